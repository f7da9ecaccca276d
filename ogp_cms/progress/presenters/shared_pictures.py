"""The pictures that stand beside a page where it is quoted, from the figures of today."""

from django.http import HttpRequest

from ogp_cms.core.pictures import RatePicture
from ogp_cms.extensions import ScopeKind
from ogp_cms.progress.presenters import activities
from ogp_cms.progress.presenters.commitment_book import read_commitment_book
from ogp_cms.progress.presenters.plan_book import read_plan_book
from ogp_cms.progress.presenters.reading import request_today
from ogp_cms.progress.presenters.sharing import Shared, picture
from ogp_cms.progress.presenters.walls import wall


def plan_picture(shared: Shared, request: HttpRequest) -> RatePicture:
    """The rate of a plan and the wall of its commitments."""
    book = read_plan_book(shared.subject, request_today(request), activities=False)
    return picture(book.rate, wall(book).plot)


def commitment_picture(shared: Shared, request: HttpRequest) -> RatePicture:
    """The rate of a commitment and the strip of its activities."""
    book = read_commitment_book(shared.subject.page, request, request_today(request))
    strip = activities.strip(book)
    rate = book.numbers.rate(ScopeKind.COMMITMENT, shared.subject.key)
    return picture(rate, strip.plot if strip else None)
