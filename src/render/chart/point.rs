//! A value of a chart, and its length in a drawing.

use crate::syntax::typography::printed;

/// A value to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct ChartPoint {
    /// What it is of: `2022`, `Buurtsportcoach`.
    pub(super) label: String,
    /// A qualifier shown before the number when it is not exact: `bijna`.
    pub(super) about: Option<&'static str>,
    /// The number as shown: `6.267`, `45%`.
    pub(super) number: String,
    /// The number in hundredths.
    pub(super) hundredths: u64,
}

/// Qualifiers that editors write in brackets after a label; they are shown before the number.
const ABOUT: [&str; 9] = [
    "bijna",
    "ruim",
    "meer dan",
    "minstens",
    "ongeveer",
    "circa",
    "rond",
    "hooguit",
    "minder dan",
];

impl ChartPoint {
    /// A value with a label as the editor wrote it: `2024 (bijna)`.
    pub(in crate::render) fn new(label: &str, number: String, hundredths: u64) -> Self {
        let (plain, about) = match label
            .strip_suffix(')')
            .and_then(|rest| rest.split_once('('))
        {
            Some((plain, words)) => (plain.trim_end(), ABOUT.iter().find(|word| **word == words)),
            None => (label, None),
        };
        Self {
            label: printed(if about.is_some() { plain } else { label }).into_owned(),
            about: about.copied(),
            number,
            hundredths,
        }
    }

    /// The number with its qualifier: `bijna 6.000`.
    pub(super) fn text(&self) -> String {
        match self.about {
            Some(about) => format!("{about} {}", self.number),
            None => self.number.clone(),
        }
    }

    /// The year in the label.
    pub(super) fn year(&self) -> Option<u32> {
        let is_year = self.label.len() == 4 && self.label.bytes().all(|b| b.is_ascii_digit());
        if is_year {
            self.label.parse().ok()
        } else {
            None
        }
    }
}

/// Whether a unit is a percentage.
pub(in crate::render) fn is_percent(unit: &str) -> bool {
    matches!(unit, "procent" | "%")
}

/// `length` scaled by `value` / `whole`.
pub(super) fn scaled(value: u64, whole: u64, length: u64) -> u64 {
    let scaled = u128::from(value) * u128::from(length) / u128::from(whole.max(1));
    u64::try_from(scaled).unwrap_or(length)
}
