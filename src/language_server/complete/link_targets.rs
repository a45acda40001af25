//! Suggestions of what a link can lead to.

use std::ops::Range;

use lsp_types::CompletionItemKind;

use super::suggestion::{CompletionSuggestion, Suggestions, escaped};
use crate::language_server::explain;
use crate::model::dimensions::is_picture;
use crate::model::heads::{DocIx, SiteIx};
use crate::model::layout::{Location, Owner, locate};
use crate::plan::file::FileKind;
use crate::plan::link_text::LinkPlace;
use crate::plan::links::{LinkedItem, item_at};
use crate::source::FilePath;

/// What a link must lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkWanted {
    /// Something to read: a document, a page that the sites make, a download.
    Page,
    /// A picture.
    Picture,
    /// A download.
    Download,
}

/// Suggests targets, as paths from the file; `written` is what is there already.
pub(super) fn suggest_targets(
    suggestions: &mut Suggestions<'_>,
    word: &Range<usize>,
    written: &str,
    wanted: LinkWanted,
) {
    if wanted == LinkWanted::Page {
        suggest_documents(suggestions, word, written);
    }
    suggest_media(suggestions, word, written, wanted);
    if wanted == LinkWanted::Page {
        suggest_addresses(suggestions, word);
    }
}

/// Writes paths from the file of a cursor.
struct PathWriter<'a> {
    here: LinkPlace,
    exists: Box<dyn Fn(&FilePath) -> bool + 'a>,
    written: &'a str,
}

impl PathWriter<'_> {
    fn path(&self, to: &FilePath, owner: &Owner) -> String {
        let to = LinkPlace {
            path: to.clone(),
            owner: owner.clone(),
        };
        self.here.path_to(&to, self.written, &*self.exists)
    }
}

fn writer<'a>(suggestions: &Suggestions<'a>, written: &'a str) -> PathWriter<'a> {
    let path = suggestions.place.source.path().clone();
    let heads = suggestions.place.snapshot.edition.heads();
    let owner = match locate(&path) {
        Location::Document(at) => at.owner,
        Location::Site(site) => Owner::Site(site),
        _ => Owner::Shared,
    };
    PathWriter {
        here: LinkPlace { path, owner },
        exists: Box::new(|path| !matches!(item_at(heads, path), LinkedItem::Nothing(_))),
        written,
    }
}

fn suggest_documents(suggestions: &mut Suggestions<'_>, word: &Range<usize>, written: &str) {
    let snapshot = suggestions.place.snapshot;
    let heads = snapshot.edition.heads();
    let own = suggestions.place.source.path().clone();
    let mut documents: Vec<DocIx> = (0..heads.documents.len()).map(DocIx).collect();
    documents.sort_by_key(|document| heads.document(*document).sort_key().to_owned());
    let found: Vec<(DocIx, String)> = {
        let writer = writer(suggestions, written);
        let others = documents
            .into_iter()
            .filter(|document| heads.document(*document).at.path != own);
        let path = |document: DocIx| {
            let at = &heads.document(document).at;
            (document, writer.path(&at.path, &at.owner))
        };
        others.map(path).collect()
    };
    for (document, path) in found {
        let head = heads.document(document);
        suggestions.add(
            word,
            CompletionSuggestion {
                label: head.title(),
                snippet: escaped(&path),
                detail: head.at.kind.word().to_owned(),
                about: Some(explain::document(snapshot, document)),
                words: path,
                kind: Some(CompletionItemKind::FILE),
                ..CompletionSuggestion::default()
            },
        );
    }
}

fn suggest_media(
    suggestions: &mut Suggestions<'_>,
    word: &Range<usize>,
    written: &str,
    wanted: LinkWanted,
) {
    let heads = suggestions.place.snapshot.edition.heads();
    let found: Vec<(String, String)> = {
        let writer = writer(suggestions, written);
        let suits =
            |name: &FilePath| is_picture(name.extension()) == (wanted == LinkWanted::Picture);
        let media = heads.media.iter().filter(|media| suits(&media.path));
        // The media of another region are not on the sites that show this file.
        let media =
            media.filter(|media| media.owner == Owner::Shared || media.owner == writer.here.owner);
        media
            .map(|media| {
                (
                    media.name.to_string(),
                    writer.path(&media.path, &media.owner),
                )
            })
            .collect()
    };
    for (name, path) in found {
        suggestions.add(
            word,
            CompletionSuggestion {
                label: name,
                snippet: escaped(&path),
                detail: "media".to_owned(),
                words: path,
                kind: Some(CompletionItemKind::FILE),
                ..CompletionSuggestion::default()
            },
        );
    }
}

/// Suggests the pages that the site of the file makes itself, by their addresses.
fn suggest_addresses(suggestions: &mut Suggestions<'_>, word: &Range<usize>) {
    let edition = &suggestions.place.snapshot.edition;
    let heads = edition.heads();
    let own = match locate(suggestions.place.source.path()) {
        Location::Document(at) => match &at.owner {
            Owner::Site(site) => heads.site_with_id(site),
            Owner::Shared => None,
        },
        Location::Site(site) => heads.site_with_id(&site),
        _ => None,
    };
    let any: Option<SiteIx> = heads.academies().next();
    let Some(plan) = own
        .or(any)
        .or(heads.national)
        .and_then(|site| edition.plan(site))
    else {
        return;
    };
    let pages = plan.files.iter().filter(|file| match file.kind {
        FileKind::Page(page) => page.document().is_none() && page.is_indexed(),
        FileKind::Data(_)
        | FileKind::Redirect { .. }
        | FileKind::Medium(_)
        | FileKind::Picture(..) => false,
    });
    for address in pages.map(|file| file.address.as_str()) {
        suggestions.add(
            word,
            CompletionSuggestion {
                label: address.to_owned(),
                snippet: escaped(address),
                detail: "een pagina die de site zelf maakt".to_owned(),
                kind: Some(CompletionItemKind::FOLDER),
                ..CompletionSuggestion::default()
            },
        );
    }
}
