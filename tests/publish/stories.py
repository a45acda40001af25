"""The stories: `python stories.py PROGRAM PROJECT RCLONE [PART OF A NAME] [--times KILLS]`."""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import trustme

import servers
from proxy import Proxy
from visitor import Visitor, look

TODAY = "2026-11-01"
PAGE = "content/paginas/over.md"


class Story:
    """A project of its own, a publisher, and a server."""

    def __init__(self, options, server, work, authority):
        self.program = options.program
        self.kills = options.times
        self.server = server
        self.project = work / "project"
        self.out = work / "dist"
        for folder in ("content", "regions", "themes"):
            shutil.copytree(options.project / folder, self.project / folder)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(work),
            "VINDPLEK_RCLONE": str(options.rclone),
            "RCLONE_CA_CERT": str(authority),
        } | server.environment

    def command(self, place, *arguments, site="noord", port=None, to=None):
        target = to or self.server.target(place, port)
        return [
            self.program, "publish", site, "--to", target, "--as-of", TODAY, "--project", self.project, "--out",
            self.out, *arguments,
        ]  # fmt: skip

    def publish(self, place, *arguments, expect=0, **options):
        arguments = arguments or ("--yes",)
        done = subprocess.run(
            self.command(place, *arguments, **options),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        said = done.stdout + done.stderr
        assert done.returncode == expect, f"exit code {done.returncode}:\n{said}"
        for name in ("VINDPLEK_PASSWORD", "AWS_SECRET_ACCESS_KEY"):
            secret = self.environment.get(name)
            assert not secret or secret not in said, "a secret was shown"
        return said

    def edit(self, text):
        page = self.project / PAGE
        page.write_text(page.read_text("utf-8") + f"\n{text}\n", "utf-8")

    def same(self, place, site="noord", others=()):
        """The host has the built site, and of others what they put there."""
        there, here = snapshot(self.server.folder(place), others), snapshot(self.out / site)
        differ = sorted(path for path in there.keys() | here.keys() if there.get(path) != here.get(path))
        assert not differ, f"the host has others: {differ}"
        for path in others:
            assert (self.server.folder(place) / path).exists(), f"{path} of another is gone"


def snapshot(folder, others=()):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not (name := str(path.relative_to(folder))).startswith(".vindplek") and name not in others
    }


def publishes(story):
    """A site arrives whole, a changed word sends its page and no more, a removed page goes, others' files stay."""
    place = story.server.folder("noord")
    (place / "van-anderen").mkdir(parents=True)
    (place / "van-anderen/foto.jpg").write_text("x")
    story.server.hand_over(place)
    others = ["van-anderen/foto.jpg"]
    story.publish("noord")
    story.same("noord", others=others)
    assert "alles staat er al" in story.publish("noord")

    story.edit("Een woord meer.")
    said = story.publish("noord", "--dry-run")
    assert "over/" in said and "nieuw" not in said, said
    sent = changed_files(said)
    assert sent <= 8, f"{sent} files for one changed page:\n{said}"
    with watched(story, "noord"):
        story.publish("noord")
    story.same("noord", others=others)

    (story.project / "content/nieuws").joinpath("proef.md").write_text(NEWS, "utf-8")
    story.publish("noord")
    assert (place / "nieuws/proef/index.html").is_file()
    (story.project / "content/nieuws/proef.md").unlink()
    with watched(story, "noord"):
        story.publish("noord")
    story.same("noord", others=others)
    assert not (place / "nieuws/proef").exists(), "an empty folder stayed"


@contextmanager
def watched(story, place, at_once=False):
    """Visitors look all the time, where the server replaces files at one moment; they see whole pages, and
    all of one site where it changes at one moment."""
    if not story.server.replaces:
        yield
        return
    visitor = Visitor(story.server.folder(place), at_once)
    yield
    broken = visitor.stop()
    assert not broken, f"pages that lacked something: {broken}"
    assert visitor.visits, "nobody looked"


NEWS = """---
titel: Een bericht om te proberen hoe het gaat
samenvatting: Dit bericht is er om te proberen of een pagina ook weer verdwijnt als het bestand weg is.
datum: 2026-10-20
afzender: Programma LAB
---

Dit bericht verdwijnt weer.
"""


def changed_files(said):
    line = next(line for line in said.splitlines() if line.strip().startswith("gewijzigd:"))
    return int(line.split(":")[1].split()[0])


def two_sites(story):
    """Two sites under one host do not touch each other; a place that another site has is refused."""
    story.publish("samen/noord")
    story.publish("samen/zuid", site="zuid")
    story.same("samen/noord")
    story.same("samen/zuid", site="zuid")
    before = snapshot(story.server.folder("samen/noord"))
    said = story.publish("samen/noord", site="zuid", expect=2)
    assert "een andere site van vindplek: noord" in said, said
    assert snapshot(story.server.folder("samen/noord")) == before


def two_publishers(story):
    """Two publishers at once, from folders of their own: one of them waits its turn, and both end well."""
    story.publish("tegelijk")
    story.edit("Van allebei.")
    story.publish("tegelijk", "--dry-run")
    other = story.out.with_name("dist-van-een-ander")
    commands = [story.command("tegelijk", "--yes"), story.command("tegelijk", "--yes")]
    commands[1][commands[1].index(story.out)] = other
    running = [
        subprocess.Popen(command, env=story.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for command in commands
    ]
    said = [publisher.communicate()[0] for publisher in running]
    codes = sorted(publisher.returncode for publisher in running)
    assert codes in ([0, 0], [0, 2], [2, 2]), f"{codes}: {said}"
    if 2 in codes:
        assert any("is deze site aan het publiceren" in words for words in said), said
    story.publish("tegelijk")
    story.same("tegelijk")


def releases(story):
    """A place that is not there yet becomes a link to a whole site, which can be put back."""
    if type(story.server) is not servers.Sftp:
        return
    place = story.server.folder("versies")
    said = story.publish("versies", "--dry-run")
    assert "in één oogwenk" in said, said
    assert not list(place.parent.glob("*versies*")), "a dry run wrote something"
    story.publish("versies")
    assert place.is_symlink()
    story.same("versies")
    before = snapshot(place)
    (place / "van-anderen.txt").write_text("x")
    styles = set()
    for number in range(4):
        story.edit(f"Versie {number}.")
        style = story.project / "themes/basis/assets/stijl.css"
        style.write_text(style.read_text("utf-8") + f"\n.versie-{number} {{ color: inherit }}\n", "utf-8")
        with watched(story, "versies", at_once=True):
            story.publish("versies")
        story.same("versies", others=["van-anderen.txt"])
        styles.add((place / "index.html").read_text("utf-8"))
        if number == 0:
            story.publish("versies", "--rollback")
            assert snapshot(place) == before | {"van-anderen.txt": snapshot(place)["van-anderen.txt"]}
            assert "alles staat er al" not in story.publish("versies", "--dry-run")
            story.publish("versies")
    assert len(styles) == 4
    kept = [path.name for path in (place.parent / ".versies.vindplek/releases").iterdir()]
    assert len(kept) == 3 and all(name.isdigit() for name in kept), kept
    shared = [path for path in place.rglob("*.woff2") if path.stat().st_nlink > 1]
    assert shared, "files that are the same were sent again"
    left = [path.name for path in (place.parent / ".versies.vindplek/.vindplek").glob("lock-*")]
    assert not left, left


def killed(story):
    """The program is killed over and over; a visitor sees whole pages, and the next time completes it."""
    kill_over_and_over(story, "moord")


def killed_in_a_folder(story):
    """The same where releases are possible, and a folder stands in the place."""
    if type(story.server) is servers.Sftp:
        story.server.folder("moord-map").mkdir()
        kill_over_and_over(story, "moord-map")
        assert not story.server.folder("moord-map").is_symlink()


def kill_over_and_over(story, name):
    place = story.server.folder(name)
    story.publish(name)
    chance = random.Random(7)
    with watched(story, name, at_once=place.is_symlink()):
        longest = 2.0
        for number in range(story.kills or KILLS[type(story.server)]):
            story.edit(f"Ronde {number}.")
            style = story.project / "themes/basis/assets/stijl.css"
            style.write_text(style.read_text("utf-8") + f"\n.ronde-{number} {{ color: inherit }}\n", "utf-8")
            begun = time.monotonic()
            running = subprocess.Popen(
                story.command(name, "--yes"), env=story.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                running.wait(chance.uniform(0.1, longest))
                longest = max(0.5, time.monotonic() - begun)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
                running.wait()
        story.publish(name)
    story.same(name)
    assert look(place) == {}


KILLS = {
    servers.Sftp: 12,
    servers.SftpByRclone: 4,
    servers.Ftps: 4,
    servers.Webdav: 4,
    servers.Apache: 4,
    servers.S3: 4,
}


def six_sites(story):
    """All sites under one host in one command, as their settings say."""
    sites = sorted(path.parent.name for path in story.project.glob("regions/*/region.yaml"))
    assert len(sites) == 6, sites
    for site in sites:
        settings = story.project / "regions" / site / "region.yaml"
        target = story.server.target(f"alle/{site}")
        settings.write_text(settings.read_text("utf-8") + f"\npubliceren:\n  doel: {target}\n", "utf-8")
    command = [argument for argument in story.command("", "--yes") if argument != "noord"]
    at = command.index("--to")
    command[at : at + 2] = sites
    done = subprocess.run(command, env=story.environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    for site in sites:
        story.same(f"alle/{site}", site=site)


def headers(story):
    """A bucket gives each file its type, and says how long it may be kept."""
    if type(story.server) is not servers.S3:
        return
    story.publish("kopjes")
    place = story.server.folder("kopjes")
    style = next(path for path in place.rglob("*.css"))
    for path, kind, kept in [
        ("index.html", "text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
        (str(style.relative_to(place)), "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    ]:
        found = story.server.headers(f"kopjes/{path}")
        assert found["content-type"] == kind, found
        assert found["cache-control"] == kept, found


def stalled(story):
    """A line that stalls over and over is given up in time, and said so; the next time completes it."""
    story.publish("stil")
    story.edit("Na de stilte.")
    line = Proxy(story.server.port, 20_000, times=1_000, stalls=True)
    if isinstance(story.server, servers.Sftp):
        story.environment["VINDPLEK_KNOWN_HOSTS"] = story.server.known(line.port)
    begun = time.monotonic()
    said = story.publish("stil", port=line.port, expect=2)
    took = time.monotonic() - begun
    assert "verbinding met de server viel weg" in said, said
    assert "Wat bezoekers nu zien, is heel" in said, said
    assert took < 290, f"it took {took:.0f} s"
    line.close()
    assert look(story.server.folder("stil")) == {}
    story.environment |= story.server.environment
    story.publish("stil")
    story.same("stil")


def full(story):
    """A server without space left says so, shows whole pages, and is completed when there is space."""
    story.publish("vol")
    story.edit("Dit past er niet meer bij.")
    style = story.project / "themes/basis/assets/stijl.css"
    style.write_text(style.read_text("utf-8") + "\n.vol { color: inherit }\n", "utf-8")
    filling = story.server.fill(left=200_000)
    said = story.publish("vol", expect=2)
    assert "ruimte op de server is op" in said, said
    assert look(story.server.folder("vol").resolve()) == {}
    filling.unlink()
    story.publish("vol")
    story.same("vol")


def broken_lines(story):
    """The line breaks at many places: it is tried again, and what is half done is completed."""
    story.publish("lijn")
    for limit in (200, 3_000, 20_000):
        story.edit(f"Na {limit}.")
        line = Proxy(story.server.port, limit)
        if isinstance(story.server, servers.Sftp):
            story.environment["VINDPLEK_KNOWN_HOSTS"] = story.server.known(line.port)
        story.publish("lijn", port=line.port)
        line.close()
        story.environment |= story.server.environment
        story.same("lijn")


WRONG_SERVER = {"VINDPLEK_KNOWN_HOSTS": "[127.0.0.1]:1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGZlaWxk"}


def refused(story):
    """A wrong password or key is said at once, and not shown; a server that is not there is said too."""
    wrong = {
        servers.Ftps: {},
        servers.Webdav: {"VINDPLEK_PASSWORD": "verkeerd-wachtwoord"},
        servers.S3: {"AWS_SECRET_ACCESS_KEY": "verkeerd-wachtwoord"},
        servers.Apache: {"VINDPLEK_PASSWORD": "verkeerd-wachtwoord"},
        servers.Sftp: WRONG_SERVER,
        servers.SftpByRclone: WRONG_SERVER,
    }[type(story.server)]
    if not wrong:
        return
    story.environment |= wrong
    begun = time.monotonic()
    said = story.publish("geweigerd", expect=2)
    assert "laat u niet binnen" in said or "niet de server die" in said, said
    assert time.monotonic() - begun < 20, "it was tried over and over"
    story.environment |= story.server.environment
    assert snapshot(story.server.folder("geweigerd")) == {}


STORIES = [
    publishes,
    two_sites,
    two_publishers,
    broken_lines,
    refused,
    releases,
    killed,
    killed_in_a_folder,
    headers,
]

# What differs from the others of its kind.
FEW = {
    servers.SftpByRclone: [publishes, broken_lines, refused, killed],
    servers.Apache: [publishes, refused, killed],
}

# Stories of a single server, which run beside the others: most of their time is spent waiting. Through rclone, which
# tries again itself, a stalled line takes eight minutes.
APART = [(servers.Sftp, six_sites), (servers.Sftp, stalled)]


def tell_all(kind, stories, options, work, authority):
    """Tells stories of a kind of server."""
    stories = [tell for tell in stories if options.only in f"{kind.name} {tell.__name__}"]
    if not stories:
        return
    server = kind(work, options.rclone, authority)
    try:
        for tell in stories:
            begun = time.monotonic()
            room = Path(tempfile.mkdtemp(dir=work))
            try:
                tell(Story(options, server, room, work / "authority.pem"))
            except Exception as error:
                # The others go on, so it would be seen late.
                print(f"{server.name}: {tell.__name__.replace('_', ' ')} FAILED: {error}", flush=True)
                raise
            shutil.rmtree(room)
            print(f"{server.name}: {tell.__name__.replace('_', ' ')} [{time.monotonic() - begun:.0f} s]", flush=True)
    finally:
        server.stop()


def main(options):
    with tempfile.TemporaryDirectory() as work, ThreadPoolExecutor(16) as pool:
        work = Path(work)
        work.chmod(0o755)
        authority = trustme.CA()
        authority.cert_pem.write_to_path(work / "authority.pem")
        told = [(kind, FEW.get(kind, STORIES)) for kind in servers.ALL] + [(kind, [tell]) for kind, tell in APART]
        if servers.Small.is_possible():
            told += [(kind, [full]) for kind in servers.SMALL]
        else:
            print("full: left out, as this account may not make a small disk")
        # Most of the time is spent waiting for programs to start and connections to be made.
        told = [pool.submit(tell_all, *told, options, work, authority) for told in told]
        for stories in told:
            stories.result()
    print("publishing: all stories passed")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    for name in ("program", "project", "rclone"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("only", nargs="?", default="", help="part of the name of a story")
    arguments.add_argument("--times", type=int, help="how often the program is killed")
    main(arguments.parse_args())
