"""Every feed.xml: read by a strict Atom parser and by a lenient one that reports what it tolerated."""

import atoma
import feedparser
from lxml import etree, html
from rfc3339_validator import validate_rfc3339

from report import files, main

ATOM = "{http://www.w3.org/2005/Atom}"


def check(dist):
    for path in files(dist, "feed.xml"):
        data = path.read_bytes()
        try:
            feed = atoma.parse_atom_bytes(data)
        except atoma.FeedParseError as error:
            yield path, error
            continue
        for date in etree.fromstring(data).iter(f"{ATOM}updated", f"{ATOM}published"):
            if not validate_rfc3339(date.text):
                yield path, f"not an RFC 3339 timestamp: {date.text}"
        lenient = feedparser.parse(data)
        if lenient.bozo:
            yield path, lenient.bozo_exception
        if not any(link.rel == "self" for link in feed.links):
            yield path, "no link with rel=self"
        if not feed.authors and not all(entry.authors for entry in feed.entries):
            yield path, "an entry without an author"
        ids = [entry.id_ for entry in feed.entries]
        if len(ids) != len(set(ids)):
            yield path, "two entries with the same id"
        for address in [feed.id_, *ids, *(link.href for e in feed.entries for link in e.links)]:
            if not address.startswith("https://"):
                yield path, f"not an absolute https address: {address}"
        for entry in feed.entries:
            if entry.published and entry.updated < entry.published:
                yield path, f"{entry.id_} was updated before it was published"
            content = html.fromstring(entry.content.value) if entry.content else None
            for address in [] if content is None else content.xpath("//@href | //@src"):
                if not address.startswith(("https://", "mailto:", "tel:")):
                    yield path, f"{entry.id_} has a relative link: {address}"


main(check)
