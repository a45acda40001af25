//! Charts, drawn when a site is built.
//!
//! One rule holds for all of them: the numbers are text. Where they stand in the page beside the
//! drawing, the SVG is hidden from whoever has the page read out; where they stand in the SVG
//! itself, it is one picture whose name says them. Each chart has its table as well.
//!
//! A page has no inline style, so that sizes are attributes. Colours are classes, for the theme.

mod bar;
mod shares;
mod time;

pub use bar::{Range, bar, most};

use super::prose::escaped;
use crate::syntax::typography::printed;

/// A value to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What it is of: `2022`, `Buurtsportcoach`.
    pub label: String,
    /// What stands before the number when it is not exact: `bijna`.
    pub about: Option<&'static str>,
    /// The number as readers see it: `6.267`, `45%`.
    pub number: String,
    /// The number in hundredths.
    pub hundredths: u64,
}

/// How a series of values is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One value: a number to read, nothing to compare.
    Number,
    /// Years, in order: along an axis.
    Time,
    /// Parts that make up a whole: one bar.
    Shares,
    /// Anything else: a bar each.
    Bars,
}

/// Words that an editor puts in brackets behind a label, and a reader wants before the number.
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

impl Point {
    /// A value with the label that an editor gave it: `2024 (bijna)`.
    pub fn new(label: &str, number: String, hundredths: u64) -> Self {
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

    /// The number with what stands before it: `bijna 6.000`.
    pub fn text(&self) -> String {
        match self.about {
            Some(about) => format!("{about} {}", self.number),
            None => self.number.clone(),
        }
    }

    /// The year that it is of.
    fn year(&self) -> Option<u32> {
        let is_year = self.label.len() == 4 && self.label.bytes().all(|b| b.is_ascii_digit());
        if is_year {
            self.label.parse().ok()
        } else {
            None
        }
    }
}

/// A hundred, in hundredths.
const HUNDRED: u64 = 10_000;

/// Whether a unit is a hundredth part of a whole.
pub fn is_percent(unit: &str) -> bool {
    matches!(unit, "procent" | "%")
}

fn shape(points: &[Point], percent: bool) -> Shape {
    let years: Option<Vec<u32>> = points.iter().map(Point::year).collect();
    let in_order = |years: &[u32]| years.is_sorted_by(|one, next| one < next);
    let whole: u64 = points.iter().map(|point| point.hundredths).sum();
    match points {
        [] | [_] => Shape::Number,
        _ if years.as_deref().is_some_and(in_order) => Shape::Time,
        // What is rounded may be one off.
        _ if percent && whole.abs_diff(HUNDRED) <= 100 => Shape::Shares,
        _ => Shape::Bars,
    }
}

/// The chart of a series of values and its table, as HTML.
pub fn series(title: &str, unit: &str, points: &[Point]) -> String {
    let percent = is_percent(unit);
    let chart = match shape(points, percent) {
        Shape::Number => return points.first().map_or_else(String::new, |p| number(unit, p)),
        Shape::Time => time::chart(unit, points),
        Shape::Shares => shares::chart(points),
        Shape::Bars => bars(unit, points),
    };
    format!("{chart}{}", table(title, unit, points))
}

fn number(unit: &str, point: &Point) -> String {
    let about = point.about.map(|about| format!("{about} "));
    let unit = match is_percent(unit) {
        true => String::new(),
        false => format!(" {}", escaped(unit)),
    };
    format!(
        "<p class=\"groot-getal\">{}<strong>{}</strong>{unit} <span>{}</span></p>",
        about.unwrap_or_default(),
        escaped(&point.number),
        escaped(&point.label)
    )
}

fn bars(unit: &str, points: &[Point]) -> String {
    let percent = is_percent(unit);
    let largest = points.iter().map(|point| point.hundredths).max();
    let whole = match percent {
        true => HUNDRED.max(largest.unwrap_or(0)),
        false => largest.unwrap_or(0),
    };
    let mut html = "<dl class=\"grafiek\">".to_owned();
    for point in points {
        html.push_str(&format!(
            "<div><dt>{}</dt><dd>{} <span class=\"maat\">{}</span></dd></div>",
            escaped(&point.label),
            bar(Range::exactly(point.hundredths), whole),
            escaped(&point.text())
        ));
    }
    html.push_str("</dl>");
    html
}

/// Every chart has its table, folded away: the numbers can be read in the chart already.
fn table(title: &str, unit: &str, points: &[Point]) -> String {
    let title = escaped(title);
    let what = match points.iter().all(|point| point.year().is_some()) {
        true => "Jaar",
        false => "Wat",
    };
    let unit = match is_percent(unit) {
        true => "Deel".to_owned(),
        false => format!("Aantal {}", escaped(unit)),
    };
    let mut html = format!(
        "<details class=\"vouw\"><summary>Bekijk de tabel</summary><table>\
         <caption class=\"alleen-voorlezen\">{title}</caption><thead><tr>\
         <th scope=\"col\">{what}</th><th scope=\"col\" class=\"getal\">{unit}</th></tr></thead><tbody>"
    );
    for point in points {
        html.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td class=\"getal\">{}</td></tr>",
            escaped(&point.label),
            escaped(&point.text())
        ));
    }
    html.push_str("</tbody></table></details>");
    html
}

/// A part of a length: `value` of `whole`.
fn scaled(value: u64, whole: u64, length: u64) -> u64 {
    let scaled = u128::from(value) * u128::from(length) / u128::from(whole.max(1));
    u64::try_from(scaled).unwrap_or(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[(&str, u64)]) -> Vec<Point> {
        let point =
            |(label, value): &(&str, u64)| Point::new(label, value.to_string(), value * 100);
        values.iter().map(point).collect()
    }

    #[test]
    fn a_remark_that_is_about_the_number_stands_before_it() {
        let about = Point::new("2024 (bijna)", "6.000".to_owned(), 600_000);
        assert_eq!((about.label.as_str(), about.year()), ("2024", Some(2024)));
        assert_eq!(about.text(), "bijna 6.000");
        let remark = Point::new("Andere beroepen (berekend)", "55".to_owned(), 5500);
        assert_eq!(remark.label, "Andere beroepen (berekend)");
        assert_eq!(remark.text(), "55");
    }

    #[test]
    fn a_series_is_shown_by_what_it_is_made_of() {
        let of = |values: &[(&str, u64)], percent| shape(&points(values), percent);
        assert_eq!(of(&[("2024", 342)], false), Shape::Number);
        assert_eq!(of(&[("2022", 1), ("2024 (bijna)", 2)], false), Shape::Time);
        assert_eq!(of(&[("2024", 1), ("2022", 2)], false), Shape::Bars);
        assert_eq!(of(&[("Coach", 45), ("Anders", 55)], true), Shape::Shares);
        assert_eq!(of(&[("Coach", 45), ("Anders", 30)], true), Shape::Bars);
        assert_eq!(of(&[("Coach", 45), ("Anders", 55)], false), Shape::Bars);
    }

    #[test]
    fn a_single_number_needs_no_drawing_and_no_table() {
        let html = series(
            "Reacties",
            "reacties",
            &points(&[("Najaar 2019 (meer dan)", 600)]),
        );
        assert_eq!(
            html,
            "<p class=\"groot-getal\">meer dan <strong>600</strong> reacties \
             <span>Najaar 2019</span></p>"
        );
    }

    #[test]
    fn every_chart_has_its_table() {
        for values in [[("2022", 1), ("2024", 2)], [("Een", 3), ("Twee", 4)]] {
            let html = series("Mensen & fte", "mensen", &points(&values));
            assert!(
                html.contains("<caption class=\"alleen-voorlezen\">Mensen &amp; fte</caption>")
            );
            assert_eq!(html.matches("<th scope=\"row\">").count(), 2);
            assert!(html.contains("<svg"));
        }
    }

    #[test]
    fn the_longest_bar_is_as_long_as_there_is_room() {
        let html = bars("mensen", &points(&[("Een", 50), ("Twee", 200)]));
        assert!(html.contains("width=\"25%\""), "{html}");
        assert!(html.contains("width=\"100%\""), "{html}");
    }

    #[test]
    fn percents_are_drawn_as_parts_of_a_hundred() {
        let html = bars("procent", &points(&[("Een", 50), ("Twee", 20)]));
        assert!(html.contains("width=\"50%\""), "{html}");
    }

    #[test]
    fn values_beyond_measure_do_not_overflow() {
        assert_eq!(scaled(u64::MAX, u64::MAX, 1000), 1000);
        assert_eq!(scaled(5, 0, 100), 500);
    }
}
