use super::*;

fn scope(source: &Source) -> Option<FormScope> {
    let end = source.text().find("---")?;
    Some(FormScope {
        keys: Vec::new(),
        yaml: 0..end,
        body: Some(end + 3..source.text().len()),
    })
}

/// The text after some edits.
fn edited(text: &str, edits: &[&str]) -> String {
    let mut file = UnsavedFile::open(Source::new("a.md".into(), text));
    for edit in edits {
        file.edit(serde_json::from_str(edit).unwrap(), &scope)
            .unwrap();
    }
    assert_eq!(file.is_changed(), file.text().text() != text);
    file.text().text().to_owned()
}

fn title(text: &str) -> String {
    format!(r#"{{"value": {{"set": {{"at": ["titel"], "value": "{text}"}}}}}}"#)
}

#[test]
fn a_half_typed_word_leaves_no_trace() {
    let typed = [title("Stap 1:"), title("Stap 1: x"), title("Stap een")];
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    assert_eq!(edited("titel: Stap\n---", &typed), "titel: Stap een\n---");
    let back = [title("Een: x"), title("Een")];
    let back: Vec<&str> = back.iter().map(String::as_str).collect();
    assert_eq!(edited("titel: 'Een'\n---", &back), "titel: 'Een'\n---");
}

#[test]
fn edits_of_what_has_moved_find_it() {
    let edits = [
        r#"{"value": {"set": {"at": ["a", 0], "value": "x"}}}"#,
        r#"{"value": {"move": {"at": ["a", 0], "to": 1}}}"#,
        r#"{"value": {"set": {"at": ["a", 0], "value": "p"}}}"#,
        r#"{"value": {"remove": {"at": ["a", 1]}}}"#,
    ];
    assert_eq!(edited("a: [p, q]\n---", &edits[..3]), "a: [p, x]\n---");
    assert_eq!(edited("a: [p, q]\n---", &edits), "a: [p]\n---");
}

#[test]
fn a_refused_edit_leaves_the_file_as_it_was() {
    let mut file = UnsavedFile::open(Source::new("a.md".into(), "titel: Een\n---"));
    let edit = serde_json::from_str(&title("Twee")).unwrap();
    file.edit(edit, &scope).unwrap();
    let absent = serde_json::from_str(r#"{"value": {"remove": {"at": ["b"]}}}"#).unwrap();
    assert_eq!(file.edit(absent, &scope), Err(ValueRefusal::Absent));
    assert_eq!(file.text().text(), "titel: Twee\n---");
    assert_eq!(file.on_disk().unwrap().text(), "titel: Een\n---");
    assert!(file.can_undo(), "of the first edit");
}

#[test]
fn lines_of_a_text_that_do_not_change_keep_their_ends() {
    let body = |text: &str| serde_json::json!({"body": text}).to_string();
    let text = "a: 1\n---\r\nEen\nTwee\r\nDrie";
    assert_eq!(
        edited(text, &[&body("\nEen\nAnders\nen meer\nDrie")]),
        "a: 1\n---\r\nEen\nAnders\r\nen meer\r\nDrie"
    );
    assert_eq!(edited(text, &[&body("\nEen\nTwee\nDrie")]), text);
    assert_eq!(
        edited(text, &[&body("\nEen\nTwee\nDrie\n")]),
        "a: 1\n---\r\nEen\nTwee\r\nDrie\r\n"
    );
    assert_eq!(
        edited(text, &[&body("x"), &body("\nEen\nTwee\nDrie")]),
        text
    );
}

fn set(file: &mut UnsavedFile, key: &str, value: &str) {
    let edit = format!(r#"{{"value": {{"set": {{"at": ["{key}"], "value": "{value}"}}}}}}"#);
    file.edit(serde_json::from_str(&edit).unwrap(), &scope)
        .unwrap();
}

#[test]
fn going_back_ends_at_what_was_opened_also_after_saving() {
    let opened = "titel: Een\nprijs: 1\n---";
    let mut file = UnsavedFile::open(Source::new("a.md".into(), opened));
    set(&mut file, "titel", "Tw");
    set(&mut file, "titel", "Twee");
    set(&mut file, "prijs", "2");
    file.is_saved();
    assert!(!file.is_changed());
    set(&mut file, "titel", "Drie");

    let mut texts = Vec::new();
    while file.undo() {
        texts.push(file.text().text().to_owned());
    }
    assert_eq!(
        texts,
        [
            "titel: Twee\nprijs: 2\n---",
            "titel: Twee\nprijs: 1\n---",
            opened
        ]
    );
    assert!(file.is_changed(), "the disk has what was saved");
    while file.redo() {}
    assert_eq!(file.text().text(), "titel: Drie\nprijs: 2\n---");
    file.drop_changes();
    assert_eq!(file.text().text(), "titel: Twee\nprijs: 2\n---");
    assert!(file.undo() && file.is_changed());
}

#[test]
fn what_somebody_else_saved_is_brought_in_once_nothing_conflicts() {
    let source = |text: &str| Source::new("a.md".into(), text);
    let mut file = UnsavedFile::open(source("titel: Een\nprijs: 1\n---"));
    set(&mut file, "titel", "Twee");
    let theirs = source("titel: Een\nprijs: 3\n---");
    assert_eq!(file.bring_in(&theirs, &scope, &|_| None), []);
    assert_eq!(file.text().text(), "titel: Twee\nprijs: 3\n---");
    assert_eq!(file.on_disk(), Some(&theirs));
    assert!(!file.can_undo(), "that would undo their work");

    let theirs = source("titel: Drie\nprijs: 3\n---");
    assert_eq!(file.bring_in(&theirs, &scope, &|_| None).len(), 1);
    assert_eq!(file.text().text(), "titel: Twee\nprijs: 3\n---");
    assert_eq!(file.bring_in(&theirs, &scope, &|_| Some(Side::Mine)), []);
    assert_eq!(file.text().text(), "titel: Twee\nprijs: 3\n---");
    assert!(file.is_changed());
    file.is_saved();
    assert_eq!(file.on_disk().unwrap().text(), "titel: Twee\nprijs: 3\n---");
}

#[test]
fn a_new_file_is_unsaved_until_it_is_on_the_disk() {
    let mut file = UnsavedFile::restored(None, Source::new("a.md".into(), "titel: Een\n---"));
    assert!(file.is_changed());
    file.drop_changes();
    assert!(file.is_changed(), "there is nothing to go back to");
    file.is_saved();
    assert!(!file.is_changed());
}

#[test]
fn many_edits_are_one_text() {
    let mut file = UnsavedFile::open(Source::new("a.md".into(), "titel: Een\n---"));
    for number in 0..100 {
        set(
            &mut file,
            &format!("sleutel{}", number % 40),
            &format!("w{number}"),
        );
    }
    assert!(file.text().text().contains("sleutel39: w79\n"));
    assert!(file.text().text().contains("sleutel19: w99\n"));
}
