//! `vindplek check --fix`: applies the safe fixes and prints a line for each.
//!
//! A fixed front matter may reveal further problems, and of two fixes that overlap only one can be
//! applied at a time. So the project is checked again until no safe fix is left.

use annotate_snippets::normalize_untrusted_str;

use super::args::ScopeArgs;
use super::checked::CheckedProject;
use super::context::CommandContext;
use super::report;
use crate::diagnostic::fix::{patched_bytes, plan_fixes};
use crate::diagnostic::invisible;
use crate::diagnostic::{Edit, Language};
use crate::edge::Failure;
use crate::edge::mend::mend;
use crate::printable;
use crate::source::Source;
use crate::world::World;

/// The maximum number of checks. Each round applies every fix that overlaps no other, so two or
/// three are enough; more would mean that two rules undo each other's fixes.
const MAX_ROUNDS: usize = 8;

/// The maximum number of characters of a changed text that are printed.
const MAX_SHOWN: usize = 60;

/// Applies the safe fixes of the problems and returns the project checked again.
pub(super) fn run(
    context: &CommandContext,
    scope: &ScopeArgs,
    mut checked: CheckedProject,
) -> Result<CheckedProject, Failure> {
    let print = |text: &str| {
        if !context.quiet {
            report::print_beside(scope.format, text);
        }
    };
    let language = context.language(checked.edition.language());
    let mut fixed = 0;
    for _ in 0..MAX_ROUNDS {
        let edits = apply_round(&checked, language, &print)?;
        if edits == 0 {
            break;
        }
        fixed += edits;
        checked = CheckedProject::new(context, scope)?;
    }
    print(&summary(fixed, language));
    Ok(checked)
}

/// Applies the fixes that do not overlap, file by file, and returns the number of changed places.
fn apply_round(
    checked: &CheckedProject,
    language: Language,
    print: &dyn Fn(&str),
) -> Result<usize, Failure> {
    let mut places = 0;
    for (path, edits) in plan_fixes(&checked.problems).edits {
        let Ok(before) = checked.world.read(path) else {
            continue;
        };
        let Ok(source) = Source::decode(path.clone(), &before) else {
            continue;
        };
        let Some(after) = patched_bytes(&source, &edits) else {
            continue;
        };
        mend(
            &checked.world.project().join(path.as_str()),
            &before,
            &after,
        )?;
        for edit in &edits {
            print(&line(&source, edit, language));
        }
        places += edits.len();
    }
    Ok(places)
}

/// `content/aanbod/inclusie.md:5: “doelgoepen” → “doelgroepen”`
fn line(source: &Source, edit: &Edit, language: Language) -> String {
    let place = edit.place.span;
    let old = source.text().get(place.range()).unwrap_or_default();
    let (old, new) = (shown(old), shown(&edit.text));
    let change = match (old.is_empty(), new.is_empty(), language) {
        (true, _, Language::Dutch) => format!("{new} toegevoegd"),
        (true, _, Language::English) => format!("added {new}"),
        (_, true, Language::Dutch) => format!("{old} weggehaald"),
        (_, true, Language::English) => format!("removed {old}"),
        _ => format!("{old} → {new}"),
    };
    let line = source.line_column(place.start).line;
    format!("{}:{line}: {change}\n", shown_path(source))
}

fn shown_path(source: &Source) -> String {
    normalize_untrusted_str(source.path().as_str())
}

/// A text in quotes, on one line and shortened; empty for an empty text. A character that cannot be
/// seen is shown by its number.
fn shown(text: &str) -> String {
    let Some(first) = text
        .trim_start_matches(['\r', '\n'])
        .split_inclusive('\n')
        .next()
    else {
        return if text.is_empty() {
            String::new()
        } else {
            "“↵”".to_owned()
        };
    };
    let visible = match first.trim_end() {
        "" => first.trim_end_matches(['\r', '\n']),
        visible => visible,
    };
    let start: String = visible.chars().take(MAX_SHOWN).collect();
    let rest = if start.len() < text.trim().len() {
        "…"
    } else {
        ""
    };
    let mut named = String::new();
    for c in start.chars() {
        let is_hidden = invisible::is_look_alike_space(c)
            || invisible::is_zero_width(c)
            || printable::is_forbidden(c);
        match is_hidden {
            true => named.push_str(&format!("[U+{:04X}]", u32::from(c))),
            false => named.push(c),
        }
    }
    format!("“{}{rest}”", normalize_untrusted_str(&named))
}

fn summary(places: usize, language: Language) -> String {
    match (language, places) {
        (Language::Dutch, 0) => "Niets te herstellen\n".to_owned(),
        (Language::Dutch, 1) => "1 plaats hersteld\n".to_owned(),
        (Language::Dutch, _) => format!("{places} plaatsen hersteld\n"),
        (Language::English, 0) => "Nothing to mend\n".to_owned(),
        (Language::English, 1) => "1 place mended\n".to_owned(),
        (Language::English, _) => format!("{places} places mended\n"),
    }
}
