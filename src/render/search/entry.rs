//! Something that can be found: what is shown of it, and by which words it is found.

use serde::Serialize;

use super::kind::SearchKind;
use crate::export::search::{DocumentWords, WordCounts};
use crate::model::address::Address;
use crate::model::common::Refs;
use crate::model::heads::Heads;
use crate::model::schema::Field;
use crate::model::value::{ATheme, ids, items, non_empty, value};
use crate::model::vocabulary::Vocabulary;
use crate::syntax::markdown::Body;

/// Something that can be found.
pub(super) struct SearchEntry {
    /// What the script gets of it.
    pub(super) shown: ShownResult,
    /// The words of its title, names, summary and text.
    pub(super) fields: [WordCounts; 4],
}

/// What the script gets of a result. The keys are short, as the index repeats them.
#[derive(Debug, Default, Serialize)]
pub(super) struct ShownResult {
    /// Position of its kind.
    k: usize,
    /// Title.
    t: String,
    /// Summary.
    #[serde(skip_serializing_if = "String::is_empty")]
    s: String,
    /// Address of its page: from the root of the site without a leading slash, or absolute.
    u: String,
    /// Headings, `[title, anchor]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    h: Vec<[String; 2]>,
    /// For a part of a page: its anchor, and the title of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<[String; 2]>,
    /// Short facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<String>,
    /// Positions of its themes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    m: Vec<usize>,
    /// The academy that alone has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    o: Option<String>,
    /// How useful it is by itself, in per cent.
    r: u8,
}

impl SearchEntry {
    /// A page.
    pub(super) fn new(kind: SearchKind, title: &str, summary: &str, address: &Address) -> Self {
        let url = address.encoded().trim_start_matches('/').to_owned();
        Self {
            shown: ShownResult {
                k: kind.position(),
                t: title.to_owned(),
                s: summary.to_owned(),
                u: url,
                r: 100,
                ..ShownResult::default()
            },
            fields: [
                WordCounts::of_name(title),
                WordCounts::default(),
                WordCounts::of_sentence(summary),
                WordCounts::default(),
            ],
        }
    }

    /// Makes it a part of its page, at an anchor.
    pub(super) fn part_of(mut self, page: &str, anchor: &str) -> Self {
        self.shown.p = Some([anchor.to_owned(), page.to_owned()]);
        self
    }

    /// Leads to another address.
    pub(super) fn at(mut self, url: String, academy: &str) -> Self {
        self.shown.u = url;
        self.academy(Some(academy.to_owned()))
    }

    /// Sets the academy that alone has it.
    pub(super) fn academy(mut self, academy: Option<String>) -> Self {
        if let Some(name) = &academy {
            self.names(name);
        }
        self.shown.o = academy;
        self
    }

    /// Sets how useful it is by itself, in per cent.
    pub(super) fn rank(mut self, per_cent: u8) -> Self {
        self.shown.r = per_cent;
        self
    }

    /// Adds the themes of a document.
    pub(super) fn themes(&mut self, heads: &Heads, themes: &Field<Refs<ATheme>>) {
        let list = &heads.vocabulary.themes;
        for id in ids(themes) {
            self.names(Vocabulary::name(list, id));
            let is_named = |theme: &str| **id == *theme;
            let mut words = items(list).iter();
            let at = words.position(|word| value(&word.id).is_some_and(|id| is_named(&id.0)));
            self.shown.m.extend(at);
        }
    }

    /// Sets the short facts.
    pub(super) fn detail(&mut self, detail: &str) {
        self.shown.d = non_empty(detail);
    }

    /// Adds a heading to which a result leads.
    pub(super) fn heading(&mut self, title: &str, anchor: &str) {
        self.names(title);
        self.shown.h.push([title.to_owned(), anchor.to_owned()]);
    }

    /// Adds names: words by which people look for it.
    pub(super) fn names(&mut self, text: &str) {
        self.fields[1].add_name(text);
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: &str) {
        self.fields[3].add_sentence(text);
    }

    /// Adds the text of a document, with its headings.
    pub(super) fn body(&mut self, body: &Body, words: &DocumentWords) {
        self.fields[1].merge(&words.headings);
        self.fields[3].merge(&words.text);
        let headings = body
            .outline
            .iter()
            .filter(|heading| !heading.text.is_empty());
        let headings = headings.map(|heading| [heading.text.to_string(), heading.id.to_string()]);
        self.shown.h.extend(headings);
    }
}
