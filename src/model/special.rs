//! Special editions: `specials/<id>/index.md`, with its articles beside it.

use std::sync::Arc;

use jiff::civil::Date;

use super::period::Period;
use super::schema::record;
use super::value::{APillar, Ref};

record! {
    /// The cover of a special edition.
    pub struct Special {
        /// Name of the edition.
        edition: Arc<str> = "editie" required "Special 2026"
            => "Welke uitgave is het?",
        /// The day of publication.
        date: Date = "datum" optional "2024-09-01"
            => "De dag waarop de special uitkomt.",
        /// When it is expected, for a special that is announced.
        expected: Period = "verwacht" optional "2024-najaar"
            => "Wanneer de special komt, als de dag nog niet bekend is.",
    }

    /// The keys that only an article of a special has.
    pub struct SpecialArticleFields {
        /// Its position in the special, unique among the articles.
        order: u32 = "volgorde" required "1"
            => "De plaats in de special: elk artikel heeft een eigen nummer.",
        /// The pillar of LAB that it is about.
        pillar: Ref<APillar> = "pijler" optional "aanbod"
            => "Over welke pijler van het programma gaat het?",
    }
}
