"""What every part of the bench is given: the programs, the corpora, the places, and how often to measure."""

import dataclasses
import shutil
from pathlib import Path
from typing import Optional

import corpus
import laid
import lay_ours
import show
import tools
from places import Place


@dataclasses.dataclass(frozen=True)
class Bench:
    """A run of the bench. `given` is a program to measure instead of one that is built."""

    shape: str
    items: int
    runs: int
    given: Optional[Path] = None
    places: tuple[Place, ...] = ()

    @property
    def program(self):
        """Our program."""
        return self.given or tools.vindplek()

    @property
    def floor(self):
        """The program `floor`."""
        return tools.benches()["floor"]

    @property
    def without(self):
        """The program `without`."""
        return tools.benches()["without"]

    @property
    def hugo(self):
        """Hugo."""
        return tools.hugo()

    def at(self, found):
        """The same at these places."""
        return dataclasses.replace(self, places=tuple(found))

    def corpus(self, of):
        """The corpus of so many items."""
        return laid.laid(self.shape, of)

    def sizes(self, *wanted):
        """Numbers of items, each once, none too small to make a corpus of."""
        return sorted({max(size, corpus.FEWEST) for size in wanted})

    def what(self, of=None):
        """The corpus in words."""
        return f"{self.shape} corpus" if of is None else f"{of:,} items, {self.shape} corpus"

    def turns(self, measure):
        """The results of measuring as often as asked."""
        results = []
        for turn in range(self.runs):
            show.progress("turn", turn + 1, "of", self.runs)
            results.append(measure())
        return results

    def cold(self, place, project):
        """A folder for a first build of a project: it is not there, and nothing of an earlier build is kept."""
        shutil.rmtree(project / ".vindplek", ignore_errors=True)
        return place.empty()

    def copy(self, project):
        """A copy of a project, to change."""
        folder = tools.WORK / "changed"
        shutil.rmtree(folder, ignore_errors=True)
        lay_ours.link_tree(project, folder)
        return folder
