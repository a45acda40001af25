"""The corpora as they lie on the disk, laid out once and kept under `target/compare/corpora`.

Each has a name that holds its shape, its number of items, the seed, and the digest of what it is made by: the scripts
that lay it out, the layouts and the themes.
"""

import functools
import hashlib
import shutil
from pathlib import Path

import corpus
import lay_hugo
import lay_ours
import shapes
import show
import tools

HERE = Path(__file__).parent
THEMES = tools.ROOT / "themes"
MADE_BY = ("corpus.py", "shapes.py", "lay_hugo.py", "lay_ours.py", "photo.py", "hugo", "plain")
CORPORA = tools.WORK / "corpora"


class Corpus:
    """A corpus of a shape and a size, and the projects that it is laid out as."""

    def __init__(self, shape, of):
        self.shape = shape
        self.of = of
        self.folder = CORPORA / f"{shape}-{of}-{corpus.SEED}-{digest()}"

    @functools.cached_property
    def items(self):
        """Its items."""
        return shapes.items(self.shape, self.of)

    def real(self):
        """Our project, with the real themes."""
        return self.project("real", lambda folder: lay_ours.lay(folder, self.items, THEMES))

    def plain(self):
        """Our project, with a theme whose pages have the parts that Hugo's have."""
        return self.project("plain", lambda folder: lay_ours.lay_plain(folder, self.real()))

    def photos(self):
        """Our project, with the real themes and photos."""
        return self.project("photos", lambda folder: lay_ours.lay_with_photos(folder, self.real(), self.items))

    def hugo_six(self):
        """Hugo's project for six runs."""
        return self.project("hugo-six", lambda folder: lay_hugo.lay_six(folder, self.items))

    def hugo_one(self):
        """Hugo's project for one run."""
        return self.project("hugo-one", lambda folder: lay_hugo.lay_one(folder, self.items))

    def project(self, name, lay):
        """The folder of a project, laid out when it is not there."""
        folder = self.folder / name
        if not folder.exists():
            show.progress("laying out", self.of, self.shape, "items:", name)
            unfinished = self.folder / f"{name}.new"
            shutil.rmtree(unfinished, ignore_errors=True)
            lay(unfinished)
            unfinished.rename(folder)
        return folder


@functools.cache
def laid(shape, of):
    """The corpus of a shape and a size."""
    return Corpus(shape, of)


def remove_outdated():
    """Removes the corpora that other scripts or themes made."""
    for folder in CORPORA.glob("*"):
        if not folder.name.endswith(f"-{digest()}"):
            shutil.rmtree(folder)


@functools.cache
def digest():
    """The digest of everything that corpora are made by."""
    made_by = [HERE / name for name in MADE_BY] + [THEMES]
    files = sorted(file for path in made_by for file in (path, *path.rglob("*")) if file.is_file())
    found = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        found.update(f"{file.relative_to(tools.ROOT)} {len(content)}\n".encode() + content)
    return found.hexdigest()[:12]
