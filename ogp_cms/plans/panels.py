"""Inline panels whose rows follow the source-tree rule."""

from typing import Any

from wagtail.admin.panels import InlinePanel, Panel

from ogp_cms.plans.formsets import TreeFormSet


class TreeInlinePanel(InlinePanel):
    """An inline panel with a formset class of its own, left out where the form has no such rows."""

    def __init__(self, *args: Any, formset: type[TreeFormSet] = TreeFormSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formset = formset

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "formset": self.formset}

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = self.formset
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            form, panel = kwargs["form"], kwargs["panel"]
            self.left_out = form is not None and panel.relation_name not in form.formsets
            if self.left_out:
                Panel.BoundPanel.__init__(self, **kwargs)
            else:
                super().__init__(**kwargs)

        def is_shown(self) -> bool:
            return not self.left_out and bool(super().is_shown())
