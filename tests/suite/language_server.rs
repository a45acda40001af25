//! What a text editor suggests fits the checks: every key can be chosen, and no chosen value is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::{Date, date};
use lsp_types::{CompletionItem, CompletionTextEdit, Position, Uri};
use vindplek::diagnostic::{Code, Language};
use vindplek::draft::usable_keys;
use vindplek::edition::{Options, compile};
use vindplek::language_server::{
    ColumnUnit, CompletionClient, ProjectSnapshot, ProjectUris, TextLines, all_diagnostics,
    completions, rename,
};
use vindplek::memo::Memo;
use vindplek::model::layout::{Kind, Location, locate};
use vindplek::source::FilePath;
use vindplek::world::MemoryWorld;

use crate::support::files::ProjectFiles;

const TODAY: Date = date(2026, 11, 1);

/// A project in which one file has another text.
struct Typed {
    project: ProjectFiles,
    path: FilePath,
    memo: Arc<Memo>,
}

impl Typed {
    fn new(path: &str) -> Self {
        Self {
            project: ProjectFiles::of_repository(),
            path: FilePath::from(path),
            memo: Arc::new(Memo::new()),
        }
    }

    fn snapshot(&self, text: &str) -> ProjectSnapshot {
        let mut world: MemoryWorld = self.project.world(TODAY);
        world.write(self.path.as_str(), text);
        ProjectSnapshot {
            edition: compile(&world, Options::default(), &self.memo),
            world: Box::new(world),
            memo: Arc::clone(&self.memo),
            uris: ProjectUris::new(&["file:///project".to_owned()]),
            versions: BTreeMap::new(),
            unit: ColumnUnit::Utf16,
            language: Language::Dutch,
        }
    }

    fn uri(&self) -> Uri {
        Uri::from_str(&format!("file:///project/{}", self.path)).unwrap()
    }

    /// What is suggested at the end of a part of a text.
    fn suggested(&self, text: &str, before: &str) -> Vec<CompletionItem> {
        let snapshot = self.snapshot(text);
        let offset = text.find(before).unwrap() + before.len();
        let at = TextLines::new(text, ColumnUnit::Utf16).position(offset);
        let place = snapshot.cursor(&self.uri(), at).unwrap();
        completions(&place, &CompletionClient::default())
    }

    fn chosen(&self, text: &str, item: &CompletionItem) -> String {
        let Some(CompletionTextEdit::Edit(edit)) = &item.text_edit else {
            panic!("{item:?}");
        };
        let lines = TextLines::new(text, ColumnUnit::Utf16);
        let mut text = text.to_owned();
        let range = lines.offset(edit.range.start)..lines.offset(edit.range.end);
        text.replace_range(range, &edit.new_text);
        text
    }
}

fn paths() -> Vec<(Kind, String)> {
    let named = |kind: Kind| match kind {
        Kind::Special => kind.pattern().replace("<special>", "nieuwe-special"),
        _ => {
            let pattern = kind.pattern().replace("<special>", "lab-special");
            pattern
                .replace("<naam>", "nieuw-stuk")
                .replace("2024-K3", "2026-K4")
        }
    };
    Kind::ALL
        .into_iter()
        .map(|kind| (kind, named(kind)))
        .collect()
}

#[test]
fn every_key_of_every_kind_can_be_chosen() {
    for (_, path) in paths() {
        let typed = Typed::new(&path);
        let Location::Document(at) = locate(&typed.path) else {
            panic!("{path}");
        };
        let keys = usable_keys(&at, false);
        let wanted: BTreeSet<&str> = keys.iter().map(|key| key.name).collect();
        let suggested = typed.suggested("---\n\n---\n\nTekst.\n", "---\n");
        let labels: BTreeSet<&str> = suggested.iter().map(|item| item.label.as_str()).collect();
        assert_eq!(labels, wanted, "{path}");
    }
}

#[test]
fn no_suggested_value_is_wrong() {
    let wrong = [
        Code::InvalidValue,
        Code::WrongType,
        Code::UnknownReference,
        Code::UnknownKey,
        Code::InvalidYaml,
        Code::BrokenLink,
        Code::MissingMedia,
    ];
    let mut tried = 0;
    for (_, path) in paths() {
        let typed = Typed::new(&path);
        let Location::Document(at) = locate(&typed.path) else {
            panic!("{path}");
        };
        for key in usable_keys(&at, false) {
            let line = format!("{}: ", key.name);
            let text = format!("---\n{line}\n---\n\nTekst.\n");
            // The first and the last stand for all: a list of hundreds is made by one function.
            let suggested = typed.suggested(&text, &line);
            let ends = suggested.first().into_iter().chain(suggested.last());
            for item in ends.filter(|item| !item.label.starts_with('{')) {
                tried += 1;
                let text = typed.chosen(&text, item);
                let snapshot = typed.snapshot(&text);
                let problems = snapshot.edition.problems().iter();
                let mut here = problems.filter(|problem| problem.place.path == typed.path);
                let found = here.find(|problem| wrong.contains(&problem.code));
                assert_eq!(found, None, "{path}: {text}");
            }
        }
    }
    assert!(tried > 100, "only {tried} values were tried");
}

#[test]
fn the_problems_are_those_of_check_each_in_its_file() {
    let typed = Typed::new("content/nieuws/nieuw-stuk.md");
    let snapshot = typed.snapshot("---\ntitel: 🏃 één\nfoutje: x\n---\n");
    let by_file = all_diagnostics(&snapshot, &[]);
    let count: usize = by_file.values().map(Vec::len).sum();
    assert_eq!(count, snapshot.edition.problems().len());
    let of_file = &by_file[&typed.path];
    let unknown = of_file
        .iter()
        .find(|problem| problem.message.contains("foutje"));
    assert_eq!(unknown.unwrap().range.end, Position::new(2, 6));
}

#[test]
fn an_id_keeps_its_quotes_and_its_place_when_it_is_renamed() {
    let typed = Typed::new("content/nieuws/nieuw-stuk.md");
    let text = "---\nthemas: ['inclusie', gezondheid]\n---\n";
    let snapshot = typed.snapshot(text);
    let at = TextLines::new(text, ColumnUnit::Utf16).position(text.find("inclusie").unwrap());
    let place = snapshot.cursor(&typed.uri(), at).unwrap();
    let change = rename(&place, "meedoen").unwrap().unwrap();
    let written = serde_json::to_value(&change).unwrap().to_string();
    assert!(written.contains("content/vocabulaire.yaml"), "{written}");
    let place = snapshot.cursor(&typed.uri(), at).unwrap();
    let refused = rename(&place, "gezondheid").unwrap_err();
    assert!(refused.0.contains("bestaat al"), "{}", refused.0);
}

#[test]
fn a_course_is_suggested_for_a_learning_path_and_renamed_as_its_file() {
    let typed = Typed::new("content/aanbod/nieuw-stuk.md");
    let text = "---\nvervolg_op: [inclusie]\n---\n";
    let suggested = typed.suggested(&text.replace("inclusie", ""), "[");
    let labels: Vec<&str> = suggested.iter().map(|item| item.label.as_str()).collect();
    assert!(labels.contains(&"inclusie"), "{labels:?}");
    assert!(!labels.contains(&"nieuw-stuk"), "it follows on itself");
    let snapshot = typed.snapshot(text);
    let at = TextLines::new(text, ColumnUnit::Utf16).position(text.find("inclusie").unwrap());
    let place = snapshot.cursor(&typed.uri(), at).unwrap();
    let change = rename(&place, "meedoen").unwrap().unwrap();
    let written = serde_json::to_value(&change).unwrap().to_string();
    assert!(written.contains("content/aanbod/meedoen.md"), "{written}");
}

#[test]
fn a_focal_point_and_a_logo_are_suggested() {
    let typed = Typed::new("content/nieuws/nieuw-stuk.md");
    let text = "---\nafbeelding:\n  brandpunt: \n---\n";
    let suggested = typed.suggested(text, "brandpunt: ");
    let labels: Vec<&str> = suggested.iter().map(|item| item.label.as_str()).collect();
    assert!(labels.contains(&"[50, 20]"), "{labels:?}");
    let mut typed = Typed::new("content/partners.yaml");
    let drawing = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec();
    let path = "content/media/logos/lab.svg".to_owned();
    typed.project.files.insert(path, drawing);
    let text = "partners:\n  - id: lab\n    naam: LAB\n    logo:\n      bestand: \n";
    let suggested = typed.suggested(text, "bestand: ");
    let written = serde_json::to_value(&suggested).unwrap().to_string();
    assert!(written.contains("media/logos/lab.svg"), "{written}");
    assert!(!written.contains("../media/"), "{written}");
}
