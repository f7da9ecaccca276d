"""The pages of the sample beside the plans: news, about, the words of the home pages, contacts.

The news stand in an app beside this one, which is not imported: its models are asked for by name.
"""

import datetime
import json
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from ogp_cms.core.models import HomePage
from ogp_cms.interchange.reader import find_plan
from ogp_cms.plans.models import CommitmentPage, Organisation

FILE = Path(__file__).parent / "sample" / "site.json"
Node = dict[str, Any]

NEWS_SLUG = "actualites"
NEWS_TITLES = {"fr": "Actualités", "ar": "المستجدات", "en": "News"}
HOME_WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "tagline": "Portail national des engagements publics",
        "country_name": "Royaume du Maroc",
        "footer_text": (
            "Ce que l’État s’est engagé à faire, ce qui est fait et ce qui manque. "
            "Chaque chiffre a été approuvé avant de paraître, et chacun peut refaire le calcul."
        ),
    },
    "ar": {
        "tagline": "البوابة الوطنية للالتزامات العمومية",
        "country_name": "المملكة المغربية",
        "footer_text": (
            "ما التزمت به الدولة، وما أُنجز، وما ينقص. "
            "كل رقم صودق عليه قبل نشره، ويمكن لأي كان أن يعيد حسابه."
        ),
    },
    "en": {
        "tagline": "National portal of public commitments",
        "country_name": "Kingdom of Morocco",
        "footer_text": (
            "What the State has committed to do, what is done and what is missing. "
            "Every figure was approved before it appeared, and anyone can redo the sum."
        ),
    },
}


def make_pages(home: HomePage) -> None:
    """Makes all of them, below the home page of the source language and its translations."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    _write_home_words(home)
    _write_contacts(content["contacts"])
    index = _published(home, _model("NewsIndexPage")(title=NEWS_TITLES["fr"], slug=NEWS_SLUG))
    _translate(index, {code: {"title": title} for code, title in NEWS_TITLES.items()})
    for node in sorted(content["news"], key=lambda node: node["date"]):
        _make_news(index, node)
    about = content["about"]
    page = _model("StandardPage")(slug=about["slug"], show_in_menus=True, **_words(about, "fr"))
    _translate(_published(home, page), {code: _words(about, code) for code in about["title"]})


def _model(name: str) -> Any:
    return apps.get_model("ogp_newsroom", name)


def _write_home_words(home: HomePage) -> None:
    # Read anew: a page in memory would bring back the number of children that it had.
    for page in HomePage.objects.filter(translation_key=home.translation_key):
        for name, words in HOME_WORDS.get(page.locale.language_code, {}).items():
            setattr(page, name, words)
        page.save_revision(log_action=True).publish()


def _write_contacts(contacts: Mapping[str, str]) -> None:
    for name, email in contacts.items():
        for row in Organisation.objects.filter(organisation_id=name):
            row.email = email
            row.save()


def _make_news(index: Page, node: Node) -> None:
    page = _model("NewsPage")(
        slug=node["slug"],
        date=datetime.date.fromisoformat(node["date"]),
        organisation=Organisation.objects.get(
            organisation_id=node["organisation"], locale=index.locale
        ),
        **_words(node, "fr"),
    )
    page.commitments = [
        apps.get_model("ogp_newsroom", "NewsCommitment")(commitment=_commitment(named))
        for named in node["commitments"]
    ]
    _translate(_published(index, page), {code: _words(node, code) for code in node["title"]})


def _words(node: Node, code: str) -> Node:
    """The fields of a page in one language; a block has the same id in every language."""
    body = [
        {"type": block["type"], "value": _block_value(block), "id": _block_id(node, place)}
        for place, block in enumerate(node["body"][code])
    ]
    return {"title": node["title"][code], "intro": node["intro"][code], "body": json.dumps(body)}


def _block_value(block: Node) -> Any:
    if block["type"] == "commitment":
        return _commitment(block["value"]).pk
    if block["type"] == "list":
        # Items carry ids of their own, by which their translations are told apart.
        return [
            {"type": "item", "value": item, "id": str(uuid.uuid5(uuid.NAMESPACE_OID, str(place)))}
            for place, item in enumerate(block["value"])
        ]
    return block["value"]


def _block_id(node: Node, place: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{node['slug']}/{place}"))


def _commitment(named: Node) -> CommitmentPage:
    plan = find_plan(named["plan"])
    if plan is None:
        raise LookupError(named["plan"])
    return CommitmentPage.objects.get(plan_page=plan.pk, number=named["number"])


def _published(parent: Page, page: Any) -> Any:
    page.live = False
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def _translate(page: Any, words: Mapping[str, Node]) -> None:
    """Makes the page's translations as a translator would: string by string, then published."""
    source, _made = TranslationSource.update_or_create_from_instance(page)
    strings = {
        (segment.context.path, segment.order): segment
        for segment in source.stringsegment_set.select_related("context", "string")
    }
    for code in sorted(words.keys() - {page.locale.language_code}):
        locale = Locale.objects.get(language_code=code)
        translation = Translation.objects.create(source=source, target_locale=locale)
        copy = type(page)(locale=locale, **words[code])
        for segment in extract_segments(copy):
            if isinstance(segment, StringSegmentValue):
                _translate_string(strings[segment.path, segment.order], locale, segment)
        # Publishing replaces rows whose index was asked for already: it is written once, after that.
        with disable_reference_index_auto_update():
            translation.save_target(publish=False)
            translation.get_target_instance().get_latest_revision().publish()
        ReferenceIndex.create_or_update_for_object(translation.get_target_instance())


def _translate_string(own: Any, locale: Locale, segment: StringSegmentValue) -> None:
    StringTranslation.objects.create(
        translation_of=own.string,
        context=own.context,
        locale=locale,
        data=segment.string.data,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
