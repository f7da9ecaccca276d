"""Who is in charge of which commitment today; asked anew each time, so an end works at once."""

import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from ogp_cms.core.dates import today
from ogp_cms.plans.models import Assignment


def in_charge(day: datetime.date | None = None) -> QuerySet[Assignment]:
    """The assignments that hold on a day (today)."""
    day = day or today()
    return Assignment.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day), since__lte=day, user__is_active=True
    )


def commitments_of_lead(user: Any) -> frozenset[UUID]:
    """The keys of the commitments that a person leads today (1 query)."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    return frozenset(in_charge().filter(user=user).values_list("commitment", flat=True))


def leads_of(commitment: UUID) -> list[Any]:
    """The people who lead a commitment today, by address (1 query)."""
    held = in_charge().filter(commitment=commitment).values("user")
    return list(get_user_model().objects.filter(pk__in=held).order_by("email"))
