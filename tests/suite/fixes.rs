//! Safe fixes: what they do to the mistakes that editors make, and what they never do.
//!
//! A table of mistakes in the base project of `tests/diagnostics`: the problems that each gives, and
//! the text after all safe fixes. Then thousands of mistyped copies of real files: no fix drops a
//! letter or digit, fixing again changes nothing, and a mended file has no more mistakes of form.
//! `FIX_MUTATIONS=50000` tries more copies than a usual run.

use std::collections::BTreeMap;
use std::env;
use std::path::Path;

use vindplek::diagnostic::fix::{apply_edits, plan_fixes};
use vindplek::diagnostic::{Code, Diagnostic, Edit, Severity};
use vindplek::memo::Memo;
use vindplek::source::FilePath;

use crate::mutations;
use crate::support::files::{ProjectFiles, check};
use crate::support::random::Random;

const COURSE: &str = "content/aanbod/hoe-werkt-de-gemeente.md";
const NEWS: &str = "content/nieuws/het-reisplan.md";
const PAGE: &str = "content/paginas/over.md";
const THEME: &str = "themes/basis/theme.yaml";

const PRICE: &str = "kosten:\n  bedrag: 125.50\n  per: deelnemer\n  btw: vrijgesteld\n";
const TIME: &str = "tijdsinvestering:\n  dagdelen: 4\n";
const TITLE: &str = "titel: Hoe werkt de gemeente nou?\n";
const CONDITIONS: &str = "instapvoorwaarden: geen\n";

/// The most rounds of fixing that a file may need.
const MAX_ROUNDS: usize = 12;

fn base() -> ProjectFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut project = ProjectFiles::default();
    project.add_folder(&root.join("tests/diagnostics/base"));
    project
}

fn text_of(project: &ProjectFiles, path: &str) -> String {
    String::from_utf8(project.files[path].clone()).unwrap()
}

/// The base project in which a text of a file is another.
fn changed(path: &str, old: &str, new: &str) -> ProjectFiles {
    let mut project = base();
    let text = text_of(&project, path);
    assert!(text.contains(old), "{path} holds no “{old}”");
    let text = text.replacen(old, new, 1);
    project.files.insert(path.to_owned(), text.into_bytes());
    project
}

fn problems_of(project: &ProjectFiles, memo: &Memo) -> Vec<Diagnostic> {
    check(&project.world("2026-11-01".parse().unwrap()), false, memo)
}

fn codes(problems: &[Diagnostic]) -> Vec<&str> {
    problems
        .iter()
        .map(|problem| problem.code.as_str())
        .collect()
}

/// Applies the safe fixes until none is left, as `check --fix` does.
fn fix(project: &mut ProjectFiles, memo: &Memo) -> Vec<Diagnostic> {
    for _ in 0..MAX_ROUNDS {
        let problems = problems_of(project, memo);
        let edits = plan_fixes(&problems).edits;
        if edits.is_empty() {
            return problems;
        }
        for (path, edits) in edits {
            let text = text_of(project, path.as_str());
            let fixed = apply_edits(&text, &edits).unwrap();
            project.files.insert(path.to_string(), fixed.into_bytes());
        }
    }
    panic!("fixes do not come to an end");
}

/// Asserts the codes that a change gives, and what the safe fixes make of it.
fn assert_mended(path: &str, old: &str, new: &str, expected: &[&str], mended: &str, memo: &Memo) {
    let mut project = changed(path, old, new);
    let found = problems_of(&project, memo);
    assert_eq!(codes(&found), expected, "{new}");
    let left = fix(&mut project, memo);
    let expected = text_of(&changed(path, old, mended), path);
    assert_eq!(text_of(&project, path), expected, "{new}");
    if new != mended {
        assert_eq!(codes(&left), Vec::<&str>::new(), "{new} after its fix");
    }
}

#[test]
fn mistakes_of_form_are_mended_without_loss() {
    let memo = Memo::new();
    let cases: &[(&str, &str, &str, &[&str], &str)] = &[
        (
            COURSE,
            TIME,
            "tijdsinvestering: {dagdelen:4}\n",
            &["invalid-yaml"],
            "tijdsinvestering: {dagdelen: 4}\n",
        ),
        (
            COURSE,
            TIME,
            "tijdsinvestering:\n  dagdelen:4\n",
            &["invalid-yaml"],
            TIME,
        ),
        (
            COURSE,
            TIME,
            "tijdsinvestering:\n\u{A0}\u{A0}dagdelen: 4\n",
            &["invalid-yaml"],
            TIME,
        ),
        (
            COURSE,
            TIME,
            "tijdsinvestering: {dagdelen: 4,5}\n",
            &["invalid-value"],
            "tijdsinvestering: {dagdelen: 4.5}\n",
        ),
        (
            COURSE,
            PRICE,
            "kosten: {bedrag:125, per:deelnemer}\n",
            &["invalid-yaml"; 2],
            "kosten: {bedrag: 125, per: deelnemer}\n",
        ),
        (COURSE, "125.50", "125,50", &["invalid-value"], "125.50"),
        (
            COURSE,
            PRICE,
            "kosten: € 125 per deelnemer\n",
            &["invalid-value"],
            "kosten:\n  bedrag: 125\n  per: deelnemer\n",
        ),
        (
            COURSE,
            PRICE,
            "kosten: €125,50 per groep # let op\n",
            &["invalid-value"],
            "kosten:\n  bedrag: 125.50\n  per: groep # let op\n",
        ),
        (
            COURSE,
            TITLE,
            "titel: 's Ochtends in Utrecht\n",
            &["invalid-yaml"],
            "titel: \"'s Ochtends in Utrecht\"\n",
        ),
        (
            COURSE,
            "plaats: Zwolle",
            "plaats: 's-Hertogenbosch",
            &["invalid-yaml"],
            "plaats: \"'s-Hertogenbosch\"",
        ),
        (
            COURSE,
            CONDITIONS,
            "instapvoorwaarden: ['s Ochtends vrij, 't Gooi]\n",
            &["invalid-yaml"],
            "instapvoorwaarden: [\"'s Ochtends vrij\", \"'t Gooi\"]\n",
        ),
        (
            COURSE,
            TITLE,
            "titel:\u{A0}Hoe werkt de gemeente nou?\n",
            &["invalid-yaml"],
            TITLE,
        ),
        (
            COURSE,
            TITLE,
            "\u{A0}titel: Hoe werkt de gemeente nou?\n",
            &["invalid-yaml"],
            TITLE,
        ),
        (
            COURSE,
            "  - Je kunt",
            "  -\u{202F}Je kunt",
            &["invalid-yaml"],
            "  - Je kunt",
        ),
        (
            COURSE,
            TITLE,
            "titel: Leergang #meedoen begint\n",
            &["comment-in-value"],
            "titel: \"Leergang #meedoen begint\"\n",
        ),
        (
            COURSE,
            "plaats: Zwolle",
            "plaats: Utrecht, nr. #1",
            &["comment-in-value"],
            "plaats: \"Utrecht, nr. #1\"",
        ),
        (
            COURSE,
            TITLE,
            "titel: #meedoen\n",
            &["invalid-value"],
            "titel: \"#meedoen\"\n",
        ),
        (
            THEME,
            "rand: \"#767676\"",
            "rand: #767676",
            &["invalid-value"],
            "rand: \"#767676\"",
        ),
        (
            COURSE,
            CONDITIONS,
            "instapvoorwaarden: [Je werkt als buurtsportcoach, in Noord]\n",
            &["split-sentence"],
            "instapvoorwaarden:\n  - Je werkt als buurtsportcoach, in Noord\n",
        ),
        (
            COURSE,
            CONDITIONS,
            "instapvoorwaarden: [Je hebt 1,5 jaar ervaring, Je bent 18 jaar]\n",
            &["split-sentence"],
            "instapvoorwaarden:\n  - Je hebt 1,5 jaar ervaring\n  - Je bent 18 jaar\n",
        ),
        (
            NEWS,
            "../media/plein.jpg",
            "..\\media\\plein.jpg",
            &["missing-media"],
            "../media/plein.jpg",
        ),
        (
            COURSE,
            "vorm: fysiek",
            "vorm: fy\u{AD}siek",
            &["invalid-value"],
            "vorm: fysiek",
        ),
        (PAGE, "---\n", "----\n", &["missing-front-matter"], "---\n"),
        (PAGE, "---\n", "———\n", &["missing-front-matter"], "---\n"),
        (
            PAGE,
            "---\n",
            "\n\n---\n",
            &["missing-front-matter"],
            "---\n",
        ),
        (
            PAGE,
            "---\ntitel",
            "titel",
            &["missing-front-matter"],
            "---\ntitel",
        ),
    ];
    for (path, old, new, expected, mended) in cases {
        assert_mended(path, old, new, expected, mended, &memo);
    }
}

#[test]
fn what_must_be_guessed_is_left_to_the_editor() {
    let memo = Memo::new();
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (COURSE, PRICE, "kosten: 125 euro\n", &["invalid-value"]),
        (COURSE, PRICE, "kosten: €125,- p.p.\n", &["invalid-value"]),
        (COURSE, PRICE, "kosten: ca. 100\n", &["invalid-value"]),
        (COURSE, PRICE, "kosten: 125\n", &["wrong-type"]),
        (COURSE, "125.50", "12%", &["invalid-value"]),
        (
            COURSE,
            "aanbieder: lab",
            "aanbieder: Sportservice Drenthe",
            &["unknown-reference"],
        ),
        (
            NEWS,
            "../media/plein.jpg",
            "C:\\Users\\Jan\\plein.jpg",
            &["unsafe-link"],
        ),
        (
            NEWS,
            "../media/plein.jpg",
            "file:///C:/Users/Jan/plein.jpg",
            &["unsafe-link"],
        ),
    ];
    for (path, old, new, expected) in cases {
        assert_mended(path, old, new, expected, new, &memo);
    }
}

#[test]
fn near_misses_give_no_problem() {
    let memo = Memo::new();
    for (old, new) in [
        (
            TITLE,
            "titel: Hoe werkt de gemeente nou? # de naam op de poster\n",
        ),
        ("vorm: fysiek", "vorm: fysiek #nog online maken"),
        ("plaats: Zwolle", "plaats: Zwolle #todo adres"),
        ("plaats: Zwolle", "plaats: \"Utrecht, nr. #1\""),
        (
            CONDITIONS,
            "instapvoorwaarden: [Je werkt als coach, Je woont in Noord]\n",
        ),
        (
            CONDITIONS,
            "instapvoorwaarden: [Een diploma mbo-4, Twee jaar ervaring]\n",
        ),
        (
            CONDITIONS,
            "instapvoorwaarden: [\"Je werkt als coach, in Noord\", \"je bent er\"]\n",
        ),
    ] {
        let found = problems_of(&changed(COURSE, old, new), &memo);
        assert_eq!(codes(&found), Vec::<&str>::new(), "{new}");
    }
}

#[test]
fn a_file_that_cannot_be_read_hides_the_tip_to_remove_its_pictures() {
    let memo = Memo::new();
    for (old, new) in [
        ("---\ntitel", "Dag.\n\nDit is: van alles.\n---\nxx\ntitel"),
        ("titel: Een", "titel: @Een"),
        (
            "bestand: ../media/plein.jpg",
            "bestand: \"../media/plein.jpg",
        ),
        ("bestand: ../media/plein.jpg", "bestand: C:\\plein.jpg"),
    ] {
        let found = problems_of(&changed(NEWS, old, new), &memo);
        assert!(!found.is_empty(), "{new}");
        let is_tip = |problem: &Diagnostic| problem.code == Code::UnusedMedia;
        assert!(!found.iter().any(is_tip), "{new}: {:?}", codes(&found));
    }
}

/// Whether a text keeps the letters and digits of another, in their order.
fn keeps(old: &str, new: &str) -> bool {
    let mut rest = new.chars();
    let mut letters = old.chars().filter(|c| c.is_alphanumeric());
    letters.all(|letter| rest.any(|c| c == letter))
}

fn digits(text: &str) -> String {
    let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    digits.sort_unstable();
    digits.into_iter().collect()
}

/// Whether an edit loses nothing. The correction of a misspelt name may change letters in it, and that
/// of a date writes the month as a number; both keep every digit.
fn loses_nothing(problem: &Diagnostic, edit: &Edit, text: &str) -> bool {
    let old = text.get(edit.place.span.range()).unwrap_or_default();
    let is_name = matches!(
        problem.code,
        Code::UnknownKey | Code::InvalidValue | Code::InvalidComponent
    );
    keeps(old, &edit.text)
        || (is_name && digits(&edit.text).contains(&digits(old)) && !edit.text.is_empty())
        || (problem.code == Code::InvalidValue && digits(old).len() > 4)
}

/// The number of errors of form, which a fix must not add to.
fn form_errors(problems: &[Diagnostic]) -> usize {
    let is_form = |problem: &&Diagnostic| {
        problem.severity == Severity::Error
            && matches!(
                problem.code,
                Code::InvalidYaml | Code::MissingFrontMatter | Code::DoubleFrontMatter
            )
    };
    problems.iter().filter(is_form).count()
}

const SLIPS: &[(&str, &str)] = &[
    (": ", ":"),
    (": ", ":\u{A0}"),
    (": ", ": '"),
    (": ", ": 's "),
    (": ", ": #"),
    (": ", ": \""),
    (": ", ": “"),
    (": ", ": een: "),
    (": ", " : "),
    (" ", "\u{A0}"),
    (" ", "\u{200B}"),
    (" ", " #"),
    (" ", ""),
    ("  ", "\t"),
    ("- ", "-"),
    ("- ", "-\u{A0}"),
    ("---\n", "----\n"),
    ("---\n", "—\n"),
    ("---\n", "\n"),
    ("\n", "\n\n"),
    ("\n", ""),
    ("\n", "\r\n"),
    ("[", "['t "),
    (", ", ","),
    ("e", "ee"),
    ("n", ""),
    ("\"", ""),
    ("\"", "”"),
];

/// Makes a mistake of a kind that editors make, mostly in the head of a file.
fn slip(text: &mut String, random: &mut Random) {
    let (old, new) = random.one_of(SLIPS);
    let places: Vec<usize> = text
        .match_indices(old)
        .map(|(at, _)| at)
        .take(120)
        .collect();
    if !places.is_empty() {
        let at = places[random.below(places.len())];
        text.replace_range(at..at + old.len(), new);
    }
}

fn files() -> Vec<(FilePath, String)> {
    let projects = [ProjectFiles::of_repository(), base()];
    let all = projects.into_iter().flat_map(|project| project.files);
    let read = all.filter(|(path, _)| path.ends_with(".md") || path.ends_with(".yaml"));
    read.map(|(path, bytes)| (FilePath::new(path), String::from_utf8(bytes).unwrap()))
        .collect()
}

#[test]
fn no_fix_drops_a_letter_and_fixing_comes_to_an_end() {
    let cases = env::var("FIX_MUTATIONS")
        .ok()
        .and_then(|count| count.parse().ok());
    let cases: usize = cases.unwrap_or(1_500);
    let files = files();
    let mut random = Random::new(10);
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for case in 0..cases {
        let (path, original) = &files[random.below(files.len())];
        let mut text = original.clone();
        for _ in 0..=random.below(3) {
            slip(&mut text, &mut random);
        }
        let mistyped = text.clone();
        let before = mutations::read(path, &text);
        let mut rounds = 0;
        loop {
            let problems = mutations::read(path, &text);
            let Some(edits) = plan_fixes(&problems).edits.remove(path) else {
                let (was, is) = (form_errors(&before), form_errors(&problems));
                assert!(
                    is <= was,
                    "case {case}, {path}: {is} errors\n{mistyped}\n→\n{text}"
                );
                break;
            };
            for problem in &problems {
                let safe = problem.fix.iter().filter(|fix| fix.is_safe);
                for edit in safe.flat_map(|fix| &fix.edits) {
                    assert!(
                        loses_nothing(problem, edit, &text),
                        "case {case}, {path}: {edit:?}\n{mistyped}"
                    );
                    *used.entry(problem.code.as_str()).or_default() += 1;
                }
            }
            text = apply_edits(&text, &edits).unwrap();
            rounds += 1;
            assert!(
                rounds < MAX_ROUNDS,
                "case {case}, {path}:\n{mistyped}\n→\n{text}"
            );
        }
    }
    assert!(used.values().sum::<usize>() > cases / 4, "{used:?}");
}
