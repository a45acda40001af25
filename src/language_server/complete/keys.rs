//! Suggestions in YAML: keys that are not there yet, and values.

use lsp_types::CompletionItemKind;

use super::suggestion::{CompletionSuggestion, Suggestions, stop};
use super::values::{ValueForm, suggest_values};
use crate::language_server::explain;
use crate::language_server::shapes::{dotted, key_at_steps, keys_at_steps, shapes_at_steps};
use crate::language_server::yaml_cursor::{YamlCursor, YamlSpot};
use crate::model::possible::PossibleShapes;
use crate::model::shape::{Key, Shape};
use crate::model::target_ids::definitions;

/// Suggests what can be written at a cursor in a file with some keys.
pub(super) fn suggest(suggestions: &mut Suggestions<'_>, keys: &[Key], cursor: &YamlCursor) {
    let shapes = shapes_at_steps(keys, &cursor.steps);
    let name = key_at_steps(keys, &cursor.steps);
    let example_of = name.as_ref().map(|(key, path)| (key, path.as_str()));
    let values = |suggestions: &mut Suggestions<'_>, shapes: &PossibleShapes, form| {
        suggest_values(suggestions, shapes, cursor, form, example_of);
    };
    match cursor.spot {
        YamlSpot::Key {
            is_complete,
            is_flow,
        } => {
            let possible = keys_at_steps(keys, &cursor.steps);
            let form = match (is_complete, is_flow) {
                (true, _) => KeyForm::NameOnly,
                (false, true) => KeyForm::Flow,
                (false, false) => KeyForm::Block,
            };
            suggest_keys(suggestions, &possible, cursor, form);
            suggest_names(suggestions, &shapes, cursor, form);
        }
        YamlSpot::Value => {
            values(suggestions, &shapes, ValueForm::Alone);
            values(suggestions, &shapes.items(), ValueForm::OnlyItem);
            suggest_mapping(suggestions, &shapes, cursor);
        }
        YamlSpot::FlowValue => values(suggestions, &shapes, ValueForm::Flow),
        YamlSpot::Item => {
            suggest_keys(suggestions, &shapes.keys(), cursor, KeyForm::Block);
            values(suggestions, &shapes, ValueForm::Alone);
        }
        YamlSpot::Below => {
            suggest_keys(suggestions, &shapes.keys(), cursor, KeyForm::Block);
            suggest_names(suggestions, &shapes, cursor, KeyForm::Block);
            suggest_items(suggestions, &shapes, cursor);
            values(suggestions, &shapes.items(), ValueForm::AfterHyphen);
        }
        YamlSpot::NextItem => {
            suggest_items(suggestions, &shapes, cursor);
            values(suggestions, &shapes.items(), ValueForm::AfterHyphen);
        }
    }
}

/// How a key is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeyForm {
    /// Only its name: the colon is there.
    NameOnly,
    /// Between brackets.
    Flow,
    /// On a line of its own.
    Block,
}

/// Suggests the keys that are not there yet.
fn suggest_keys(
    suggestions: &mut Suggestions<'_>,
    keys: &[Key],
    cursor: &YamlCursor,
    form: KeyForm,
) {
    let is_missing = |key: &&Key| !cursor.siblings.iter().any(|there| there == key.name);
    let above = dotted(&cursor.steps);
    for key in keys.iter().filter(is_missing) {
        let path = match above.as_str() {
            "" => key.name.to_owned(),
            above => format!("{above}.{}", key.name),
        };
        let shape = (key.shape)();
        let value = match form {
            KeyForm::NameOnly => String::new(),
            KeyForm::Flow => ": ".to_owned(),
            KeyForm::Block => block_value(&shape, nested_indentation(suggestions, cursor)),
        };
        let about = explain::key(suggestions.place.snapshot, key, &path);
        suggestions.add(
            &cursor.word,
            CompletionSuggestion {
                label: key.name.to_owned(),
                snippet: format!("{}{value}", key.name),
                detail: if key.required {
                    "verplicht"
                } else {
                    "niet verplicht"
                }
                .to_owned(),
                about: Some(about),
                kind: Some(CompletionItemKind::PROPERTY),
                asks_values: form != KeyForm::NameOnly && has_choices(&shape),
                ..CompletionSuggestion::default()
            },
        );
    }
}

/// The indentation of lines below a key, seen from that of the line that it is on. The first key of
/// an item is further to the right than its line.
fn nested_indentation(suggestions: &Suggestions<'_>, cursor: &YamlCursor) -> String {
    let text = suggestions.place.source.text();
    let before = text.get(..cursor.word.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(line_start..).unwrap_or_default();
    let indentation = line.len() - line.trim_start_matches(' ').len();
    " ".repeat(cursor.column.saturating_sub(indentation) + 2)
}

/// The colon after a key, and how its value begins.
fn block_value(shape: &Shape, indentation: String) -> String {
    match shape {
        Shape::Record(_) | Shape::Table { .. } => format!(":\n{indentation}$0"),
        Shape::List { item, .. } => match &**item {
            Shape::Reference(_) | Shape::Words(_) => ": [$0]".to_owned(),
            _ => format!(":\n{indentation}- $0"),
        },
        // A mapping that can be unknown is mostly written as a mapping, but a word may stand there.
        _ => ": $0".to_owned(),
    }
}

/// Whether the values of a shape are known, so that they can be suggested.
fn has_choices(shape: &Shape) -> bool {
    match shape {
        Shape::Words(_)
        | Shape::Reference(_)
        | Shape::Flag
        | Shape::Date
        | Shape::Link(_)
        | Shape::Point
        | Shape::Rule
        | Shape::Record(_) => true,
        Shape::List { item, .. } => has_choices(item),
        Shape::AnyOf(shapes) => shapes.iter().any(has_choices),
        Shape::Table { of, .. } => of.is_some(),
        Shape::Text
        | Shape::Number
        | Shape::Id
        | Shape::Whole
        | Shape::Count
        | Shape::Amount
        | Shape::TimeOfDay
        | Shape::Pattern(_) => false,
    }
}

/// Suggests the names of a mapping whose keys are ids.
fn suggest_names(
    suggestions: &mut Suggestions<'_>,
    shapes: &PossibleShapes,
    cursor: &YamlCursor,
    form: KeyForm,
) {
    let Some(target) = shapes.key_target() else {
        return;
    };
    let heads = suggestions.place.snapshot.edition.heads();
    for named in definitions(heads, target) {
        if cursor.siblings.iter().any(|there| **there == *named.id) {
            continue;
        }
        let colon = if form == KeyForm::NameOnly { "" } else { ": " };
        suggestions.add(
            &cursor.word,
            CompletionSuggestion {
                label: named.id.to_string(),
                snippet: format!("{}{colon}", named.id),
                detail: named.name.to_string(),
                kind: Some(CompletionItemKind::REFERENCE),
                asks_values: form != KeyForm::NameOnly,
                ..CompletionSuggestion::default()
            },
        );
    }
}

/// The keys to begin a mapping with: the required ones, else the first.
fn first_keys(keys: &[Key]) -> Vec<&Key> {
    let required: Vec<&Key> = keys.iter().filter(|key| key.required).collect();
    match required.is_empty() {
        true => keys.first().into_iter().collect(),
        false => required,
    }
}

/// Suggests a mapping between brackets, on the line of its key.
fn suggest_mapping(
    suggestions: &mut Suggestions<'_>,
    shapes: &PossibleShapes,
    cursor: &YamlCursor,
) {
    let keys = shapes.keys();
    let first = first_keys(&keys);
    if first.is_empty() {
        return;
    }
    let pair = |(at, key): (usize, &&Key)| format!("{}: {}", key.name, stop(at + 1, ""));
    let pairs: Vec<String> = first.iter().enumerate().map(pair).collect();
    let names: Vec<&str> = first.iter().map(|key| key.name).collect();
    suggestions.add(
        &cursor.word,
        CompletionSuggestion {
            label: format!("{{{}}}", names.join(", ")),
            snippet: format!("{{{}\\}}", pairs.join(", ")),
            detail: "een blok".to_owned(),
            kind: Some(CompletionItemKind::STRUCT),
            ..CompletionSuggestion::default()
        },
    );
}

/// Suggests a new item of a list of mappings: its required keys.
fn suggest_items(suggestions: &mut Suggestions<'_>, shapes: &PossibleShapes, cursor: &YamlCursor) {
    let keys = shapes.items().keys();
    let filled = first_keys(&keys);
    if filled.is_empty() {
        return;
    }
    let lines = filled.iter().enumerate().map(|(at, key)| {
        let mark = if at == 0 { "- " } else { "  " };
        format!("{mark}{}: {}", key.name, stop(at + 1, ""))
    });
    let names: Vec<&str> = filled.iter().map(|key| key.name).collect();
    let snippet = lines.collect::<Vec<_>>().join("\n");
    suggestions.add(
        &cursor.word,
        CompletionSuggestion {
            label: format!("- {}", names.join(", ")),
            snippet,
            detail: "een nieuw onderdeel".to_owned(),
            kind: Some(CompletionItemKind::STRUCT),
            ..CompletionSuggestion::default()
        },
    );
}
