//! The themes of the program: the same as those of this repository, for projects without themes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use tempfile::{TempDir, tempdir};
use vindplek::diagnostic::Diagnostic;
use vindplek::memo::Memo;
use vindplek::world::{BuiltInThemes, FileEntry, MemoryWorld, World};
use walkdir::WalkDir;

use crate::support::files::{ProjectFiles, check};
use crate::support::program::vindplek;
use crate::support::small::{self, TODAY};

/// The small project without its themes, on a disk.
fn without_themes() -> TempDir {
    let project = small::on_disk(&[]);
    fs::remove_dir_all(project.path().join("themes")).unwrap();
    project
}

/// The small project without its themes, in memory, with some more files.
fn world(more: &[(&str, &str)]) -> MemoryWorld {
    let mut world = MemoryWorld::new(TODAY.parse().unwrap());
    for (path, bytes) in small::project() {
        if !path.starts_with("themes/") {
            world.write(&path, bytes);
        }
    }
    for (path, text) in more {
        world.write(path, text);
    }
    world.add_built_in_themes(&BuiltInThemes::new());
    world
}

fn problems(more: &[(&str, &str)]) -> Vec<Diagnostic> {
    check(&world(more), false, &Memo::new())
}

fn run(project: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let done = vindplek(project)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

fn built(project: &Path) -> BTreeMap<String, Vec<u8>> {
    let (code, _, problems) = run(project, &["build", "--as-of", TODAY]);
    assert_eq!((code, &*problems), (Some(0), ""));
    let mut files = ProjectFiles::default();
    files.add_below(&project.join("dist"), "");
    files
        .files
        .retain(|path, _| !path.starts_with(".vindplek/"));
    files.files
}

#[test]
fn the_program_has_the_themes_of_the_repository() {
    let mut repository = ProjectFiles::default();
    repository.add_below(Path::new(env!("CARGO_MANIFEST_DIR")), "themes");
    let themes = BuiltInThemes::new();
    let mut built_in = BTreeMap::new();
    for name in themes.names() {
        for file in themes.files(name).unwrap() {
            built_in.insert(file.path.as_str().to_owned(), file.bytes.to_vec());
        }
    }
    let paths =
        |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> { files.keys().cloned().collect() };
    assert_eq!(paths(&built_in), paths(&repository.files));
    assert!(built_in == repository.files, "the bytes differ");
}

#[test]
fn a_project_without_themes_gives_the_same_sites_as_one_with_them() {
    let (with, without) = (small::on_disk(&[]), without_themes());
    let (wanted, found) = (built(with.path()), built(without.path()));
    assert!(wanted.len() > 100);
    assert!(wanted == found, "the sites differ");
    let (code, _, problems) = run(
        without.path(),
        &["check", "--deny", "warnings", "--as-of", TODAY],
    );
    assert_eq!((code, &*problems), (Some(0), "Geen problemen gevonden\n"));
}

#[test]
fn a_theme_of_the_project_builds_on_a_built_in_one() {
    let own = [
        (
            "regions/noord/region.yaml",
            "naam: Noord\nkorte_naam: Noord\nsoort: regio\nthema: eigen\nbasis_url: https://noord.example\nwelkom: {titel: Welkom, tekst: Hier vind je ons aanbod.}\ncontact: {email: mail@noord.example}\n",
        ),
        ("themes/eigen/theme.yaml", "naam: Eigen\nouder: basis\n"),
        (
            "themes/eigen/assets/merk.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>Eigen</title></svg>",
        ),
    ];
    let found = problems(&own);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_a_theme_of_the_project_breaks_in_a_built_in_one_is_reported_in_the_project() {
    let region = "naam: Noord\nkorte_naam: Noord\nsoort: regio\nthema: eigen\nbasis_url: https://noord.example\nwelkom: {titel: Welkom, tekst: Hier vind je ons aanbod.}\ncontact: {email: mail@noord.example}\n";
    let settings = "themes/eigen/theme.yaml";
    let paper =
        "naam: Eigen\nouder: basis\nkleuren:\n  licht: {tekst: \"#ffffff\", vlak: \"#ffffff\"}\n";
    let found = problems(&[("regions/noord/region.yaml", region), (settings, paper)]);
    assert!(!found.is_empty());
    for problem in &found {
        assert_eq!(problem.place.path.as_str(), settings, "{problem:#?}");
        let mut related = problem.related.iter();
        assert!(related.all(|related| related.place.path.as_str() == settings));
    }

    // Built-in themes that build on one of the project, which lacks what they need.
    let found = problems(&[("themes/basis/theme.yaml", "naam: Van mij\n")]);
    assert!(!found.is_empty());
    for problem in &found {
        let path = problem.place.path.as_str();
        let is_own = path.starts_with("regions/") || path.starts_with("themes/basis/");
        assert!(is_own, "{problem:#?}");
    }
    let in_noord = found.iter().any(|problem| {
        let help = problem.help.as_ref().map_or("", |help| help.dutch());
        let path = problem.place.path.as_str();
        path == "regions/noord/region.yaml" && help.contains("ingebouwde thema “noord”")
    });
    assert!(in_noord, "{found:#?}");
}

#[test]
fn a_folder_of_the_project_takes_the_place_of_a_built_in_theme_as_a_whole() {
    let world = world(&[("themes/noord/assets/merk.svg", "<svg/>")]);
    let own: Vec<&str> = world
        .entries()
        .iter()
        .filter(|(_, entry)| matches!(entry, FileEntry::File { .. }))
        .map(|(path, _)| path.as_str())
        .filter(|path| path.starts_with("themes/"))
        .collect();
    assert_eq!(own, ["themes/noord/assets/merk.svg"]);
    assert!(!world.entries().contains(&"themes/noord/theme.yaml".into()));
    assert!(world.entries().contains(&"themes/zuid/theme.yaml".into()));
    let found = check(&world, false, &Memo::new());
    let missing = found.iter().any(|problem| {
        let help = problem.help.as_ref().map_or("", |help| help.dutch());
        problem.place.path.as_str() == "regions/noord/region.yaml"
            && help.contains("geen theme.yaml")
    });
    assert!(missing, "{found:#?}");
}

#[test]
fn a_theme_is_written_out_once_and_the_sites_stay_the_same() {
    let project = without_themes();
    let before = built(project.path());
    let (code, out, _) = run(project.path(), &["theme", "eject"]);
    assert_eq!((code, &*out), (Some(0), "themes/basis\n"));
    let (code, out, _) = run(project.path(), &["theme", "eject", "zuid", "-q"]);
    assert_eq!((code, &*out), (Some(0), "themes/zuid\n"));
    let (mut wanted, mut found) = (ProjectFiles::default(), ProjectFiles::default());
    for theme in ["themes/basis", "themes/zuid"] {
        wanted.add_below(Path::new(env!("CARGO_MANIFEST_DIR")), theme);
    }
    found.add_below(project.path(), "themes");
    assert!(wanted.files == found.files, "the files differ");
    assert!(before == built(project.path()), "the sites differ");

    let mine = project.path().join("themes/basis/theme.yaml");
    fs::write(&mine, "naam: Van mij\n").unwrap();
    let (code, _, err) = run(project.path(), &["theme", "eject", "basis"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("themes/basis"), "{err}");
    assert_eq!(fs::read_to_string(mine).unwrap(), "naam: Van mij\n");
    let (code, _, err) = run(project.path(), &["theme", "eject", "nord"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("noord"), "{err}");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_when_part_of_a_theme_cannot_be() {
    use std::os::unix::fs::PermissionsExt;

    use crate::support::program::without_privileges;

    let project = without_themes();
    let closed = project.path().join("themes/zuid/assets");
    fs::create_dir_all(&closed).unwrap();
    let mut command = vindplek(project.path());
    command.args(["theme", "eject", "zuid"]);
    let Some(mut command) = without_privileges(&command, project.path()) else {
        return;
    };
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    let refused = command.output().unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    let left = WalkDir::new(project.path().join("themes")).into_iter();
    let files = left.filter(|entry| entry.as_ref().unwrap().file_type().is_file());
    assert_eq!(files.count(), 0);
}

#[cfg(unix)]
#[test]
fn a_theme_is_not_written_outside_the_project() {
    let project = without_themes();
    let outside = tempdir().unwrap();
    fs::create_dir_all(project.path().join("themes")).unwrap();
    std::os::unix::fs::symlink(outside.path(), project.path().join("themes/zuid")).unwrap();
    let (code, _, err) = run(project.path(), &["theme", "eject", "zuid"]);
    assert_eq!(code, Some(2), "{err}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}
