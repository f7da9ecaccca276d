"""Every component in every state, for the pattern page and the tests.

The words are those of the pictures of the face: French, and Arabic on right-to-left pages.
"""

from functools import partial

from ogp_cms.core.components.examples.base import Example, State, say_in
from ogp_cms.core.components.examples.charts import chart_examples
from ogp_cms.core.components.examples.commitment import commitment_examples
from ogp_cms.core.components.examples.figures import figure_examples
from ogp_cms.core.components.examples.frame import example_frame
from ogp_cms.core.components.examples.parts import part_examples
from ogp_cms.core.components.examples.search import search_examples
from ogp_cms.core.components.examples.sharing import sharing_examples
from ogp_cms.core.components.examples.tables import table_examples
from ogp_cms.core.components.examples.ways import way_examples

__all__ = ["Example", "State", "example_frame", "examples"]


def examples(language: str) -> list[Example]:
    """Every component in every state, in the words of the language's direction."""
    say = partial(say_in, language)
    return [
        *figure_examples(language, say),
        *chart_examples(language, say),
        *table_examples(language, say),
        *commitment_examples(language, say),
        *way_examples(say),
        *part_examples(language, say),
        *search_examples(language, say),
        *sharing_examples(language, say),
    ]
