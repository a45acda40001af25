//! What each edit does to a text, and that nothing else changes.

use super::*;
use crate::draft::usable_keys;
use crate::model::layout::{Location, locate};

fn course_keys() -> Vec<Key> {
    let Location::Document(at) = locate(&"content/aanbod/a.md".into()) else {
        panic!("the path of a course");
    };
    usable_keys(&at, false).into_iter().copied().collect()
}

fn try_edit(text: &str, edit: &str) -> Result<String, ValueRefusal> {
    let edit: ValueEdit = serde_json::from_str(edit).unwrap();
    let source = Source::new("a.yaml".into(), text);
    edit_value(&source, 0..text.len(), &course_keys(), &edit)
}

#[track_caller]
fn assert_edit(before: &str, edit: &str, after: &str) {
    assert_eq!(
        try_edit(before, edit).as_deref(),
        Ok(after),
        "{before}\n{edit}"
    );
}

/// An edit that sets the key `titel`.
#[track_caller]
fn assert_title(before: &str, title: &str, after: &str) {
    let edit = serde_json::json!({"set": {"at": ["titel"], "value": title}});
    assert_edit(before, &edit.to_string(), after);
}

#[test]
fn a_text_keeps_its_quotes_and_comment() {
    assert_title(
        "titel: Een # zo\nx: 1\n",
        "Twee",
        "titel: Twee # zo\nx: 1\n",
    );
    assert_title("titel: 'Een' # zo\n", "Foto's", "titel: 'Foto''s' # zo\n");
    assert_title(
        "titel: \"Een\"\n",
        "Zeg \"ja\"",
        "titel: \"Zeg \\\"ja\\\"\"\n",
    );
    assert_title(
        "titel:   Een\r\nx: 1\r\n",
        "Twee",
        "titel:   Twee\r\nx: 1\r\n",
    );
    assert_title(
        "titel: Wat is \"x\"?\n",
        "Wat is \"y\"?",
        "titel: Wat is \"y\"?\n",
    );
    assert_title("titel:\n  Een\n", "Twee", "titel:\n  Twee\n");
}

#[test]
fn a_text_that_would_be_misread_gets_quotes() {
    assert_title(
        "titel: Een\n",
        "Stap 1: beginnen",
        "titel: \"Stap 1: beginnen\"\n",
    );
    assert_title("titel: Een\n", "Een # hekje", "titel: \"Een # hekje\"\n");
    assert_title("titel: Een\n", "null", "titel: \"null\"\n");
    assert_title("titel: Een\n", "- streep", "titel: \"- streep\"\n");
    assert_title("titel: Een\n", "true", "titel: \"true\"\n");
    assert_edit(
        "themas: [a, b]\n",
        r#"{"set": {"at": ["themas", 1], "value": "b, c"}}"#,
        "themas: [a, \"b, c\"]\n",
    );
}

#[test]
fn a_text_of_several_lines_keeps_the_lines_that_do_not_change() {
    assert_title(
        "titel: >-\n  Een lange\n  tekst op\n  regels.\nx: 1\n",
        "Een lange zin op regels.",
        "titel: >-\n  Een lange\n  zin op\n  regels.\nx: 1\n",
    );
    assert_title(
        "titel: Een lange\n  tekst hier\nx: 1\n",
        "Een korte tekst hier",
        "titel: Een korte\n  tekst hier\nx: 1\n",
    );
    assert_title(
        "titel: |\n    een\n\n    twee\nx: 1\n",
        "een\n\ntwee en\ndrie",
        "titel: |\n    een\n\n    twee en\n    drie\nx: 1\n",
    );
    assert_title(
        "titel: >\r\n  een\r\n  twee\r\n\r\n  drie\r\nx: 1\r\n",
        "een twee\ndrie\nvier",
        "titel: >\r\n  een\r\n  twee\r\n\r\n  drie\r\n\r\n  vier\r\nx: 1\r\n",
    );
    assert_title(
        "titel: een\nx: 1\n",
        "een\ntwee",
        "titel: |\n  een\n  twee\nx: 1\n",
    );
    assert_title("titel: een\n", "  een\ntwee", "titel: \"  een\\ntwee\"\n");
}

#[test]
fn a_value_takes_the_place_of_one_of_another_form() {
    let known = r#"{"set": {"at": ["kosten"], "value": {"bedrag": "10", "btw": "vrijgesteld"}}}"#;
    assert_edit(
        "kosten: onbekend # nog niet\nvorm: online\n",
        known,
        "kosten: # nog niet\n  bedrag: 10\n  btw: vrijgesteld\nvorm: online\n",
    );
    assert_edit(
        "kosten:\n  bedrag: 10\n  btw: vrijgesteld\nvorm: online\n",
        r#"{"set": {"at": ["kosten"], "value": "onbekend"}}"#,
        "kosten: onbekend\nvorm: online\n",
    );
    assert_edit(
        "kosten:\nvorm: online\n",
        r#"{"set": {"at": ["kosten"], "value": "gratis"}}"#,
        "kosten: gratis\nvorm: online\n",
    );
    assert_edit(
        "kosten: gratis\nvorm: online\n",
        r#"{"set": {"at": ["kosten"], "value": ""}}"#,
        "kosten:\nvorm: online\n",
    );
}

#[test]
fn a_new_key_comes_where_it_is_usually_written() {
    assert_edit(
        "titel: Een\n# Over de vorm.\nvorm: online\n",
        r#"{"set": {"at": ["samenvatting"], "value": "Kort"}}"#,
        "titel: Een\nsamenvatting: Kort\n# Over de vorm.\nvorm: online\n",
    );
    assert_edit(
        "vorm: online",
        r#"{"set": {"at": ["titel"], "value": "Een"}}"#,
        "titel: Een\nvorm: online",
    );
    assert_edit(
        "titel: Een",
        r#"{"set": {"at": ["vorm"], "value": "online"}}"#,
        "titel: Een\nvorm: online",
    );
    assert_edit(
        "",
        r#"{"set": {"at": ["titel"], "value": "Een"}}"#,
        "titel: Een\n",
    );
    assert_edit(
        "titel: Een\n",
        r#"{"set": {"at": ["afbeelding", "alt"], "value": "Een zaal"}}"#,
        "titel: Een\nafbeelding:\n  alt: Een zaal\n",
    );
    assert_edit(
        "uitvoeringen:\n  - start: 2026-03-01\n  - start: 2026-04-01\n",
        r#"{"set": {"at": ["uitvoeringen", 0, "plaats"], "value": "Assen"}}"#,
        "uitvoeringen:\n  - start: 2026-03-01\n    plaats: Assen\n  - start: 2026-04-01\n",
    );
    assert_edit(
        "uitvoeringen: [{start: 2026-03-01}]\n",
        r#"{"set": {"at": ["uitvoeringen", 0, "plaats"], "value": "Assen, bij De Bult"}}"#,
        "uitvoeringen: [{start: 2026-03-01, plaats: \"Assen, bij De Bult\"}]\n",
    );
}

#[test]
fn a_removed_key_takes_only_its_own_lines() {
    let remove = |way: &str| format!(r#"{{"remove": {{"at": {way}}}}}"#);
    assert_edit(
        "titel: Een\n# Waarom.\nkosten:\n  bedrag: 10\nvorm: online\n",
        &remove(r#"["kosten"]"#),
        "titel: Een\n# Waarom.\nvorm: online\n",
    );
    assert_edit(
        "a:\n  - start: 1\n    # plek\n    plaats: Assen\n",
        &remove(r#"["a", 0, "start"]"#),
        "a:\n  - # plek\n    plaats: Assen\n",
    );
    assert_edit("a: {b: 1, c: 2}\n", &remove(r#"["a", "c"]"#), "a: {b: 1}\n");
    assert_edit("x: 1\na:\n  b: 1\n", &remove(r#"["a", "b"]"#), "x: 1\n");
    assert_eq!(
        try_edit("a: 1\n", &remove(r#"["b"]"#)),
        Err(ValueRefusal::Absent)
    );
}

#[test]
fn items_are_added_in_the_style_of_their_list() {
    let insert = |before: usize, value: &str| {
        format!(r#"{{"insert": {{"at": ["a"], "before": {before}, "value": {value}}}}}"#)
    };
    assert_edit(
        "a: [p, q] # r\n",
        &insert(1, r#""x""#),
        "a: [p, x, q] # r\n",
    );
    assert_edit("a: [p]\n", &insert(1, r#""x""#), "a: [p, x]\n");
    assert_edit("a: []\n", &insert(0, r#""x""#), "a: [x]\n");
    assert_edit("b: 1\n", &insert(0, r#""x""#), "b: 1\na: [x]\n");
    assert_edit(
        "a:\n- p\n# over q\n- q # r\nb: 1\n",
        &insert(1, r#""x""#),
        "a:\n- p\n- x\n# over q\n- q # r\nb: 1\n",
    );
    assert_edit(
        "a:\r\n  -  p: 1\r\n",
        &insert(1, r#"{"p": "2", "q": "regel\nregel"}"#),
        "a:\r\n  -  p: 1\r\n  -  p: 2\r\n     q: |\r\n       regel\r\n       regel\r\n",
    );
}

#[test]
fn items_are_removed_without_touching_the_others() {
    let remove = |at: usize| format!(r#"{{"remove": {{"at": ["a", {at}]}}}}"#);
    assert_edit("a: [p, q, r]\n", &remove(0), "a: [q, r]\n");
    assert_edit("a: [p, q, r]\n", &remove(2), "a: [p, q]\n");
    assert_edit(
        "a:\n  - p\n  # over q\n  - q\nb: 1\n",
        &remove(0),
        "a:\n  # over q\n  - q\nb: 1\n",
    );
    assert_edit("a:\n  - p\n  - q", &remove(1), "a:\n  - p");
    assert_edit("b: 1\na: [p]\n", &remove(0), "b: 1\n");
}

#[test]
fn an_item_moves_with_the_comment_above_it() {
    let edit = r#"{"move": {"at": ["a", 2], "to": 0}}"#;
    assert_edit(
        "a:\n  # de lijst\n  - p # 1\n\n  - q\n  # over r\n  - r:\n      s: 1\nb: 1\n",
        edit,
        "a:\n  # de lijst\n  # over r\n  - r:\n      s: 1\n\n  - p # 1\n  - q\nb: 1\n",
    );
    assert_edit("a: [p, q, r]", edit, "a: [r, p, q]");
    assert_edit("a:\n- p\n- q\n- r", edit, "a:\n- r\n- p\n- q");
}

#[test]
fn what_is_already_so_changes_nothing() {
    assert_title("titel: 'Een'\n", "Een", "titel: 'Een'\n");
    assert_edit(
        "a: [p , 'q']\n",
        r#"{"set": {"at": ["a"], "value": ["p", "q"]}}"#,
        "a: [p , 'q']\n",
    );
}

#[test]
fn an_item_of_several_lines_is_edited_as_a_whole() {
    let text = "a:\n  - |\n    een\n    twee\n  - drie\n";
    let set =
        |value: &str| serde_json::json!({"set": {"at": ["a", 0], "value": value}}).to_string();
    assert_edit(
        text,
        &set("een\nvier"),
        "a:\n  - |\n    een\n    vier\n  - drie\n",
    );
    assert_edit(
        text,
        r#"{"set": {"at": ["a", 0], "value": {"b": "1"}}}"#,
        "a:\n  - b: 1\n  - drie\n",
    );
    assert_edit(
        text,
        r#"{"move": {"at": ["a", 0], "to": 1}}"#,
        "a:\n  - drie\n  - |\n    een\n    twee\n",
    );
    assert_edit(text, r#"{"remove": {"at": ["a", 0]}}"#, "a:\n  - drie\n");
}
