//! Writes new values as YAML.

use std::collections::BTreeMap;

use super::NewValue;
use crate::model::possible::PossibleShapes;
use crate::model::shape::Shape;
use crate::syntax::yaml::{YamlContext, quoted, yaml_scalar};

/// The longest list that is written between brackets, in characters.
const LONGEST_FLOW: usize = 72;

/// Writes values in a text with these line ends.
pub(super) struct ValueWriter {
    pub(super) newline: &'static str,
}

impl ValueWriter {
    /// What follows the colon of a key that is indented by `indent`.
    pub(super) fn after_key(
        &self,
        value: &NewValue,
        shapes: &PossibleShapes,
        indent: usize,
    ) -> String {
        match value {
            NewValue::Text(text) if text.is_empty() => String::new(),
            NewValue::Text(text) => format!(" {}", self.text(text, shapes, indent + 2)),
            NewValue::List(items) => {
                if let Some(flow) = short_list(value, shapes) {
                    return format!(" {flow}");
                }
                let margin = " ".repeat(indent + 2);
                let items = items.iter().map(|item| {
                    let item = self.item(item, &shapes.items(), indent + 4);
                    format!("{}{margin}- {item}", self.newline)
                });
                items.collect()
            }
            NewValue::Record(entries) if entries.is_empty() => " {}".to_owned(),
            NewValue::Record(entries) => {
                let margin = " ".repeat(indent + 2);
                let entries = ordered(entries, shapes).into_iter().map(|(key, value)| {
                    let entry = self.entry(key, value, &shapes.inside_key(key), indent + 2);
                    format!("{}{margin}{entry}", self.newline)
                });
                entries.collect()
            }
        }
    }

    /// A key with its value, which has some shapes; its further lines are indented beyond `indent`.
    pub(super) fn entry(
        &self,
        key: &str,
        value: &NewValue,
        shapes: &PossibleShapes,
        indent: usize,
    ) -> String {
        let value = self.after_key(value, shapes, indent);
        format!("{}:{value}", key_name(key))
    }

    /// What follows the hyphen of an item, of which the text begins at the column `indent`.
    pub(super) fn item(&self, value: &NewValue, shapes: &PossibleShapes, indent: usize) -> String {
        match value {
            NewValue::Text(text) => self.text(text, shapes, indent),
            NewValue::Record(entries) if !entries.is_empty() => {
                let margin = format!("{}{}", self.newline, " ".repeat(indent));
                let entries = ordered(entries, shapes).into_iter();
                let entries = entries
                    .map(|(key, value)| self.entry(key, value, &shapes.inside_key(key), indent));
                entries.collect::<Vec<_>>().join(&margin)
            }
            value => flow(value, shapes),
        }
    }

    /// A text; one of several lines on lines of its own, indented by `indent`.
    fn text(&self, text: &str, shapes: &PossibleShapes, indent: usize) -> String {
        match can_be_block(text) {
            true => format!("|{}", self.lines(text, indent)),
            false => scalar(text, YamlContext::Line, shapes),
        }
    }

    /// The lines of a text, each after a line break and indented.
    pub(super) fn lines(&self, text: &str, indent: usize) -> String {
        let margin = " ".repeat(indent);
        let lines = text.split('\n').map(|line| match line.is_empty() {
            true => self.newline.to_owned(),
            false => format!("{}{margin}{line}", self.newline),
        });
        lines.collect()
    }
}

/// Whether a text has several lines that can be written as they are.
pub(super) fn can_be_block(text: &str) -> bool {
    let is_plain = |c: char| c == '\n' || !c.is_control();
    text.contains('\n') && !text.starts_with([' ', '\n']) && text.chars().all(is_plain)
}

/// A value between brackets.
pub(super) fn flow(value: &NewValue, shapes: &PossibleShapes) -> String {
    match value {
        NewValue::Text(text) => scalar(text, YamlContext::Flow, shapes),
        NewValue::List(items) => {
            let items = items.iter().map(|item| flow(item, &shapes.items()));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        NewValue::Record(entries) => {
            let entries = ordered(entries, shapes).into_iter().map(|(key, value)| {
                format!(
                    "{}: {}",
                    key_name(key),
                    flow(value, &shapes.inside_key(key))
                )
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A key as it is written before its colon.
pub(super) fn key_name(key: &str) -> String {
    yaml_scalar(key, YamlContext::Flow)
}

/// A text on one line, quoted if it could be misread.
pub(super) fn scalar(text: &str, context: YamlContext, shapes: &PossibleShapes) -> String {
    let is_flag = shapes.0.iter().any(|shape| matches!(shape, Shape::Flag));
    match text {
        "true" | "false" if is_flag => text.to_owned(),
        "" => quoted(text),
        text => yaml_scalar(text, context),
    }
}

/// A list between brackets, if it is short and of texts of one line.
fn short_list(list: &NewValue, shapes: &PossibleShapes) -> Option<String> {
    let NewValue::List(items) = list else {
        return None;
    };
    let is_line = |item: &NewValue| matches!(item, NewValue::Text(text) if !text.contains('\n'));
    let written = items.iter().all(is_line).then(|| flow(list, shapes))?;
    (written.chars().count() <= LONGEST_FLOW).then_some(written)
}

/// The entries of a mapping in the order of their declarations; others last.
fn ordered<'e>(
    entries: &'e BTreeMap<String, NewValue>,
    shapes: &PossibleShapes,
) -> Vec<(&'e str, &'e NewValue)> {
    let keys = shapes.keys();
    let position = |name: &str| keys.iter().position(|key| key.name == name);
    let mut ordered: Vec<(&str, &NewValue)> = entries
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .collect();
    ordered.sort_by_key(|(key, _)| position(key).unwrap_or(usize::MAX));
    ordered
}
