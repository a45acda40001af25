//! Charts, drawn when a site is built.
//!
//! In all charts the numbers are text. Where the page shows them beside the drawing, the SVG is
//! hidden from screen readers; where they are inside the SVG, it has `role="img"` and a label that
//! lists them. Each chart has its table as well.
//!
//! A page has no inline style: sizes are attributes and colours are classes of the theme.

mod bar;
mod point;
mod shares;
mod time;

pub(in crate::render) use bar::{BarRange, bar, most};
pub(in crate::render) use point::{ChartPoint, is_percent};

use crate::escape;

/// How a series of values is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ChartShape {
    /// One value: shown as a number.
    Number,
    /// Years in order: along an axis.
    Time,
    /// Parts of a whole: one bar.
    Shares,
    /// Anything else: one bar for each value.
    Bars,
}

/// A hundred, in hundredths.
const HUNDRED: u64 = 10_000;

fn shape(points: &[ChartPoint], percent: bool) -> ChartShape {
    let years: Option<Vec<u32>> = points.iter().map(ChartPoint::year).collect();
    let in_order = |years: &[u32]| years.is_sorted_by(|one, next| one < next);
    let whole: u64 = points.iter().map(|point| point.hundredths).sum();
    match points {
        [] | [_] => ChartShape::Number,
        _ if years.as_deref().is_some_and(in_order) => ChartShape::Time,
        // Rounding may put the sum one off.
        _ if percent && whole.abs_diff(HUNDRED) <= 100 => ChartShape::Shares,
        _ => ChartShape::Bars,
    }
}

/// The chart of a series of values and its table, as HTML.
pub(super) fn series(title: &str, unit: &str, points: &[ChartPoint]) -> String {
    let percent = is_percent(unit);
    let chart = match shape(points, percent) {
        ChartShape::Number => return points.first().map_or_else(String::new, |p| number(unit, p)),
        ChartShape::Time => time::chart(unit, points),
        ChartShape::Shares => shares::chart(points),
        ChartShape::Bars => bars(unit, points),
    };
    format!("{chart}{}", table(title, unit, points))
}

fn number(unit: &str, point: &ChartPoint) -> String {
    let about = point.about.map(|about| format!("{about} "));
    let unit = match is_percent(unit) {
        true => String::new(),
        false => format!(" {}", escape::html(unit)),
    };
    format!(
        "<p class=\"groot-getal\">{}<strong>{}</strong>{unit} <span>{}</span></p>",
        about.unwrap_or_default(),
        escape::html(&point.number),
        escape::html(&point.label)
    )
}

fn bars(unit: &str, points: &[ChartPoint]) -> String {
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
            escape::html(&point.label),
            bar(BarRange::exactly(point.hundredths), whole),
            escape::html(&point.text())
        ));
    }
    html.push_str("</dl>");
    html
}

/// Every chart has its table, collapsed: the chart itself shows the numbers.
fn table(title: &str, unit: &str, points: &[ChartPoint]) -> String {
    let title = escape::html(title);
    let what = match points.iter().all(|point| point.year().is_some()) {
        true => "Jaar",
        false => "Wat",
    };
    let unit = match is_percent(unit) {
        true => "Deel".to_owned(),
        false => format!("Aantal {}", escape::html(unit)),
    };
    let mut html = format!(
        "<details class=\"vouw\"><summary>Bekijk de tabel</summary><table>\
         <caption class=\"alleen-voorlezen\">{title}</caption><thead><tr>\
         <th scope=\"col\">{what}</th><th scope=\"col\" class=\"getal\">{unit}</th></tr></thead><tbody>"
    );
    for point in points {
        html.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td class=\"getal\">{}</td></tr>",
            escape::html(&point.label),
            escape::html(&point.text())
        ));
    }
    html.push_str("</tbody></table></details>");
    html
}

#[cfg(test)]
mod tests {
    use super::point::scaled;
    use super::*;

    fn points(values: &[(&str, u64)]) -> Vec<ChartPoint> {
        let point =
            |(label, value): &(&str, u64)| ChartPoint::new(label, value.to_string(), value * 100);
        values.iter().map(point).collect()
    }

    #[test]
    fn a_qualifier_of_the_number_is_put_before_it() {
        let about = ChartPoint::new("2024 (bijna)", "6.000".to_owned(), 600_000);
        assert_eq!((about.label.as_str(), about.year()), ("2024", Some(2024)));
        assert_eq!(about.text(), "bijna 6.000");
        let remark = ChartPoint::new("Andere beroepen (berekend)", "55".to_owned(), 5500);
        assert_eq!(remark.label, "Andere beroepen (berekend)");
        assert_eq!(remark.text(), "55");
    }

    #[test]
    fn the_shape_follows_from_labels_and_values() {
        let of = |values: &[(&str, u64)], percent| shape(&points(values), percent);
        assert_eq!(of(&[("2024", 342)], false), ChartShape::Number);
        assert_eq!(
            of(&[("2022", 1), ("2024 (bijna)", 2)], false),
            ChartShape::Time
        );
        assert_eq!(of(&[("2024", 1), ("2022", 2)], false), ChartShape::Bars);
        assert_eq!(
            of(&[("Coach", 45), ("Anders", 55)], true),
            ChartShape::Shares
        );
        assert_eq!(of(&[("Coach", 45), ("Anders", 30)], true), ChartShape::Bars);
        assert_eq!(
            of(&[("Coach", 45), ("Anders", 55)], false),
            ChartShape::Bars
        );
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
    fn the_longest_bar_fills_the_width() {
        let html = bars("mensen", &points(&[("Een", 50), ("Twee", 200)]));
        assert!(html.contains("width=\"25%\""), "{html}");
        assert!(html.contains("width=\"100%\""), "{html}");
    }

    #[test]
    fn percentages_are_drawn_against_a_hundred() {
        let html = bars("procent", &points(&[("Een", 50), ("Twee", 20)]));
        assert!(html.contains("width=\"50%\""), "{html}");
    }

    #[test]
    fn huge_values_do_not_overflow() {
        assert_eq!(scaled(u64::MAX, u64::MAX, 1000), 1000);
        assert_eq!(scaled(5, 0, 100), 500);
    }
}
