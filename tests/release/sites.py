"""Prints one digest of the real sites that a program builds: the same on every platform.

  python sites.py PROGRAM…      PROGRAM: a command, so also an emulator with what it runs
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

with tempfile.TemporaryDirectory() as work:
    sites = Path(work, "sites")
    subprocess.run([*sys.argv[1:], "--quiet", "build", "--project", ROOT, "--as-of", "2026-11-01", "--out", sites],
                   check=True)
    digest = hashlib.sha256()
    paths = (path.relative_to(sites) for path in sites.rglob("*") if path.is_file())
    for path in sorted(path.as_posix() for path in paths if path.parts[0] != ".vindplek"):
        contents = Path(sites, path).read_bytes()
        digest.update(f"{path} {len(contents)}\n".encode())
        digest.update(contents)
print(digest.hexdigest())
