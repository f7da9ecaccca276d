"""The plain set of blocks that a page's body is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class QuoteBlock(blocks.StructBlock):
    """Somebody's words and who said them."""

    text = blocks.TextBlock(label=_("quote"))
    source = blocks.CharBlock(label=_("who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("quote")
        template = "components/block_quote/block_quote.html"


class BodyBlock(blocks.StreamBlock):
    """Headings, paragraphs, lists, quotes and pictures; apps further on add their own."""

    heading = blocks.CharBlock(
        label=_("heading"), icon="title", template="components/block_heading/block_heading.html"
    )
    paragraph = blocks.RichTextBlock(
        label=_("paragraph"),
        features=["bold", "italic", "link", "ol", "ul", "document-link"],
        template="components/block_paragraph/block_paragraph.html",
    )
    list = blocks.ListBlock(
        blocks.CharBlock(label=_("item")),
        label=_("list"),
        icon="list-ul",
        template="components/block_list/block_list.html",
    )
    quote = QuoteBlock()
    image = ImageBlock(label=_("picture"), template="components/block_image/block_image.html")
