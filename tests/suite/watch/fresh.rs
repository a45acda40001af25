//! A disk world that is kept up to date, on a real disk: after every kind of save it equals the
//! world of a project that is opened anew.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use jiff::civil::{Date, date};
use tempfile::{TempDir, tempdir};
use vindplek::edge::disk::DiskWorld;
use vindplek::edge::watch::FreshWorld;
use vindplek::world::{FileEntry, World};

const TODAY: Date = date(2026, 11, 1);

const FILES: [&str; 7] = [
    "content/aanbod/een.md",
    "content/aanbod/twee.md",
    "content/media/foto.jpg",
    "content/nieuws/bericht.md",
    "regions/noord/content/aanbod/een.md",
    "regions/noord/region.yaml",
    "themes/basis/theme.yaml",
];

/// A project with a thread that takes each new world and settles it.
struct WatchedProject {
    folder: TempDir,
    fresh: Arc<FreshWorld>,
    latest: Arc<Mutex<DiskWorld>>,
    worlds: Arc<AtomicUsize>,
    keeper: Option<JoinHandle<()>>,
}

impl WatchedProject {
    fn new(poll: bool) -> Self {
        let folder = tempdir().unwrap();
        for path in FILES {
            write(folder.path(), path, path);
        }
        write(folder.path(), ".git/config", "");
        let fresh = Arc::new(FreshWorld::open(folder.path(), Some(TODAY), poll).unwrap());
        let mut known = fresh.world();
        let latest = Arc::new(Mutex::new(known.clone()));
        let worlds = Arc::new(AtomicUsize::new(0));
        let keeper = {
            let (fresh, latest) = (Arc::clone(&fresh), Arc::clone(&latest));
            let worlds = Arc::clone(&worlds);
            thread::spawn(move || {
                while let Some(next) = fresh.next(&known) {
                    known = next.world;
                    *latest.lock().unwrap() = known.clone();
                    worlds.fetch_add(1, Ordering::SeqCst);
                    fresh.mark_settled(next.number);
                }
            })
        };
        Self {
            folder,
            fresh,
            latest,
            worlds,
            keeper: Some(keeper),
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Makes a change, and compares the latest world with the disk.
    fn after(&self, what: &str, change: impl FnOnce(&Path)) {
        change(self.path());
        self.fresh.wait_until_current();
        let clean = DiskWorld::open(self.path(), Some(TODAY)).unwrap();
        let latest = self.latest.lock().unwrap();
        let entries = |world: &DiskWorld| -> Vec<String> {
            let entries = world.entries().iter();
            entries
                .map(|(path, entry)| format!("{path} {entry:?}"))
                .collect()
        };
        assert_eq!(entries(&latest), entries(&clean), "{what}");
        assert!(latest.is_same_as(&clean), "{what}");
        for (path, entry) in clean.entries().iter() {
            if let FileEntry::File { .. } | FileEntry::BuiltIn { .. } = entry {
                assert_eq!(latest.read(path), clean.read(path), "{what}: {path}");
            }
        }
    }
}

impl Drop for WatchedProject {
    fn drop(&mut self) {
        self.fresh.close();
        self.keeper.take().unwrap().join().unwrap();
    }
}

fn write(project: &Path, path: &str, text: &str) {
    let path = project.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// As most editors save: beside the file, and then in its place.
fn write_beside(project: &Path, path: &str, text: &str) {
    let beside = project.join(format!("{path}~tijdelijk"));
    fs::write(&beside, text).unwrap();
    fs::rename(beside, project.join(path)).unwrap();
}

fn rename(project: &Path, from: &str, to: &str) {
    let to = project.join(to);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::rename(project.join(from), to).unwrap();
}

fn every_kind_of_save(poll: bool) {
    let kept = WatchedProject::new(poll);
    kept.after("nothing", |_| {});
    kept.after("a save", |at| write(at, "content/aanbod/een.md", "anders"));
    kept.after("the same size", |at| {
        write(at, "content/aanbod/een.md", "ander5");
    });
    kept.after("a save beside", |at| {
        write_beside(at, "content/aanbod/een.md", "nog anders");
    });
    kept.after("as vim saves", |at| {
        let file = at.join("content/aanbod/een.md");
        let backup = at.join("content/aanbod/een.md~");
        fs::write(at.join("content/aanbod/.een.md.swp"), "wisselbestand").unwrap();
        fs::rename(&file, &backup).unwrap();
        fs::write(&file, "met vim").unwrap();
        fs::remove_file(backup).unwrap();
    });
    kept.after("a new file", |at| write(at, "content/aanbod/drie.md", "3"));
    kept.after("a picture", |at| {
        write(at, "content/media/foto.jpg", "foto")
    });
    kept.after("a new folder", |at| {
        write(at, "content/specials/nieuw/index.md", "omslag");
        write(at, "content/specials/nieuw/diep/er/stuk.md", "stuk");
    });
    kept.after("a file in the new folder", |at| {
        write(at, "content/specials/nieuw/diep/er/stuk.md", "ander stuk");
    });
    kept.after("a theme of its own", |at| {
        write(at, "themes/noord/theme.yaml", "naam: Eigen");
    });
    kept.after("the built-in theme again", |at| {
        fs::remove_dir_all(at.join("themes/noord")).unwrap();
    });
    kept.after("a theme under a name of the program", |at| {
        rename(at, "themes/basis", "themes/zuid");
    });
    kept.after("and back", |at| rename(at, "themes/zuid", "themes/basis"));
    kept.after("a renamed file", |at| {
        rename(at, "content/aanbod/drie.md", "content/aanbod/vier.md");
    });
    kept.after("a file in another case", |at| {
        rename(at, "content/aanbod/vier.md", "content/aanbod/Vier.md");
    });
    kept.after("a renamed folder", |at| {
        rename(at, "content/specials/nieuw", "content/specials/oud");
    });
    kept.after("a file in the renamed folder", |at| {
        write(at, "content/specials/oud/index.md", "ander omslag");
        write(at, "content/specials/oud/diep/er/stuk.md", "weer anders");
    });
    kept.after("a removed file", |at| {
        fs::remove_file(at.join("content/aanbod/Vier.md")).unwrap();
    });
    kept.after("a removed folder", |at| {
        fs::remove_dir_all(at.join("content/specials")).unwrap();
    });
    kept.after("a region and a theme", |at| {
        write(at, "regions/noord/region.yaml", "naam: Noord");
        write(at, "themes/basis/theme.yaml", "naam: Basis");
        write(at, "themes/basis/templates/base.html", "<p>");
    });
    kept.after("what is no content", |at| {
        write(at, "dist/noord/index.html", "uitvoer");
        write(at, "README.md", "lees mij");
    });
    kept.after("a folder in place of a file", |at| {
        fs::remove_file(at.join("content/aanbod/twee.md")).unwrap();
        write(at, "content/aanbod/twee.md/stuk.md", "stuk");
    });
    kept.after("content goes", |at| {
        rename(at, "content", "even-weg");
    });
    kept.after("content comes", |at| rename(at, "even-weg", "content"));
    kept.after("a save after that", |at| {
        write(at, "content/aanbod/een.md", "terug");
    });
    kept.after("content is removed", |at| {
        fs::remove_dir_all(at.join("content")).unwrap();
    });
    kept.after("content is made", |at| {
        write(at, "content/aanbod/een.md", "opnieuw");
    });
    kept.after("a save in what was made", |at| {
        write(at, "content/aanbod/een.md", "nog eens");
    });
}

#[test]
fn the_watcher_sees_every_kind_of_save() {
    every_kind_of_save(false);
}

#[test]
fn polling_sees_every_kind_of_save() {
    every_kind_of_save(true);
}

#[test]
fn a_burst_of_changes_gives_only_a_few_worlds() {
    let kept = WatchedProject::new(false);
    kept.after("nothing", |_| {});
    let before = kept.worlds.load(Ordering::SeqCst);
    // As git does, which says so by a file.
    kept.after("many files", |at| {
        write(at, ".git/index.lock", "");
        for number in 0..600 {
            write(at, &format!("content/aanbod/stuk-{number}.md"), "tekst");
        }
        for number in 0..300 {
            fs::remove_file(at.join(format!("content/aanbod/stuk-{number}.md"))).unwrap();
        }
        fs::remove_file(at.join(".git/index.lock")).unwrap();
    });
    let worlds = kept.worlds.load(Ordering::SeqCst) - before;
    assert!((1..=4).contains(&worlds), "{worlds}");
}

#[test]
fn no_save_of_a_quick_series_is_missed() {
    let kept = WatchedProject::new(false);
    for number in 0..60 {
        kept.after("a save", |at| {
            let text = format!("versie {number}");
            match number % 2 {
                0 => write(at, "content/aanbod/een.md", &text),
                _ => write_beside(at, "content/aanbod/een.md", &text),
            }
        });
    }
    assert!(
        !kept.fresh.is_polling(),
        "the operating system reports all of them"
    );
}

#[test]
fn a_project_folder_that_replaces_another_is_watched() {
    let kept = WatchedProject::new(false);
    let away = tempdir().unwrap();
    kept.after("another folder", |at| {
        fs::rename(at, away.path().join("oud")).unwrap();
        for path in FILES {
            write(at, path, "nieuw");
        }
    });
    kept.after("a save in it", |at| {
        write(at, "content/aanbod/een.md", "gewijzigd");
    });
    kept.after("a new folder in it", |at| {
        write(at, "content/nieuws/jaar/bericht.md", "vers");
    });
}

#[test]
fn the_date_can_be_changed() {
    let kept = WatchedProject::new(false);
    kept.fresh.set_date(Some(date(2027, 1, 1)));
    kept.fresh.wait_until_current();
    assert_eq!(kept.latest.lock().unwrap().today(), date(2027, 1, 1));
    kept.fresh.set_date(Some(TODAY));
    kept.after("a save", |at| write(at, "content/aanbod/een.md", "anders"));
}

#[cfg(unix)]
#[test]
fn changes_behind_a_symbolic_link_are_seen() {
    use std::os::unix::fs::symlink;

    let kept = WatchedProject::new(false);
    kept.after("links", |at| {
        symlink("een.md", at.join("content/aanbod/link.md")).unwrap();
        symlink("nergens.md", at.join("content/aanbod/kapot.md")).unwrap();
        symlink("../nieuws", at.join("content/aanbod/map")).unwrap();
    });
    kept.after("a save behind a link", |at| {
        write(at, "content/aanbod/een.md", "anders");
        write(at, "content/nieuws/bericht.md", "ander bericht");
    });
    kept.after("a link out of the folders that are read", |at| {
        write(at, "los/tekst.md", "los");
        symlink("../../los/tekst.md", at.join("content/aanbod/los.md")).unwrap();
    });
    kept.after("a save out there", |at| write(at, "los/tekst.md", "vast"));
    kept.after("what a link leads to comes", |at| {
        write(at, "content/aanbod/nergens.md", "toch");
    });
    kept.after("a link in a linked folder", |at| {
        symlink("../aanbod", at.join("content/nieuws/kring")).unwrap();
    });
    kept.after("links go", |at| {
        fs::remove_file(at.join("content/aanbod/map")).unwrap();
        fs::remove_file(at.join("content/aanbod/link.md")).unwrap();
    });
}
