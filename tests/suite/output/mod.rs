//! The output folder after a build, on a real disk.

mod again;
mod disk;
mod killed;
mod lost_state;
mod standing;
mod unwritten;

use std::fs;
use std::time::{Duration, SystemTime};

use self::disk::{RecordingDisk, Site, notes, snapshot};
use tempfile::tempdir;
use vindplek::diagnostic::{Code, Diagnostic, Place, Text};
use vindplek::edge::Failure;
use vindplek::edge::output::{PublishError, PublishedState, SiteFiles, publish, publish_on};

/// The failure of the only site that could not be written, of which nothing was changed.
fn only_failure(error: PublishError) -> Failure {
    let PublishError::Unwritten { unwritten, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(
        (unwritten.len(), unwritten[0].state),
        (1, PublishedState::Old)
    );
    unwritten[0].failure.clone()
}

fn site() -> Site {
    Site::new(
        "noord",
        &[
            ("index.html", "welkom"),
            ("aanbod/a/index.html", "cursus a"),
            ("aanbod/b/index.html", "cursus b"),
            ("style-1.css", "p { color: blue }"),
            ("feed.xml", "<feed/>"),
        ],
    )
}

#[test]
fn a_first_build_writes_and_reports_everything() {
    let out = tempdir().unwrap();
    let reports = publish(out.path(), &[&site()], &()).unwrap();
    assert_eq!(snapshot(out.path(), "noord"), site().wanted());
    let report = &reports[0];
    assert_eq!(
        (
            report.site.as_str(),
            report.pages,
            report.files,
            report.written,
            report.removed
        ),
        ("noord", 3, 5, 5, 0)
    );
    assert_eq!(
        report.bytes,
        site()
            .wanted()
            .values()
            .map(|b| b.len() as u64)
            .sum::<u64>()
    );
    assert_eq!(notes(out.path()), ["lock", "noord.manifest", "stage"]);
}

#[test]
fn an_unchanged_build_writes_and_reads_nothing() {
    let out = tempdir().unwrap();
    publish(out.path(), &[&site()], &()).unwrap();
    let disk = RecordingDisk::default();
    let reports = publish_on(&disk, out.path(), &[&site()], &()).unwrap();
    assert_eq!((reports[0].written, reports[0].removed), (0, 0));
    assert_eq!(disk.touched_in("noord"), Vec::<String>::new());
    assert_eq!(disk.read_in("noord"), Vec::<String>::new());
}

#[test]
fn unchanged_files_in_a_copied_output_folder_keep_their_times() {
    let out = tempdir().unwrap();
    publish(out.path(), &[&site()], &()).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in site().wanted().keys() {
        let file = fs::File::options()
            .write(true)
            .open(out.path().join("noord").join(path));
        file.unwrap().set_modified(long_ago).unwrap();
    }
    let changed = site().with("index.html", "hallo");
    let reports = publish(out.path(), &[&changed], &()).unwrap();
    assert_eq!(reports[0].written, 1);
    let modified = |path: &str| {
        let file = out.path().join("noord").join(path);
        file.metadata().unwrap().modified().unwrap()
    };
    assert_eq!(modified("aanbod/a/index.html"), long_ago);
    assert_ne!(modified("index.html"), long_ago);
    // What the copy looked like is remembered, so that it is read once and no more.
    let disk = RecordingDisk::default();
    publish_on(&disk, out.path(), &[&changed], &()).unwrap();
    assert_eq!(disk.read_in("noord"), Vec::<String>::new());
}

#[test]
fn old_files_are_removed_with_the_folders_that_become_empty() {
    let out = tempdir().unwrap();
    publish(out.path(), &[&site()], &()).unwrap();
    let fewer = site()
        .without("aanbod/a/index.html")
        .without("aanbod/b/index.html");
    let reports = publish(out.path(), &[&fewer], &()).unwrap();
    assert_eq!(reports[0].removed, 2);
    assert_eq!(snapshot(out.path(), "noord"), fewer.wanted());
    assert!(!out.path().join("noord/aanbod").exists());
}

#[test]
fn a_file_can_become_a_folder_and_back() {
    let out = tempdir().unwrap();
    let file = site().with("over", "een pagina");
    let folder = site().with("over/ons/index.html", "een map");
    for site in [&file, &folder, &file] {
        publish(out.path(), &[site], &()).unwrap();
        assert_eq!(snapshot(out.path(), "noord"), site.wanted());
    }
}

#[test]
fn a_foreign_file_is_left_alone() {
    let out = tempdir().unwrap();
    publish(out.path(), &[&site()], &()).unwrap();
    let foreign = out.path().join("noord/aanbod/a/google123.html");
    fs::write(&foreign, "bewijs").unwrap();
    fs::write(out.path().join(".nojekyll"), "").unwrap();
    publish(out.path(), &[&site().without("aanbod/a/index.html")], &()).unwrap();
    assert_eq!(fs::read(&foreign).unwrap(), b"bewijs");
    assert!(out.path().join(".nojekyll").exists());
}

#[test]
fn a_foreign_file_in_the_way_is_never_overwritten() {
    for in_the_way in [
        "index.html",
        "aanbod",
        "aanbod/a/index.html/foto.jpg",
        "style-1.css/x",
    ] {
        let out = tempdir().unwrap();
        let foreign = out.path().join("noord").join(in_the_way);
        fs::create_dir_all(foreign.parent().unwrap()).unwrap();
        fs::write(&foreign, "van een ander").unwrap();
        let before = snapshot(out.path(), "noord");
        let error = publish(out.path(), &[&site()], &()).unwrap_err();
        let failure = only_failure(error);
        assert!(
            failure.message().dutch().contains("niet door vindplek"),
            "{failure}"
        );
        assert!(
            failure.help().dutch().contains("--out"),
            "{:?}",
            failure.help()
        );
        assert_eq!(snapshot(out.path(), "noord"), before, "{in_the_way}");
    }
}

#[test]
fn an_identical_foreign_file_is_adopted() {
    let out = tempdir().unwrap();
    fs::create_dir(out.path().join("noord")).unwrap();
    fs::write(out.path().join("noord/index.html"), "welkom").unwrap();
    let reports = publish(out.path(), &[&site()], &()).unwrap();
    assert_eq!(reports[0].written, 4);
    publish(out.path(), &[&site().with("index.html", "anders")], &()).unwrap();
    assert_eq!(
        fs::read(out.path().join("noord/index.html")).unwrap(),
        b"anders"
    );
}

#[test]
fn files_changed_or_deleted_by_hand_are_restored() {
    let out = tempdir().unwrap();
    publish(out.path(), &[&site()], &()).unwrap();
    fs::write(out.path().join("noord/index.html"), "met de hand veranderd").unwrap();
    fs::remove_dir_all(out.path().join("noord/aanbod")).unwrap();
    let reports = publish(out.path(), &[&site()], &()).unwrap();
    assert_eq!(reports[0].written, 3);
    assert_eq!(snapshot(out.path(), "noord"), site().wanted());
}

#[test]
fn a_problem_on_one_page_leaves_all_sites_unchanged_and_reports_all_problems() {
    let out = tempdir().unwrap();
    let (noord, zuid) = (site(), site().named("zuid"));
    publish(out.path(), &[&noord, &zuid], &()).unwrap();
    let problem = |path: &str| {
        Diagnostic::new(
            Code::TemplateError,
            Place::file(&path.into()),
            Text::new("kapot", "broken"),
        )
    };
    let changed = noord.clone().with("index.html", "nieuw");
    let broken = zuid
        .clone()
        .with("index.html", "nieuw")
        .broken("aanbod/b/index.html", problem("b"))
        .broken("aanbod/a/index.html", problem("a"));
    let error = publish(out.path(), &[&changed, &broken], &()).unwrap_err();
    let PublishError::Content(problems) = error else {
        panic!("{error:?}");
    };
    assert_eq!(problems, [problem("a"), problem("b")]);
    assert_eq!(snapshot(out.path(), "noord"), noord.wanted());
    assert_eq!(snapshot(out.path(), "zuid"), zuid.wanted());
    // The site without a problem can be published on its own; the other is not touched.
    publish(out.path(), &[&changed], &()).unwrap();
    assert_eq!(snapshot(out.path(), "noord"), changed.wanted());
    assert_eq!(snapshot(out.path(), "zuid"), zuid.wanted());
}

#[test]
fn a_file_with_a_known_digest_is_not_rendered_again() {
    let out = tempdir().unwrap();
    let known = site().knowing_digests();
    publish(out.path(), &[&known], &()).unwrap();
    assert_eq!(known.made(), known.outputs().len());
    let again = site().knowing_digests();
    publish(out.path(), &[&again], &()).unwrap();
    assert_eq!(again.made(), 0);
}

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let out = tempdir().unwrap();
    publish(out.path(), &[&site()], &()).unwrap();
    let lock = fs::File::open(out.path().join(".vindplek/lock")).unwrap();
    lock.lock().unwrap();
    assert!(publish(out.path(), &[&site()], &()).is_err());
    lock.unlock().unwrap();
    assert!(publish(out.path(), &[&site()], &()).is_ok());
}

#[test]
fn invalid_paths_are_refused_before_anything_is_written() {
    for path in [
        "../x",
        "/etc/x",
        "a//b",
        "",
        "index.html/x",
        "a/./b",
        "a\\b",
    ] {
        let out = tempdir().unwrap();
        assert!(
            publish(out.path(), &[&site().with(path, "")], &()).is_err(),
            "{path}"
        );
        assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0, "{path}");
    }
}
