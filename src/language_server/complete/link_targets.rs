//! Suggestions of what a link can lead to.

use std::ops::Range;

use lsp_types::CompletionItemKind;

use super::suggestion::{CompletionSuggestion, Suggestions, escaped};
use crate::edit::LinkTargets;
use crate::language_server::explain;
use crate::model::dimensions::is_picture;

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
    let snapshot = suggestions.place.snapshot;
    let targets = LinkTargets::new(&snapshot.edition, suggestions.place.source.path(), written);
    if wanted == LinkWanted::Page {
        suggest_documents(suggestions, word, &targets);
    }
    suggest_media(suggestions, word, &targets, wanted);
    if wanted == LinkWanted::Page {
        suggest_addresses(suggestions, word, &targets);
    }
}

fn suggest_documents(
    suggestions: &mut Suggestions<'_>,
    word: &Range<usize>,
    targets: &LinkTargets<'_>,
) {
    let snapshot = suggestions.place.snapshot;
    for (document, path) in targets.documents() {
        let head = snapshot.edition.heads().document(document);
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
    targets: &LinkTargets<'_>,
    wanted: LinkWanted,
) {
    for (media, path) in targets.media() {
        if is_picture(media.path.extension()) != (wanted == LinkWanted::Picture) {
            continue;
        }
        suggestions.add(
            word,
            CompletionSuggestion {
                label: media.name.to_string(),
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
fn suggest_addresses(
    suggestions: &mut Suggestions<'_>,
    word: &Range<usize>,
    targets: &LinkTargets<'_>,
) {
    for address in targets.pages() {
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
