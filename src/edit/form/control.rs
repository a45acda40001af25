//! How a value is asked: one control for each way in which it can be written.

use serde::Serialize;

use crate::model::possible::PossibleShapes;
use crate::model::shape::{LinkPurpose, Shape, Target};
use crate::model::theme::Colour;
use crate::syntax::yaml::{Node, Value};

/// A control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FormControl {
    /// A text.
    Text,
    /// A choice of words, such as `onbekend`.
    Words {
        /// The words.
        words: &'static [&'static str],
    },
    /// A choice of what is defined elsewhere, by its id.
    Reference {
        /// The list of [`FileForm::choices`](super::FileForm::choices) with the ids.
        choices: &'static str,
    },
    /// A date: `2026-03-12`.
    Date,
    /// A time of the day: `09:30`.
    Time,
    /// A number.
    Number {
        /// The least.
        least: u8,
        /// Whether it has no decimals.
        is_whole: bool,
    },
    /// Yes or no: `true`, `false`.
    Flag,
    /// A colour: `#1a5276`.
    Colour,
    /// A point of a picture: two whole numbers from 0 to 100.
    Point,
    /// A picture among the media, by its path.
    Picture,
    /// Another link.
    Link,
    /// A list.
    List {
        /// The controls of an item.
        item: Vec<FormControl>,
    },
    /// A mapping with fixed keys.
    Record {
        /// The key that a new one begins with.
        first: &'static str,
    },
    /// A mapping from names.
    Table {
        /// The list of [`FileForm::choices`](super::FileForm::choices) with the names, if they are ids.
        choices: Option<&'static str>,
    },
}

/// The controls of a value, in the order of its declaration; a plain text if nothing is declared.
pub(super) fn controls(shapes: &PossibleShapes) -> Vec<FormControl> {
    let mut controls: Vec<FormControl> = Vec::new();
    for control in shapes.0.iter().map(control) {
        if !controls.contains(&control) {
            controls.push(control);
        }
    }
    if controls.is_empty() {
        controls.push(FormControl::Text);
    }
    controls
}

fn control(shape: &Shape) -> FormControl {
    let number = |least, is_whole| FormControl::Number { least, is_whole };
    match shape {
        Shape::Pattern(Colour::PATTERN) => FormControl::Colour,
        Shape::Text | Shape::Rule | Shape::Id | Shape::Pattern(_) => FormControl::Text,
        Shape::Link(LinkPurpose::Picture) => FormControl::Picture,
        Shape::Link(_) => FormControl::Link,
        Shape::Number | Shape::Amount => number(0, false),
        Shape::Whole => number(0, true),
        Shape::Count => number(1, true),
        Shape::Date => FormControl::Date,
        Shape::TimeOfDay => FormControl::Time,
        Shape::Words(words) => FormControl::Words { words },
        Shape::Reference(target) => FormControl::Reference {
            choices: list_name(*target),
        },
        Shape::Flag => FormControl::Flag,
        Shape::Point => FormControl::Point,
        Shape::List { item, .. } => FormControl::List {
            item: controls(&PossibleShapes::of((**item).clone())),
        },
        Shape::Record(keys) => {
            let required = keys.iter().find(|key| key.required);
            let first = required.or(keys.first());
            FormControl::Record {
                first: first.map_or("", |key| key.name),
            }
        }
        Shape::Table { of, .. } => FormControl::Table {
            choices: of.map(list_name),
        },
        Shape::AnyOf(shapes) => shapes.first().map_or(FormControl::Text, control),
    }
}

/// The control among several that a value is written for; the first for one that is absent.
pub(super) fn chosen(controls: &[FormControl], node: Option<&Node>) -> usize {
    let position = |fits: &dyn Fn(&FormControl) -> bool| controls.iter().position(fits);
    let found = match node.map(|node| &node.value) {
        None | Some(Value::Null | Value::Unread) => None,
        Some(Value::Scalar(scalar)) => {
            let is_word = |control: &FormControl| matches!(control, FormControl::Words { words } if words.contains(&&*scalar.text));
            let is_text = |control: &FormControl| {
                use FormControl::{List, Record, Table, Words};
                !matches!(
                    control,
                    List { .. } | Record { .. } | Table { .. } | Words { .. }
                )
            };
            position(&is_word).or_else(|| position(&is_text))
        }
        Some(Value::List(_)) => {
            position(&|control| matches!(control, FormControl::List { .. } | FormControl::Point))
        }
        Some(Value::Map(_)) => position(&|control| {
            matches!(
                control,
                FormControl::Record { .. } | FormControl::Table { .. }
            )
        }),
    };
    found.unwrap_or_default()
}

/// The name of a list of choices.
pub(super) fn list_name(target: Target) -> &'static str {
    match target {
        Target::Kind => "kinds",
        Target::Audience => "audiences",
        Target::Theme => "themes",
        Target::Profile => "profiles",
        Target::Pillar => "pillars",
        Target::Category => "categories",
        Target::Partner => "partners",
        Target::Region => "regions",
        Target::Special => "specials",
        Target::Course => "courses",
        Target::Module => "modules",
        Target::Criterion => "criteria",
        Target::Term => "terms",
        Target::Figure => "figures",
    }
}
