//! The texts of the registration form for each key of the model, and the keys it does not ask for.
//! The model documents the purpose of a key; here are the form's own texts.
//!
//! Keys are named by their path in a course file: `kosten.bedrag`, `modules.titel`; those of a list of
//! prices by `prijzen.bedrag`. Every key of
//! the model must have an entry here, which a test verifies.

use crate::model::course::{Form, Function, NlqfLevel, Per, Phase, Route, Vat};
use crate::model::language_tag;

/// The path of the rows of a key whose answer can be one group as well, `prijzen` for `kosten`: the
/// two are asked beside each other, and each has its own fields.
pub(super) fn rows_of(path: &str) -> &str {
    match path {
        "kosten" => "prijzen",
        path => path,
    }
}

/// How a key is filled in.
#[derive(Debug, Clone, Copy)]
pub(super) enum KeyTreatment {
    /// By the provider.
    Asked(AskedKey),
    /// By the form: ids from titles, the date on which it was filled in.
    Derived,
    /// By the academies, when they accept the course: what they decide (who shows it, the
    /// assessment), what only they know (equivalent modules and learning paths, what participants
    /// thought), and what may not be set before the assessment (enrolment, the status and price of a
    /// run). And what is asked in another form: several prices as rows, a fund, or a material with a
    /// file or link, as a text.
    Academies,
}

/// The texts for a key that is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct AskedKey {
    /// The label of the field; for rows the label of one item.
    pub(super) label: &'static str,
    /// The explanation: the model's unless the form has its own. It has one where the label
    /// suffices (an empty one), where a provider sees something else than an editor (rows, a
    /// decimal comma), or may do less (phases, dates).
    pub(super) explanation: Option<&'static str>,
    /// The message when it is left empty; empty for optional fields.
    pub(super) missing: &'static str,
    /// The control for a text.
    pub(super) text: TextControl,
    /// The label of one row, for lists.
    pub(super) row: &'static str,
}

/// The control for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextControl {
    /// On one line.
    Line,
    /// On several lines.
    Area,
    /// As a web address.
    Address,
    /// As a mail address.
    Mail,
}

/// A section of the form.
pub(super) struct FormSection {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) keys: &'static [&'static str],
}

/// The key of the form's field for the text below the keys of a file. The model has no key for it.
pub(super) const BODY: &str = "tekst";

pub(super) const SECTIONS: [FormSection; 7] = [
    FormSection {
        id: "wat",
        title: "Wat is het?",
        keys: &["titel", "samenvatting", "soort", "fase", "route", "themas"],
    },
    FormSection {
        id: "wie",
        title: "Voor wie is het?",
        keys: &["deelnemers", "functies", "profielen", "instapvoorwaarden"],
    },
    FormSection {
        id: "leren",
        title: "Wat leer je?",
        keys: &[
            "doel",
            "leeruitkomsten",
            BODY,
            "video",
            "modules",
            "materialen",
            "taal",
        ],
    },
    FormSection {
        id: "waard",
        title: "Waar telt het voor?",
        keys: &["certificaat", "punten", "nlqf", "ects", "vrijstelling"],
    },
    FormSection {
        id: "tijd-en-kosten",
        title: "Wat kost het aan tijd en geld?",
        keys: &["tijdsinvestering", "kosten", "vergoeding"],
    },
    FormSection {
        id: "waar",
        title: "Waar en wanneer is het?",
        keys: &["vorm", "locatie", "op_aanvraag", "uitvoeringen"],
    },
    FormSection {
        id: "aanbieder",
        title: "Wie ben je?",
        keys: &["aanbieder", "contact"],
    },
];

const fn asked(label: &'static str) -> AskedKey {
    AskedKey {
        label,
        explanation: None,
        missing: "",
        text: TextControl::Line,
        row: "",
    }
}

impl AskedKey {
    const fn with_explanation(self, explanation: &'static str) -> Self {
        Self {
            explanation: Some(explanation),
            ..self
        }
    }

    const fn with_missing(self, missing: &'static str) -> Self {
        Self { missing, ..self }
    }

    const fn with_text(self, text: TextControl) -> Self {
        Self { text, ..self }
    }

    const fn with_row(self, row: &'static str) -> Self {
        Self { row, ..self }
    }
}

/// The treatment of the key at a path; `None` when it lacks an entry.
pub(super) fn treatment(path: &str) -> Option<KeyTreatment> {
    use TextControl::{Address, Area, Mail};
    let asked = match path {
        "titel" => asked("Titel")
            .with_explanation("Hoe heet je scholing? Kort en duidelijk.")
            .with_missing("Vul de titel in."),
        "samenvatting" => asked("Samenvatting")
            .with_text(Area)
            .with_missing("Vul een samenvatting in."),
        "soort" => asked("Soort").with_missing("Kies wat voor scholing het is."),
        "fase" => asked("Fase")
            .with_explanation(
                "Hoe ver is het? Mensen kunnen zich pas aanmelden als een academie je scholing \
                 heeft getoetst.",
            )
            .with_missing("Kies hoe ver je scholing is."),
        "route" => asked("Route")
            .with_explanation("Bestaat het al, of wordt het nieuw gemaakt?")
            .with_missing("Kies of het al bestaat of nieuw wordt gemaakt."),
        "themas" => asked("Thema’s"),
        "deelnemers" => asked("Deelnemers").with_missing("Kies wie er meedoet."),
        "functies" => asked("Functies").with_missing("Kies bij welke functies het past."),
        "profielen" => asked("Profielen"),
        "instapvoorwaarden" => asked("Instapvoorwaarden")
            .with_missing("Kies of er voorwaarden zijn, en welke.")
            .with_row("Voorwaarde"),
        "doel" => asked("Doel")
            .with_text(Area)
            .with_missing("Vul in waar het goed voor is."),
        "leeruitkomsten" => asked("Leeruitkomsten")
            .with_explanation(
                "Wat weet of kan een deelnemer na afloop? Zet elke leeruitkomst in een eigen vak.",
            )
            .with_missing("Vul minstens één leeruitkomst in, of kies ‘Weet ik nog niet’.")
            .with_row("Leeruitkomst"),
        BODY => asked("Vertel meer")
            .with_explanation(
                "Hoe gaat het in zijn werk? Een lege regel begint een nieuwe alinea. Een \
                 streepje aan het begin van een regel maakt een opsomming.",
            )
            .with_text(Area),
        "modules" => asked("Modules").with_row("Module"),
        "modules.titel" => asked("Naam van de module")
            .with_explanation("")
            .with_missing("Vul de naam van de module in."),
        "materialen" => asked("Materialen")
            .with_explanation("Wat krijg je als deelnemer? Bijvoorbeeld een naslagwerk.")
            .with_row("Materiaal"),
        "certificaat" => asked("Certificaat"),
        "vrijstelling" => asked("Vrijstelling").with_row("Onderdeel"),
        "punten" => asked("Registerpunten").with_row("Register"),
        "punten.register" => asked("Naam van het register")
            .with_explanation("")
            .with_missing("Vul de naam van het register in."),
        "punten.aantal" => asked("Aantal punten")
            .with_explanation("")
            .with_missing("Vul het aantal punten in."),
        "nlqf" => asked("Niveau (NLQF)"),
        "ects" => asked("Studiepunten (ECTS)").with_explanation("Bijvoorbeeld 2 of 2,5."),
        "taal" => asked("Taal"),
        "video" => asked("Video").with_explanation("Is er een korte video over je scholing?"),
        "video.titel" => asked("Titel van de video")
            .with_explanation("")
            .with_missing("Vul de titel van de video in."),
        "video.url" => asked("Webadres van de video")
            .with_explanation("Bijvoorbeeld https://voorbeeld.nl/video.")
            .with_text(Address)
            .with_missing("Vul het webadres van de video in."),
        "video.duur" => {
            asked("Hoelang duurt de video?").with_explanation("Bijvoorbeeld: 3 minuten.")
        }
        "video.ondertiteld" => asked("Staan er ondertitels bij?").with_explanation(""),
        "tijdsinvestering" => asked("Tijdsinvestering")
            .with_missing("Vul dagdelen, uren of dagen in, of kies ‘Weet ik nog niet’."),
        "tijdsinvestering.dagdelen" | "modules.dagdelen" => asked("Dagdelen").with_explanation(""),
        "tijdsinvestering.uren" | "modules.uren" => asked("Uren").with_explanation(""),
        "tijdsinvestering.dagen" | "modules.dagen" => asked("Dagen").with_explanation(""),
        "tijdsinvestering.toelichting" => asked("Uitleg bij de tijd")
            .with_explanation("Bijvoorbeeld: met twee uur voorbereiding thuis."),
        "modules.toelichting" => asked("Uitleg bij de module").with_explanation(""),
        "kosten" => asked("Kosten")
            .with_explanation("Wat kost het om mee te doen?")
            .with_missing("Kies wat het kost.")
            .with_row("Prijs"),
        "prijzen.voor" => asked("Voor wie is deze prijs?")
            .with_explanation("Bijvoorbeeld: leden van de bond.")
            .with_missing("Vul in voor wie deze prijs is."),
        "kosten.bedrag" | "prijzen.bedrag" => asked("Bedrag in euro’s")
            .with_explanation("Bijvoorbeeld 125 of 125,50.")
            .with_missing("Vul het bedrag in."),
        "kosten.per" | "prijzen.per" => asked("Waar geldt het bedrag voor?")
            .with_explanation("")
            .with_missing("Kies waar het bedrag voor geldt."),
        "kosten.btw" | "prijzen.btw" => asked("Btw").with_explanation(""),
        "kosten.toelichting" | "prijzen.toelichting" => {
            asked("Uitleg bij de kosten").with_explanation("Bijvoorbeeld: met lunch.")
        }
        "vergoeding" => asked("Vergoeding")
            .with_explanation("Welke subsidie, voucher of welk fonds betaalt mee?")
            .with_row("Vergoeding"),
        "vorm" => asked("Vorm").with_missing("Kies de vorm."),
        "locatie" => asked("Locatie"),
        "op_aanvraag" => asked("Op aanvraag"),
        "uitvoeringen" => asked("Data en plaatsen")
            .with_explanation(
                "Wanneer en waar was het, of komt het? Data die nog komen, zetten we in de \
                 tekst. Aanmelden kan pas als een academie de scholing heeft getoetst.",
            )
            .with_row("Datum"),
        "uitvoeringen.regio" => asked("Bij welke academie?").with_explanation(""),
        "uitvoeringen.start" => asked("Eerste dag")
            .with_explanation("")
            .with_missing("Vul de eerste dag in."),
        "uitvoeringen.eind" => {
            asked("Laatste dag").with_explanation("Alleen als het meer dan één dag is.")
        }
        "uitvoeringen.van" => asked("Begintijd").with_explanation(""),
        "uitvoeringen.tot" => asked("Eindtijd").with_explanation(""),
        "uitvoeringen.plaats" => asked("Plaats").with_explanation(""),
        "uitvoeringen.vorm" => {
            asked("Vorm").with_explanation("Alleen als die anders is dan hierboven.")
        }
        "aanbieder" => asked("Aanbieder").with_missing("Kies wie de scholing geeft."),
        "aanbieder.naam" => asked("Naam van de organisatie")
            .with_explanation("")
            .with_missing("Vul de naam van de organisatie in."),
        "aanbieder.website" | "contact.url" => asked("Website")
            .with_explanation("Bijvoorbeeld https://voorbeeld.nl.")
            .with_text(Address),
        "contact" => asked("Contact"),
        "contact.naam" => asked("Afdeling of rol").with_explanation("Bijvoorbeeld: Team scholing."),
        "contact.email" => asked("E-mailadres")
            .with_explanation("Bijvoorbeeld info@voorbeeld.nl.")
            .with_text(Mail),
        "modules.id" | "uitvoeringen.id" | "bijgewerkt" => return Some(KeyTreatment::Derived),
        "regios"
        | "landelijk"
        | "doelgroepen"
        | "concept"
        | "publiceren_op"
        | "verloopt_op"
        | "bronnen"
        | "naar"
        | "voorheen"
        | "afbeelding"
        | "negeer"
        | "partners"
        | "aangeboden_door"
        | "toetsing"
        | "vervolg_op"
        | "evaluatie"
        | "materialen.titel"
        | "materialen.bestand"
        | "materialen.link"
        | "vrijstelling.titel"
        | "vrijstelling.link"
        | "modules.vrijstelling"
        | "modules.gelijk_aan"
        | "uitvoeringen.bijeenkomsten"
        | "uitvoeringen.status"
        | "uitvoeringen.aanmelden"
        | "uitvoeringen.aanmelden_tot"
        | "uitvoeringen.wachtlijst"
        | "uitvoeringen.plaatsen"
        | "uitvoeringen.minimum"
        | "uitvoeringen.trainers"
        | "uitvoeringen.kosten"
        | "aanmelden"
        | "kosten.voor"
        | "vergoeding.titel"
        | "vergoeding.link" => return Some(KeyTreatment::Academies),
        _ => return None,
    };
    Some(KeyTreatment::Asked(asked))
}

/// The meaning of a word of the model to a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum KeyMeaning {
    /// It is an option, with its label and description.
    Choice(String, &'static str),
    /// Only the academies write it.
    Academies,
}

/// The meaning of a word at a path; `None` when it lacks an entry.
pub(super) fn meaning(path: &str, word: &str) -> Option<KeyMeaning> {
    let (label, explanation) = match (path, word) {
        // Who registers a course knows these of it; editors do not of every old one.
        ("soort" | "fase" | "route" | "deelnemers", "onbekend") => {
            return Some(KeyMeaning::Academies);
        }
        (_, "onbekend") => ("Weet ik nog niet", ""),
        ("fase", word) => match phase(word.parse().ok()?) {
            Some(words) => words,
            None => return Some(KeyMeaning::Academies),
        },
        ("route", word) => match word.parse().ok()? {
            Route::Existing => ("Het bestaat al", ""),
            Route::New => ("Het wordt nieuw gemaakt", ""),
            // What is registered is to be assessed.
            Route::External | Route::Unknown => return Some(KeyMeaning::Academies),
        },
        ("vorm" | "uitvoeringen.vorm", word) => (word.parse::<Form>().ok()?.dutch(), ""),
        ("functies", "alle") => ("Bij alle functies", ""),
        ("functies", word) => {
            let function: Function = word.parse().ok()?;
            return Some(KeyMeaning::Choice(
                format!("Functie {}", function.word()),
                "",
            ));
        }
        ("instapvoorwaarden", "geen") => ("Deelnemers hebben niets nodig", ""),
        ("nlqf", word) => {
            let level: NlqfLevel = word.parse().ok()?;
            let label = format!("NLQF {word}: het niveau van {}", level.dutch());
            return Some(KeyMeaning::Choice(label, ""));
        }
        ("taal", tag) => (language_tag::name_of(tag)?, ""),
        ("video.ondertiteld", "ja") => ("Ja", ""),
        ("video.ondertiteld", "nee") => ("Nee", ""),
        ("op_aanvraag", "ja") => ("Ja, dat kan", ""),
        ("op_aanvraag", "nee") => ("Nee", ""),
        ("kosten", "gratis") => ("Het is gratis", ""),
        ("kosten", "op-aanvraag") => ("De prijs is op aanvraag", ""),
        ("kosten.per" | "prijzen.per", word) => match word.parse().ok()? {
            Per::Participant => ("Per deelnemer", ""),
            Per::Group => ("Per groep", ""),
            Per::Organisation => ("Per organisatie", ""),
        },
        ("kosten.btw" | "prijzen.btw", word) => match word.parse().ok()? {
            Vat::Included => ("Met btw", ""),
            Vat::Excluded => ("Zonder btw", ""),
            Vat::Exempt => ("Vrij van btw", ""),
        },
        _ => return None,
    };
    Some(KeyMeaning::Choice(label.to_owned(), explanation))
}

/// The label and description of a phase for providers; `None` for phases they cannot choose.
/// Later phases (`getoetst` and on) require the answers to the norm in the file, which a provider
/// does not have, and a file without them is an error. Withdrawn and rejected courses are not
/// registered.
fn phase(phase: Phase) -> Option<(&'static str, &'static str)> {
    match phase {
        Phase::InDevelopment => Some(("Het wordt nog gemaakt", "In ontwikkeling")),
        Phase::Described => Some((
            "Het is klaar om te geven",
            "Omschreven. De academie kan het toetsen.",
        )),
        Phase::Assessed
        | Phase::Available
        | Phase::Evaluated
        | Phase::Completed
        | Phase::Stopped
        | Phase::Unfit
        | Phase::Unknown => None,
    }
}

/// The label of an alternative form of a key's answer, by its position in the model. Answers that
/// are a single word are in [`meaning`].
pub(super) fn way(path: &str, position: usize) -> Option<&'static str> {
    Some(match (path, position) {
        ("functies", 0) => "Bij deze functies",
        ("leeruitkomsten", 0) => "Deze leeruitkomsten",
        ("instapvoorwaarden", 0) => "Deelnemers hebben dit nodig",
        ("tijdsinvestering", 0) => "Zoveel tijd",
        ("kosten", 0) => "Er is een prijs",
        ("kosten", 1) => "Er zijn meer prijzen",
        ("aanbieder", 0) => "Een organisatie uit de lijst",
        ("aanbieder", 1) => "Een organisatie die niet in de lijst staat",
        _ => return None,
    })
}
