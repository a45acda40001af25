//! Our YAML reader against serde_yaml: both must read the same tree from every file of the content
//! and from random YAML.
//!
//! serde_yaml resolves numbers and booleans, we leave that to the schema; so values are compared as
//! text.

use std::path::{Path, PathBuf};

use serde_yaml::Value as Theirs;
use vindplek::model::layout::NOTE;
use vindplek::source::Source;
use vindplek::syntax::front_matter;
use vindplek::syntax::yaml::{self, Node, Style, Value as Ours};

use crate::support::random::Random;

/// Where the trees differ; `None` when they are equal.
fn difference(ours: &Node, theirs: &Theirs, path: &str) -> Option<String> {
    let differs = || Some(format!("{path}: {ours:?}\n   is not {theirs:?}"));
    match (&ours.value, theirs) {
        (Ours::Null, Theirs::Null) => None,
        (Ours::Scalar(scalar), Theirs::String(text)) if *scalar.text == **text => None,
        (Ours::Scalar(scalar), Theirs::Bool(truth)) if scalar.style == Style::Plain => {
            (scalar.text.to_lowercase() != truth.to_string()).then(differs)?
        }
        (Ours::Scalar(scalar), Theirs::Number(number)) if scalar.style == Style::Plain => {
            let same = serde_yaml::from_str::<serde_yaml::Number>(&scalar.text)
                .is_ok_and(|read| read == *number);
            (!same).then(differs)?
        }
        (Ours::List(ours), Theirs::Sequence(theirs)) if ours.len() == theirs.len() => ours
            .iter()
            .zip(theirs)
            .enumerate()
            .find_map(|(at, (ours, theirs))| difference(ours, theirs, &format!("{path}[{at}]"))),
        (Ours::Map(ours), Theirs::Mapping(theirs)) if ours.entries.len() == theirs.len() => ours
            .entries
            .iter()
            .zip(theirs)
            .find_map(|(pair, (key, value))| {
                let path = format!("{path}.{}", *pair.key);
                let key = match key {
                    Theirs::String(key) => key.clone(),
                    other => serde_yaml::to_string(other).unwrap().trim_end().to_owned(),
                };
                if key != *pair.key.value {
                    return Some(format!("{path}: the other key is {key}"));
                }
                difference(&pair.value, value, &path)
            }),
        _ => differs(),
    }
}

/// Compares the two readers on valid YAML.
fn compare(name: &str, text: &str) {
    let source = Source::new(name.into(), text);
    let (tree, problems) = yaml::parse(&source, 0..text.len());
    assert_eq!(problems, [], "{name}\n{text}");
    assert!(tree.complete, "{name}");
    let theirs: Theirs =
        serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{name}: {e}\n{text}"));
    let theirs = match theirs {
        Theirs::Null => Theirs::Mapping(Default::default()),
        other => other,
    };
    if let Some(difference) = difference(&tree.root, &theirs, "") {
        panic!("{name}\n{difference}\n{text}");
    }
    check_places(text, &tree.root);
}

/// A plain scalar on one line stands in the file as it is.
fn check_places(text: &str, node: &Node) {
    let written = &text[node.span.range()];
    assert_eq!(written, written.trim(), "{node:?}");
    match &node.value {
        Ours::Scalar(scalar) if scalar.style == Style::Plain && !written.contains('\n') => {
            assert_eq!(written, &*scalar.text);
        }
        Ours::Scalar(scalar) if scalar.style == Style::Quoted => {
            assert!(
                written.len() >= 2
                    && written.starts_with(['"', '\''])
                    && written.ends_with(['"', '\''])
            );
        }
        Ours::List(items) => items.iter().for_each(|item| check_places(text, item)),
        Ours::Map(map) => {
            for pair in &map.entries {
                let key = text[pair.key.span.range()].trim_matches(['"', '\'']);
                assert_eq!(key, &*pair.key.value);
                assert!(
                    node.span.start <= pair.key.span.start && pair.value.span.end <= node.span.end
                );
                check_places(text, &pair.value);
            }
        }
        _ => {}
    }
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
}

fn all(extension: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["content", "regions", "themes"] {
        files(&root.join(folder), extension, &mut found);
    }
    found
}

#[test]
fn the_yaml_of_the_content_reads_the_same() {
    let (lists, documents) = (all("yaml"), all("md"));
    assert!(
        lists.len() > 5 && documents.len() > 20,
        "the content was not found"
    );
    for path in lists {
        compare(
            &path.to_string_lossy(),
            &std::fs::read_to_string(&path).unwrap(),
        );
    }
    // A note among the media is no document.
    let is_note = |path: &PathBuf| path.file_name().is_some_and(|name| name == NOTE);
    for path in documents.into_iter().filter(|path| !is_note(path)) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.to_string_lossy();
        let source = Source::new((&*name).into(), &text);
        let split = front_matter::split(&source);
        assert_eq!(split.problems, [], "{name}");
        compare(&name, &text[split.yaml.unwrap()]);
    }
}

/// Writes random YAML as editors write it.
struct YamlWriter {
    random: Random,
    text: String,
    keys: usize,
}

impl YamlWriter {
    fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A mapping, whose first key follows a dash or begins a line.
    fn mapping(&mut self, indentation: usize, depth: usize, after_dash: bool) {
        for number in 0..1 + self.random.below(4) {
            if number > 0 || !after_dash {
                self.write(&" ".repeat(indentation));
            }
            self.keys += 1;
            let key = self
                .random
                .one_of(&["titel", "kosten-per", "tijd_uur", "é"]);
            let quote = self.random.one_of(&["", "", "", "\"", "'"]);
            let number = self.keys;
            self.write(&format!("{quote}{key}{number}{quote}:"));
            self.value(indentation, depth);
            if self.random.below(8) == 0 {
                let comment = self
                    .random
                    .one_of(&["\n", "# opmerking: [zo]\n", "   # x\n"]);
                self.write(comment);
            }
        }
    }

    fn value(&mut self, indentation: usize, depth: usize) {
        match self.random.below(if depth > 4 { 5 } else { 9 }) {
            0 => self.write("\n"),
            1 | 2 => {
                let scalar = self.scalar();
                let end = self.random.one_of(&["", "  ", " # zo"]);
                self.write(&format!(" {scalar}{end}\n"));
            }
            3 => {
                let flow = self.flow(0);
                self.write(&format!(" {flow}\n"));
            }
            4 => self.block_scalar(indentation + 2),
            5 | 6 => {
                self.write("\n");
                self.mapping(indentation + 2, depth + 1, false);
            }
            _ => {
                let indentation = indentation + 2 * self.random.below(2);
                self.write("\n");
                self.list(indentation, depth);
            }
        }
    }

    fn list(&mut self, indentation: usize, depth: usize) {
        for _ in 0..1 + self.random.below(3) {
            self.write(&format!("{}- ", " ".repeat(indentation)));
            if self.random.below(3) == 0 && depth < 4 {
                self.mapping(indentation + 2, depth + 1, true);
            } else {
                let scalar = self.scalar();
                self.write(&format!("{scalar}\n"));
            }
        }
    }

    fn block_scalar(&mut self, indentation: usize) {
        let sign = self.random.one_of(&["|", ">", "|-", ">-"]);
        self.write(&format!(" {sign}\n"));
        for _ in 0..1 + self.random.below(3) {
            let line =
                self.random
                    .one_of(&["Een: regel", "- twee", "# drie", "vier \"vijf\"", "é “ü”"]);
            self.write(&format!("{}{line}\n", " ".repeat(indentation)));
        }
    }

    fn scalar(&mut self) -> &'static str {
        self.random.one_of(&[
            "ja",
            "true",
            "False",
            "12",
            "12.50",
            "-5",
            "1.250",
            "2024-06-28",
            "2022-K1",
            "2022-02",
            "null",
            "~",
            "tekst met woorden",
            "een:twee",
            "https://x.nl/a#b",
            "<10",
            "x -y",
            "vraag?",
            "0x1F",
            "1e3",
            "é ü – “zo”",
            "100%",
            "\"Een: twee\"",
            "'foto''s'",
            "\"é\\n\\t\\u00e9\"",
            "\"\"",
            "''",
            "'# geen opmerking'",
            "\"true\"",
            "'12'",
            "\"a \\\"b\\\"\"",
            "'[x]'",
        ])
    }

    fn flow(&mut self, depth: usize) -> String {
        let is_mapping = self.random.below(3) == 0;
        let mut items = Vec::new();
        for number in 0..self.random.below(4) {
            let item = match self.random.below(5) {
                0 if depth < 3 => self.flow(depth + 1),
                _ => self.scalar().to_owned(),
            };
            items.push(if is_mapping {
                format!("k{number}: {item}")
            } else {
                item
            });
        }
        let items = items.join(", ");
        if is_mapping {
            format!("{{{items}}}")
        } else {
            format!("[{items}]")
        }
    }
}

#[test]
fn random_yaml_reads_the_same() {
    for seed in 0..4_000 {
        let mut writer = YamlWriter {
            random: Random::new(seed),
            text: String::new(),
            keys: 0,
        };
        writer.mapping(0, 0, false);
        let text = match seed % 3 {
            0 => writer.text.replace('\n', "\r\n"),
            _ => writer.text,
        };
        compare(&format!("random YAML {seed}"), &text);
    }
}
