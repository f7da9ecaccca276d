"""The picture beside a quoted page: its rate and its columns, drawn by the server, without words."""

import io
import math
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise

from PIL import Image, ImageDraw

from ogp_cms.core.components.geometry import Drawing, Rect
from ogp_cms.core.components.rates import NOT_COMPUTED, Rate
from ogp_cms.core.text_width import font

WIDTH, HEIGHT = 1200, 630
# Raised when the drawing itself changes, so that pictures kept elsewhere are asked for anew.
EDITION = 1

# The light values of site/css/tokens.css (tested).
COLOURS = {
    "wash": "#f1f4ec",
    "ink": "#12231e",
    "completed": "#0e5c4a",
    "substantial": "#3b8f7b",
    "limited": "#be7708",
    "none": "#5b6a63",
    "gap": "#f6ebcf",
    "hatch": "#ad8226",
}

# In pixels of the picture: the number's base line and size, the columns and the line below them.
EDGE = 76
BASE_LINE, SIZE = 252, 250
COLUMNS_TOP, COLUMNS_BOTTOM = 320, 548
# Drawn larger, then made smaller: edges become smooth.
FINER = 2


@dataclass(frozen=True)
class RatePicture:
    """What a picture shows: a rate, and the columns it is made of, mirrored where the page is."""

    rate: Rate
    plot: Drawing | None
    rtl: bool

    @property
    def version(self) -> str:
        """A name for exactly this picture."""
        shown = (EDITION, self.rate.text, self.rtl, self.plot.rects if self.plot else ())
        return sha256(repr(shown).encode()).hexdigest()[:12]

    def png(self) -> bytes:
        """The picture as a PNG file."""
        image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), COLOURS["wash"])
        draw = ImageDraw.Draw(image)
        _number(draw, self.rate, rtl=self.rtl)
        for rect in self.plot.rects if self.plot else ():
            _column(image, draw, rect)
        line = (EDGE, COLUMNS_BOTTOM, WIDTH - EDGE, COLUMNS_BOTTOM + 4)
        draw.rectangle(tuple(each * FINER for each in line), fill=COLOURS["ink"])
        small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        file = io.BytesIO()
        small.quantize(96, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        return file.getvalue()


def _number(draw: ImageDraw.ImageDraw, rate: Rate, *, rtl: bool) -> None:
    """The figure at its size, its percent sign smaller beside it."""
    size = SIZE * FINER
    parts = [(rate.number or NOT_COMPUTED, font(size, 800)), (rate.unit, font(size // 2, 400))]
    gap = size * 0.03
    width = sum(face.getlength(text) for text, face in parts) + gap
    x = (WIDTH - EDGE) * FINER - width if rtl else EDGE * FINER - size * 0.04
    for text, face in parts:
        draw.text((x, BASE_LINE * FINER), text, font=face, fill=COLOURS["ink"], anchor="ls")
        x += face.getlength(text) + gap


def _column(image: Image.Image, draw: ImageDraw.ImageDraw, rect: Rect) -> None:
    """One bar of the drawing, whose positions are percents of the plot."""
    x, y, width, height = (_share(each) for each in (rect.x, rect.y, rect.width, rect.height))
    room = WIDTH - 2 * EDGE
    tall = COLUMNS_BOTTOM - COLUMNS_TOP
    left, top = EDGE + room * x, COLUMNS_TOP + tall * y
    box = [round(each * FINER) for each in (left, top, left + room * width, top + tall * height)]
    # Pillow's boxes take their last pixel in.
    box = [box[0], box[1], max(box[0], box[2] - 1), max(box[1], box[3] - 1)]
    if rect.kind == "gap":
        _hatched(image, box)
    elif rect.kind == "undefined":
        _dashed(draw, box)
    else:
        colour = COLOURS[rect.kind.removeprefix("fill-").replace("not-started", "none")]
        draw.rectangle(box, fill=colour)


def _share(percent: str) -> float:
    return float(percent.removesuffix("%")) / 100


@lru_cache(maxsize=1)
def _hatch() -> Image.Image:
    """The whole picture hatched: each gap cuts its piece out, so that lines run on."""
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), COLOURS["gap"])
    draw = ImageDraw.Draw(image)
    step = 14 * FINER
    for start in range(-HEIGHT * FINER, WIDTH * FINER, step):
        ends = (start, HEIGHT * FINER, start + HEIGHT * FINER, 0)
        draw.line(ends, fill=COLOURS["hatch"], width=2 * FINER)
    return image


def _hatched(image: Image.Image, box: list[int]) -> None:
    left, top, right, bottom = box
    piece = (left, top, right + 1, bottom + 1)
    image.paste(_hatch().crop(piece), piece)


def _dashed(draw: ImageDraw.ImageDraw, box: list[int]) -> None:
    """The frame of what is not computed."""
    left, top, right, bottom = box
    line, dash = 2 * FINER, 10 * FINER
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    for (x1, y1), (x2, y2) in pairwise(corners):
        length = math.hypot(x2 - x1, y2 - y1) or 1
        for start in range(0, round(length), 2 * dash):
            end = min(start + dash, length)
            points = [
                (x1 + (x2 - x1) * at / length, y1 + (y2 - y1) * at / length) for at in (start, end)
            ]
            draw.line(points, fill=COLOURS["none"], width=line)
