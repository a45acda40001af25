//! The problems that a proposal solves and those that it brings.

use std::collections::BTreeMap;

use serde::Serialize;

use super::side::Side;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::FilePath;

/// The problems that are new and gone.
#[derive(Debug, Default, Serialize)]
pub struct ProblemChanges {
    /// Those that were not there before.
    pub new: Vec<ReviewedProblem>,
    /// Those that are no longer there.
    pub gone: Vec<ReviewedProblem>,
}

/// A problem by what it says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ReviewedProblem {
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// The file that it is in.
    pub path: String,
    /// Its rule.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
}

impl ReviewedProblem {
    fn of(problem: &Diagnostic) -> Self {
        Self {
            severity: problem.severity.as_str(),
            path: problem.place.path.as_str().to_owned(),
            code: problem.code.as_str(),
            message: problem.message.dutch().to_owned(),
        }
    }

    /// Whether it stops a build.
    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error.as_str()
    }
}

impl ProblemChanges {
    /// Compares the problems of two sides. The line of a problem does not count, nor the name of a
    /// file that has another one now; how often a file has it does. Hints are left out: they ask for
    /// nothing.
    pub(super) fn between(before: Side<'_>, now: Side<'_>) -> Self {
        let mut changes = Self::by_file(before.problems, now.problems);
        let exists = |side: Side<'_>, problem: &ReviewedProblem| {
            let path = FilePath::from(&*problem.path);
            side.world.entries().contains(&path)
        };
        changes.gone.retain(|gone| {
            let renamed = changes.new.iter().position(|new| {
                (new.code, &new.message) == (gone.code, &gone.message)
                    && !exists(now, gone)
                    && !exists(before, new)
            });
            if let Some(new) = renamed {
                changes.new.remove(new);
            }
            renamed.is_none()
        });
        changes
    }

    fn by_file(before: &[Diagnostic], now: &[Diagnostic]) -> Self {
        let mut balance: BTreeMap<ReviewedProblem, isize> = BTreeMap::new();
        for (problems, change) in [(before, -1), (now, 1)] {
            let lasting = problems
                .iter()
                .filter(|problem| problem.severity != Severity::Hint);
            for problem in lasting {
                *balance.entry(ReviewedProblem::of(problem)).or_default() += change;
            }
        }
        let mut changes = Self::default();
        for (problem, count) in balance {
            let list = match count {
                1.. => &mut changes.new,
                _ => &mut changes.gone,
            };
            list.extend(std::iter::repeat_n(problem, count.unsigned_abs()));
        }
        changes
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty()
    }
}

/// How many errors there are.
pub(super) fn errors(problems: &[Diagnostic]) -> usize {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    errors.count()
}
