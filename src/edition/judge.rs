//! Which problems count, and how much: drafts, exemptions, and the sites that were asked for.

use crate::diagnostic::codes::unused_exemption;
use crate::diagnostic::{Diagnostic, Place, Severity, settle};
use crate::model::document::Document;
use crate::model::value::items;
use crate::source::FilePath;

/// Settles all problems of a run: a draft's errors are warnings, as nothing of it is published;
/// what a document exempts itself from is left out; and an exemption that exempts from nothing is
/// told.
pub(super) fn judge(
    problems: Vec<Diagnostic>,
    documents: &[std::sync::Arc<Document>],
    drafts: bool,
) -> Vec<Diagnostic> {
    let mut problems = settle(problems);
    for document in documents {
        let head = &document.head;
        if head.is_draft() && !drafts {
            for problem in of_path(&mut problems, &head.at.path) {
                problem.severity = problem.severity.max(Severity::Warning);
            }
        }
    }
    let mut unused = Vec::new();
    for document in documents {
        let path = &document.head.at.path;
        for exemption in items(&document.head.common.exemptions) {
            let Some(rule) = &exemption.value.rule else {
                continue;
            };
            let place = Place::new(path, rule.span);
            if rule.value.rule().severity == Severity::Error {
                unused.push(unused_exemption::of_an_error(place, rule.value.as_str()));
                continue;
            }
            let before = problems.len();
            problems.retain(|problem| {
                problem.place.path != *path
                    || problem.code != rule.value
                    || problem.severity == Severity::Error
            });
            if problems.len() == before {
                unused.push(unused_exemption::problem(place, rule.value.as_str()));
            }
        }
    }
    if unused.is_empty() {
        return problems;
    }
    problems.extend(unused);
    settle(problems)
}

fn of_path<'p>(
    problems: &'p mut [Diagnostic],
    path: &FilePath,
) -> impl Iterator<Item = &'p mut Diagnostic> {
    let path = path.clone();
    let start = problems.partition_point(|problem| problem.place.path < path);
    problems[start..]
        .iter_mut()
        .take_while(move |problem| problem.place.path == path)
}
