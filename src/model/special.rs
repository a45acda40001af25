//! Special editions: `specials/<id>/index.md`, with its articles beside it.

use std::sync::Arc;

use jiff::civil::Date;

use super::period::Period;
use super::schema::record;
use super::value::{APillar, Ref};

record! {
    /// The cover of a special edition.
    pub struct Special {
        /// Which edition it is.
        edition: Arc<str> = "editie" required "LAB-special 2024"
            => "Welke uitgave is het?",
        /// The day it came out.
        date: Date = "datum" optional "2024-09-01"
            => "De dag waarop de special uitkomt.",
        /// When it is expected, for one that is announced.
        expected: Period = "verwacht" optional "2024-najaar"
            => "Wanneer de special komt, als de dag nog niet bekend is.",
    }

    /// What an article of a special has and news has not.
    pub struct SpecialArticleFields {
        /// Its place in the edition, a number of its own.
        order: u32 = "volgorde" required "1"
            => "De plaats in de special: elk artikel heeft een eigen nummer.",
        /// The pillar it treats.
        pillar: Ref<APillar> = "pijler" optional "aanbod"
            => "Over welke pijler van LAB gaat het?",
    }
}
