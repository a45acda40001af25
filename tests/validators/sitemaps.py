"""Every sitemap against the schema of sitemaps.org, and against the pages that exist."""

import pathlib
import sys

from lxml import etree

from report import files, main

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def check(dist):
    schema = etree.XMLSchema(etree.parse(pathlib.Path(sys.argv[2])))
    for path in files(dist, "sitemap.xml"):
        tree = etree.parse(path)
        if not schema.validate(tree):
            for error in schema.error_log:
                yield path, f"line {error.line}: {error.message}"
        places = [loc.text for loc in tree.iter(f"{SITEMAP}loc")]
        if len(places) != len(set(places)):
            yield path, "an address is listed twice"
        base = places[0]
        for place in places:
            page = path.parent / place.removeprefix(base) / "index.html"
            if not place.startswith(base) or not page.is_file():
                yield path, f"no page at {place}"


main(check)
