//! Problems as shown in the preview's overlay.

use std::sync::Arc;
use std::time::SystemTime;

use serde::Serialize;

use super::editor::{file, open};
use crate::diagnostic::render::human::HumanRenderer;
use crate::diagnostic::render::{SourceLookup, without_secrets};
use crate::diagnostic::{Diagnostic, Edit, Language, Place, Severity, join_list};
use crate::digest::Digest;
use crate::render::dutch::amount;
use crate::source::{FilePath, LineColumn, Source, Span};

/// All problems of a revision.
#[derive(Debug, Serialize)]
pub struct ProblemList {
    /// The revision.
    pub(super) revision: u64,
    /// The number of problems by severity.
    #[serde(flatten)]
    pub(super) counts: SeverityCounts,
    /// The problems, the most recently modified file first.
    pub(super) problems: Vec<ProblemView>,
}

/// The number of problems by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct SeverityCounts {
    /// Errors.
    pub(super) errors: usize,
    /// Warnings.
    pub(super) warnings: usize,
    /// Hints.
    pub(super) hints: usize,
}

impl SeverityCounts {
    /// Counts problems.
    pub fn of<'p>(problems: impl IntoIterator<Item = &'p Diagnostic>) -> Self {
        let mut counts = Self::default();
        for problem in problems {
            match problem.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Hint => counts.hints += 1,
            }
        }
        counts
    }

    /// The total number.
    pub(super) fn all(self) -> usize {
        self.errors + self.warnings + self.hints
    }

    /// The counts in words, without zeros: `1 fout en 2 tips`. Empty when there are no problems.
    pub(super) fn in_words(self) -> String {
        let words = [
            (self.errors, "fout", "fouten"),
            (self.warnings, "waarschuwing", "waarschuwingen"),
            (self.hints, "tip", "tips"),
        ];
        let some = words.into_iter().filter(|(count, ..)| *count > 0);
        let counts: Vec<String> = some
            .map(|(count, one, more)| amount(count, one, more))
            .collect();
        join_list(&counts, "en")
    }
}

/// A problem.
#[derive(Debug, Serialize)]
pub(super) struct ProblemView {
    /// Its identity among all problems, stable as long as the file does not change.
    pub(super) id: String,
    /// The code of its rule.
    pub(super) code: &'static str,
    /// `error`, `warning` or `hint`.
    pub(super) severity: &'static str,
    /// The severity in words.
    pub(super) severity_label: &'static str,
    /// The file.
    pub(super) path: String,
    /// Start: line, from 1.
    pub(super) line: u32,
    /// Start: column in characters, from 1.
    pub(super) column: u32,
    /// End: line.
    pub(super) end_line: u32,
    /// End: column, exclusive.
    pub(super) end_column: u32,
    /// The message.
    pub(super) message: String,
    /// How to solve it.
    pub(super) help: Option<String>,
    /// The summary of the rule.
    pub(super) summary: &'static str,
    /// The rationale of the rule.
    pub(super) explanation: &'static str,
    /// The sites it affects.
    pub(super) sites: Vec<Arc<str>>,
    /// The line at its start.
    pub(super) excerpt: Option<ProblemExcerpt>,
    /// The problem as the terminal shows it.
    pub(super) text: String,
    /// Related places.
    pub(super) related: Vec<RelatedPlace>,
    /// The path of the file on this machine.
    pub(super) file: String,
    /// The URL that opens the place in the text editor.
    pub(super) open: String,
    /// The effect of its safe fix in words, when it has one.
    pub(super) fix: Option<String>,
}

/// A line of a file with a marked range.
#[derive(Debug, Serialize)]
pub(super) struct ProblemExcerpt {
    /// The number of the line.
    pub(super) line: u32,
    /// Its text.
    pub(super) text: String,
    /// The first marked column, from 1.
    pub(super) start: u32,
    /// The end of the marked columns, exclusive.
    pub(super) end: u32,
}

/// A related place.
#[derive(Debug, Serialize)]
pub(super) struct RelatedPlace {
    /// The file.
    pub(super) path: String,
    /// Line.
    pub(super) line: u32,
    /// Column.
    pub(super) column: u32,
    /// The message about it.
    pub(super) message: String,
    /// The URL that opens it in the text editor.
    pub(super) open: String,
}

/// What is needed to show problems.
pub struct ProblemContext<'s> {
    /// The texts that they point into.
    pub sources: &'s dyn SourceLookup,
    /// The language.
    pub language: Language,
    /// The absolute path of the project's folder, with `/` between its parts.
    pub project: &'s str,
    /// The modification time of a file, when known.
    pub modified: &'s dyn Fn(&FilePath) -> Option<SystemTime>,
}

/// The maximum length of an excerpt's line, in bytes.
const LONGEST_LINE: usize = 2_000;

/// The width of the terminal text, in columns.
const WIDTH: usize = 100;

impl ProblemContext<'_> {
    /// The list of the problems of a revision.
    pub fn list(&self, revision: u64, problems: &[Diagnostic]) -> ProblemList {
        let mut order: Vec<&Diagnostic> = problems.iter().collect();
        // The sort is stable: the problems of a file stay together and in order.
        order.sort_by_cached_key(|problem| {
            let path = &problem.place.path;
            (std::cmp::Reverse((self.modified)(path)), path.clone())
        });
        ProblemList {
            revision,
            counts: SeverityCounts::of(problems),
            problems: order
                .into_iter()
                .map(|problem| self.problem(problem))
                .collect(),
        }
    }

    fn problem(&self, problem: &Diagnostic) -> ProblemView {
        let rule = problem.code.rule();
        let source = self.sources.source(&problem.place.path);
        let (start, end) = self.located(&problem.place);
        let terminal = HumanRenderer {
            language: self.language,
            has_colour: false,
            width: WIDTH,
        };
        let related = problem.related.iter().map(|related| {
            let (at, _) = self.located(&related.place);
            RelatedPlace {
                path: related.place.path.to_string(),
                line: at.line,
                column: at.column,
                message: related.message.in_language(self.language).to_owned(),
                open: open(self.project, &related.place.path, Some(at)),
            }
        });
        ProblemView {
            id: id(problem),
            code: problem.code.as_str(),
            severity: problem.severity.as_str(),
            severity_label: problem.severity.singular().in_language(self.language),
            path: problem.place.path.to_string(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: problem.message.in_language(self.language).to_owned(),
            help: problem
                .help
                .as_ref()
                .map(|help| help.in_language(self.language).to_owned()),
            summary: rule.summary.in_language(self.language),
            explanation: rule.explanation.in_language(self.language),
            sites: problem.sites.clone(),
            excerpt: source.and_then(|source| excerpt(source, problem.place.span)),
            text: terminal.render_problem(problem, self.sources),
            related: related.collect(),
            file: file(self.project, &problem.place.path),
            open: open(self.project, &problem.place.path, Some(start)),
            fix: self.fix(problem),
        }
    }

    fn located(&self, place: &Place) -> (LineColumn, LineColumn) {
        let top = LineColumn { line: 1, column: 1 };
        let Some(source) = self.sources.source(&place.path) else {
            return (top, top);
        };
        let at = |offset: u32| source.line_column(offset);
        (at(place.span.start), at(place.span.end))
    }

    /// The effect of a safe fix: `“doelgoepen” → “doelgroepen”`.
    fn fix(&self, problem: &Diagnostic) -> Option<String> {
        let fix = problem.fix.as_ref().filter(|fix| fix.is_safe)?;
        let change = |edit: &Edit| {
            let source = self.sources.source(&edit.place.path)?;
            let before = source.text().get(edit.place.span.range())?.trim_end();
            let after = edit.text.trim_end();
            Some(match (before, after, self.language) {
                ("", after, Language::Dutch) => format!("“{after}” erbij"),
                ("", after, Language::English) => format!("add “{after}”"),
                (before, "", Language::Dutch) => format!("“{before}” weg"),
                (before, "", Language::English) => format!("remove “{before}”"),
                (before, after, _) => format!("“{before}” → “{after}”"),
            })
        };
        let changes: Option<Vec<String>> = fix.edits.iter().map(change).collect();
        changes.map(|changes| changes.join(", "))
    }
}

/// The identity of a problem among all problems.
pub fn id(problem: &Diagnostic) -> String {
    Digest::of_value(&(problem.code, &problem.place, &problem.message)).short(16)
}

fn excerpt(source: &Source, span: Span) -> Option<ProblemExcerpt> {
    if span == Span::FILE {
        return None;
    }
    let text = source.text();
    let start = text.floor_char_boundary(span.start as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[line_start..line_end].trim_end_matches('\r');
    if line.len() > LONGEST_LINE {
        return None;
    }
    let end = text.floor_char_boundary((span.end as usize).clamp(start, line_start + line.len()));
    let column = |offset: usize| {
        let before = text.get(line_start..offset).unwrap_or(line);
        u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX)
    };
    Some(ProblemExcerpt {
        line: source.line_column(span.start).line,
        text: without_secrets(line).into_owned(),
        start: column(start),
        // An empty range marks one character.
        end: column(end).max(column(start) + 1),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::Duration;

    use super::*;
    use crate::diagnostic::{Code, Text};

    #[test]
    fn the_newest_file_comes_first_and_a_problem_has_an_excerpt() {
        let text = "---\ntitel: één\r\ndoelgoepen: x\n---\n";
        let path = |name: &str| FilePath::new(format!("content/{name}.md"));
        let source = |name: &str| (path(name), Source::new(path(name), text));
        let sources = BTreeMap::from([source("a"), source("b")]);
        let problem = |name: &str, start: usize, end: usize| {
            let place = Place::new(&path(name), Span::new(start, end));
            let message = Text::new("fout", "wrong");
            let problem = Diagnostic::new(Code::UnknownKey, place.clone(), message);
            problem.with_fix(true, place, "doelgroepen")
        };
        let at = text.find("doel").unwrap();
        let problems = [
            problem("a", 0, 0),
            problem("b", 11, 16),
            problem("b", at, at + 10),
        ];
        let showing = ProblemContext {
            sources: &sources,
            language: Language::Dutch,
            project: "/home/mijn project",
            modified: &|file| {
                let age = if *file == path("b") { 2 } else { 1 };
                Some(SystemTime::UNIX_EPOCH + Duration::from_secs(age))
            },
        };
        let list = showing.list(3, &problems);
        let listed: Vec<_> = list
            .problems
            .iter()
            .map(|problem| (problem.path.as_str(), problem.line, problem.column))
            .collect();
        let wanted = [
            ("content/b.md", 2, 8),
            ("content/b.md", 3, 1),
            ("content/a.md", 1, 1),
        ];
        assert_eq!(listed, wanted);
        let excerpts: Vec<_> = list
            .problems
            .iter()
            .map(|problem| problem.excerpt.as_ref())
            .map(|excerpt| excerpt.map(|it| (it.text.as_str(), it.start, it.end)))
            .collect();
        let wanted = [
            Some(("titel: één", 8, 11)),
            Some(("doelgoepen: x", 1, 11)),
            None,
        ];
        assert_eq!(excerpts, wanted);
        let problem = &list.problems[1];
        assert_eq!(problem.fix.as_deref(), Some("“doelgoepen” → “doelgroepen”"));
        assert_eq!(
            problem.open,
            "vscode://file/home/mijn%20project/content/b.md:3:1"
        );
        assert_ne!(list.problems[0].id, problem.id);
    }
}
