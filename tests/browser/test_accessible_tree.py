"""What assistive technology is told of the gauge, the charts and the filters: Chromium's own tree."""

import pytest

from tests.browser.states import COMMITMENT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.usefixtures("rates"),
    pytest.mark.xdist_group("browser"),
]

# What only groups or repeats the words of the node above it.
SILENT = {
    "generic",
    "none",
    "InlineTextBox",
    "StaticText",
    "LineBreak",
    "MenuListPopup",
    "LayoutTable",
}


def tree(page, selector):
    """The accessible nodes under an element, a line each, indented by their depth."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    handle = session.send(
        "Runtime.evaluate", {"expression": f"document.querySelector({selector!r})"}
    )["result"]
    root = session.send("DOM.describeNode", {"objectId": handle["objectId"]})["node"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    top = next(node for node in nodes if node.get("backendDOMNodeId") == root["backendNodeId"])
    lines = []

    def walk(node, depth):
        role = node["role"]["value"] if "role" in node else ""
        shown = not node.get("ignored") and role not in SILENT
        if shown:
            name = node.get("name", {}).get("value", "")
            value = node.get("value", {}).get("value", "")
            state = {
                each["name"]: each["value"].get("value") for each in node.get("properties", [])
            }
            folded = {"True": " (open)", "False": " (closed)"}.get(str(state.get("expanded")), "")
            text = f"{role} {name!r}" + (f" = {value!r}" if value else "") + folded
            lines.append("  " * depth + text)
        for child in node.get("childIds", []):
            if child in by_id:
                walk(by_id[child], depth + shown)

    walk(top, 0)
    return lines


def told(site, path, selector):
    """The tree with everything that is folded opened."""
    page = site.open(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    return tree(page, selector)


def table(title, summary, heads, rows):
    """What the table behind a chart is expected to say; a row's head may be a link."""
    lines = [
        "group ''",
        f"  DisclosureTriangle {summary!r} (open)",
        f"  region {title!r}",
        f"    table {title!r}",
        "      caption ''",
        "      rowgroup ''",
        "        row ''",
        *(f"          columnheader {head!r}" for head in heads),
    ]
    for head, linked, *cells in rows:
        lines += ["      row ''", f"        rowheader {head!r}"]
        lines += [f"          link {head!r}"] if linked else []
        lines += [f"        cell {cell!r}" for cell in cells]
    return lines


NBSP = "\u00a0"
PORTAL, FINANCE = "Mise en place d’un portail d’intégrité", "Suivi du financement public"
PORTAL_AR = "إحداث بوابة للنزاهة"


@pytest.mark.parametrize(("language", "sign"), [("fr", f"{NBSP}%"), ("ar", "%")])
def test_the_gauge_says_value_level_and_thresholds(site, story, language, sign):
    assert told(site, f"/{language}/plan-2024/", ".gauge") == [
        f"image {f'14{sign}, Limited. Substantial from 60{sign}, completed from 90{sign}.'!r}"
    ]


@pytest.mark.parametrize(
    ("language", "sign", "february", "june", "heads", "dates"),
    [
        ("fr", f"{NBSP}%", "février", "juin", "Date", ("29 février", "30 avril", "30 juin")),
        ("ar", "%", "فبراير", "يونيو", "التاريخ", ("29 فبراير", "30 أبريل", "30 يونيو")),
    ],
)
def test_the_history_says_where_it_leads_from_and_to(
    site, story, language, sign, february, june, heads, dates
):
    title = f"From 0{sign} in {february} 2024 to 14{sign} in {june} 2024"
    assert told(site, f"/{language}/plan-2024/", ".history") == [
        f"image {title!r}",
        *table(
            title,
            "See the 3 values in a table",
            (heads, "Completion rate", "Level"),
            [
                (f"{dates[0]} 2024", False, f"0{sign}", "Not started"),
                (f"{dates[1]} 2024", False, f"5{sign}", "Limited"),
                (f"{dates[2]} 2024", False, f"14{sign}", "Limited"),
            ],
        ),
    ]


@pytest.mark.parametrize(
    ("language", "sign", "portal", "axis"),
    [("fr", f"{NBSP}%", PORTAL, "Intégrité"), ("ar", "%", PORTAL_AR, "النزاهة")],
)
def test_the_wall_is_an_image_a_list_of_links_and_a_table(
    site, story, language, sign, portal, axis
):
    title = f"Completion rate of each commitment; 14{sign} for the whole plan"
    assert told(site, f"/{language}/", ".wall") == [
        f"image {title!r}",
        "list ''",
        "  listitem ''",
        f"    link {f'7. {portal}, 28{sign}, Limited'!r}",
        "  listitem ''",
        f"    link {f'13. {FINANCE}, 0{sign}, Not started'!r}",
        "list ''",
        *["  listitem ''"] * 4,
        "paragraph ''",
        *table(
            title,
            "See the rates in a table",
            ("Commitment", "Axis", "Completion rate", "Level"),
            [
                (f"7. {portal}", True, axis, f"28{sign}", "Limited"),
                (f"13. {FINANCE}", True, "Budget", f"0{sign}", "Not started"),
            ],
        ),
    ]


@pytest.mark.parametrize(("language", "sign"), [("fr", f"{NBSP}%"), ("ar", "%")])
def test_the_strip_says_weight_and_progress_of_every_activity(site, story, language, sign):
    title = "What this rate is made of: 3 activities, by their weight"
    assert told(site, f"/{language}/{COMMITMENT}", ".strip") == [
        f"image {title!r}",
        *table(
            title,
            "See the activities in a table",
            ("Activity", "Weight", "Progress", "Level"),
            [
                ("1. Activity 1", True, "20", f"100{sign}", "Completed"),
                ("2. Activity 2", True, "80", f"10{sign}", "Limited"),
                ("3. Activity 3", True, "1", f"0{sign}", "Suspended"),
            ],
        ),
    ]


def test_the_planned_time_says_dates_and_lateness(site, story):
    title = "Planned time and completion rate of each commitment"
    assert told(site, "/fr/plan-2024/", ".gantt") == [
        f"image {title!r}",
        *table(
            title,
            "See the dates in a table",
            ("Commitment", "Planned start", "Planned end", "Completion rate", "Deadline"),
            [
                (
                    f"7. {PORTAL}",
                    True,
                    "1er janvier 2023",
                    "31 mars 2024",
                    f"28{NBSP}%",
                    "3 months late",
                ),
            ],
        ),
    ]


FILTERS = {
    "Axis": ("All axes", "Intégrité", "Budget"),
    "Level": ("All levels", "Limited", "Not started"),
    "Deadline": ("All", "Late"),
    "OGP value": ("All", "Public accountability"),
    "Goal (SDG)": ("All", "16. Peace, justice and strong institutions"),
}
SORTS = (
    "Axis, then number",
    "Lowest rate first",
    "Highest rate first",
    "Latest update first",
    "Oldest update first",
    "Most late first",
    "Least late first",
)


def select(name, options):
    """A list to choose from, with its first entry chosen."""
    return [
        "  LabelText ''",
        f"  combobox {name!r} = {options[0]!r} (closed)",
        *(f"    option {option!r}" for option in options),
    ]


def test_every_filter_has_its_name_its_choice_and_its_entries(site, story):
    assert told(site, "/fr/plan-2024/", "form.filters") == [
        "form 'Filter and sort'",
        "  group ''",
        *(line for name, options in FILTERS.items() for line in select(name, options)),
        "  paragraph ''",
        "    link 'Late (1)'",
        "    link 'Without an update in this round (1)'",
        *select("Sort by", SORTS),
        "  list ''",
        "    listitem ''",
        "      link 'Table'",
        "    listitem ''",
        "      link 'Cards'",
        "  button 'Filter'",
    ]
