//! Figures for charts and pages: `cijfers.yaml`.

use std::sync::Arc;

use super::number::Number;
use super::period::Period;
use super::schema::record;
use super::value::NewId;
use crate::source::Spanned;

record! {
    /// The list of figures.
    pub struct Figures {
        /// The figures.
        figures: Vec<Spanned<Figure>> = "cijfers" required "[]"
            => "De cijfers. Een tekst toont er een met ::: cijfer en de id.",
    }

    /// A figure: one or more values with a source and a date.
    pub struct Figure {
        /// The id by which a text refers to it.
        id: NewId = "id" required "deelnemers-2026"
            => "De korte naam waarmee een tekst ernaar verwijst.",
        /// Its subject.
        title: Arc<str> = "titel" required "Deelnemers aan onze cursussen"
            => "Waar het cijfer over gaat.",
        /// The unit that is counted.
        unit: Arc<str> = "eenheid" required "mensen"
            => "Wat er geteld is, zoals mensen of gemeenten.",
        /// The source.
        source: Arc<str> = "bron" required "Eigen telling"
            => "Waar het cijfer vandaan komt.",
        /// The date of the values.
        as_of: Period = "peildatum" required "2026"
            => "Van wanneer het cijfer is.",
        /// The values.
        series: Vec<Spanned<FigureValue>> = "reeks" required "[{label: '2026', waarde: 150}]"
            => "De waarden.",
    }

    /// A value with its label.
    pub struct FigureValue {
        /// The label.
        label: Arc<str> = "label" required "2026"
            => "Wat er bij de waarde staat, zoals een jaar.",
        /// The value.
        value: Number = "waarde" required "150"
            => "De waarde, met een punt voor de decimalen.",
    }
}
