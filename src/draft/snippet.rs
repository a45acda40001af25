//! Snippets for Visual Studio Code: drafts to insert in an open file.
//!
//! The YAML extension does not support the front matter of Markdown files, so snippets are the only
//! help there. Where a draft is filled in, a snippet has a cursor stop.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cursor_stop::{stop, to_vs_code, today};
use super::document::{file, own_keys};
use super::facts::Facts;
use super::head::KeyLines;
use crate::model::accent::Accent;
use crate::model::course::{CourseRun, ListedPrice, Module};
use crate::model::figures::Figure;
use crate::model::glossary::Term;
use crate::model::layout::Kind;
use crate::model::norm::Criterion;
use crate::model::partner::Partner;
use crate::model::region::Region;
use crate::model::roadmap::Milestone;
use crate::model::sample;
use crate::model::schema::Record;
use crate::model::shape::Key;
use crate::model::survey::SurveyQuestion;
use crate::model::vocabulary::Word;

/// The file from which VS Code reads the snippets of a project.
pub const FILE: &str = "vindplek.code-snippets";

#[derive(Serialize)]
struct Snippet {
    scope: &'static str,
    prefix: String,
    description: String,
    body: Vec<String>,
}

/// Kinds of list items: the name of one, the language of the file, and the keys of the item.
const ITEMS: [(&str, &str, &[Key]); 10] = [
    ("uitvoering", "markdown", CourseRun::KEYS),
    ("module", "markdown", Module::KEYS),
    ("prijs", "markdown", ListedPrice::KEYS),
    ("mijlpaal", "markdown", Milestone::KEYS),
    ("vraag", "markdown", SurveyQuestion::KEYS),
    ("partner", "yaml", Partner::KEYS),
    ("begrip", "yaml", Term::KEYS),
    ("cijfer", "yaml", Figure::KEYS),
    ("criterium", "yaml", Criterion::KEYS),
    ("woord", "yaml", Word::KEYS),
];

/// The file with all snippets.
///
/// # Errors
/// Those of the JSON writer, which no input can cause.
pub fn snippets() -> serde_json::Result<String> {
    let mut all = BTreeMap::new();
    for kind in Kind::ALL {
        all.insert(kind.word(), document(kind));
    }
    all.insert("accent", accent());
    all.insert("regio", region());
    for (word, scope, keys) in ITEMS {
        all.insert(word, item(word, scope, keys));
    }
    let mut text = serde_json::to_string_pretty(&all)?;
    text.push('\n');
    Ok(text)
}

fn document(kind: Kind) -> Snippet {
    let mut facts = Facts::without_project();
    facts.set("titel", stop("Titel"));
    if own_keys(kind)
        .iter()
        .any(|key| key.name == "samenvatting" && key.required)
    {
        facts.set("samenvatting", stop(sample::SUMMARY));
    }
    facts.set("concept", "true");
    let text = file(&facts, kind, &own_keys(kind), &|key| {
        key.required || ["titel", "concept"].contains(&key.name)
    });
    let about = format!("{}: {}", kind.word(), kind.pattern());
    Snippet::new("markdown", kind.word(), about, &text)
}

fn accent() -> Snippet {
    let mut facts = Facts::without_project();
    facts.set("vergeleken_op", today());
    let keys: Vec<&Key> = Accent::KEYS.iter().collect();
    let mut lines = KeyLines::new(&facts, 0);
    lines.add(&keys, &|key| key.name == "vergeleken_op");
    let about = "accent: regions/<regio>/content/, op de plek van het gedeelde stuk";
    let text = format!("---\n{}---\n", lines.text());
    Snippet::new("markdown", "accent", about.to_owned(), &text)
}

fn region() -> Snippet {
    let facts = Facts::without_project();
    let keys: Vec<&Key> = Region::KEYS.iter().collect();
    let mut lines = KeyLines::new(&facts, 0);
    lines.add(&keys, &|key| key.required);
    let about = "regio: regions/<regio>/region.yaml";
    Snippet::new("yaml", "regio", about.to_owned(), &lines.text())
}

/// The snippet of a list item. The dash is before its first key, below the explanation of that key.
fn item(word: &str, scope: &'static str, keys: &[Key]) -> Snippet {
    const INDENT: usize = 2;
    let facts = Facts::without_project();
    let keys: Vec<&Key> = keys.iter().collect();
    let mut lines = KeyLines::new(&facts, INDENT);
    lines.add(&keys, &|key| key.required);
    let text = lines.text();
    let first_key = text
        .lines()
        .position(|line| !line.trim_start().starts_with('#'));
    let line = |(at, line): (usize, &str)| {
        let rest = line.get(INDENT..).unwrap_or_default();
        match first_key {
            Some(first) if at < first => format!("{rest}\n"),
            Some(first) if at == first => format!("- {rest}\n"),
            _ => format!("{line}\n"),
        }
    };
    let text: String = text.lines().enumerate().map(line).collect();
    Snippet::new(
        scope,
        word,
        format!("{word}: een regel van een lijst"),
        &text,
    )
}

impl Snippet {
    fn new(scope: &'static str, prefix: &str, description: String, text: &str) -> Self {
        Self {
            scope,
            prefix: prefix.to_owned(),
            description,
            body: to_vs_code(text).lines().map(str::to_owned).collect(),
        }
    }
}
