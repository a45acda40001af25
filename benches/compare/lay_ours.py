"""The corpus laid out for vindplek, and the command that builds it.

Courses keep their provider, price, hours, place and outcomes; themes become vocabulary; links between items become
links between files. `regios` says where an item is shown, so each site gets the items that Hugo's site gets.
"""

import os
import re
import shutil
from pathlib import Path

import photo

PLAIN_THEME = Path(__file__).parent / "plain"
AS_OF = "2026-11-01"

FOLDERS = {"courses": "aanbod", "news": "nieuws", "info": "paginas"}
REGIONS = {"noord": "Noord", "oost": "Oost", "zuid": "Zuid", "noordwest": "Noordwest", "zuidwest": "Zuidwest"}
SITES = {"landelijk": "Landelijk", **REGIONS}

# One item of so many has a photo in the project with photos.
ITEMS_A_PHOTO = 100

# What every project has, whatever its items.
FILES = {
    "content/begrippen.yaml": "begrippen: []\n",
    "content/cijfers.yaml": "cijfers: []\n",
    "content/toetsingskader.yaml": """\
versie: "1"
status: vastgesteld
criteria:
  - { id: doel, vraag: "Is het doel beschreven?" }
beslisboom:
  start: a
  knopen:
    - { id: a, criterium: doel, ja: goed, nee: fout, nvt: fout }
  uitkomsten:
    - { id: goed, titel: Geschikt, geschikt: true }
    - { id: fout, titel: Niet geschikt, geschikt: false }
""",
    "content/reisplan/index.md": """\
---
titel: Reisplan
samenvatting: De reis van de academies in een kwartaal, kort samengevat voor wie mee wil kijken.
van: 2024-K3
tot: 2024-K3
einddoel: Een vindplek voor iedereen.
---
""",
    "content/reisplan/2024-K3.md": "---\nmijlpalen: []\n---\n",
    "content/carrierepad/index.md": """\
---
titel: Carrièrepad
samenvatting: Het carrièrepad in het kort, met de functies waarin een buurtsportcoach kan groeien.
---
""",
}


def lay(folder, items, themes):
    """Lays the corpus out, with the themes of this repository."""
    shutil.copytree(themes, folder / "themes")
    files = FILES | {
        "content/vocabulaire.yaml": vocabulary(items),
        "content/partners.yaml": partners(items),
        **{f"regions/{site}/region.yaml": region(site, name) for site, name in SITES.items()},
        **{path(item): document(item) for item in items},
    }
    for parent in {os.path.dirname(name) for name in files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def lay_plain(folder, real):
    """The same project with a theme whose pages have the parts that Hugo's have."""
    link_tree(real, folder)
    shutil.copytree(PLAIN_THEME, folder / "themes/kaal")
    for site in SITES:
        settings = folder / f"regions/{site}/region.yaml"
        rewrite(settings, re.sub(r"(?m)^thema: .*$", "thema: kaal", settings.read_text("utf-8")))


def lay_with_photos(folder, real, items):
    """The same project with a photo in some items, each another one."""
    link_tree(real, folder)
    media = folder / "content/media"
    media.mkdir()
    picture = photo.draw()
    for number in range(1, len(items), ITEMS_A_PHOTO):
        name = f"foto-{number}.png"
        (media / name).write_bytes(photo.numbered(picture, number))
        keys = f'afbeelding:\n  bestand: ../media/{name}\n  alt: Een plein\n  toestemming: nvt\n'
        file = folder / path(items[number])
        rewrite(file, file.read_text("utf-8").replace("\n---\n", f"\n{keys}---\n", 1))


def build(program, project, out, *options):
    """The command that builds all sites."""
    return [program, "build", "--project", project, "--out", out, "--as-of", AS_OF, *options]


def check(program, project):
    """The command that reports all problems."""
    return [program, "check", "--project", project, "--as-of", AS_OF]


def path(item):
    """The file of an item."""
    return f"content/{FOLDERS[item.kind]}/{item.slug}.md"


def link_tree(source, target):
    """A copy of a folder, of links to its files. To change one, `rewrite` it."""
    shutil.copytree(source, target, copy_function=os.link)


def rewrite(file, text):
    """Writes a file anew, so that no other link to it changes."""
    file.unlink()
    file.write_text(text, "utf-8")


def document(item):
    """The file of an item: front matter and text."""
    meta = item.meta
    regions = "alle" if "alle" in meta["regions"] else in_line(meta["regions"])
    keys = [f"titel: {quoted(meta['title'])}", f"samenvatting: {quoted(long_enough(meta['summary'])[:198])}",
            f"regios: {regions}", f"themas: {in_line(meta['themes'])}", f"bijgewerkt: {meta['date']}"]
    if item.kind == "courses":
        keys += course(meta)
    elif item.kind == "news":
        keys += [f"datum: {meta['date']}", f"afzender: {quoted(meta['provider'])}", "categorieen: [bericht]"]
    text = re.sub(r"(\[[^\]]*\])\(/(courses|news|info)/([a-z0-9-]+)/\)",
                  lambda link: f"{link[1]}(../{FOLDERS[link[2]]}/{link[3]}.md)", item.body)
    return "---\n" + "\n".join(keys) + "\n---\n\n" + text


def course(meta):
    """The keys that only courses have."""
    offered = list(REGIONS) if "alle" in meta["regions"] else meta["regions"]
    return ["soort: training", "fase: beschikbaar", "route: bestaand", f"doel: {quoted(meta['summary'])}",
            "deelnemers: [buurtsportcoach]", "functies: onbekend",
            "leeruitkomsten:", *(f"  - {quoted(outcome)}" for outcome in meta["outcomes"]),
            "instapvoorwaarden: onbekend", f"tijdsinvestering: {{ uren: {meta['hours']} }}",
            f"kosten: {{ bedrag: {meta['price']}, per: deelnemer }}" if meta["price"] else "kosten: gratis",
            "vorm: " + ("online" if meta["location"] == "Online" else "fysiek"), f"locatie: {meta['location']}",
            f"aanbieder: {identifier(meta['provider'])}", f"aangeboden_door: {in_line(offered)}",
            'toetsing: { versie: "1", datum: 2024-01-01, antwoorden: { doel: ja } }']


def vocabulary(items):
    """The closed lists."""
    lists = {"soorten": ["training"],
             "doelgroepen": "buurtsportcoach leidinggevende werkgever gemeente onderwijs aanbieder".split(),
             "themas": sorted({theme for item in items for theme in item.meta["themes"]}),
             "profielen": [], "pijlers": ["aanbod"], "categorieen": ["bericht"]}
    entry = lambda word: f"  - {{ id: {word}, naam: {quoted(word.capitalize())} }}\n"
    return "".join(f"{name}:\n" + "".join(map(entry, words)) if words else f"{name}: []\n"
                   for name, words in lists.items())


def partners(items):
    """The providers."""
    names = sorted({item.meta["provider"] for item in items})
    return "partners:\n" + "".join(f"  - {{ id: {identifier(name)}, naam: {quoted(name)} }}\n" for name in names)


def region(site, name):
    """The settings of a site."""
    kind = "regio" if site in REGIONS else "landelijk"
    return (f"naam: Academie {name}\nkorte_naam: {name}\nsoort: {kind}\nthema: {site}\n"
            f"basis_url: https://{site}.example.nl\nwelkom: {{ titel: Welkom, tekst: \"Vind hier je scholing.\" }}\n"
            f"contact: {{ email: info@{site}.example.nl }}\n")


def quoted(text):
    """A text in YAML."""
    return '"' + text.replace('"', "'") + '"'


def in_line(words):
    """A list in YAML, on one line."""
    return "[" + ", ".join(words) + "]"


def identifier(name):
    """An id of a name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def long_enough(summary):
    """A summary that is not shorter than vindplek wants it."""
    return summary if len(summary) >= 50 else summary + " Lees op deze pagina wat je leert en hoe je meedoet."
