"""A plan as a set of open data, in the words of schema.org."""

from pathlib import PurePosixPath
from typing import Any

from django.http import HttpRequest

from ogp_cms.core import components as c
from ogp_cms.core.addresses import absolute
from ogp_cms.core.head import CONTEXT, data_download, publisher
from ogp_cms.plans.models import PlanPage
from ogp_cms.progress.presenters.reading import Pair

# What is data among the downloads, by how an address ends.
FORMATS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
}


def plan_dataset(request: HttpRequest, plan: Pair[PlanPage], files: c.LinkList) -> dict[str, Any]:
    """The plan with the files that it can be downloaded as."""
    page, source = plan.page, plan.source
    description = plan.text("description")
    url = absolute(plan.url)
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{url}#data",
        "identifier": source.plan_id,
        "name": plan.title.value,
        "description": description.value if description else plan.title.value,
        "inLanguage": page.language,
        "url": url,
        "isAccessibleForFree": True,
        "temporalCoverage": f"{source.start.isoformat()}/{source.end.isoformat()}",
        "creator": publisher(request),
        "publisher": publisher(request),
        "distribution": [
            data_download(link, media) for link in files.links if (media := _format(link))
        ],
    }
    if source.country:
        found["spatialCoverage"] = {"@type": "Country", "identifier": source.country}
    if source.last_published_at is not None:
        found["dateModified"] = source.last_published_at.isoformat(timespec="seconds")
    return found


def _format(link: c.Link) -> str:
    return FORMATS.get(PurePosixPath(link.url).suffix, "")
