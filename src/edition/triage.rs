//! Which problems are reported, and how severely: drafts, exemptions and repetitions.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::codes::unused_exemption;
use crate::diagnostic::{Code, Diagnostic, Edit, Place, Severity, Text, sort_and_merge};
use crate::model::document::Document;
use crate::model::value::items;
use crate::source::FilePath;

/// The largest number of problems of one rule that is reported for one file. Nobody reads more at a
/// time, and a hostile file cannot fill the memory or the terminal.
const MAX_PER_RULE: usize = 200;

/// Turns all problems of a compilation into a report. Errors in drafts become warnings, as drafts
/// are not published. Problems that a document exempts itself from are removed, and an exemption
/// without effect is reported. Of more than [`MAX_PER_RULE`] problems of one rule in one file, the
/// last one is replaced by a count of the rest.
pub(super) fn triage(
    problems: Vec<Diagnostic>,
    documents: &[&Document],
    drafts: bool,
) -> Vec<Diagnostic> {
    let problems = hide_behind_conflicts(problems);
    let mut problems = limit_repetitions(sort_and_merge(problems));
    for document in documents {
        let head = &document.head;
        if head.is_draft() && !drafts {
            for problem in problems_of_file(&mut problems, &head.at.path) {
                problem.severity = problem.severity.max(Severity::Warning);
            }
        }
    }
    let mut exemptible: BTreeSet<(&FilePath, Code)> = BTreeSet::new();
    for problem in problems.iter().filter(|problem| is_exemptible(problem)) {
        exemptible.insert((&problem.place.path, problem.code));
    }
    let mut exempted: BTreeSet<(FilePath, Code)> = BTreeSet::new();
    let mut unused = Vec::new();
    for document in documents {
        let path = &document.head.at.path;
        let is_unread = document
            .problems
            .iter()
            .any(|problem| problem.code.hides_text());
        for exemption in items(&document.head.common.exemptions) {
            let Some(rule) = &exemption.value.rule else {
                continue;
            };
            let place = Place::new(path, rule.span);
            if rule.value.rule().severity == Severity::Error {
                unused.push(unused_exemption::exemption_from_error(
                    place,
                    rule.value.as_str(),
                ));
                continue;
            }
            if exemptible.remove(&(path, rule.value)) {
                exempted.insert((path.clone(), rule.value));
            } else if !is_unread {
                unused.push(unused_exemption::problem(place, rule.value.as_str()));
            }
        }
    }
    if !exempted.is_empty() {
        problems.retain(|problem| {
            let key = (problem.place.path.clone(), problem.code);
            !is_exemptible(problem) || !exempted.contains(&key)
        });
    }
    if unused.is_empty() {
        return problems;
    }
    problems.extend(unused);
    sort_and_merge(problems)
}

/// The files with markers of a merge.
pub(super) fn files_in_conflict(problems: &[Diagnostic]) -> BTreeSet<&FilePath> {
    let conflicts = problems
        .iter()
        .filter(|problem| problem.code == Code::MergeConflict);
    conflicts.map(|problem| &problem.place.path).collect()
}

/// Removes every other problem of a file with markers of a merge, and every fix that edits one.
fn hide_behind_conflicts(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let files: BTreeSet<FilePath> = files_in_conflict(&problems).into_iter().cloned().collect();
    if files.is_empty() {
        return problems;
    }
    let is_shown = |problem: &Diagnostic| {
        problem.code == Code::MergeConflict || !files.contains(&problem.place.path)
    };
    let mut shown: Vec<Diagnostic> = problems.into_iter().filter(is_shown).collect();
    for problem in &mut shown {
        let edits_one = |edit: &Edit| files.contains(&edit.place.path);
        if problem
            .fix
            .as_ref()
            .is_some_and(|fix| fix.edits.iter().any(edits_one))
        {
            problem.fix = None;
        }
    }
    shown
}

/// Whether a document can exempt itself from a problem.
fn is_exemptible(problem: &Diagnostic) -> bool {
    problem.severity != Severity::Error
}

fn limit_repetitions(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut repeated: BTreeMap<(FilePath, Code), (usize, Severity)> = BTreeMap::new();
    for problem in &problems {
        let rule_in_file = (problem.place.path.clone(), problem.code);
        let (count, worst) = repeated.entry(rule_in_file).or_insert((0, Severity::Hint));
        *count += 1;
        *worst = problem.severity.min(*worst);
    }
    repeated.retain(|_, (count, _)| *count > MAX_PER_RULE);
    if repeated.is_empty() {
        return problems;
    }
    let mut counts: BTreeMap<(FilePath, Code), usize> = BTreeMap::new();
    let shown = problems.into_iter().filter_map(|problem| {
        let rule_in_file = (problem.place.path.clone(), problem.code);
        let Some(&(count, worst)) = repeated.get(&rule_in_file) else {
            return Some(problem);
        };
        let reported = counts.entry(rule_in_file).or_default();
        *reported += 1;
        match (*reported).cmp(&MAX_PER_RULE) {
            Ordering::Less => Some(problem),
            Ordering::Equal => Some(remainder(&problem, worst, count - MAX_PER_RULE + 1)),
            Ordering::Greater => None,
        }
    });
    shown.collect()
}

/// The problem that replaces all further ones of its rule in its file.
fn remainder(problem: &Diagnostic, worst: Severity, count: usize) -> Diagnostic {
    let message = Text::new(
        format!("Vanaf hier is er nog {count} keer zoiets in dit bestand"),
        format!("From here on there are {count} more like this in this file"),
    );
    Diagnostic {
        severity: worst,
        ..Diagnostic::new(problem.code, problem.place.clone(), message)
    }
    .with_help(Text::new(
        "Los eerst de andere op",
        "Solve the others first",
    ))
}

fn problems_of_file<'p>(
    problems: &'p mut [Diagnostic],
    path: &FilePath,
) -> impl Iterator<Item = &'p mut Diagnostic> {
    let path = path.clone();
    let start = problems.partition_point(|problem| problem.place.path < path);
    problems[start..]
        .iter_mut()
        .take_while(move |problem| problem.place.path == path)
}
