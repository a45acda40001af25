//! Times of the day, `09:30`, in Europe/Amsterdam.
//!
//! A time is a text of hours and minutes. YAML 1.1 reads `12:30` without quotes as 750, a number in
//! base 60; our parser keeps what was written.

use jiff::civil::{Date, DateTime, Time};

use super::schema::{FieldReader, Read, scalar};
use super::shape::Shape;
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::syntax::yaml::Node;

/// A time of the day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeOfDay(Time);

impl TimeOfDay {
    /// Parses `09:30` or `9:30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !matches!(hour.len(), 1 | 2) || minute.len() != 2 || !is_number(hour) {
            return None;
        }
        let minute = Some(minute).filter(|minute| is_number(minute))?;
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0)
            .ok()
            .map(Self)
    }

    /// This time on a day.
    pub fn on(self, day: Date) -> DateTime {
        day.to_datetime(self.0)
    }

    /// In Dutch notation, without the word: `9.30`.
    fn dutch(self) -> String {
        format!("{}.{:02}", self.0.hour(), self.0.minute())
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl Read for TimeOfDay {
    fn expected() -> Text {
        Text::new("een tijd, zoals 09:30", "a time of the day, such as 09:30")
    }

    fn shape() -> Shape {
        Shape::TimeOfDay
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        Self::parse(written).or_else(|| {
            let place = reader.place(node.span);
            reader.push(invalid_value::invalid_time(place, written));
            None
        })
    }
}

/// When something begins and ends on a day, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hours {
    /// When it begins.
    pub from: Option<TimeOfDay>,
    /// When it ends.
    pub until: Option<TimeOfDay>,
}

impl Hours {
    /// In Dutch words: `9.30 tot 12.30 uur`, `vanaf 9.30 uur`, `tot 12.30 uur`; `None` when neither
    /// is known. No line break before the last word.
    pub fn dutch(self) -> Option<String> {
        const NO_BREAK: char = '\u{a0}';
        let words = match (self.from, self.until) {
            (None, None) => return None,
            (Some(from), None) => format!("vanaf {}", from.dutch()),
            (None, Some(until)) => format!("tot {}", until.dutch()),
            (Some(from), Some(until)) => format!("{} tot {}", from.dutch(), until.dutch()),
        };
        Some(format!("{words}{NO_BREAK}uur"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_hours_and_two_digits_of_minutes() {
        let iso = |text| TimeOfDay::parse(text).map(|time| time.to_string());
        assert_eq!(iso("09:30").as_deref(), Some("09:30"));
        assert_eq!(iso("9:30").as_deref(), Some("09:30"));
        assert_eq!(iso("23:59").as_deref(), Some("23:59"));
        for text in [
            "24:00", "25:00", "9:5", "9.30", "9:60", "+9:30", ":30", "009:30", "9:3a", "9",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn hours_are_told_as_far_as_they_are_known() {
        let dutch = |from: &str, until: &str| {
            let hours = Hours {
                from: TimeOfDay::parse(from),
                until: TimeOfDay::parse(until),
            };
            hours.dutch().map(|words| words.replace('\u{a0}', "_"))
        };
        assert_eq!(
            dutch("09:30", "13:00").as_deref(),
            Some("9.30 tot 13.00_uur")
        );
        assert_eq!(dutch("09:05", "").as_deref(), Some("vanaf 9.05_uur"));
        assert_eq!(dutch("", "21:00").as_deref(), Some("tot 21.00_uur"));
        assert_eq!(dutch("", ""), None);
    }
}
