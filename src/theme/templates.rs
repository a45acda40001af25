//! The templates of a chain of themes, in the engine.
//!
//! A template goes by its path in the project. Names without a folder in front, which is how
//! templates call each other, are looked up along the chain. So an error names its file by itself,
//! and a theme can extend the very template that it replaces, by its full path:
//! `{% extends "themes/basis/templates/base.html" %}`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};

use tera::{Context, Error, ErrorKind, ReportError, Tera, escape_html};

use super::assets::{self, PublishedAssets};
use super::files::ThemeFiles;
use super::layer::{Layer, folder};
use super::tidy::TidiedTemplate;
use super::{place, tokens};
use crate::diagnostic::codes::template_error;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{FilePath, Source, Span};
use crate::syntax::typography::printed;

/// What stands in place of a template that cannot be read: nothing to see, but a page that has it
/// was not made as it was meant to be. A character for private use, which no text has.
pub(super) const UNREADABLE: &str = "\u{F8F0}";

/// Compiled templates, and what is needed to say where in them something is wrong.
pub(super) struct Templates {
    engine: Tera,
    sources: TemplateSources,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.sources.by_path.keys()).finish()
    }
}

impl Templates {
    /// Compiles all templates of a chain. A template that cannot be read is reported and has
    /// nothing in it.
    pub(super) fn compile(
        chain: &[Layer<'_>],
        files: &ThemeFiles,
        published: &PublishedAssets,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let sources = TemplateSources::new(chain, files);
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
                return Self { engine, sources };
            };
            let faults = sources.faults(&error);
            let is_syntax = matches!(error.kind(), ErrorKind::SyntaxError(_));
            syntax_is_fine &= !is_syntax;
            // Once a template has been emptied, that blocks and components are missing follows
            // from it and says nothing new.
            if is_syntax || syntax_is_fine {
                problems.extend(faults.iter().map(TemplateFault::problem));
            }
            let before = emptied.len();
            emptied.extend(faults.into_iter().map(|fault| fault.place.path));
            if emptied.len() == before {
                return Self {
                    engine: new_engine(chain, published),
                    sources,
                };
            }
        }
    }

    /// Renders a template by its name along the chain.
    pub(super) fn render(
        &self,
        template: &str,
        context: &Context,
    ) -> Result<String, Box<Diagnostic>> {
        self.engine.render(template, context).map_err(|error| {
            let fault = self.sources.faults(&error).into_iter().next();
            Box::new(match fault {
                Some(fault) => fault.problem(),
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
    // It fails only when templates have been added already.
    let _ = engine.set_fallback_prefixes(prefixes);
    engine
}

/// Writes a text as it is printed, so that nothing in it is markup.
fn write_escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    escape_html(&printed(text), out)
}

/// A problem that the engine found.
struct TemplateFault {
    place: Place,
    words: String,
}

impl TemplateFault {
    fn problem(&self) -> Diagnostic {
        template_error::problem(self.place.clone(), &self.words)
    }
}

struct TemplateSource {
    source: Source,
    tidied: TidiedTemplate,
}

/// The templates as they were written.
struct TemplateSources {
    by_path: BTreeMap<FilePath, TemplateSource>,
    /// The theme's own `theme.yaml`, for what cannot be placed in a template.
    settings: FilePath,
}

impl TemplateSources {
    fn new(chain: &[Layer<'_>], files: &ThemeFiles) -> Self {
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

    /// What an error of the engine says, and where.
    fn faults(&self, error: &Error) -> Vec<TemplateFault> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                self.reported(report).into_iter().collect()
            }
            ErrorKind::MissingParent { current, parent } => {
                let words = format!("it extends `{parent}`, which is not there");
                self.whole(current, words).into_iter().collect()
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                self.whole(tpl, error.to_string()).into_iter().collect()
            }
            ErrorKind::Msg(message) => self.listed(message),
            _ => Vec::new(),
        }
    }

    fn whole(&self, path: &str, words: String) -> Option<TemplateFault> {
        let (path, _) = self.by_path.get_key_value(&FilePath::from(path))?;
        Some(TemplateFault {
            place: Place::file(path),
            words,
        })
    }

    fn reported(&self, report: &ReportError) -> Option<TemplateFault> {
        let template = self.by_path.get(&FilePath::from(report.filename()))?;
        let text = template.source.text();
        let range = &report.span().range;
        let start = template.tidied.original(text, range.start);
        let end = template.tidied.original(text, range.end);
        Some(TemplateFault {
            place: Place::new(template.source.path(), Span::new(start, end)),
            words: report.message().to_owned(),
        })
    }

    /// Problems that the engine gives as one text of reports, each of which begins with
    /// `error: <message>` and a line `--> <template>:<line>:<column>`.
    fn listed(&self, message: &str) -> Vec<TemplateFault> {
        let mut faults = Vec::new();
        let mut words = "";
        for line in message.lines() {
            if let Some(rest) = line.strip_prefix("error: ") {
                words = rest;
            } else if let Some(at) = line.trim_start().strip_prefix("--> ") {
                faults.extend(self.listed_at(at, words));
            }
        }
        faults
    }

    fn listed_at(&self, at: &str, words: &str) -> Option<TemplateFault> {
        let mut parts = at.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let template = self.by_path.get(&FilePath::from(parts.next()?))?;
        let indentation = template.tidied.indentation(line.saturating_sub(1));
        let column = column.saturating_sub(1) + indentation;
        Some(TemplateFault {
            place: place::at(&template.source, line.saturating_sub(1), column),
            words: words.to_owned(),
        })
    }
}
