from ogp_cms.plans.models import CommitmentPage
from tests import factories as f


def test_a_tree_can_be_made_and_published(home):
    plan = f.publish(f.PlanPageFactory(parent=home))
    axis = f.publish(f.AxisPageFactory(parent=plan))
    commitment = f.publish(f.CommitmentPageFactory(parent=axis, activities=2))
    first, _second = commitment.activities.all()
    f.publish(f.PlanningChangePageFactory(parent=commitment, planning={first: {"weight": 2}}))
    update = f.publish(f.ProgressUpdatePageFactory(parent=commitment, progress={first: 50}))
    assert CommitmentPage.objects.get().plan_page == plan.pk
    assert [row.progress for row in update.rows.all()] == [50]
