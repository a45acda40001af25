//! Words that mean the same, from the glossary and the vocabularies.

use crate::model::common::Texts;
use crate::model::heads::Heads;
use crate::model::schema::Field;
use crate::model::value::{items, text};

/// Words that the program itself writes on pages, with others that people look for.
const OWN: [&[&str]; 14] = [
    &["maart", "mrt"],
    &["september", "sept"],
    &["aanmelden", "inschrijven", "opgeven", "meedoen"],
    &[
        "kosten",
        "prijs",
        "tarief",
        "betalen",
        "geld",
        "goedkoop",
        "studiekosten",
        "reiskosten",
    ],
    &["gratis", "kosteloos", "zonder kosten"],
    &["online", "digitaal", "e-learning", "thuis", "op afstand"],
    &["op locatie", "fysiek", "klassikaal"],
    &["agenda", "kalender", "planning", "data"],
    &["certificaat", "diploma", "bewijs van deelname"],
    &["contact", "telefoon", "mail", "e-mail", "adres"],
    &["nieuws", "nieuwsbrief", "actueel"],
    &[
        "subsidie",
        "vergoeding",
        "financiering",
        "budget",
        "geld",
        "opleidingsbudget",
        "scholingsbudget",
    ],
    &["privacy", "cookies", "avg", "persoonsgegevens"],
    &["fryslân", "friesland"],
];

/// Groups of words and phrases that mean the same, the one that texts use first.
pub(super) fn groups(heads: &Heads) -> Vec<Vec<String>> {
    let vocabulary = &heads.vocabulary;
    let lists = [
        &vocabulary.themes,
        &vocabulary.audiences,
        &vocabulary.profiles,
        &vocabulary.kinds,
        &vocabulary.pillars,
        &vocabulary.categories,
    ];
    let words = lists.into_iter().flat_map(items);
    let words = words.map(|word| group(text(&word.name), &[&word.also]));
    let terms = items(&heads.glossary.terms).iter();
    let terms = terms.map(|term| group(text(&term.term), &[&term.also, &term.avoid]));
    let own = OWN
        .iter()
        .map(|words| words.iter().map(|word| (*word).to_owned()).collect());
    let given = words
        .chain(terms)
        .filter(|group: &Vec<String>| group.len() > 1);
    given.chain(own).collect()
}

fn group(name: &str, others: &[&Field<Texts>]) -> Vec<String> {
    let others = others.iter().flat_map(|others| items(others));
    let others = others.map(|other| other.value.to_lowercase());
    [name.to_lowercase()].into_iter().chain(others).collect()
}
