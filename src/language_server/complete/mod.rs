//! What can be written at a cursor.

mod body;
mod keys;
mod link_targets;
mod suggestion;
mod values;

use lsp_types::CompletionItem;

use self::suggestion::Suggestions;
use super::key_scope::{FilePart, part_at};
use super::snapshot::CursorPlace;
use super::yaml_cursor::yaml_cursor;

/// What the client does with a completion.
#[derive(Debug, Clone, Default)]
pub struct CompletionClient {
    /// Whether it understands snippets, with stops for the cursor.
    pub has_snippets: bool,
    /// The command that asks for completions again, after a key whose values are known.
    pub suggest_command: Option<String>,
}

/// The characters after which a client asks for completions by itself.
pub const COMPLETION_TRIGGERS: [&str; 9] = [":", " ", "-", "[", ",", "{", "(", "/", "#"];

/// What can be written at a cursor, the likeliest first.
pub fn completions(place: &CursorPlace<'_>, client: &CompletionClient) -> Vec<CompletionItem> {
    let mut suggestions = Suggestions::new(place, client);
    match part_at(place) {
        Some(FilePart::Keys(scope)) => {
            let text = place.source.text();
            if let Some(cursor) = yaml_cursor(text, scope.range.clone(), place.offset) {
                keys::suggest(&mut suggestions, &scope.keys, &cursor);
            }
        }
        Some(FilePart::Body) => body::suggest(&mut suggestions),
        None => {}
    }
    suggestions.into_items()
}
