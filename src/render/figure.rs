//! A figure in a text: a table with bars beside it, its source and its date.
//!
//! The table says everything; the bars are drawn for the eye alone, as SVG whose sizes are
//! attributes, because a page has no inline style.

use super::prose::escaped;
use super::view::figures::{FigureView, PointView};

/// Adds a figure to a page.
pub(super) fn push(html: &mut String, figure: &FigureView) {
    let has_bars = figure.points.len() > 1;
    html.push_str("<figure class=\"cijfer\"><table><caption>");
    html.push_str(&escaped(&figure.title));
    html.push_str("</caption><thead><tr><th scope=\"col\">Wat</th><th scope=\"col\">Aantal ");
    html.push_str(&escaped(&figure.unit));
    html.push_str("</th></tr></thead><tbody>");
    for point in &figure.points {
        row(html, point, has_bars);
    }
    html.push_str("</tbody></table><figcaption>Bron: ");
    html.push_str(&escaped(figure.source.trim_end_matches('.')));
    html.push_str(". Peildatum: ");
    html.push_str(&escaped(&figure.as_of));
    html.push_str(".</figcaption></figure>");
}

fn row(html: &mut String, point: &PointView, has_bar: bool) {
    html.push_str("<tr><th scope=\"row\">");
    html.push_str(&escaped(&point.label));
    html.push_str("</th><td>");
    html.push_str(&escaped(&point.text));
    if has_bar {
        html.push_str(&format!(
            "<svg class=\"staaf\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\" focusable=\"false\"><rect width=\"{}\" height=\"8\"></rect></svg>",
            point.percent
        ));
    }
    html.push_str("</td></tr>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(points: &[(&str, u64)]) -> String {
        let point = |(label, percent): &(&str, u64)| PointView {
            label: (*label).to_owned(),
            text: "1.250".to_owned(),
            value: "1250".to_owned(),
            percent: *percent,
        };
        let mut html = String::new();
        let view = FigureView {
            anchor: "cijfer-mensen".to_owned(),
            title: "Mensen & fte".to_owned(),
            unit: "mensen".to_owned(),
            source: "Een onderzoek.".to_owned(),
            as_of: "2024".to_owned(),
            points: points.iter().map(point).collect(),
        };
        push(&mut html, &view);
        html
    }

    #[test]
    fn a_table_says_all_and_bars_are_hidden_from_readers() {
        let html = figure(&[("2022", 100), ("2024", 95)]);
        assert!(html.contains("<caption>Mensen &amp; fte</caption>"));
        assert!(html.contains("<th scope=\"row\">2024</th><td>1.250<svg"));
        assert!(html.contains("Bron: Een onderzoek. Peildatum: 2024."));
        assert_eq!(html.matches("aria-hidden=\"true\"").count(), 2);
    }

    #[test]
    fn a_single_value_needs_no_bar() {
        assert!(!figure(&[("2024", 100)]).contains("<svg"));
    }
}
