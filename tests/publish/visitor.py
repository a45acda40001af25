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


class Visitor(threading.Thread):
    """Looks all the time, until it is stopped."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder = folder
        self.stopped = threading.Event()
        self.broken = {}
        self.visits = 0
        self.start()

    def run(self):
        while not self.stopped.is_set():
            self.broken |= look(self.folder)
            self.visits += 1
            time.sleep(0)

    def stop(self):
        self.stopped.set()
        self.join()
        return self.broken
