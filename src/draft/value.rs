//! The example of a key, adapted to a project.
//!
//! For the example `partners: [mulier-instituut]`, a project without that partner gets one that it
//! has. So the example is parsed and rebuilt with existing references, dates and files. Parts
//! without a replacement are left out; if nothing remains there is no example.

use super::facts::Facts;
use crate::model::shape::{Key, Shape, Target};
use crate::source::{FilePath, Source};
use crate::syntax::yaml::{self, Node, Style, Value};
use crate::syntax::yaml::{YamlContext, quoted, yaml_scalar};

/// A word that no project uses as an id.
pub(super) const MADE_UP: &str = "voorbeeld";

/// The example of a key as one line of YAML; `None` when the project has no targets for its
/// references.
pub(super) fn example(facts: &Facts<'_>, key: &Key, path: &str) -> Option<String> {
    let source = Source::new(FilePath::from(MADE_UP), key.example);
    let (tree, _) = yaml::parse(&source, 0..source.text().len());
    adapted(facts, &tree.root, &(key.shape)(), path)
}

fn adapted(facts: &Facts<'_>, node: &Node, shape: &Shape, path: &str) -> Option<String> {
    if let Some(preset) = facts.preset(path) {
        return preset.clone();
    }
    match (&node.value, shape) {
        (_, Shape::AnyOf(shapes)) => {
            let is_word_of = |shape: &&Shape| is_word_of(node, shape);
            let matches_kind = |shape: &&Shape| matches_kind(node, shape);
            let shape = shapes.iter().find(is_word_of);
            adapted(
                facts,
                node,
                shape.or(shapes.iter().find(matches_kind))?,
                path,
            )
        }
        (Value::Scalar(scalar), Shape::Reference(target)) => facts.id(*target, &scalar.text),
        (Value::Scalar(scalar), Shape::Date) => Some(match facts.today() {
            Some(today) => today.to_string(),
            None => scalar.text.to_string(),
        }),
        (
            Value::Scalar(scalar),
            Shape::Flag
            | Shape::Number
            | Shape::Whole
            | Shape::Count
            | Shape::Amount
            | Shape::Words(_),
        ) => Some(scalar.text.to_string()),
        (Value::Scalar(scalar), _) if scalar.style == Style::Quoted => Some(quoted(&scalar.text)),
        (Value::Scalar(scalar), _) => Some(yaml_scalar(&scalar.text, YamlContext::Flow)),
        (Value::List(items), Shape::Point) => {
            let numbers = items.iter().map(|item| match &item.value {
                Value::Scalar(scalar) => Some(&*scalar.text),
                _ => None,
            });
            let numbers: Option<Vec<&str>> = numbers.collect();
            Some(format!("[{}]", numbers?.join(", ")))
        }
        (Value::List(items), Shape::List { item, least }) => {
            let items = items
                .iter()
                .filter_map(|node| match (&node.value, &**item) {
                    // A comma that an editor adds to a sentence between brackets would split it.
                    (Value::Scalar(scalar), shape)
                        if shape.allows_text() && scalar.text.contains(' ') =>
                    {
                        Some(quoted(&scalar.text))
                    }
                    _ => adapted(facts, node, item, path),
                });
            let items: Vec<String> = items.collect();
            (items.len() >= *least).then(|| format!("[{}]", items.join(", ")))
        }
        (Value::Map(map), Shape::Record(keys)) => {
            let mut pairs = Vec::new();
            for pair in &map.entries {
                let key = keys.iter().find(|key| *key.name == *pair.key.value)?;
                let path = join(path, key.name);
                match adapted(facts, &pair.value, &(key.shape)(), &path) {
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
                    adapted(facts, &pair.value, value, path)?
                ))
            };
            let pairs: Option<Vec<String>> = map.entries.iter().map(pair).collect();
            Some(format!("{{{}}}", pairs?.join(", ")))
        }
        _ => None,
    }
}

/// Whether a value is one of the words of a shape.
fn is_word_of(node: &Node, shape: &Shape) -> bool {
    match (&node.value, shape) {
        (Value::Scalar(scalar), Shape::Words(words)) => words.contains(&&*scalar.text),
        _ => false,
    }
}

/// Whether a value has the YAML kind of a shape.
fn matches_kind(node: &Node, shape: &Shape) -> bool {
    match (&node.value, shape) {
        (_, Shape::AnyOf(shapes)) => shapes.iter().any(|shape| matches_kind(node, shape)),
        (Value::List(_), shape) => matches!(shape, Shape::List { .. } | Shape::Point),
        (Value::Map(_), shape) => matches!(shape, Shape::Record(_) | Shape::Table { .. }),
        (
            _,
            Shape::List { .. }
            | Shape::Point
            | Shape::Record(_)
            | Shape::Table { .. }
            | Shape::Words(_),
        ) => false,
        _ => true,
    }
}

/// An example of a record: all its keys in one mapping.
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

/// The first target that a value of a shape must refer to.
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
