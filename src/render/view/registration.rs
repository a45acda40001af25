//! The registration form for providers: `registration` in `registration.html`.

use super::meta::PageMeta;
use super::parts::Named;
use super::site::registration;
use crate::model::common::{Common, Titled};
use crate::model::course::{Course, Form, Phase, Route};
use crate::model::partner::Partner;
use crate::model::schema::{Field, Key, Record};
use crate::model::value::{items, text};
use crate::model::vocabulary::Word;
use crate::plan::address::Address;
use crate::render::here::Here;
use crate::render::spot::mailto;
use crate::source::Spanned;
use serde::Serialize;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegistrationView {
    /// The fields, in order: those of every document that a course needs, then those of a course.
    pub fields: Vec<FieldView>,
    /// A course file that the checks accept, to copy or save.
    pub example: String,
    /// The name to save it under: `mijn-cursus.md`.
    pub example_name: &'static str,
    /// Where to send it.
    pub email: String,
    /// The `mailto:` address, with the subject filled in.
    pub mail: String,
    /// The page of the norm.
    pub norm_href: String,
    /// The glossary.
    pub glossary_href: String,
}

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// The key in the file: `tijdsinvestering`.
    pub key: &'static str,
    /// The word above it: `Tijdsinvestering`.
    pub label: &'static str,
    /// What to fill in, for a provider.
    pub explanation: &'static str,
    /// Whether it may not be left out.
    pub required: bool,
    /// What may be written: `een datum, zoals 2026-03-12`.
    pub expected: String,
    /// A value as it could be written.
    pub example: &'static str,
    /// The words to choose from, when the editors keep a list or the program fixes one.
    pub choices: Vec<Named>,
}

/// The name under which the example is saved.
const EXAMPLE_NAME: &str = "mijn-cursus.md";

/// The keys that all documents share and a provider fills in; the others are for editors.
const SHARED: [&str; 3] = ["themas", "bijgewerkt", "contact"];

/// The keys of a course that the academies fill in themselves.
const NOT_FOR_PROVIDERS: [&str; 3] = ["aangeboden_door", "toetsing", "partners"];

/// The registration form.
pub fn view(here: &Here<'_>) -> (PageMeta, RegistrationView) {
    let summary = "Bied je scholing aan voor buurtsportcoaches? Hier lees je welke gegevens de academies nodig hebben.";
    let page = PageMeta::new(here, "registration", "Scholing aanmelden", summary, &[]);
    let email = registration(here.heads, here.plan.site);
    let view = RegistrationView {
        fields: keys().filter_map(|key| field(here, key)).collect(),
        example: example(),
        example_name: EXAMPLE_NAME,
        mail: mailto(&email, "Aanmelding van scholing"),
        email,
        norm_href: here.href(&Address::from("/toetsingskader/")),
        glossary_href: here.href(&Address::from("/begrippen/")),
    };
    (page, view)
}

/// The keys that a provider fills in, in the order of the form.
fn keys() -> impl Iterator<Item = &'static Key> {
    let shared = Common::KEYS.iter().filter(|key| SHARED.contains(&key.name));
    let own = Course::KEYS
        .iter()
        .filter(|key| !NOT_FOR_PROVIDERS.contains(&key.name));
    Titled::KEYS.iter().chain(own).chain(shared)
}

fn field(here: &Here<'_>, key: &'static Key) -> Option<FieldView> {
    let (label, explanation) = explained(key.name)?;
    Some(FieldView {
        key: key.name,
        label,
        explanation,
        required: key.required,
        expected: (key.expected)().dutch().to_owned(),
        example: key.example,
        choices: choices(here, key.name),
    })
}

/// The word above a field and what to fill in there.
fn explained(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "titel" => (
            "Titel",
            "Hoe heet het? Kort en duidelijk, ten hoogste 90 tekens.",
        ),
        "samenvatting" => (
            "Samenvatting",
            "Waar gaat het over en voor wie is het? Eén of twee zinnen van samen 50 tot 200 tekens.",
        ),
        "soort" => ("Soort", "Wat voor scholing is het?"),
        "fase" => (
            "Fase",
            "Hoe ver is het? Kun je je al aanmelden, of wordt het nog gemaakt?",
        ),
        "route" => ("Route", "Bestaat het al, of wordt het nieuw gemaakt?"),
        "doel" => (
            "Doel",
            "Waar is het goed voor? Beschrijf het in een of twee zinnen.",
        ),
        "deelnemers" => ("Deelnemers", "Wie doet er mee?"),
        "functies" => (
            "Functies",
            "Bij welke functies van het carrièrepad past het: A, B, C, D of alle?",
        ),
        "profielen" => (
            "Profielen",
            "Voor welke profielen van de Brede Regeling Combinatiefuncties is het? Dat is iets anders dan de functie.",
        ),
        "leeruitkomsten" => (
            "Leeruitkomsten",
            "Wat weten of kunnen deelnemers na afloop? Noem er minstens één.",
        ),
        "instapvoorwaarden" => (
            "Instapvoorwaarden",
            "Wat heb je nodig om mee te doen? Zijn er geen voorwaarden, zeg dan ook dat.",
        ),
        "tijdsinvestering" => (
            "Tijdsinvestering",
            "Hoeveel tijd kost het, met de voorbereiding erbij? In dagdelen, uren of dagen.",
        ),
        "kosten" => ("Kosten", "Wat kost het, en voor wie geldt die prijs?"),
        "vorm" => ("Vorm", "Is het op een plek, online of allebei?"),
        "locatie" => ("Locatie", "Waar is het?"),
        "aanbieder" => (
            "Aanbieder",
            "Wie geeft het? Staat de naam nog niet in de lijst, vul dan naam en website in.",
        ),
        "modules" => (
            "Modules",
            "Uit welke delen bestaat het? Met modules hoeft niemand iets dubbel te doen.",
        ),
        "materialen" => ("Materialen", "Wat krijg je erbij?"),
        "certificaat" => ("Certificaat", "Wat krijg je na afloop?"),
        "uitvoeringen" => (
            "Uitvoeringen",
            "Wanneer en waar is het, en waar meld je je aan?",
        ),
        "themas" => ("Thema's", "Over welke onderwerpen gaat het?"),
        "bijgewerkt" => ("Bijgewerkt", "Van wanneer zijn deze gegevens?"),
        "contact" => ("Contact", "Bij wie kan een deelnemer terecht met vragen?"),
        _ => return None,
    })
}

/// The words to choose from, for a key that takes words of a list.
fn choices(here: &Here<'_>, key: &str) -> Vec<Named> {
    let vocabulary = &here.heads.vocabulary;
    match key {
        "soort" => words(&vocabulary.kinds),
        "deelnemers" => words(&vocabulary.audiences),
        "profielen" => words(&vocabulary.profiles),
        "themas" => words(&vocabulary.themes),
        "fase" => fixed(Phase::WORDS),
        "route" => fixed(Route::WORDS),
        "vorm" => fixed(Form::WORDS),
        "aanbieder" => {
            let partner = |partner: &Spanned<Partner>| {
                Some(Named {
                    id: partner.id.as_ref()?.value.0.to_string(),
                    name: text(&partner.name).to_owned(),
                })
            };
            items(&here.heads.partners.partners)
                .iter()
                .filter_map(partner)
                .collect()
        }
        _ => Vec::new(),
    }
}

fn words(list: &Field<Vec<Spanned<Word>>>) -> Vec<Named> {
    let word = |word: &Spanned<Word>| {
        Some(Named {
            id: word.id.as_ref()?.value.0.to_string(),
            name: text(&word.name).to_owned(),
        })
    };
    items(list).iter().filter_map(word).collect()
}

fn fixed(words: &[&str]) -> Vec<Named> {
    let word = |word: &&str| Named {
        id: (*word).to_owned(),
        name: (*word).to_owned(),
    };
    words.iter().map(word).collect()
}

/// A course file with all required keys, each with its example: what the model accepts.
fn example() -> String {
    let mut file = String::from("---\n");
    for key in keys().filter(|key| key.required) {
        file.push_str(&format!("{}: {}\n", key.name, quoted(key.example)));
    }
    file.push_str("---\n\n## Waar gaat het over?\n\nVertel hier in je eigen woorden meer.\n");
    file
}

/// An example as it stands in a file: a text in quotation marks, so that a colon in it does no
/// harm; lists, mappings and words as they are.
fn quoted(example: &str) -> String {
    let is_word = example
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_word || example.starts_with(['[', '{', '"', '\'']) {
        return example.to_owned();
    }
    format!("\"{}\"", example.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_a_provider_fills_in_is_explained() {
        for key in keys() {
            assert!(
                explained(key.name).is_some(),
                "{} is not explained",
                key.name
            );
        }
    }

    #[test]
    fn the_example_holds_every_required_key() {
        let example = example();
        for key in Titled::KEYS
            .iter()
            .chain(Course::KEYS)
            .filter(|key| key.required)
        {
            assert!(
                example.contains(&format!("\n{}: ", key.name)),
                "{}",
                key.name
            );
        }
    }
}
