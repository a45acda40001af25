//! News: `nieuws/<id>.md`, and the keys that it shares with the articles of a special.

use std::sync::Arc;

use jiff::civil::Date;

use super::common::{Refs, Texts};
use super::link::{DownloadPath, EnrolAddress, KeyLink, WebAddress};
use super::period::Period;
use super::schema::record;
use super::time_of_day::{Hours, TimeOfDay};
use super::value::{ACategory, APillar, ASpecial, Known, Ref, value};
use crate::source::Spanned;

record! {
    /// The keys that only news has.
    pub struct NewsFields {
        /// When it appeared.
        date: Known<Period> = "datum" required "2026-03-12"
            => "De dag waarop het bericht uitkomt. Van een ouder stuk mag het ook een maand, kwartaal, seizoen of jaar zijn, of onbekend.",
    }

    /// The keys that news and the articles of a special share.
    pub struct Article {
        /// The line above the title.
        kicker: Arc<str> = "bovenkop" optional "Uit de praktijk"
            => "De korte regel boven de titel.",
        /// The organisation that sends the message.
        sender: Arc<str> = "afzender" required "De redactie"
            => "Wie brengt het bericht?",
        /// The authors.
        authors: Texts = "auteurs" optional "[Naam van de auteur]"
            => "Wie hebben het geschreven?",
        /// The categories that list it.
        categories: Refs<ACategory> = "categorieen" optional "[terugblik]"
            => "In welke rubrieken staat het?",
        /// A pull quote.
        quote: Quote = "streamer" optional "{tekst: Samen kom je verder, van: een deelnemer}"
            => "Een zin die groot op de pagina komt.",
        /// Downloads.
        downloads: Vec<Spanned<Download>> = "downloads" optional "[{titel: Verslag, url: https://voorbeeld.nl/verslag.pdf}]"
            => "Wat is erbij te downloaden?",
        /// Further reading.
        further: Vec<Spanned<FurtherReading>> = "verder_lezen" optional "[{titel: Sport in de buurt, link: https://www.sportindebuurt.nl}]"
            => "Waar is meer te lezen?",
        /// The special that it belongs to.
        special: Ref<ASpecial> = "special" optional "special-2026"
            => "Bij welke special hoort het?",
        /// The pillars of LAB that it is about.
        pillars: Refs<APillar> = "pijlers" optional "[aanbod]"
            => "Over welke pijlers van het programma gaat het?",
        /// The meeting that it announces or reports on.
        meeting: Meeting = "bijeenkomst" optional "{start: 2026-06-12, plaats: Utrecht}"
            => "De bijeenkomst waar het over gaat. Die komt ook in de agenda.",
    }

    /// A pull quote.
    pub struct Quote {
        /// The quoted words.
        text: Arc<str> = "tekst" required "Samen kom je verder"
            => "De zin.",
        /// The person quoted.
        by: Arc<str> = "van" optional "een deelnemer"
            => "Van wie de zin is.",
    }

    /// A file to download.
    pub struct Download {
        /// Its title.
        title: Arc<str> = "titel" required "Verslag van de bijeenkomst"
            => "Hoe het heet.",
        /// The path of a file in the project.
        file: DownloadPath = "bestand" optional "../media/verslag.pdf"
            => "Waar het bestand staat, gezien vanaf deze tekst.",
        /// Or its web address.
        url: WebAddress = "url" optional "https://voorbeeld.nl/verslag.pdf"
            => "Of het webadres, als het ergens anders staat.",
    }

    /// A link for further reading.
    pub struct FurtherReading {
        /// Its title.
        title: Arc<str> = "titel" required "Het reisplan"
            => "Hoe het heet.",
        /// A path or a web address.
        link: KeyLink = "link" required "../reisplan/index.md"
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
        /// When it begins.
        from: TimeOfDay = "van" optional "13:30"
            => "Hoe laat het begint.",
        /// When it ends.
        until: TimeOfDay = "tot" optional "17:00"
            => "Hoe laat het klaar is.",
        /// Its place.
        place: Arc<str> = "plaats" optional "Utrecht"
            => "Waar het is.",
        /// The address to enrol: https or mailto.
        enrol: EnrolAddress = "aanmelden" optional "https://voorbeeld.nl/aanmelden"
            => "Waar een deelnemer zich aanmeldt: een webadres, of mailto: met een e-mailadres.",
    }
}

impl Meeting {
    /// The first day.
    pub fn first_day(&self) -> Option<Date> {
        value(&self.start).copied()
    }

    /// The last day, which is the first day if there is no other.
    pub fn last_day(&self) -> Option<Date> {
        value(&self.end).copied().or_else(|| self.first_day())
    }

    /// When it begins and ends.
    pub fn hours(&self) -> Hours {
        Hours {
            from: value(&self.from).copied(),
            until: value(&self.until).copied(),
        }
    }
}
