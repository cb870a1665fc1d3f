"""Makes anew the faces that a signature is drawn with, on paper and on the screen, from Noto Sans.

They change with Noto alone, so that they stand in the repository and this is run by hand, in a
virtual environment of its own: `pip install fonttools brotli fontpkg-noto-sans`, and then
`python scripts/faces.py` from the root.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import fontpkg_noto_sans
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.unicodedata import category, script
from fontTools.varLib import instancer

SOURCES = Path(fontpkg_noto_sans.__file__).parent / "files"
TARGET = Path("chalicelib/gateways/signing/faces")
WEB = Path("web/src/client/signing/ink/faces")
UPRIGHT, ITALIC = "NotoSans[wdth,wght].ttf", "NotoSans-Italic[wdth,wght].ttf"
FACES = {"Regular": (UPRIGHT, 400), "Strong": (UPRIGHT, 600), "Slanted": (ITALIC, 400)}
LETTERS = ("Latn", "Grek", "Cyrl")
SHARED = ("Zyyy", "Zinh")
# Controls, what is kept free or is not a character, and what has no shape of its own.
UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
PLACEHOLDERS = (0xFE00, 0xFFFC, 0xFFFD)


def wanted(code: int) -> bool:
    one = chr(code)
    seen = category(one) not in UNSEEN and code not in PLACEHOLDERS
    return script(one) in LETTERS or (script(one) in SHARED and seen)


def cut(source: Path, weight: int, flavor: str | None) -> Any:
    face = instancer.instantiateVariableFont(TTFont(source), {"wght": weight, "wdth": 100})
    options = subset.Options()
    options.layout_features = ["ccmp", "mark", "mkmk", "kern"] if flavor else []
    options.hinting, options.notdef_outline, options.flavor = False, True, flavor
    maker = subset.Subsetter(options)
    maker.populate(unicodes=[code for code in face.getBestCmap() if wanted(code)])
    maker.subset(face)
    face.flavor = flavor
    return face


def ranges(codes: Iterable[int]) -> str:
    """In hexadecimals, as a-b or a, with commas between them."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ",".join(f"{a:x}-{b:x}" if a != b else f"{a:x}" for a, b in found)


def main() -> None:
    shared = None
    for name, (source, weight) in FACES.items():
        made = cut(SOURCES / source, weight, None)
        made.save(TARGET / f"{name}.ttf")
        shared = set(made.getBestCmap()) & (shared or set(made.getBestCmap()))
    for place in (TARGET, WEB):
        (place / "letters.txt").write_text(ranges(shared or ()) + "\n")
    cut(SOURCES / ITALIC, 400, "woff2").save(WEB / "Slanted.woff2")


if __name__ == "__main__":
    main()
