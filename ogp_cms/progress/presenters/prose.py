"""Longer texts as paragraphs and lists, in the language that they are in."""

from dataclasses import dataclass
from typing import ClassVar

from ogp_cms.core.components import FaceComponent
from ogp_cms.core.languages import direction
from ogp_cms.core.prose import Block, blocks, lead_and_rest
from ogp_cms.progress.presenters.words import foreign
from ogp_cms.progress.reports import Text


@dataclass(frozen=True)
class Prose(FaceComponent):
    """A text of paragraphs and lists; `lang` is given when it is in another language."""

    template_name: ClassVar[str] = "components/prose/prose.html"

    blocks: tuple[Block, ...]
    lang: str = ""

    @property
    def direction(self) -> str:
        """The value of `dir` that goes with `lang`."""
        return direction(self.lang) if self.lang else ""


def prose(text: Text | None) -> Prose | None:
    """A text ready for the page; None where there is none."""
    if text is None or not text.value.strip():
        return None
    return Prose(blocks=tuple(blocks(text.value)), lang=foreign(text))


def split_lead(text: Text | None) -> tuple[Text | None, Text | None]:
    """The first sentence of a text, which stands under the title, and what follows it."""
    if text is None:
        return None, None
    lead, rest = lead_and_rest(text.value)
    language = text.language
    return (Text(lead, language) if lead else None), (Text(rest, language) if rest else None)
