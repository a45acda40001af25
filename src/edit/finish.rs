//! Completes a plan: compiles the planned project, lists what becomes of addresses, and refuses what
//! would cause an error.

use std::collections::BTreeMap;

use std::sync::Arc;

use super::addresses::{effects, lost};
use super::context::EditContext;
use super::expired::{self, ExpiredChange};
use super::pending::PendingEdits;
use super::plan::{EditPlan, FileChange};
use super::refusal::{EditRefusal, at_line};
use crate::diagnostic::{Code, Diagnostic, Severity, Text};
use crate::edition::{Edition, Options, compile};
use crate::source::FilePath;
use crate::world::OverlayWorld;

/// The plan of the edits, with the addresses that expire listed per site.
///
/// # Errors
/// A file cannot be edited, or the planned project has an error that the project does not have.
pub(super) fn finish(
    context: EditContext<'_>,
    mut pending: PendingEdits,
) -> Result<EditPlan, EditRefusal> {
    let mut changes = pending.changes(context)?;
    let mut planned = planned_edition(context, &changes);
    if list_expired(context, &mut pending, &planned)? {
        changes = pending.changes(context)?;
        planned = planned_edition(context, &changes);
    }
    require_no_new_errors(context, &pending, &planned)?;
    Ok(EditPlan {
        effects: effects(context.edition, &planned),
        changes,
    })
}

fn planned_edition(context: EditContext<'_>, changes: &[FileChange]) -> Edition {
    let removed = changes.iter().filter_map(|change| change.from.as_ref());
    let mut files: BTreeMap<FilePath, Option<Arc<[u8]>>> =
        removed.map(|path| (path.clone(), None)).collect();
    for change in changes {
        if let Some(to) = &change.to {
            files.insert(to.clone(), Some(Arc::clone(&change.after)));
        }
    }
    let world = OverlayWorld::new(context.world, files);
    compile(&world, Options::default(), context.memo)
}

/// Lists the addresses of moved and removed documents that disappear, and removes from the lists
/// those that are in use again. Returns whether anything changed.
fn list_expired(
    context: EditContext<'_>,
    pending: &mut PendingEdits,
    planned: &Edition,
) -> Result<bool, EditRefusal> {
    let moved = pending.renames.keys().chain(&pending.removals);
    let documents = moved.cloned().collect();
    let mut by_site: BTreeMap<Arc<str>, ExpiredChange> = BTreeMap::new();
    for (site, addresses) in lost(context.edition, planned, &documents) {
        by_site.entry(site).or_default().add = addresses;
    }
    for site in context.edition.heads().site_positions() {
        let id = &context.edition.heads().site(site).id;
        let before = context.edition.plan(site);
        let after = planned.heads().site_with_id(id);
        let after = after.and_then(|site| planned.plan(site));
        for address in expired::listed(context, id) {
            let is_used = |plan: &crate::plan::site::SitePlan| plan.at(address.as_str()).is_some();
            let was_used = before.is_some_and(|plan| is_used(plan));
            if !was_used && after.is_some_and(|plan| is_used(plan)) {
                let change = by_site.entry(Arc::clone(id)).or_default();
                change.drop.insert(address);
            }
        }
    }
    for (site, change) in &by_site {
        expired::change(pending, context, site, change)?;
    }
    Ok(!by_site.is_empty())
}

/// The number of errors of one rule in one file.
type ErrorCounts = BTreeMap<(Code, FilePath), usize>;

fn require_no_new_errors(
    context: EditContext<'_>,
    pending: &PendingEdits,
    planned: &Edition,
) -> Result<(), EditRefusal> {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let new_path = |path: &FilePath| pending.renames.get(path).unwrap_or(path).clone();
    let mut before = ErrorCounts::new();
    for problem in context.edition.problems().iter().filter(is_error) {
        let key = (problem.code, new_path(&problem.place.path));
        *before.entry(key).or_default() += 1;
    }
    let mut after = ErrorCounts::new();
    for problem in planned.problems().iter().filter(is_error) {
        let key = (problem.code, problem.place.path.clone());
        *after.entry(key).or_default() += 1;
    }
    let is_new = |problem: &&Diagnostic| {
        let key = (problem.code, problem.place.path.clone());
        after.get(&key) > before.get(&key)
    };
    let new: Vec<&Diagnostic> = planned
        .problems()
        .iter()
        .filter(is_error)
        .filter(is_new)
        .collect();
    match new.is_empty() {
        true => Ok(()),
        false => Err(would_break(planned, &new)),
    }
}

fn would_break(planned: &Edition, problems: &[&Diagnostic]) -> EditRefusal {
    let place = |problem: &&Diagnostic| {
        let path = &problem.place.path;
        let source = planned.source(path);
        let line = source.map_or(1, |source| {
            source.line_column(problem.place.span.start).line
        });
        at_line(path, line, &problem.message)
    };
    EditRefusal::new(
        Text::new(
            "Dit kan zo niet; er zouden fouten bij komen",
            "This cannot be done like this; it would cause errors",
        ),
        Text::new(
            "Los dit eerst op, en geef de opdracht dan opnieuw. Er is niets veranderd",
            "Solve this first, then run the command again. Nothing was changed",
        ),
    )
    .with_places(problems.iter().map(place))
}
