//! Suggestions in the text of a document: targets of links, anchors and components.

use std::ops::Range;

use lsp_types::CompletionItemKind;

use super::link_targets::{LinkWanted, suggest_targets};
use super::suggestion::{CompletionSuggestion, Suggestions, escaped, stop};
use crate::language_server::snapshot::CursorPlace;
use crate::model::layout::{Location, locate};
use crate::model::target_ids::{component_target, definitions};
use crate::plan::links::{LinkedItem, find_target};
use crate::source::FilePath;
use crate::syntax::markdown::ComponentKind;

/// What may stand before a component on its line: it can be in a list or a quotation.
const MARGIN: [char; 4] = [' ', '>', '-', '\t'];

/// Suggests what can be written at a cursor in a text.
pub(super) fn suggest(suggestions: &mut Suggestions<'_>) {
    let before = suggestions.place.line_before().to_owned();
    match (fence(&before), open_link(&before)) {
        (Some(fence), _) => suggest_components(suggestions, fence),
        (None, Some(link)) => suggest_link(suggestions, link),
        (None, None) => {}
    }
}

/// What follows the colons of a line that opens a component.
fn fence(before: &str) -> Option<&str> {
    let line = before.trim_start_matches(MARGIN);
    let rest = line.trim_start_matches(':');
    (line.len() - rest.len() >= 2).then_some(rest)
}

fn suggest_components(suggestions: &mut Suggestions<'_>, written: &str) {
    let offset = suggestions.place.offset;
    let written = written.trim_start();
    if let Some((name, argument)) = written.split_once(' ') {
        let mut kinds = ComponentKind::ALL.into_iter();
        let kind = kinds.find(|kind| kind.name() == name);
        let Some(target) = kind.and_then(component_target) else {
            return;
        };
        let heads = suggestions.place.snapshot.edition.heads();
        let word = offset - argument.trim_start().len()..word_end(suggestions.place, "");
        for named in definitions(heads, target) {
            suggestions.add(
                &word,
                CompletionSuggestion {
                    label: named.id.to_string(),
                    snippet: escaped(&named.id),
                    detail: named.name.to_string(),
                    words: named.name.to_string(),
                    kind: Some(CompletionItemKind::REFERENCE),
                    ..CompletionSuggestion::default()
                },
            );
        }
        return;
    }
    // The colons are replaced as well: there may be only two yet.
    let before = suggestions.place.line_before();
    let marks = before.trim_start_matches(MARGIN).len();
    let word = offset - marks..offset;
    for kind in ComponentKind::ALL {
        suggestions.add(
            &word,
            CompletionSuggestion {
                label: format!("::: {}", kind.name()),
                snippet: component_snippet(kind),
                about: Some(kind.about().to_owned()),
                kind: Some(CompletionItemKind::SNIPPET),
                asks_values: component_target(kind).is_some(),
                words: format!(":::{} :: {}", kind.name(), kind.name()),
                ..CompletionSuggestion::default()
            },
        );
    }
}

fn component_snippet(kind: ComponentKind) -> String {
    let content = kind.content();
    let argument = match (kind.argument(), component_target(kind), content) {
        (Some(argument), ..) => format!(" {}", stop(1, argument)),
        (None, Some(_), Some(_)) => " $1".to_owned(),
        (None, Some(_), None) => " $0".to_owned(),
        (None, None, _) => String::new(),
    };
    let opening = format!("::: {}{argument}", kind.name());
    match content {
        Some(start) => format!("{opening}\n{start}$0\n:::"),
        None => opening,
    }
}

/// A link whose target is being written.
struct OpenLink<'l> {
    is_picture: bool,
    /// The target so far.
    target: &'l str,
}

fn open_link(before: &str) -> Option<OpenLink<'_>> {
    let at = before.rfind("](")?;
    let target = &before[at + 2..];
    if target.contains([')', ' ']) && !target.starts_with('<') {
        return None;
    }
    let opening = matching_bracket(&before[..at])?;
    Some(OpenLink {
        is_picture: before[..opening].ends_with('!'),
        target: target.trim_start_matches('<'),
    })
}

/// The offset of the bracket that the end of a text closes.
fn matching_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn suggest_link(suggestions: &mut Suggestions<'_>, link: OpenLink<'_>) {
    let offset = suggestions.place.offset;
    if let Some((target, anchor)) = link.target.split_once('#') {
        let word = offset - anchor.len()..word_end(suggestions.place, ")>");
        suggest_anchors(suggestions, &word, target);
        return;
    }
    let word = offset - link.target.len()..word_end(suggestions.place, ")#>");
    let wanted = match link.is_picture {
        true => LinkWanted::Picture,
        false => LinkWanted::Page,
    };
    suggest_targets(suggestions, &word, link.target, wanted);
}

/// The end of the word at a cursor: the next space or one of some other characters.
fn word_end(place: &CursorPlace<'_>, ends: &str) -> usize {
    let rest = place.source.text().get(place.offset..).unwrap_or_default();
    let ends_word = |c: char| c.is_whitespace() || ends.contains(c);
    place.offset + rest.find(ends_word).unwrap_or(rest.len())
}

/// Suggests the headings of a document; of the document itself for an empty target.
fn suggest_anchors(suggestions: &mut Suggestions<'_>, word: &Range<usize>, target: &str) {
    let edition = &suggestions.place.snapshot.edition;
    let own = suggestions.place.source.path();
    let path: FilePath = match (target, locate(own)) {
        ("", _) => own.clone(),
        (target, Location::Document(at)) => {
            match find_target(edition.heads(), own, &at.owner, target).0 {
                LinkedItem::Document(document) => {
                    edition.heads().document(document).at.path.clone()
                }
                _ => return,
            }
        }
        _ => return,
    };
    let Some(document) = edition.document(&path) else {
        return;
    };
    for heading in &document.body.outline {
        suggestions.add(
            word,
            CompletionSuggestion {
                label: heading.text.to_string(),
                snippet: escaped(&heading.id),
                detail: format!("#{}", heading.id),
                words: heading.id.to_string(),
                kind: Some(CompletionItemKind::REFERENCE),
                ..CompletionSuggestion::default()
            },
        );
    }
}
