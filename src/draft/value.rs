//! The value of a key, fitted to a project.
//!
//! The example of a key says `partners: [mulier-instituut]`; a project without that partner gets
//! one that it has. So the example is read as the tree that it is and written anew, with each
//! reference, date and file that it names put to rights. What cannot be is left out; where that
//! leaves nothing, there is no value.

use super::facts::Facts;
use super::yaml_text::{YamlContext, quoted, written};
use crate::model::shape::{Key, Shape, Target};
use crate::source::{FilePath, Source};
use crate::syntax::yaml::{self, Node, Style, Value};

/// A word of which no project has made an id yet.
pub(super) const MADE_UP: &str = "voorbeeld";

/// The example of a key as one line of YAML; `None` when the project has nothing to name in it.
pub(super) fn example(facts: &Facts<'_>, key: &Key, path: &str) -> Option<String> {
    let source = Source::new(FilePath::from(MADE_UP), key.example);
    let (tree, _) = yaml::parse(&source, 0..source.text().len());
    fitted(facts, &tree.root, &(key.shape)(), path)
}

fn fitted(facts: &Facts<'_>, node: &Node, shape: &Shape, path: &str) -> Option<String> {
    if let Some(given) = facts.given(path) {
        return given.clone();
    }
    match (&node.value, shape) {
        (_, Shape::AnyOf(shapes)) => {
            let says = |shape: &&Shape| says(node, shape);
            let takes = |shape: &&Shape| takes(node, shape);
            let shape = shapes.iter().find(says);
            fitted(facts, node, shape.or(shapes.iter().find(takes))?, path)
        }
        (Value::Scalar(scalar), Shape::Reference(target)) => facts.id(*target, &scalar.text),
        (Value::Scalar(scalar), Shape::Date) => Some(match facts.today() {
            Some(today) => today.to_string(),
            None => scalar.text.to_string(),
        }),
        (
            Value::Scalar(scalar),
            Shape::Flag | Shape::Number | Shape::Whole | Shape::Amount | Shape::Words(_),
        ) => Some(scalar.text.to_string()),
        (Value::Scalar(scalar), _) if scalar.style == Style::Quoted => Some(quoted(&scalar.text)),
        (Value::Scalar(scalar), _) => Some(written(&scalar.text, YamlContext::Flow)),
        (Value::List(items), Shape::List { item, least }) => {
            let items = items
                .iter()
                .filter_map(|node| fitted(facts, node, item, path));
            let items: Vec<String> = items.collect();
            (items.len() >= *least).then(|| format!("[{}]", items.join(", ")))
        }
        (Value::Map(map), Shape::Record(keys)) => {
            let mut pairs = Vec::new();
            for pair in &map.entries {
                let key = keys.iter().find(|key| *key.name == *pair.key.value)?;
                let path = join(path, key.name);
                match fitted(facts, &pair.value, &(key.shape)(), &path) {
                    Some(value) => pairs.push(format!("{}: {value}", key.name)),
                    None if key.required => return None,
                    None => {}
                }
            }
            Some(format!("{{{}}}", pairs.join(", ")))
        }
        (Value::Map(map), Shape::Table { of, value }) => {
            let pair = |pair: &yaml::MapEntry| {
                let name = match of {
                    Some(target) => facts.id(*target, &pair.key.value)?,
                    None => pair.key.value.to_string(),
                };
                Some(format!(
                    "{name}: {}",
                    fitted(facts, &pair.value, value, path)?
                ))
            };
            let pairs: Option<Vec<String>> = map.entries.iter().map(pair).collect();
            Some(format!("{{{}}}", pairs?.join(", ")))
        }
        _ => None,
    }
}

/// Whether a value is one of the words of a shape.
fn says(node: &Node, shape: &Shape) -> bool {
    match (&node.value, shape) {
        (Value::Scalar(scalar), Shape::Words(words)) => words.contains(&&*scalar.text),
        _ => false,
    }
}

/// Whether a value is of the kind that a shape asks.
fn takes(node: &Node, shape: &Shape) -> bool {
    match (&node.value, shape) {
        (_, Shape::AnyOf(shapes)) => shapes.iter().any(|shape| takes(node, shape)),
        (Value::List(_), shape) => matches!(shape, Shape::List { .. }),
        (Value::Map(_), shape) => matches!(shape, Shape::Record(_) | Shape::Table { .. }),
        (_, Shape::List { .. } | Shape::Record(_) | Shape::Table { .. } | Shape::Words(_)) => false,
        _ => true,
    }
}

/// All keys of a record in one mapping, as an example of how it can be written.
pub(super) fn record(facts: &Facts<'_>, keys: &[Key], path: &str) -> String {
    let pair = |key: &Key| {
        let value = example(facts, key, &join(path, key.name))?;
        Some(format!("{}: {value}", key.name))
    };
    let pairs: Vec<String> = keys.iter().filter_map(pair).collect();
    format!("{{{}}}", pairs.join(", "))
}

/// The path of a key inside the value of another.
pub(super) fn join(holder: &str, key: &str) -> String {
    match holder {
        "" => key.to_owned(),
        holder => format!("{holder}.{key}"),
    }
}

/// What a value of a shape cannot do without: the first thing that it names.
pub(super) fn named(shape: &Shape) -> Option<Target> {
    match shape {
        Shape::Reference(target) => Some(*target),
        Shape::List { item, .. } => named(item),
        Shape::Table { of, .. } => *of,
        Shape::Record(keys) => {
            let required = keys.iter().filter(|key| key.required);
            required
                .map(|key| (key.shape)())
                .find_map(|shape| named(&shape))
        }
        _ => None,
    }
}
