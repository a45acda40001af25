//! A build that crashes at any operation on the disk.
//!
//! Every page of these sites names the assets it needs, one a line, so that "a page whose style is
//! missing" can be seen. Rendering runs on one thread here: the operations come in one order, and
//! crashing at each of them in turn leaves none out.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};
use vindplek::edge::output::{publish, publish_on};

use super::disk::{RecordingDisk, Site, notes, snapshot};

fn old() -> Site {
    Site::new(
        "noord",
        &[
            ("feed.xml", "oud"),
            ("index.html", "style-1.css\nfoto-1.jpg"),
            ("gelijk/index.html", "logo.svg"),
            ("weg/ermee/index.html", "style-1.css"),
            ("over", "style-1.css"),
            ("nieuws/index.html", "style-1.css\nfoto-2.jpg"),
            ("style-1.css", "blauw"),
            ("foto-1.jpg", "foto"),
            ("foto-2.jpg", "foto"),
            ("logo.svg", "logo"),
        ],
    )
}

fn new() -> Site {
    Site::new(
        "noord",
        &[
            ("feed.xml", "nieuw"),
            ("index.html", "assets/style-2.css\nfoto-2.jpg"),
            ("gelijk/index.html", "logo.svg"),
            ("erbij/index.html", "assets/style-2.css"),
            ("over/index.html", "assets/style-2.css"),
            ("nieuws", "assets/style-2.css"),
            ("assets/style-2.css", "groen"),
            ("foto-2.jpg", "foto"),
            ("logo.svg", "logo"),
        ],
    )
}

fn published(site: &Site) -> TempDir {
    let out = tempdir().unwrap();
    publish(out.path(), &[site], &()).unwrap();
    fs::write(out.path().join("noord/vreemd.txt"), "van een ander").unwrap();
    out
}

/// Publishes on one thread, on a disk that crashes after some operations. Returns whether the build
/// succeeded.
fn publish_crashing(out: &Path, sites: &[&Site], operations: usize) -> bool {
    let disk = RecordingDisk::crashing_after(operations);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    pool.install(|| match sites {
        [site] => publish_on(&disk, out, &[*site], &()).is_ok(),
        // A change that cannot be completed stops no build of other sites.
        _ => publish_on(&disk, out, &[], &()).is_ok() && !has_journal(out),
    })
}

fn has_journal(out: &Path) -> bool {
    out.join(".vindplek/noord.journal").exists()
}

fn assert_pages_are_whole(out: &Path, when: usize) {
    let files = snapshot(out, "noord");
    let is_page = |path: &str| path.ends_with(".html") || !path.contains('.');
    for (page, needs) in files.iter().filter(|(path, _)| is_page(path)) {
        for asset in std::str::from_utf8(needs).unwrap().lines() {
            assert!(
                files.contains_key(asset),
                "at {when}: {page} without {asset}"
            );
        }
    }
}

fn assert_published(out: &Path, wanted: &Site, when: usize) {
    let mut found = snapshot(out, "noord");
    found.remove("vreemd.txt");
    assert_eq!(found, wanted.wanted(), "at {when}");
    assert_eq!(notes(out), ["lock", "noord.manifest", "stage"], "at {when}");
    let folders = walkdir::WalkDir::new(out.join("noord"))
        .into_iter()
        .map(Result::unwrap);
    for folder in folders.filter(|entry| entry.file_type().is_dir()) {
        let inside = fs::read_dir(folder.path()).unwrap().count();
        assert!(inside > 0, "at {when}: {:?} is left empty", folder.path());
    }
}

/// Crashes a build at every operation, and calls `then` with each output folder.
fn at_every_operation(from: Option<&Site>, to: &Site, then: impl Fn(&Path, usize)) {
    for operations in 0.. {
        let out = from.map_or_else(|| tempdir().unwrap(), published);
        let succeeded = publish_crashing(out.path(), &[to], operations);
        assert_pages_are_whole(out.path(), operations);
        if succeeded {
            assert!(operations > 20, "too few operations");
            return;
        }
        then(out.path(), operations);
    }
}

#[test]
fn the_next_build_after_a_crash_publishes_its_site() {
    for next in [old(), new()] {
        at_every_operation(Some(&old()), &new(), |out, when| {
            publish(out, &[&next], &()).unwrap();
            assert_published(out, &next, when);
            assert!(out.join("noord/vreemd.txt").exists(), "at {when}");
        });
    }
}

#[test]
fn the_next_build_after_a_crashed_first_build_publishes_its_site() {
    at_every_operation(None, &old(), |out, when| {
        publish(out, &[&old()], &()).unwrap();
        assert_published(out, &old(), when);
    });
}

#[test]
fn a_build_without_sites_still_completes_or_undoes_a_crashed_one() {
    at_every_operation(Some(&old()), &new(), |out, when| {
        publish(out, &[], &()).unwrap();
        let begun = snapshot(out, "noord").contains_key("erbij/index.html");
        let wanted = if begun { new() } else { old() };
        assert_published(out, &wanted, when);
    });
}

#[test]
fn a_crash_during_recovery_is_recovered_from() {
    at_every_operation(Some(&old()), &new(), |out, first| {
        // Each round crashes one operation later than the one before, until one succeeds.
        for operations in 0.. {
            let succeeded = publish_crashing(out, &[], operations);
            assert_pages_are_whole(out, first);
            if succeeded {
                break;
            }
        }
        publish(out, &[&new()], &()).unwrap();
        assert_published(out, &new(), first);
    });
}
