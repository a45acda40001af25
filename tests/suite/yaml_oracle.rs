//! Our YAML reader against serde_yaml: both must read the same tree from every file of the content
//! and from random YAML.
//!
//! serde_yaml resolves numbers and booleans, we leave that to the schema; so values are compared as
//! text.

use std::path::PathBuf;

use serde_yaml::Value as Theirs;
use vindplek::model::layout::NOTE;
use vindplek::source::Source;
use vindplek::syntax::front_matter;
use vindplek::syntax::yaml::{self, Node, Style, Value as Ours};

use crate::support::yaml::{project_files, random_yaml};

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

#[test]
fn the_yaml_of_the_content_reads_the_same() {
    let (lists, documents) = (project_files("yaml"), project_files("md"));
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

#[test]
fn random_yaml_reads_the_same() {
    for seed in 0..4_000 {
        compare(&format!("random YAML {seed}"), &random_yaml(seed));
    }
}
