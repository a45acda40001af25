"""Shared by the validators: finding files, and reporting problems."""

import pathlib
import sys


def files(dist, pattern):
    """Returns the matching files of all sites, sorted; exits with an error if there are none."""
    found = sorted(path for path in dist.glob(f"*/**/{pattern}") if ".vindplek" not in path.parts)
    if not found:
        sys.exit(f"{dist}: no {pattern} found")
    return found


def main(check):
    """Runs a check, which yields (path, problem), on the folder given on the command line."""
    dist = pathlib.Path(sys.argv[1])
    problems = [f"{path.relative_to(dist)}: {problem}" for path, problem in check(dist)]
    print("\n".join(problems), end="\n" if problems else "")
    sys.exit(1 if problems else 0)
