"""The two shelves of files: what anybody may use, and what belongs to one report."""

from wagtail.models import Collection

# Pictures and documents of news and pages.
LIBRARY = "Library"
# Evidence of reports: a file is seen by those who may see its report.
EVIDENCE = "Evidence"


def collection(name: str) -> Collection:
    """The collection of this name below the root; it is made where it is missing."""
    root = Collection.get_first_root_node()
    found: Collection | None = root.get_children().filter(name=name).first()
    return found if found is not None else root.add_child(name=name)
