"""How a first build grows with the number of items: from a tenth of them to three times as many.

The exponent is the slope of the times on logarithmic scales: 1 when twice the items take twice the time. That of the
last step says more about larger numbers, as it has less of what a build costs with no items at all.
"""

import math

import lay_ours
import measure
import show


def run(bench):
    """Measures, and prints a table for each theme."""
    sizes = bench.sizes(bench.items // 10, 3 * bench.items // 10, bench.items, 3 * bench.items)
    corpora = [bench.corpus(of) for of in sizes]
    for place in bench.places:
        for name in ("plain", "real"):
            projects = {corpus.of: getattr(corpus, name)() for corpus in corpora}
            turns = bench.turns(lambda: {of: cost(bench, project, place) for of, project in projects.items()})
            costs = {of: measure.median([each[of] for each in turns]) for of in sizes}
            show.title(f"Growth: {bench.what()}, {name} themes, on {place.name}, medians of {bench.runs}")
            show.table(["items", "wall s", "user s", "peak MiB"],
                       [[f"{of:,}", show.seconds(costs[of].wall), show.seconds(costs[of].user),
                         show.mebibytes(costs[of].peak)] for of in sizes])
            if len(sizes) > 1:
                print()
                show.table(["exponent", "wall", "user"],
                           [[what, *(f"{slope(of, [getattr(costs[each], part) for each in of]):.2f}"
                                     for part in ("wall", "user"))]
                            for what, of in (("all", sizes), ("last step", sizes[-2:]))])


def cost(bench, project, place):
    """What a first build costs."""
    found = measure.cost(lay_ours.build(bench.program, project, bench.cold(place, project)))
    place.empty()
    return found


def slope(sizes, times):
    """The slope of the line through the logarithms that has the least squares."""
    across, up = [math.log(size) for size in sizes], [math.log(time) for time in times]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    return (sum((x - middle) * (y - height) for x, y in zip(across, up))
            / sum((x - middle) ** 2 for x in across))
