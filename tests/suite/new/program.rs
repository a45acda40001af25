//! The command: which file it writes, its output, and the editor that it opens.

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use crate::support::program::vindplek;
use crate::support::small::{TODAY, on_disk, write};

fn run(project: &Path, arguments: &[&str], editor: &str) -> Output {
    vindplek(project)
        .args(arguments)
        .args(["--as-of", TODAY])
        .env("EDITOR", editor)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_file_is_written_once_and_nothing_else_is() {
    let project = on_disk(&[]);
    let folder = project.path();
    let new = ["new", "nieuws", "Wij zijn er", "--regio", "zuid"];
    let first = run(folder, &new, "false");
    assert_eq!(first.status.code(), Some(0), "{first:?}");
    let path = "regions/zuid/content/nieuws/wij-zijn-er.md";
    assert_eq!(text(&first.stdout), format!("{path}\n"));
    assert_eq!(text(&first.stderr), "", "no question without a terminal");
    let written = fs::read_to_string(folder.join(path)).unwrap();
    assert!(
        written.contains("\ntitel: Wij zijn er\n") && written.contains("\ndatum: 2026-11-01\n")
    );
    let beside = fs::read_dir(folder.join(path).parent().unwrap()).unwrap();
    assert_eq!(beside.count(), 1, "nothing is left beside it");

    fs::write(folder.join(path), "mine").unwrap();
    let again = run(folder, &new, "false");
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("bestaat al"), "{again:?}");
    assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), "mine");
}

#[test]
fn problems_with_the_title_are_reported_at_once() {
    let project = on_disk(&[]);
    let long = "Een titel die veel langer is dan op een telefoon past, want er staat van alles in \
                wat er niet hoort";
    let begun = run(project.path(), &["new", "cursus", long], "false");
    assert_eq!(begun.status.code(), Some(0), "{begun:?}");
    assert!(text(&begun.stderr).contains("[title-length]"), "{begun:?}");
}

#[cfg(unix)]
#[test]
fn open_starts_the_editor_of_the_environment() {
    use std::os::unix::fs::PermissionsExt;
    let project = on_disk(&[]);
    let editor = project.path().join("editor");
    fs::write(&editor, "#!/bin/sh\necho \"$@\" > geopend\n").unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let editor_command = format!("sh {} --wacht", editor.display());
    let begun = run(
        project.path(),
        &["new", "pagina", "Contact", "--open"],
        &editor_command,
    );
    assert_eq!(begun.status.code(), Some(0), "{begun:?}");
    let opened = fs::read_to_string(project.path().join("geopend")).unwrap();
    let (first, path) = opened.trim().split_once(' ').unwrap();
    assert_eq!(first, "--wacht");
    assert!(path.ends_with("content/paginas/contact.md"), "{opened}");
    let rights = fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(rights & 0o444, 0o444, "others may read it");

    let none = run(
        project.path(),
        &["new", "pagina", "Over", "--open"],
        "/bestaat/niet",
    );
    assert_eq!(none.status.code(), Some(0), "the file is there: {none:?}");
    assert!(text(&none.stderr).contains("open zelf"), "{none:?}");
}

#[test]
fn a_missing_folder_is_created_and_a_file_in_its_place_is_reported() {
    let project = on_disk(&[]);
    let begun = run(project.path(), &["new", "peiling", "Wat wil je?"], "false");
    assert_eq!(begun.status.code(), Some(0), "{begun:?}");
    assert!(
        project
            .path()
            .join("content/peilingen/wat-wil-je.md")
            .is_file()
    );
    let page = run(project.path(), &["new", "pagina", "Over ons"], "false");
    assert_eq!(page.status.code(), Some(0), "{page:?}");
    let check = run(project.path(), &["check"], "false");
    assert_eq!(
        text(&check.stderr),
        "Geen problemen gevonden\n",
        "a draft needs no link to it"
    );

    write(project.path(), "content/nieuws", b"a file");
    let barred = run(project.path(), &["new", "nieuws", "Iets"], "false");
    assert_eq!(barred.status.code(), Some(2), "{barred:?}");
    assert!(text(&barred.stderr).contains("hulp"), "{barred:?}");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_the_project() {
    let (project, elsewhere) = (on_disk(&[]), tempfile::tempdir().unwrap());
    let link = project.path().join("content/peilingen");
    std::os::unix::fs::symlink(elsewhere.path(), &link).unwrap();
    let begun = run(project.path(), &["new", "peiling", "Wat wil je?"], "false");
    assert_eq!(begun.status.code(), Some(2), "{begun:?}");
    assert!(
        text(&begun.stderr).contains("buiten het project"),
        "{begun:?}"
    );
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn every_shell_has_a_completion_script() {
    let project = on_disk(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = vindplek(project.path())
            .args(["completions", shell])
            .output()
            .unwrap();
        assert_eq!(said.status.code(), Some(0), "{said:?}");
        let script = text(&said.stdout);
        assert!(
            script.contains("completions") && script.contains("as-of"),
            "{shell}"
        );
    }
}
