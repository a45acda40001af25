//! The real content with typing errors in it: thousands of copies, each with a few random changes,
//! the same ones at every run. Nothing panics, every place that a problem points at is in its file,
//! and every safe fix can be applied.

use std::path::Path;

use vindplek::diagnostic::fix::{apply_edits, plan_fixes};
use vindplek::diagnostic::{Diagnostic, Place};
use vindplek::edge::disk::DiskWorld;
use vindplek::model::document::{self, Role};
use vindplek::model::figures::Figures;
use vindplek::model::glossary::Glossary;
use vindplek::model::layout::{ListFile, Location, locate};
use vindplek::model::ledger::Ledger;
use vindplek::model::norm::Norm;
use vindplek::model::partner::Partners;
use vindplek::model::region::Region;
use vindplek::model::vocabulary::Vocabulary;
use vindplek::source::{FilePath, Source};
use vindplek::syntax::prose::{self, Terms};
use vindplek::world::World;

use crate::support::random::Random;

/// How many copies are read.
const CASES: usize = 6_000;

/// What a typing error leaves in a text.
const SNIPPETS: &[&str] = &[
    ":",
    ": ",
    "\t",
    "\"",
    "'",
    "“",
    "”",
    "- ",
    "#",
    "# ",
    "## ",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "|",
    "> ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~",
    "---\n",
    "---",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\0",
    "\u{FEFF}",
    "\u{A0}",
    "\u{200B}",
    "\u{2028}",
    "e\u{301}",
    "😀",
    "&",
    "&a ",
    "*a ",
    "!t ",
    "%",
    "@",
    "<",
    ">",
    "<b>",
    "<!--",
    "\\",
    "::: kader A\n",
    ":::",
    "::: ",
    "![a](b)",
    "[a](b.md#c)",
    "[^1]",
    "[^1]: x\n",
    "http://a.nl",
    "- [ ] ",
    "<10",
    "{#a}",
    "  ",
    "onbekend",
    "null",
    "~",
];

/// Makes one typing error in a text.
fn mistype(text: &mut String, random: &mut Random) {
    let at = random.offset(text);
    match random.below(5) {
        0 => {
            let end = text.floor_char_boundary(at + 1 + random.below(12));
            text.replace_range(at..end.max(at), "");
        }
        1 => {
            let (from, length) = (random.offset(text), random.below(60));
            let end = text.floor_char_boundary(from + length);
            let copy = text[from..end.max(from)].to_owned();
            text.insert_str(at, &copy);
        }
        2 => text.truncate(at),
        _ => text.insert_str(at, random.one_of(SNIPPETS)),
    }
}

/// Reads a file as the program would by its path, and finishes its body.
pub(crate) fn read(path: &FilePath, text: &str) -> Vec<Diagnostic> {
    let source = Source::new(path.clone(), text);
    match locate(path) {
        Location::Document(at) => {
            let document = document::read(at, source, Role::Whole);
            let terms = Terms::new([["buurtsportcoach"]]);
            prose::finish(&document.body, &terms);
            document.problems
        }
        Location::List(ListFile::Vocabulary) => {
            document::read_yaml_file::<Vocabulary>(source).problems
        }
        Location::List(ListFile::Partners) => document::read_yaml_file::<Partners>(source).problems,
        Location::List(ListFile::Glossary) => document::read_yaml_file::<Glossary>(source).problems,
        Location::List(ListFile::Norm) => document::read_yaml_file::<Norm>(source).problems,
        Location::List(ListFile::Figures) => document::read_yaml_file::<Figures>(source).problems,
        Location::Site(_) => document::read_yaml_file::<Region>(source).problems,
        Location::Ledger(_) => document::read_yaml_file::<Ledger>(source).problems,
        _ => Vec::new(),
    }
}

/// Every place that a problem names.
fn places(problem: &Diagnostic) -> impl Iterator<Item = &Place> {
    let edits = problem.fix.iter().flat_map(|fix| &fix.edits);
    let related = problem.related.iter().map(|related| &related.place);
    [&problem.place]
        .into_iter()
        .chain(related)
        .chain(edits.map(|edit| &edit.place))
}

#[test]
fn typing_errors_give_problems_inside_the_file_and_applicable_fixes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let disk = DiskWorld::open(root, "2026-11-01".parse().ok()).unwrap();
    let files: Vec<(FilePath, String)> = disk
        .entries()
        .paths()
        .filter(|path| matches!(path.extension(), "md" | "yaml"))
        .map(|path| {
            let text = String::from_utf8(disk.read(path).unwrap().to_vec()).unwrap();
            (path.clone(), text)
        })
        .collect();
    let mut random = Random::new(1);
    let (mut reported, mut fixes) = (0, 0);
    for case in 0..CASES {
        let (path, text) = &files[case % files.len()];
        let mut text = text.clone();
        for _ in 0..=random.below(4) {
            mistype(&mut text, &mut random);
        }
        let problems = read(path, &text);
        reported += problems.len();
        for problem in &problems {
            for place in places(problem) {
                assert_eq!(place.path, *path, "{problem:?}");
                let inside = text.get(place.span.range()).is_some();
                assert!(inside, "case {case}: {problem:?}\n{text}");
            }
        }
        for (_, edits) in plan_fixes(&problems).edits {
            let fixed = apply_edits(&text, &edits);
            assert!(fixed.is_some(), "case {case}: {edits:?}");
            read(path, &fixed.unwrap_or_default());
            fixes += edits.len();
        }
    }
    assert!(
        reported > CASES / 4 && fixes > 50,
        "{reported} problems, {fixes} fixes"
    );
}
