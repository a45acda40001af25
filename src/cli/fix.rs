//! `vindplek check --fix`: what can surely be mended is mended, and told line by line.
//!
//! A mended head may show what could not be seen before, and of two fixes that overlap one has to
//! wait. So the project is checked again until no safe fix is left.

use annotate_snippets::normalize_untrusted_str;

use super::args::ScopeArgs;
use super::checked::CheckedProject;
use super::context::CommandContext;
use super::report;
use crate::diagnostic::fix::{patched_bytes, plan_fixes};
use crate::diagnostic::{Edit, Language};
use crate::edge::Failure;
use crate::edge::mend::mend;
use crate::source::Source;
use crate::world::World;

/// How often the project is checked anew. Each time mends all that stands apart, so that two or
/// three do; more would mean that two rules undo each other's work.
const ROUNDS: usize = 8;

/// The most characters of a changed text that are shown.
const SHOWN: usize = 60;

/// Makes the safe fixes of the problems that were found, and returns the project as it is then.
pub(super) fn run(
    context: &CommandContext,
    scope: &ScopeArgs,
    mut checked: CheckedProject,
) -> Result<CheckedProject, Failure> {
    let say = |text: &str| {
        if !context.quiet {
            report::say_beside(scope.format, text);
        }
    };
    let language = context.language(checked.edition.language());
    let mut mended = 0;
    for _ in 0..ROUNDS {
        let edits = mend_once(&checked, language, &say)?;
        if edits == 0 {
            break;
        }
        mended += edits;
        checked = CheckedProject::new(context, scope)?;
    }
    say(&closing(mended, language));
    Ok(checked)
}

/// Makes the fixes that can be made together, file by file, and returns the number of places that
/// were changed.
fn mend_once(
    checked: &CheckedProject,
    language: Language,
    say: &dyn Fn(&str),
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
            say(&line(&source, edit, language));
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

/// A text between quotes, on one line and not too long; nothing for an empty text.
fn shown(text: &str) -> String {
    let Some(first) = text.split_inclusive('\n').next() else {
        return String::new();
    };
    let start: String = first.trim_end().chars().take(SHOWN).collect();
    let rest = if start.len() < text.trim_end().len() {
        "…"
    } else {
        ""
    };
    format!("“{}{rest}”", normalize_untrusted_str(&start))
}

fn closing(places: usize, language: Language) -> String {
    match (language, places) {
        (Language::Dutch, 0) => "Niets te herstellen\n".to_owned(),
        (Language::Dutch, 1) => "1 plaats hersteld\n".to_owned(),
        (Language::Dutch, _) => format!("{places} plaatsen hersteld\n"),
        (Language::English, 0) => "Nothing to mend\n".to_owned(),
        (Language::English, 1) => "1 place mended\n".to_owned(),
        (Language::English, _) => format!("{places} places mended\n"),
    }
}
