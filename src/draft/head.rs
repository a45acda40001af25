//! The keys of a draft with their explanations: filled in, or optional and commented out.
//!
//! A filled-in key follows its explanation. An optional key is complete on one line after a `#`, so
//! that removing the `#` is enough to use it. No line of explanation begins like a key (a word and a
//! colon), so that people and programs can tell them apart.

use textwrap::WordSeparator;
use textwrap::core::Word;

use super::facts::{Facts, place};
use super::value::{self, join};
use crate::diagnostic::join_list;
use crate::diagnostic::render::wrap::options;
use crate::model::sample::TO_DO;
use crate::model::shape::{Key, Shape};
use crate::model::value::iso_date;
use crate::syntax::yaml::{YamlContext, yaml_scalar};

/// The maximum width of a line of explanation, in characters.
const WIDTH: usize = 100;

/// The value of a key that is openly unknown.
const UNKNOWN: &str = "onbekend";

/// The comment above the optional keys.
const ALSO: &str = "Dit kan er ook bij. Haal het hekje weg voor wat u gebruikt; de rest mag weg.";

/// Builds the lines of keys: first the filled-in keys, in order, then the optional ones.
pub(super) struct KeyLines<'l> {
    facts: &'l Facts<'l>,
    indent: usize,
    text: String,
}

impl<'l> KeyLines<'l> {
    /// A builder without lines; each line will be indented by `indent` spaces.
    pub(super) fn new(facts: &'l Facts<'l>, indent: usize) -> Self {
        Self {
            facts,
            indent,
            text: String::new(),
        }
    }

    /// The text so far.
    pub(super) fn text(self) -> String {
        self.text
    }

    /// Adds keys: those for which `fills` returns `true` filled in, the others commented out.
    pub(super) fn add(&mut self, keys: &[&Key], fills: &dyn Fn(&Key) -> bool) {
        let (filled, optional): (Vec<&Key>, Vec<&Key>) = keys.iter().partition(|key| fills(key));
        for key in filled {
            self.add_filled(key);
        }
        if !optional.is_empty() {
            self.blank();
            self.comment(ALSO);
        }
        for key in optional {
            self.add_optional(key);
        }
    }

    /// Adds a comment.
    pub(super) fn comment(&mut self, text: &str) {
        self.wrapped("# ", "# ", text);
    }

    /// Adds an empty line, unless there is no text yet.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(&" ".repeat(self.indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn wrapped(&mut self, first: &str, next: &str, text: &str) {
        let options = options(WIDTH - self.indent)
            .initial_indent(first)
            .subsequent_indent(next)
            .word_separator(WordSeparator::Custom(unbreakable_parts));
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    /// Adds a filled-in key.
    fn add_filled(&mut self, key: &Key) {
        let shape = (key.shape)();
        self.explain(key, &shape);
        if let Shape::Record(keys) = shape {
            self.line(&format!("{}:", key.name));
            let mut inner = Self::new(self.facts, self.indent + 2);
            keys.iter()
                .for_each(|nested| inner.add_nested(key.name, nested));
            self.text.push_str(&inner.text);
            return;
        }
        self.explain_inside(&shape, key.name);
        let value = self.value(key, &shape, key.name);
        self.line(&format!("{}: {value}", key.name));
    }

    /// Adds a key inside the value of a filled-in key.
    fn add_nested(&mut self, holder: &str, key: &Key) {
        let path = join(holder, key.name);
        self.comment(key.about);
        if key.required {
            let value = self.value(key, &(key.shape)(), &path);
            self.line(&format!("{}: {value}", key.name));
        } else if let Some(value) = value::example(self.facts, key, &path) {
            self.line(&format!("# {}: {value}", key.name));
        }
    }

    /// Adds an optional key, commented out.
    fn add_optional(&mut self, key: &Key) {
        let shape = (key.shape)();
        self.blank();
        self.explain(key, &shape);
        self.explain_inside(&shape, key.name);
        match value::example(self.facts, key, key.name) {
            Some(value) => self.line(&format!("# {}: {value}", key.name)),
            None => {
                self.comment(&match value::named(&shape).map(place) {
                    Some(place) => format!(
                        "De sleutel {} kunt u nog niet gebruiken: in {place} staat nog niets om te \
                         noemen.",
                        key.name
                    ),
                    None => format!(
                        "De sleutel {} kunt u gebruiken zodra er een foto in content/media staat.",
                        key.name
                    ),
                });
            }
        }
    }

    /// The value of a filled-in key.
    fn value(&self, key: &Key, shape: &Shape, path: &str) -> String {
        if let Some(Some(preset)) = self.facts.preset(path) {
            return preset.clone();
        }
        // An editor who begins something knows what it is and how far it is; what else may be unknown
        // is not made up.
        let known = is_list_of_editors(shape).then(|| value::example(self.facts, key, path));
        if let Some(known) = known.flatten().filter(|value| value != "[]") {
            return self.facts.placeholder(&known);
        }
        if can_be_unknown(shape) && !matches!(shape, Shape::Words(_)) {
            // What one writes today has a date, even where an older text may have none.
            return match iso_date(key.example) {
                Some(_) => self.facts.day(),
                None => self.facts.placeholder(UNKNOWN),
            };
        }
        match shape {
            Shape::Text | Shape::Link(_) => self
                .facts
                .placeholder(&yaml_scalar(TO_DO, YamlContext::Line)),
            Shape::Words(words) => {
                let example = words.iter().find(|word| **word == key.example);
                let word = example.or(words.first()).copied();
                self.facts.choice(words, word.unwrap_or_default())
            }
            Shape::Date => self.facts.day(),
            _ => {
                let example = value::example(self.facts, key, path);
                self.facts
                    .placeholder(&example.unwrap_or_else(|| TO_DO.to_owned()))
            }
        }
    }

    /// Adds the explanation of a key and its possible values.
    fn explain(&mut self, key: &Key, shape: &Shape) {
        match self.choices(key, shape) {
            Some(choices) => self.comment(&format!("{} {choices}", key.about)),
            None => self.comment(key.about),
        }
    }

    /// Adds the explanations of the keys inside the value of a key.
    fn explain_inside(&mut self, shape: &Shape, path: &str) {
        for key in inside(shape) {
            let need = if key.required { " (verplicht)" } else { "" };
            let text = match self.options(&(key.shape)(), &join(path, key.name), "of") {
                Some(options) => format!("{}{need}: {} ({options})", key.name, key.about),
                None => format!("{}{need}: {}", key.name, key.about),
            };
            self.wrapped("#   – ", "#     ", &text);
        }
    }

    /// The possible values of a key in words, unless the example shows them.
    fn choices(&self, key: &Key, shape: &Shape) -> Option<String> {
        match self.options(shape, key.name, "of") {
            Some(options) => Some(format!("Kies {options}.")),
            None if is_shown_by_example(shape) => None,
            None => Some(format!("Vul in: {}.", (key.expected)().dutch())),
        }
    }

    /// The choices of a shape in words; `None` when it is not a choice.
    fn options(&self, shape: &Shape, path: &str, conjunction: &str) -> Option<String> {
        match shape {
            Shape::Words(choices) => Some(join_list(choices, conjunction)),
            Shape::Flag => Some("ja of nee".to_owned()),
            Shape::Reference(target) => self.facts.ids(*target, conjunction),
            Shape::List { item, .. } => {
                let options = self.options(item, path, "en")?;
                Some(format!("een of meer van {options}"))
            }
            Shape::AnyOf(shapes) => {
                let options: Option<Vec<String>> = shapes
                    .iter()
                    .filter(|shape| matches!(shape, Shape::Words(_)))
                    .chain(shapes.iter().filter(|s| !matches!(s, Shape::Words(_))))
                    .map(|shape| match shape {
                        Shape::Record(keys) => Some(format!(
                            "een blok: {}",
                            value::record(self.facts, keys, path)
                        )),
                        shape => self.options(shape, path, conjunction),
                    })
                    .collect();
                Some(options?.join("; of "))
            }
            _ => None,
        }
    }
}

/// Splits a text into parts that may not be wrapped: a mapping, and a word with a colon together
/// with the word before it, so that no line begins like a key.
fn unbreakable_parts(text: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let is_open = |part: &str| part.matches('{').count() > part.matches('}').count();
    let mut starts: Vec<usize> = Vec::new();
    let mut start = 0;
    for word in text.split(' ') {
        match starts.last() {
            Some(&last) if word.ends_with(':') || is_open(&text[last..start]) => {}
            _ => starts.push(start),
        }
        start += word.len() + 1;
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    let parts = starts.into_iter().zip(ends);
    Box::new(parts.map(|(start, end)| Word::from(&text[start..end])))
}

/// The keys inside the value of a key.
fn inside(shape: &Shape) -> &'static [Key] {
    match shape {
        Shape::Record(keys) => keys,
        Shape::List { item, .. } => inside(item),
        Shape::AnyOf(shapes) => shapes
            .iter()
            .map(inside)
            .find(|keys| !keys.is_empty())
            .unwrap_or_default(),
        _ => &[],
    }
}

/// Whether the example of a key shows well enough which values are possible.
fn is_shown_by_example(shape: &Shape) -> bool {
    match shape {
        Shape::AnyOf(_) | Shape::Pattern(_) | Shape::Table { .. } | Shape::Reference(_) => false,
        Shape::List { item, .. } => is_shown_by_example(item),
        _ => true,
    }
}

/// Whether a value is chosen from a list that the editors own, or is a word instead.
fn is_list_of_editors(shape: &Shape) -> bool {
    let is_reference = |shape: &Shape| match shape {
        Shape::Reference(_) => true,
        Shape::List { item, .. } => matches!(**item, Shape::Reference(_)),
        _ => false,
    };
    let is_part = |shape: &Shape| is_reference(shape) || matches!(shape, Shape::Words(_));
    match shape {
        Shape::AnyOf(shapes) => shapes.iter().all(is_part) && shapes.iter().any(is_reference),
        _ => false,
    }
}

fn can_be_unknown(shape: &Shape) -> bool {
    match shape {
        Shape::Words(words) => words.contains(&UNKNOWN),
        Shape::AnyOf(shapes) => shapes.iter().any(can_be_unknown),
        _ => false,
    }
}
