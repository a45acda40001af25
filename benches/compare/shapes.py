"""Corpora of other shapes than the neutral one, as the figures must hold for those too.

All are made of the neutral items, so they differ from it in one thing only.
"""

import random
import re
from typing import Callable, NamedTuple

import corpus

# How many neutral texts make one huge text.
TEXTS = 100
# The tables of one text: columns and rows of the wide one, rows of the deep one.
COLUMNS, WIDE_ROWS, DEEP_ROWS = 24, 12, 300
# A text links to at most so many others: without a limit the number of links is the square of that of the items.
LINKS = 300


class Shape(NamedTuple):
    """A shape: what it is, how many items it has unless asked otherwise, and how its items differ."""

    what: str
    items: int
    change: Callable


def items(shape, of):
    """All items of a corpus of a shape."""
    change = SHAPES[shape].change
    return [change(corpus.item(of, number), of, number) for number in range(of)]


def neutral(item, _of, _number):
    """The item as it is."""
    return item


def small(item, of, number):
    """Two sentences, and a link."""
    choice = random.Random(f"small/{of}/{number}")
    other = choice.randrange(of // 10) * 10 + 1
    return item._replace(body=f"{corpus.paragraph(choice, 2)} Zie ook {corpus.link(choice, other)}.\n")


def huge(item, of, number):
    """The texts of many items, one after another, without their footnotes, whose names would collide."""
    choice = random.Random(f"huge/{of}/{number}")
    texts = (corpus.body(choice, of, number + text) for text in range(TEXTS))
    return item._replace(body="\n".join(re.sub(r"(?m)\n^\[\^1\]: .*\n|\[\^1\]", "", text) for text in texts))


def tables(item, of, number):
    """A wide table and a deep one after the text."""
    choice = random.Random(f"tables/{of}/{number}")

    def table(columns, rows):
        cell = lambda: f"{choice.choice(corpus.OBJECTS)} **{choice.randint(1, 99)}**"
        lines = [[f"Kolom {column + 1}" for column in range(columns)], ["---"] * columns]
        lines += [[cell() for _ in range(columns)] for _ in range(rows)]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"

    body = f"{item.body}\n## Overzicht\n\n{table(COLUMNS, WIDE_ROWS)}\n## Alle dagen\n\n{table(4, DEEP_ROWS)}"
    return item._replace(body=body)


def one_region(item, _of, _number):
    """Shown in one region only."""
    return item._replace(meta=item.meta | {"regions": corpus.REGIONS[:1]})


def linked(item, of, number):
    """A list of links after the text: to every other item, or to the limit of them, spread evenly."""
    choice = random.Random(f"linked/{of}/{number}")
    count = min(of - 1, LINKS)
    others = ((number + 1 + step * (of - 1) // count) % of for step in range(count))
    links = "\n".join(f"- {corpus.link(choice, other)}" for other in others)
    return item._replace(body=f"{item.body}\n## Zie ook\n\n{links}\n")


SHAPES = {
    "neutral": Shape("courses, news and pages of 300 to 600 words", 10_000, neutral),
    "small": Shape("many small files, of two sentences", 30_000, small),
    "huge": Shape(f"few huge files, each of {TEXTS} neutral texts", 200, huge),
    "tables": Shape(f"wide and deep tables: {COLUMNS} by {WIDE_ROWS} and 4 by {DEEP_ROWS} in each file", 1_000, tables),
    "one-region": Shape("everything in one region", 10_000, one_region),
    "linked": Shape(f"everything linked to everything, to at most {LINKS} others each", 1_000, linked),
}
