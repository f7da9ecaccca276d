"""How the tests fill in Wagtail's editor."""

from html import unescape

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data


def rows(*given, initial=0):
    """The POST data of an inline formset."""
    return inline_formset(list(given), initial=initial)


def update_data(date="2024-06-30", given=(), initial=0, **texts):
    """The POST data of an update's form."""
    names = ("summary", "difficulties", "results", "contribution", "next_steps")
    return nested_form_data(
        {
            "date": date,
            **{name: texts.get(name, "") for name in names},
            "rows": rows(*given, initial=initial),
            "evidence": rows(),
            "communication_actions": rows(),
        }
    )


def row(activity, **values):
    """One row of an update."""
    return {
        "activity": str(getattr(activity, "translation_key", activity)),
        **dict.fromkeys(("progress", "done", "not_done", "additional", "decrease_reason"), ""),
        **values,
    }


def planning_data(date="2024-06-30", given=(), initial=0, reason=""):
    """The POST data of a planning change's form."""
    return nested_form_data({"date": date, "reason": reason, "rows": rows(*given, initial=initial)})


def planning_row(activity, **values):
    """One row of a planning change."""
    names = ("weight", "state", "start", "end")
    return {
        "activity": str(getattr(activity, "translation_key", activity)),
        **dict.fromkeys(names, ""),
        **values,
    }


def add_url(commitment, model):
    """Where a report is begun."""
    return reverse("wagtailadmin_pages:add", args=("ogp_progress", model, commitment.pk))


def edit_url(page):
    """Where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def sentences(response):
    """Every error that the form in a response shows, and its formsets' and rows'."""
    form = response.context["form"]
    found = [str(each) for errors in form.errors.values() for each in errors]
    for formset in form.formsets.values():
        found += [str(each) for each in formset.non_form_errors()]
        found += [
            str(each) for errors in formset.errors for every in errors.values() for each in every
        ]
    return found


def told(response):
    """The messages that the next page shows."""
    return [unescape(str(message)).strip() for message in response.context["messages"]]
