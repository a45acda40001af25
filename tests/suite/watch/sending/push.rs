//! “Stuur op” and “Maak een voorstel”.

use std::fs;

use serde_json::{Value, json};

use super::{Colleagues, edit, git, git_output, hook};
use crate::support::small::COURSE;

fn change(us: &Colleagues, title: &str) {
    edit(&us.mine(), COURSE, |text| {
        text.replace("titel: Samen bewegen", &format!("titel: {title}"))
    });
    us.done(
        "keep",
        json!({"files": [COURSE], "sentence": format!("Cursus ‘{title}’ aangepast")}),
    );
}

fn sent(us: &Colleagues, branch: &str) -> String {
    git(
        &us.root.join("remote.git"),
        &["log", "-1", "--format=%s", branch],
    )
}

#[test]
fn what_is_kept_is_sent() {
    let us = Colleagues::new();
    change(&us, "Samen verder");
    assert_eq!(us.state()["unsent"].as_array().unwrap().len(), 1);
    us.done("push", json!({}));
    assert_eq!(sent(&us, "main"), "Cursus ‘Samen verder’ aangepast");
    assert_eq!(us.state()["unsent"], json!([]));
}

#[test]
fn a_new_branch_is_sent_under_its_name_and_followed() {
    let us = Colleagues::prepared(|root| {
        git(
            &root.join("mine"),
            &["switch", "--quiet", "--create", "mijn/tak"],
        );
        git(&root.join("mine"), &["config", "push.default", "nothing"]);
    });
    change(&us, "Samen verder");
    assert_eq!(us.state()["unsent"].as_array().unwrap().len(), 1);
    us.done("fetch", json!({}));
    us.done("push", json!({}));
    assert_eq!(sent(&us, "mijn/tak"), "Cursus ‘Samen verder’ aangepast");
    assert_eq!(
        git(&us.mine(), &["rev-parse", "--abbrev-ref", "@{upstream}"]),
        "origin/mijn/tak"
    );
}

#[test]
fn when_others_were_first_their_work_is_fetched_and_then_it_goes() {
    let us = Colleagues::new();
    change(&us, "Samen verder");
    us.other_sends("content/partners.yaml", |text| text + "# van de ander\n");
    let reply = us.take("push", json!({}));
    assert_eq!(
        (&reply["is_done"], &reply["offer"]),
        (&json!(false), &json!("fetch"))
    );
    let before = git(&us.root.join("remote.git"), &["rev-parse", "main"]);
    us.done("fetch", json!({}));
    us.done("push", json!({}));
    git(
        &us.root.join("remote.git"),
        &["merge-base", "--is-ancestor", &before, "main"],
    );
}

#[cfg(unix)]
#[test]
fn a_branch_that_takes_nothing_directly_takes_a_proposal() {
    let us = Colleagues::prepared(|root| {
        let protect = "while read -r old new ref; do case $ref in refs/heads/main) echo 'GitLab: main is protected.'; exit 1;; \
                       *) echo 'View merge request:'; echo '   https://git.example/a/-/merge_requests/new?x=1';; esac; done";
        hook(&root.join("remote.git"), "pre-receive", protect);
    });
    change(&us, "Samen verder");
    let reply = us.take("push", json!({}));
    assert_eq!(
        (&reply["is_done"], &reply["offer"]),
        (&json!(false), &json!("propose"))
    );
    assert!(
        reply["message"]
            .as_str()
            .unwrap()
            .contains("GitLab: main is protected.")
    );
    let reply = us.done("propose", json!({}));
    assert_eq!(
        reply["address"],
        "https://git.example/a/-/merge_requests/new?x=1"
    );
    let name = "voorstel/cursus-samen-verder-aangepast";
    assert!(reply["message"].as_str().unwrap().contains(name), "{reply}");
    assert_eq!(sent(&us, name), "Cursus ‘Samen verder’ aangepast");
    let state = us.state();
    assert_eq!(
        (&state["unsent"], &state["proposed"]),
        (&json!([]), &json!(1))
    );
    // Somebody else's proposal of that name stays as it is.
    git(
        &us.mine(),
        &[
            "commit",
            "--quiet",
            "--amend",
            "--no-edit",
            "--date",
            "2020-01-01T12:00:00",
        ],
    );
    us.done("propose", json!({}));
    assert_eq!(
        sent(&us, &format!("{name}-2")),
        "Cursus ‘Samen verder’ aangepast"
    );
}

#[test]
fn a_remote_that_is_not_there_is_explained_and_its_password_is_not_shown() {
    let us = Colleagues::prepared(|root| {
        let remote = [
            "remote",
            "set-url",
            "origin",
            "https://piet:geheim@127.0.0.1:1/a.git",
        ];
        git(&root.join("mine"), &remote);
    });
    change(&us, "Samen verder");
    assert_eq!(
        us.state()["remote"],
        "https://piet:******@127.0.0.1:1/a.git"
    );
    for step in ["push", "fetch"] {
        let told = us.refused(step, json!({}));
        assert!(told.contains("niet te bereiken"), "{told}");
    }
    assert!(!us.state().to_string().contains("geheim"));
    git(&us.mine(), &["remote", "set-url", "origin", "../weg.git"]);
    let told = us.refused("push", json!({}));
    assert!(told.contains("geen project"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_step_that_hangs_can_be_stopped_and_the_preview_goes_on() {
    let us = Colleagues::prepared(|root| {
        let mine = root.join("mine");
        let script = root.join("traag");
        hook(root, "traag", "exec sleep 600");
        fs::rename(root.join("hooks/traag"), &script).unwrap();
        git(
            &mine,
            &["config", "core.sshCommand", script.to_str().unwrap()],
        );
        git(
            &mine,
            &["remote", "set-url", "origin", "ssh://git.example/a.git"],
        );
    });
    change(&us, "Samen verder");
    let told = std::thread::scope(|scope| {
        let hanging = scope.spawn(|| us.refused("push", json!({})));
        let is_busy = |state: &Value| state["is_busy"] == true;
        while !is_busy(&us.state()) {}
        assert_eq!(us.ask("sending/fetch", &json!({})).0, 409);
        assert_eq!(us.preview.get("/noord/").status, 200);
        assert_eq!(us.ask("sending/stop", &json!({})).0, 204);
        hanging.join().unwrap()
    });
    assert!(told.starts_with("Gestopt."), "{told}");
    assert_eq!(us.state()["is_busy"], false);
}

#[cfg(unix)]
#[test]
fn ssh_asks_nothing_and_the_way_of_the_editor_is_respected() {
    let us = Colleagues::prepared(|root| {
        let mine = root.join("mine");
        hook(
            root,
            "ssh",
            "echo \"$@\" > \"$(dirname \"$0\")/called\"; echo 'git@git.example: Permission denied (publickey).' >&2; exit 255",
        );
        let program = root.join("hooks/ssh");
        let command = format!("{} -F /dev/null", program.display());
        git(&mine, &["config", "core.sshCommand", &command]);
        git(
            &mine,
            &["remote", "set-url", "origin", "git@git.example:a.git"],
        );
    });
    let told = us.refused("fetch", json!({}));
    assert!(told.contains("liet u niet binnen"), "{told}");
    let called = fs::read_to_string(us.root.join("hooks/called")).unwrap();
    assert!(
        called.starts_with("-F /dev/null -o BatchMode=yes"),
        "{called}"
    );
}

#[test]
fn a_shallow_clone_fetches_and_sends() {
    let us = Colleagues::prepared(|root| {
        let mine = root.join("mine");
        fs::remove_dir_all(&mine).unwrap();
        let address = format!("file://{}", root.join("remote.git").display());
        for number in 0..2 {
            edit(&root.join("other"), "content/partners.yaml", |text| {
                text + &format!("# {number}\n")
            });
            super::commit(&root.join("other"));
        }
        git(&root.join("other"), &["push", "--quiet"]);
        git(root, &["clone", "--quiet", "--depth=1", &address, "mine"]);
        super::settings(&mine);
    });
    change(&us, "Samen verder");
    us.other_sends("content/begrippen.yaml", |text| text + "# nieuw\n");
    us.done("fetch", json!({}));
    us.done("push", json!({}));
    assert!(
        git_output(&us.root.join("remote.git"), &["fsck"])
            .status
            .success()
    );
}
