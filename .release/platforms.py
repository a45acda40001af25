"""The platforms of a release, and what each is called elsewhere."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The oldest macOS on which the program runs: Big Sur, on Macs from 2013 and later.
MACOS_MIN = "11.0"


@dataclass(frozen=True)
class Platform:
    name: str  # in the names of files: vindplek-0.1.0-linux-x64
    target: str  # of the Rust compiler
    wheel: str  # the platform tag of a Python wheel
    os: str  # as Node calls it
    cpus: tuple  # those of Node on which the program runs, the first its own
    vscode: tuple  # the targets of an extension in which the program runs
    suffix: str = ""

    @property
    def npm(self):
        """The name of the npm package, without the scope."""
        return f"{self.os}-{self.cpus[0]}"

    @property
    def program(self):
        return f"vindplek{self.suffix}"


PLATFORMS = (
    Platform(
        name="linux-x64",
        target="x86_64-unknown-linux-musl",
        # The program is static: any glibc, any musl.
        wheel="manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
        os="linux",
        cpus=("x64",),
        vscode=("linux-x64", "alpine-x64"),
    ),
    Platform(
        name="linux-arm64",
        target="aarch64-unknown-linux-musl",
        wheel="manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        os="linux",
        cpus=("arm64",),
        vscode=("linux-arm64", "alpine-arm64"),
    ),
    Platform(
        name="windows-x64",
        target="x86_64-pc-windows-gnu",
        # Windows on ARM runs programs for x64.
        wheel="win_amd64.win_arm64",
        os="win32",
        cpus=("x64", "arm64"),
        vscode=("win32-x64",),
        suffix=".exe",
    ),
    Platform(
        name="macos-arm64",
        target="aarch64-apple-darwin",
        wheel=f"macosx_{MACOS_MIN.replace('.', '_')}_arm64",
        os="darwin",
        cpus=("arm64",),
        vscode=("darwin-arm64",),
    ),
    Platform(
        name="macos-x64",
        target="x86_64-apple-darwin",
        wheel=f"macosx_{MACOS_MIN.replace('.', '_')}_x86_64",
        os="darwin",
        cpus=("x64",),
        vscode=("darwin-x64",),
    ),
)

BY_NAME = {platform.name: platform for platform in PLATFORMS}


def named(name):
    """The platform with a name; ends the program when there is none."""
    if name not in BY_NAME:
        sys.exit(f"release: no platform {name}; there are {', '.join(BY_NAME)}")
    return BY_NAME[name]


def can_link(platform):
    """Whether this machine can make a program for a platform: Linux for all, macOS for its own."""
    return sys.platform.startswith("linux") or sys.platform == platform.os == "darwin"


def version():
    """The version of the program, which Cargo.toml alone says."""
    return re.search(r'(?m)^version = "([^"]+)"$', (ROOT / "Cargo.toml").read_text("utf-8"))[1]
