//! What an editor inserts in the preview: links, components, and pictures that are added to the media.

use std::fs;

use serde_json::{Value, json};

use super::preview::Preview;
use crate::support::small;

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"><path d=\"M0 0h3v2z\"/></svg>";
const NEWS: &str = "regions/noord/content/nieuws/start.md";

/// Adds a picture as a page of the preview does; returns the status and the answer.
fn add(preview: &Preview, file: &str, name: &str, picture: &str) -> (u16, Value) {
    let (host, token) = (preview.host(), preview.token());
    let headers = [
        ("Host", host.as_str()),
        ("X-Vindplek-Token", token.as_str()),
    ];
    let body = format!("{}\n{picture}", json!({"file": file, "name": name}));
    let response = preview.request("POST", "/__vindplek/medium", &headers, &body);
    let answer = serde_json::from_slice(&response.body);
    (response.status, answer.unwrap_or_default())
}

fn insertions(preview: &Preview, file: &str) -> Value {
    preview.json(&format!("/__vindplek/insertions?file={file}"))
}

#[test]
fn links_are_written_as_seen_from_the_file() {
    let preview = Preview::new(&[("content/media/plein.svg", DRAWING.as_bytes())]);
    let known = insertions(&preview, NEWS);
    let course =
        json!({"title": "Samen bewegen", "kind": "cursus", "path": "../aanbod/samen-bewegen.md"});
    assert!(
        known["documents"].as_array().unwrap().contains(&course),
        "{known}"
    );
    assert_eq!(
        known["pictures"],
        json!([{"name": "plein.svg", "path": "../media/plein.svg"}])
    );
    assert_eq!(known["folder"], "regions/noord/content/media");
    assert!(
        known["pages"]
            .as_array()
            .unwrap()
            .contains(&json!("/aanmelden/")),
        "{known}"
    );
    assert_eq!(known["components"][1]["name"], "kader");
    let picture = format!("/__vindplek/picture?file={NEWS}&path=../media/plein.svg");
    let seen = preview.get(&picture);
    assert_eq!((seen.status, seen.text()), (200, DRAWING.to_owned()));
    assert!(seen.headers["content-security-policy"].contains("sandbox"));
    for path in ["../nieuws/start.md", "../../../../../etc/passwd", "weg.svg"] {
        let asked = format!("/__vindplek/picture?file={NEWS}&path={path}");
        assert_eq!(preview.get(&asked).status, 404, "{path}");
    }
}

#[test]
fn a_picture_is_added_and_never_over_another() {
    let preview = Preview::new(&[]);
    let (status, first) = add(&preview, small::COURSE, "Ons plein.svg", DRAWING);
    assert_eq!(status, 200, "{first}");
    assert_eq!(
        first,
        json!({"path": "../media/ons-plein.svg", "file": "content/media/ons-plein.svg", "is_there": false})
    );
    let on_disk = |path: &str| fs::read_to_string(preview.path().join(path)).unwrap();
    assert_eq!(on_disk("content/media/ons-plein.svg"), DRAWING);
    let (_, again) = add(&preview, small::COURSE, "plein.svg", DRAWING);
    assert_eq!(again["is_there"], true, "{again}");
    let other = DRAWING.replace("h3", "h2");
    let (_, second) = add(&preview, small::COURSE, "ons-plein.svg", &other);
    assert_eq!(second["path"], "../media/ons-plein-2.svg");
    assert_eq!(on_disk("content/media/ons-plein.svg"), DRAWING);
    let (_, own) = add(&preview, NEWS, "zaal.svg", &other.replace("v2", "v1"));
    assert_eq!(own["file"], "regions/noord/content/media/zaal.svg");
    let known = insertions(&preview, small::COURSE);
    assert_eq!(known["pictures"].as_array().unwrap().len(), 2, "{known}");
}

#[test]
fn what_is_no_picture_is_not_added() {
    let preview = Preview::new(&[]);
    let script = DRAWING.replace("<path", "<script>alert(1)</script><path");
    for (name, bytes) in [
        ("a.html", "<!doctype html><p>x"),
        ("a.svg", script.as_str()),
        ("a.md", "# x"),
        ("a.jpg", ""),
    ] {
        let (status, said) = add(&preview, small::COURSE, name, bytes);
        assert_eq!(status, 409, "{name}");
        assert!(said["message"].is_string(), "{said}");
    }
    for file in [
        "content/aanbod/weg.md",
        "../buiten.md",
        "regions/../x/region.yaml",
    ] {
        assert_eq!(add(&preview, file, "a.svg", DRAWING).0, 404, "{file}");
    }
    assert_eq!(
        add(&preview, small::COURSE, "a.svg", &"x".repeat(31_000_000)).0,
        413
    );
    let media = preview.path().join("content/media");
    assert!(!media.join("a.svg").exists());
    let without_token = preview.request(
        "POST",
        "/__vindplek/medium",
        &[("Host", &preview.host())],
        "{}\n",
    );
    assert_eq!(without_token.status, 403);
}

#[cfg(unix)]
#[test]
fn a_picture_is_not_put_outside_of_the_project() {
    let preview = Preview::new(&[]);
    let outside = tempfile::tempdir().unwrap();
    let media = preview.path().join("content/media");
    let _ = fs::remove_dir_all(&media);
    std::os::unix::fs::symlink(outside.path(), &media).unwrap();
    let (status, said) = add(&preview, small::COURSE, "plein.svg", DRAWING);
    assert_eq!(status, 409, "{said}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn the_form_of_a_theme_measures_its_colours() {
    let preview = Preview::new(&[]);
    let form = preview.json("/__vindplek/form?file=themes/noord/theme.yaml");
    let pairs = form["contrasts"].as_array().unwrap();
    assert!(!pairs.is_empty());
    assert!(
        pairs.iter().all(|pair| pair["is_enough"] == true),
        "{pairs:?}"
    );
    let back = &pairs[0]["back"];
    let edit = json!({"file": "themes/noord/theme.yaml", "edit": {"value": {"set": {
        "at": ["kleuren", "licht", back["token"]], "value": pairs[0]["front"]["value"]}}}});
    let (host, token) = (preview.host(), preview.token());
    let headers = [
        ("Host", host.as_str()),
        ("X-Vindplek-Token", token.as_str()),
    ];
    let done = preview.request("POST", "/__vindplek/edit", &headers, &edit.to_string());
    assert_eq!(done.status, 204, "{}", done.text());
    let form = preview.json("/__vindplek/form?file=themes/noord/theme.yaml");
    let pair = &form["contrasts"][0];
    assert_eq!(
        (&pair["ratio"], &pair["is_enough"]),
        (&json!(1.0), &json!(false))
    );
    assert_eq!(pair["back"]["own"], "licht");
    let of_course = preview.json(&format!("/__vindplek/form?file={}", small::COURSE));
    assert_eq!(of_course["contrasts"], json!([]));
}
