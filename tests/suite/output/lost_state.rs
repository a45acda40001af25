//! An output folder of which vindplek's own folder is lost or damaged.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};
use vindplek::edge::output::{publish, publish_on};

use super::disk::{RecordingDisk, notes, snapshot};
use super::{only_failure, site};

fn published() -> TempDir {
    let out = tempdir().unwrap();
    publish(out.path(), &[&site()], &()).unwrap();
    out
}

/// A name, and what is done to vindplek's own folder.
type Loss = (&'static str, fn(&Path));

/// Every way to lose what is known about the site.
fn losses() -> Vec<Loss> {
    vec![
        ("deleted", |state| fs::remove_dir_all(state).unwrap()),
        ("no manifest", |state| {
            fs::remove_file(state.join("noord.manifest")).unwrap();
        }),
        ("no stages", |state| {
            fs::remove_dir_all(state.join("stage")).unwrap();
            fs::remove_file(state.join("noord.manifest")).unwrap();
        }),
        ("empty", |state| {
            fs::write(state.join("noord.manifest"), "").unwrap();
        }),
        ("cut off", |state| {
            let path = state.join("noord.manifest");
            let bytes = fs::read(&path).unwrap();
            fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("of another version", |state| {
            fs::write(state.join("noord.manifest"), "{\"version\": 9}").unwrap();
        }),
        ("leading outside", |state| {
            let path = state.join("noord.manifest");
            let text = fs::read_to_string(&path).unwrap();
            let text = text.replace("feed.xml", "../../buiten.xml");
            fs::write(&path, text).unwrap();
        }),
        ("a damaged journal", |state| {
            fs::write(state.join("noord.journal"), "kapot").unwrap();
            fs::remove_file(state.join("noord.manifest")).unwrap();
        }),
        ("a journal that leads outside", |state| {
            let journal = "{\"steps\":[{\"Remove\":{\"path\":\"../vreemd\"}}],\"manifest\":{}}";
            fs::write(state.join("noord.journal"), journal).unwrap();
        }),
    ]
}

#[test]
fn what_is_known_is_rebuilt_from_what_stands_there() {
    for (loss, lose) in losses() {
        let out = published();
        fs::write(out.path().join("vreemd"), "van een ander").unwrap();
        lose(&out.path().join(".vindplek"));
        let disk = RecordingDisk::default();
        let reports = publish_on(&disk, out.path(), &[&site()], &()).unwrap();
        assert_eq!((reports[0].written, reports[0].removed), (0, 0), "{loss}");
        assert_eq!(disk.touched_in("noord"), Vec::<String>::new(), "{loss}");
        assert_eq!(
            notes(out.path()),
            ["lock", "noord.manifest", "stage"],
            "{loss}"
        );
        // From now on a page that is no longer made is removed again.
        let fewer = site()
            .without("aanbod/a/index.html")
            .with("index.html", "x");
        let reports = publish(out.path(), &[&fewer], &()).unwrap();
        assert_eq!((reports[0].written, reports[0].removed), (1, 1), "{loss}");
        assert_eq!(snapshot(out.path(), "noord"), fewer.wanted(), "{loss}");
        assert!(out.path().join("vreemd").exists(), "{loss}");
    }
}

#[test]
fn a_file_that_differs_is_not_overwritten_and_the_message_says_what_to_do() {
    for (loss, lose) in losses() {
        if loss.starts_with("a journal") {
            continue;
        }
        let out = published();
        lose(&out.path().join(".vindplek"));
        let changed = site()
            .with("index.html", "anders")
            .with("aanbod/a/index.html", "anders")
            .without("feed.xml");
        let failure = only_failure(publish(out.path(), &[&changed], &()).unwrap_err());
        let (message, help) = (failure.message().dutch(), failure.help().dutch());
        assert!(message.contains("index.html”"), "{loss}: {message}");
        assert!(message.contains("noord.manifest"), "{loss}: {message}");
        assert!(message.contains("voor 1 andere"), "{loss}: {message}");
        let root = out.path().join("noord");
        assert!(help.contains(&*root.to_string_lossy()), "{loss}: {help}");
        assert_eq!(snapshot(out.path(), "noord"), site().wanted(), "{loss}");
        // The first way out.
        fs::rename(&root, out.path().join("oud")).unwrap();
        publish(out.path(), &[&changed], &()).unwrap();
        assert_eq!(snapshot(out.path(), "noord"), changed.wanted(), "{loss}");
    }
}

#[test]
fn what_vindplek_did_not_write_stays_when_its_state_is_lost() {
    let out = published();
    fs::write(out.path().join("noord/vreemd.txt"), "van een ander").unwrap();
    fs::remove_dir_all(out.path().join(".vindplek")).unwrap();
    publish(out.path(), &[&site()], &()).unwrap();
    publish(out.path(), &[&site().without("feed.xml")], &()).unwrap();
    assert!(out.path().join("noord/vreemd.txt").exists());
    assert!(!out.path().join("noord/feed.xml").exists());
}

#[test]
fn the_staged_files_of_an_interrupted_build_may_be_lost() {
    let changed = site()
        .with("index.html", "nieuw")
        .with("erbij/index.html", "nieuw");
    for operations in 0.. {
        let out = published();
        let disk = RecordingDisk::crashing_after(operations);
        if publish_on(&disk, out.path(), &[&changed], &()).is_ok() {
            break;
        }
        let _ = fs::remove_dir_all(out.path().join(".vindplek/stage"));
        publish(out.path(), &[&changed], &()).unwrap();
        assert_eq!(
            snapshot(out.path(), "noord"),
            changed.wanted(),
            "at {operations}"
        );
    }
}

#[test]
fn a_file_in_place_of_vindpleks_folder_is_reported() {
    let out = tempdir().unwrap();
    fs::write(out.path().join(".vindplek"), "").unwrap();
    let error = publish(out.path(), &[&site()], &()).unwrap_err();
    assert!(format!("{error:?}").contains("is een bestand"), "{error:?}");
    assert!(!out.path().join("noord").exists());
}
