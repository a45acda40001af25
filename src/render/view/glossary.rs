//! The glossary: `glossary` in `glossary.html`.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::meta::PageMeta;
use crate::diagnostic::join_list;
use crate::model::address::Address;
use crate::model::common::Texts;
use crate::model::glossary::Term;
use crate::model::schema::Field;
use crate::model::value::{ids, items, non_empty, text, value};
use crate::render::context::PageContext;
use crate::render::part::basics::{LinkKind, LinkView, SourceView};
use crate::source::Spanned;

/// The terms in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct GlossaryView {
    /// The initial letters of the terms.
    pub(in crate::render) letters: Vec<Letter>,
    /// The number of terms.
    pub(in crate::render) count: usize,
    /// Whether the definitions are drafts, in a sentence, when that holds for the list or for most;
    /// null otherwise.
    pub(in crate::render) draft: Option<&'static str>,
    /// How far the list is, in a sentence of its editors.
    pub(in crate::render) status: Option<String>,
    /// The same as linked data (SKOS), in two notations.
    pub(in crate::render) data: [DataLink; 2],
}

/// The glossary for programs, in one notation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct DataLink {
    /// The notation: `Turtle`, `JSON-LD`.
    pub(in crate::render) name: &'static str,
    /// The media type.
    pub(in crate::render) media_type: &'static str,
    /// The URL of the file.
    pub(in crate::render) href: String,
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
    /// The terms that are more general.
    pub(in crate::render) broader: Vec<LinkView>,
    /// The terms that are more specific.
    pub(in crate::render) narrower: Vec<LinkView>,
    /// The source of the definition.
    pub(in crate::render) source: Option<SourceView>,
    /// The status when it differs from what `draft` says of all: `concept`, or `vastgesteld` where
    /// most are drafts; null otherwise.
    pub(in crate::render) status: Option<&'static str>,
}

/// The glossary.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, GlossaryView) {
    let glossary = &context.heads.glossary;
    let is_draft = value(&glossary.draft) == Some(&true);
    let summary = match is_draft {
        true => {
            "Wat bedoelen we met welk woord? De begrippen die je op deze site tegenkomt, uitgelegd."
        }
        false => {
            "Wat bedoelen we met welk woord? De begrippen die alle academies op dezelfde manier gebruiken."
        }
    };
    let page = PageMeta::new(context, "Begrippen", summary, &[]);
    let below = narrower(&glossary.terms);
    let mut terms: Vec<TermView> = items(&glossary.terms)
        .iter()
        .filter_map(|term| term_view(context, &term.value, &below))
        .collect();
    terms.sort_by_cached_key(|term| (sort_key(&term.term), term.id.clone()));
    let count = terms.len();
    let draft = extract_common_status(&mut terms, is_draft);
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
        status: non_empty(text(&glossary.status)),
        data: [
            ("Turtle", "text/turtle", "/begrippen.ttl"),
            ("JSON-LD", "application/ld+json", "/begrippen.jsonld"),
        ]
        .map(|(name, media_type, address)| DataLink {
            name,
            media_type,
            href: context.href(&Address::from(address)),
        }),
    };
    (page, view)
}

/// Returns the status shared by most terms, and clears it on those terms. If the list says that it is
/// a draft, that is the common status, however many of its terms are not.
fn extract_common_status(terms: &mut [TermView], is_draft: bool) -> Option<&'static str> {
    let drafts = terms.iter().filter(|term| term.status.is_some()).count();
    if drafts * 2 <= terms.len() && !is_draft {
        return None;
    }
    let all = drafts == terms.len();
    for term in terms {
        term.status = match term.status {
            Some(_) => None,
            None => Some("vastgesteld"),
        };
    }
    Some(match (is_draft, all) {
        (true, true) => {
            "Deze lijst is een concept van de redactie. De academies hebben er nog niet samen over \
             besloten."
        }
        (true, false) => {
            "Deze lijst is een concept van de redactie. Waar ‘vastgesteld’ bij staat, zijn de \
             academies het eens over de uitleg. Over de rest hebben ze nog niet besloten."
        }
        (false, true) => "De uitleg op deze pagina is nog een concept.",
        (false, false) => "De uitleg is nog een concept, behalve waar ‘vastgesteld’ bij staat.",
    })
}

/// By id, the ids of the terms that are one step more specific.
type Narrower<'g> = FxHashMap<&'g str, Vec<&'g Arc<str>>>;

fn narrower(terms: &Field<Vec<Spanned<Term>>>) -> Narrower<'_> {
    let mut below = Narrower::default();
    for term in items(terms) {
        if let Some(id) = value(&term.value.id) {
            for broader in ids(&term.value.broader) {
                below.entry(&**broader).or_default().push(&id.0);
            }
        }
    }
    below
}

fn term_view(context: &PageContext<'_>, term: &Term, below: &Narrower<'_>) -> Option<TermView> {
    let glossary = &context.heads.glossary;
    let link = |id: &Arc<str>| {
        let other = context.heads.term(id)?;
        Some(LinkView {
            text: text(&other.term).to_owned(),
            href: format!("#{id}"),
            kind: LinkKind::Here,
            academy: None,
        })
    };
    let id = value(&term.id)?;
    let below = below.get(&***id).map_or(&[][..], Vec::as_slice);
    Some(TermView {
        id: id.to_string(),
        term: text(&term.term).to_owned(),
        definition: text(&term.definition).to_owned(),
        also: words(&term.also),
        avoid: words(&term.avoid),
        see: ids(&term.see).filter_map(link).collect(),
        broader: ids(&term.broader).filter_map(link).collect(),
        narrower: below.iter().copied().filter_map(link).collect(),
        source: value(&term.source).map(|source| SourceView {
            text: source.title().to_owned(),
            href: source.url().map(str::to_owned),
        }),
        status: glossary.is_draft(term).then_some("concept"),
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
            broader: Vec::new(),
            narrower: Vec::new(),
            source: None,
            status: draft.then_some("concept"),
        };
        let mut terms: Vec<TermView> = drafts.iter().map(view).collect();
        let draft = extract_common_status(&mut terms, false);
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
