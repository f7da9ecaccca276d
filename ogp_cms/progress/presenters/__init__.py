"""Page contexts: what each public page shows, made of models, ledger and metric, as components."""


def register() -> None:
    """Gives every page type its view; templates find it as `sections.view`."""
    from ogp_cms.core.missing import search_band
    from ogp_cms.core.sections import register_section
    from ogp_cms.core.sitemap import register_views
    from ogp_cms.progress.presenters.axis import present_axis
    from ogp_cms.progress.presenters.commitment import present_commitment
    from ogp_cms.progress.presenters.home import present_home
    from ogp_cms.progress.presenters.organisation import public_ids
    from ogp_cms.progress.presenters.plan import present_plan
    from ogp_cms.progress.presenters.planning_change import present_planning_change
    from ogp_cms.progress.presenters.update import present_update

    register_views(
        lambda: [
            ("plans", []),
            ("compare_plans", []),
            *(("organisation", [each]) for each in public_ids()),
        ]
    )
    register_section("ogp_core.HomePage", "plan", present_home)
    register_section("ogp_core.HomePage", "search", lambda _page, _request: search_band())
    register_section("ogp_plans.PlanPage", "view", present_plan)
    register_section("ogp_plans.AxisPage", "view", present_axis)
    register_section("ogp_plans.CommitmentPage", "view", present_commitment)
    register_section("ogp_progress.ProgressUpdatePage", "view", present_update)
    register_section("ogp_progress.PlanningChangePage", "view", present_planning_change)
