//! Which line of which file sets each value.

use super::{Explainer, WhyLine};
use crate::model::heads::DocIx;
use crate::source::{FilePath, Source};
use crate::syntax::front_matter;
use crate::syntax::yaml::{self, MapEntry, Node, Value};

/// The maximum length of a value shown in full, in characters.
const LONGEST: usize = 120;

/// The keys of `region.yaml` used on every page.
const EVERYWHERE: [&str; 9] = [
    "naam",
    "korte_naam",
    "status",
    "basis_url",
    "thema",
    "menu",
    "contact",
    "aanmeldadres",
    "kanalen",
];

/// The further keys used on the home page.
const AT_HOME: [&str; 4] = ["welkom", "provincies", "gemeenten", "partners"];

/// The keys of an accent that describe the accent itself.
const ABOUT_ACCENT: [&str; 2] = ["inhoud", "vergeleken_op"];

/// The key of an accent that adds to the shared value.
const ADDED: &str = "uitvoeringen";

impl Explainer<'_> {
    /// The keys of a document; those overridden by the site's accent with the accent's values.
    pub(super) fn values(&self, document: DocIx) -> Vec<WhyLine> {
        let path = &self.heads.document(document).at.path;
        let shared = self.keys(path);
        let accent = self.heads.accent(document, self.site);
        let accent = accent.map_or_else(Vec::new, |accent| self.keys(&accent.at.path));
        let over = |line: &WhyLine| {
            let of_accent = accent.iter().find(|own| own.text == line.text);
            of_accent.filter(|own| own.text != ADDED).cloned()
        };
        let mut lines: Vec<WhyLine> = shared
            .iter()
            .map(|line| match over(line) {
                Some(own) => WhyLine {
                    instead_of: line.place.clone(),
                    ..own
                },
                None => line.clone(),
            })
            .collect();
        let is_new = |own: &&WhyLine| {
            let is_shared = shared.iter().any(|line| line.text == own.text);
            (!is_shared || own.text == ADDED) && !ABOUT_ACCENT.contains(&own.text.as_str())
        };
        lines.extend(accent.iter().filter(is_new).cloned());
        lines
    }

    /// The values from the site's own file.
    pub(super) fn site_values(&self, is_home: bool) -> Vec<WhyLine> {
        let path = &self.heads.site(self.site).path;
        let mut lines = self.keys(path);
        lines.retain(|line| {
            let key = line.text.as_str();
            EVERYWHERE.contains(&key) || (is_home && AT_HOME.contains(&key))
        });
        lines
    }

    /// A key of a file, with its value and location.
    pub(super) fn key(&self, path: &FilePath, key: &str) -> Option<WhyLine> {
        self.keys(path).into_iter().find(|line| line.text == key)
    }

    /// The top-level keys of a file, in the order of the file.
    fn keys(&self, path: &FilePath) -> Vec<WhyLine> {
        let Some(source) = self.edition.source(path) else {
            return Vec::new();
        };
        let line = |pair: &MapEntry| WhyLine {
            value: Some(short(&pair.value)),
            ..WhyLine::new(&**pair.key).at(self.within(source, pair.key.span))
        };
        pairs(source).iter().map(line).collect()
    }
}

/// The top-level keys of a document's head or of a YAML file.
fn pairs(source: &Source) -> Vec<MapEntry> {
    let range = match source.path().extension() {
        "md" => front_matter::split(source).yaml,
        _ => Some(0..source.text().len()),
    };
    let root = range.map(|range| yaml::parse(source, range).0.root.value);
    match root {
        Some(Value::Map(map)) => map.entries,
        _ => Vec::new(),
    }
}

/// A value on one line.
fn short(node: &Node) -> String {
    let text = words(node);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text,
    }
}

fn words(node: &Node) -> String {
    match &node.value {
        Value::Null | Value::Unread => String::new(),
        Value::Scalar(scalar) => scalar.text.to_string(),
        Value::List(items) => items.iter().map(words).collect::<Vec<_>>().join(", "),
        Value::Map(map) => {
            let entries = map.entries.iter();
            let entries = entries.map(|pair| format!("{}: {}", &**pair.key, words(&pair.value)));
            entries.collect::<Vec<_>>().join("; ")
        }
    }
}
