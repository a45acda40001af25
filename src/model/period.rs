//! Periods of different precision: a year, a season, a quarter, a month or a day.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::schema::{FieldReader, Read, scalar};
use super::shape::Shape;
use super::value::iso_date;
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::diagnostic::dutch_date::MONTHS;
use crate::syntax::yaml::Node;

/// After how many years facts may be outdated.
const FRESH_YEARS: i64 = 2;

/// A date in Dutch words: `28 juni 2024`.
pub fn dutch_date(day: Date) -> String {
    format!("{} {} {}", day.day(), dutch_month(day.month()), day.year())
}

/// The Dutch name of a month, counted from 1.
pub fn dutch_month(month: i8) -> &'static str {
    let index = usize::try_from(month - 1).unwrap_or(0);
    MONTHS.get(index).copied().unwrap_or("")
}

/// A quarter of a year, written `2024-K3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub quarter: i8,
}

impl Quarter {
    /// The quarter in which a day falls.
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            quarter: (day.month() - 1) / 3 + 1,
        }
    }

    /// From `2024-K3`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, quarter) = text.split_once("-K")?;
        let quarter = quarter.parse().ok()?;
        (quarter_range().contains(&quarter) && text.len() == 7).then_some(Self {
            year: parse_year(year)?,
            quarter,
        })
    }

    /// The quarter after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self.quarter {
            4 => Self {
                year: self.year + 1,
                quarter: 1,
            },
            quarter => Self {
                quarter: quarter + 1,
                ..self
            },
        }
    }

    /// The name of its file and its anchor: `2024-K3`.
    pub fn id(self) -> String {
        format!("{}-K{}", self.year, self.quarter)
    }

    /// The title of a quarter without a written title: `Kwartaal 3 van 2024`.
    pub fn title(self) -> String {
        format!("Kwartaal {} van {}", self.quarter, self.year)
    }

    /// In Dutch words: `kwartaal 3 van 2024`.
    pub fn dutch(self) -> String {
        format!("kwartaal {} van {}", self.quarter, self.year)
    }
}

fn quarter_range() -> std::ops::RangeInclusive<i8> {
    1..=4
}

impl Read for Quarter {
    fn expected() -> Text {
        Text::new("een kwartaal, zoals 2024-K3", "a quarter, such as 2024-K3")
    }

    fn shape() -> Shape {
        Shape::Pattern("^(19|2[01])[0-9]{2}-K[1-4]$")
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        Self::parse(written).or_else(|| {
            let place = reader.place(node.span);
            reader.push(invalid_value::unexpected_value(
                place,
                written,
                &Self::expected(),
            ));
            None
        })
    }
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the seasons")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A period, as precise as the editor wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// `2021`
    Year(i16),
    /// `2021-najaar`
    Season(i16, Season),
    /// `2019-medio`: around the middle of the year.
    Middle(i16),
    /// `2022-K1`
    Quarter(Quarter),
    /// `2022-02`
    Month(i16, i8),
    /// `2022-02-09`
    Day(Date),
}

impl Period {
    /// Parses any of the notations.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(day) = iso_date(text) {
            return Some(Self::Day(day));
        }
        if let Some(quarter) = Quarter::parse(text) {
            return Some(Self::Quarter(quarter));
        }
        let Some((year, rest)) = text.split_once('-') else {
            return parse_year(text).map(Self::Year);
        };
        let year = parse_year(year)?;
        Some(match rest {
            "voorjaar" => Self::Season(year, Season::Spring),
            "zomer" => Self::Season(year, Season::Summer),
            "najaar" => Self::Season(year, Season::Autumn),
            "winter" => Self::Season(year, Season::Winter),
            "medio" => Self::Middle(year),
            month if month.len() == 2 => {
                let month = month.parse().ok()?;
                (1..=12)
                    .contains(&month)
                    .then_some(Self::Month(year, month))?
            }
            _ => return None,
        })
    }

    /// The last day of the period, for sorting and comparing: "2022" may mean December.
    pub fn last_day(self) -> Date {
        let end = |year: i16, month: i8| date(year, month, 1).last_of_month();
        match self {
            Self::Year(year) | Self::Season(year, Season::Winter) => end(year, 12),
            Self::Season(year, Season::Spring) => end(year, 5),
            Self::Season(year, Season::Summer) => end(year, 8),
            Self::Season(year, Season::Autumn) => end(year, 11),
            Self::Middle(year) => end(year, 7),
            Self::Quarter(quarter) => end(quarter.year, quarter.quarter * 3),
            Self::Month(year, month) => end(year, month),
            Self::Day(day) => day,
        }
    }

    /// The first day of the period: "2022" is not earlier than January.
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => date(year, 1, 1),
            Self::Season(year, Season::Spring) => date(year, 3, 1),
            Self::Season(year, Season::Summer) => date(year, 6, 1),
            Self::Season(year, Season::Autumn) => date(year, 9, 1),
            Self::Season(year, Season::Winter) => date(year, 12, 1),
            Self::Middle(year) => date(year, 6, 1),
            Self::Quarter(quarter) => date(quarter.year, quarter.quarter * 3 - 2, 1),
            Self::Month(year, month) => date(year, month, 1),
            Self::Day(day) => day,
        }
    }

    /// Whether facts of this period may be outdated on a day: from the day after two years.
    pub fn may_be_outdated(self, today: Date) -> bool {
        let end = self.last_day().checked_add(FRESH_YEARS.years());
        end.is_ok_and(|end| end < today)
    }

    /// In Dutch words: `najaar 2021`, `medio 2019`, `kwartaal 1 van 2022`, `februari 2022`.
    pub fn dutch(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Season(year, season) => {
                let name = match season {
                    Season::Spring => "voorjaar",
                    Season::Summer => "zomer",
                    Season::Autumn => "najaar",
                    Season::Winter => "winter",
                };
                format!("{name} {year}")
            }
            Self::Middle(year) => format!("medio {year}"),
            Self::Quarter(quarter) => quarter.dutch(),
            Self::Month(year, month) => format!("{} {year}", dutch_month(month)),
            Self::Day(day) => dutch_date(day),
        }
    }

    /// As a W3C date (<https://www.w3.org/TR/NOTE-datetime>), which can express years, months and
    /// days. Seasons and quarters become their year.
    pub fn w3c(self) -> String {
        match self {
            Self::Year(year) | Self::Season(year, _) | Self::Middle(year) => format!("{year:04}"),
            Self::Quarter(quarter) => format!("{:04}", quarter.year),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// From `2024`: a year from 1900 up to and including 2199.
pub fn parse_year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text
        .parse()
        .ok()
        .filter(|year| (1900..=2199).contains(year));
    if digits { year } else { None }
}

impl Read for Period {
    fn expected() -> Text {
        Text::new(
            "een periode, zoals 2021, 2021-najaar, 2022-K1, 2022-02 of 2022-02-09",
            "a period, such as 2021, 2021-najaar, 2022-K1, 2022-02 or 2022-02-09",
        )
    }

    fn shape() -> Shape {
        Shape::AnyOf(vec![
            Shape::Pattern(concat!(
                "^(19|2[01])[0-9]{2}(-(voorjaar|zomer|najaar|winter|medio|K[1-4]",
                "|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?$"
            )),
            // Other YAML parsers read a year without quotes as a number.
            Shape::Whole,
        ])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        Self::parse(written).or_else(|| {
            let place = reader.place(node.span);
            let expected = Self::expected();
            reader.push(invalid_value::invalid_period(place, written, &expected));
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_keeps_the_precision_that_it_was_written_with() {
        let dutch = |text: &str| Period::parse(text).map(Period::dutch);
        assert_eq!(dutch("2021").as_deref(), Some("2021"));
        assert_eq!(dutch("2021-najaar").as_deref(), Some("najaar 2021"));
        assert_eq!(dutch("2019-medio").as_deref(), Some("medio 2019"));
        assert_eq!(dutch("2022-K1").as_deref(), Some("kwartaal 1 van 2022"));
        assert_eq!(dutch("2022-02").as_deref(), Some("februari 2022"));
        assert_eq!(dutch("2022-02-09").as_deref(), Some("9 februari 2022"));
        for text in [
            "21",
            "2022-13",
            "2022-K5",
            "2026-02-30",
            "herfst 2021",
            "2021-herfst",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_day_of_a_period_is_the_latest_it_can_mean() {
        let last = |text: &str| Period::parse(text).unwrap().last_day().to_string();
        assert_eq!(last("2022"), "2022-12-31");
        assert_eq!(last("2024-02"), "2024-02-29");
        assert_eq!(last("2024-K3"), "2024-09-30");
    }

    #[test]
    fn the_quarter_after_the_fourth_is_the_first_of_the_next_year() {
        let last = Quarter::parse("2024-K4").unwrap();
        assert_eq!(last.next().id(), "2025-K1");
        assert_eq!(Quarter::of(date(2026, 11, 1)).id(), "2026-K4");
    }
}
