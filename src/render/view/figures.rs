//! Figures: `figures` in `figures.html`.

use super::meta::PageMeta;
use super::shown::value;
use crate::model::figures::{Figure, Point as ModelPoint};
use crate::model::value::{items, text};
use crate::render::chart::{self, Point, is_percent};
use crate::render::here::Here;
use crate::source::Spanned;
use crate::syntax::typography::printed;
use serde::Serialize;

/// All figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FiguresView {
    /// The figures, in the order of their file.
    pub figures: Vec<FigureView>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureView {
    /// Its anchor: `cijfer-brc-2022`.
    pub anchor: String,
    /// What it is about.
    pub title: String,
    /// Whence, with a full stop.
    pub source: String,
    /// As of when, in words.
    pub as_of: String,
    /// Its values as a chart with a table, or as a single number: HTML.
    pub chart: String,
}

/// All figures.
pub fn view(here: &Here<'_>) -> (PageMeta, FiguresView) {
    let summary = "Cijfers over buurtsportcoaches en de Brede Regeling Combinatiefuncties, met bron en peildatum.";
    let page = PageMeta::new(here, "Cijfers", summary, &[]);
    let figures = items(&here.heads.figures.figures).iter();
    let figures = figures
        .map(|figure| FigureView::of(&figure.value))
        .collect();
    (page, FiguresView { figures })
}

impl FigureView {
    /// A figure of the list.
    pub fn of(figure: &Figure) -> Self {
        let (title, unit) = (text(&figure.title), text(&figure.unit));
        let sign = if is_percent(unit) { "%" } else { "" };
        let point = |point: &Spanned<ModelPoint>| {
            let number = value(&point.value.value).copied().unwrap_or_default();
            let written = format!("{}{sign}", number.dutch_quantity());
            Point::new(text(&point.value.label), written, number.hundredths())
        };
        let points: Vec<Point> = items(&figure.series).iter().map(point).collect();
        Self {
            anchor: format!("cijfer-{}", value(&figure.id).map_or("", |id| &id.0)),
            title: printed(title).into_owned(),
            source: format!("{}.", printed(text(&figure.source)).trim_end_matches('.')),
            as_of: value(&figure.as_of).map_or_else(String::new, |period| period.dutch()),
            chart: chart::series(&printed(title), unit, &points),
        }
    }
}
