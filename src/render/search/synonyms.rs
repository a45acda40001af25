//! Words that mean the same, from the glossary and the vocabularies.

use crate::model::common::Texts;
use crate::model::heads::Heads;
use crate::model::schema::Field;
use crate::model::value::{items, text};

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
    let words = lists.into_iter().flat_map(|list| items(list));
    let words = words.map(|word| group(text(&word.name), &[&word.also]));
    let terms = items(&heads.glossary.terms).iter();
    let terms = terms.map(|term| group(text(&term.term), &[&term.also, &term.avoid]));
    words.chain(terms).filter(|group| group.len() > 1).collect()
}

fn group(name: &str, others: &[&Field<Texts>]) -> Vec<String> {
    let others = others.iter().flat_map(|others| items(others));
    let others = others.map(|other| other.value.to_lowercase());
    [name.to_lowercase()].into_iter().chain(others).collect()
}
