"""What the validators share: which files there are, and how problems are told."""

import pathlib
import sys


def files(dist, pattern):
    """The files of all sites whose name matches, in a fixed order; none at all is a failure."""
    found = sorted(path for path in dist.glob(f"*/**/{pattern}") if ".vindplek" not in path.parts)
    if not found:
        sys.exit(f"{dist}: no {pattern} at all")
    return found


def main(check):
    """Runs a check, which yields (path, problem), over the folder named on the command line."""
    dist = pathlib.Path(sys.argv[1])
    problems = [f"{path.relative_to(dist)}: {problem}" for path, problem in check(dist)]
    print("\n".join(problems), end="\n" if problems else "")
    sys.exit(1 if problems else 0)
