//! `vindplek mv` and `vindplek rm` as editors use them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;
use walkdir::WalkDir;

use super::project::{COURSE, Project, TODAY};
use crate::support::program::vindplek;
use crate::support::small::write;

fn on_disk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &Project::new().files {
        write(folder.path(), path, bytes);
    }
    folder
}

fn snapshot(project: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(project).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let file = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(project).unwrap();
        (
            path.to_str().unwrap().replace('\\', "/"),
            fs::read(entry.path()).unwrap(),
        )
    };
    files.map(file).collect()
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = vindplek(folder);
    let done: Output = command
        .args(arguments)
        .args(["--as-of", TODAY])
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

#[test]
fn a_dry_run_and_a_question_that_nobody_can_answer_change_nothing() {
    let project = on_disk();
    let before = snapshot(project.path());
    let (code, out, err) = run(project.path(), &["mv", COURSE, "gemeente", "--dry-run"]);
    assert_eq!((code, &*err), (0, ""));
    assert!(
        out.contains(&format!("{COURSE} → content/aanbod/gemeente.md")),
        "{out}"
    );
    let (code, out, err) = run(project.path(), &["mv", COURSE, "gemeente"]);
    assert_eq!(code, 2);
    assert!(
        out.contains("Verplaatst:") && err.contains("--yes"),
        "{out}{err}"
    );
    let (code, _, err) = run(project.path(), &["rm", COURSE]);
    assert_eq!(code, 2);
    assert!(
        err.contains("--redirect") && err.contains("--gone"),
        "{err}"
    );
    let (code, _, err) = run(project.path(), &["rm", COURSE, "--gone", "--redirect", "x"]);
    assert_eq!(code, 2, "{err}");
    assert_eq!(snapshot(project.path()), before);
}

#[test]
fn the_plan_is_carried_out_and_the_project_stays_right() {
    let project = on_disk();
    let below = project.path().join("content/aanbod");
    let old = "hoe-werkt-de-gemeente.md";
    let (code, out, err) = run(&below, &["mv", old, "gemeente.md", "--yes"]);
    assert_eq!((code, &*err), (0, "Gedaan\n"), "{out}");
    let mut expected = Project::new();
    expected.mv(COURSE, "content/aanbod/gemeente.md");
    assert_eq!(snapshot(project.path()), expected.files);
    let (code, _, err) = run(project.path(), &["check"]);
    assert_eq!((code, &*err), (0, "Geen problemen gevonden\n"));

    let target = "content/aanbod/bewegen-in-de-buurt.md";
    let absolute = below.canonicalize().unwrap().join("gemeente.md");
    let absolute = absolute.to_str().unwrap();
    let (code, out, err) = run(
        project.path(),
        &["rm", absolute, "--redirect", target, "--yes", "-q"],
    );
    assert_eq!((code, &*out, &*err), (0, "", ""));
    let (code, _, err) = run(project.path(), &["check"]);
    assert_eq!((code, &*err), (0, "Geen problemen gevonden\n"));
    assert!(
        !project.path().join("regions/zuid/content").exists(),
        "an empty folder goes too"
    );
}

#[test]
fn an_error_that_was_there_is_no_reason_to_refuse_and_a_new_one_is() {
    let project = on_disk();
    write(
        project.path(),
        "content/nieuws/fout.md",
        b"---\ntitel: Fout\n---\n",
    );
    let (code, _, err) = run(project.path(), &["mv", COURSE, "gemeente", "--yes"]);
    assert_eq!(code, 0, "{err}");
    let before = snapshot(project.path());
    let taken = "content/aanbod/bewegen-in-de-buurt.md";
    let text = fs::read_to_string(project.path().join(taken)).unwrap();
    let text = text.replace("soort:", "voorheen: [/aanbod/bezet/]\nsoort:");
    write(project.path(), taken, text.as_bytes());
    let (code, _, err) = run(
        project.path(),
        &["mv", "/aanbod/gemeente/", "bezet", "--yes"],
    );
    assert_eq!(code, 2);
    assert!(
        err.contains("fouten bij komen") && err.contains("/aanbod/bezet/"),
        "{err}"
    );
    write(project.path(), taken, &before[taken]);
    assert_eq!(snapshot(project.path()), before);
}

#[test]
fn help_is_dutch_and_names_every_choice() {
    let folder = tempfile::tempdir().unwrap();
    let help = |command: &str| {
        let done = vindplek(folder.path())
            .args([command, "--help"])
            .output()
            .unwrap();
        String::from_utf8(done.stdout).unwrap()
    };
    assert!(help("mv").contains("--dry-run") && help("mv").contains("<OUD> <NIEUW>"));
    assert!(help("rm").contains("--redirect <STUK>") && help("rm").contains("--gone"));
}
