//! News: `nieuws/<id>.md`, and what it shares with the articles of a special.

use std::sync::Arc;

use jiff::civil::Date;

use super::common::{Refs, Texts};
use super::schema::record;
use super::value::{ACategory, APillar, ASpecial, Ref};
use crate::source::Spanned;

record! {
    /// What a piece of news has and an article of a special has not.
    pub struct Dated {
        /// The day it came out.
        date: Date = "datum" required "2026-03-12",
    }

    /// What news and the articles of a special share.
    pub struct Article {
        /// Who speaks.
        sender: Arc<str> = "afzender" required "Vereniging Sport en Gemeenten",
        /// Who wrote it.
        authors: Texts = "auteurs" optional "[Naam van de auteur]",
        /// In which categories it is listed.
        categories: Refs<ACategory> = "categorieen" optional "[terugblik]",
        /// A pull quote.
        quote: Quote = "streamer" optional "{tekst: Samen kom je verder, van: een deelnemer}",
        /// What can be downloaded with it.
        downloads: Vec<Spanned<Download>> = "downloads" optional "[{titel: Verslag, bestand: media/verslag.pdf}]",
        /// Where one can read on.
        further: Vec<Spanned<Further>> = "verder_lezen" optional "[{titel: Het reisplan, link: ../reisplan/index.md}]",
        /// The special it belongs to.
        special: Ref<ASpecial> = "special" optional "lab-special",
        /// The pillars of LAB it is about.
        pillars: Refs<APillar> = "pijlers" optional "[aanbod]",
        /// A meeting that it announces or tells of.
        meeting: Meeting = "bijeenkomst" optional "{start: 2026-06-12, plaats: Utrecht}",
    }

    /// A pull quote.
    pub struct Quote {
        /// The words.
        text: Arc<str> = "tekst" required "Samen kom je verder",
        /// Whose.
        by: Arc<str> = "van" optional "een deelnemer",
    }

    /// Something to download.
    pub struct Download {
        /// What it is called.
        title: Arc<str> = "titel" required "Verslag van de bijeenkomst",
        /// A file of ours.
        file: Arc<str> = "bestand" optional "media/verslag.pdf",
        /// Or an address elsewhere.
        url: Arc<str> = "url" optional "https://voorbeeld.nl/verslag.pdf",
    }

    /// Something to read next.
    pub struct Further {
        /// What it is called.
        title: Arc<str> = "titel" required "Het reisplan",
        /// Where it stands: a path or an address.
        link: Arc<str> = "link" required "../reisplan/index.md",
    }

    /// A meeting, shown in the agenda.
    pub struct Meeting {
        /// First day.
        start: Date = "start" required "2026-06-12",
        /// Last day; the first when absent.
        end: Date = "eind" optional "2026-06-12",
        /// Where.
        place: Arc<str> = "plaats" optional "Utrecht",
    }
}
