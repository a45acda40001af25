//! Figures: `figures` in `figures.html`.

use super::meta::PageMeta;
use super::shown::value;
use crate::model::figures::{Figure, Point};
use crate::model::number::Number;
use crate::model::value::{items, text};
use crate::render::here::Here;
use serde::Serialize;

/// All figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FiguresView {
    /// The figures, in the order of their file.
    pub figures: Vec<FigureView>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureView {
    /// Its anchor: `cijfer-brc-2022`.
    pub anchor: String,
    /// What it is about.
    pub title: String,
    /// What is counted.
    pub unit: String,
    /// Whence.
    pub source: String,
    /// As of when, in words.
    pub as_of: String,
    /// Its values.
    pub points: Vec<PointView>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PointView {
    /// Its label.
    pub label: String,
    /// The value as readers see it: `6.267`.
    pub text: String,
    /// The value for machines: `6267`.
    pub value: String,
    /// Its share of the largest value in whole percents, for the length of a bar.
    pub percent: u64,
}

/// All figures.
pub fn view(here: &Here<'_>) -> (PageMeta, FiguresView) {
    let summary = "Cijfers over buurtsportcoaches en de Brede Regeling Combinatiefuncties, met bron en peildatum.";
    let page = PageMeta::new(here, "figures", "Cijfers", summary, &[]);
    let figures = items(&here.heads.figures.figures).iter();
    let figures = figures
        .map(|figure| FigureView::of(&figure.value))
        .collect();
    (page, FiguresView { figures })
}

impl FigureView {
    /// A figure of the list.
    pub fn of(figure: &Figure) -> Self {
        let series = items(&figure.series);
        let number = |point: &Point| value(&point.value).copied();
        let hundredths = |point: &Point| number(point).map_or(0, Number::hundredths);
        let largest = series
            .iter()
            .map(|point| hundredths(point))
            .max()
            .unwrap_or(0)
            .max(1);
        let points = series.iter().map(|point| PointView {
            label: text(&point.label).to_owned(),
            text: number(point).map_or_else(String::new, Number::dutch_quantity),
            value: number(point).map_or_else(String::new, |n| n.decimal().to_string()),
            percent: hundredths(point) * 100 / largest,
        });
        Self {
            anchor: format!("cijfer-{}", value(&figure.id).map_or("", |id| &id.0)),
            title: text(&figure.title).to_owned(),
            unit: text(&figure.unit).to_owned(),
            source: text(&figure.source).to_owned(),
            as_of: value(&figure.as_of).map_or_else(String::new, |period| period.dutch()),
            points: points.collect(),
        }
    }
}
