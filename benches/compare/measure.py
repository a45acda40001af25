"""What a command costs, as the kernel accounts for it, and what it wrote."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple, Optional

# The unit of the kernel's peak memory, in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1 << 10


class Cost(NamedTuple):
    """Seconds of wall time and of processor time in user mode, and the greatest memory of one process in bytes."""

    wall: float
    user: Optional[float] = None
    peak: Optional[int] = None


def cost(*commands):
    """Runs commands one after another; returns what they cost together."""
    return total(map(cost_of_one, commands))


def total(costs):
    """What processes cost that ran one after another."""
    costs = list(costs)
    return Cost(sum(each.wall for each in costs), sum(each.user for each in costs), max(each.peak for each in costs))


def cost_of_one(command):
    """Runs a command; returns what it cost. Ends the bench when it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            said.seek(0)
            tail = said.read().decode(errors="replace")[-2000:]
            sys.exit(f"compare: {' '.join(map(str, command))} failed ({process.returncode}):\n{tail}")
    return Cost(wall, used.ru_utime, used.ru_maxrss * PEAK_UNIT)


def median(costs):
    """The median of each part of costs."""
    return Cost(*(None if None in part else statistics.median(part) for part in zip(*costs)))


def ratios(over, under, part="wall"):
    """Of each turn, how many times the one is the other."""
    return [getattr(one, part) / getattr(other, part) for one, other in zip(over, under)]


def files(folder, hidden=".vindplek"):
    """The files of sites, as (path in the folder, what the disk knows of it); not the program's own state."""
    for parent, folders, names in os.walk(folder):
        if parent == str(folder):
            folders[:] = [name for name in folders if name != hidden]
        for name in names:
            path = os.path.join(parent, name)
            yield os.path.relpath(path, folder), os.stat(path)


def size(folder):
    """How many files sites have, and how many bytes."""
    sizes = [status.st_size for _, status in files(folder)]
    return len(sizes), sum(sizes)
