"""Cuts the two typefaces down to what the site needs: python site/fonts/subset.py NODE_MODULES.

Reads @fontsource-variable/schibsted-grotesk and @fontsource-variable/vazirmatn from the given
folder and writes site/static/fonts/*.woff2. Needs fonttools with brotli; run once per version.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parents[1] / "static" / "fonts"
WEIGHTS = (400, 800)

# Latin of French, English and their neighbours, the punctuation of all three languages, the
# signs of the sums. The figures are Schibsted's in every language.
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    0x152, 0x153, 0x178, 0x2BC, 0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C,
    0x201D, 0x201E, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2192,
    0x2212, 0x2248, 0x2264, 0x2265,
]  # fmt: skip
# Arabic letters and marks, with the few letters of loan words in Morocco; no figures.
ARABIC = [
    0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x656), 0x66A, 0x66B, 0x66C, 0x670,
    0x671, 0x67E, 0x686, 0x6A4, 0x6A8, 0x6A9, 0x6AD, 0x6AF, 0x6CC, 0x6D4, 0x200C, 0x200D,
]  # fmt: skip
# These keep their own width among tabular figures, or "1 723,5 %" falls apart.
NEVER_TABULAR = ".,:;#%"
# What a pair of letters says (OpenType's ValueFormat): the advance, and no variation of it.
ADVANCE_ALONE = 0x0004


def main(node_modules: Path) -> None:
    """Writes both subsets and says how large they are."""
    packages = node_modules / "@fontsource-variable"
    OUT.mkdir(parents=True, exist_ok=True)
    _write(
        packages / "schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2",
        OUT / "schibsted-grotesk.woff2",
        LATIN,
        ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum"],
        latin=True,
    )
    _write(
        packages / "vazirmatn/files/vazirmatn-arabic-wght-normal.woff2",
        OUT / "vazirmatn.woff2",
        ARABIC,
        ["*"],
        latin=False,
    )


def _write(
    source: Path, target: Path, characters: list[int], features: list[str], *, latin: bool
) -> None:
    if not source.is_file():
        raise SystemExit(f"{source} is missing: install the two @fontsource-variable packages.")
    font = TTFont(source, recalcTimestamp=False)
    _take_out_of_tabular(font)
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    cut = BytesIO()
    font.flavor = None
    font.save(cut)
    font = TTFont(cut, recalcTimestamp=False)
    axis = next(axis for axis in font["fvar"].axes if axis.axisTag == "wght")
    low, high = max(axis.minValue, WEIGHTS[0]), min(axis.maxValue, WEIGHTS[1])
    instantiateVariableFont(font, {"wght": (low, high)}, inplace=True)
    if latin:
        _keep_one_kerning(font)
    font.flavor = "woff2"
    font.save(target)
    missing = sorted(set(characters) - set(font.getBestCmap()))
    print(f"{target.name}: {target.stat().st_size / 1024:.1f} KB")  # noqa: T201 - a script
    if missing:
        print("  not drawn:", " ".join(f"U+{code:04X}" for code in missing))  # noqa: T201


def _keep_one_kerning(font: TTFont) -> None:
    """Gives every weight the kerning of the regular one: its variations are a quarter of the file."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            for value in _first_values(inner):
                vars(value).pop("XAdvDevice", None)
            inner.ValueFormat1 = ADVANCE_ALONE


def _first_values(pairs: Any) -> Iterator[Any]:
    if pairs.Format == 1:
        records = (record for pair in pairs.PairSet for record in pair.PairValueRecord)
    else:
        records = (record for first in pairs.Class1Record for record in first.Class2Record)
    return (record.Value1 for record in records if record.Value1 is not None)


def _take_out_of_tabular(font: TTFont) -> None:
    cmap = font.getBestCmap()
    glyphs = {cmap[ord(sign)] for sign in NEVER_TABULAR if ord(sign) in cmap}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                inner = getattr(subtable, "ExtSubTable", subtable)
                for glyph in glyphs & set(inner.mapping):
                    del inner.mapping[glyph]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
