"""Beside Hugo, on the same corpus.

`plain` has a theme whose pages have the parts that Hugo's have, so without social pictures; it still makes a search
index, which Hugo does not. `plain, bare` is the same build without that, by the program `without`. `real` has the
themes of this repository, with social pictures.

A floor is the least that a build could cost: the files that the build of that turn wrote, written again, and all
Markdown parsed by pulldown-cmark. All builds are cold.
"""

import subprocess

import lay_hugo
import lay_ours
import measure
import show

PLAIN, BARE, REAL = "plain", "plain, bare", "real"
SIX, ONE = "Hugo, six runs", "Hugo, one run"
FLOORS = {PLAIN: "floor of plain", REAL: "floor of real"}

# What is compared in the end: how many times the first is the second.
RATIOS = [(SIX, PLAIN), (SIX, BARE), (SIX, REAL), (ONE, PLAIN), (ONE, BARE), (ONE, REAL),
          (PLAIN, FLOORS[PLAIN]), (REAL, FLOORS[REAL])]


def run(bench):
    """Measures in each place, and prints a table of each."""
    corpus = bench.corpus(bench.items)
    for place in bench.places:
        turns = bench.turns(lambda: turn(bench, corpus, place))
        costs = {name: [each[name][0] for each in turns] for name in turns[0]}
        rows = []
        for name, (_, (files, size)) in turns[0].items():
            wall, user, peak = measure.median(costs[name])
            rows.append([name, show.seconds(wall), show.seconds(user), show.mebibytes(peak), f"{files:,}",
                         show.megabytes(size)])
        show.title(f"Beside Hugo: {bench.what(corpus.of)}, on {place.name}, medians of {bench.runs}")
        show.table(["", "wall s", "user s", "peak MiB", "files", "MB"], rows)
        print()
        show.table(["wall time, ratio within each turn", "median (least–most)"],
                   [[f"{over} ÷ {under}", show.times(measure.ratios(costs[over], costs[under]))]
                    for over, under in RATIOS])


def turn(bench, corpus, place):
    """Builds everything once; returns the cost and the size of each by name."""
    plain, real = corpus.plain(), corpus.real()
    contestants = {
        PLAIN: (plain, lambda project, out: [lay_ours.build(bench.program, project, out)]),
        BARE: (plain, lambda project, out: [[bench.without, project, out, "search", "social"]]),
        REAL: (real, lambda project, out: [lay_ours.build(bench.program, project, out)]),
        SIX: (corpus.hugo_six(), lambda project, out: lay_hugo.build_six(bench.hugo, project, out)),
        ONE: (corpus.hugo_one(), lambda project, out: lay_hugo.build_one(bench.hugo, project, out)),
    }
    found = {}
    for name, (project, commands) in contestants.items():
        out = bench.cold(place, project)
        found[name] = measure.cost(*commands(project, out)), measure.size(out)
        if name in FLOORS:
            found[FLOORS[name]] = floor(bench, out, place.empty("floor"), project / "content"), found[name][1]
            place.empty("floor")
        place.empty()
    return found


def floor(bench, out, again, content):
    """What it costs to write the output again and to parse the content, as wall time."""
    times = [subprocess.run([bench.floor, *arguments], check=True, capture_output=True, text=True).stdout
             for arguments in (["write", out, again], ["parse", content])]
    return measure.Cost(sum(map(float, times)))
