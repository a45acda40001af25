//! Which problems count, and how much: drafts, exemptions, and the sites that were asked for.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::codes::unused_exemption;
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Text, settle};
use crate::model::document::Document;
use crate::model::value::items;
use crate::source::FilePath;

/// How many problems of one rule are reported for one file. Nobody reads more at a time, and a file
/// made to do harm cannot fill memory or a terminal with them.
const MAX_ALIKE: usize = 200;

/// Settles all problems of a run: a draft's errors are warnings, as nothing of it is published;
/// what a document exempts itself from is left out; and an exemption that exempts from nothing is
/// reported. Of a flood of problems that are alike the first are reported, and how many more there
/// are.
pub(super) fn judge(
    problems: Vec<Diagnostic>,
    documents: &[std::sync::Arc<Document>],
    drafts: bool,
) -> Vec<Diagnostic> {
    let mut problems = without_floods(settle(problems));
    for document in documents {
        let head = &document.head;
        if head.is_draft() && !drafts {
            for problem in of_path(&mut problems, &head.at.path) {
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
        for exemption in items(&document.head.common.exemptions) {
            let Some(rule) = &exemption.value.rule else {
                continue;
            };
            let place = Place::new(path, rule.span);
            if rule.value.rule().severity == Severity::Error {
                unused.push(unused_exemption::of_an_error(place, rule.value.as_str()));
                continue;
            }
            if exemptible.remove(&(path, rule.value)) {
                exempted.insert((path.clone(), rule.value));
            } else {
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
    settle(problems)
}

/// Whether a document can exempt itself from a problem.
fn is_exemptible(problem: &Diagnostic) -> bool {
    problem.severity != Severity::Error
}

fn without_floods(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut floods: BTreeMap<(FilePath, Code), (usize, Severity)> = BTreeMap::new();
    for problem in &problems {
        let alike = (problem.place.path.clone(), problem.code);
        let (count, worst) = floods.entry(alike).or_insert((0, Severity::Hint));
        *count += 1;
        *worst = problem.severity.min(*worst);
    }
    floods.retain(|_, (count, _)| *count > MAX_ALIKE);
    if floods.is_empty() {
        return problems;
    }
    let mut counts: BTreeMap<(FilePath, Code), usize> = BTreeMap::new();
    let shown = problems.into_iter().filter_map(|problem| {
        let alike = (problem.place.path.clone(), problem.code);
        let Some(&(count, worst)) = floods.get(&alike) else {
            return Some(problem);
        };
        let reported = counts.entry(alike).or_default();
        *reported += 1;
        match (*reported).cmp(&MAX_ALIKE) {
            Ordering::Less => Some(problem),
            Ordering::Equal => Some(and_more(&problem, worst, count - MAX_ALIKE + 1)),
            Ordering::Greater => None,
        }
    });
    shown.collect()
}

/// The last of a flood: that there are more of them.
fn and_more(problem: &Diagnostic, worst: Severity, count: usize) -> Diagnostic {
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
