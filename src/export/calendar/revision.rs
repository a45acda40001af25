//! Which version of an event a calendar has.

use jiff::civil::Date;

use super::lines::CalendarLines;
use super::moment::basic;
use crate::export::dates::revised;
use crate::model::course::RunStatus;
use crate::model::document::Head;
use crate::model::heads::OfferedRun;
use crate::model::value::value;

/// Which version of an event a calendar has.
pub(super) struct Revision {
    /// The last day of change that content names.
    day: Option<Date>,
    /// The step of the status: larger when a run is nearer to its end.
    step: u8,
}

impl Revision {
    /// The revision of a run. A run in an accent changes with the accent as well, any run on the day
    /// after the last one for enrolment, and a planned run on the day after its last.
    pub(super) fn of_run(
        course: &Head,
        run: &OfferedRun<'_>,
        status: RunStatus,
        today: Date,
    ) -> Self {
        let accent = run.written_in.accent();
        let compared = accent.and_then(|accent| value(&accent.compared_on).copied());
        let closed = value(&run.run.enrol_until).and_then(|last| last.tomorrow().ok());
        let closed = closed.filter(|day| *day <= today);
        let is_planned = matches!(status, RunStatus::Planned);
        let over = run.run.last_day().filter(|_| is_planned);
        let over = over.and_then(|last| last.tomorrow().ok());
        let over = over.filter(|day| *day <= today);
        Self {
            day: revised(course).max(compared).max(closed).max(over),
            step: match status {
                RunStatus::Planned => 0,
                RunStatus::Open => 1,
                RunStatus::Full => 2,
                RunStatus::Cancelled => 3,
            },
        }
    }

    pub(super) fn of_meeting(head: &Head) -> Self {
        Self {
            day: revised(head),
            step: 0,
        }
    }

    /// Writes the properties that tell versions apart. The step is the second of the day, as an
    /// editor may cancel a run without another date. Without `METHOD`, `DTSTAMP` is the last
    /// revision too (section 3.8.7.2).
    pub(super) fn write(&self, lines: &mut CalendarLines) {
        let day = self.day.unwrap_or(EPOCH).max(EPOCH);
        let moment = format!("{}T{:06}Z", basic(day), self.step);
        lines.value("DTSTAMP", &moment);
        lines.value("LAST-MODIFIED", &moment);
        let days = day.duration_since(EPOCH).as_hours() / 24;
        lines.value(
            "SEQUENCE",
            &(days * STEPS + i64::from(self.step)).to_string(),
        );
    }
}

/// The day from which versions of an event count: when content names no day, its version is that
/// of this one.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// More than the number of steps of a status.
const STEPS: i64 = 10;
