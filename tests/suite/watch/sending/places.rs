//! Where a project can be, and who may ask.

use std::fs;

use serde_json::{Value, json};

use super::super::preview::Preview;
use super::{
    Colleagues, commit, edit, everything, git, git_output, read, repositories, settings,
    write_project,
};
use crate::support::small::COURSE;

#[test]
fn outside_of_git_there_is_nothing_to_send() {
    let preview = Preview::new(&[]);
    let state = preview.json("/__vindplek/sending");
    assert_eq!(
        (&state["is_shown"], &state["obstacle"]),
        (&json!(false), &Value::Null)
    );
}

#[test]
fn what_was_begun_with_git_is_left_alone() {
    let us = Colleagues::new();
    edit(&us.mine(), COURSE, |text| {
        text.replace("titel: Samen", "titel: Mijn")
    });
    commit(&us.mine());
    us.other_sends(COURSE, |text| text.replace("titel: Samen", "titel: Hun"));
    git(&us.mine(), &["fetch", "--quiet"]);
    assert!(
        !git_output(&us.mine(), &["merge", "origin/main"])
            .status
            .success()
    );
    let before = everything(&us.mine());
    let told = us.state()["obstacle"].as_str().unwrap().to_owned();
    assert!(told.contains("merge") && told.contains("niet af"), "{told}");
    for step in ["fetch", "push", "propose"] {
        assert_eq!(us.refused(step, json!({})), told);
    }
    assert_eq!(
        us.refused("keep", json!({"files": [COURSE], "sentence": "Zin"})),
        told
    );
    assert_eq!(everything(&us.mine()), before);
    git(&us.mine(), &["merge", "--abort"]);
    git(&us.mine(), &["checkout", "--quiet", "--detach"]);
    let told = us.refused("push", json!({}));
    assert!(told.contains("git switch main"), "{told}");
}

#[test]
fn a_project_may_be_a_folder_of_a_repository_with_any_name() {
    let root = repositories();
    let folder = root.path().join("mine/werk in ’t “klein”/sites");
    write_project(&folder);
    let us = Colleagues::of(root, "mine/werk in ’t “klein”/sites");
    let first = us.state()["files"][0]["path"].as_str().unwrap().to_owned();
    assert!(first.starts_with("content/"), "{first}");
    us.keep(&[COURSE]);
    us.done("push", json!({}));
    git(&us.other(), &["pull", "--quiet"]);
    let theirs = us.other().join("werk in ’t “klein”/sites");
    edit(&theirs, COURSE, |text| {
        text.replace("titel: Samen", "titel: Hun")
    });
    us.other_sends_all();
    edit(us.preview.path(), COURSE, |text| {
        text.replace("titel: Samen", "titel: Mijn")
    });
    us.keep(&[COURSE]);
    let told = us.refused("fetch", json!({}));
    assert!(told.contains("hetzelfde"), "{told}");
    let state = us.state();
    assert_eq!(state["questions"][0]["file"], COURSE);
    let at = &state["questions"][0]["questions"][0]["at"];
    us.done(
        "settle",
        json!({"answers": [{"file": COURSE, "at": at, "side": "theirs"}]}),
    );
    assert!(read(us.preview.path(), COURSE).contains("titel: Hun"));
}

#[test]
fn a_linked_work_tree_sends_its_own_branch() {
    let root = repositories();
    git(
        &root.path().join("mine"),
        &["worktree", "add", "--quiet", "-b", "tak", "../naast"],
    );
    let us = Colleagues::of(root, "naast");
    edit(us.preview.path(), COURSE, |text| {
        text.replace("titel: Samen", "titel: Mijn")
    });
    us.keep(&[COURSE]);
    us.done("push", json!({}));
    git(
        &us.root.join("remote.git"),
        &["rev-parse", "--verify", "tak"],
    );
}

#[test]
fn line_ends_of_windows_are_no_change_and_go_together() {
    let us = Colleagues::prepared(|root| {
        let mine = root.join("mine");
        git(&mine, &["config", "core.autocrlf", "true"]);
        fs::remove_file(mine.join(COURSE)).unwrap();
        git(&mine, &["checkout", "--quiet", "--", COURSE]);
    });
    assert!(read(&us.mine(), COURSE).contains("\r\n"));
    assert_eq!(us.state()["files"], json!([]));
    edit(&us.mine(), COURSE, |text| {
        text.replace("titel: Samen", "titel: Mijn")
    });
    us.keep(&[COURSE]);
    us.other_sends(COURSE, |text| text.replace("titel: Samen", "titel: Hun"));
    us.refused("fetch", json!({}));
    let at = us.state()["questions"][0]["questions"][0]["at"].clone();
    us.done(
        "settle",
        json!({"answers": [{"file": COURSE, "at": at, "side": "mine"}]}),
    );
    let text = read(&us.mine(), COURSE);
    assert!(
        text.contains("titel: Mijn bewegen\r\n") && !text.replace("\r\n", "").contains('\n'),
        "{text:?}"
    );
    assert_eq!(git(&us.mine(), &["status", "--porcelain"]), "");
}

#[test]
fn a_submodule_is_a_repository_of_its_own() {
    let root = repositories();
    let allow = ["-c", "protocol.file.allow=always"];
    git(
        root.path(),
        &["init", "--quiet", "--initial-branch=main", "boven"],
    );
    let boven = root.path().join("boven");
    settings(&boven);
    git(
        &boven,
        &[
            &allow[..],
            &["submodule", "--quiet", "add", "../remote.git", "sites"],
        ]
        .concat(),
    );
    let sites = boven.join("sites");
    settings(&sites);
    git(&sites, &["switch", "--quiet", "main"]);
    let us = Colleagues::of(root, "boven/sites");
    edit(us.preview.path(), COURSE, |text| {
        text.replace("titel: Samen", "titel: Mijn")
    });
    us.keep(&[COURSE]);
    us.done("push", json!({}));
    assert_eq!(
        git(&us.root.join("remote.git"), &["log", "-1", "--format=%s"]),
        "Iets aangepast"
    );
}

#[test]
fn only_a_page_of_the_preview_can_send() {
    let us = Colleagues::new();
    let before = everything(&us.mine());
    let host = us.preview.host();
    for headers in [
        vec![("Host", &*host)],
        vec![("Host", &*host), ("X-Vindplek-Token", "geraden")],
    ] {
        for step in [
            "keep", "fetch", "settle", "later", "push", "propose", "stop",
        ] {
            let path = format!("/__vindplek/sending/{step}");
            assert_eq!(
                us.preview.request("POST", &path, &headers, "{}").status,
                403,
                "{step}"
            );
        }
    }
    assert_eq!(us.ask("sending/keep", &json!({"files": 1})).0, 400);
    assert_eq!(everything(&us.mine()), before);
}
