//! A project on disk, as a build reads it.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use tempfile::{TempDir, tempdir};
use vindplek::digest::Digest;
use vindplek::edge::disk::DiskWorld;
use vindplek::world::{AccessFailure, FileEntry, TEXT_LIMIT, Unreadable, World};

fn project(files: &[&str]) -> TempDir {
    let project = tempdir().unwrap();
    for path in files {
        write(project.path(), path, path.as_bytes());
    }
    project
}

fn write(project: &Path, path: &str, bytes: &[u8]) {
    let path = project.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn open(project: &TempDir) -> DiskWorld {
    DiskWorld::open(project.path(), Some(date(2026, 11, 1))).unwrap()
}

/// The files of the project: those of the program's themes come besides.
fn listed(world: &DiskWorld) -> Vec<&str> {
    let entries = world.entries().iter();
    let own = entries.filter(|(_, entry)| !matches!(entry, FileEntry::BuiltIn { .. }));
    own.map(|(path, _)| path.as_str()).collect()
}

fn why(world: &DiskWorld, path: &str) -> Option<Unreadable> {
    match world.entries().get(&path.into()) {
        Some(FileEntry::Unreadable(why)) => Some(why.clone()),
        _ => None,
    }
}

#[test]
fn three_folders_are_read_without_hidden_files() {
    let project = project(&[
        "content/aanbod/b.md",
        "content/aanbod/a.md",
        "content/.git/config",
        "content/aanbod/.a.md.swp",
        "regions/noord/region.yaml",
        "themes/basis/theme.yaml",
        "dist/noord/index.html",
        "README.md",
    ]);
    let world = open(&project);
    assert_eq!(
        listed(&world),
        [
            "content/aanbod/a.md",
            "content/aanbod/b.md",
            "regions/noord/region.yaml",
            "themes/basis/theme.yaml",
        ]
    );
    assert_eq!(world.today(), date(2026, 11, 1));
}

#[test]
fn texts_are_read_at_once_and_media_on_request() {
    let project = project(&["content/a.md", "content/media/foto.jpg"]);
    let world = open(&project);
    let size = "content/a.md".len() as u64;
    let digest = Digest::of(b"content/a.md");
    assert_eq!(
        world.entries().get(&"content/a.md".into()),
        Some(&FileEntry::File { digest, size })
    );

    write(project.path(), "content/a.md", b"veranderd");
    assert_eq!(
        &*world.read(&"content/a.md".into()).unwrap(),
        b"content/a.md"
    );
    let photo = "content/media/foto.jpg".into();
    assert_eq!(&*world.read(&photo).unwrap(), b"content/media/foto.jpg");
    write(
        project.path(),
        "content/media/foto.jpg",
        b"een andere foto!!!!!!!",
    );
    assert!(
        world.read(&photo).is_err(),
        "a changed file would not fit its digest"
    );
    fs::remove_file(project.path().join("content/media/foto.jpg")).unwrap();
    assert!(world.read(&photo).is_err());
    assert!(world.read(&"content/nergens.md".into()).is_err());
}

#[test]
fn the_size_limit_of_texts_does_not_apply_to_photos() {
    let project = tempdir().unwrap();
    let large = vec![b'a'; usize::try_from(TEXT_LIMIT).unwrap() + 1];
    write(project.path(), "content/a.md", &large);
    write(project.path(), "content/media/a.JPG", &large);
    let world = open(&project);
    let size = TEXT_LIMIT + 1;
    let too_large = Unreadable::TooLarge {
        size,
        limit: TEXT_LIMIT,
    };
    assert_eq!(why(&world, "content/a.md"), Some(too_large));
    assert_eq!(why(&world, "content/media/a.JPG"), None);
}

#[test]
fn file_names_are_not_normalised() {
    let names = [
        "content/cafe\u{301}.md",
        "content/caf\u{e9}.md",
        "content/met spatie.md",
    ];
    let project = project(&names);
    assert_eq!(listed(&open(&project)), names);
}

#[test]
fn a_missing_project_is_a_failure_and_an_empty_one_has_no_files() {
    let empty = tempdir().unwrap();
    assert!(listed(&open(&empty)).is_empty());
    let failure = DiskWorld::open(&empty.path().join("weg"), None).unwrap_err();
    assert!(failure.message().dutch().contains("weg"), "{failure}");
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn symbolic_links_are_followed_only_within_the_project() {
        let outside = project(&["geheim.md", "map/geheim.md"]);
        let project = project(&["content/a.md", "content/map/b.md"]);
        let content = project.path().join("content");
        symlink("a.md", content.join("bestand.md")).unwrap();
        symlink("map", content.join("koppeling")).unwrap();
        symlink(outside.path().join("geheim.md"), content.join("weg.md")).unwrap();
        symlink(outside.path().join("map"), content.join("weg")).unwrap();
        symlink("../../bestaat-niet.md", content.join("nergens.md")).unwrap();
        symlink("bestaat-niet.md", content.join("kapot.md")).unwrap();
        symlink(outside.path(), project.path().join("themes")).unwrap();
        let world = open(&project);
        assert_eq!(
            listed(&world),
            [
                "content/a.md",
                "content/bestand.md",
                "content/kapot.md",
                "content/koppeling/b.md",
                "content/map/b.md",
                "content/nergens.md",
                "content/weg",
                "content/weg.md",
                "themes",
            ]
        );
        assert_eq!(
            &*world.read(&"content/bestand.md".into()).unwrap(),
            b"content/a.md"
        );
        for path in [
            "content/weg",
            "content/weg.md",
            "content/nergens.md",
            "themes",
        ] {
            assert_eq!(why(&world, path), Some(Unreadable::Escapes), "{path}");
        }
        assert_eq!(
            why(&world, "content/kapot.md"),
            Some(Unreadable::Blocked(AccessFailure::DanglingLink))
        );
    }

    #[test]
    fn cycles_of_symbolic_links_end() {
        let project = project(&["content/a.md"]);
        let content = project.path().join("content");
        symlink(".", content.join("kring")).unwrap();
        symlink("zelf", content.join("zelf")).unwrap();
        for from in 0..12 {
            for to in 0..12 {
                let folder = content.join(format!("web{from}"));
                fs::create_dir_all(&folder).unwrap();
                symlink(format!("../web{to}"), folder.join(format!("naar{to}"))).unwrap();
            }
        }
        let world = open(&project);
        for path in ["content/kring", "content/zelf"] {
            let found = why(&world, path);
            let wanted = Some(Unreadable::Blocked(AccessFailure::LinkLoop));
            assert_eq!(found, wanted, "{path}");
        }
        assert!(
            world.entries().len() < 12 * 12 * 13,
            "{}",
            world.entries().len()
        );
    }

    #[test]
    fn a_file_name_that_is_not_unicode_is_reported() {
        let project = project(&["content/a.md"]);
        let name = OsStr::from_bytes(b"caf\xE9.md");
        if fs::write(project.path().join("content").join(name), "x").is_err() {
            return; // Some disks know no such names.
        }
        let world = open(&project);
        assert_eq!(
            why(&world, "content/caf\u{fffd}.md"),
            Some(Unreadable::NotUnicode)
        );
    }

    #[test]
    fn a_pipe_is_not_read() {
        let project = project(&["content/a.md"]);
        let pipe = project.path().join("content/pijp.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if made.is_ok_and(|status| status.success()) {
            assert!(matches!(
                why(&open(&project), "content/pijp.md"),
                Some(Unreadable::Refused(_))
            ));
        }
    }
}
