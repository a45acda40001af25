//! Releases on a disk with symbolic links.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use tempfile::tempdir;
use vindplek::edge::publish::{FolderTransport, Releases};
use vindplek::publish::PlanOptions;

use super::{BuiltSite, before_and_after};

fn release(site: &BuiltSite, place: &Path) {
    let releases = Releases::at(place).unwrap().unwrap();
    let host = FolderTransport::new(place.to_owned());
    let options = PlanOptions {
        allow_removals: true,
        ..PlanOptions::default()
    };
    let released = site.publication(&host, options, |publication| {
        publication.release(&releases, &())
    });
    released.unwrap();
}

fn read(place: &Path, path: &str) -> String {
    fs::read_to_string(place.join(path)).unwrap_or_default()
}

#[test]
fn a_site_changes_at_one_moment_and_can_be_put_back() {
    let (before, after) = before_and_after();
    let folder = tempdir().unwrap();
    let place = folder.path().join("noord");
    release(&before, &place);
    assert!(fs::symlink_metadata(&place).unwrap().is_symlink());
    fs::write(place.join("van-een-ander.txt"), "blijft").unwrap();
    release(&after, &place);
    assert_eq!(read(&place, "feed.xml"), "b c");
    assert_eq!(read(&place, "aanbod/a/index.html"), "");
    assert_eq!(read(&place, "van-een-ander.txt"), "blijft");

    let releases = Releases::at(&place).unwrap().unwrap();
    assert_eq!(releases.roll_back().unwrap(), Some(1));
    assert_eq!(read(&place, "feed.xml"), "a b");
    assert_eq!(releases.roll_back().unwrap(), None);
    release(&after, &place);
    assert_eq!(read(&place, "feed.xml"), "b c");
}

#[test]
fn the_last_three_releases_are_kept() {
    let (before, after) = before_and_after();
    let folder = tempdir().unwrap();
    let place = folder.path().join("noord");
    for site in [&before, &after, &before, &after, &before] {
        release(site, &place);
    }
    let kept = fs::read_dir(folder.path().join(".noord.vindplek/releases")).unwrap();
    let mut kept: Vec<_> = kept.map(|entry| entry.unwrap().file_name()).collect();
    kept.sort();
    assert_eq!(kept, ["3", "4", "5"]);
}

#[test]
fn a_folder_that_is_there_stays_a_folder() {
    let folder = tempdir().unwrap();
    assert!(Releases::at(folder.path()).unwrap().is_none());
    let link = folder.path().join("elders");
    std::os::unix::fs::symlink("/", &link).unwrap();
    assert!(Releases::at(&link).unwrap().is_none());
}
