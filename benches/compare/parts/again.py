"""Builds after the first: with nothing changed, with a longer text of one course, with another title of it.

The course is shown on all sites. A file of the output is touched when it is another file than before, or was written
since, or is gone.
"""

import lay_ours
import measure
import show

FIRST, NOTHING, BODY, TITLE = "first build", "nothing changed", "one text changed", "one title changed"

# An item that every site shows.
CHANGED = 1


def run(bench):
    """Measures, and prints a table."""
    corpus = bench.corpus(bench.items)
    for place in bench.places:
        turns = bench.turns(lambda: turn(bench, corpus, place))
        costs = {name: [each[name][0] for each in turns] for name in turns[0]}
        touched = {name: {each[name][1] for each in turns} for name in costs}
        show.title(f"Builds after the first: {bench.what(corpus.of)}, real themes, on {place.name}, "
                   f"medians of {bench.runs}")
        show.beside(costs, FIRST, touched={name: "–".join(f"{count:,}" for count in sorted(counts))
                                           for name, counts in touched.items()})


def turn(bench, corpus, place):
    """Builds once and again; returns the cost and the number of touched files of each build."""
    project = bench.copy(corpus.real())
    out = bench.cold(place, project)
    file = project / lay_ours.path(corpus.items[CHANGED])
    text = file.read_text("utf-8")
    texts = {
        FIRST: text,
        NOTHING: text,
        BODY: text + "\nEen zin die er nog niet stond.\n",
        TITLE: text.replace('titel: "', 'titel: "Nieuw. ', 1),
    }
    found, before = {}, {}
    for name, now in texts.items():
        if now != file.read_text("utf-8"):
            lay_ours.rewrite(file, now)
        cost = measure.cost(lay_ours.build(bench.program, project, out))
        after = {path: (status.st_ino, status.st_mtime_ns, status.st_size) for path, status in measure.files(out)}
        found[name] = cost, len({path for path, _ in before.items() ^ after.items()})
        before = after
    place.empty()
    return found
