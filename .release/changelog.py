"""The entry of a version in CHANGELOG.md."""

import re
import sys

from platforms import ROOT

HEADING = re.compile(r"(?m)^## (\S+) \((.+)\)$")


def notes(version):
    """What is new in a version, and its date or `in voorbereiding`; ends the program when there is no entry."""
    parts = HEADING.split((ROOT / ".release/CHANGELOG.md").read_text("utf-8"))[1:]
    for found, date, text in zip(parts[::3], parts[1::3], parts[2::3]):
        if found == version and text.strip():
            return text.strip(), date
    sys.exit(f"release: .release/CHANGELOG.md has no entry for version {version} of Cargo.toml")
