"""robots.txt by the parser of Python's standard library, security.txt by the rules of RFC 9116.

Only sites at the root of a host have them.
"""

import urllib.robotparser

from rfc3339_validator import validate_rfc3339

from report import files, main


def check(dist):
    for path in files(dist, "robots.txt"):
        robots = urllib.robotparser.RobotFileParser()
        robots.parse(path.read_text("utf-8").splitlines())
        if robots.can_fetch("*", "/aanbod/") != bool(robots.site_maps()):
            yield path, "a sitemap although crawling is disallowed, or no sitemap although it is allowed"
    for path in files(dist, "security.txt"):
        lines = path.read_text("utf-8").splitlines()
        fields = [line.partition(": ")[::2] for line in lines]
        names = [name for name, _ in fields]
        for name in ("Contact", "Expires", "Canonical"):
            if name not in names:
                yield path, f"no {name}"
        for name in ("Expires", "Preferred-Languages"):
            if names.count(name) > 1:
                yield path, f"{name} twice"
        for name, value in fields:
            if name == "Expires" and not validate_rfc3339(value):
                yield path, f"not an RFC 3339 timestamp: {value}"
            if name == "Contact" and not value.startswith(("mailto:", "https://")):
                yield path, f"not a mailto: or https: address: {value}"
            if name == "Canonical" and not value.endswith("/.well-known/security.txt"):
                yield path, f"not the address of security.txt: {value}"


main(check)
