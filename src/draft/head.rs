//! Keys with what they are for: what is filled in, and what can be taken in.
//!
//! A key that is filled in stands below its explanation. One that can be taken in stands behind a
//! `#`, whole and on one line, so that taking the sign away is all there is to it. No line of
//! explanation begins as a key does (a word and a colon), so that nobody, and no program either,
//! takes one for the other.

use textwrap::WordSeparator;
use textwrap::core::Word;

use super::facts::{Facts, place};
use super::value::{self, join};
use super::yaml_text::{YamlContext, written};
use crate::diagnostic::join_list;
use crate::diagnostic::render::wrap::options;
use crate::model::sample::TO_DO;
use crate::model::shape::{Key, Shape};

/// How wide a line of explanation may be.
const WIDTH: usize = 100;

/// The word for what is openly unknown.
const UNKNOWN: &str = "onbekend";

/// What is said above the keys that can be taken in.
const ALSO: &str = "Dit kan er ook bij. Haal het hekje weg voor wat je gebruikt; de rest mag weg.";

/// The lines of some keys: first those that are filled in, in the order of the list, then the
/// others.
pub(super) struct KeyLines<'l> {
    facts: &'l Facts<'l>,
    indent: usize,
    text: String,
}

impl<'l> KeyLines<'l> {
    /// No lines yet, each to be indented by so many spaces.
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

    /// Adds keys: those for which `fills` says so with a value, the others to be taken in.
    pub(super) fn add(&mut self, keys: &[&Key], fills: &dyn Fn(&Key) -> bool) {
        let (filled, open): (Vec<&Key>, Vec<&Key>) = keys.iter().partition(|key| fills(key));
        for key in filled {
            self.fill(key);
        }
        if !open.is_empty() {
            self.blank();
            self.comment(ALSO);
        }
        for key in open {
            self.offer(key);
        }
    }

    /// Adds a comment.
    pub(super) fn comment(&mut self, text: &str) {
        self.wrapped("# ", "# ", text);
    }

    /// Adds an empty line, where there is something that it sets apart.
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
            .word_separator(WordSeparator::Custom(unbroken));
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    /// A key that is filled in.
    fn fill(&mut self, key: &Key) {
        let shape = (key.shape)();
        self.explain(key, &shape);
        if let Shape::Record(keys) = shape {
            self.line(&format!("{}:", key.name));
            let mut inner = Self::new(self.facts, self.indent + 2);
            keys.iter()
                .for_each(|nested| inner.nested(key.name, nested));
            self.text.push_str(&inner.text);
            return;
        }
        self.explain_inside(&shape, key.name);
        let value = self.value(key, &shape, key.name);
        self.line(&format!("{}: {value}", key.name));
    }

    /// A key inside the value of one that is filled in.
    fn nested(&mut self, holder: &str, key: &Key) {
        let path = join(holder, key.name);
        self.comment(key.about);
        if key.required {
            let value = self.value(key, &(key.shape)(), &path);
            self.line(&format!("{}: {value}", key.name));
        } else if let Some(value) = value::example(self.facts, key, &path) {
            self.line(&format!("# {}: {value}", key.name));
        }
    }

    /// A key that can be taken in.
    fn offer(&mut self, key: &Key) {
        let shape = (key.shape)();
        self.blank();
        self.explain(key, &shape);
        self.explain_inside(&shape, key.name);
        match value::example(self.facts, key, key.name) {
            Some(value) => self.line(&format!("# {}: {value}", key.name)),
            None => {
                let target = value::named(&shape);
                let place = target.map_or("content/media", place);
                self.comment(&format!(
                    "De sleutel {} kan nog niet: in {place} staat nog niets om te noemen.",
                    key.name
                ));
            }
        }
    }

    /// What a key is filled in with.
    fn value(&self, key: &Key, shape: &Shape, path: &str) -> String {
        if let Some(Some(given)) = self.facts.given(path) {
            return given.clone();
        }
        if can_be_unknown(shape) {
            return self.facts.placeholder(UNKNOWN);
        }
        match shape {
            Shape::Text => self.facts.placeholder(&written(TO_DO, YamlContext::Line)),
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

    /// What a key is for, and what may be written at it.
    fn explain(&mut self, key: &Key, shape: &Shape) {
        match self.choices(key, shape) {
            Some(choices) => self.comment(&format!("{} {choices}", key.about)),
            None => self.comment(key.about),
        }
    }

    /// The same for the keys inside the value of a key.
    fn explain_inside(&mut self, shape: &Shape, path: &str) {
        for key in inside(shape) {
            let need = if key.required { " (moet)" } else { "" };
            let text = match self.options(&(key.shape)(), &join(path, key.name), "of") {
                Some(options) => format!("{}{need}: {} ({options})", key.name, key.about),
                None => format!("{}{need}: {}", key.name, key.about),
            };
            self.wrapped("#   – ", "#     ", &text);
        }
    }

    /// What may be written at a key, where the example does not show that.
    fn choices(&self, key: &Key, shape: &Shape) -> Option<String> {
        match self.options(shape, key.name, "of") {
            Some(options) => Some(format!("Kies {options}.")),
            None if is_shown(shape) => None,
            None => Some(format!("Vul in: {}.", (key.expected)().dutch())),
        }
    }

    /// The choices of a shape, when it is nothing but a choice.
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

/// The parts of a text that stay on one line. A mapping is one part, and a word with a colon is one
/// with the word before it: no line begins with a word and a colon, as a key would.
fn unbroken(text: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
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

/// Whether the example of a key tells enough.
fn is_shown(shape: &Shape) -> bool {
    match shape {
        Shape::AnyOf(_) | Shape::Pattern(_) | Shape::Table { .. } | Shape::Reference(_) => false,
        Shape::List { item, .. } => is_shown(item),
        _ => true,
    }
}

fn can_be_unknown(shape: &Shape) -> bool {
    match shape {
        Shape::Words(words) => words.contains(&UNKNOWN),
        Shape::AnyOf(shapes) => shapes.iter().any(can_be_unknown),
        _ => false,
    }
}
