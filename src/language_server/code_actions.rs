//! Changes that solve problems: the fix of each, and the safe fixes of a whole file.

use lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, Diagnostic as LspDiagnostic, Range,
};

use super::diagnostics::shown_span;
use super::snapshot::ProjectSnapshot;
use super::workspace_edit::of_edits;
use crate::diagnostic::fix::plan_fixes;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{FilePath, Source};

/// The kind of the action that applies all safe fixes of a file.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.vindplek");

/// The maximum length of a text in the title of an action, in characters.
const MAX_SHOWN: usize = 40;

/// The changes offered at a range of a file.
pub fn code_actions(
    snapshot: &ProjectSnapshot,
    path: &FilePath,
    range: Range,
    context: &CodeActionContext,
) -> Vec<CodeAction> {
    let Some(source) = snapshot.source(path) else {
        return Vec::new();
    };
    let problems = snapshot.edition.problems().iter();
    let problems: Vec<&Diagnostic> = problems
        .filter(|problem| problem.place.path == *path)
        .collect();
    let mut actions = Vec::new();
    if is_wanted(context, &CodeActionKind::QUICKFIX) {
        for problem in &problems {
            let shown = snapshot.range(&source, shown_span(&source, problem.place.span));
            if shown.start <= range.end && range.start <= shown.end {
                actions.extend(quick_fix(snapshot, problem, shown, context));
            }
        }
    }
    if is_wanted(context, &FIX_ALL) {
        actions.extend(fix_all(snapshot, path, &problems));
    }
    actions
}

/// Whether a client asks for a kind of action: for that kind, a kind above it, or any.
fn is_wanted(context: &CodeActionContext, kind: &CodeActionKind) -> bool {
    let includes = |wanted: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(wanted.as_str());
        rest.is_some_and(|rest| {
            wanted.as_str().is_empty() || rest.is_empty() || rest.starts_with('.')
        })
    };
    context
        .only
        .as_ref()
        .is_none_or(|only| only.iter().any(includes))
}

fn quick_fix(
    snapshot: &ProjectSnapshot,
    problem: &Diagnostic,
    shown: Range,
    context: &CodeActionContext,
) -> Option<CodeAction> {
    let fix = problem.fix.as_ref()?;
    let solves = |other: &&LspDiagnostic| {
        let code = other.code.as_ref().map(code_text);
        other.range == shown && code.as_deref() == Some(problem.code.as_str())
    };
    let solved: Vec<LspDiagnostic> = context.diagnostics.iter().filter(solves).cloned().collect();
    Some(CodeAction {
        title: title(snapshot, fix),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: (!solved.is_empty()).then_some(solved),
        edit: Some(of_edits(snapshot, &fix.edits)?),
        is_preferred: Some(fix.is_safe),
        ..CodeAction::default()
    })
}

fn code_text(code: &lsp_types::NumberOrString) -> String {
    match code {
        lsp_types::NumberOrString::String(text) => text.clone(),
        lsp_types::NumberOrString::Number(number) => number.to_string(),
    }
}

/// What a fix does, in words.
fn title(snapshot: &ProjectSnapshot, fix: &Fix) -> String {
    let [edit] = &fix.edits[..] else {
        let count = fix.edits.len();
        return format!("Herstel dit op {count} plaatsen");
    };
    let source = snapshot.source(&edit.place.path);
    let old = source.as_ref().map(|source| old_text(source, edit));
    let old = shortened(old.unwrap_or_default());
    let new = shortened(&edit.text);
    match (old.is_empty(), new.is_empty()) {
        (true, true) => "Herstel dit".to_owned(),
        (true, false) => format!("Zet “{new}” erbij"),
        (false, true) => format!("Haal “{old}” weg"),
        (false, false) => format!("Maak van “{old}” “{new}”"),
    }
}

fn old_text<'s>(source: &'s Source, edit: &Edit) -> &'s str {
    let text = source.text().get(edit.place.span.range());
    text.unwrap_or_default()
}

/// A text on one line, shortened.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// All safe fixes of a file that change nothing elsewhere.
fn fix_all(
    snapshot: &ProjectSnapshot,
    path: &FilePath,
    problems: &[&Diagnostic],
) -> Option<CodeAction> {
    let is_local = |problem: &&&Diagnostic| {
        let mut edits = problem.fix.iter().flat_map(|fix| &fix.edits);
        edits.all(|edit| edit.place.path == *path)
    };
    let local: Vec<Diagnostic> = problems
        .iter()
        .filter(is_local)
        .map(|problem| (*problem).clone())
        .collect();
    let mut plan = plan_fixes(&local);
    let edits = plan.edits.remove(path).filter(|edits| !edits.is_empty())?;
    Some(CodeAction {
        title: "Herstel alles wat zeker goed is".to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(of_edits(snapshot, edits)?),
        ..CodeAction::default()
    })
}
