"""Faces of system fonts that take as much room as the font of a theme.

A browser shows a heading in a system font until the theme's own has loaded, or when it cannot load it. `size-adjust`
makes the system font as wide on average; the overrides give its lines the same height and baseline.
"""

from io import BytesIO
from pathlib import Path
from typing import Callable

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Sentences as headings have them; the widths of their letters are the average that counts.
SAMPLE = ("Welke scholing past bij jou? Waar is het goed voor? Dit kun je na afloop. Buurtsportcoach op de kaart: samen "
          "bewegen in de buurt, inclusief sporten, hoe werkt een gemeente. Uit het aanbod en het nieuws van de academie")
# Themes that write their largest headings in capitals, and those whose letters have serifs.
CAPITALS = {"zuidwest"}
SERIF = {"noordwest", "oost"}

# A system font: its name; the names of its regular and its bold face; a package with a font as wide, and the file in it.
# Arial, Helvetica and Liberation Sans are as wide as Arimo, Georgia as Gelasio.
SANS = [
    ("Roboto", ["Roboto", "Roboto Regular"], ["Roboto Bold"],
     ("@fontsource-variable/roboto@5.3.0", "files/roboto-latin-wght-normal.woff2", None)),
    ("Arial", ["Arial", "Helvetica", "Liberation Sans"], ["Arial Bold", "Helvetica Bold", "Liberation Sans Bold"],
     ("@fontsource-variable/arimo@5.3.0", "files/arimo-latin-wght-normal.woff2", None)),
    ("DejaVu Sans", ["DejaVu Sans"], ["DejaVu Sans Bold"],
     ("dejavu-fonts-ttf@2.37.3", "ttf/DejaVuSans.ttf", "ttf/DejaVuSans-Bold.ttf")),
]
SERIFS = [
    ("Noto Serif", ["Noto Serif", "Noto Serif Regular"], ["Noto Serif Bold"],
     ("@fontsource-variable/noto-serif@5.3.0", "files/noto-serif-latin-wght-normal.woff2", None)),
    ("Georgia", ["Georgia", "Gelasio"], ["Georgia Bold", "Gelasio Bold"],
     ("@fontsource-variable/gelasio@5.3.0", "files/gelasio-latin-wght-normal.woff2", None)),
]
# The weights that each face stands for, and the weight at which it is measured.
FACES = [("100 500", 400), ("501 900", 700)]


def fallback_faces(theme: str, family: str, font: TTFont, weights: tuple[int, int], folder: Path,
                   unpacked: Callable[[str, Path], Path]) -> str:
    """The rules that declare a fallback family for each system font, with a regular and a bold face."""
    sample = SAMPLE.upper() if theme in CAPITALS else SAMPLE
    rules = []
    for name, regular, bold, (package, light_file, bold_file) in (SERIFS if theme in SERIF else []) + SANS:
        files = unpacked(package, folder)
        for names, (stands_for, weight) in zip((regular, bold), FACES):
            file = bold_file if bold_file and weight == 700 else light_file
            system = at_weight(TTFont(files / file), weight)
            own = at_weight(font, min(max(weight, weights[0]), weights[1]))
            rules.append(rule(f"{family} {name}", stands_for, names, sizes(own, system, sample)))
    return "".join(rules)


def stack(theme: str, family: str) -> str:
    """The value of `letters` in theme.yaml that uses the family and its fallback families."""
    systems = [f'"{family} {name}"' for name, *_ in (SERIFS if theme in SERIF else []) + SANS]
    return ", ".join([f'"{family}"', *systems, "serif" if theme in SERIF else "sans-serif"])


def at_weight(font: TTFont, weight: int) -> TTFont:
    """A copy of the font, at one weight if it is variable."""
    copy = BytesIO()
    font.save(copy, reorderTables=None)
    copy.seek(0)
    copied = TTFont(copy)
    return instantiateVariableFont(copied, {"wght": weight}) if "fvar" in copied else copied


def sizes(own: TTFont, system: TTFont, sample: str) -> dict[str, float]:
    """The descriptors, as shares of one, that make the system font take the room of the theme's own."""
    adjust = width(own, sample) / width(system, sample)
    metrics, em = own["hhea"], own["head"].unitsPerEm * adjust
    return {"size-adjust": adjust, "ascent-override": metrics.ascent / em, "descent-override": -metrics.descent / em,
            "line-gap-override": metrics.lineGap / em}


def width(font: TTFont, sample: str) -> float:
    """The width of a text, in ems; kerning evens out."""
    names = font.getBestCmap()
    return sum(font["hmtx"][names[ord(letter)]][0] for letter in sample) / font["head"].unitsPerEm


def rule(family: str, stands_for: str, names: list[str], descriptors: dict[str, float]) -> str:
    sources = ", ".join(f'local("{name}")' for name in names)
    lines = [f'font-family: "{family}";', f"font-weight: {stands_for};", f"src: {sources};",
             *(f"{name}: {share:.2%};" for name, share in descriptors.items())]
    return "\n@font-face {\n" + "".join(f"  {line}\n" for line in lines) + "}\n"
