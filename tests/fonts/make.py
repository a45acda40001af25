#!/usr/bin/env python3
"""Makes the fonts of the themes again, from the packages that they come from.

    python3 -m venv /tmp/fonts && /tmp/fonts/bin/pip install -r tests/fonts/requirements.txt
    /tmp/fonts/bin/python tests/fonts/make.py [THEME …] [pictures]

For each theme it writes three files in themes/THEME/assets: letter.woff2, letter.css, which declares the font and fallback
faces with its metrics, and letter.txt, its origin and licence. For `pictures` it writes letter.woff2 and letter.txt in
src/picture: one weight of a font with many alphabets, for what the font of a theme lacks in a social picture. Needs npm. The
packages split a font by alphabet; `joined` puts the letters of names from Frisia to Turkey back into one file.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from fallback import fallback_faces, stack

ROOT = Path(__file__).resolve().parents[2]

# A theme's font: its name, the version of its package, and the weights that its style sheet uses.
FONTS = {
    "landelijk": ("Bricolage Grotesque", "5.3.0", (400, 700)),
    "noord": ("Jost", "5.3.0", (300, 600)),
    "noordwest": ("Aleo", "5.3.0", (400, 700)),
    "oost": ("Alegreya", "5.3.0", (400, 700)),
    "zuid": ("Fredoka", "5.3.0", (400, 700)),
    "zuidwest": ("Sofia Sans Condensed", "5.3.0", (400, 700)),
}

# Latin-1 without its controls, punctuation, the euro, and the capital ß.
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, *range(0x2010, 0x2016), *range(0x2018, 0x201F),
         0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2197, 0x2212,
         0x2248, 0x2264, 0x2265]
# Latin Extended-A, Romanian s and t with a comma, the capital ß.
MORE_LATIN = [*range(0x100, 0x131), *range(0x132, 0x149), *range(0x14A, 0x152), *range(0x154, 0x17F), 0x218, 0x219, 0x21A,
              0x21B, 0x1E9E]
# For social pictures also Greek, Cyrillic and Vietnamese, by the part of the package that has them.
PICTURES = ("Noto Sans", "5.3.0", 600)
MORE_ALPHABETS = {
    "latin-ext": MORE_LATIN,
    "greek": [*range(0x384, 0x400)],
    "cyrillic": [*range(0x400, 0x460), 0x490, 0x491, 0x2116],
    "cyrillic-ext": [*range(0x460, 0x530)],
    "vietnamese": [0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA)],
}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt", "rvrn", "tnum", "pnum", "lnum"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for theme in sys.argv[1:] or [*FONTS, "pictures"]:
            if theme == "pictures":
                make_for_pictures(Path(folder))
            else:
                make(theme, Path(folder))


def make(theme: str, folder: Path) -> None:
    family, version, weights = FONTS[theme]
    name = family.lower().replace(" ", "-")
    package = unpacked(f"@fontsource-variable/{name}@{version}", folder)
    files = package / "files"
    font = limited(TTFont(files / f"{name}-latin-wght-normal.woff2"), LATIN, weights)
    more = limited(TTFont(files / f"{name}-latin-ext-wght-normal.woff2"), MORE_LATIN, weights)
    joined(font, more)
    assets = ROOT / "themes" / theme / "assets"
    font.flavor = "woff2"
    font.save(assets / "letter.woff2")
    (assets / "letter.css").write_text(face(family, weights) + fallback_faces(theme, family, font, weights, folder, unpacked))
    (assets / "letter.txt").write_text(note(theme, family, font, f"@fontsource-variable/{name} {version}", weights) +
                                       (package / "LICENSE").read_text())
    print(f"{theme}: letters: {stack(theme, family)}")
    print(f"{theme}: {family}, {(assets / 'letter.woff2').stat().st_size} bytes, {len(font.getBestCmap())} characters")


def make_for_pictures(folder: Path) -> None:
    family, version, weight = PICTURES
    name = family.lower().replace(" ", "-")
    package = unpacked(f"@fontsource-variable/{name}@{version}", folder)

    def part(alphabet: str, characters: list[int]) -> TTFont:
        return limited(TTFont(package / "files" / f"{name}-{alphabet}-wght-normal.woff2"), characters, (weight, weight))

    font = part("latin", LATIN)
    for alphabet, characters in MORE_ALPHABETS.items():
        joined(font, part(alphabet, characters), alphabet)
    target = ROOT / "src" / "picture"
    font.flavor = "woff2"
    font.save(target / "letter.woff2")
    (target / "letter.txt").write_text(note("pictures", family, font, f"@fontsource-variable/{name} {version}", (weight, weight)) +
                                       (package / "LICENSE").read_text())
    print(f"pictures: {family}, {(target / 'letter.woff2').stat().st_size} bytes, {len(font.getBestCmap())} characters")


def unpacked(package: str, folder: Path) -> Path:
    """Downloads a package with npm; returns the folder of its files."""
    packed = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    target = folder / packed.stdout.strip().removesuffix(".tgz")
    target.mkdir(exist_ok=True)
    subprocess.run(["tar", "xzf", folder / packed.stdout.strip(), "-C", target, "--strip", "1"], check=True)
    return target


def limited(font: TTFont, characters: list[int], weights: tuple[int, int]) -> TTFont:
    """The font with only these characters, weights and the features that the style sheets use."""
    lightest, boldest = weights
    # The first weight becomes the default, at which the font is drawn without variations.
    font = instantiateVariableFont(font, {"wght": (lightest, lightest, boldest) if lightest < boldest else boldest,
                                          **{axis.axisTag: None for axis in font["fvar"].axes if axis.axisTag != "wght"}})
    if "gvar" in font:
        for glyph in font.getGlyphOrder():
            font["gvar"].variations.setdefault(glyph, [])
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    # Widths then come from `gvar`, which `joined` can extend.
    for table in ("HVAR", "MVAR", "DSIG"):
        if table in font:
            del font[table]
    return font


def joined(font: TTFont, more: TTFont, mark: str = "more") -> None:
    """Adds the glyphs of `more` to `font`, both of one design with the same axis or without any."""
    present = set(font.getGlyphOrder())
    names = {name: f"{name}.{mark}" if name in present else name for name in more.getGlyphOrder()}
    glyphs = more["glyf"]
    for name, new in names.items():
        if name == ".notdef":
            continue
        glyph = glyphs[name]
        if glyph.isComposite():
            for component in glyph.components:
                component.glyphName = names[component.glyphName]
        font["glyf"][new] = glyph
        font["hmtx"][new] = more["hmtx"][name]
        if "gvar" in font:
            font["gvar"].variations[new] = more["gvar"].variations.get(name, [])
    for table in font["cmap"].tables:
        for character, name in more.getBestCmap().items():
            if table.isUnicode() and character not in table.cmap:
                table.cmap[character] = names[name]
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def face(family: str, weights: tuple[int, int]) -> str:
    return f"""/* Made by tests/fonts/make.py: the font of this theme, and faces of system fonts with its metrics, so that nothing moves
   when it has loaded. */
@font-face {{
  font-family: "{family}";
  font-weight: {weights[0]} {weights[1]};
  font-display: swap;
  src: url("letter.woff2") format("woff2");
}}
"""


def note(theme: str, family: str, font: TTFont, source: str, weights: tuple[int, int]) -> str:
    alphabets = "Dutch and its neighbours" + (", Greek, Cyrillic and Vietnamese" if theme == "pictures" else "")
    weight = f"weights from {weights[0]} to {weights[1]}" if weights[0] < weights[1] else f"weight {weights[0]}"
    return f"""letter.woff2 is a part of {family}, {font["name"].getDebugName(5)}, from the npm package
{source}. It has the letters of {alphabets}, in {weight}.
It was made by

    tests/fonts/make.py {theme}

The licence of the font, and of this part of it:

"""


if __name__ == "__main__":
    main()
