//! Marks that print literally: `unformed-markdown`.
//!
//! Whether a mark works is decided by the Markdown parser alone: only characters that it returned as
//! text, outside code, are looked at ([`LiteralText`]). So what looks like a mark here is on the page
//! as it was typed, and only what an author may have meant by it is judged: `5 * 3`, `-5`, `#1` and
//! snake_case are ordinary text.

mod blocks;
mod inline;
mod lines;
mod literal;

use self::lines::SourceLines;
use self::literal::LiteralText;
use super::findings::Findings;
use crate::diagnostic::codes::unformed_markdown;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::document::Document;
use crate::source::Span;

/// The most problems that are reported for one document. Nobody reads more at a time, and a hostile
/// text cannot fill memory with them.
const MAX_PROBLEMS: usize = 400;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let literal = LiteralText::of(document);
    let lines = SourceLines::of(document, &literal);
    let mut report = UnformedReport {
        document,
        problems: Vec::new(),
    };
    blocks::check(&mut report, &lines);
    lines::check(&mut report, &lines);
    inline::check(&mut report, &literal);
    notes(&mut report);
    findings.extend(report.problems);
}

/// The problems of one document.
struct UnformedReport<'d> {
    document: &'d Document,
    problems: Vec<Diagnostic>,
}

impl UnformedReport<'_> {
    /// The text of the file.
    fn text(&self) -> &str {
        self.document.source.text()
    }

    /// The place of a range of the file.
    fn place(&self, range: std::ops::Range<usize>) -> Place {
        Place::new(
            &self.document.head.at.path,
            Span::new(range.start, range.end),
        )
    }

    fn push(&mut self, problem: Diagnostic) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }
}

/// Notes that no reader finds.
fn notes(report: &mut UnformedReport<'_>) {
    let document = report.document;
    for note in &document.body.notes {
        let place = report.place(note.span.range());
        if note.is_repeated {
            report.push(unformed_markdown::repeated_note(place, &note.label));
        } else if note.uses == 0 {
            report.push(unformed_markdown::unused_note(place, &note.label));
        }
    }
}
