"""Six builds of one site each against one build of all: what the division costs, and whether the sites are the same."""

import hashlib

import lay_ours
import measure
import show

ALL, SUM = "all sites", "sum of the six"


def run(bench):
    """Measures, and prints a table."""
    corpus = bench.corpus(bench.items)
    for place in bench.places:
        turns = bench.turns(lambda: turn(bench, corpus, place))
        costs = {name: [costs[name] for costs, _ in turns] for name in turns[0][0]}
        costs[SUM] = [measure.total(each[site] for site in lay_ours.SITES) for each, _ in turns]
        show.title(f"One site at a time: {bench.what(corpus.of)}, real themes, on {place.name}, "
                   f"medians of {bench.runs}")
        show.beside(costs, ALL)
        different = sorted({path for _, differences in turns for path in differences})
        print(f"\nFiles that differ: {len(different):,}", *different[:10])


def turn(bench, corpus, place):
    """Builds all sites at once and each by itself; returns the costs, and the paths of files that differ."""
    project = corpus.real()
    whole = bench.cold(place, project)
    costs = {ALL: measure.cost(lay_ours.build(bench.program, project, whole))}
    digests = digests_of(whole)
    alone = {}
    for site in lay_ours.SITES:
        out = bench.cold(place, project)
        costs[site] = measure.cost(lay_ours.build(bench.program, project, out, "--site", site))
        alone |= digests_of(out)
    place.empty()
    return costs, {path for path, _ in digests.items() ^ alone.items()}


def digests_of(out):
    """The digest of each file of the sites."""
    return {path: hashlib.sha256((out / path).read_bytes()).digest() for path, _ in measure.files(out)}
