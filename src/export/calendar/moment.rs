//! When an event takes place, and the time zone of those that have a time.

use jiff::civil::Date;

use super::lines::CalendarLines;
use crate::model::time_of_day::{Hours, TimeOfDay};

/// When an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// On whole days, from the first to the last.
    Days(Date, Date),
    /// On a day, from a time on, until a time if that is known.
    Times(Date, TimeOfDay, Option<TimeOfDay>),
}

impl Moment {
    /// The moment of what takes place on some days at some hours. Over several days it is on whole
    /// days: one event from the first morning to the last afternoon would fill the nights as well,
    /// and nothing says that people meet on each of the days.
    pub(super) fn of(first: Date, last: Date, hours: Hours) -> Self {
        match hours.from {
            Some(from) if last <= first => Self::Times(first, from, hours.until),
            _ => Self::Days(first, last),
        }
    }

    /// Whether it has a time, and needs [`write_time_zone`].
    pub(super) fn is_timed(self) -> bool {
        matches!(self, Self::Times(..))
    }

    /// Writes the properties. The end of whole days is the day after the last one (section 3.6.1). An
    /// event with a time but without an end ends when it begins.
    pub(super) fn write(self, lines: &mut CalendarLines) {
        match self {
            Self::Days(first, last) => {
                lines.value("DTSTART;VALUE=DATE", &basic(first));
                if let Ok(after) = last.max(first).tomorrow() {
                    lines.value("DTEND;VALUE=DATE", &basic(after));
                }
            }
            Self::Times(day, from, until) => {
                let local = |time: TimeOfDay| time.on(day).strftime("%Y%m%dT%H%M%S").to_string();
                lines.value("DTSTART;TZID=Europe/Amsterdam", &local(from));
                if let Some(until) = until.filter(|until| *until > from) {
                    lines.value("DTEND;TZID=Europe/Amsterdam", &local(until));
                }
            }
        }
    }
}

/// A date in the basic format: `20260312`.
pub(super) fn basic(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Writes the time zone, with the rules of the European Union since 1996. A calendar must have at
/// least one component (section 3.4), so it also makes an agenda without events a valid file.
pub(super) fn write_time_zone(lines: &mut CalendarLines) {
    lines.component("VTIMEZONE", |lines| {
        lines.text("TZID", "Europe/Amsterdam");
        lines.component("DAYLIGHT", |lines| {
            lines.value("DTSTART", "19960331T020000");
            lines.value("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU");
            lines.value("TZOFFSETFROM", "+0100");
            lines.value("TZOFFSETTO", "+0200");
            lines.text("TZNAME", "CEST");
        });
        lines.component("STANDARD", |lines| {
            lines.value("DTSTART", "19961027T030000");
            lines.value("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
            lines.value("TZOFFSETFROM", "+0200");
            lines.value("TZOFFSETTO", "+0100");
            lines.text("TZNAME", "CET");
        });
    });
}
