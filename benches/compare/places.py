"""Where output is written: in memory, where the disk costs nothing, and on the disk."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import tools

MEMORY = Path("/dev/shm")
NAMES = ("tmpfs", "disk")


class Place:
    """A folder for output. Whatever is removed or flushed here is not timed."""

    def __init__(self, name):
        self.name = name
        above = MEMORY if name == "tmpfs" else tools.WORK
        above.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="vindplek-compare-", dir=above))

    def empty(self, name="out"):
        """A folder that is not there, with nothing left to be written to the disk of what was there."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        os.sync()
        return folder

    def close(self):
        """Removes everything."""
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def opened(names):
    """The places with these names, until they are no longer needed."""
    found = [Place(name) for name in names]
    try:
        yield found
    finally:
        for place in found:
            place.close()


def available():
    """The names of the places that this machine has."""
    return NAMES if MEMORY.is_dir() else NAMES[1:]
