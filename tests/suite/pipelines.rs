//! `vindplek new pipeline`, and what it relies on. The linters of the hosts are in `tests/release/run`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::support::program::vindplek;
use crate::support::small::{COURSE, TODAY, on_disk, write};

fn run(project: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let mut command = vindplek(project.path());
    let done = command.args(arguments).args(["--as-of", TODAY]).output();
    let done = done.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

/// The files of a folder, without the bookkeeping of the program.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = all.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            let path = path.to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .filter(|(path, _)| !path.starts_with(".vindplek"))
        .collect()
}

#[test]
fn a_pipeline_names_the_version_and_the_sites_and_is_written_once() {
    for (host, path) in [
        ("github", ".github/workflows/sites.yml"),
        ("GitLab", ".gitlab-ci.yml"),
    ] {
        let project = on_disk(&[]);
        let (code, out, err) = run(&project, &["new", "pipeline", host]);
        assert_eq!((code, &*out), (0, &*format!("{path}\n")), "{err}");
        assert!(err.contains("wat u één keer moet instellen"), "{err}");
        let text = fs::read_to_string(project.path().join(path)).unwrap();
        assert!(text.contains(concat!("\"", env!("CARGO_PKG_VERSION"), "\"")));
        assert_eq!(
            text.contains("[landelijk, noord, zuid]"),
            host == "GitLab",
            "GitHub lists the folders itself"
        );
        let (again, _, err) = run(&project, &["new", "pipeline", host]);
        assert_eq!(again, 2);
        assert!(err.contains("bestaat al"), "{err}");
    }
}

#[test]
fn a_pipeline_for_no_known_host_is_refused() {
    let project = on_disk(&[]);
    for arguments in [&["new", "pipeline"][..], &["new", "pipeline", "bitbucket"]] {
        let (code, out, err) = run(&project, arguments);
        assert_eq!((code, &*out), (2, ""));
        assert!(err.contains("vindplek new pipeline github"), "{err}");
    }
}

#[test]
fn six_machines_make_the_bytes_of_one() {
    let project = on_disk(&[]);
    let (code, _, err) = run(&project, &["build", "--out", "alles"]);
    assert_eq!(code, 0, "{err}");
    let together = files(&project.path().join("alles"));
    let mut alone = BTreeMap::new();
    for site in ["landelijk", "noord", "zuid"] {
        let out = format!("los-{site}");
        let (code, _, err) = run(&project, &["build", "--site", site, "--out", &out]);
        assert_eq!(code, 0, "{err}");
        alone.extend(files(&project.path().join(&out)));
    }
    assert!(together.len() > 100);
    assert!(alone == together);
}

#[test]
fn search_engines_skip_every_page_of_a_preview_and_nothing_else_differs() {
    let project = on_disk(&[]);
    run(&project, &["build", "--out", "echt"]);
    run(&project, &["build", "--noindex", "--out", "proef"]);
    let (real, preview) = (
        files(&project.path().join("echt")),
        files(&project.path().join("proef")),
    );
    assert!(!real.is_empty() && real.keys().eq(preview.keys()));
    for (path, bytes) in &preview {
        if path.ends_with(".html") {
            let page = String::from_utf8(bytes.clone()).unwrap();
            let tag = "<meta name=\"robots\" content=\"noindex\">";
            assert_eq!(page.matches(tag).count(), 1, "{path}");
        } else if path.ends_with("robots.txt") {
            assert_eq!(bytes, b"User-agent: *\nDisallow: /\n");
        } else {
            assert!(real[path] == *bytes, "{path}");
        }
    }
}

#[test]
fn a_build_for_a_program_says_when_the_sites_next_change() {
    let project = on_disk(&[]);
    let (code, _, err) = run(&project, &["build", "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    let last: Value = serde_json::from_str(err.lines().last().unwrap()).unwrap();
    assert_eq!(last["summary"]["errors"], 0);
    let moment = last["summary"]["next_change"].as_str().unwrap();
    assert!(moment.ends_with("T00:00:00+01:00"), "{moment}");
    let answer = |arguments: &[&str]| -> Value {
        let json = [&["next-change", "--format", "json"], arguments].concat();
        let (code, out, err) = run(&project, &json);
        assert_eq!(code, 0, "{err}");
        serde_json::from_str(&out).unwrap()
    };
    assert_eq!(answer(&[])["next_change"], moment);

    // News that appears tomorrow, on one site.
    write(
        project.path(),
        "regions/noord/content/nieuws/morgen.md",
        b"---\ntitel: Morgen\nsamenvatting: Dit bericht komt morgen online, en hier staat wat het dan zegt.\n\
          landelijk: nee\ndatum: 2026-11-02\npubliceren_op: 2026-11-02\nafzender: LAB\n---\n\nTekst.\n",
    );
    let (_, out, _) = run(&project, &["next-change"]);
    assert!(out.starts_with("Op 2 november 2026 verander"), "{out}");
    assert!(out.contains("(2026-11-02T00:00:00+01:00)"), "{out}");
    let other = answer(&["--site", "zuid"]);
    assert_eq!(other["next_change"], moment);
    assert_eq!(other["sites"], serde_json::json!(["zuid"]));
}

#[test]
fn a_build_with_errors_reports_them_once_as_json() {
    let project = on_disk(&[(COURSE, b"---\ntitel: Zonder meer\n---\n")]);
    let (code, _, err) = run(&project, &["build", "--format", "json"]);
    assert_eq!(code, 1);
    let summaries = err.lines().filter(|line| line.starts_with("{\"summary\""));
    assert_eq!(summaries.count(), 1, "{err}");
}
