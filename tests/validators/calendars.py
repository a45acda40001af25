"""Every calendar file: read by two parsers, and checked against RFC 5545 per component."""

import icalendar
import ics

from report import files, main


def check(dist):
    for path in files(dist, "*.ics"):
        data = path.read_bytes()
        if any(len(line) > 75 for line in data.split(b"\r\n")):
            yield path, "a line of more than 75 bytes"
        if b"\n" in data.replace(b"\r\n", b""):
            yield path, "a line that does not end in CRLF"
        try:
            calendar = icalendar.Calendar.from_ical(data)
            ics.Calendar(data.decode())
        except Exception as error:  # each parser has its own error types
            yield path, f"{type(error).__name__}: {error}"
            continue
        for part in calendar.walk():
            for name, error in part.errors:
                yield path, f"{part.name}: {name}: {error}"
            for name in sorted(set(part.required) - set(part.keys())):
                yield path, f"{part.name} without {name}"
        if not calendar.subcomponents:
            yield path, "a calendar without a component"
        events = calendar.walk("VEVENT")
        if len({str(event["UID"]) for event in events}) != len(events):
            yield path, "two events with the same UID"
        for event in events:
            if event.end <= event.start:
                yield path, f"{event['UID']} ends before it starts"
            # Without these a calendar program may ignore a change (section 3.8.7).
            for name in ("SEQUENCE", "LAST-MODIFIED"):
                if name not in event:
                    yield path, f"{event['UID']} without {name}"


main(check)
