"""What the search index, pictures, social pictures and fonts add, for a hundredth, a tenth and all of the items.

The program has no option to leave these out, so the program `without` builds with and without each; the difference is
what it adds. A hundredth of the items has a photo of its own, of 1600 × 1067 pixels. Three builds of each:

- cold: into a folder that is not there;
- kept: the same, but with what a build keeps of pictures in `.vindplek/beelden`, as a pipeline does;
- again: over its own output, with nothing changed.

Only leaving a part out is measured: the drawings in pages, and setting titles with a font, are in the rest of the build
and in the social pictures.
"""

import shutil
import statistics

import measure
import show

KINDS = {"search index": "search", "pictures": "pictures", "social pictures": "social", "fonts": "fonts"}
STATES = ("cold", "kept", "again")


def run(bench):
    """Measures, and prints a table for each number of items."""
    for of in bench.sizes(bench.items // 100, bench.items // 10, bench.items):
        corpus = bench.corpus(of)
        for place in bench.places:
            turns = bench.turns(lambda: turn(bench, corpus.photos(), place))
            show.title(f"What parts add: {bench.what(of)}, real themes, on {place.name}, medians of {bench.runs}")
            show.table(["", "files", "MB", *(f"{state}, {part} s" for state in STATES for part in ("wall", "user"))],
                       [whole(turns), *(added(turns, name) for name in KINDS)])
            if bench.runs > 1:
                print(f"\nThe whole cold build varies by {spread(turns):.3f} s: a smaller difference means nothing.")


def whole(turns):
    """The line of the whole build."""
    builds = [each[None] for each in turns]
    files, size = builds[0]["size"]
    costs = [measure.median([build[state] for build in builds]) for state in STATES]
    return ["everything", f"{files:,}", show.megabytes(size),
            *(show.seconds(value) for cost in costs for value in (cost.wall, cost.user))]


def added(turns, name):
    """The line of a kind: the medians of the differences within each turn."""
    files, size = (one - other for one, other in zip(turns[0][None]["size"], turns[0][name]["size"]))
    difference = lambda each, state, part: getattr(each[None][state], part) - getattr(each[name][state], part)
    differences = [statistics.median(difference(each, state, part) for each in turns)
                   for state in STATES for part in ("wall", "user")]
    return [f"+ {name}", f"{files:,}", show.megabytes(size), *map(show.seconds, differences)]


def spread(turns):
    """How much the wall time of the whole build varies from turn to turn."""
    times = [each[None]["cold"].wall for each in turns]
    return max(times) - min(times)


def turn(bench, project, place):
    """Builds everything, and without each kind; returns the costs and the size by what was left out."""
    found = {}
    for name in (None, *KINDS):
        command = [bench.without, project, out := bench.cold(place, project), *([KINDS[name]] if name else [])]
        found[name] = {"cold": measure.cost(command), "size": measure.size(out)}
        remove_all_but_pictures(out)
        found[name] |= {state: measure.cost(command) for state in ("kept", "again")}
        place.empty()
    return found


def remove_all_but_pictures(out):
    """Leaves of an output folder only what a build keeps of pictures."""
    for entry in [*out.iterdir(), *(out / ".vindplek").iterdir()]:
        if entry.name in (".vindplek", "beelden"):
            continue
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
