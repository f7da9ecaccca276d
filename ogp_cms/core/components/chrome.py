"""What stands around the content of every page, and the plain parts of pages."""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.safestring import SafeString

from ogp_cms.core.components.base import FaceComponent, Link
from ogp_cms.core.components.head import DocumentHead
from ogp_cms.core.components.rates import Level, Rate
from ogp_cms.core.languages import direction


@dataclass(frozen=True)
class LanguageLink:
    """A language of the switcher: `url` leads to this page in it, `name` is its own name for itself.

    `alternate` is the absolute address for search engines, where that version exists.
    """

    code: str
    name: str
    url: str
    current: bool = False
    alternate: str = ""

    @property
    def direction(self) -> str:
        """The value of `dir` for the language."""
        return direction(self.code)


@dataclass(frozen=True)
class FooterColumn:
    """A headed list of links in the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Frame:
    """What base.html needs, in the context as `frame`. `search_url` empty hides the search."""

    name: str
    home_url: str
    country: str = ""
    tagline: str = ""
    menu: tuple[Link, ...] = ()
    languages: tuple[LanguageLink, ...] = ()
    search_url: str = ""
    footer_text: str = ""
    footer: tuple[FooterColumn, ...] = ()
    canonical: str = ""
    # For readers of any other language.
    default_version: str = ""
    manifest_url: str = ""
    head: DocumentHead = field(default_factory=DocumentHead)


@dataclass(frozen=True)
class SectionHeading(FaceComponent):
    """A heading under its 3 px rule. `aside` is the sentence at the end side; `small` for side columns."""

    template_name: ClassVar[str] = "components/section_heading/section_heading.html"

    text: str
    anchor: str = ""
    aside: str = ""
    level: int = 2
    small: bool = False


@dataclass(frozen=True)
class Breadcrumb(FaceComponent):
    """The way down to this page, without the page itself."""

    template_name: ClassVar[str] = "components/breadcrumb/breadcrumb.html"

    links: tuple[Link, ...]


@dataclass(frozen=True)
class PagerSide:
    """The previous or next thing; without a link `text` says that there is none."""

    label: str
    link: Link | None = None
    text: str = ""


@dataclass(frozen=True)
class Pager(FaceComponent):
    """The way to the neighbours."""

    template_name: ClassVar[str] = "components/pager/pager.html"

    label: str
    previous: PagerSide | None = None
    next: PagerSide | None = None


@dataclass(frozen=True)
class Fact:
    """A term and its values, each a text or a link."""

    term: str
    texts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Facts(FaceComponent):
    """The definition list at the side of a page's head."""

    template_name: ClassVar[str] = "components/facts/facts.html"

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class LinkList(FaceComponent):
    """A headed list of links: documents, news, follow. `strong` for the main column's lists.

    `dates`: a link's note is a date that stands above it.
    """

    template_name: ClassVar[str] = "components/link_list/link_list.html"

    links: tuple[Link, ...]
    title: str = ""
    heading_level: int = 2
    strong: bool = False
    dates: bool = False
    empty: str = ""


@dataclass(frozen=True)
class Total:
    """A figure with its noun, the figure in bold: "<b>18</b> commitments"."""

    phrase: SafeString


@dataclass(frozen=True)
class Totals(FaceComponent):
    """A row of figures: 18 commitments, 5 axes …"""

    template_name: ClassVar[str] = "components/totals/totals.html"

    totals: tuple[Total, ...]


@dataclass(frozen=True)
class Notice(FaceComponent):
    """A remark with a bar at its start. `kind`: "notice" (sun), "quiet" (line), "strong" (ink)."""

    template_name: ClassVar[str] = "components/notice/notice.html"

    text: str
    kind: str = "notice"
    link: Link | None = None


@dataclass(frozen=True)
class TextField(FaceComponent):
    """A labelled input; an error stands before it and says what to do."""

    template_name: ClassVar[str] = "components/text_field/text_field.html"

    name: str
    label: str
    value: str = ""
    error: str = ""
    hint: str = ""
    kind: str = "text"
    autocomplete: str = ""

    @property
    def described_by(self) -> str:
        """The ids of the hint and the error."""
        ids = (("hint", self.hint), ("error", self.error))
        return " ".join(f"{kind}-{self.name}" for kind, text in ids if text)


@dataclass(frozen=True)
class SearchBand(FaceComponent):
    """The search box on its dark band; `examples` are searches to try."""

    template_name: ClassVar[str] = "components/search_band/search_band.html"

    action: str
    title: str
    placeholder: str
    submit: str
    examples_label: str = ""
    examples: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Excerpt:
    """A piece of a found text: parts, of which the marked ones were searched for."""

    parts: tuple[tuple[str, bool], ...]
    place: Link | None = None
    place_label: str = ""


@dataclass(frozen=True)
class Result(FaceComponent):
    """A result of the search. `lang` is given when its text is in another language than the page."""

    template_name: ClassVar[str] = "components/result/result.html"

    title: tuple[tuple[str, bool], ...]
    url: str
    meta: str
    excerpts: tuple[Excerpt, ...] = ()
    rate: Rate | None = None
    note: str = ""
    lang: str = ""

    @property
    def direction(self) -> str:
        """The value of `dir` that goes with `lang`."""
        return direction(self.lang) if self.lang else ""

    @property
    def level(self) -> Level | None:
        """The level of the rate, where there is one."""
        return Level(tile=self.rate.tile) if self.rate else None
