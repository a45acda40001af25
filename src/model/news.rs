//! News: `nieuws/<id>.md`, and what it shares with the articles of a special.

use std::sync::Arc;

use jiff::civil::Date;

use super::common::{Refs, Texts};
use super::schema::record;
use super::value::{ACategory, APillar, ASpecial, Ref};
use crate::source::Spanned;

record! {
    /// What a piece of news has and an article of a special has not.
    pub struct NewsFields {
        /// The day it came out.
        date: Date = "datum" required "2026-03-12"
            => "De dag waarop het bericht uitkomt.",
    }

    /// What news and the articles of a special share.
    pub struct Article {
        /// Who speaks.
        sender: Arc<str> = "afzender" required "Vereniging Sport en Gemeenten"
            => "Wie brengt het bericht?",
        /// Who wrote it.
        authors: Texts = "auteurs" optional "[Naam van de auteur]"
            => "Wie hebben het geschreven?",
        /// In which categories it is listed.
        categories: Refs<ACategory> = "categorieen" optional "[terugblik]"
            => "In welke rubrieken staat het?",
        /// A pull quote.
        quote: Quote = "streamer" optional "{tekst: Samen kom je verder, van: een deelnemer}"
            => "Een zin die groot in beeld komt.",
        /// What can be downloaded with it.
        downloads: Vec<Spanned<Download>> = "downloads" optional "[{titel: Verslag, url: https://voorbeeld.nl/verslag.pdf}]"
            => "Wat kun je erbij ophalen?",
        /// Where one can read on.
        further: Vec<Spanned<FurtherReading>> = "verder_lezen" optional "[{titel: Sport in de buurt, link: https://www.sportindebuurt.nl}]"
            => "Waar lees je meer?",
        /// The special it belongs to.
        special: Ref<ASpecial> = "special" optional "lab-special"
            => "Bij welke special hoort het?",
        /// The pillars of LAB it is about.
        pillars: Refs<APillar> = "pijlers" optional "[aanbod]"
            => "Over welke pijlers van LAB gaat het?",
        /// A meeting that it announces or tells of.
        meeting: Meeting = "bijeenkomst" optional "{start: 2026-06-12, plaats: Utrecht}"
            => "De bijeenkomst waar het over gaat. Die komt ook in de agenda.",
    }

    /// A pull quote.
    pub struct Quote {
        /// The words.
        text: Arc<str> = "tekst" required "Samen kom je verder"
            => "De zin.",
        /// Whose.
        by: Arc<str> = "van" optional "een deelnemer"
            => "Van wie de zin is.",
    }

    /// Something to download.
    pub struct Download {
        /// What it is called.
        title: Arc<str> = "titel" required "Verslag van de bijeenkomst"
            => "Hoe het heet.",
        /// A file of ours.
        file: Arc<str> = "bestand" optional "../media/verslag.pdf"
            => "Waar het bestand staat, gezien vanaf deze tekst.",
        /// Or an address elsewhere.
        url: Arc<str> = "url" optional "https://voorbeeld.nl/verslag.pdf"
            => "Of het webadres, als het ergens anders staat.",
    }

    /// Something to read next.
    pub struct FurtherReading {
        /// What it is called.
        title: Arc<str> = "titel" required "Het reisplan"
            => "Hoe het heet.",
        /// Where it stands: a path or an address.
        link: Arc<str> = "link" required "../reisplan/index.md"
            => "Waar het staat: een pad naar een bestand, of een webadres.",
    }

    /// A meeting, shown in the agenda.
    pub struct Meeting {
        /// First day.
        start: Date = "start" required "2026-06-12"
            => "De eerste dag.",
        /// Last day; the first when absent.
        end: Date = "eind" optional "2026-06-12"
            => "De laatste dag, als het meer dan één dag is.",
        /// Where.
        place: Arc<str> = "plaats" optional "Utrecht"
            => "Waar het is.",
    }
}
