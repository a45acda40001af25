"""A visitor of a site in a folder, who sees what is there at that moment."""

import os
import re
import threading
import time
from pathlib import Path

REFERENCE = re.compile(r"""(?:href|src)=["']?([^"'\s>]+)""")


def missing(folder, page):
    """What a page needs that is not there: styles, scripts, pictures and pages that it links to."""
    try:
        text = page.read_text("utf-8")
    except OSError:
        return []
    found = []
    for reference in REFERENCE.findall(text):
        address = reference.split("#")[0].split("?")[0]
        if not address or ":" in address or address.startswith("//"):
            continue
        target = (page.parent / address) if not address.startswith("/") else None
        # Absolute addresses are those of the not-found page and of other sites.
        if target is None:
            continue
        if address.endswith("/") or target.is_dir():
            target /= "index.html"
        if not target.exists():
            found.append(reference)
    # Whoever publishes may have replaced the page, and then removed what the old one needed.
    try:
        return found if page.read_text("utf-8") == text else []
    except OSError:
        return []


def pages(folder):
    """The pages that are there; folders may come and go meanwhile."""
    for parent, _, names in os.walk(folder):
        if ".vindplek" not in Path(parent).parts:
            yield from (Path(parent) / name for name in names if name.endswith(".html"))


def look(folder):
    """All pages that lack something."""
    return {str(page.relative_to(folder)): lacks for page in pages(folder) if (lacks := missing(folder, page))}


STYLE = re.compile(r"""href=["']?[^"'\s>]*?(stijl\.[0-9a-f]+\.css)""")


def styles_of(folder):
    """The styles that the pages name: of a whole site they are one."""
    texts = (page.read_text("utf-8") for page in pages(folder) if page.exists())
    return {style for text in texts for style in STYLE.findall(text)}


class Visitor(threading.Thread):
    """Looks all the time, until it is stopped."""

    def __init__(self, folder, at_once=False):
        super().__init__(daemon=True)
        self.folder = folder
        self.at_once = at_once
        self.stopped = threading.Event()
        self.broken = {}
        self.visits = 0
        self.start()

    def run(self):
        while not self.stopped.is_set():
            # Whoever follows the link once sees one release.
            folder = self.folder.resolve()
            self.broken |= look(folder)
            if self.at_once and len(styles := styles_of(folder)) > 1:
                self.broken["of two sites at once"] = sorted(styles)
            self.visits += 1
            time.sleep(0)

    def stop(self):
        self.stopped.set()
        self.join()
        return self.broken
