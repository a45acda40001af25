//! Figures for charts and pages: `cijfers.yaml`.

use std::sync::Arc;

use super::number::Number;
use super::period::Period;
use super::schema::record;
use super::value::NewId;
use crate::source::Spanned;

record! {
    /// The list.
    pub struct Figures {
        /// The figures.
        figures: Vec<Spanned<Figure>> = "cijfers" required "[]",
    }

    /// A figure: one or more values with a source and a date.
    pub struct Figure {
        /// By which a text refers to it.
        id: NewId = "id" required "brc-2022",
        /// What it is about.
        title: Arc<str> = "titel" required "Mensen in de BRC",
        /// What is counted.
        unit: Arc<str> = "eenheid" required "mensen",
        /// Whence.
        source: Arc<str> = "bron" required "Mulier Instituut",
        /// As of when.
        as_of: Period = "peildatum" required "2022",
        /// The values.
        series: Vec<Spanned<Point>> = "reeks" required "[{label: '2022', waarde: 6267}]",
    }

    /// A value with its label.
    pub struct Point {
        /// The label.
        label: Arc<str> = "label" required "2022",
        /// The value.
        value: Number = "waarde" required "6267",
    }
}
