//! Random edits of values in every file of the real content and in random YAML, judged by serde_yaml:
//! the edited value has become what was asked, everything else still says what it said, and outside
//! of the edited key every line is as it was.

use serde_yaml::Value as Theirs;
use vindplek::draft::usable_keys;
use vindplek::edit::values::{NewValue, ValueEdit, ValueRefusal, ValueStep, edit_value};
use vindplek::model::layout::{Location, locate};
use vindplek::model::shape::Key;
use vindplek::model::yaml_files::keys_at;
use vindplek::source::Source;
use vindplek::syntax::front_matter;

use crate::support::random::Random;
use crate::support::yaml::{project_files, random_yaml};

/// Texts that are easy to write wrongly.
const TEXTS: [&str; 32] = [
    "Samen sporten",
    "Een: twee",
    "x # y",
    "# x",
    "",
    "true",
    "ja",
    "Yes",
    "null",
    "~",
    "12",
    "1.250",
    "2026-03-01",
    "foto's",
    "zeg \"ja\"",
    "'",
    "\"",
    "[x",
    "{y",
    "- z",
    "a, b",
    "eerste regel\ntweede: regel",
    "een\n\ndrie\n# vier",
    "\u{20ac} \u{201c}\u{fc}\u{201d} \u{1f3c3}",
    " ervoor",
    "@x",
    "%",
    "| x",
    "> x",
    "a\tb",
    "https://voorbeeld.nl/?a=b#c",
    "einde:",
];

/// A value as text, so that `12` and `'12'` are alike.
fn plain(value: &Theirs) -> Theirs {
    match value {
        Theirs::Null => Theirs::Null,
        Theirs::Bool(truth) => Theirs::String(truth.to_string()),
        Theirs::Number(number) => Theirs::String(number.to_string()),
        Theirs::String(text) => plain_text(text),
        Theirs::Sequence(items) => Theirs::Sequence(items.iter().map(plain).collect()),
        Theirs::Mapping(map) => {
            let entries = map.iter().map(|(key, value)| (plain(key), plain(value)));
            Theirs::Mapping(entries.collect())
        }
        Theirs::Tagged(tagged) => plain(&tagged.value),
    }
}

fn plain_text(text: &str) -> Theirs {
    match serde_yaml::from_str::<serde_yaml::Number>(text) {
        _ if text.is_empty() => Theirs::Null,
        Ok(number) => Theirs::String(number.to_string()),
        Err(_) => Theirs::String(text.trim_end_matches('\n').to_owned()),
    }
}

fn read(text: &str) -> Theirs {
    let read: Theirs = serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    match plain(&read) {
        Theirs::Null => Theirs::Mapping(Default::default()),
        value => value,
    }
}

/// Every way to a value inside a value.
fn ways(value: &Theirs, way: &[ValueStep], found: &mut Vec<Vec<ValueStep>>) {
    let children: Vec<(ValueStep, &Theirs)> = match value {
        Theirs::Sequence(items) => {
            let items = items.iter().enumerate();
            items
                .map(|(at, item)| (ValueStep::Item(at), item))
                .collect()
        }
        Theirs::Mapping(map) => {
            let keyed = |(key, value)| Some((ValueStep::Key(str_of(key)?), value));
            map.iter().filter_map(keyed).collect()
        }
        _ => Vec::new(),
    };
    for (step, child) in children {
        let way = [way, &[step]].concat();
        found.push(way.clone());
        ways(child, &way, found);
    }
}

fn str_of(key: &Theirs) -> Option<String> {
    key.as_str().map(str::to_owned)
}

fn at_mut<'v>(value: &'v mut Theirs, way: &[ValueStep]) -> Option<&'v mut Theirs> {
    way.iter().try_fold(value, |value, step| match step {
        ValueStep::Item(at) => value.as_sequence_mut()?.get_mut(*at),
        ValueStep::Key(key) => value.as_mapping_mut()?.get_mut(key.as_str()),
    })
}

fn theirs(value: &NewValue) -> Theirs {
    match value {
        NewValue::Text(text) => plain_text(text),
        NewValue::List(items) => Theirs::Sequence(items.iter().map(theirs).collect()),
        NewValue::Record(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| (Theirs::String(key.clone()), theirs(value)));
            Theirs::Mapping(entries.collect())
        }
    }
}

/// Removes a value and what is empty without it.
fn remove(value: &mut Theirs, way: &[ValueStep]) {
    let Some((last, above)) = way.split_last() else {
        return;
    };
    let holder = at_mut(value, above).unwrap();
    let is_empty = match (holder, last) {
        (Theirs::Sequence(items), ValueStep::Item(at)) => {
            items.remove(*at);
            items.is_empty()
        }
        (Theirs::Mapping(map), ValueStep::Key(key)) => {
            map.shift_remove(key.as_str());
            map.is_empty()
        }
        _ => panic!("{way:?}"),
    };
    if is_empty {
        remove(value, above);
    }
}

fn random_value(random: &mut Random) -> NewValue {
    let mut text = || NewValue::Text(random.one_of(&TEXTS).to_owned());
    let (one, two) = (text(), text());
    match random.below(6) {
        0 => NewValue::List(vec![one, two]),
        1 => NewValue::Record([("naam".to_owned(), one), ("url".to_owned(), two)].into()),
        _ => one,
    }
}

/// A random edit of a value, and what it makes of it.
fn random_edit(random: &mut Random, before: &Theirs) -> (ValueEdit, Theirs) {
    let mut after = before.clone();
    let mut all = Vec::new();
    ways(before, &[], &mut all);
    let value = random_value(random);
    if all.is_empty() || random.one_in(6) {
        let at = vec![ValueStep::Key("nieuw".to_owned())];
        let map = after.as_mapping_mut().unwrap();
        map.insert("nieuw".into(), theirs(&value));
        return (ValueEdit::Set { at, value }, after);
    }
    let at = all.swap_remove(random.below(all.len()));
    let found = at_mut(&mut after, &at).unwrap();
    let edit = match found {
        Theirs::Sequence(items) if random.one_in(2) => {
            let before = random.below(items.len() + 1);
            items.insert(before, theirs(&value));
            ValueEdit::Insert { at, before, value }
        }
        Theirs::Sequence(items) if items.len() > 1 => {
            let (from, to) = (random.below(items.len()), random.below(items.len()));
            let item = items.remove(from);
            items.insert(to, item);
            let at = [at, vec![ValueStep::Item(from)]].concat();
            ValueEdit::Move { at, to }
        }
        _ if random.one_in(4) => {
            remove(&mut after, &at);
            ValueEdit::Remove { at }
        }
        _ => {
            *found = theirs(&value);
            ValueEdit::Set { at, value }
        }
    };
    (edit, after)
}

/// The outermost key that an edit is in.
fn outermost(edit: &ValueEdit) -> &str {
    let (ValueEdit::Set { at, .. }
    | ValueEdit::Remove { at }
    | ValueEdit::Insert { at, .. }
    | ValueEdit::Move { at, .. }) = edit;
    match at.first() {
        Some(ValueStep::Key(key)) => key,
        _ => panic!("{edit:?}"),
    }
}

/// The lines of a text outside of an outermost key and its value, without blank ones and comments.
fn other_lines<'t>(text: &'t str, key: &str) -> Vec<&'t str> {
    let mut is_own = false;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let name = line.split(':').next().unwrap_or_default();
        if !line.starts_with([' ', '-']) {
            is_own = name.trim_matches(['"', '\'']) == key;
        }
        if !is_own {
            lines.push(line);
        }
    }
    lines
}

/// The comments of a text that are lines of their own.
fn comments(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with('#')).collect()
}

/// Whether an edit takes nothing away but a text.
fn keeps_comments(edit: &ValueEdit, before: &Theirs) -> bool {
    let ValueEdit::Set { at, .. } = edit else {
        return matches!(edit, ValueEdit::Insert { .. });
    };
    let present = at_mut(&mut before.clone(), at).cloned();
    !matches!(present, Some(Theirs::Sequence(_) | Theirs::Mapping(_)))
}

/// Makes random edits in a range of a text and returns how many were made and how many refused.
fn edit_at_random(
    name: &str,
    text: &str,
    range: std::ops::Range<usize>,
    keys: &[Key],
    seeds: std::ops::Range<u64>,
) -> (usize, usize) {
    let source = Source::new(name.into(), text);
    let before = read(&text[range.clone()]);
    let (mut made, mut refused) = (0, 0);
    for seed in seeds {
        let (edit, wanted) = random_edit(&mut Random::new(seed), &before);
        let after = match edit_value(&source, range.clone(), keys, &edit) {
            Ok(after) => after,
            Err(ValueRefusal::Unwritable) => {
                refused += 1;
                continue;
            }
            Err(refusal) => panic!("{name}, seed {seed}: {refusal:?}\n{edit:?}"),
        };
        made += 1;
        let shown = || format!("{name}, seed {seed}\n{edit:?}\n{after}");
        assert!(after.starts_with(&text[..range.start]), "{}", shown());
        assert!(after.ends_with(&text[range.end..]), "{}", shown());
        let yaml = &after[range.start..after.len() - (text.len() - range.end)];
        assert_eq!(read(yaml), wanted, "{}", shown());
        let key = outermost(&edit);
        assert_eq!(
            other_lines(yaml, key),
            other_lines(&text[range.clone()], key),
            "{}",
            shown()
        );
        if keeps_comments(&edit, &before) {
            let own = comments(&text[range.clone()]);
            assert_eq!(comments(yaml), own, "{}", shown());
        }
        let foreign = match text.contains("\r\n") {
            true => after.replace("\r\n", "").contains('\n'),
            false => after.contains('\r'),
        };
        assert!(!foreign, "{}", shown());
    }
    (made, refused)
}

#[test]
fn an_edit_of_the_content_changes_one_value_and_nothing_else() {
    let mut total = (0, 0);
    let files = [project_files("md"), project_files("yaml")].concat();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (at, path) in files.iter().enumerate() {
        let name = path
            .strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let text = std::fs::read_to_string(path).unwrap();
        let source = Source::new((*name).into(), &text);
        let (range, keys) = match locate(source.path()) {
            Location::Document(document) => {
                let keys = usable_keys(&document, false);
                (
                    front_matter::split(&source).yaml.unwrap(),
                    keys.into_iter().copied().collect(),
                )
            }
            location => match keys_at(&location) {
                Some(keys) => (0..text.len(), keys.to_vec()),
                None => continue,
            },
        };
        let first = 1000 * at as u64;
        let found = edit_at_random(&name, &text, range, &keys, first..first + 30);
        total = (total.0 + found.0, total.1 + found.1);
    }
    assert!(total.0 > 2_000, "{total:?}");
    assert!(
        total.1 * 100 < total.0,
        "more than one in a hundred was refused: {total:?}"
    );
}

#[test]
fn an_edit_of_random_yaml_changes_one_value_and_nothing_else() {
    let mut total = (0, 0);
    for seed in 0..1_500 {
        let text = random_yaml(seed);
        let seeds = 10 * seed..10 * seed + 4;
        let found = edit_at_random("random.yaml", &text, 0..text.len(), &[], seeds);
        total = (total.0 + found.0, total.1 + found.1);
    }
    assert!(
        total.1 * 20 < total.0,
        "more than one in twenty was refused: {total:?}"
    );
}
