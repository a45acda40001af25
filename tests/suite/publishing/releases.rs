//! Releases: on a disk with symbolic links, and on a host in memory where everything can fail.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::time::Duration;

use tempfile::{TempDir, tempdir};
use vindplek::edge::publish::{
    Backoff, FolderTransport, LinkStore, LocalState, Publisher, Releases, Unpublished,
};
use vindplek::publish::{PlanOptions, PublishPlan};

use super::host::{Fault, MemoryStore};
use super::{BuiltSite, before_and_after};

const BACKOFF: Backoff = Backoff {
    attempts: 2,
    first: Duration::ZERO,
};

fn publisher() -> Publisher {
    Publisher {
        owner: "anna@laptop".to_owned(),
        breaks_locks: false,
    }
}

/// The place of noord in a folder that takes links.
fn releases(store: Box<dyn LinkStore>) -> Option<Releases> {
    Releases::at(store, "noord", BACKOFF).unwrap()
}

fn publish(
    site: &BuiltSite,
    store: Box<dyn LinkStore>,
    memory: &TempDir,
) -> Result<PublishPlan, Unpublished> {
    let releases = Releases::at(store, "noord", BACKOFF)?.unwrap();
    let local = LocalState::open(memory.path(), "noord").unwrap();
    let options = PlanOptions {
        allow_removals: true,
        ..PlanOptions::default()
    };
    let live = releases.live();
    site.publication(&*live, options, |publication| {
        publication.release(&releases, &publisher(), &local, &())
    })
}

fn on_disk(folder: &TempDir) -> Box<dyn LinkStore> {
    Box::new(FolderTransport::new(folder.path().to_owned()))
}

fn roll_back(store: Box<dyn LinkStore>, memory: &TempDir) -> Option<u64> {
    let local = LocalState::open(memory.path(), "noord").unwrap();
    let releases = releases(store).unwrap();
    publisher().roll_back(&releases, BACKOFF, &local).unwrap()
}

fn read(place: &Path, path: &str) -> String {
    fs::read_to_string(place.join(path)).unwrap_or_default()
}

#[test]
fn a_site_changes_at_one_moment_and_can_be_put_back() {
    let (before, after) = before_and_after();
    let folder = tempdir().unwrap();
    let place = folder.path().join("noord");
    let memory = tempdir().unwrap();
    publish(&before, on_disk(&folder), &memory).unwrap();
    assert!(fs::symlink_metadata(&place).unwrap().is_symlink());
    fs::write(place.join("van-een-ander.txt"), "blijft").unwrap();
    publish(&after, on_disk(&folder), &memory).unwrap();
    assert_eq!(read(&place, "feed.xml"), "b c");
    assert_eq!(read(&place, "aanbod/a/index.html"), "");
    assert_eq!(read(&place, "van-een-ander.txt"), "blijft");

    assert_eq!(roll_back(on_disk(&folder), &memory), Some(1));
    assert_eq!(read(&place, "feed.xml"), "a b");
    assert_eq!(roll_back(on_disk(&folder), &memory), None);
    publish(&after, on_disk(&folder), &memory).unwrap();
    assert_eq!(read(&place, "feed.xml"), "b c");
}

#[test]
fn the_last_three_releases_are_kept() {
    let (before, after) = before_and_after();
    let folder = tempdir().unwrap();
    let memory = tempdir().unwrap();
    for site in [&before, &after, &before, &after, &before] {
        publish(site, on_disk(&folder), &memory).unwrap();
    }
    let kept = fs::read_dir(folder.path().join(".noord.vindplek/releases")).unwrap();
    let mut kept: Vec<_> = kept.map(|entry| entry.unwrap().file_name()).collect();
    kept.sort();
    assert_eq!(kept, ["3", "4", "5"]);
}

#[test]
fn a_folder_that_is_there_stays_a_folder() {
    let folder = tempdir().unwrap();
    let place = folder.path().join("noord");
    fs::create_dir(&place).unwrap();
    assert!(releases(on_disk(&folder)).is_none());
    fs::remove_dir(&place).unwrap();
    std::os::unix::fs::symlink("/", &place).unwrap();
    assert!(releases(on_disk(&folder)).is_none());
}

/// A host in memory with the first site, and how many operations it takes to publish the second.
fn published(before: &BuiltSite, memory: &TempDir) -> MemoryStore {
    let store = MemoryStore::new();
    publish(before, Box::new(store.clone()), memory).unwrap();
    store
        .host
        .files
        .borrow_mut()
        .insert(store_path(&store, "wp/foto.jpg"), b"van een ander".to_vec());
    store.host.operations.set(0);
    store
}

fn store_path(store: &MemoryStore, path: &str) -> String {
    let links = store.links.borrow();
    format!("{}/{path}", links["noord"])
}

#[test]
fn whatever_fails_visitors_see_the_old_site_or_the_new_one() {
    let (before, after) = before_and_after();
    let memory = tempdir().unwrap();
    let store = published(&before, &memory);
    publish(&after, Box::new(store.clone()), &memory).unwrap();
    let operations = store.host.operations.get();
    assert!(operations > 30, "{operations}");
    let with_foreign = |site: &BuiltSite| {
        let mut texts = site.texts();
        texts.insert("wp/foto.jpg".to_owned(), "van een ander".to_owned());
        texts
    };
    for fault in [Fault::Cut, Fault::Dead, Fault::Full] {
        for at in 0..operations {
            let memory = tempdir().unwrap();
            let store = published(&before, &memory);
            *store.allowed.borrow_mut() = vec![with_foreign(&before), with_foreign(&after)];
            store.host.fault.set(Some((at, fault)));
            let first = publish(&after, Box::new(store.clone()), &memory);
            if fault == Fault::Cut {
                assert!(first.is_ok(), "{at}: {first:?}");
            }
            store.host.fault.set(None);
            let second = publish(&after, Box::new(store.clone()), &memory);
            assert!(second.is_ok(), "{fault:?} at {at}: {second:?}");
            assert_eq!(store.visible(), with_foreign(&after), "{fault:?} at {at}");
            assert!(roll_back(Box::new(store.clone()), &memory).is_some());
            let left = store.host.files.borrow();
            let locks = left.keys().filter(|path| path.contains("/lock-"));
            assert_eq!(locks.count(), 0, "{fault:?} at {at}");
        }
    }
}

#[test]
fn a_release_sends_only_what_differs_and_an_interrupted_one_goes_on() {
    let (before, after) = before_and_after();
    let memory = tempdir().unwrap();
    let store = published(&before, &memory);
    store.host.sent.set(0);
    publish(&after, Box::new(store.clone()), &memory).unwrap();
    let (all, operations) = (store.host.sent.get(), store.host.operations.get());
    let size: usize = after.texts().values().map(String::len).sum();
    assert!(all < size, "the picture is not sent again");
    assert_eq!(store.releases(), ["1", "2"]);

    // Killed just before it is shown: nothing is sent twice.
    let store = published(&before, &memory);
    store.host.fault.set(Some((operations - 7, Fault::Dead)));
    assert!(publish(&after, Box::new(store.clone()), &memory).is_err());
    store.host.fault.set(None);
    store.host.sent.set(0);
    publish(&after, Box::new(store.clone()), &memory).unwrap();
    assert_eq!(store.host.sent.get(), 0);
}

#[test]
fn what_was_begun_after_another_release_is_not_gone_on_with() {
    let (before, after) = before_and_after();
    let memory = tempdir().unwrap();
    let store = published(&before, &memory);
    publish(&after, Box::new(store.clone()), &memory).unwrap();
    store.host.operations.set(0);
    store.host.fault.set(Some((20, Fault::Dead)));
    assert!(publish(&before, Box::new(store.clone()), &memory).is_err());
    store.host.fault.set(None);
    assert_eq!(roll_back(Box::new(store.clone()), &memory), Some(1));
    publish(&after, Box::new(store.clone()), &memory).unwrap();
    let mut visible = store.visible();
    visible.remove("wp/foto.jpg");
    assert_eq!(visible, after.texts());
    let files = store.host.files.borrow();
    assert!(!files.keys().any(|path| path.contains("-after-")));
}

#[test]
fn a_place_that_makes_no_links_after_all_gets_file_by_file() {
    let (before, _) = before_and_after();
    let memory = tempdir().unwrap();
    let mut store = MemoryStore::new();
    store.makes_links = false;
    publish(&before, Box::new(store.clone()), &memory).unwrap();
    assert_eq!(store.visible(), before.texts());
    assert!(store.links.borrow().is_empty());
    assert!(releases(Box::new(store.clone())).is_none());
    let files = store.host.files.borrow();
    assert!(!files.keys().any(|path| path.starts_with(".noord.vindplek")));
}
