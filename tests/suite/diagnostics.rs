//! The report of each kind of problem, in both languages.
//!
//! `tests/diagnostics/<code>/<case>/` is a case of a rule: `in/` has the files that differ from
//! the project in `tests/diagnostics/base/`, and the expected reports stand beside it. A case whose
//! name begins with `almost-` comes near a breach and must give no problem at all. A rule without a
//! case of both kinds fails the suite.
//!
//! - `in/REMOVE` lists files of the base that are not there.
//! - `special` lists files that git cannot store as they are: a line is a state and a path.
//! - `today` holds another date than the first of November 2026; with `drafts`, drafts are shown.
//!
//! `UPDATE_EXPECT=1 cargo test --release --test suite diagnostics` writes the current reports.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use vindplek::diagnostic::render::human::HumanRenderer;
use vindplek::diagnostic::{Code, Diagnostic, Language};
use vindplek::memo::Memo;
use vindplek::world::{AccessFailure, MemoryWorld, TEXT_LIMIT, Unreadable};

use crate::support::files::{ProjectFiles, check, sources};

const TODAY: &str = "2026-11-01";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

fn base() -> ProjectFiles {
    let mut project = ProjectFiles::default();
    project.add_folder(&root().join("base"));
    project
}

/// A case of a rule.
struct Case {
    code: String,
    name: String,
    folder: PathBuf,
}

impl Case {
    fn all() -> Vec<Self> {
        let mut cases = Vec::new();
        for code in folders(&root()) {
            let rule = code.file_name().unwrap().to_str().unwrap().to_owned();
            if rule == "base" {
                continue;
            }
            for folder in folders(&code) {
                let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
                cases.push(Self {
                    code: rule.clone(),
                    name,
                    folder,
                });
            }
        }
        cases
    }

    fn is_almost(&self) -> bool {
        self.name.starts_with("almost-")
    }

    fn world(&self, base: &ProjectFiles) -> MemoryWorld {
        let mut project = base.clone();
        let differs = self.folder.join("in");
        if differs.is_dir() {
            project.add_folder(&differs);
        }
        if let Some(list) = project.files.remove("REMOVE") {
            for path in String::from_utf8(list).unwrap().lines() {
                assert!(
                    project.files.remove(path).is_some(),
                    "{}: no {path}",
                    self.name
                );
            }
        }
        for line in self.read("special").unwrap_or_default().lines() {
            let (state, path) = line.split_once(' ').unwrap();
            special(&mut project, state, path);
        }
        let today = self.read("today");
        let today = today.as_deref().unwrap_or(TODAY).trim();
        project.world(today.parse().unwrap())
    }

    fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(name)).ok()
    }

    fn check(&self, world: &MemoryWorld, memo: &Memo) -> Vec<Diagnostic> {
        check(world, self.folder.join("drafts").exists(), memo)
    }
}

/// Puts a file in a state that git cannot store.
fn special(project: &mut ProjectFiles, state: &str, path: &str) {
    let mut unreadable = |why| {
        project.files.remove(path);
        project.unreadable.insert(path.to_owned(), why);
    };
    match state {
        "refused" => unreadable(Unreadable::Refused("permission denied".to_owned())),
        "folder" => {
            let inside = format!("{path}/");
            project.files.retain(|path, _| !path.starts_with(&inside));
            let why = Unreadable::Folder(AccessFailure::Rights);
            project.unreadable.insert(path.to_owned(), why);
        }
        "dangling" => unreadable(Unreadable::Blocked(AccessFailure::DanglingLink)),
        "foreign" => unreadable(Unreadable::Foreign),
        "escapes" => unreadable(Unreadable::Escapes),
        "not-unicode" => unreadable(Unreadable::NotUnicode),
        "too-large" => unreadable(Unreadable::TooLarge {
            size: TEXT_LIMIT + 1,
            limit: TEXT_LIMIT,
        }),
        "latin-1" => {
            let text = String::from_utf8(project.files.remove(path).unwrap()).unwrap();
            let bytes = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
            project.files.insert(path.to_owned(), bytes);
        }
        "windows" => {
            let text = String::from_utf8(project.files.remove(path).unwrap()).unwrap();
            let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
            project.files.insert(path.to_owned(), text.into_bytes());
        }
        _ => {
            let Some(length) = state.strip_prefix("padded-") else {
                panic!("“{state}” is no state of a file");
            };
            let file = project.files.get_mut(path).unwrap();
            let padding = length.parse::<usize>().unwrap() - file.len();
            let at = file.iter().position(|byte| *byte == b'\n').unwrap() + 1;
            file.splice(at..at, std::iter::repeat_n(b' ', padding));
        }
    }
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// English words that no Dutch message holds, outside of what it quotes.
const ENGLISH: [&str; 9] = [
    "the",
    "expected",
    "while",
    "found",
    "with",
    "should",
    "invalid",
    "missing",
    "unexpected",
];

/// The English words in the Dutch texts of a problem. A template engine and an operating system speak
/// for themselves.
fn english_words(problem: &Diagnostic) -> Vec<String> {
    if matches!(problem.code, Code::TemplateError | Code::UnreadableFile) {
        return Vec::new();
    }
    let related = problem.related.iter().map(|related| &related.message);
    let texts = [&problem.message]
        .into_iter()
        .chain(&problem.help)
        .chain(related);
    let words = texts.flat_map(|text| text.dutch().split(|c: char| !c.is_alphanumeric()));
    words
        .filter(|word| ENGLISH.contains(word))
        .map(str::to_owned)
        .collect()
}

fn report(problems: &[Diagnostic], world: &MemoryWorld, language: Language) -> String {
    let human = HumanRenderer {
        language,
        has_colour: false,
        width: 80,
    };
    human.report(problems, &sources(world))
}

#[test]
fn the_base_project_has_no_problems() {
    let world = base().world(TODAY.parse().unwrap());
    let problems = check(&world, false, &Memo::new());
    assert!(
        problems.is_empty(),
        "{}",
        report(&problems, &world, Language::English)
    );
}

#[test]
fn every_rule_has_a_case_that_breaks_it_and_one_that_almost_does() {
    let cases = Case::all();
    let of_kind = |almost: bool| -> BTreeSet<&str> {
        let cases = cases.iter().filter(|case| case.is_almost() == almost);
        cases.map(|case| &*case.code).collect()
    };
    let rules: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(of_kind(false), rules, "cases that break a rule, and rules");
    assert_eq!(of_kind(true), rules, "cases that nearly do, and rules");
}

#[test]
fn every_case_gives_the_expected_report() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let base = base();
    let memo = Memo::new();
    let mut wrong = Vec::new();
    for case in Case::all() {
        let world = case.world(&base);
        let problems = case.check(&world, &memo);
        let name = format!("{}/{}", case.code, case.name);
        if case.is_almost() {
            if !problems.is_empty() {
                let said = report(&problems, &world, Language::Dutch);
                wrong.push(format!("{name} must give no problem, but gives\n{said}"));
            }
            continue;
        }
        if problems
            .iter()
            .all(|problem| problem.code.as_str() != case.code)
        {
            let said = report(&problems, &world, Language::Dutch);
            wrong.push(format!("{name} does not break its rule; it gives\n{said}"));
            continue;
        }
        for problem in &problems {
            let english = english_words(problem);
            if !english.is_empty() {
                wrong.push(format!("{name} holds English: {english:?}"));
            }
        }
        for (file, language) in [
            ("expected.nl.txt", Language::Dutch),
            ("expected.en.txt", Language::English),
        ] {
            let said = report(&problems, &world, language);
            let expected = case.read(file).unwrap_or_default();
            if update {
                fs::write(case.folder.join(file), &said).unwrap();
            } else if said != expected {
                wrong.push(format!(
                    "{name}/{file}\n--- expected\n{expected}--- said\n{said}"
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n{} cases differ",
        wrong.join("\n"),
        wrong.len()
    );
}
