"""`vindplek check` beside a first build of the same project."""

import lay_ours
import measure
import show


def run(bench):
    """Measures, and prints a table."""
    corpus = bench.corpus(bench.items)
    for place in bench.places:
        turns = bench.turns(lambda: turn(bench, corpus, place))
        show.title(f"Checking: {bench.what(corpus.of)}, real themes, on {place.name}, medians of {bench.runs}")
        show.beside({name: [each[name] for each in turns] for name in turns[0]}, "build")


def turn(bench, corpus, place):
    """Builds once and checks once; returns the costs by name."""
    project = corpus.real()
    built = measure.cost(lay_ours.build(bench.program, project, bench.cold(place, project)))
    place.empty()
    return {"build": built, "check": measure.cost(lay_ours.check(bench.program, project))}
