"""Draws the site's mark for browsers, phones and quoted pages: python site/icons/draw.py.

Writes site/static/icons/*.png, the same mark as site/static/favicon.svg. Needs Pillow; run once
per change of the mark.
"""

from pathlib import Path

from PIL import Image, ImageDraw

OUT = Path(__file__).resolve().parents[1] / "static" / "icons"

NIGHT, SUN, ON = "#0b362d", "#f5bf4a", "#f5f8f1"

# On a square of 48: each column's inline edges and the height from which it is filled.
GRID = 48
COLUMNS = ((7.0, 16.0, 14.0), (19.5, 28.5, 21.0), (32.0, 41.0, 8.0))
TOP, BOTTOM = 8.0, 41.0
LINE = 1.5
# Drawn larger, then made smaller: edges become smooth.
FINER = 8

# Phones cut the corners of these off themselves; the favicon has its own.
SQUARE = {"apple-touch-icon": 180, "icon-192": 192, "icon-512": 512}
ROUND = {"icon-32": 32}
SHARE = (1200, 630)


def main() -> None:
    """Writes every picture and says how large it is."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, size in SQUARE.items():
        _write(name, _icon(size, radius=0))
    for name, size in ROUND.items():
        _write(name, _icon(size, radius=4))
    _write("share", _share())


def _icon(size: int, radius: float) -> Image.Image:
    scale = size * FINER / GRID
    image = Image.new("RGBA", (size * FINER, size * FINER), (0, 0, 0, 0))
    ground = ImageDraw.Draw(image)
    ground.rounded_rectangle((0, 0, *image.size), radius * scale, fill=NIGHT)
    _mark(ground, scale, (0, 0))
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _share() -> Image.Image:
    """The mark alone in the middle, for pages without a rate."""
    width, height = SHARE
    finer = 2
    side = 420 * finer
    image = Image.new("RGB", (width * finer, height * finer), NIGHT)
    corner = ((width * finer - side) / 2, (height * finer - side) / 2)
    _mark(ImageDraw.Draw(image), side / GRID, corner)
    return image.resize(SHARE, Image.Resampling.LANCZOS)


def _mark(draw: ImageDraw.ImageDraw, scale: float, corner: tuple[float, float]) -> None:
    left, top = corner
    for start, end, filled in COLUMNS:
        box = (left + start * scale, top + filled * scale, left + end * scale, top + BOTTOM * scale)
        draw.rectangle(box, fill=SUN)
        half = LINE / 2
        frame = (
            left + (start - half) * scale,
            top + (TOP - half) * scale,
            left + (end + half) * scale,
            top + (BOTTOM + half) * scale,
        )
        draw.rectangle(frame, outline=ON, width=max(1, round(LINE * scale)))


def _write(name: str, image: Image.Image) -> None:
    path = OUT / f"{name}.png"
    image.quantize(64 if image.mode == "RGB" else 128).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size} bytes")  # noqa: T201 - what was made


if __name__ == "__main__":
    main()
