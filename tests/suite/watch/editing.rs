//! Files that are edited in the preview: shown at once, saved when asked, and never written over.

use std::fs;

use serde_json::{Value, json};

use super::preview::{PAGE, Preview};
use crate::support::small;

/// Asks for a change as a page of the preview does; returns the status and the message.
pub(super) fn ask(preview: &Preview, what: &str, body: &Value) -> (u16, String) {
    let (host, token) = (preview.host(), preview.token());
    let headers = [
        ("Host", host.as_str()),
        ("X-Vindplek-Token", token.as_str()),
    ];
    let path = format!("/__vindplek/{what}");
    let response = preview.request("POST", &path, &headers, &body.to_string());
    (response.status, response.text())
}

pub(super) fn set_title(file: &str, title: &str) -> Value {
    json!({"file": file, "edit": {"value": {"set": {"at": ["titel"], "value": title}}}})
}

pub(super) fn on_disk(preview: &Preview, path: &str) -> String {
    fs::read_to_string(preview.path().join(path)).unwrap()
}

pub(super) fn title_in_form(preview: &Preview) -> Value {
    let form = preview.json(&format!("/__vindplek/form?file={}", small::COURSE));
    form["fields"][0]["text"].clone()
}

#[test]
fn an_edit_shows_at_once_and_is_on_the_disk_when_it_is_saved() {
    let preview = Preview::new(&[]);
    let file = json!({"file": small::COURSE});
    assert_eq!(
        ask(&preview, "edit", &set_title(small::COURSE, "Samen: beter")).0,
        204
    );
    assert!(preview.get(PAGE).text().contains("Samen: beter"));
    assert_eq!(title_in_form(&preview), "Samen: beter");
    assert_eq!(
        preview.json("/__vindplek/state")["unsaved"],
        json!([small::COURSE])
    );
    assert_eq!(on_disk(&preview, small::COURSE), small::COURSE_TEXT);

    assert_eq!(ask(&preview, "save", &file).0, 204);
    let saved = small::COURSE_TEXT.replace("titel: Samen bewegen", "titel: \"Samen: beter\"");
    assert_eq!(on_disk(&preview, small::COURSE), saved);
    assert!(preview.get(PAGE).text().contains("Samen: beter"));
    assert_eq!(preview.json("/__vindplek/state")["unsaved"], json!([]));
    assert_eq!(
        ask(&preview, "save", &file).0,
        404,
        "nothing is left to save"
    );
}

#[test]
fn what_is_dropped_was_never_there() {
    let preview = Preview::new(&[]);
    ask(&preview, "edit", &set_title(small::COURSE, "Iets anders"));
    ask(
        &preview,
        "edit",
        &json!({"file": small::COURSE, "edit": {"body": "Andere tekst.\n"}}),
    );
    assert!(preview.get(PAGE).text().contains("Andere tekst."));
    assert_eq!(
        ask(&preview, "discard", &json!({"file": small::COURSE})).0,
        204
    );
    assert_eq!(title_in_form(&preview), "Samen bewegen");
    assert!(!preview.get(PAGE).text().contains("Andere tekst."));
    assert_eq!(on_disk(&preview, small::COURSE), small::COURSE_TEXT);
}

#[test]
fn only_files_of_the_project_with_keys_are_edited() {
    let preview = Preview::new(&[]);
    for (file, status) in [
        ("../buiten.yaml", 404),
        ("content/aanbod/weg.md", 404),
        ("/etc/passwd", 404),
        ("themes/basis/templates/course.html", 409),
    ] {
        assert_eq!(
            ask(&preview, "edit", &set_title(file, "Boef")).0,
            status,
            "{file}"
        );
    }
    let absent = json!({"file": small::COURSE, "edit": {"value": {"remove": {"at": ["weg"]}}}});
    assert_eq!(ask(&preview, "edit", &absent).0, 404);
    assert_eq!(ask(&preview, "edit", &json!({"file": 1})).0, 400);
    let (status, body) = ask(
        &preview,
        "edit",
        &json!({"file": small::COURSE, "edit": {"body": "x".repeat(5 << 20)}}),
    );
    assert_eq!(status, 413, "{body}");
    assert_eq!(
        preview.json("/__vindplek/form?file=content/aanbod/weg.md"),
        Value::Null
    );
    assert_eq!(on_disk(&preview, small::COURSE), small::COURSE_TEXT);
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_out_of_the_project() {
    let preview = Preview::new(&[]);
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("cursus.md");
    fs::write(&target, small::COURSE_TEXT).unwrap();
    let course = preview.path().join(small::COURSE);
    ask(&preview, "edit", &set_title(small::COURSE, "Erbuiten"));
    fs::remove_file(&course).unwrap();
    std::os::unix::fs::symlink(&target, &course).unwrap();
    assert_eq!(
        ask(&preview, "save", &json!({"file": small::COURSE})).0,
        409
    );
    assert_eq!(fs::read_to_string(target).unwrap(), small::COURSE_TEXT);
}

#[test]
fn the_terminal_tells_of_what_is_saved() {
    let preview = Preview::new(&[]);
    preview.until(|state| state["rendered"] == state["revision"]);
    let told = || preview.reported.problems.lock().unwrap().clone();
    let before = told();
    let wrong = json!({"file": small::COURSE, "edit": {"value": {"set": {"at": ["soort"], "value": "weg"}}}});
    assert_eq!(ask(&preview, "edit", &wrong).0, 204);
    let errors = |state: &Value| state["problems"]["errors"].as_u64();
    preview.until(|state| errors(state) == Some(1));
    assert_eq!(told(), before);
    assert_eq!(
        ask(&preview, "save", &json!({"file": small::COURSE})).0,
        204
    );
    preview.until(|_| told().last() == Some(&1));
    assert_eq!(preview.reported.changes.lock().unwrap().len(), 0);
}
