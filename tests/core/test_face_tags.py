import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation
from django.utils.safestring import mark_safe

from ogp_cms.core.bidi import isolate_plain, isolate_runs
from ogp_cms.core.templatetags.face import icon, isolate


def bdi(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


def address(text: str) -> str:
    return f'<bdi dir="ltr" class="address">{text}</bdi>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("84%", bdi("84%")),
        ("من 20% إلى 24%", f"من {bdi('20%')} إلى {bdi('24%')}"),
        ("<1%", bdi("&lt;1%")),
        (">99 %", bdi("&gt;99 %")),
        ("خطة 2018-2020", f"خطة {bdi('2018-2020')}"),
        ("+4 نقط", f"{bdi('+4')} نقط"),
        ("−3 نقط", f"{bdi('−3')} نقط"),
        ("contact@inpplc.example", address("contact@inpplc.example")),
        ("انظر https://www.example.ma/a?b=1.", f"انظر {address('https://www.example.ma/a?b=1')}."),
        ("18 دجنبر 2020", "18 دجنبر 2020"),
        ("اكتبوا 2020-12-31.", f"اكتبوا {bdi('2020-12-31')}."),
        (
            "أو 2020-12-31T18:00:00+01:00 أو",
            f"أو {bdi('2020-12-31T18:00:00+01:00')} أو",
        ),
        ("<script>", "&lt;script&gt;"),
        ("", ""),
    ],
)
def test_runs_that_must_stay_left_to_right_are_isolated(text, expected):
    assert isolate_runs(text) == expected


def test_a_drawing_isolates_without_markup():
    assert isolate_plain("مهم ابتداء من 60%") == "مهم ابتداء من \u206660%\u2069"
    assert isolate_plain("دجنبر 2018") == "دجنبر 2018"


def test_left_to_right_pages_need_no_isolation():
    with translation.override("fr"):
        assert isolate("84 % <b>") == "84 % &lt;b&gt;"
    with translation.override("ar"):
        assert isolate("84%") == bdi("84%")
        assert isolate(mark_safe("<b>84%</b>")) == "<b>84%</b>"


def test_the_filter_is_not_escaped_twice():
    with translation.override("ar"):
        html = Template("{% load face %}{{ text|isolate }}").render(Context({"text": "<1%"}))
    assert html == bdi("&lt;1%")


def test_an_icon_is_placed_inline_and_hidden():
    svg = icon("arrow")
    assert svg.startswith('<svg class="icon icon-arrow icon-turns"')
    assert 'aria-hidden="true"' in svg
    assert icon("") == ""


def test_an_unknown_icon_says_which_there_are():
    with pytest.raises(
        TemplateSyntaxError, match=r"no icon 'nothing'. There are: additional, arrow"
    ):
        icon("nothing")
