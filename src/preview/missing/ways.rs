//! Ways to values: from a place in a file, and in words.

use super::FormPlace;
use crate::edit::form::FormScope;
use crate::edit::values::ValueStep;
use crate::render::dutch::capitalised;
use crate::source::{Source, Span};
use crate::syntax::yaml::{self, Node, Value};

/// What a place in a file is in: the innermost value, or the text.
pub(super) fn place_of(span: Span, source: &Source, scope: &FormScope) -> FormPlace {
    let start = span.start as usize;
    if scope
        .body
        .as_ref()
        .is_some_and(|body| span != Span::FILE && body.start <= start)
    {
        return FormPlace::Body;
    }
    let (tree, _) = yaml::parse(source, scope.yaml.clone());
    let mut way = Vec::new();
    if span != Span::FILE {
        enter(&tree.root, span, &mut way);
    }
    FormPlace::Value(way)
}

fn enter(node: &Node, span: Span, way: &mut Vec<ValueStep>) {
    let is_in = |other: Span| other.start <= span.start && span.start <= other.end;
    match &node.value {
        Value::Map(map) => {
            if let Some(entry) = map.entries.iter().find(|entry| is_in(entry.span())) {
                way.push(ValueStep::Key(entry.key.value.to_string()));
                enter(&entry.value, span, way);
            }
        }
        Value::List(items) => {
            if let Some(at) = items.iter().position(|item| is_in(item.span)) {
                way.push(ValueStep::Item(at));
                enter(&items[at], span, way);
            }
        }
        Value::Scalar(_) | Value::Null | Value::Unread => {}
    }
}

/// A way in words: `Uitvoeringen 2, plaats`.
pub(super) fn way_in_words(way: &[ValueStep]) -> String {
    let mut words = String::new();
    for step in way {
        match step {
            ValueStep::Key(name) if words.is_empty() => {
                words = capitalised(&name.replace('_', " "));
            }
            ValueStep::Key(name) => words.push_str(&format!(", {}", name.replace('_', " "))),
            ValueStep::Item(at) => words.push_str(&format!(" {}", at + 1)),
        }
    }
    words
}

/// A place as it stands in an address: `uitvoeringen/1/plaats`.
pub(super) fn place_in_address(place: &FormPlace) -> String {
    match place {
        FormPlace::Body => "body".to_owned(),
        FormPlace::Value(way) => {
            let steps = way.iter().map(|step| match step {
                ValueStep::Key(name) => name.clone(),
                ValueStep::Item(at) => at.to_string(),
            });
            steps.collect::<Vec<_>>().join("/")
        }
    }
}
