"""The corpus laid out for Hugo, and the commands that build it.

In six runs each site has a configuration and a folder of content of its own; in one run the sites are languages on
hosts of their own, and `sites.matrix` in a file says in which of them it is shown.
"""

import os
import shutil
from pathlib import Path

LAYOUTS = Path(__file__).parent / "hugo"

# Each site, and its region. The names are those of languages too, which have at most eight letters.
SITES = {"land": None, "noord": "noord", "oost": "oost", "zuid": "zuid", "noordw": "noordwest", "zuidw": "zuidwest"}

SETTINGS = """\
disableKinds = ["404"]
enableRobotsTXT = false
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[services.rss]
limit = 20
[pagination]
pagerSize = 20
disableAliases = true
[taxonomies]
theme = "themes"
[markup.highlight]
codeFences = false
"""


def lay_six(folder, items):
    """Lays the corpus out for six runs."""
    shutil.copytree(LAYOUTS, folder, dirs_exist_ok=True)
    for site in SITES:
        (folder / f"{site}.toml").write_text(
            f'baseURL = "https://{site}.example.nl/"\ntitle = "Academie {site}"\n'
            f'contentDir = "content-{site}"\ndefaultContentLanguage = "nl"\n{SETTINGS}', "utf-8")
        for kind in {item.kind for item in items}:
            (folder / f"content-{site}/{kind}").mkdir(parents=True)
    for item in items:
        first, *others = (folder / f"content-{site}/{item.kind}/{item.slug}.md" for site in shown_on(item))
        first.write_text(markdown(item.meta, item.body), "utf-8")
        for other in others:
            os.link(first, other)


def lay_one(folder, items):
    """Lays the corpus out for one run."""
    shutil.copytree(LAYOUTS, folder, dirs_exist_ok=True)
    languages = "".join(
        f'[languages.{site}]\nbaseURL = "https://{site}.example.nl/"\ntitle = "Academie {site}"\nweight = {weight}\n'
        for weight, site in enumerate(SITES, 1))
    (folder / "hugo.toml").write_text(f'defaultContentLanguage = "land"\n{SETTINGS}{languages}', "utf-8")
    for kind in {item.kind for item in items}:
        (folder / f"content/{kind}").mkdir(parents=True)
    for item in items:
        meta = item.meta | {"sites": {"matrix": {"languages": shown_on(item)}}}
        (folder / f"content/{item.kind}/{item.slug}.md").write_text(markdown(meta, item.body), "utf-8")


def build_six(hugo, project, out):
    """The commands of six runs."""
    return [[hugo, "--source", project, "--config", project / f"{site}.toml", "--minify", "--quiet",
             "--destination", out / site] for site in SITES]


def build_one(hugo, project, out):
    """The command of one run."""
    return [[hugo, "--source", project, "--minify", "--quiet", "--destination", out]]


def shown_on(item):
    """The sites that show an item."""
    regions = item.meta["regions"]
    return [site for site, region in SITES.items() if region is None or "alle" in regions or region in regions]


def markdown(meta, body):
    """A file with front matter."""
    return f"---\n{yaml(meta)}\n---\n\n{body}"


def yaml(mapping, indent=""):
    """As much YAML as the corpus needs: texts, numbers and dates, lists of those, and mappings."""
    lines = []
    for key, value in mapping.items():
        if isinstance(value, dict):
            lines.append(f"{indent}{key}:\n" + yaml(value, indent + "  "))
        elif isinstance(value, list):
            lines.append(f"{indent}{key}:" + "".join(f"\n{indent}  - {scalar(each)}" for each in value))
        else:
            lines.append(f"{indent}{key}: {scalar(value)}")
    return "\n".join(lines)


def scalar(value):
    """A text, number or date."""
    return '"' + value.replace('"', '\\"') + '"' if isinstance(value, str) else str(value)
