//! `vindplek init`: the project that it begins has no problems, builds, and holds one of everything.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::{TempDir, tempdir};
use vindplek::model::layout::{Kind, Location, locate};
use walkdir::WalkDir;

use crate::support::program::vindplek;

/// A day in the middle of a quarter.
const TODAY: [&str; 2] = ["--as-of", "2026-11-01"];

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    let done = vindplek(folder)
        .args(arguments)
        .args(TODAY)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Run {
        code: done.status.code(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// A new project in a folder whose name has a space and an accented letter.
fn begun(regions: &[&str]) -> (TempDir, PathBuf) {
    let above = tempdir().unwrap();
    let mut arguments = vec!["init", "mijn académie"];
    for &region in regions {
        arguments.extend(["--regio", region]);
    }
    let init = run(above.path(), &arguments);
    assert_eq!((init.code, &*init.err), (Some(0), ""));
    assert!(init.out.contains("vindplek new"), "{}", init.out);
    let project = above.path().join("mijn académie");
    (above, project)
}

/// The files below a folder, by their paths from there with `/` between the parts.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).unwrap();
        let path = path.to_str().unwrap().replace('\\', "/");
        (path, fs::read(entry.path()).unwrap())
    };
    files.map(read).collect()
}

#[test]
fn a_new_project_of_any_size_is_checked_and_built() {
    let regions: [(&[&str], &[&str]); 3] = [
        (&["kust=Academie van de Kust"], &["landelijk", "kust"]),
        (
            &[
                "midden=Academie Midden: \"hart\"",
                "landelijk=Sportacademie",
                "noord",
            ],
            &["landelijk", "midden", "noord"],
        ),
        (
            &[],
            &[
                "landelijk",
                "noord",
                "oost",
                "zuid",
                "noordwest",
                "zuidwest",
            ],
        ),
    ];
    for (named, sites) in regions {
        let (_above, project) = begun(named);
        let options: [&[&str]; 2] = [&[], &["--drafts"]];
        for drafts in options {
            let strict = ["check", "--deny", "warnings"];
            let check = run(&project, &[&strict[..], drafts].concat());
            assert_eq!(
                check.err, "Geen problemen gevonden\n",
                "{named:?} {drafts:?}"
            );
            assert_eq!(check.code, Some(0));
            let build = run(&project, &[&["build"][..], drafts].concat());
            assert_eq!((build.code, &*build.err), (Some(0), ""), "{named:?}");
            for site in sites {
                let root = project.join("dist").join(site);
                assert!(root.join("index.html").is_file(), "{site}");
                let course = root.join("aanbod/voorbeeld-van-een-cursus/index.html");
                let is_academy = *site != "landelijk";
                assert!(
                    !is_academy || course.is_file() != drafts.is_empty(),
                    "{site}"
                );
            }
        }
        let built = fs::read_dir(project.join("dist")).unwrap();
        assert_eq!(built.count(), sites.len() + 1, "the sites and .vindplek");
        let own = project.join("regions");
        assert_eq!(fs::read_dir(own).unwrap().count(), sites.len());
    }
}

#[test]
fn it_holds_one_of_every_kind_as_a_draft_and_no_themes() {
    let (_above, project) = begun(&["kust"]);
    let mut kinds = BTreeSet::new();
    for (path, bytes) in files(&project.join("content")) {
        let path = format!("content/{path}");
        if let Location::Document(at) = locate(&path.as_str().into()) {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains("\nconcept: true\n"), "{path}");
            kinds.insert(at.kind);
        }
    }
    assert_eq!(kinds, BTreeSet::from(Kind::ALL));
    assert!(!project.join("themes").exists());
    assert!(project.join("content/media/LEESMIJ.md").is_file());
    let ignored = fs::read_to_string(project.join(".gitignore")).unwrap();
    assert!(ignored.lines().any(|line| line == "dist/"));
}

#[test]
fn each_region_has_a_theme_of_its_own_while_there_are_enough() {
    let (_above, project) = begun(&["kust", "zuid", "heuvels"]);
    let mut themes = BTreeSet::new();
    for site in ["landelijk", "kust", "zuid", "heuvels"] {
        let region = project.join("regions").join(site).join("region.yaml");
        let text = fs::read_to_string(region).unwrap();
        let theme = text.lines().find_map(|line| line.strip_prefix("thema: "));
        let theme = theme.unwrap().to_owned();
        assert_ne!(theme, "basis");
        assert!(themes.insert(theme), "{site} has the theme of another");
    }
    assert!(themes.contains("zuid") && themes.contains("landelijk"));
}

#[test]
fn the_text_editor_is_set_up_as_in_this_repository() {
    let (_above, project) = begun(&["kust"]);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(".vscode");
    assert_eq!(files(&project.join(".vscode")), files(&own));
}

#[test]
fn it_holds_no_facts_of_the_academies_that_vindplek_was_made_for() {
    let (_above, project) = begun(&["kust"]);
    let facts = [
        "LAB",
        "Mulier",
        "VSG",
        "Vereniging Sport en Gemeenten",
        "sportengemeenten",
        "Hanze",
        "Sportkracht",
        "Berenschot",
        "lab-special",
    ];
    for (path, bytes) in files(&project) {
        let text = String::from_utf8(bytes).unwrap();
        let words: BTreeSet<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .collect();
        for fact in facts {
            let is_there = words.contains(fact) || (fact.contains(' ') && text.contains(fact));
            assert!(!is_there, "{path}: {fact}");
        }
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let above = tempdir().unwrap();
    let full = above.path().join("vol");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("brief.txt"), "Beste").unwrap();
    let refused = run(above.path(), &["init", "vol"]);
    assert_eq!((refused.code, &*refused.out), (Some(2), ""));
    assert!(refused.err.contains("brief.txt"), "{}", refused.err);
    let refused = run(&full, &["init", "brief.txt"]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert_eq!(files(&full), [("brief.txt".to_owned(), b"Beste".to_vec())]);
}

#[test]
fn an_empty_folder_and_a_new_repository_are_fine() {
    let above = tempdir().unwrap();
    fs::create_dir_all(above.path().join(".git/refs")).unwrap();
    let here = run(above.path(), &["init", "."]);
    assert_eq!(here.code, Some(0), "{}", here.err);
    assert_eq!(run(above.path(), &["check"]).code, Some(0));
}

#[test]
fn nothing_is_written_when_a_region_cannot_be_named_so() {
    let above = tempdir().unwrap();
    let wrong: [(&[&str], &str); 5] = [
        (&["Noord Holland=Academie"], "kleine letters"),
        (&["=Academie"], "kleine letters"),
        (&["regio=Academie"], "kleine letters"),
        (&["kust", "kust=Anders"], "twee keer"),
        (&["landelijk=Sportacademie"], "--regio"),
    ];
    for (regions, way_out) in wrong {
        let mut arguments = vec!["init", "project"];
        for &region in regions {
            arguments.extend(["--regio", region]);
        }
        let refused = run(above.path(), &arguments);
        assert_eq!(refused.code, Some(2), "{regions:?}");
        assert!(
            refused.err.contains(way_out),
            "{regions:?}: {}",
            refused.err
        );
        assert!(!above.path().join("project").exists(), "{regions:?}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_left_when_the_disk_refuses() {
    use std::os::unix::fs::PermissionsExt;

    use crate::support::program::without_privileges;

    let above = tempdir().unwrap();
    let closed = above.path().join("dicht");
    fs::create_dir(&closed).unwrap();
    let mut command = vindplek(above.path());
    command.args(["init", "dicht/project"]);
    let Some(mut command) = without_privileges(&command, above.path()) else {
        return;
    };
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    let refused = command.output().unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert_eq!(fs::read_dir(&closed).unwrap().count(), 0);
}
