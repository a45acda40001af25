"""Figures on the screen: tables on standard output, progress on standard error."""

import statistics
import sys

import measure


def progress(*words):
    """Says what is done now."""
    print("#", *words, file=sys.stderr, flush=True)


def title(*words):
    """Begins a part."""
    print("\n" + " ".join(map(str, words)) + "\n", flush=True)


def table(header, rows):
    """Prints rows: the first column to the left, the others to the right."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        first, *others = (text.rjust(width) if column else text.ljust(width)
                          for column, (text, width) in enumerate(zip(line, widths)))
        print("  ".join([first, *others]).rstrip())
    sys.stdout.flush()


def beside(costs, first, **more):
    """Prints what builds cost, in seconds and as parts of the first one in the same turn; more columns by name."""
    rows = []
    for name, each in costs.items():
        wall, user, peak = measure.median(each)
        parts = [percent(measure.ratios(each, costs[first], part)) for part in ("wall", "user")]
        rows.append([name, seconds(wall), seconds(user), *parts, mebibytes(peak), *(more[key][name] for key in more)])
    table(["", "wall s", "user s", "wall", "user", "peak MiB", *more], rows)


def seconds(value):
    """Seconds, in three digits or more; a dash for none."""
    return "–" if value is None else f"{value:.3f}" if abs(value) < 1 else f"{value:.2f}"


def mebibytes(value):
    """Bytes in MiB; a dash for none."""
    return "–" if value is None else f"{value / 2**20:,.0f}"


def megabytes(value):
    """Bytes in MB."""
    return f"{value / 1e6:,.1f}"


def percent(values):
    """The median of parts of a whole."""
    return f"{100 * statistics.median(values):.1f}%"


def times(values):
    """The median of ratios, with the least and the most."""
    return f"{statistics.median(values):.2f}  ({min(values):.2f}–{max(values):.2f})"
