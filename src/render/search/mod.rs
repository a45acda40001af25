//! `/zoekindex.js`: everything that visitors of a site can find, as a script that sets
//! `vindplekIndex`, so that a page can load it from a disk too.
//!
//! It is made from what pages show: texts of documents, facts of courses as cards state them, and
//! the pages that the program makes itself. On the national site it also has what only an academy
//! shows. The words of bodies are counted once per document, for all sites.

mod course;
mod documents;
mod entry;
mod generated;
mod kind;
mod lists;
mod synonyms;

use rayon::prelude::*;
use serde::Serialize;

use self::entry::SearchEntry;
use self::kind::SearchKind;
use super::context::{PageContext, SiteContext};
use super::fragment::data_script;
use crate::export::search::StoredIndex;
use crate::export::search::stop_words::{STOP_WORDS, WEAK_WORDS};
use crate::model::address::Address;
use crate::model::value::{items, text, value};
use crate::plan::file::FileKind;

#[derive(Serialize)]
struct SearchIndex<'i, I> {
    /// The kinds of result, `[id, label]`, in the order shown; results name a position.
    kinds: Vec<[&'static str; 2]>,
    /// The themes, likewise.
    themes: Vec<[&'i str; 2]>,
    /// Words that a query need not match.
    stop: &'static str,
    /// Words that a query with other words need not match.
    weak: String,
    /// Groups of words that mean the same.
    synonyms: Vec<Vec<String>>,
    /// The index as MiniSearch stores it.
    index: I,
}

/// The search index of a site.
pub fn index(site: &SiteContext<'_>, address: &Address) -> Vec<u8> {
    let context = PageContext::new(site, address);
    let vocabulary = &context.heads.vocabulary;
    let mut stored = StoredIndex::default();
    for entry in entries(&context) {
        let SearchEntry { shown, fields } = entry;
        stored.add(shown, &fields);
    }
    let kinds = SearchKind::ALL.iter();
    let themes = items(&vocabulary.themes).iter();
    let index = SearchIndex {
        kinds: kinds.map(|kind| [kind.word(), kind.label()]).collect(),
        themes: themes
            .map(|theme| [value(&theme.id).map_or("", |id| &id.0), text(&theme.name)])
            .collect(),
        stop: STOP_WORDS,
        weak: weak_words(&context),
        synonyms: synonyms::groups(context.heads),
        index: stored.stored(),
    };
    data_script("vindplekIndex", &index)
}

/// Everything that can be found, in the order of the site's files.
fn entries(context: &PageContext<'_>) -> Vec<SearchEntry> {
    let own = context.plan.files.par_iter().flat_map_iter(|file| {
        let entries = match file.kind {
            FileKind::Page(page) => generated::page(context, &file.address, page),
            FileKind::Data(_)
            | FileKind::Redirect { .. }
            | FileKind::Medium(_)
            | FileKind::Picture(..) => Vec::new(),
        };
        entries.into_iter()
    });
    let mut entries: Vec<SearchEntry> = own.collect();
    entries.extend(documents::elsewhere(context));
    entries
}

/// The words that a query with other words need not match: those of the list, and the kinds of
/// course.
fn weak_words(context: &PageContext<'_>) -> String {
    let kinds = items(&context.heads.vocabulary.kinds).iter();
    let kinds = kinds.map(|kind| text(&kind.name).to_lowercase());
    [WEAK_WORDS.to_owned()]
        .into_iter()
        .chain(kinds)
        .collect::<Vec<_>>()
        .join(" ")
}
