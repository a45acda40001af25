"""The neutral corpus: Dutch-like courses, news and pages, the same at every run.

Item i depends on the seed, the number of items and i. Of 20 items 14 are courses, 5 are news and 1 is a page. Of
10 items 3 are shown in every region and the others in one to three; links lead only to what is shown everywhere.
A body has 300 to 600 words, with headings, lists, a table, a quotation or code, and sometimes a footnote.
"""

import datetime
import random
from typing import NamedTuple

SEED = "1"
# Below this there is no item in every region for each link.
FEWEST = 10

REGIONS = ["noord", "oost", "zuid", "noordwest", "zuidwest"]
LEVELS = ["mbo-2", "mbo-3", "mbo-4", "hbo", "cursus", "masterclass"]
PROVIDERS = [f"Aanbieder {letter}{number}" for letter in "ABCDEFGH" for number in range(1, 6)]
PLACES = ("Groningen Assen Zwolle Enschede Deventer Arnhem Eindhoven Tilburg Maastricht Breda "
          "Haarlem Alkmaar Amsterdam Rotterdam Leiden Middelburg Online").split()
THEMES = [subject + kind for subject in ("zorg", "jeugd", "ouderen", "digitaal", "wijk", "veilig", "team", "leer")
          for kind in ("basis", "praktijk", "beleid", "innovatie", "coaching")]
SUBJECTS = ("de cursist|het team|de zorgverlener|iedere deelnemer|de praktijkbegeleider|de docent|"
            "een collega|de instelling|de leidinggevende|het netwerk|de regio|de student").split("|")
VERBS = ("leert|bespreekt|oefent|onderzoekt|versterkt|herkent|beschrijft|gebruikt|verbetert|"
         "begeleidt|ontwikkelt|deelt|toetst|plant|combineert|vergelijkt").split("|")
OBJECTS = ("een veilige werkwijze|de nieuwe richtlijn|het eigen handelen|een zorgplan|de gesprekstechniek|"
           "praktische vaardigheden|de samenwerking in de wijk|een heldere rapportage|het leerdoel|"
           "de digitale hulpmiddelen|een casus uit de praktijk|de zorg aan huis|het scholingsaanbod").split("|")
ENDS = ("tijdens de bijeenkomst|in kleine groepen|met begeleiding van een expert|op de eigen werkplek|"
        "binnen drie maanden|samen met collega's uit de regio|aan de hand van voorbeelden|stap voor stap|"
        "voor een duurzame inzetbaarheid|zonder extra kosten|volgens de laatste inzichten").split("|")
HEADINGS = ("Programma|Voor wie|Werkwijze|Achtergrond|Resultaat|Praktische informatie|Toetsing|"
            "Vervolg|Ervaringen|Voorbereiding").split("|")


class Item(NamedTuple):
    """An item: its kind (`courses`, `news` or `info`), its address within that, its front matter and its text."""

    kind: str
    slug: str
    meta: dict
    body: str


def item(of, number):
    """The item with a number, of so many."""
    choice = random.Random(f"{SEED}/{of}/{number}")
    regions = ["alle"] if is_everywhere(number) else sorted(
        choice.sample(REGIONS, choice.choice((1, 1, 2, 3))), key=REGIONS.index)
    day = datetime.date(2019, 1, 1) + datetime.timedelta(days=choice.randrange(2200))
    meta = {
        "title": f"{choice.choice(OBJECTS).capitalize()}: {choice.choice(ENDS)} ({number})",
        "slug": slug(number),
        "date": day,
        "summary": sentence(choice),
        "regions": regions,
        "provider": choice.choice(PROVIDERS),
        "level": choice.choice(LEVELS),
        "themes": choice.sample(THEMES, choice.choice((1, 2, 2, 3))),
        "price": choice.randrange(0, 1500, 25),
        "hours": choice.randrange(2, 120),
        "location": choice.choice(PLACES),
        "outcomes": [sentence(choice) for _ in range(choice.randint(3, 5))],
    }
    return Item(kind(number), slug(number), meta, body(choice, of, number))


def kind(number):
    """The kind of the item with a number."""
    if number % 20 == 19:
        return "info"
    return "news" if number % 4 == 3 or number % 20 == 0 else "courses"


def slug(number):
    """The last part of the address of the item with a number."""
    return f"{THEMES[number * 7 % 40]}-{number:06d}"


def is_everywhere(number):
    """Whether the item with a number is shown in every region."""
    return number % 10 in (1, 4, 8)


def link(choice, number):
    """A link to the item with a number."""
    return f"[{choice.choice(OBJECTS)}](/{kind(number)}/{slug(number)}/)"


def sentence(choice, rich=False):
    """A sentence; a rich one sometimes has a bold or slanted word."""
    text = f"{choice.choice(SUBJECTS)} {choice.choice(VERBS)} {choice.choice(OBJECTS)} {choice.choice(ENDS)}"
    if choice.random() < .35:
        text += f", zodat {choice.choice(SUBJECTS)} {choice.choice(OBJECTS)} {choice.choice(VERBS)}"
    if rich and choice.random() < .12:
        words = text.split(" ")
        at = choice.randrange(len(words))
        words[at] = ("**%s**" if choice.random() < .5 else "*%s*") % words[at].strip(",")
        text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def paragraph(choice, sentences):
    """A paragraph of so many sentences."""
    return " ".join(sentence(choice, rich=True) for _ in range(sentences))


def body(choice, of, number):
    """A text of 300 to 600 words."""
    target, blocks, words, part = choice.randint(270, 470), [], 0, 0
    has_note = choice.random() < .4
    special = choice.choice(("quote", "code"))
    while words < target:
        if part:
            blocks.append(f"{'##' if part % 3 else '###'} {HEADINGS[(number + part) % len(HEADINGS)]}")
        text = paragraph(choice, choice.randint(3, 6))
        other = choice.randrange(of // 10) * 10 + choice.choice((1, 4, 8))
        text += f" Zie ook {link(choice, other)}."
        blocks.append(text + "[^1]" if has_note and part == 0 else text)
        if part == 1:
            blocks.append("\n".join(f"- {sentence(choice)}" for _ in range(choice.randint(3, 6))))
        elif part == 2:
            rows = [f"| Dag {day + 1} | {choice.choice(OBJECTS)} | {choice.randint(1, 8)} uur |"
                    for day in range(choice.randint(3, 6))]
            blocks.append("| Dag | Onderwerp | Duur |\n| --- | --- | ---: |\n" + "\n".join(rows))
        elif part == 3 and special == "quote":
            blocks.append("> " + sentence(choice) + "\n>\n> " + sentence(choice))
        elif part == 3:
            blocks.append(f"```\naanmelden --cursus {slug(number)} --regio noord\nstatus: bevestigd\n```")
        elif part == 4:
            blocks.append("\n".join(f"{step + 1}. {sentence(choice)}" for step in range(choice.randint(3, 5))))
        part += 1
        words = sum(len(block.split()) for block in blocks)
    if has_note:
        blocks.append("[^1]: " + sentence(choice))
    return "\n\n".join(blocks) + "\n"
