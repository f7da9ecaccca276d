"""The sample: complete, in normal form, at the published rates; loaded once, never in production."""

import io
import json
import re
from fractions import Fraction

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page
from wagtail_localize.models import Translation

from ogp_cms.accounts.models import User
from ogp_cms.core.models import HomePage
from ogp_cms.interchange import sample
from ogp_cms.interchange.document import dumps
from ogp_cms.interchange.domain import export_plan
from ogp_cms.interchange.reader import find_plan
from ogp_cms.interchange.sample_people import PEOPLE, accounts
from ogp_cms.ledger.models import Entry
from ogp_cms.plans.models import Assignment, Organisation
from ogp_cms.progress.models import ReportingRound
from tests.interchange.digest import digest

FIRST, SECOND = sample.PLANS
# The self-assessment report of the plan 2018-2020: commitments, axes, the plan (percent).
PUBLISHED = [100, 100, 95, 96, 100, 95, 24, 100, 100, 95, 98, 100, 25, 26, 63, 100, 99, 97]
PUBLISHED_AXES = [98, 80, 74, 72, 97]
PUBLISHED_PLAN = 84


def rate(commitment, day="2020-12-31"):
    """Σ weight × progress ÷ Σ weight over what counts on a day, by the document alone."""
    weights = {row["number"]: Fraction(1) for row in commitment["activities"]}
    states: dict[int, str | None] = {}
    progress: dict[int, Fraction] = {}
    for change in commitment.get("planning_changes", []):
        for row in change["activities"] if change["date"] <= day else []:
            weights[row["number"]] = Fraction(row.get("weight", weights[row["number"]]))
            states[row["number"]] = row.get("state", states.get(row["number"]))
    for update in commitment.get("updates", []):
        for row in update["activities"] if update["date"] <= day else []:
            progress[row["number"]] = Fraction(row.get("progress", progress.get(row["number"], 0)))
    counting = [number for number in weights if states.get(number) != "cancelled"]
    total = sum(weights[number] * progress.get(number, 0) for number in counting)
    return total / sum(weights[number] for number in counting)


def whole(value):
    """Rounded half up to a whole percent."""
    return int(value + Fraction(1, 2))


def mean(values):
    return sum(values) / Fraction(len(values))


def test_the_sample_states_the_published_rates():
    document = sample.read_plan(FIRST)
    axes = [[rate(each) for each in axis["commitments"]] for axis in document["axes"]]
    rates = [value for axis in axes for value in axis]
    assert rates == PUBLISHED
    assert [whole(mean(axis)) for axis in axes] == PUBLISHED_AXES
    assert whole(mean(rates)) == PUBLISHED_PLAN


def test_the_sample_is_whole():
    document = sample.read_plan(FIRST)
    commitments = [each for axis in document["axes"] for each in axis["commitments"]]
    assert [len(axis["commitments"]) for axis in document["axes"]] == [6, 4, 3, 4, 1]
    assert [each["number"] for each in commitments] == list(range(1, 19))
    assert sum(len(each["activities"]) for each in commitments) == 79
    states = {
        (each["number"], row["number"]): row["state"]
        for each in commitments
        for change in each["planning_changes"]
        for row in change["activities"]
        if "state" in row
    }
    assert states == {(7, 4): "suspended", (7, 5): "suspended", (14, 4): "cancelled"}
    assert {each["updates"][-1]["date"] for each in commitments} >= {"2020-12-31", "2020-06-30"}
    history = [rate(commitments[6], day) for day in ("2020-02-29", "2020-08-31", "2020-12-31")]
    assert history == [8, 20, 24]


def test_earlier_updates_are_few():
    for axis in sample.read_plan(FIRST)["axes"]:
        for each in axis["commitments"]:
            *earlier, last = each["updates"]
            assert 2 <= len(earlier) <= 4, each["number"]
            assert [update["date"] for update in earlier] == sorted(
                {update["date"] for update in earlier}
            )
            assert last["approved"] > last["date"]


def words(node):
    """Every text below a node, without its markup."""
    if isinstance(node, str):
        yield re.sub(r"<[^>]+>|https?:", "", node)
    elif isinstance(node, dict | list):
        for value in node.values() if isinstance(node, dict) else node:
            yield from words(value)


def texts_of(node, code):
    """Every text in one language."""
    if isinstance(node, dict) and code in node:
        yield from words(node[code])
    elif isinstance(node, dict | list):
        for value in node.values() if isinstance(node, dict) else node:
            yield from texts_of(value, code)


MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
DATE = re.compile(rf"(?:(\d{{1,2}})(?:er)?\s)?({MONTHS.replace(' ', '|')})\s(\d{{4}})")
ANNOUNCED = re.compile("prévu|attendu")


def latest_day(text):
    """The latest day that a French text names, as a date would be written; "" for none."""
    months = MONTHS.split()
    days = [
        f"{year}-{months.index(month) + 1:02d}-{int(day or 1):02d}"
        for day, month, year in DATE.findall(text)
    ]
    return max(days, default="")


@pytest.mark.parametrize("plan_id", sample.PLANS)
def test_no_update_tells_what_happened_after_its_approval(plan_id):
    for axis in sample.read_plan(plan_id)["axes"]:
        for each in axis["commitments"]:
            for update in each.get("updates", []):
                done = {key: value for key, value in update.items() if key != "next_steps"}
                for text in texts_of(done, "fr"):
                    if not ANNOUNCED.search(text):
                        assert latest_day(text) <= update["approved"], text


@pytest.mark.parametrize("plan_id", sample.PLANS)
def test_the_files_are_in_normal_form_and_in_three_languages(plan_id):
    text = (sample.FOLDER / f"{plan_id}.json").read_text(encoding="utf-8")
    assert dumps(sample.read_plan(plan_id)) == text
    assert text.count('"fr":') == text.count('"ar":') == text.count('"en":') > 40


@pytest.mark.parametrize("name", [*sample.PLANS, "site"])
def test_the_texts_are_typeset(name):
    content = json.loads((sample.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    for text in texts_of(content, "fr"):
        for sign in ":;?!»%":
            assert text.count(sign) == text.count(f"\u00a0{sign}"), text
        assert text.count("«") == text.count("«\u00a0"), text
        assert not re.search(r"\d \d{3}\b|n° ", text), text
    for code in sample.LANGUAGES:
        for text in texts_of(content, code):
            assert not {"'", '"'} & set(text), text
    for text in texts_of(content, "ar"):
        assert not re.search(r"[,;?](\s|$)|[٠-٩]", text), text


@pytest.fixture
def loaded(db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    out = io.StringIO()
    call_command("load_sample", stdout=out)
    return out.getvalue()


def test_loading_fills_an_empty_site_once(loaded, tmp_path):
    assert [export_plan(plan_id) for plan_id in sample.PLANS] == [
        sample.read_plan(plan_id) for plan_id in sample.PLANS
    ]
    assert Page.find_problems() == ([], [], [], [], [])
    assert [find_plan(plan_id).state for plan_id in sample.PLANS] == ["implementation", "adopted"]
    assert all(
        total == done for total, done in map(Translation.get_progress, Translation.objects.all())
    )
    news = Page.objects.filter(content_type__model="newspage", live=True)
    assert [news.filter(locale__language_code=code).count() for code in sample.LANGUAGES] == [6] * 3
    plain = Page.objects.filter(content_type__model="standardpage", live=True)
    assert [plain.filter(locale__language_code=code).count() for code in sample.LANGUAGES] == [
        2
    ] * 3
    assert set(HomePage.objects.values_list("country_name", flat=True)) == {
        "Royaume du Maroc",
        "المملكة المغربية",
        "Kingdom of Morocco",
    }
    assert not Organisation.objects.filter(email="").exists()
    assert ReportingRound.objects.filter(plan=find_plan(FIRST).translation_key).count() == 14
    assert Assignment.objects.count() == 4
    assert Entry.objects.filter(kind="progress").count() > 200
    before = digest()
    again = io.StringIO()
    call_command("load_sample", stdout=again)
    assert again.getvalue() == loaded.removeprefix("The sample is loaded.\n")
    assert digest() == before


def test_everybody_can_log_in_with_the_printed_password(loaded, client, tmp_path):
    kept = accounts()
    assert list(kept) == [person.email for person in PEOPLE]
    file = tmp_path / "demo-accounts.json"
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    for email, password in kept.items():
        assert f"  {email:<28} {password}\n" in loaded
        assert client.login(email=email, password=password)
        assert User.objects.get(email=email).has_perm("wagtailadmin.access_admin")


def test_passwords_of_another_database_are_not_shown(loaded, tmp_path):
    file = tmp_path / "demo-accounts.json"
    file.write_text(json.dumps({"lead@example.org": "other", "committee@example.org": "x"}))
    assert set(accounts().values()) == {None}
    file.write_text("spoiled")
    assert set(accounts().values()) == {None}


def test_a_site_with_a_plan_is_left_alone(home, settings, tmp_path):
    from tests import factories as f

    settings.DATA_DIR = tmp_path
    f.PlanPageFactory(parent=home)
    before = digest()
    out = io.StringIO()
    call_command("load_sample", stdout=out)
    assert out.getvalue() == ""
    assert digest() == before


def test_production_gets_no_sample(db, settings):
    settings.OGP_DEMO = False
    with pytest.raises(CommandError, match="for development only"):
        call_command("load_sample")


def test_an_installation_without_its_languages_gets_no_sample(db, settings):
    settings.LANGUAGES = [("fr", "français"), ("ar", "العربية")]
    with pytest.raises(CommandError, match="needs the languages en"):
        call_command("load_sample")
