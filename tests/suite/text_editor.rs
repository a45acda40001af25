//! The files for text editors: schemas, snippets, and the pattern that finds problems.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex_lite::Regex;
use serde_json::Value;
use vindplek::draft::snippet;
use vindplek::model::layout::{Location, locate};
use vindplek::schema::schemas;

use crate::support::program::vindplek;
use crate::support::small::{COURSE, COURSE_TEXT, TODAY, on_disk, write};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".vscode")
}

fn read(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_default()
}

fn json(name: &str) -> Value {
    serde_json::from_str(&read(name)).unwrap()
}

#[test]
fn committed_schemas_and_snippets_are_current() {
    let mut files = schemas().unwrap();
    files.push((snippet::FILE.to_owned(), snippet::snippets().unwrap()));
    for (name, text) in &files {
        assert!(
            read(name) == *text,
            "{name} is stale: run “vindplek schema” and commit what it writes"
        );
    }
    let written: BTreeSet<String> = files.into_iter().map(|(name, _)| name).collect();
    for entry in fs::read_dir(folder().join("schemas")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            written.contains(&format!("schemas/{name}")),
            "{name} is left over"
        );
    }
}

/// The descriptions in a schema, however deep.
fn descriptions(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(text)) = map.get("description") {
                found.push(text.clone());
            }
            map.values().for_each(|inner| descriptions(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| descriptions(inner, found)),
        _ => {}
    }
}

#[test]
fn every_key_has_a_description_in_whole_sentences() {
    let mut found = Vec::new();
    for (_, text) in schemas().unwrap() {
        descriptions(&serde_json::from_str(&text).unwrap(), &mut found);
    }
    assert!(found.len() > 200, "{}", found.len());
    for text in found {
        let (about, example) = text.split_once("\n\nBijvoorbeeld: ").unwrap();
        assert!(about.starts_with(char::is_uppercase), "{about}");
        assert!(about.ends_with(['.', '?']), "{about}");
        assert!(!example.is_empty(), "{about}");
    }
}

#[test]
fn schema_writes_only_changed_files() {
    let project = on_disk(&[]);
    let schema = || {
        let done = vindplek(project.path()).arg("schema").output().unwrap();
        assert_eq!(done.status.code(), Some(0), "{done:?}");
        String::from_utf8(done.stdout).unwrap()
    };
    assert!(schema().contains("partners.schema.json\n"));
    assert_eq!(schema(), "Alles was al bijgewerkt\n");
    let list = project.path().join(".vscode/schemas/partners.schema.json");
    fs::write(&list, "{}").unwrap();
    assert_eq!(schema(), ".vscode/schemas/partners.schema.json\n");
    assert_eq!(
        fs::read_to_string(list).unwrap(),
        read("schemas/partners.schema.json")
    );
}

#[test]
fn every_yaml_file_has_its_schema() {
    let settings = json("settings.json");
    let mapped = settings["yaml.schemas"].as_object().unwrap();
    for (schema, pattern) in mapped {
        assert!(folder().join("..").join(schema).is_file(), "{schema}");
        let path = pattern.as_str().unwrap().replace('*', "noord");
        let location = locate(&path.as_str().into());
        let is_yaml = matches!(
            location,
            Location::List(_) | Location::Site(_) | Location::Ledger(_) | Location::Theme(_)
        );
        assert!(is_yaml, "{path}: {location:?}");
    }
    assert_eq!(mapped.len(), 8);
}

#[test]
fn snippets_follow_the_syntax_of_the_editor() {
    let snippets = json(snippet::FILE);
    let stop =
        Regex::new(r"\$\{(\d+)(?::((?:[^\\}$]|\\.|\$CURRENT_[A-Z]+)*)|\|([^|]+)\|)\}").unwrap();
    for (name, snippet) in snippets.as_object().unwrap() {
        assert_eq!(snippet["prefix"], **name);
        let lines = snippet["body"].as_array().unwrap();
        let body: Vec<&str> = lines.iter().map(|line| line.as_str().unwrap()).collect();
        let body = body.join("\n");
        let numbers: Vec<usize> = stop
            .captures_iter(&body)
            .map(|stop| stop[1].parse().unwrap())
            .collect();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{name}");
        assert!(!numbers.is_empty(), "{name}");
        let rest = stop.replace_all(&body, "");
        let escaped = rest
            .replace("\\}", "")
            .replace("\\$", "")
            .replace("\\\\", "");
        assert!(!escaped.contains(['}', '$', '\\']), "{name}: {escaped}");
    }
}

/// The pattern with which the editor finds problems in the output of `check`, its groups by name,
/// and the arguments of the program.
fn matcher() -> (Regex, Vec<(String, usize)>, Vec<String>) {
    let tasks = json("tasks.json");
    let task = tasks["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["problemMatcher"].is_object())
        .unwrap();
    let arguments = task["args"].as_array().unwrap().iter();
    let arguments: Vec<String> = arguments
        .map(|word| word.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(task["command"], "vindplek");
    let pattern = task["problemMatcher"]["pattern"].as_object().unwrap();
    let groups = pattern
        .iter()
        .filter_map(|(name, group)| Some((name.clone(), usize::try_from(group.as_u64()?).ok()?)));
    let regexp = Regex::new(pattern["regexp"].as_str().unwrap()).unwrap();
    (regexp, groups.collect(), arguments)
}

#[test]
fn the_problem_matcher_finds_each_problem_at_its_place() {
    let broken = COURSE_TEXT
        .replace("fase: getoetst", "fase: getoest")
        .replace(
            "Je doet dit met een collega.",
            "Lees [meer](http://voorbeeld.nl/pad).",
        );
    let project = on_disk(&[(COURSE, broken.as_bytes())]);
    write(
        project.path(),
        "content/paginas/los.md",
        b"---\ntitel: Los\nsamenvatting: Kort.\n---\n",
    );
    let (regexp, groups, arguments) = matcher();
    let done = vindplek(project.path())
        .args(&arguments)
        .args(["--as-of", TODAY])
        .output()
        .unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    let group = |name: &str| groups.iter().find(|(other, _)| other == name).unwrap().1;
    let mut found = BTreeSet::new();
    for line in said.lines() {
        let parts = regexp
            .captures(line)
            .unwrap_or_else(|| panic!("not matched: {line}"));
        let part = |name: &str| parts.get(group(name)).map_or("", |part| part.as_str());
        assert!(!part("message").contains("%0A"), "{line}");
        found.insert(format!(
            "{} {} {}:{}:{}-{}",
            part("severity"),
            part("code"),
            part("file"),
            part("line"),
            part("column"),
            part("endColumn")
        ));
    }
    for expected in [
        format!("error invalid-value {COURSE}:7:7-14"),
        "warning summary-length content/paginas/los.md:3:15-20".to_owned(),
        "notice orphan-page content/paginas/los.md:1:1-1".to_owned(),
    ] {
        assert!(found.contains(&expected), "{expected}: {found:#?}");
    }
    assert!(found.len() > 3, "{found:#?}");
}
