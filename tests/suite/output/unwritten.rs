//! Sites that cannot be written: what is in the way, what is refused, and what happens to the others.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::{TempDir, tempdir};
use vindplek::diagnostic::Diagnostic;
use vindplek::edge::output::{
    Output, Produced, PublishError, PublishedState, SiteFiles, SiteReport, UnwrittenSite, publish,
    publish_on,
};

use super::disk::{RecordingDisk, Site, notes, snapshot};
use super::{only_failure, site};

fn two_published() -> (TempDir, Site, Site) {
    let out = tempdir().unwrap();
    let (noord, zuid) = (site(), site().named("zuid"));
    publish(out.path(), &[&noord, &zuid], &()).unwrap();
    (
        out,
        noord
            .with("index.html", "nieuw")
            .with("style-2.css", "nieuw"),
        zuid.with("index.html", "nieuw"),
    )
}

fn unwritten(error: PublishError) -> (Vec<String>, Vec<UnwrittenSite>) {
    let PublishError::Unwritten { written, unwritten } = error else {
        panic!("{error:?}");
    };
    let name = |report: SiteReport| report.site;
    (written.into_iter().map(name).collect(), unwritten)
}

#[test]
fn a_site_with_something_in_the_way_does_not_stop_the_others() {
    let (out, noord, zuid) = two_published();
    let noord = noord.with("erbij/index.html", "nieuw");
    let foreign = out.path().join("noord/erbij");
    fs::write(&foreign, "van een ander").unwrap();
    let error = publish(out.path(), &[&noord, &zuid], &()).unwrap_err();
    let (written, unwritten) = unwritten(error);
    assert_eq!(written, ["zuid"]);
    assert_eq!(unwritten[0].site, "noord");
    assert_eq!(unwritten[0].state, PublishedState::Old);
    assert_eq!(snapshot(out.path(), "zuid"), zuid.wanted());
    assert_eq!(
        fs::read(out.path().join("noord/index.html")).unwrap(),
        b"welkom"
    );
    fs::remove_file(&foreign).unwrap();
    publish(out.path(), &[&noord, &zuid], &()).unwrap();
    assert_eq!(snapshot(out.path(), "noord"), noord.wanted());
}

/// A disk that fails halfway leaves a journal that cannot be completed for as long as a folder is in
/// the way of a file.
#[test]
fn a_journal_that_cannot_be_completed_does_not_stop_other_sites() {
    let (out, noord, zuid) = two_published();
    let disk = RecordingDisk::failing_at("noord/index.html");
    let error = publish_on(&disk, out.path(), &[&noord, &zuid], &()).unwrap_err();
    let (written, unwritten_sites) = unwritten(error);
    assert_eq!(written, ["zuid"]);
    assert_eq!(unwritten_sites[0].state, PublishedState::Partial);
    assert!(out.path().join(".vindplek/noord.journal").exists());
    assert!(out.path().join("noord/style-2.css").exists());

    let disk = RecordingDisk::failing_at("noord/index.html");
    let newer = zuid.with("index.html", "nog nieuwer");
    publish_on(&disk, out.path(), &[&newer], &()).unwrap();
    assert_eq!(snapshot(out.path(), "zuid"), newer.wanted());
    publish(out.path(), &[&newer], &()).unwrap();
    assert_eq!(
        snapshot(out.path(), "noord"),
        noord.wanted(),
        "completed by any build"
    );
    publish(out.path(), &[&noord, &newer], &()).unwrap();
    assert_eq!(notes(out.path()).len(), 4);
}

#[test]
fn a_change_that_can_never_be_completed_does_not_stop_a_later_one() {
    let (out, noord, _) = two_published();
    let changed = noord.with("style-3.css", "nieuw");
    let disk = RecordingDisk::failing_at("noord/style-3.css");
    let error = publish_on(&disk, out.path(), &[&changed], &()).unwrap_err();
    assert_eq!(unwritten(error).1[0].state, PublishedState::Partial);
    let error = publish_on(&disk, out.path(), &[&changed], &()).unwrap_err();
    assert_eq!(unwritten(error).1[0].state, PublishedState::Partial);
    let other = site().with("index.html", "nog nieuwer");
    publish_on(&disk, out.path(), &[&other], &()).unwrap();
    assert_eq!(snapshot(out.path(), "noord"), other.wanted());
    assert_eq!(notes(out.path()).len(), 4);
}

#[test]
fn a_site_whose_first_change_fails_is_not_changed_at_all() {
    let (out, noord, _) = two_published();
    let disk = RecordingDisk::failing_at("noord/style-2.css");
    let error = publish_on(&disk, out.path(), &[&noord], &()).unwrap_err();
    only_failure(error);
    assert_eq!(snapshot(out.path(), "noord"), site().wanted());
    assert!(!out.path().join(".vindplek/noord.journal").exists());
    // The next build makes what is wanted then, and does not complete what was wanted before.
    publish(out.path(), &[&site()], &()).unwrap();
    assert_eq!(snapshot(out.path(), "noord"), site().wanted());
}

#[test]
fn a_disk_that_refuses_at_any_operation_leaves_a_truthful_report() {
    for operations in 0.. {
        let (out, noord, zuid) = two_published();
        let before = snapshot(out.path(), "noord");
        let disk = RecordingDisk::crashing_after(operations);
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .unwrap();
        let result = pool.install(|| publish_on(&disk, out.path(), &[&noord, &zuid], &()));
        match result {
            Ok(_) => break,
            Err(PublishError::Failed(_)) => assert_eq!(snapshot(out.path(), "noord"), before),
            Err(error) => {
                let (written, unwritten) = unwritten(error);
                for (site, old) in [(&noord, site()), (&zuid, site().named("zuid"))] {
                    let name = site.site();
                    let now = snapshot(out.path(), name);
                    if written.iter().any(|site| site == name) {
                        assert_eq!(now, site.wanted(), "at {operations}");
                    }
                    let failed = unwritten.iter().find(|site| site.site == name);
                    if failed.is_some_and(|site| site.state == PublishedState::Old) {
                        assert_eq!(now, old.wanted(), "at {operations}");
                    }
                }
            }
        }
        publish(out.path(), &[&noord, &zuid], &()).unwrap();
        assert_eq!(
            snapshot(out.path(), "noord"),
            noord.wanted(),
            "at {operations}"
        );
        assert_eq!(
            snapshot(out.path(), "zuid"),
            zuid.wanted(),
            "at {operations}"
        );
    }
}

/// A site during whose rendering another program removes a folder.
struct Removing<'a> {
    site: &'a Site,
    folder: PathBuf,
}

impl SiteFiles for Removing<'_> {
    fn site(&self) -> &str {
        self.site.site()
    }

    fn outputs(&self) -> &[Output] {
        self.site.outputs()
    }

    fn produce(&self, number: usize) -> Result<Option<Produced>, Vec<Diagnostic>> {
        let _ = fs::remove_dir_all(&self.folder);
        self.site.produce(number)
    }
}

#[test]
fn a_folder_that_is_removed_during_a_build_is_reported_and_made_again_by_the_next() {
    for (folder, state) in [
        (".vindplek/stage/zuid", "zuid"),
        (".vindplek/stage/noord", "noord"),
        (".vindplek/stage", "zuid"),
        ("", "zuid"),
    ] {
        let (out, noord, zuid) = two_published();
        let removing = Removing {
            site: &zuid,
            folder: out.path().join(folder),
        };
        let error = publish(out.path(), &[&noord, &removing], &()).unwrap_err();
        let failed = unwritten(error).1;
        let failed = failed.iter().find(|site| site.site == state).unwrap();
        let message = failed.failure.message().dutch();
        assert!(
            message.contains("tijdens het bouwen"),
            "{folder}: {message}"
        );
        publish(out.path(), &[&noord, &zuid], &()).unwrap();
        assert_eq!(snapshot(out.path(), "noord"), noord.wanted(), "{folder}");
        assert_eq!(snapshot(out.path(), "zuid"), zuid.wanted(), "{folder}");
    }
}

#[test]
fn a_name_that_the_disk_does_not_accept_is_reported() {
    let out = tempdir().unwrap();
    let long = site().with(&format!("media/{}.jpg", "x".repeat(300)), "");
    let failure = only_failure(publish(out.path(), &[&long], &()).unwrap_err());
    assert!(
        failure.help().dutch().contains("kortere naam"),
        "{:?}",
        failure.help()
    );
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    fn assert_untouched(elsewhere: &Path) {
        let left: Vec<_> = walkdir::WalkDir::new(elsewhere)
            .into_iter()
            .map(|entry| entry.unwrap().into_path())
            .filter(|path| path.is_file())
            .collect();
        assert_eq!(left, [elsewhere.join("aanbod/a/index.html")]);
        assert_eq!(fs::read(&left[0]).unwrap(), b"van een ander");
    }

    /// A folder of another, with a file that a site has as well.
    fn elsewhere() -> TempDir {
        let elsewhere = tempdir().unwrap();
        fs::create_dir_all(elsewhere.path().join("aanbod/a")).unwrap();
        fs::write(
            elsewhere.path().join("aanbod/a/index.html"),
            "van een ander",
        )
        .unwrap();
        elsewhere
    }

    #[test]
    fn nothing_is_written_or_removed_through_a_link() {
        let fewer = || site().without("aanbod/a/index.html");
        let more = || site().with("aanbod/c/index.html", "nieuw");
        let changes: [fn() -> Site; 2] = [|| site(), || site().with("index.html", "nieuw")];
        for wanted in changes.iter().map(|make| make()).chain([fewer(), more()]) {
            for (link, target) in [("noord", ""), ("noord/aanbod", "aanbod")] {
                let (out, elsewhere) = (tempdir().unwrap(), elsewhere());
                publish(out.path(), &[&site()], &()).unwrap();
                fs::remove_dir_all(out.path().join(link)).unwrap();
                symlink(elsewhere.path().join(target), out.path().join(link)).unwrap();
                let failure = only_failure(publish(out.path(), &[&wanted], &()).unwrap_err());
                let message = failure.message().dutch();
                assert!(message.contains("snelkoppeling"), "{link}: {message}");
                assert!(message.contains(link), "{link}: {message}");
                assert_untouched(elsewhere.path());
            }
        }
    }

    #[test]
    fn nothing_is_written_through_a_link_in_the_first_build() {
        for link in [
            "noord",
            ".vindplek",
            ".vindplek/stage",
            ".vindplek/stage/noord",
            ".vindplek/lock",
        ] {
            let (out, elsewhere) = (tempdir().unwrap(), elsewhere());
            let path = out.path().join(link);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            symlink(elsewhere.path(), &path).unwrap();
            let result = publish(out.path(), &[&site()], &());
            // A link among the staged files is removed, as everything there is.
            assert_eq!(result.is_ok(), link == ".vindplek/stage/noord", "{link}");
            assert_untouched(elsewhere.path());
        }
    }

    #[test]
    fn an_interrupted_build_is_not_completed_through_a_link() {
        let (out, elsewhere) = (tempdir().unwrap(), elsewhere());
        publish(out.path(), &[&site()], &()).unwrap();
        let changed = site()
            .with("style-2.css", "nieuw")
            .without("aanbod/a/index.html");
        let disk = RecordingDisk::failing_at("noord/aanbod/a/index.html");
        publish_on(&disk, out.path(), &[&changed], &()).unwrap_err();
        fs::remove_dir_all(out.path().join("noord")).unwrap();
        symlink(elsewhere.path(), out.path().join("noord")).unwrap();
        publish(out.path(), &[&changed], &()).unwrap_err();
        assert_untouched(elsewhere.path());
        fs::remove_file(out.path().join("noord")).unwrap();
        publish(out.path(), &[&changed], &()).unwrap();
        assert_eq!(snapshot(out.path(), "noord"), changed.wanted());
    }

    #[test]
    fn a_link_in_place_of_a_published_file_is_replaced() {
        let (out, elsewhere) = (tempdir().unwrap(), elsewhere());
        publish(out.path(), &[&site()], &()).unwrap();
        let page = out.path().join("noord/index.html");
        fs::remove_file(&page).unwrap();
        symlink(elsewhere.path().join("aanbod/a/index.html"), &page).unwrap();
        publish(out.path(), &[&site()], &()).unwrap();
        assert_untouched(elsewhere.path());
        assert_eq!(snapshot(out.path(), "noord"), site().wanted());
    }
}
