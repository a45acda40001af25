//! The form of a file: its keys with their values, made from the declarations that the checks, drafts
//! and schemas are made from.
//!
//! A form is data for a page in a browser. Each field has the way to its value, by which an edit names
//! it ([`super::values`]), and the controls that the value can be asked with.

mod control;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

pub use self::control::FormControl;
use self::control::{chosen, controls, list_name};
use super::body::body_of;
use super::values::{PlainValue, ValueStep};
use crate::draft::usable_keys;
use crate::model::heads::Heads;
use crate::model::layout::{Location, Owner, locate};
use crate::model::possible::PossibleShapes;
use crate::model::shape::{Key, Target};
use crate::model::target_ids::definitions;
use crate::model::yaml_files::keys_at;
use crate::source::{Source, Span};
use crate::syntax::front_matter;
use crate::syntax::yaml::{self, Map, Node, Value};
use crate::world::World;

/// The form of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileForm {
    /// The path of the file.
    pub file: String,
    /// Its fields: what is written, in its order, and then what is required and absent.
    pub fields: Vec<FormField>,
    /// Keys that can be added.
    pub unused: Vec<UnusedKey>,
    /// The text of a document; null for a YAML file.
    pub body: Option<String>,
    /// The text of the shared document that this one adapts.
    pub shared_body: Option<String>,
    /// What references can name, by the names of the lists.
    pub choices: BTreeMap<&'static str, Vec<FormChoice>>,
    /// Problems that belong to no field.
    pub problems: Vec<FormProblem>,
}

/// A field: a value, with what is known of its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// The way to the value.
    pub at: Vec<ValueStep>,
    /// What it is for, in Dutch; empty for an item of a list and for an unknown key.
    pub about: &'static str,
    /// An example, in YAML; may be empty.
    pub example: &'static str,
    /// Whether it is required.
    pub required: bool,
    /// Whether it is written.
    pub is_present: bool,
    /// The ways to ask the value.
    pub controls: Vec<FormControl>,
    /// The position of the one that the value is written for.
    pub chosen: usize,
    /// The value, if it is a text.
    pub text: Option<String>,
    /// What the shared document says that this one adapts, as a text to read.
    pub shared: Option<String>,
    /// The items of a list or the values of a mapping.
    pub fields: Vec<FormField>,
    /// Keys that can be added to a mapping.
    pub unused: Vec<UnusedKey>,
    /// Its problems.
    pub problems: Vec<FormProblem>,
}

/// A key that can be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnusedKey {
    /// The key.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// The control that a value of it begins with.
    pub control: FormControl,
}

/// Something that a reference can name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormChoice {
    /// Its id.
    pub id: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
}

/// A problem at a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormProblem {
    /// Where it is.
    #[serde(skip)]
    pub span: Span,
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The id of the problem, if it has a safe fix.
    pub fix: Option<String>,
    /// The line of the text of a document that it is in, from 1; null for one of a value.
    pub line: Option<usize>,
}

/// The keys of a file, and where they stand.
#[derive(Debug, Clone)]
pub struct FormScope {
    /// The keys of the outermost mapping, in the usual order of writing.
    pub keys: Vec<Key>,
    /// The range of the YAML.
    pub yaml: Range<usize>,
    /// The range of the text below it; `None` for a YAML file.
    pub body: Option<Range<usize>>,
}

/// The keys of a file; `None` for one that has none, or whose front matter cannot be told from its
/// text.
pub fn form_scope(source: &Source, world: &dyn World) -> Option<FormScope> {
    let location = locate(source.path());
    if let Some(keys) = keys_at(&location) {
        return Some(FormScope {
            keys: keys.to_vec(),
            yaml: 0..source.text().len(),
            body: None,
        });
    }
    let Location::Document(at) = location else {
        return None;
    };
    let shared = at.shared_path();
    let is_accent = at.owner != Owner::Shared && world.entries().contains(&shared);
    let split = front_matter::split(source);
    let is_sound = split.problems.is_empty();
    Some(FormScope {
        keys: usable_keys(&at, is_accent).into_iter().copied().collect(),
        yaml: split.yaml.filter(|_| is_sound)?,
        body: Some(split.body),
    })
}

/// The form of a file.
pub fn file_form(
    source: &Source,
    scope: &FormScope,
    shared: Option<&Source>,
    heads: &Heads,
    problems: Vec<FormProblem>,
) -> FileForm {
    let mut maker = FormMaker {
        targets: Vec::new(),
    };
    let map = &map_of(source, scope);
    let mut fields = maker.fields(map, scope);
    let (values, shared_body) = shared.map_or((None, None), |shared| {
        let split = front_matter::split(shared);
        let values = split.yaml.map(|range| yaml::parse(shared, range).0.root);
        (values, Some(body_of(shared.text(), split.body)))
    });
    if let Some(Value::Map(map)) = values.as_ref().map(|root| &root.value) {
        for field in &mut fields {
            let Some(ValueStep::Key(name)) = field.at.last() else {
                continue;
            };
            field.shared = map.get(name).map(|value| PlainValue::of(value).words());
        }
    }
    let mut left = Vec::new();
    for mut problem in problems {
        problem.line = line_in_body(source, scope, problem.span);
        if problem.line.is_some() || !attach(&mut fields, map, &problem) {
            left.push(problem);
        }
    }
    let body = scope.body.clone();
    FileForm {
        file: source.path().to_string(),
        fields,
        unused: unused(map, &scope.keys),
        body: body.map(|range| body_of(source.text(), range)),
        shared_body,
        choices: maker.choices(heads),
        problems: left,
    }
}

/// The line of the text of a document at which a span begins, from 1.
fn line_in_body(source: &Source, scope: &FormScope, span: Span) -> Option<usize> {
    let start = span.range().start;
    let body = scope.body.clone()?;
    let before = source.text().get(body.start..start)?;
    (start < body.end).then(|| before.matches('\n').count() + 1)
}

/// The fields of a file alone, without problems.
pub fn file_fields(source: &Source, scope: &FormScope) -> Vec<FormField> {
    let mut maker = FormMaker {
        targets: Vec::new(),
    };
    maker.fields(&map_of(source, scope), scope)
}

/// The outermost mapping of a file; an empty one if it is none.
fn map_of(source: &Source, scope: &FormScope) -> Map {
    match yaml::parse(source, scope.yaml.clone()).0.root.value {
        Value::Map(map) => map,
        _ => Map::default(),
    }
}

/// Makes fields, and collects the lists that they choose from.
struct FormMaker {
    targets: Vec<Target>,
}

impl FormMaker {
    /// The fields of the outermost mapping.
    fn fields(&mut self, map: &Map, scope: &FormScope) -> Vec<FormField> {
        let shapes = |name: &str| PossibleShapes::of_key(&scope.keys, name);
        self.record(&[], map, &scope.keys, &shapes)
    }

    /// The fields of a mapping with fixed keys.
    fn record(
        &mut self,
        way: &[ValueStep],
        map: &Map,
        keys: &[Key],
        shapes: &dyn Fn(&str) -> PossibleShapes,
    ) -> Vec<FormField> {
        let mut fields: Vec<FormField> = Vec::new();
        for entry in &map.entries {
            let name = &*entry.key.value;
            let key = keys.iter().find(|key| key.name == name);
            let at = [way, &[ValueStep::Key(name.to_owned())]].concat();
            fields.push(self.field(at, Some(&entry.value), key, &shapes(name)));
        }
        let is_missing = |key: &&Key| {
            let stands_in = key.unless.is_some_and(|other| map.get(other).is_some());
            key.required && !stands_in && map.get(key.name).is_none()
        };
        for key in keys.iter().filter(is_missing) {
            let at = [way, &[ValueStep::Key(key.name.to_owned())]].concat();
            fields.push(self.field(at, None, Some(key), &shapes(key.name)));
        }
        fields
    }

    fn field(
        &mut self,
        at: Vec<ValueStep>,
        node: Option<&Node>,
        key: Option<&Key>,
        shapes: &PossibleShapes,
    ) -> FormField {
        self.collect(shapes);
        let controls = controls(shapes);
        let chosen = chosen(&controls, node);
        let mut field = FormField {
            about: key.map_or("", |key| key.about),
            example: key.map_or("", |key| key.example),
            required: key.is_some_and(|key| key.required),
            is_present: node.is_some(),
            controls,
            chosen,
            text: None,
            shared: None,
            fields: Vec::new(),
            unused: Vec::new(),
            problems: Vec::new(),
            at,
        };
        match node.map(|node| &node.value) {
            Some(Value::Scalar(scalar)) => {
                field.text = Some(scalar.text.trim_end_matches('\n').to_owned());
            }
            Some(Value::List(items)) => {
                let inner = shapes.items();
                let items = items.iter().enumerate().map(|(number, item)| {
                    let at = [&*field.at, &[ValueStep::Item(number)]].concat();
                    self.field(at, Some(item), None, &inner)
                });
                field.fields = items.collect();
            }
            Some(Value::Map(map)) => {
                let keys = shapes.keys();
                field.fields = self.record(&field.at, map, &keys, &|name| shapes.inside_key(name));
                field.unused = unused(map, &keys);
            }
            None | Some(Value::Null | Value::Unread) => {}
        }
        field
    }

    /// Notes the lists that values of some shapes choose from.
    fn collect(&mut self, shapes: &PossibleShapes) {
        use crate::model::shape::Shape;
        for shape in &shapes.0 {
            let target = match shape {
                Shape::Reference(target) => Some(*target),
                Shape::Table { of, .. } => *of,
                Shape::List { item, .. } => {
                    self.collect(&PossibleShapes::of((**item).clone()));
                    None
                }
                _ => None,
            };
            if let Some(target) = target
                && !self.targets.contains(&target)
            {
                self.targets.push(target);
            }
        }
    }

    fn choices(&self, heads: &Heads) -> BTreeMap<&'static str, Vec<FormChoice>> {
        let list = |target: &Target| {
            let defined = definitions(heads, *target).into_iter();
            let choices = defined.map(|it| FormChoice {
                id: it.id,
                name: it.name,
            });
            (list_name(*target), choices.collect())
        };
        self.targets.iter().map(list).collect()
    }
}

/// The optional keys that a mapping does not have.
fn unused(map: &Map, keys: &[Key]) -> Vec<UnusedKey> {
    let absent = keys.iter().filter(|key| map.get(key.name).is_none());
    let optional = absent.filter(|key| !key.required || key.unless.is_some());
    let unused = optional.filter_map(|key| {
        let controls = controls(&PossibleShapes::of((key.shape)()));
        Some(UnusedKey {
            name: key.name,
            about: key.about,
            control: controls.into_iter().next()?,
        })
    });
    unused.collect()
}

/// Adds a problem to the innermost field that it is in; returns whether there is one.
fn attach(fields: &mut [FormField], map: &Map, problem: &FormProblem) -> bool {
    // A value that was left out has an empty span, at the end of its entry.
    let is_in = |span: Span| span.start <= problem.span.start && problem.span.start <= span.end;
    for entry in &map.entries {
        if !is_in(entry.span()) {
            continue;
        }
        let step = ValueStep::Key(entry.key.value.to_string());
        let found = fields
            .iter_mut()
            .find(|field| field.at.last() == Some(&step));
        return found.is_some_and(|field| {
            attach_inside(field, &entry.value, problem);
            true
        });
    }
    false
}

fn attach_inside(field: &mut FormField, node: &Node, problem: &FormProblem) {
    let is_taken = match &node.value {
        Value::Map(map) => attach(&mut field.fields, map, problem),
        Value::List(items) => {
            let at = items.iter().position(|item| {
                item.span.start <= problem.span.start && problem.span.start <= item.span.end
            });
            let item = at.and_then(|at| Some((field.fields.get_mut(at)?, items.get(at)?)));
            item.is_some_and(|(field, item)| {
                attach_inside(field, item, problem);
                true
            })
        }
        _ => false,
    };
    if !is_taken {
        field.problems.push(problem.clone());
    }
}
