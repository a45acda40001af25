//! The glossary: `glossary` in `glossary.html`.

use serde::Serialize;

use super::meta::PageMeta;
use crate::diagnostic::join_list;
use crate::model::common::Texts;
use crate::model::glossary::Term;
use crate::model::schema::Field;
use crate::model::value::{ids, items, non_empty, text, value};
use crate::render::context::PageContext;
use crate::render::part::basics::{LinkKind, LinkView};

/// The terms in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct GlossaryView {
    /// The initial letters of the terms.
    pub(in crate::render) letters: Vec<Letter>,
    /// The number of terms.
    pub(in crate::render) count: usize,
    /// Whether the definitions are drafts, in a sentence, when that holds for all or most; null
    /// otherwise.
    pub(in crate::render) draft: Option<&'static str>,
}

/// The terms that begin with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Letter {
    /// The letter: `A`; `#` for digits and signs.
    pub(in crate::render) letter: String,
    /// Its anchor: `letter-a`.
    pub(in crate::render) anchor: String,
    /// The terms.
    pub(in crate::render) terms: Vec<TermView>,
}

/// A term with its definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct TermView {
    /// Its anchor, the target of links in texts.
    pub(in crate::render) id: String,
    /// The term.
    pub(in crate::render) term: String,
    /// What it means.
    pub(in crate::render) definition: String,
    /// Synonyms, in words: `centrale vindplek of loket`; null when there are none.
    pub(in crate::render) also: Option<String>,
    /// Words to avoid, in words.
    pub(in crate::render) avoid: Option<String>,
    /// Related terms.
    pub(in crate::render) see: Vec<LinkView>,
    /// The status when it differs from what `draft` says of all: `concept`, or `vastgesteld` where
    /// most are drafts; null otherwise.
    pub(in crate::render) status: Option<&'static str>,
}

/// The glossary.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, GlossaryView) {
    let summary = "Wat bedoelen we met welk woord? De begrippen die alle academies op dezelfde manier gebruiken.";
    let page = PageMeta::new(context, "Begrippen", summary, &[]);
    let mut terms: Vec<TermView> = items(&context.heads.glossary.terms)
        .iter()
        .filter_map(|term| term_view(context, &term.value))
        .collect();
    terms.sort_by_cached_key(|term| (sort_key(&term.term), term.id.clone()));
    let count = terms.len();
    let draft = extract_common_status(&mut terms);
    let mut letters: Vec<Letter> = Vec::new();
    for term in terms {
        let letter = first_letter(&term.term);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.terms.push(term),
            _ => letters.push(Letter {
                anchor: match letter.as_str() {
                    "#" => "letter-0".to_owned(),
                    _ => format!("letter-{}", letter.to_lowercase()),
                },
                letter,
                terms: vec![term],
            }),
        }
    }
    let view = GlossaryView {
        letters,
        count,
        draft,
    };
    (page, view)
}

/// Returns the status shared by most terms, and clears it on those terms.
fn extract_common_status(terms: &mut [TermView]) -> Option<&'static str> {
    let drafts = terms.iter().filter(|term| term.status.is_some()).count();
    if drafts * 2 <= terms.len() {
        return None;
    }
    let all = drafts == terms.len();
    for term in terms {
        term.status = match term.status {
            Some(_) => None,
            None => Some("vastgesteld"),
        };
    }
    Some(match all {
        true => "De uitleg op deze pagina is nog een concept.",
        false => "De uitleg is nog een concept, behalve waar ‘vastgesteld’ bij staat.",
    })
}

fn term_view(context: &PageContext<'_>, term: &Term) -> Option<TermView> {
    let see = ids(&term.see).filter_map(|id| {
        let other = context.heads.term(id)?;
        Some(LinkView {
            text: text(&other.term).to_owned(),
            href: format!("#{id}"),
            kind: LinkKind::Here,
            academy: None,
        })
    });
    Some(TermView {
        id: value(&term.id)?.to_string(),
        term: text(&term.term).to_owned(),
        definition: text(&term.definition).to_owned(),
        also: words(&term.also),
        avoid: words(&term.avoid),
        see: see.collect(),
        status: (value(&term.draft) == Some(&true)).then_some("concept"),
    })
}

fn words(texts: &Field<Texts>) -> Option<String> {
    let words: Vec<&str> = items(texts).iter().map(|text| &*text.value).collect();
    non_empty(&join_list(&words, "of"))
}

/// The sort key of a term: without case and accents.
fn sort_key(term: &str) -> String {
    deunicode::deunicode(term).to_lowercase()
}

fn first_letter(term: &str) -> String {
    let first = sort_key(term).chars().next();
    match first {
        Some(letter) if letter.is_ascii_alphabetic() => letter.to_ascii_uppercase().to_string(),
        _ => "#".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common_status(drafts: &[bool]) -> (Option<&'static str>, Vec<Option<&'static str>>) {
        let view = |draft: &bool| TermView {
            id: String::new(),
            term: String::new(),
            definition: String::new(),
            also: None,
            avoid: None,
            see: Vec::new(),
            status: draft.then_some("concept"),
        };
        let mut terms: Vec<TermView> = drafts.iter().map(view).collect();
        let draft = extract_common_status(&mut terms);
        (draft, terms.iter().map(|term| term.status).collect())
    }

    #[test]
    fn the_status_of_most_terms_is_stated_once() {
        let (draft, each) = common_status(&[true, true]);
        assert!(draft.is_some_and(|draft| draft.contains("nog een concept.")));
        assert_eq!(each, [None, None]);
        let (draft, each) = common_status(&[true, false, true]);
        assert!(draft.is_some_and(|draft| draft.contains("behalve")));
        assert_eq!(each, [None, Some("vastgesteld"), None]);
        let (draft, each) = common_status(&[true, false]);
        assert_eq!((draft, each), (None, vec![Some("concept"), None]));
        assert_eq!(common_status(&[]), (None, vec![]));
    }

    #[test]
    fn accents_do_not_affect_the_letter_of_a_term() {
        assert_eq!(first_letter("één loket"), "E");
        assert_eq!(first_letter("brc"), "B");
        assert_eq!(first_letter("2GIRLS"), "#");
    }
}
