//! What is not saved: it can be undone, meets what others save, and a fix is one more edit of it.

use std::fs;

use serde_json::{Value, json};

use super::editing::{ask, on_disk, set_title, title_in_form};
use super::preview::{PAGE, Preview};
use crate::support::small;

fn form(preview: &Preview) -> Value {
    preview.json(&format!("/__vindplek/form?file={}", small::COURSE))
}

fn file() -> Value {
    json!({"file": small::COURSE})
}

#[test]
fn edits_are_undone_and_made_again_also_after_saving() {
    let preview = Preview::new(&[]);
    assert_eq!(form(&preview)["can_undo"], false);
    assert_eq!(ask(&preview, "undo", &file()).0, 404);
    ask(&preview, "edit", &set_title(small::COURSE, "Twee"));
    assert_eq!(ask(&preview, "save", &file()).0, 204);
    assert_eq!(ask(&preview, "undo", &file()).0, 204);
    assert_eq!(title_in_form(&preview), "Samen bewegen");
    assert!(preview.get(PAGE).text().contains("Samen bewegen"));
    assert!(on_disk(&preview, small::COURSE).contains("titel: Twee"));
    assert_eq!(form(&preview)["can_redo"], true);
    assert_eq!(ask(&preview, "redo", &file()).0, 204);
    assert_eq!(title_in_form(&preview), "Twee");
    ask(&preview, "undo", &file());
    assert_eq!(ask(&preview, "save", &file()).0, 204);
    assert_eq!(on_disk(&preview, small::COURSE), small::COURSE_TEXT);
}

#[test]
fn what_somebody_else_saved_is_brought_in_or_chosen() {
    let preview = Preview::new(&[]);
    ask(&preview, "edit", &set_title(small::COURSE, "Van de een"));
    let theirs = small::COURSE_TEXT.replace("vorm: online", "vorm: fysiek");
    fs::write(preview.path().join(small::COURSE), &theirs).unwrap();
    preview.until(|state| state["revision"].as_u64() >= Some(3));
    assert_eq!(form(&preview)["conflicts"], json!([]));
    assert_eq!(title_in_form(&preview), "Van de een");
    assert_eq!(ask(&preview, "save", &file()).0, 204);
    let both = theirs.replace("Samen bewegen", "Van de een");
    assert_eq!(on_disk(&preview, small::COURSE), both);

    ask(&preview, "edit", &set_title(small::COURSE, "Nog eens"));
    let theirs = both.replace("Van de een", "Van de ander");
    fs::write(preview.path().join(small::COURSE), &theirs).unwrap();
    let conflicts = form(&preview)["conflicts"].clone();
    assert_eq!(
        conflicts,
        json!([{
            "at": {"value": ["titel"]},
            "before": "Van de een",
            "mine": "Nog eens",
            "theirs": "Van de ander",
            "chosen": null,
        }])
    );
    let (status, message) = ask(&preview, "save", &file());
    assert_eq!(status, 409);
    assert!(message.contains("intussen veranderd"), "{message}");
    assert_eq!(on_disk(&preview, small::COURSE), theirs);
    assert_eq!(title_in_form(&preview), "Nog eens", "nothing is lost");
    let settle = |choices: Value| {
        let body = json!({"file": small::COURSE, "choices": choices});
        ask(&preview, "settle", &body).0
    };
    assert_eq!(settle(json!([])), 409);
    assert_eq!(settle(json!([[conflicts[0]["at"], "mine"]])), 204);
    assert_eq!(ask(&preview, "save", &file()).0, 204);
    assert_eq!(
        on_disk(&preview, small::COURSE),
        theirs.replace("Van de ander", "Nog eens")
    );
}

#[test]
fn a_file_that_somebody_else_removed_is_kept_or_let_go() {
    let preview = Preview::new(&[]);
    let remove_edited = |title: &str| {
        ask(&preview, "edit", &set_title(small::COURSE, title));
        fs::remove_file(preview.path().join(small::COURSE)).unwrap();
        let told = form(&preview);
        let conflicts = &told["conflicts"];
        assert_eq!(conflicts[0]["at"], json!("file"), "{told}");
        assert_eq!(conflicts[0]["theirs"], Value::Null);
    };
    let settle = |side: &str| {
        let body = json!({"file": small::COURSE, "choices": [["file", side]]});
        assert_eq!(ask(&preview, "settle", &body).0, 204);
    };
    remove_edited("Gebleven");
    settle("mine");
    assert_eq!(form(&preview)["is_new"], true);
    assert_eq!(ask(&preview, "save", &file()).0, 204);
    assert!(on_disk(&preview, small::COURSE).contains("titel: Gebleven"));
    remove_edited("Nog iets");
    settle("theirs");
    assert_eq!(form(&preview), Value::Null);
    assert_eq!(preview.json("/__vindplek/state")["unsaved"], json!([]));
}

#[test]
fn a_fix_in_a_file_with_unsaved_edits_is_one_of_them() {
    let preview = Preview::new(&[(
        small::COURSE,
        small::COURSE_TEXT
            .replace("doelgroepen", "doelgoepen")
            .as_bytes(),
    )]);
    let before = on_disk(&preview, small::COURSE);
    ask(&preview, "edit", &set_title(small::COURSE, "Anders"));
    let problems = form(&preview);
    let fields = problems["fields"].as_array().unwrap();
    let fixes = fields.iter().flat_map(|field| {
        let problems = field["problems"].as_array().unwrap();
        problems
            .iter()
            .filter_map(|problem| problem["fix"].as_str())
    });
    let fix: Vec<&str> = fixes.collect();
    assert_eq!(ask(&preview, "fix", &json!({"id": fix[0]})).0, 204);
    assert_eq!(on_disk(&preview, small::COURSE), before);
    assert_eq!(ask(&preview, "save", &file()).0, 204);
    assert_eq!(
        on_disk(&preview, small::COURSE),
        small::COURSE_TEXT.replace("Samen bewegen", "Anders")
    );
}

#[test]
fn what_is_not_saved_outlives_the_program() {
    let mut preview = Preview::new(&[]);
    ask(&preview, "edit", &set_title(small::COURSE, "Nog niet"));
    preview.restart();
    assert_eq!(title_in_form(&preview), "Nog niet");
    assert_eq!(on_disk(&preview, small::COURSE), small::COURSE_TEXT);
    ask(&preview, "discard", &file());
    assert!(
        !preview.path().join(".vindplek").exists(),
        "nothing is left"
    );
    preview.restart();
    assert_eq!(title_in_form(&preview), "Samen bewegen");
}

#[test]
fn problems_are_the_same_before_and_after_saving() {
    let preview = Preview::new(&[]);
    let problems = |preview: &Preview| {
        let settled = |state: &Value| state["problems"]["revision"] == state["revision"];
        preview.until(settled);
        preview.json("/__vindplek/problems")["problems"].clone()
    };
    for (key, value) in [("soort", "weg"), ("bijgewerkt", "gisteren"), ("titel", "")] {
        let edit = json!({"file": small::COURSE, "edit": {"value": {"set": {"at": [key], "value": value}}}});
        assert_eq!(ask(&preview, "edit", &edit).0, 204);
        let unsaved = problems(&preview);
        assert_ne!(unsaved, json!([]), "{key}");
        assert_eq!(ask(&preview, "save", &file()).0, 204);
        assert_eq!(problems(&preview), unsaved, "{key}");
    }
}
