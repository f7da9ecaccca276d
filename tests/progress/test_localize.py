"""Translations made with wagtail-localize follow the source-tree rule too."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from ogp_cms.ledger.models import Entry
from ogp_cms.progress.models import ActivityProgress, ProgressUpdatePage
from ogp_cms.progress.queries import report_of
from ogp_cms.progress.reports import Text
from tests import factories as f
from tests.progress.admin import edit_url, told

ISO = datetime.date.fromisoformat
NOT_YET = "This translation cannot be published: the page that it translates is not. Publish that one first."


@pytest.fixture
def update(commitment, activities):
    page = f.ProgressUpdatePageFactory(
        parent=commitment, live=False, date=ISO("2024-06-30"), summary="Avancé.", results="Bien."
    )
    page.rows.set(
        [
            ActivityProgress(
                activity=activities[0].translation_key,
                progress=50,
                done="- fait",
                locale=page.locale,
            )
        ]
    )
    return f.publish(page)


@pytest.fixture
def english(update):
    """Its translation into English, begun in wagtail-localize: the summary and the row."""
    source, _made = TranslationSource.update_or_create_from_instance(update)
    locale = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source):
        words = {"Avancé.": "It moved.", "- fait": "- done"}.get(segment.string.data)
        if words:
            StringTranslation.objects.create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                data=words,
                translation_type="manual",
            )
    # Untranslated parents come as aliases, as wagtail-localize makes them.
    update.get_parent().specific.copy_for_translation(locale, copy_parents=True, alias=True)
    return translation


def publish(translation, callbacks):
    with callbacks(execute=True):
        translation.save_target(publish=True)
    return ProgressUpdatePage.objects.get(locale__language_code="en")


def test_only_what_people_read_is_given_to_translators(english):
    strings = StringSegment.objects.filter(source=english.source)
    assert sorted(strings.values_list("string__data", flat=True)) == ["- fait", "Avancé.", "Bien."]


def test_a_published_translation_has_its_own_title_and_writes_no_facts(
    update, english, django_capture_on_commit_callbacks
):
    before = Entry.objects.count()
    page = publish(english, django_capture_on_commit_callbacks)
    assert (page.live, page.title) == (True, "Update of 30 June 2024")
    assert (page.slug, page.report_id) == (update.slug, update.report_id)
    assert Entry.objects.count() == before
    report = report_of(update, "en")
    assert (report.page, report.rows[0].done) == (page, Text("- done", "en"))
    # What is not translated yet is in the source language, and says so.
    assert report.texts["results"] == Text("Bien.", "fr")


def test_a_translation_begun_before_a_change_takes_the_figures_of_today(
    update, english, django_capture_on_commit_callbacks
):
    update.date = ISO("2024-05-31")
    update = f.publish(update)
    page = publish(english, django_capture_on_commit_callbacks)
    assert (page.date, page.title) == (update.date, "Update of 31 May 2024")


def test_a_translation_of_what_was_withdrawn_is_not_published(
    update, english, django_capture_on_commit_callbacks
):
    update.unpublish()
    with pytest.raises(ValidationError, match="the page that it translates is not"):
        publish(english, django_capture_on_commit_callbacks)
    assert not ProgressUpdatePage.objects.get(locale__language_code="en").live


def test_the_translators_editor_opens(
    client, moderator, english, django_capture_on_commit_callbacks
):
    client.force_login(moderator)
    page = publish(english, django_capture_on_commit_callbacks)
    response = client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert response.status_code == 200
    assert "wagtail_localize/admin/edit_translation.html" in {t.name for t in response.templates}


# What wagtail-localize would do by itself


def to_arabic(client, page, callbacks):
    """Translates a page into Arabic as an editor does: "Translate this page"."""
    arabic = Locale.objects.get(language_code="ar")
    with callbacks(execute=True):
        client.post(
            reverse("wagtail_localize:submit_page_translation", args=(page.pk,)),
            {"locales": [arabic.pk]},
        )
    return type(page).objects.get(locale=arabic, translation_key=page.translation_key)


@pytest.fixture
def editor(client, moderator):
    client.force_login(moderator)
    return client


def test_what_is_given_to_translators_is_a_draft(
    editor, commitment, update, django_capture_on_commit_callbacks
):
    before = Entry.objects.count()
    for page in (commitment, update):
        assert not to_arabic(editor, page, django_capture_on_commit_callbacks).live
    assert Entry.objects.count() == before


def test_the_translators_editor_says_why_it_does_not_publish(
    editor, update, django_capture_on_commit_callbacks
):
    arabic = to_arabic(editor, update, django_capture_on_commit_callbacks)
    update.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        response = editor.post(edit_url(arabic), {"action": "publish"}, follow=True)
    assert told(response)[1:] == [NOT_YET]
    assert not type(update).objects.get(pk=arabic.pk).live
    f.publish(type(update).objects.get(pk=update.pk))
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(edit_url(arabic), {"action": "publish"})
    assert type(update).objects.get(pk=arabic.pk).live


def test_the_update_of_translations_says_why_it_does_not_publish(
    editor, update, django_capture_on_commit_callbacks
):
    arabic = to_arabic(editor, update, django_capture_on_commit_callbacks)
    update.unpublish()
    source = TranslationSource.objects.get(object_id=update.translation_key)
    url = reverse("wagtail_localize:update_translations", args=(source.pk,))
    with django_capture_on_commit_callbacks(execute=True):
        response = editor.post(url, {"publish_translations": "on"}, follow=True)
    assert (response.status_code, told(response)[1:]) == (200, [NOT_YET])
    assert not type(update).objects.get(pk=arabic.pk).live
    f.publish(type(update).objects.get(pk=update.pk))
    before = Entry.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(url, {"publish_translations": "on"})
    assert type(update).objects.get(pk=arabic.pk).live
    assert Entry.objects.count() == before


@pytest.mark.parametrize("live", [True, False])
def test_what_becomes_an_alias_follows_its_source(
    editor, update, live, django_capture_on_commit_callbacks
):
    arabic = to_arabic(editor, update, django_capture_on_commit_callbacks)
    if not live:
        update.unpublish()
    before = Entry.objects.count()
    editor.post(reverse("wagtail_localize:convert_to_alias", args=(arabic.pk,)))
    alias = type(update).objects.get(pk=arabic.pk)
    assert (alias.alias_of_id, alias.live) == (update.pk, live)
    assert Entry.objects.count() == before
    type(update).objects.get(pk=update.pk).unpublish()
    assert not type(update).objects.get(pk=arabic.pk).live


def test_a_translation_that_was_stopped_follows_its_source(
    editor, update, django_capture_on_commit_callbacks
):
    arabic = to_arabic(editor, update, django_capture_on_commit_callbacks)
    translation = Translation.objects.get(source__object_id=update.translation_key)
    editor.post(reverse("wagtail_localize:stop_translation", args=(translation.pk,)))
    form = editor.get(edit_url(arabic)).context["form"]
    assert "date" not in form.fields
    f.publish(type(update).objects.get(pk=arabic.pk))
    type(update).objects.get(pk=update.pk).unpublish()
    assert not type(update).objects.get(pk=arabic.pk).live
