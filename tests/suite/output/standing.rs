//! When a build has nothing to do: the last one had the same input, and what it published is untouched.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};
use vindplek::digest::Digest;
use vindplek::edge::output::{SiteReport, keep_build, publish, publish_on, standing_build};

use super::disk::{RecordingDisk, snapshot};
use super::site;

fn input() -> Digest {
    Digest::of(b"all sources")
}

/// Two sites that were published and recorded.
fn published() -> TempDir {
    let out = tempdir().unwrap();
    let (noord, zuid) = (site(), site().named("zuid"));
    let reports = publish(out.path(), &[&noord, &zuid], &()).unwrap();
    keep_build(out.path(), input(), &reports, &"told");
    out
}

fn standing(out: &Path) -> Option<(Vec<SiteReport>, String)> {
    standing_build(out, input())
}

#[test]
fn an_untouched_build_stands_and_is_reported_as_it_was() {
    let out = published();
    let again = publish(out.path(), &[&site(), &site().named("zuid")], &()).unwrap();
    let (reports, told) = standing(out.path()).unwrap();
    assert_eq!(told, "told");
    let without_time = |reports: Vec<SiteReport>| -> Vec<SiteReport> {
        let reports = reports.into_iter();
        let zero = std::time::Duration::ZERO;
        reports
            .map(|report| SiteReport {
                time: zero,
                ..report
            })
            .collect()
    };
    assert_eq!(without_time(reports), without_time(again));
}

#[test]
fn a_build_with_another_input_does_not_stand() {
    let out = published();
    let other = standing_build::<String>(out.path(), Digest::of(b"other sources"));
    assert!(other.is_none());
}

#[test]
fn what_another_build_published_does_not_stand() {
    let out = published();
    let changed = site().with("index.html", "anders");
    publish(out.path(), &[&changed], &()).unwrap();
    assert!(standing(out.path()).is_none());
    publish(out.path(), &[&site()], &()).unwrap();
    // The page was written at another time, which its manifest has.
    assert!(standing(out.path()).is_none());
}

/// A name, and what is done to the output folder.
type Change = (&'static str, fn(&Path));

#[test]
fn what_was_changed_by_hand_does_not_stand() {
    let changes: Vec<Change> = vec![
        ("a file deleted", |out| {
            fs::remove_file(out.join("noord/feed.xml")).unwrap()
        }),
        ("a file edited", |out| {
            fs::write(out.join("zuid/feed.xml"), "<veld/>").unwrap()
        }),
        ("a file cut off", |out| {
            fs::write(out.join("zuid/feed.xml"), "").unwrap()
        }),
        ("a file that is a folder", |out| {
            fs::remove_file(out.join("noord/feed.xml")).unwrap();
            fs::create_dir(out.join("noord/feed.xml")).unwrap();
        }),
        ("a site deleted", |out| {
            fs::remove_dir_all(out.join("noord")).unwrap()
        }),
        ("no manifest", |out| {
            fs::remove_file(out.join(".vindplek/noord.manifest")).unwrap();
        }),
        ("no record", |out| {
            fs::remove_file(out.join(".vindplek/build")).unwrap()
        }),
        ("an empty record", |out| {
            fs::write(out.join(".vindplek/build"), "").unwrap()
        }),
        ("a record that tells something else", |out| {
            let record = out.join(".vindplek/build");
            let text = fs::read_to_string(&record).unwrap();
            fs::write(record, text.replace("told", "tolk")).unwrap();
        }),
    ];
    for (name, change) in changes {
        let out = published();
        change(out.path());
        assert!(standing(out.path()).is_none(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_behind_a_link_does_not_stand() {
    for folder in ["noord", "noord/aanbod", "noord/aanbod/a"] {
        let out = published();
        let (real, link) = (out.path().join("elders"), out.path().join(folder));
        fs::rename(&link, &real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert!(standing(out.path()).is_none(), "{folder}");
    }
}

#[test]
fn an_interrupted_build_does_not_stand_and_neither_does_one_that_runs() {
    let out = published();
    let lock = fs::File::open(out.path().join(".vindplek/lock")).unwrap();
    lock.lock().unwrap();
    assert!(standing(out.path()).is_none());
    lock.unlock().unwrap();
    assert!(standing(out.path()).is_some());
    let other = site().named("oost");
    publish(out.path(), &[&other], &()).unwrap();
    let changed = other
        .with("index.html", "nieuw")
        .with("style-1.css", "nieuw");
    let disk = RecordingDisk::failing_at("oost/index.html");
    publish_on(&disk, out.path(), &[&changed], &()).unwrap_err();
    assert!(standing(out.path()).is_none());
    assert_eq!(snapshot(out.path(), "noord"), site().wanted());
}
