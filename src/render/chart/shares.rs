//! Parts of a whole: one bar with a legend.

use super::point::{ChartPoint, scaled};
use crate::escape;

/// How many fills the style sheet has for parts; further parts reuse them from the first.
const FILLS: usize = 4;

/// Parts of a whole as one bar with its legend.
pub(super) fn chart(points: &[ChartPoint]) -> String {
    let whole: u64 = points.iter().map(|point| point.hundredths).sum();
    let mut bar = "<svg class=\"geheel\" aria-hidden=\"true\" focusable=\"false\">".to_owned();
    let mut key = "<ul class=\"legenda\">".to_owned();
    let mut before = 0;
    for (at, point) in points.iter().enumerate() {
        let fill = at % FILLS + 1;
        let start = scaled(before, whole, 100);
        before += point.hundredths;
        // Computed from the cumulative sum, so that rounding leaves no gaps.
        let width = scaled(before, whole, 100) - start;
        bar.push_str(&format!(
            "<rect class=\"deel deel-{fill}\" x=\"{start}%\" width=\"{width}%\" height=\"100%\"/>"
        ));
        key.push_str(&format!(
            "<li><svg class=\"staal\" aria-hidden=\"true\" focusable=\"false\">\
             <rect class=\"deel deel-{fill}\" width=\"100%\" height=\"100%\"/></svg> \
             <strong>{}</strong> {}</li>",
            escape::html(&point.text()),
            escape::html(&point.label)
        ));
    }
    format!("{bar}</svg>{key}</ul>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_bar_without_a_gap() {
        let part =
            |label: &str, value: u64| ChartPoint::new(label, format!("{value}%"), value * 100);
        let html = chart(&[part("Coach", 45), part("Docent", 21), part("Anders", 34)]);
        assert!(html.contains("deel-1\" x=\"0%\" width=\"45%\""), "{html}");
        assert!(html.contains("deel-2\" x=\"45%\" width=\"21%\""), "{html}");
        assert!(html.contains("deel-3\" x=\"66%\" width=\"34%\""), "{html}");
        assert!(html.contains("<strong>45%</strong> Coach"), "{html}");
    }
}
