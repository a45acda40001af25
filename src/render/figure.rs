//! A figure: its chart and table, its source and its reference date.

use serde::Serialize;

use super::chart::{self, ChartPoint, is_percent};
use crate::escape;
use crate::model::figures::{Figure, FigureValue};
use crate::model::value::{items, text, value};
use crate::source::Spanned;
use crate::syntax::typography::printed;

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FigureView {
    /// Its anchor: `cijfer-brc-2022`.
    pub(super) anchor: String,
    /// The title.
    pub(super) title: String,
    /// The source, ending in a full stop.
    pub(super) source: String,
    /// The reference date, in words.
    pub(super) as_of: String,
    /// Its values as a chart with a table, or as a single number: HTML.
    pub(super) chart: String,
}

impl FigureView {
    /// The view of a figure in the figures file.
    pub(super) fn of(figure: &Figure) -> Self {
        let (title, unit) = (text(&figure.title), text(&figure.unit));
        let sign = if is_percent(unit) { "%" } else { "" };
        let point = |point: &Spanned<FigureValue>| {
            let number = value(&point.value.value).copied().unwrap_or_default();
            let written = format!("{}{sign}", number.dutch_quantity());
            ChartPoint::new(text(&point.value.label), written, number.hundredths())
        };
        let points: Vec<ChartPoint> = items(&figure.series).iter().map(point).collect();
        Self {
            anchor: format!("cijfer-{}", value(&figure.id).map_or("", |id| &id.0)),
            title: printed(title).into_owned(),
            source: format!("{}.", printed(text(&figure.source)).trim_end_matches('.')),
            as_of: value(&figure.as_of).map_or_else(String::new, |period| period.dutch()),
            chart: chart::series(&printed(title), unit, &points),
        }
    }
}

/// Appends a figure as HTML.
pub(super) fn push(html: &mut String, figure: &FigureView) {
    html.push_str(&format!(
        "<figure class=\"cijfer\"><figcaption>{}</figcaption>{}\
         <p class=\"bron\">Bron: {} Peildatum: {}.</p></figure>",
        escape::html(&figure.title),
        figure.chart,
        escape::html(&figure.source),
        escape::html(&figure.as_of)
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_shows_title_source_and_reference_date() {
        let mut html = String::new();
        let view = FigureView {
            anchor: "cijfer-mensen".to_owned(),
            title: "Mensen & fte".to_owned(),
            source: "Een onderzoek.".to_owned(),
            as_of: "2024".to_owned(),
            chart: "<p>12</p>".to_owned(),
        };
        push(&mut html, &view);
        assert_eq!(
            html,
            "<figure class=\"cijfer\"><figcaption>Mensen &amp; fte</figcaption><p>12</p>\
             <p class=\"bron\">Bron: Een onderzoek. Peildatum: 2024.</p></figure>"
        );
    }
}
