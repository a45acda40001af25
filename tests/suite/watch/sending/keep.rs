//! “Bewaar met een zin”.

use std::fs;

use serde_json::json;

use super::{Colleagues, everything, git, hook, read, settings, write_project};
use crate::support::small::COURSE;

fn changed_title(text: String) -> String {
    text.replace("titel: Samen bewegen", "titel: Samen verder")
}

#[test]
fn what_differs_is_told_in_words() {
    let us = Colleagues::new();
    assert_eq!(us.state()["files"], json!([]));
    super::edit(&us.mine(), COURSE, changed_title);
    fs::remove_file(us.mine().join("regions/noord/content/nieuws/start.md")).unwrap();
    fs::write(us.mine().join("content/media.txt"), "x").unwrap();
    fs::write(us.mine().join("elders.txt"), "x").unwrap();
    let state = us.state();
    assert_eq!(state["is_shown"], true);
    assert_eq!(state["branch"], "main");
    assert_eq!(state["needs_name"], false);
    let files: Vec<_> = state["files"].as_array().unwrap().iter().collect();
    let told = |name: &str| {
        files
            .iter()
            .map(|it| it[name].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told("sentence"),
        [
            "Cursus ‘Samen verder’ aangepast",
            "Bestand media.txt toegevoegd",
            "Bericht ‘We gaan van start’ weggehaald",
        ]
    );
    assert_eq!(told("difference"), ["changed", "new", "removed"]);
}

#[test]
fn exactly_the_ticked_files_are_kept() {
    let us = Colleagues::new();
    let mine = us.mine();
    let odd = [
        "content/aanbod/een “naam” 'zo'.md",
        "content/aanbod/cafe\u{301}.md",
        "content/aanbod/café.md",
        "content/aanbod/*.md",
        "content/-x.md",
    ];
    for path in odd {
        fs::write(mine.join(path), "---\ntitel: Vreemd\n---\n").unwrap();
    }
    super::edit(&mine, COURSE, changed_title);
    super::edit(&mine, "content/partners.yaml", |text| text + "# later\n");
    fs::write(mine.join("README.md"), "Van een ontwikkelaar").unwrap();
    git(&mine, &["add", "README.md", "content/partners.yaml"]);
    let removed = "regions/noord/content/nieuws/start.md";
    fs::remove_file(mine.join(removed)).unwrap();

    let files = [&odd[..], &[COURSE, removed]].concat();
    us.done(
        "keep",
        json!({"files": files, "sentence": "  Van\nalles #1 "}),
    );
    assert_eq!(git(&mine, &["log", "-1", "--format=%B"]), "Van alles #1");
    let kept = git(&mine, &["show", "--format=", "--name-only", "-z", "HEAD"]);
    let mut kept: Vec<&str> = kept.split('\0').filter(|it| !it.is_empty()).collect();
    kept.sort_unstable();
    let mut expected = files.clone();
    expected.sort_unstable();
    assert_eq!(kept, expected);
    let staged = git(&mine, &["diff", "--cached", "--name-only"]);
    assert_eq!(staged, "README.md\ncontent/partners.yaml");
    assert_eq!(us.state()["unsent"], json!(["Van alles #1"]));
}

#[test]
fn without_a_sentence_or_a_change_nothing_is_kept() {
    let us = Colleagues::new();
    super::edit(&us.mine(), COURSE, changed_title);
    fs::write(us.mine().join("README.md"), "x").unwrap();
    let before = everything(&us.mine());
    let told = us.refused("keep", json!({"files": [COURSE], "sentence": " \n"}));
    assert!(told.contains("schrijf er een zin bij"), "{told}");
    for other in ["content/partners.yaml", "README.md", "../other/README.md"] {
        let told = us.refused("keep", json!({"files": [COURSE, other], "sentence": "Zin"}));
        assert!(told.contains("niet meer veranderd"), "{told}");
    }
    assert_eq!(everything(&us.mine()), before);
}

#[cfg(unix)]
#[test]
fn a_check_that_refuses_is_told_in_its_words_and_nothing_changes() {
    let us = Colleagues::new();
    let mine = us.mine();
    hook(
        &mine.join(".git"),
        "pre-commit",
        "echo 'De titel is te lang.'; exit 1",
    );
    fs::write(mine.join("content/nieuw.md"), "x").unwrap();
    super::edit(&mine, COURSE, changed_title);
    let before = everything(&mine);
    let files = json!({"files": [COURSE, "content/nieuw.md"], "sentence": "Zin"});
    let told = us.refused("keep", files.clone());
    assert!(told.ends_with("zei: De titel is te lang."), "{told}");
    assert_eq!(everything(&mine), before);
    // It runs: what it accepts is kept.
    hook(&mine.join(".git"), "pre-commit", "exit 0");
    us.done("keep", files);
    let done = us.state()["done"].clone();
    let commands: Vec<_> = done
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["command"].as_str().unwrap())
        .collect();
    assert!(
        commands
            .iter()
            .any(|it| it.starts_with("git commit --only")),
        "{commands:?}"
    );
}

#[cfg(unix)]
#[test]
fn what_cannot_be_signed_is_not_kept() {
    let us = Colleagues::new();
    git(&us.mine(), &["config", "commit.gpgSign", "true"]);
    git(&us.mine(), &["config", "gpg.program", "false"]);
    super::edit(&us.mine(), COURSE, changed_title);
    let before = everything(&us.mine());
    let told = us.refused("keep", json!({"files": [COURSE], "sentence": "Zin"}));
    assert!(told.contains("ondertekent"), "{told}");
    assert_eq!(everything(&us.mine()), before);
}

#[test]
fn whom_git_does_not_know_is_asked_and_no_setting_is_written() {
    let us = Colleagues::new();
    let mine = us.mine();
    git(&mine, &["config", "user.name", ""]);
    super::edit(&mine, COURSE, changed_title);
    assert_eq!(us.state()["needs_name"], true);
    let before = read(&mine, ".git/config");
    let told = us.refused("keep", json!({"files": [COURSE], "sentence": "Zin"}));
    assert!(told.contains("Vul uw naam"), "{told}");
    us.done(
        "keep",
        json!({"files": [COURSE], "sentence": "Zin", "name": "Zoë \"de\" Vries", "email": "zoe@example.org"}),
    );
    let author = git(&mine, &["log", "-1", "--format=%an <%ae> %cn"]);
    assert_eq!(
        author,
        "Zoë \"de\" Vries <zoe@example.org> Zoë \"de\" Vries"
    );
    assert_eq!(read(&mine, ".git/config"), before);
}

#[test]
fn the_first_commit_of_a_repository_can_be_kept() {
    let root = tempfile::tempdir().unwrap();
    let mine = root.path().join("mine");
    git(
        root.path(),
        &["init", "--quiet", "--initial-branch=main", "mine"],
    );
    settings(&mine);
    write_project(&mine);
    let us = Colleagues::of(root, "mine");
    let state = us.state();
    assert_eq!(state["remote"], json!(null));
    assert!(state["files"].as_array().unwrap().len() > 10);
    us.keep(&[COURSE]);
    assert_eq!(
        git(&mine, &["ls-tree", "-r", "--name-only", "HEAD"]),
        COURSE
    );
    let told = us.refused("push", json!({}));
    assert!(told.contains("nog geen plek"), "{told}");
    git(&us.root, &["init", "--quiet", "--bare", "leeg.git"]);
    git(&mine, &["remote", "add", "elders", "../leeg.git"]);
    us.done("fetch", json!({}));
    us.done("push", json!({}));
    assert_eq!(us.state()["unsent"], json!([]));
}

#[test]
fn a_file_that_was_saved_in_the_preview_is_known_as_ones_own() {
    let us = Colleagues::new();
    super::edit(&us.mine(), "content/partners.yaml", |text| text + "# x\n");
    let title = json!({"file": COURSE, "edit": {"value": {"set": {"at": ["titel"], "value": "Samen verder"}}}});
    assert_eq!(us.ask("edit", &title).0, 204);
    assert_eq!(us.state()["unsaved"], json!([COURSE]));
    assert_eq!(us.ask("save", &json!({"file": COURSE})).0, 204);
    let state = us.state();
    let own: Vec<_> = state["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["is_own"].as_bool().unwrap())
        .collect();
    assert_eq!(own, [true, false]);
    assert_eq!(state["unsaved"], json!([]));
}
