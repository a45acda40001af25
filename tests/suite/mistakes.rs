//! The mistakes that editors make, each in a copy of the real content: it must give exactly one
//! error or warning, with the right code at the right place. Then all together: the same problems,
//! and no others.
//!
//! `tests/mistakes/*.txt` lists them. A mistake is a block of lines:
//!
//! ```text
//! unknown-key                               the code it must give
//! > content/aanbod/inclusie.md              in a file (made when it is not there) …
//! - vorm: onbekend                          … this text
//! + ¦vrom: onbekend                         becomes this; ¦ is where the problem begins
//! ```
//!
//! `§` in the place of `¦` asks for the line alone. Where the problem begins elsewhere, a line
//! `@ path text¦text` gives the place; without text it is the whole file. `x path` removes a file,
//! `m path path` moves one, `l path` writes it in Latin-1, `c path` makes a course that lacks
//! nothing, and `p path` a photo. `on a,b` names the sites that the problem must name, `as warning` another severity than
//! the rule's own. After the code, `alone` keeps a mistake out of the heap, as it would hide or
//! change others.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use vindplek::diagnostic::render::SourceLookup;
use vindplek::diagnostic::{Code, Diagnostic, Severity};
use vindplek::memo::Memo;
use vindplek::world::MemoryWorld;

use crate::support::files::{PHOTO, ProjectFiles, check, sources};

const TODAY: Date = date(2026, 11, 1);

/// What is done to a project.
#[derive(Debug)]
enum Change {
    Text {
        path: String,
        old: String,
        new: String,
    },
    Remove(String),
    Move(String, String),
    Latin1(String),
    Course(String),
    Photo(String),
}

/// Where a problem must begin.
#[derive(Debug)]
enum ExpectedPlace {
    File(String),
    /// In the first file, at the offset in the text. `exact` asks for the column as well.
    Text {
        path: String,
        text: String,
        offset: usize,
        exact: bool,
    },
}

#[derive(Debug)]
struct Mistake {
    name: String,
    code: String,
    alone: bool,
    changes: Vec<Change>,
    at: ExpectedPlace,
    sites: Option<Vec<String>>,
    severity: String,
}

impl Mistake {
    fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let is_list = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "txt");
        let mut lists: Vec<_> = entries.filter(is_list).collect();
        lists.sort();
        let mut all = Vec::new();
        for list in lists {
            let text = fs::read_to_string(&list).unwrap();
            let stem = list.file_stem().unwrap().to_str().unwrap();
            let mut line = 1;
            for block in text.split("\n\n") {
                let lines: Vec<&str> = block
                    .lines()
                    .filter(|line| !line.starts_with('#'))
                    .collect();
                if lines.iter().any(|line| !line.is_empty()) {
                    all.push(Self::read(format!("{stem}.txt, line {line}"), &lines));
                }
                line += block.matches('\n').count() + 2;
            }
        }
        all
    }

    fn read(name: String, lines: &[&str]) -> Self {
        let mut lines = lines
            .iter()
            .copied()
            .filter(|line| !line.is_empty())
            .peekable();
        let mut words = lines.next().unwrap().split(' ');
        let code = words.next().unwrap().to_owned();
        let alone = words.next() == Some("alone");
        let mut changes = Vec::new();
        let mut at = None;
        let mut sites = None;
        let rule = code
            .parse::<Code>()
            .unwrap_or_else(|()| panic!("{name}: no rule {code}"));
        let mut severity = rule.rule().severity.as_str();
        while let Some(line) = lines.next() {
            let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
            match kind {
                ">" => {
                    let mut gather = |sign: char| {
                        let mut text = Vec::new();
                        while let Some(line) = lines.next_if(|line| line.starts_with(sign)) {
                            let line = line.strip_prefix(sign).unwrap_or_default();
                            text.push(line.strip_prefix(' ').unwrap_or(line));
                        }
                        text.join("\n")
                    };
                    let old = gather('-');
                    let marked = gather('+');
                    let (new, mark) = unmarked(&marked);
                    if let Some((offset, exact)) = mark {
                        at = Some(ExpectedPlace::Text {
                            path: rest.to_owned(),
                            text: new.clone(),
                            offset,
                            exact,
                        });
                    }
                    changes.push(Change::Text {
                        path: rest.to_owned(),
                        old,
                        new,
                    });
                }
                "@" => {
                    let (path, text) = rest.split_once(' ').unwrap_or((rest, ""));
                    let path = path.to_owned();
                    at = Some(match unmarked(text) {
                        (_, None) => ExpectedPlace::File(path),
                        (text, Some((offset, exact))) => ExpectedPlace::Text {
                            path,
                            text,
                            offset,
                            exact,
                        },
                    });
                }
                "x" => changes.push(Change::Remove(rest.to_owned())),
                "m" => {
                    let (from, to) = rest.split_once(' ').unwrap();
                    changes.push(Change::Move(from.to_owned(), to.to_owned()));
                }
                "l" => changes.push(Change::Latin1(rest.to_owned())),
                "c" => changes.push(Change::Course(rest.to_owned())),
                "p" => changes.push(Change::Photo(rest.to_owned())),
                "as" => severity = rest,
                "on" => sites = Some(rest.split(',').map(str::to_owned).collect()),
                other => panic!("{name}: “{other}” cannot begin a line"),
            }
        }
        Self {
            at: at.unwrap_or_else(|| panic!("{name} gives no place")),
            name,
            code,
            alone,
            changes,
            sites,
            severity: severity.to_owned(),
        }
    }

    /// Makes the mistake; fails when the list does not fit the content.
    fn make(&self, project: &mut ProjectFiles) -> Result<(), String> {
        for change in &self.changes {
            match change {
                Change::Text { path, old, new } if old.is_empty() => {
                    if project.files.contains_key(path) {
                        return Err(format!("{path} is there already"));
                    }
                    project
                        .files
                        .insert(path.clone(), format!("{new}\n").into_bytes());
                }
                Change::Text { path, old, new } => {
                    let bytes = project.files.get(path).ok_or(format!("no {path}"))?;
                    let text = String::from_utf8(bytes.clone()).unwrap();
                    once(&text, old, path)?;
                    project
                        .files
                        .insert(path.clone(), text.replace(old, new).into_bytes());
                }
                Change::Remove(path) => {
                    project.files.remove(path).ok_or(format!("no {path}"))?;
                }
                Change::Move(from, to) => {
                    let bytes = project.files.remove(from).ok_or(format!("no {from}"))?;
                    project.files.insert(to.clone(), bytes);
                }
                Change::Course(path) => {
                    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
                    let course = fs::read(root.join("tests/mistakes/cursus.md")).unwrap();
                    project.files.insert(path.clone(), course);
                }
                Change::Photo(path) => {
                    project.files.insert(path.clone(), PHOTO.to_vec());
                }
                Change::Latin1(path) => {
                    let text = String::from_utf8(project.files.remove(path).unwrap()).unwrap();
                    let text = text.replace(['’', '‘'], "'");
                    let bytes = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
                    project.files.insert(path.clone(), bytes);
                }
            }
        }
        Ok(())
    }

    /// The problem as it should be: code, path, line, and the column when it is certain.
    fn expected(&self, project: &ProjectFiles) -> Result<ExpectedProblem, String> {
        let (path, line, column) = match &self.at {
            ExpectedPlace::File(path) => (path.clone(), 1, Some(1)),
            ExpectedPlace::Text {
                path,
                text,
                offset,
                exact,
            } => {
                let whole = String::from_utf8_lossy(&project.files[path]).into_owned();
                let whole = whole.strip_prefix('\u{feff}').unwrap_or(&whole);
                let start = once(whole, text, path)? + offset;
                let before = &whole[..start];
                let line_start = before.rfind('\n').map_or(0, |at| at + 1);
                let column = before[line_start..].chars().count() + 1;
                let line = before.matches('\n').count() + 1;
                (path.clone(), line, exact.then_some(column))
            }
        };
        Ok(ExpectedProblem {
            code: self.code.clone(),
            path,
            line,
            column,
            sites: self.sites.clone(),
            severity: self.severity.clone(),
        })
    }
}

/// Where a text holds another, which it must do once.
fn once(text: &str, part: &str, path: &str) -> Result<usize, String> {
    match text.matches(part).count() {
        1 => Ok(text.find(part).unwrap()),
        count => Err(format!("{path} holds “{part}” {count} times")),
    }
}

fn unmarked(text: &str) -> (String, Option<(usize, bool)>) {
    match (text.find('¦'), text.find('§')) {
        (Some(at), _) => (text.replace('¦', ""), Some((at, true))),
        (None, Some(at)) => (text.replace('§', ""), Some((at, false))),
        (None, None) => (text.to_owned(), None),
    }
}

#[derive(Debug)]
struct ExpectedProblem {
    code: String,
    path: String,
    line: usize,
    column: Option<usize>,
    sites: Option<Vec<String>>,
    severity: String,
}

/// A problem that was found, as far as it is compared.
struct FoundProblem {
    code: String,
    path: String,
    line: usize,
    column: usize,
    sites: Vec<String>,
    severity: &'static str,
    message: String,
}

impl FoundProblem {
    fn all(project: &ProjectFiles, memo: &Memo) -> Vec<Self> {
        let world = project.world(TODAY);
        let problems = check(&world, false, memo);
        Self::of(&problems, &world)
    }

    fn of(problems: &[Diagnostic], world: &MemoryWorld) -> Vec<Self> {
        let sources = sources(world);
        let counted = problems
            .iter()
            .filter(|problem| problem.severity != Severity::Hint);
        counted
            .map(|problem| {
                let place = &problem.place;
                let source = sources.source(&place.path);
                let at = source.map(|source| source.line_column(place.span.start));
                Self {
                    code: problem.code.to_string(),
                    path: place.path.to_string(),
                    line: at.map_or(1, |at| at.line as usize),
                    column: at.map_or(1, |at| at.column as usize),
                    sites: problem.sites.iter().map(ToString::to_string).collect(),
                    severity: problem.severity.as_str(),
                    message: problem.message.dutch().to_owned(),
                }
            })
            .collect()
    }

    fn is(&self, expected: &ExpectedProblem) -> bool {
        self.code == expected.code
            && self.path == expected.path
            && self.line == expected.line
            && self.severity == expected.severity
            && expected.column.is_none_or(|column| column == self.column)
            && expected
                .sites
                .as_ref()
                .is_none_or(|sites| *sites == self.sites)
    }

    fn describe(&self) -> String {
        let Self {
            code,
            path,
            line,
            column,
            sites,
            severity,
            message,
        } = self;
        format!("{severity} {code} at {path}:{line}:{column} on {sites:?}: {message}")
    }
}

/// Pairs the problems with the expected ones, and reports those of either without a partner.
fn differences(found: Vec<FoundProblem>, expected: Vec<(String, ExpectedProblem)>) -> String {
    let mut left = found;
    let mut said = String::new();
    for (name, expected) in expected {
        match left.iter().position(|found| found.is(&expected)) {
            Some(at) => drop(left.remove(at)),
            None => writeln!(said, "{name}\n  must give {expected:?}").unwrap(),
        }
    }
    for found in left {
        writeln!(said, "  unexpected: {}", found.describe()).unwrap();
    }
    said
}

#[test]
fn the_content_has_neither_errors_nor_warnings() {
    let said = differences(
        FoundProblem::all(&ProjectFiles::of_repository(), &Memo::new()),
        Vec::new(),
    );
    assert!(said.is_empty(), "{said}");
}

#[test]
fn each_mistake_gives_exactly_its_problem() {
    let mistakes = Mistake::all();
    assert!(mistakes.len() >= 90, "{} mistakes", mistakes.len());
    let memo = Memo::new();
    let content = ProjectFiles::of_repository();
    let mut wrong = String::new();
    for mistake in mistakes {
        let mut project = content.clone();
        let expected = mistake
            .make(&mut project)
            .and_then(|()| mistake.expected(&project));
        let said = match expected {
            Ok(expected) => {
                let found = FoundProblem::all(&project, &memo);
                differences(found, vec![(mistake.code.clone(), expected)])
            }
            Err(said) => said,
        };
        if !said.is_empty() {
            writeln!(wrong, "{}: {}\n{said}", mistake.name, mistake.code).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn all_mistakes_together_give_the_same_problems() {
    let mut project = ProjectFiles::of_repository();
    let mistakes = Mistake::all().into_iter().filter(|mistake| !mistake.alone);
    let mistakes: Vec<Mistake> = mistakes.collect();
    let mut said = String::new();
    for mistake in &mistakes {
        if let Err(why) = mistake.make(&mut project) {
            writeln!(said, "{}: {why}", mistake.name).unwrap();
        }
    }
    let mut all = Vec::new();
    for mistake in &mistakes {
        match mistake.expected(&project) {
            Ok(expected) => all.push((mistake.name.clone(), expected)),
            Err(why) => writeln!(said, "{}: {why}", mistake.name).unwrap(),
        }
    }
    said += &differences(FoundProblem::all(&project, &Memo::new()), all);
    assert!(said.is_empty(), "{said}");
}
