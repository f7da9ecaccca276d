"""The closed lists of the field."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanState(models.TextChoices):
    """Where a plan stands; only a plan in implementation is reported on."""

    CONSULTATION = "consultation", _("in consultation")
    ADOPTED = "adopted", _("adopted")
    IMPLEMENTATION = "implementation", _("in implementation")
    CLOSED = "closed", _("closed")


class RateOf(models.TextChoices):
    """What a plan's rate is the plain mean of."""

    COMMITMENTS = "commitments", _("the commitments")
    AXES = "axes", _("the axes")


class ActivityState(models.TextChoices):
    """Whether work on an activity goes on; a cancelled one counts for nothing."""

    ACTIVE = "active", pgettext_lazy("activity", "active")
    SUSPENDED = "suspended", pgettext_lazy("activity", "suspended")
    CANCELLED = "cancelled", pgettext_lazy("activity", "cancelled")


class OrganisationKind(models.TextChoices):
    """What sort of organisation takes part."""

    PUBLIC_BODY = "public_body", _("public body")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    OTHER = "other", _("other")


class OgpValue(models.TextChoices):
    """The four values of the Open Government Partnership."""

    ACCESS_TO_INFORMATION = "access_to_information", _("access to information")
    CIVIC_PARTICIPATION = "civic_participation", _("civic participation")
    PUBLIC_ACCOUNTABILITY = "public_accountability", _("public accountability")
    TECHNOLOGY = "technology", _("technology and innovation")


class Sdg(models.IntegerChoices):
    """The Sustainable Development Goals of the United Nations, by their official short names."""

    NO_POVERTY = 1, _("No poverty")
    ZERO_HUNGER = 2, _("Zero hunger")
    GOOD_HEALTH = 3, _("Good health and well-being")
    QUALITY_EDUCATION = 4, _("Quality education")
    GENDER_EQUALITY = 5, _("Gender equality")
    CLEAN_WATER = 6, _("Clean water and sanitation")
    CLEAN_ENERGY = 7, _("Affordable and clean energy")
    DECENT_WORK = 8, _("Decent work and economic growth")
    INDUSTRY = 9, _("Industry, innovation and infrastructure")
    REDUCED_INEQUALITIES = 10, _("Reduced inequalities")
    SUSTAINABLE_CITIES = 11, _("Sustainable cities and communities")
    RESPONSIBLE_CONSUMPTION = 12, _("Responsible consumption and production")
    CLIMATE_ACTION = 13, _("Climate action")
    LIFE_BELOW_WATER = 14, _("Life below water")
    LIFE_ON_LAND = 15, _("Life on land")
    PEACE_AND_JUSTICE = 16, _("Peace, justice and strong institutions")
    PARTNERSHIPS = 17, _("Partnerships for the goals")


class PromiseChangeKind(models.TextChoices):
    """What can happen to a promise."""

    WITHDRAWN = "withdrawn", _("withdrawn")
    MOVED = "moved", _("moved to another axis")
    RESTORED = "restored", _("taken up again")
