//! Folds a flood of problems into one problem for the folder.
//!
//! Three thousand unused pictures are one thing to know, not twelve thousand lines to read. Errors
//! are folded only if their messages are equal, as each must be solved before anything is built.
//! Folding is for reports only; fixes are applied from the problems themselves.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Code, Diagnostic, Place, RelatedNote, Severity, Text, sort_and_merge};
use crate::source::FilePath;

/// The largest number of files in one folder for which a rule is reported file by file.
const MAX_FILES: usize = 20;

/// Folds the warnings and hints of a rule in more than twenty files of a folder, and its errors
/// with the same message, into one problem, at the folder, with the number of files and the first
/// `shown` places.
///
/// Files in folders below count too, up to the folder of a content type (`content/media`) or of a
/// theme. The result is sorted.
pub fn folded(problems: &[Diagnostic], shown: usize) -> Vec<Diagnostic> {
    let mut by_rule: BTreeMap<(Code, Severity, Option<&str>), Vec<&Diagnostic>> = BTreeMap::new();
    let mut kept = Vec::new();
    for problem in problems {
        let is_error = problem.severity == Severity::Error;
        let message = is_error.then(|| problem.message.dutch());
        by_rule
            .entry((problem.code, problem.severity, message))
            .or_default()
            .push(problem);
    }
    for of_rule in by_rule.into_values() {
        fold_rule(of_rule, shown, &mut kept);
    }
    sort_and_merge(kept)
}

fn fold_rule(problems: Vec<&Diagnostic>, shown: usize, kept: &mut Vec<Diagnostic>) {
    if problems.len() <= MAX_FILES {
        kept.extend(problems.into_iter().cloned());
        return;
    }
    // The deepest folders come first, and pass on what is no flood to the folder above.
    let mut folders: BTreeMap<(Reverse<usize>, String), Vec<&Diagnostic>> = BTreeMap::new();
    for problem in problems {
        let folder = problem.place.path.folder();
        let key = (Reverse(depth(folder)), folder.to_owned());
        folders.entry(key).or_default().push(problem);
    }
    while let Some(((Reverse(depth), folder), problems)) = folders.pop_first() {
        let files: BTreeSet<&FilePath> =
            problems.iter().map(|problem| &problem.place.path).collect();
        let first = problems.iter().min_by(|a, b| a.place.cmp(&b.place));
        if let (Some(first), true) = (first, files.len() > MAX_FILES) {
            kept.push(flood(&folder, files.len(), first, &problems, shown));
            continue;
        }
        match folder.rsplit_once('/') {
            Some((above, _)) if depth > top(&folder) => {
                let key = (Reverse(depth - 1), above.to_owned());
                folders.entry(key).or_default().extend(problems);
            }
            _ => kept.extend(problems.into_iter().cloned()),
        }
    }
}

fn depth(folder: &str) -> usize {
    folder.split('/').count()
}

/// The depth of the folder up to which files of folders below are counted.
fn top(folder: &str) -> usize {
    match folder.split('/').next() {
        Some("content" | "themes") => 2,
        Some("regions") => 4,
        _ => usize::MAX,
    }
}

/// The problem that stands for all.
fn flood(
    folder: &str,
    files: usize,
    first: &Diagnostic,
    problems: &[&Diagnostic],
    shown: usize,
) -> Diagnostic {
    let mut problems = problems.to_vec();
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    let are_alike = problems
        .iter()
        .all(|problem| problem.message == first.message);
    let (dutch, english) = (grouped(files, '.'), grouped(files, ','));
    let (message, words) = (first.message.dutch(), first.message.english());
    let message = match are_alike {
        true => Text::new(
            format!("Dit geldt voor {dutch} bestanden in deze map: {message}"),
            format!("This holds for {english} files in this folder: {words}"),
        ),
        false => Text::new(
            format!("In {dutch} bestanden in deze map staat zoiets als: {message}"),
            format!("In {english} files of this folder there is something like: {words}"),
        ),
    };
    let help = first.help.as_ref().filter(|_| are_alike);
    let start = |text: Option<&str>| text.map(|text| format!("{text}. ")).unwrap_or_default();
    let (dutch, english) = (start(help.map(Text::dutch)), start(help.map(Text::english)));
    let mut sites: Vec<Arc<str>> = Vec::new();
    if problems.iter().all(|problem| !problem.sites.is_empty()) {
        sites = problems
            .iter()
            .flat_map(|problem| problem.sites.iter().cloned())
            .collect();
        sites.sort();
        sites.dedup();
    }
    let related = problems.iter().take(shown).map(|problem| RelatedNote {
        place: problem.place.clone(),
        message: problem.message.clone(),
    });
    Diagnostic {
        severity: first.severity,
        related: related.collect(),
        sites,
        ..Diagnostic::new(first.code, Place::file(&folder.into()), message)
    }
    .with_help(Text::new(
        format!("{dutch}Alle plaatsen ziet u met: vindplek check -v"),
        format!("{english}To see all places: vindplek check -v"),
    ))
}

/// A number with a mark between groups of three digits.
fn grouped(number: usize, mark: char) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(path: &str) -> Diagnostic {
        let message = Text::new("Niet gebruikt", "Not used");
        Diagnostic::new(Code::UnusedMedia, Place::file(&path.into()), message)
    }

    fn hints(folder: &str, count: usize) -> Vec<Diagnostic> {
        (0..count)
            .map(|number| hint(&format!("{folder}/{number:04}.jpg")))
            .collect()
    }

    #[test]
    fn a_flood_is_one_problem_of_the_folder() {
        let folded_3000 = folded(&hints("content/media", 3_000), 3);
        let [only] = &folded_3000[..] else {
            panic!("{} problems", folded_3000.len());
        };
        assert_eq!(only.place, Place::file(&"content/media".into()));
        assert!(only.message.dutch().contains("3.000 bestanden"));
        assert!(only.message.english().contains("3,000 files"));
        let related: Vec<&str> = only
            .related
            .iter()
            .map(|at| at.place.path.as_str())
            .collect();
        let first = [
            "content/media/0000.jpg",
            "content/media/0001.jpg",
            "content/media/0002.jpg",
        ];
        assert_eq!(related, first);
        assert_eq!(
            folded(&hints("content/media", 3_000), usize::MAX)[0]
                .related
                .len(),
            3_000
        );
    }

    #[test]
    fn twenty_files_different_errors_and_different_folders_are_no_flood() {
        assert_eq!(
            folded(&hints("content/media", 20), 3),
            hints("content/media", 20)
        );
        let apart = [
            hints("content/media", 15),
            hints("regions/noord/content/media", 15),
        ]
        .concat();
        assert_eq!(folded(&apart, 3), apart);
        let mut errors = hints("content/media", 50);
        for error in &mut errors {
            error.severity = Severity::Error;
        }
        assert_eq!(folded(&errors, 3).len(), 1, "equal errors");
        for (number, error) in errors.iter_mut().enumerate() {
            error.message = Text::new(format!("Fout {number}"), "");
        }
        assert_eq!(folded(&errors, 3), errors);
        // Many problems in few files.
        let mut same_file = Vec::new();
        for number in 0..50 {
            let mut problem = hint("content/media/a.jpg");
            problem.message = Text::new(format!("{number:02}"), "");
            same_file.push(problem);
        }
        assert_eq!(folded(&same_file, 3), same_file);
    }

    #[test]
    fn folders_below_count_too() {
        let deep: Vec<Diagnostic> = (2000..2030)
            .flat_map(|year| hints(&format!("content/media/{year}"), 2))
            .collect();
        let deep = folded(&deep, 3);
        assert_eq!(deep.len(), 1);
        assert_eq!(deep[0].place.path.as_str(), "content/media");
        let year = [hints("content/media/2026", 30), hints("content/media", 2)].concat();
        let places: Vec<String> = folded(&year, 3)
            .iter()
            .map(|problem| problem.place.path.to_string())
            .collect();
        let expected = [
            "content/media/0000.jpg",
            "content/media/0001.jpg",
            "content/media/2026",
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn the_sites_of_a_flood_are_those_of_its_problems() {
        let mut problems = hints("content/media", 30);
        for (number, problem) in problems.iter_mut().enumerate() {
            problem.sites = vec![if number < 5 { "noord" } else { "zuid" }.into()];
        }
        let sites = |problems: &[Diagnostic]| folded(problems, 3)[0].sites.clone();
        assert_eq!(
            sites(&problems),
            ["noord".into(), "zuid".into()] as [Arc<str>; 2]
        );
        problems[7].sites.clear();
        assert!(sites(&problems).is_empty(), "one of them is on all sites");
    }
}
