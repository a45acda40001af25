//! The templates of a chain of themes, in the engine.
//!
//! Templates are registered by their path in the project, so that errors name the file. The short
//! names by which templates refer to each other are looked up along the chain, and a theme can
//! extend the very template that it overrides, by its full path:
//! `{% extends "themes/basis/templates/base.html" %}`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use pulldown_cmark_escape::{IoWriter, escape_html};
use rustc_hash::FxHashMap;
use tera::{Context, Error, ErrorKind, ReportError, Tera};

use super::asked::{AskedNames, TemplateParts};
use super::assets::{self, PublishedAssets};
use super::files::ChainFiles;
use super::layer::{Layer, folder};
use super::tidy::TidiedTemplate;
use super::{place, tokens};
use crate::diagnostic::codes::template_error;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{FilePath, Source, Span};
use crate::syntax::typography::printed;

/// Replaces a template that does not parse, and marks the pages that include it as incomplete. A
/// private-use character, which is invisible and occurs in no text.
pub(super) const UNREADABLE: &str = "\u{F8F0}";

/// Compiled templates, with their sources to locate errors.
pub(super) struct Templates {
    engine: Tera,
    sources: TemplateSources,
    parts: TemplateParts,
    /// By template, the names that it reads, once a page has asked.
    asked: Mutex<FxHashMap<&'static str, Arc<AskedNames>>>,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.sources.by_path.keys()).finish()
    }
}

impl Templates {
    /// Compiles all templates of a chain. A template that does not parse is reported and replaced
    /// by [`UNREADABLE`].
    pub(super) fn compile(
        chain: &[Layer<'_>],
        files: &ChainFiles,
        published: &PublishedAssets,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let sources = TemplateSources::new(chain, files);
        let folders = chain.iter().map(|layer| folder(layer, "templates"));
        let folders: Vec<String> = folders.collect();
        let templates = sources.by_path.iter();
        let texts = templates.map(|(path, template)| (path, template.tidied.text.as_str()));
        let parts = TemplateParts::of(texts, &folders);
        let compiled = |engine: Tera, sources: TemplateSources, parts: TemplateParts| Self {
            engine,
            sources,
            parts,
            asked: Mutex::default(),
        };
        let mut emptied: BTreeSet<FilePath> = BTreeSet::new();
        let mut syntax_is_fine = true;
        loop {
            let mut engine = new_engine(chain, published);
            let templates = sources.by_path.iter().map(|(path, template)| {
                let text = match emptied.contains(path) {
                    true => UNREADABLE,
                    false => template.tidied.text.as_str(),
                };
                (path.as_str(), text)
            });
            let Err(error) = engine.add_raw_templates(templates) else {
                return compiled(engine, sources, parts);
            };
            let errors = sources.errors(&error);
            let is_syntax = matches!(error.kind(), ErrorKind::SyntaxError(_));
            syntax_is_fine &= !is_syntax;
            // Once a template has been emptied, missing blocks and components are consequences.
            if is_syntax || syntax_is_fine {
                problems.extend(errors.iter().map(EngineError::problem));
            }
            let before = emptied.len();
            emptied.extend(
                errors
                    .into_iter()
                    .map(|engine_error| engine_error.place.path),
            );
            if emptied.len() == before {
                return compiled(new_engine(chain, published), sources, parts);
            }
        }
    }

    /// The names that a template reads, by its name along the chain without `.html`.
    pub(super) fn asked(&self, template: &'static str) -> Arc<AskedNames> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let names = asked.entry(template);
        let names = names.or_insert_with(|| Arc::new(self.parts.asked(template)));
        Arc::clone(names)
    }

    /// Renders a template by its name along the chain.
    pub(super) fn render(
        &self,
        template: &str,
        context: &Context,
    ) -> Result<String, Box<Diagnostic>> {
        self.engine.render(template, context).map_err(|error| {
            let engine_error = self.sources.errors(&error).into_iter().next();
            Box::new(match engine_error {
                Some(engine_error) => engine_error.problem(),
                None => {
                    let place = Place::file(&self.sources.settings);
                    template_error::problem(place, &error.to_string())
                }
            })
        })
    }
}

fn new_engine(chain: &[Layer<'_>], published: &PublishedAssets) -> Tera {
    let mut engine = Tera::default();
    engine.set_escape_fn(write_escaped);
    assets::register(&mut engine, published);
    tokens::register(&mut engine, chain);
    let prefixes = chain.iter().map(|layer| folder(layer, "templates"));
    // This fails only after templates have been added.
    let _ = engine.set_fallback_prefixes(prefixes);
    engine
}

/// Escapes a value, with typographic quotation marks.
fn write_escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    escape_html(IoWriter(out), &printed(text))
}

/// An error of the engine and its place.
struct EngineError {
    place: Place,
    message: String,
}

impl EngineError {
    fn problem(&self) -> Diagnostic {
        template_error::problem(self.place.clone(), &self.message)
    }
}

struct TemplateSource {
    source: Source,
    tidied: TidiedTemplate,
}

/// The templates as written, to locate errors in them.
struct TemplateSources {
    by_path: BTreeMap<FilePath, TemplateSource>,
    /// The theme's own `theme.yaml`, the place of errors without a template.
    settings: FilePath,
}

impl TemplateSources {
    fn new(chain: &[Layer<'_>], files: &ChainFiles) -> Self {
        let template = |source: &Source| {
            let tidied = TidiedTemplate::of(source.text());
            let source = source.clone();
            (source.path().clone(), TemplateSource { source, tidied })
        };
        let own = chain.first().map_or("", |layer| layer.id);
        Self {
            by_path: files.templates.iter().map(template).collect(),
            settings: FilePath::new(format!("themes/{own}/theme.yaml")),
        }
    }

    /// The messages and places in an error of the engine.
    fn errors(&self, error: &Error) -> Vec<EngineError> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                self.report_error(report).into_iter().collect()
            }
            ErrorKind::MissingParent { current, parent } => {
                let message = format!("it extends `{parent}`, which is not there");
                self.file_error(current, message).into_iter().collect()
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => self
                .file_error(tpl, error.to_string())
                .into_iter()
                .collect(),
            ErrorKind::Msg(message) => self.listed_errors(message),
            _ => Vec::new(),
        }
    }

    fn file_error(&self, path: &str, message: String) -> Option<EngineError> {
        let (path, _) = self.by_path.get_key_value(&FilePath::from(path))?;
        Some(EngineError {
            place: Place::file(path),
            message,
        })
    }

    fn report_error(&self, report: &ReportError) -> Option<EngineError> {
        let template = self.by_path.get(&FilePath::from(report.filename()))?;
        let text = template.source.text();
        let range = &report.span().range;
        let start = template.tidied.original(text, range.start);
        let end = template.tidied.original(text, range.end);
        Some(EngineError {
            place: Place::new(template.source.path(), Span::new(start, end)),
            message: with_sorted_lists(report.message()),
        })
    }

    /// Parses errors that the engine returns as one text of reports, each of which begins with
    /// `error: <message>` and a line `--> <template>:<line>:<column>`.
    fn listed_errors(&self, reports: &str) -> Vec<EngineError> {
        let mut errors = Vec::new();
        let mut message = "";
        for line in reports.lines() {
            if let Some(rest) = line.strip_prefix("error: ") {
                message = rest;
            } else if let Some(at) = line.trim_start().strip_prefix("--> ") {
                errors.extend(self.listed_error(at, message));
            }
        }
        errors
    }

    fn listed_error(&self, at: &str, message: &str) -> Option<EngineError> {
        let mut parts = at.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let template = self.by_path.get(&FilePath::from(parts.next()?))?;
        let indentation = template.tidied.indentation(line.saturating_sub(1));
        let column = column.saturating_sub(1) + indentation;
        Some(EngineError {
            place: place::char_at(&template.source, line.saturating_sub(1), column),
            message: with_sorted_lists(message),
        })
    }
}

/// A message of the engine with its lists of names sorted: the engine lists unknown arguments in
/// the order of a hash map, which differs from run to run.
fn with_sorted_lists(message: &str) -> String {
    const SEPARATOR: &str = "`, `";
    let mut sorted = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(start) = rest.find('`') {
        let (before, list) = rest.split_at(start + 1);
        let mut end = list.find('`').unwrap_or(list.len());
        while list[end..].starts_with(SEPARATOR) {
            let next = end + SEPARATOR.len();
            end = list[next..].find('`').map_or(list.len(), |at| next + at);
        }
        let mut names: Vec<&str> = list[..end].split(SEPARATOR).collect();
        names.sort_unstable();
        sorted.push_str(before);
        sorted.push_str(&names.join(SEPARATOR));
        let closed = (end + 1).min(list.len());
        sorted.push_str(&list[end..closed]);
        rest = &list[closed..];
    }
    sorted + rest
}

#[cfg(test)]
mod message_tests {
    use super::with_sorted_lists;

    #[test]
    fn lists_in_messages_of_the_engine_are_sorted() {
        for (message, sorted) in [
            (
                "Unknown argument(s) `c`, `a`, `b` in call. Possible: `x`, `d`",
                "Unknown argument(s) `a`, `b`, `c` in call. Possible: `d`, `x`",
            ),
            ("found `b` where `a` is", "found `b` where `a` is"),
            ("no names", "no names"),
            ("an open `b`, `a", "an open `a`, `b"),
            ("``", "``"),
            ("`", "`"),
        ] {
            assert_eq!(with_sorted_lists(message), sorted);
        }
    }
}
