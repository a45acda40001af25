//! Figures: `figures` in `figures.html`.

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
