//! Suggestions, and how they become items of the protocol.

use std::ops::Range;

use lsp_types::{
    Command, CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionTextEdit,
    Documentation, InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, TextEdit,
};

use super::CompletionClient;
use crate::language_server::snapshot::CursorPlace;
use crate::source::Span;

/// The suggestions for one place.
pub(super) struct Suggestions<'a> {
    /// The place.
    pub(super) place: &'a CursorPlace<'a>,
    client: &'a CompletionClient,
    items: Vec<CompletionItem>,
}

/// A suggestion.
#[derive(Debug, Clone, Default)]
pub(super) struct CompletionSuggestion {
    /// What is shown.
    pub(super) label: String,
    /// What is written: in the syntax of snippets, made by [`stop`] and [`escaped`].
    pub(super) snippet: String,
    /// What it is, in a few words.
    pub(super) detail: String,
    /// Its explanation, in Markdown.
    pub(super) about: Option<String>,
    /// Further words by which it is found.
    pub(super) words: String,
    /// Its kind, for an icon.
    pub(super) kind: Option<CompletionItemKind>,
    /// Whether its values are asked for at once.
    pub(super) asks_values: bool,
}

/// A stop for the cursor, with a text to type over.
pub(super) fn stop(number: usize, text: &str) -> String {
    format!("${{{number}:{}}}", escaped(text))
}

/// A text in a snippet.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '$' | '}') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

impl<'a> Suggestions<'a> {
    /// No suggestions yet.
    pub(super) fn new(place: &'a CursorPlace<'a>, client: &'a CompletionClient) -> Self {
        Self {
            place,
            client,
            items: Vec::new(),
        }
    }

    /// Adds a suggestion that replaces a word.
    pub(super) fn add(&mut self, word: &Range<usize>, suggestion: CompletionSuggestion) {
        let range = self.place.range(Span::new(word.start, word.end));
        let newline = match self.place.source.text().contains("\r\n") {
            true => "\r\n",
            false => "\n",
        };
        let new_text = match self.client.has_snippets {
            true => suggestion.snippet.replace('\n', newline),
            false => without_stops(&suggestion.snippet).replace('\n', newline),
        };
        let command = self.client.suggest_command.as_ref();
        let command = command.filter(|_| suggestion.asks_values);
        let filter = match suggestion.words.is_empty() {
            true => suggestion.label.clone(),
            false => format!("{} {}", suggestion.label, suggestion.words),
        };
        self.items.push(CompletionItem {
            // Suggestions are in their order; many would otherwise be sorted by label.
            sort_text: Some(format!("{:05}", self.items.len())),
            filter_text: Some(filter),
            label_details: (!suggestion.detail.is_empty()).then(|| CompletionItemLabelDetails {
                detail: None,
                description: Some(suggestion.detail.clone()),
            }),
            detail: (!suggestion.detail.is_empty()).then_some(suggestion.detail),
            label: suggestion.label,
            kind: suggestion.kind,
            documentation: suggestion.about.map(|about| {
                Documentation::MarkupContent(MarkupContent {
                    kind: MarkupKind::Markdown,
                    value: about,
                })
            }),
            insert_text_format: self
                .client
                .has_snippets
                .then_some(InsertTextFormat::SNIPPET),
            insert_text_mode: Some(InsertTextMode::ADJUST_INDENTATION),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
            command: command.map(|name| Command {
                title: "Kies een waarde".to_owned(),
                command: name.clone(),
                arguments: None,
            }),
            ..CompletionItem::default()
        });
    }

    /// The items of the protocol.
    pub(super) fn into_items(self) -> Vec<CompletionItem> {
        self.items
    }
}

/// A snippet as plain text: its stops are the text in them.
fn without_stops(snippet: &str) -> String {
    let mut text = String::new();
    let mut chars = snippet.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next()),
            '$' => {
                chars.next_if_eq(&'{');
                while chars.next_if(char::is_ascii_digit).is_some() {}
                chars.next_if_eq(&':');
            }
            '}' => {}
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_without_snippets_gets_the_text_of_the_stops() {
        let snippet = format!("::: {} $0\n{}", stop(1, "a {b} $c"), escaped("{x}"));
        assert_eq!(without_stops(&snippet), "::: a {b} $c \n{x}");
    }
}
