//! The real content with slips of the keyboard in it: thousands of copies, each with a few random
//! changes, and the same ones at every run. Whatever comes of it, nothing panics, every place that
//! is pointed at is in the file, and no safe fix does harm.

#![expect(
    clippy::unwrap_used,
    reason = "tests read the repository's own content, and fail by unwrapping"
)]

use std::path::Path;

use vindplek::diagnostic::fix::{apply, choose};
use vindplek::diagnostic::{Diagnostic, Place};
use vindplek::edge::disk::DiskWorld;
use vindplek::model::document::{self, Role};
use vindplek::model::figures::Figures;
use vindplek::model::glossary::Glossary;
use vindplek::model::layout::{ListFile, Location, locate};
use vindplek::model::norm::Norm;
use vindplek::model::partner::Partners;
use vindplek::model::region::Region;
use vindplek::model::vocabulary::Vocabulary;
use vindplek::source::{FilePath, Source};
use vindplek::syntax::prose::{self, Terms};
use vindplek::world::World;

/// How many copies are made.
const CASES: usize = 6_000;

/// What a slip leaves in a text.
const SLIPS: &[&str] = &[
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

/// A generator of numbers that look random (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }

    /// A place in a text, on the boundary of a character.
    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    /// A text with one slip in it.
    fn slip(&mut self, text: &mut String) {
        let at = self.place(text);
        match self.below(5) {
            0 => {
                let end = text.floor_char_boundary(at + 1 + self.below(12));
                text.replace_range(at..end.max(at), "");
            }
            1 => {
                let (from, length) = (self.place(text), self.below(60));
                let end = text.floor_char_boundary(from + length);
                let copy = text[from..end.max(from)].to_owned();
                text.insert_str(at, &copy);
            }
            2 => text.truncate(at),
            _ => text.insert_str(at, SLIPS[self.below(SLIPS.len())]),
        }
    }
}

/// Reads a file as the program would by its path, and finishes its body.
fn read(path: &FilePath, text: &str) -> Vec<Diagnostic> {
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
fn slips_give_places_in_the_file_and_fixes_that_can_be_made() {
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
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut told, mut mended) = (0, 0);
    for case in 0..CASES {
        let (path, text) = &files[case % files.len()];
        let mut text = text.clone();
        for _ in 0..=dice.below(4) {
            dice.slip(&mut text);
        }
        let problems = read(path, &text);
        told += problems.len();
        for problem in &problems {
            for place in places(problem) {
                assert_eq!(place.path, *path, "{problem:?}");
                let inside = text.get(place.span.range()).is_some();
                assert!(inside, "case {case}: {problem:?}\n{text}");
            }
        }
        for (_, edits) in choose(&problems).edits {
            let fixed = apply(&text, &edits);
            assert!(fixed.is_some(), "case {case}: {edits:?}");
            read(path, &fixed.unwrap_or_default());
            mended += edits.len();
        }
    }
    assert!(
        told > CASES / 4 && mended > 50,
        "{told} told, {mended} mended"
    );
}
