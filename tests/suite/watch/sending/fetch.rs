//! “Haal op”.

use std::fs;

use serde_json::{Value, json};

use super::{Colleagues, commit, edit, everything, git, read};
use crate::support::small::COURSE;

const NEWS: &str = "regions/noord/content/nieuws/start.md";

fn set(key: &'static str, value: &'static str) -> impl FnOnce(String) -> String {
    move |text| {
        let lines = text.lines().map(|line| match line.strip_prefix(key) {
            Some(rest) if rest.starts_with(':') => format!("{key}: {value}\n"),
            _ => format!("{line}\n"),
        });
        lines.collect()
    }
}

/// What is asked: the labels with both texts.
fn asked(state: &Value) -> Vec<[String; 3]> {
    let text = |value: &Value| value.as_str().unwrap_or("(weg)").to_owned();
    let files = state["questions"].as_array().unwrap().iter();
    let questions = files.flat_map(|file| file["questions"].as_array().unwrap());
    questions
        .map(|it| ["label", "mine", "theirs"].map(|name| text(&it[name])))
        .collect()
}

/// The answers to everything that is asked, each with a side.
fn answers(state: &Value, sides: &[&str]) -> Value {
    let files = state["questions"].as_array().unwrap().iter();
    let questions = files.flat_map(|file| {
        let questions = file["questions"].as_array().unwrap().iter();
        questions.map(|it| (file["file"].clone(), it["at"].clone()))
    });
    let answers = questions
        .zip(sides)
        .map(|((file, at), side)| json!({"file": file, "at": at, "side": side}));
    json!({"answers": answers.collect::<Vec<_>>()})
}

fn parents(us: &Colleagues) -> usize {
    git(&us.mine(), &["log", "-1", "--format=%P"])
        .split(' ')
        .count()
}

#[test]
fn newer_work_is_brought_in_beside_what_is_not_kept() {
    let us = Colleagues::new();
    assert!(
        us.done("fetch", json!({}))["message"]
            .as_str()
            .unwrap()
            .contains("niets nieuws")
    );
    us.other_sends(COURSE, set("titel", "Van de ander"));
    edit(&us.mine(), NEWS, set("titel", "Nog niet bewaard"));
    fs::write(us.mine().join("los.txt"), "x").unwrap();
    us.done("fetch", json!({}));
    assert!(read(&us.mine(), COURSE).contains("titel: Van de ander"));
    assert!(read(&us.mine(), NEWS).contains("Nog niet bewaard"));
    assert_eq!(parents(&us), 1);
    assert_eq!(
        us.preview
            .json("/__vindplek/form?file=content/aanbod/samen-bewegen.md")["fields"][0]["text"],
        "Van de ander"
    );
}

#[test]
fn what_is_not_kept_or_not_saved_is_never_touched() {
    let us = Colleagues::new();
    us.other_sends(COURSE, set("titel", "Van de ander"));
    edit(&us.mine(), COURSE, set("doel", "Van mij."));
    let before = everything(&us.mine());
    let told = us.refused("fetch", json!({}));
    assert!(
        told.contains(COURSE) && told.contains("Bewaar met een zin"),
        "{told}"
    );
    assert_eq!(everything(&us.mine()), before);
    // Kept first, it goes together.
    us.keep(&[COURSE]);
    us.done("fetch", json!({}));
    let text = read(&us.mine(), COURSE);
    assert!(
        text.contains("titel: Van de ander") && text.contains("doel: Van mij."),
        "{text}"
    );

    us.other_sends(NEWS, set("titel", "Nieuws van de ander"));
    let open =
        json!({"file": NEWS, "edit": {"value": {"set": {"at": ["titel"], "value": "Open"}}}});
    assert_eq!(us.ask("edit", &open).0, 204);
    let told = us.refused("fetch", json!({}));
    assert!(told.contains("aan het bewerken"), "{told}");
}

#[test]
fn an_unknown_file_is_not_written_over() {
    let us = Colleagues::new();
    fs::write(us.other().join("content/nieuw.md"), "Van de ander").unwrap();
    us.other_sends_all();
    fs::write(us.mine().join("content/nieuw.md"), "Van mij").unwrap();
    us.refused("fetch", json!({}));
    assert_eq!(read(&us.mine(), "content/nieuw.md"), "Van mij");
    fs::write(us.mine().join(".git/info/exclude"), "nieuw.md\n").unwrap();
    let told = us.refused("fetch", json!({}));
    assert!(told.contains("niet bijhoudt"), "{told}");
    assert_eq!(read(&us.mine(), "content/nieuw.md"), "Van mij");
}

#[test]
fn work_of_both_is_merged_and_nothing_is_rewritten() {
    let us = Colleagues::new();
    edit(&us.mine(), NEWS, set("titel", "Van mij"));
    us.keep(&[NEWS]);
    let mine = git(&us.mine(), &["rev-parse", "HEAD"]);
    us.other_sends(COURSE, set("titel", "Van de ander"));
    us.done("fetch", json!({}));
    assert_eq!(parents(&us), 2);
    git(&us.mine(), &["merge-base", "--is-ancestor", &mine, "HEAD"]);
    assert!(read(&us.mine(), COURSE).contains("Van de ander"));
    assert!(read(&us.mine(), NEWS).contains("Van mij"));
    assert_eq!(git(&us.mine(), &["status", "--porcelain"]), "");
}

#[test]
fn neighbouring_fields_of_one_file_go_together_without_a_question() {
    let us = Colleagues::new();
    edit(&us.mine(), COURSE, set("titel", "Van mij"));
    us.keep(&[COURSE]);
    us.other_sends(
        COURSE,
        set(
            "samenvatting",
            "De ander schreef dit over de hele cursus heen, van het begin tot aan het eind.",
        ),
    );
    us.done("fetch", json!({}));
    let text = read(&us.mine(), COURSE);
    assert!(
        text.contains("titel: Van mij\nsamenvatting: De ander"),
        "{text}"
    );
}

#[test]
fn each_field_that_both_changed_is_asked() {
    let us = Colleagues::new();
    edit(&us.mine(), COURSE, |text| {
        set("doel", "Doel van mij.")(set("titel", "Van mij")(text))
    });
    us.keep(&[COURSE]);
    us.other_sends(COURSE, |text| {
        set("doel", "Doel van hen.")(set("titel", "Van hen")(text))
    });
    let before = everything(&us.mine());
    let told = us.refused("fetch", json!({}));
    assert!(told.contains("hetzelfde veranderd"), "{told}");
    let state = us.state();
    let texts = [
        ["Doel", "Doel van mij.", "Doel van hen."],
        ["Titel", "Van mij", "Van hen"],
    ];
    assert_eq!(asked(&state), texts.map(|it| it.map(str::to_owned)));
    let told = us.refused("settle", answers(&state, &["mine"]));
    assert!(told.contains("Kies eerst overal"), "{told}");
    assert_eq!(everything(&us.mine()), before);

    // Later leaves no trace.
    assert_eq!(us.ask("sending/later", &json!({})).0, 204);
    assert_eq!(us.state()["questions"], Value::Null);
    assert_eq!(
        us.ask("sending/settle", &answers(&state, &["mine", "theirs"]))
            .0,
        404
    );
    assert_eq!(everything(&us.mine()), before);

    us.refused("fetch", json!({}));
    us.done("settle", answers(&us.state(), &["theirs", "mine"]));
    let text = read(&us.mine(), COURSE);
    assert!(
        text.contains("titel: Van mij\n") && text.contains("doel: Doel van hen.\n"),
        "{text}"
    );
    assert!(!text.contains("<<<<") && parents(&us) == 2);
    assert_eq!(git(&us.mine(), &["status", "--porcelain"]), "");
    assert_eq!(us.state()["questions"], Value::Null);
    us.done("push", json!({}));
}

#[test]
fn a_removed_file_and_one_that_is_no_text_are_chosen_as_a_whole() {
    let us = Colleagues::new();
    let picture = "content/media/hal.png";
    fs::create_dir_all(us.mine().join("content/media")).unwrap();
    fs::create_dir_all(us.other().join("content/media")).unwrap();
    fs::write(us.mine().join(picture), b"\x89PNG\0mij").unwrap();
    edit(&us.mine(), NEWS, set("titel", "Van mij"));
    us.keep(&[NEWS, picture]);
    fs::write(us.other().join(picture), b"\x89PNG\0hen!").unwrap();
    fs::remove_file(us.other().join(NEWS)).unwrap();
    us.other_sends_all();
    us.refused("fetch", json!({}));
    let state = us.state();
    let questions = asked(&state);
    assert_eq!(
        questions[0],
        [
            "Het hele bestand",
            "Een bestand van 8 bytes",
            "Een bestand van 9 bytes"
        ]
    );
    assert!(questions[1][1].contains("titel: Van mij"));
    assert_eq!(questions[1][2], "(weg)");
    us.done("settle", answers(&state, &["mine", "theirs"]));
    assert_eq!(fs::read(us.mine().join(picture)).unwrap(), b"\x89PNG\0mij");
    assert!(!us.mine().join(NEWS).exists());
}

#[test]
fn a_conflict_outside_of_the_content_is_for_a_developer() {
    let us = Colleagues::prepared(|root| {
        let mine = root.join("mine");
        fs::write(mine.join("README.md"), "Van mij").unwrap();
        commit(&mine);
    });
    fs::write(us.other().join("README.md"), "Van de ander").unwrap();
    us.other_sends_all();
    let before = everything(&us.mine());
    let told = us.refused("fetch", json!({}));
    assert!(
        told.contains("README.md") && told.contains("ontwikkelaar"),
        "{told}"
    );
    assert_eq!(everything(&us.mine()), before);
}

#[test]
fn a_choice_is_not_taken_when_the_branch_has_moved_on() {
    let us = Colleagues::new();
    edit(&us.mine(), COURSE, set("titel", "Van mij"));
    us.keep(&[COURSE]);
    us.other_sends(COURSE, set("titel", "Van hen"));
    us.refused("fetch", json!({}));
    let answers = answers(&us.state(), &["mine"]);
    edit(&us.mine(), NEWS, set("titel", "Intussen"));
    us.keep(&[NEWS]);
    let before = everything(&us.mine());
    let told = us.refused("settle", answers);
    assert!(told.contains("Haal opnieuw op"), "{told}");
    assert_eq!(everything(&us.mine()), before);
}
