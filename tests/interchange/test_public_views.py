"""The public download of a plan, and the page about the data."""

import json
from decimal import Decimal

import pytest
from django.conf import settings as site_settings
from jsonschema import Draft202012Validator
from wagtail.models import PageViewRestriction

from ogp_cms.core.dates import today
from ogp_cms.interchange import document as documents
from ogp_cms.interchange.domain import export_plan, import_plan
from ogp_cms.interchange.normal_form import normalise
from ogp_cms.interchange.reader import find_plan
from ogp_cms.interchange.schema import SCHEMA_FILE
from ogp_cms.ledger.queries import head
from ogp_cms.plans.models import CommitmentPage
from ogp_cms.progress.models import ProgressUpdatePage
from tests.interchange.documents import small
from tests.interchange.steps import source_page

pytestmark = pytest.mark.django_db

PATH = "/data/plans/plan-1.json"


def test_the_download_is_the_export_byte_by_byte(client, document):
    response = client.get(PATH)
    assert response.content.decode() == documents.dumps(export_plan("plan-1"))
    # As the format asks for: with floats a third would be no multiple of a hundredth.
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"), parse_float=Decimal)
    found = json.loads(response.content, parse_float=Decimal)
    assert list(Draft202012Validator(schema).iter_errors(found)) == []
    languages = [code for code, _name in site_settings.LANGUAGES]
    assert documents.load(response.content, languages, today()) == normalise(document)


def test_the_download_says_what_it_is(client, document):
    response = client.get(PATH)
    last = head()
    wanted = {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="plan-1.json"',
        "Cache-Control": "public, no-cache",
        "X-Ledger-Number": str(last.number),
        "X-Ledger-Hash": last.hash,
    }
    assert {name: response[name] for name in wanted} == wanted


def test_what_has_not_changed_is_not_sent_again(client, document):
    etag = client.get(PATH)["ETag"]
    same = client.get(PATH, headers={"if-none-match": etag})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", etag)
    page = source_page(CommitmentPage, number=1)
    page.problem = "Un autre problème."
    page.save_revision().publish()
    changed = client.get(PATH, headers={"if-none-match": etag})
    assert changed.status_code == 200
    assert changed["ETag"] != etag
    assert "Un autre problème." in changed.content.decode()


def test_drafts_and_what_was_withdrawn_are_not_in_it(client, document):
    page = source_page(CommitmentPage, number=1)
    page.problem = "Un secret."
    page.save_revision()
    report = ProgressUpdatePage(date=today(), title="r", slug="r", summary="Un secret.", live=False)
    page.add_child(instance=report)
    report.save_revision()
    assert "secret" not in client.get(PATH).content.decode()
    withdrawn = ProgressUpdatePage.objects.filter(live=True, alias_of__isnull=True).first()
    ids = {withdrawn.report_id}
    withdrawn.unpublish()
    found = json.loads(client.get(PATH).content)
    updates = [
        update["id"]
        for axis in found["axes"]
        for commitment in axis["commitments"]
        if commitment["number"] == 1
        for update in commitment.get("updates", [])
    ]
    assert ids.isdisjoint(updates)


@pytest.mark.parametrize("path", ["/data/plans/nothing.json", PATH])
def test_a_plan_that_is_not_public_has_none(client, document, path):
    find_plan("plan-1").unpublish()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("place", ["home", "plan", "commitment"])
def test_a_plan_that_hides_a_part_from_some_has_none_for_all(client, home, document, place):
    pages = {
        "home": home,
        "plan": find_plan("plan-1"),
        "commitment": source_page(CommitmentPage, number=1),
    }
    PageViewRestriction.objects.create(
        page=pages[place], restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(PATH).status_code == 404
    assert PATH not in client.get("/en/data/").content.decode()


def test_a_restriction_elsewhere_hides_no_plan(client, home, document):
    other = small()
    other["plan"]["id"] = "plan-2"
    import_plan(normalise(other))
    plan = find_plan("plan-2")
    assert plan is not None
    PageViewRestriction.objects.create(page=plan, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(PATH).status_code == 200


def test_only_reading_is_allowed(client, document):
    assert [client.post(path).status_code for path in (PATH, "/en/data/")] == [405, 405]


def test_the_schema_is_served_as_it_is(client, document):
    response = client.get("/data/ogp-plan-1.schema.json")
    assert b"".join(response.streaming_content) == SCHEMA_FILE.read_bytes()
    assert response["Content-Type"] == "application/schema+json; charset=utf-8"


@pytest.mark.parametrize("plans", [1, 3])
def test_the_page_takes_as_many_queries_for_many_plans(
    client, home, plans, django_assert_num_queries
):
    for number in range(1, plans + 1):
        made = small()
        made["plan"]["id"] = f"plan-{number}"
        import_plan(normalise(made))
    client.get("/en/data/")
    with django_assert_num_queries(4):
        html = client.get("/en/data/").content.decode()
    assert html.count("/data/plans/plan-") == plans


@pytest.mark.parametrize("axes", [1, 3])
def test_a_download_takes_as_many_queries_for_many_pages(
    client, home, axes, django_assert_num_queries
):
    made = small()
    first = made["axes"][0]
    made["axes"] = [
        {
            **first,
            "id": f"axe-{axis}",
            "commitments": [
                {**commitment, "number": commitment["number"] + 100 * axis}
                for commitment in first["commitments"]
            ],
        }
        for axis in range(axes)
    ]
    import_plan(normalise(made))
    client.get(PATH)
    with django_assert_num_queries(33):
        response = client.get(PATH)
    assert len(json.loads(response.content)["axes"]) == axes


def test_the_page_states_the_head_and_how_to_find_it_again(client, document):
    html = client.get("/en/data/").content.decode()
    last = head()
    assert f"verify_ledger.py ledger.jsonl {last.hash}" in html
    assert f"<dd>{last.number}</dd>" in html
    assert "curl -O http" in html


def test_the_page_names_the_licence_that_a_setting_names(client, document, settings):
    assert "Licence" not in client.get("/en/data/").content.decode()
    settings.OGP_DATA_LICENCE = "CC BY 4.0"
    assert "CC BY 4.0" in client.get("/en/data/").content.decode()
    settings.OGP_DATA_LICENCE_URL = "https://example.org/by"
    html = client.get("/en/data/").content.decode()
    assert '<a href="https://example.org/by">CC BY 4.0</a>' in html


def test_the_page_of_a_plan_leads_to_its_document(client, document):
    html = client.get("/en/plan-1/").content.decode()
    assert [each in html for each in (f'href="{PATH}"', 'href="/en/data/"')] == [True, True]
    PageViewRestriction.objects.create(
        page=source_page(CommitmentPage, number=1), restriction_type=PageViewRestriction.LOGIN
    )
    html = client.get("/en/plan-1/").content.decode()
    assert [each in html for each in (f'href="{PATH}"', 'href="/en/data/"')] == [False, True]
