//! What is begun, copied, renamed and removed from a page of the preview.

use std::fs;

use serde_json::{Value, json};

use super::editing::{ask, on_disk, set_title};
use super::preview::{PAGE, Preview};
use crate::support::small;

fn begin(preview: &Preview, wish: &Value) -> Value {
    let (status, answer) = ask(preview, "begin", wish);
    assert_eq!(status, 200, "{answer}");
    serde_json::from_str(&answer).unwrap()
}

#[test]
fn a_course_is_begun_without_writing_anything() {
    let preview = Preview::new(&[]);
    let wish = json!({"thing": "cursus", "title": "Samen spelen", "region": "noord"});
    let begun = begin(&preview, &wish);
    let path = "regions/noord/content/aanbod/samen-spelen.md";
    let page = "/noord/aanbod/samen-spelen/";
    assert_eq!(begun, json!({"file": path, "page": page}));
    assert!(!preview.path().join(path).exists());
    ask(&preview, "travel", &json!({"drafts": true}));
    assert_eq!(preview.get(page).status, 200);
    let (status, message) = ask(&preview, "begin", &wish);
    assert_eq!(status, 409);
    assert!(
        message.contains("Samen spelen") || message.contains(path),
        "{message}"
    );

    assert_eq!(ask(&preview, "save", &json!({"file": path})).0, 204);
    assert!(on_disk(&preview, path).contains("titel: Samen spelen"));
    let form = preview.json(&format!("/__vindplek/form?file={path}"));
    assert_eq!(form["is_new"], false);
    assert_eq!(form["document"]["kind"], "cursus");
}

#[test]
fn what_was_begun_and_dropped_was_never_there() {
    let preview = Preview::new(&[]);
    let begun = begin(
        &preview,
        &json!({"thing": "nieuws", "title": "Iets kleins"}),
    );
    ask(&preview, "discard", &json!({"file": begun["file"]}));
    let path = begun["file"].as_str().unwrap();
    assert_eq!(
        preview.json(&format!("/__vindplek/form?file={path}")),
        Value::Null
    );
    assert!(!preview.path().join(path).exists());
}

#[test]
fn a_region_adapts_a_shared_document_beside_its_text() {
    let preview = Preview::new(&[]);
    let shared = preview.json(&format!("/__vindplek/form?file={}", small::COURSE));
    let sites = shared["document"]["adaptable"].as_array().unwrap();
    assert!(sites.iter().any(|site| site["id"] == "noord"));
    let wish = json!({"thing": "accent", "title": small::COURSE, "region": "noord"});
    let begun = begin(&preview, &wish);
    assert_eq!(begun["page"], PAGE);
    let file = begun["file"].as_str().unwrap();
    let edit = json!({"file": file, "edit": {"value": {"set": {"at": ["samenvatting"], "value": "In Noord doen we het buiten."}}}});
    assert_eq!(ask(&preview, "edit", &edit).0, 204);
    let form = preview.json(&format!("/__vindplek/form?file={file}"));
    let fields = form["fields"].as_array().unwrap();
    let summary = fields
        .iter()
        .find(|field| field["at"] == json!(["samenvatting"]))
        .unwrap();
    assert_eq!(
        summary["shared"],
        "Je leert hoe je met bewoners een beweegmiddag opzet die na een jaar nog bestaat."
    );
    assert_eq!(
        form["shared_body"].as_str().unwrap().trim(),
        "Je doet dit met een collega."
    );
    assert!(
        preview
            .get(PAGE)
            .text()
            .contains("In Noord doen we het buiten.")
    );
}

#[test]
fn a_copy_has_what_the_first_says_and_not_its_assessment() {
    let preview = Preview::new(&[]);
    let wish = json!({"thing": "cursus", "title": "Samen zwemmen", "copy": small::COURSE});
    let begun = begin(&preview, &wish);
    assert_eq!(begun["file"], "content/aanbod/samen-zwemmen.md");
    ask(&preview, "save", &json!({"file": begun["file"]}));
    let text = on_disk(&preview, "content/aanbod/samen-zwemmen.md");
    assert!(
        text.contains("titel: Samen zwemmen\nsamenvatting: Je leert hoe"),
        "{text}"
    );
    assert!(
        text.contains("concept: true") && !text.contains("toetsing"),
        "{text}"
    );
    assert_eq!(on_disk(&preview, small::COURSE), small::COURSE_TEXT);
}

#[test]
fn a_document_is_renamed_and_removed_once_the_editor_is_sure() {
    let preview = Preview::new(&[]);
    let rename = |sure: bool| {
        let wish =
            json!({"file": small::COURSE, "name": "samen-sporten", "sure": sure, "shown": "noord"});
        let (status, answer) = ask(&preview, "rename", &wish);
        assert_eq!(status, 200, "{answer}");
        serde_json::from_str::<Value>(&answer).unwrap()
    };
    let plan = rename(false);
    assert!(
        plan["plan"].as_str().unwrap().contains("samen-sporten.md"),
        "{plan}"
    );
    assert_eq!(plan["page"], Value::Null);
    assert!(preview.path().join(small::COURSE).exists());
    assert_eq!(rename(true)["page"], "/noord/aanbod/samen-sporten/");
    let path = "content/aanbod/samen-sporten.md";
    assert!(on_disk(&preview, path).contains("/aanbod/samen-bewegen/"));

    let remove = |gone: bool, sure: bool| {
        let (_, answer) = ask(
            &preview,
            "remove",
            &json!({"file": path, "gone": gone, "sure": sure}),
        );
        serde_json::from_str::<Value>(&answer).unwrap()
    };
    assert_eq!(remove(false, false)["needs_fate"], true);
    assert!(remove(true, false)["plan"].as_str().unwrap().contains(path));
    assert!(remove(true, true)["page"].is_string());
    assert!(!preview.path().join(path).exists());
}

#[test]
fn nothing_is_moved_beside_what_is_not_saved() {
    let preview = Preview::new(&[]);
    ask(&preview, "edit", &set_title(small::COURSE, "Nog niet"));
    let wish = json!({"file": small::COURSE, "name": "anders", "sure": true});
    let (status, message) = ask(&preview, "rename", &wish);
    assert_eq!(status, 409);
    assert!(message.contains("niet bewaard"), "{message}");
    assert_eq!(
        fs::read_to_string(preview.path().join(small::COURSE)).unwrap(),
        small::COURSE_TEXT
    );
}
