//! “Versturen”: an editor in the preview and a colleague with git, over a repository that both send to.

mod fetch;
mod keep;
mod places;
mod push;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use super::preview::Preview;
use crate::support::small;

/// The editor's preview, and the folders of the others.
struct Colleagues {
    preview: Preview,
    root: PathBuf,
}

impl Colleagues {
    /// Everything is sent, and both have it.
    fn new() -> Self {
        Self::prepared(|_| {})
    }

    /// The same, with something done to the folders before the preview starts.
    fn prepared(prepare: impl FnOnce(&Path)) -> Self {
        let root = repositories();
        prepare(root.path());
        Self::of(root, "mine")
    }

    fn of(root: TempDir, project: &str) -> Self {
        Self {
            root: root.path().to_owned(),
            preview: Preview::inside(root, project),
        }
    }

    fn mine(&self) -> PathBuf {
        self.root.join("mine")
    }

    fn other(&self) -> PathBuf {
        self.root.join("other")
    }

    fn state(&self) -> Value {
        self.preview.json("/__vindplek/sending")
    }

    /// Takes a step as a page of the preview does.
    fn take(&self, step: &str, body: Value) -> Value {
        let (status, reply) = self.ask(&format!("sending/{step}"), &body);
        assert_eq!(status, 200, "{reply}");
        serde_json::from_str(&reply).unwrap()
    }

    /// Takes a step that is done.
    fn done(&self, step: &str, body: Value) -> Value {
        let reply = self.take(step, body);
        assert_eq!(
            reply["is_done"],
            true,
            "{reply}\n{:#}",
            self.state()["done"]
        );
        reply
    }

    /// Takes a step that is refused; returns what is told.
    fn refused(&self, step: &str, body: Value) -> String {
        let reply = self.take(step, body);
        assert_eq!(reply["is_done"], false, "{reply}");
        reply["message"].as_str().unwrap().to_owned()
    }

    fn ask(&self, what: &str, body: &Value) -> (u16, String) {
        let (host, token) = (self.preview.host(), self.preview.token());
        let headers = [("Host", &*host), ("X-Vindplek-Token", &*token)];
        let path = format!("/__vindplek/{what}");
        let response = self
            .preview
            .request("POST", &path, &headers, &body.to_string());
        (response.status, response.text())
    }

    fn keep(&self, files: &[&str]) {
        self.done(
            "keep",
            json!({"files": files, "sentence": "Iets aangepast"}),
        );
    }

    /// The colleague changes a file and sends it.
    fn other_sends(&self, path: &str, change: impl FnOnce(String) -> String) {
        edit(&self.other(), path, change);
        self.other_sends_all();
    }

    fn other_sends_all(&self) {
        commit(&self.other());
        git(&self.other(), &["push", "--quiet"]);
    }
}

/// A bare repository, and two clones of it.
fn repositories() -> TempDir {
    let root = tempdir().unwrap();
    let folder = root.path();
    git(
        folder,
        &[
            "init",
            "--quiet",
            "--bare",
            "--initial-branch=main",
            "remote.git",
        ],
    );
    git(folder, &["clone", "--quiet", "remote.git", "mine"]);
    settings(&folder.join("mine"));
    write_project(&folder.join("mine"));
    commit(&folder.join("mine"));
    git(
        &folder.join("mine"),
        &["push", "--quiet", "--set-upstream", "origin", "main"],
    );
    git(folder, &["clone", "--quiet", "remote.git", "other"]);
    settings(&folder.join("other"));
    root
}

fn write_project(folder: &Path) {
    for (path, bytes) in small::project() {
        small::write(folder, &path, &bytes);
    }
}

/// Makes a repository independent of the settings of this machine, which the preview also reads.
fn settings(folder: &Path) {
    for (name, value) in [
        ("user.name", "Test"),
        ("user.email", "test@example.org"),
        ("commit.gpgSign", "false"),
        ("core.autocrlf", "false"),
        ("core.hooksPath", ".git/hooks"),
    ] {
        git(folder, &["config", name, value]);
    }
}

fn git_output(folder: &Path, arguments: &[&str]) -> Output {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(arguments);
    git.env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"));
    git.env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap()
}

/// Runs git, and returns what it prints.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let done = git_output(folder, arguments);
    assert!(done.status.success(), "{arguments:?}: {done:?}");
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(
        folder,
        &["commit", "--quiet", "--message", "Van een collega"],
    );
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

fn edit(folder: &Path, path: &str, change: impl FnOnce(String) -> String) {
    let before = read(folder, path);
    let after = change(before.clone());
    assert_ne!(after, before);
    fs::write(folder.join(path), after).unwrap();
}

/// Everything about a repository that a step could change.
fn everything(folder: &Path) -> [String; 4] {
    [
        git(folder, &["rev-parse", "HEAD"]),
        git(
            folder,
            &["status", "--porcelain=v2", "--untracked-files=all"],
        ),
        git(folder, &["diff", "HEAD"]),
        git(folder, &["diff", "--cached"]),
    ]
}

#[cfg(unix)]
fn hook(repository: &Path, name: &str, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = repository.join("hooks").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}
