"""Every calendar file: read by icalendar, and checked against RFC 5545 per component. ical.js reads them too.

Times must have a time zone that the file defines, and be the same moment by that definition as by the
time zone data of Python."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import icalendar

from report import files, main


@cache
def time_zone(definition):
    """Returns the time zone that a definition describes. Making one is slow, and most files have the same."""
    return icalendar.Timezone.from_ical(definition).to_tz()


def check(dist):
    for path in files(dist, "*.ics"):
        data = path.read_bytes()
        if any(len(line) > 75 for line in data.split(b"\r\n")):
            yield path, "a line of more than 75 bytes"
        if b"\n" in data.replace(b"\r\n", b""):
            yield path, "a line that does not end in CRLF"
        try:
            calendar = icalendar.Calendar.from_ical(data)
        except ValueError as error:
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
        zones = {str(zone["TZID"]): time_zone(zone.to_ical()) for zone in calendar.walk("VTIMEZONE")}
        for event in events:
            for time in (event[name].dt for name in ("DTSTART", "DTEND") if name in event):
                if not isinstance(time, datetime):
                    continue
                local = time.replace(tzinfo=None)
                zone = zones.get("Europe/Amsterdam")
                expected = local.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).utcoffset()
                if zone is None:
                    yield path, f"{event['UID']} has a time in a zone that the file lacks"
                elif local.replace(tzinfo=zone).utcoffset() != expected:
                    yield path, f"{event['UID']}: {local} is another moment by the zone of the file"
            is_moment = "DTEND" not in event and isinstance(event.start, datetime)
            if event.end < event.start or (event.end == event.start and not is_moment):
                yield path, f"{event['UID']} ends before it starts"
            # Without these a calendar program may ignore a change (section 3.8.7).
            for name in ("SEQUENCE", "LAST-MODIFIED"):
                if name not in event:
                    yield path, f"{event['UID']} without {name}"


main(check)
