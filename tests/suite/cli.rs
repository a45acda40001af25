//! The program as its users see it: its output, its exit code, and what it writes to the disk.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};

use crate::support::program::vindplek;
use crate::support::small::{COURSE, COURSE_TEXT, TODAY, on_disk, write};

/// How a run of the program ended.
#[derive(Debug)]
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a folder.
fn run(folder: &Path, arguments: &[&str]) -> Run {
    let done = vindplek(folder).args(arguments).output().unwrap();
    Run {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// Runs a command on the date on which the small project has no problems.
fn run_today(project: &TempDir, arguments: &[&str]) -> Run {
    run(project.path(), &[arguments, &["--as-of", TODAY]].concat())
}

/// The small project with its course changed.
fn with_course(from: &str, to: &str) -> TempDir {
    let changed = COURSE_TEXT.replace(from, to);
    assert_ne!(changed, COURSE_TEXT);
    on_disk(&[(COURSE, changed.as_bytes())])
}

fn read(project: &TempDir, path: &str) -> Vec<u8> {
    fs::read(project.path().join(path)).unwrap()
}

#[test]
fn a_project_without_problems_is_checked_and_built() {
    let project = on_disk(&[]);
    let check = run_today(&project, &["check"]);
    assert_eq!(
        (check.code, &*check.out, &*check.err),
        (0, "", "Geen problemen gevonden\n")
    );

    let build = run_today(&project, &["build"]);
    assert_eq!((build.code, &*build.err), (0, ""));
    assert!(build.out.contains("noord: "), "{build:?}");
    let page = project
        .path()
        .join("dist/noord/aanbod/samen-bewegen/index.html");
    assert!(page.is_file());

    let again = run_today(&project, &["build"]);
    assert_eq!(again.out.matches("niets gewijzigd").count(), 3, "{again:?}");

    let quiet = run_today(&project, &["build", "-q"]);
    assert_eq!((quiet.code, &*quiet.out, &*quiet.err), (0, "", ""));
}

#[test]
fn an_error_gives_exit_code_1_and_writes_nothing() {
    let project = with_course("fase: getoetst", "fase: getoest");
    let check = run_today(&project, &["check"]);
    assert_eq!((check.code, &*check.out), (1, ""));
    assert!(check.err.contains("[invalid-value]"), "{check:?}");
    assert!(check.err.contains(&format!("{COURSE}:7:7")), "{check:?}");

    let build = run_today(&project, &["build"]);
    assert_eq!((build.code, &*build.out), (1, ""));
    assert!(!project.path().join("dist").exists());
}

#[test]
fn an_error_in_one_region_does_not_block_the_others() {
    let own = "regions/zuid/content/nieuws/start.md";
    let project = on_disk(&[(own, b"---\ntitel: Begin\n---\n")]);
    assert_eq!(run_today(&project, &["check"]).code, 1);
    assert_eq!(run_today(&project, &["check", "--site", "zuid"]).code, 1);
    assert_eq!(run_today(&project, &["check", "--site", "noord"]).code, 0);

    let build = run_today(&project, &["build", "--site", "noord"]);
    assert_eq!(build.code, 0, "{build:?}");
    assert!(project.path().join("dist/noord/index.html").is_file());
    assert!(!project.path().join("dist/zuid").exists());
}

#[test]
fn out_chooses_the_output_folder() {
    let (project, elsewhere) = (on_disk(&[]), tempdir().unwrap());
    let out = elsewhere.path().join("www");
    let build = run_today(&project, &["build", "--out", out.to_str().unwrap()]);
    assert_eq!(build.code, 0, "{build:?}");
    assert!(out.join("landelijk/index.html").is_file());
    assert!(!project.path().join("dist").exists());

    let among_sources = run_today(&project, &["build", "--out", "content/www"]);
    assert_eq!(among_sources.code, 2);
    assert!(among_sources.err.contains("--out"), "{among_sources:?}");
    let empty = run_today(&project, &["build", "--out", ""]);
    assert_eq!(empty.code, 2);
    assert!(empty.err.contains("zoals --out dist"), "{empty:?}");
}

#[cfg(unix)]
#[test]
fn out_does_not_lead_to_the_sources_through_a_link() {
    let (project, elsewhere) = (on_disk(&[]), tempdir().unwrap());
    let link = elsewhere.path().join("x");
    std::os::unix::fs::symlink(project.path().join("content"), &link).unwrap();
    let before = walkdir::WalkDir::new(project.path()).into_iter().count();
    let build = run_today(&project, &["build", "--out", link.to_str().unwrap()]);
    assert_eq!(build.code, 2, "{build:?}");
    assert!(build.err.contains("/content”"), "{build:?}");
    let after = walkdir::WalkDir::new(project.path()).into_iter().count();
    assert_eq!(before, after);
}

#[test]
fn a_site_that_cannot_be_written_is_named_with_those_that_are_new() {
    let project = on_disk(&[]);
    let root = project.path().join("dist/noord");
    write(project.path(), "dist/noord/index.html", b"van een ander");
    let build = run_today(&project, &["build"]);
    assert_eq!(build.code, 2, "{build:?}");
    assert!(
        build.err.contains("nu bijgewerkt: landelijk, zuid"),
        "{build:?}"
    );
    assert!(build.err.contains("nog zoals het was: noord"), "{build:?}");
    assert!(build.err.contains(root.to_str().unwrap()), "{build:?}");
    fs::remove_dir_all(root).unwrap();
    assert_eq!(run_today(&project, &["build"]).code, 0);
}

#[test]
fn the_project_is_found_from_a_subfolder_or_given_by_an_option() {
    let project = on_disk(&[]);
    let below = project.path().join("content/aanbod");
    assert_eq!(run(&below, &["check", "--as-of", TODAY]).code, 0);

    let outside = tempdir().unwrap();
    let lost = run(outside.path(), &["check"]);
    assert_eq!(lost.code, 2);
    assert!(lost.err.contains("--project"), "{lost:?}");

    let pointed = ["--project", project.path().to_str().unwrap()];
    let found = run(
        outside.path(),
        &[&["check", "--as-of", TODAY], &pointed[..]].concat(),
    );
    assert_eq!(found.code, 0, "{found:?}");

    let absent = run(outside.path(), &["check", "--project", "nergens"]);
    assert_eq!(absent.code, 2);
    assert!(absent.err.contains("nergens"), "{absent:?}");
}

#[test]
fn wrong_arguments_give_exit_code_2_and_help() {
    let project = on_disk(&[]);
    let wrong: &[(&[&str], &str)] = &[
        (&["check", "--site", "norod"], "“noord”"),
        (&["check", "--as-of", "gisteren"], "2026-03-01"),
        (&["check", "--format", "xml"], "sarif"),
        (&["check", "--deny", "hints"], "warnings"),
        (&["chek"], "Bedoelt u “check”?"),
        (&["explain", "brokn-link"], "“broken-link”"),
        (&["watch", "--port", "veel"], "65535"),
        (&["new"], "<WAT> [TITEL]"),
        (&["check", "-qv"], "een van de twee"),
        (&["init"], "<MAP>"),
    ];
    for (arguments, way_out) in wrong {
        let run = run(project.path(), arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert_eq!(run.out, "", "{arguments:?}");
        assert!(run.err.contains(way_out), "{arguments:?}: {run:?}");
    }
}

#[test]
fn rules_are_explained_in_both_languages() {
    let folder = tempdir().unwrap();
    let list = run(folder.path(), &["explain"]);
    assert_eq!(list.code, 0);
    assert!(list.out.contains("broken-link"));
    let dutch = run(folder.path(), &["explain", "broken-link"]);
    let english = run(folder.path(), &["explain", "broken-link", "--lang", "en"]);
    assert_eq!((dutch.code, english.code), (0, 0));
    assert_ne!(dutch.out, english.out);
    assert!(english.out.contains("broken-link"));
}

#[test]
fn messages_are_in_the_language_of_the_option_or_of_the_project() {
    let project = with_course("vorm: online", "vrom: online");
    let dutch = run_today(&project, &["check"]).err;
    let english = run_today(&project, &["check", "--lang", "en"]).err;
    assert!(dutch.starts_with("fout["), "{dutch}");
    assert!(english.starts_with("error["), "{english}");

    let national = "regions/landelijk/region.yaml";
    let region = String::from_utf8(read(&project, national)).unwrap();
    let region = region.replace("taal: nl", "taal: en");
    write(project.path(), national, region.as_bytes());
    assert_eq!(run_today(&project, &["check"]).err, english);
    assert_eq!(run_today(&project, &["check", "--lang", "nl"]).err, dutch);
}

#[test]
fn json_is_one_object_per_line_and_ends_with_the_counts() {
    let project = with_course("vorm: online", "vrom: online");
    let check = run_today(&project, &["check", "--format", "json"]);
    assert_eq!((check.code, &*check.err), (1, ""));
    let lines: Vec<serde_json::Value> = check
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [problem, closing] = &lines[..] else {
        panic!("{check:?}");
    };
    assert_eq!(problem["code"], "unknown-key");
    assert_eq!(problem["start"]["line"], 16);
    assert_eq!(problem["fix"]["safe"], true);
    let counts = serde_json::json!({"errors": 1, "warnings": 0, "hints": 0, "files": 1});
    assert_eq!(closing["summary"], counts);
}

#[test]
fn sarif_and_github_formats_go_to_standard_output() {
    let project = with_course("vorm: online", "vrom: online");
    let sarif = run_today(&project, &["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&sarif.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let github = run_today(&project, &["check", "--format", "github"]);
    assert!(github.out.starts_with("::error "), "{github:?}");
    assert_eq!((sarif.code, github.code), (1, 1));
    assert_eq!((&*sarif.err, &*github.err), ("", ""));
}

#[test]
fn denied_warnings_fail_unless_only_the_date_causes_them() {
    let long = format!("titel: {}", "lang ".repeat(30));
    let caused = with_course("titel: Samen bewegen", long.trim_end());
    assert_eq!(run_today(&caused, &["check"]).code, 0);
    let denied = run_today(&caused, &["check", "--deny", "warnings"]);
    assert_eq!(denied.code, 1, "{denied:?}");
    assert!(denied.err.contains("[title-length]"), "{denied:?}");

    let planned = "---\nmijlpalen:\n  - {titel: Start, status: gepland}\n---\n";
    let passed = on_disk(&[("content/reisplan/2026-K4.md", planned.as_bytes())]);
    let later = ["check", "--deny", "warnings", "--as-of", "2027-02-01"];
    let by_clock = run(passed.path(), &later);
    assert!(by_clock.err.contains("[past-milestone]"), "{by_clock:?}");
    assert_eq!(by_clock.code, 0, "{by_clock:?}");
}

#[test]
fn colours_need_a_terminal_or_an_option() {
    let project = with_course("vorm: online", "vrom: online");
    let plain = run_today(&project, &["check"]);
    assert!(!plain.err.contains('\u{1b}'), "{plain:?}");
    let coloured = run_today(&project, &["check", "--color", "always"]);
    assert!(coloured.err.contains('\u{1b}'), "{coloured:?}");
}

#[test]
fn fix_changes_only_the_bytes_that_are_wrong() {
    let body =
        "\r\nTab\t,  spaties  en [een link](http://voorbeeld.nl/a)…\r\n\r\n\r\neinde zonder regel";
    let head = COURSE_TEXT.trim_end_matches("\nJe doet dit met een collega.\n");
    let wrong = head
        .replace("titel: Samen bewegen", "titel: Samen: bewegen")
        .replace("doelgroepen:", "doelgoepen:  ");
    let right = head
        .replace("titel: Samen bewegen", "titel: \"Samen: bewegen\"")
        .replace("doelgroepen:", "doelgroepen:  ");
    let file = |head: &str, scheme: &str| {
        let head = head.replace('\n', "\r\n");
        let body = body.replace("http:", scheme);
        [b"\xEF\xBB\xBF", head.as_bytes(), body.as_bytes()].concat()
    };
    let project = on_disk(&[(COURSE, &file(&wrong, "http:"))]);
    assert_eq!(run_today(&project, &["check"]).code, 1);

    let fix = run_today(&project, &["check", "--fix"]);
    let mended = read(&project, COURSE);
    assert_eq!(
        String::from_utf8_lossy(&mended),
        String::from_utf8_lossy(&file(&right, "https:"))
    );
    assert_eq!(
        fix.out.lines().collect::<Vec<_>>(),
        [
            "content/aanbod/samen-bewegen.md:2: “Samen: bewegen” → “\"Samen: bewegen\"”",
            "content/aanbod/samen-bewegen.md:5: “doelgoepen” → “doelgroepen”",
            "content/aanbod/samen-bewegen.md:25: “http” → “https”",
            "3 plaatsen hersteld",
        ]
    );
    assert_eq!((fix.code, &*fix.err), (0, "Geen problemen gevonden\n"));

    let again = run_today(&project, &["check", "--fix"]);
    assert_eq!((again.code, &*again.out), (0, "Niets te herstellen\n"));
    assert_eq!(read(&project, COURSE), mended);
    let beside = fs::read_dir(project.path().join("content/aanbod")).unwrap();
    assert_eq!(beside.count(), 1, "nothing is left beside the file");
}

#[test]
fn fix_reports_remaining_problems_and_keeps_json_on_standard_output() {
    let wrong = "vrom: online\nonzin: ja";
    let project = with_course("vorm: online", wrong);
    let fix = run_today(
        &project,
        &["check", "--fix", "--format", "json", "--lang", "en"],
    );
    assert_eq!(fix.code, 1);
    assert_eq!(
        fix.err,
        "content/aanbod/samen-bewegen.md:16: “vrom” → “vorm”\n1 place mended\n"
    );
    assert_eq!(fix.out.lines().count(), 2, "{fix:?}");
    assert!(fix.out.contains("onzin"), "{fix:?}");
}

#[test]
fn fix_leaves_the_files_of_other_sites_alone() {
    let own = "regions/zuid/content/nieuws/start.md";
    let wrong = b"---\ntitl: Begin\n---\n";
    let project = on_disk(&[(own, wrong)]);
    run_today(&project, &["check", "--fix", "--site", "noord"]);
    assert_eq!(read(&project, own), wrong);
    run_today(&project, &["check", "--fix", "--site", "zuid"]);
    assert_eq!(read(&project, own), b"---\ntitel: Begin\n---\n");
}

#[cfg(unix)]
#[test]
fn fix_keeps_file_permissions_and_symbolic_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let project = with_course("vorm: online", "vrom: online");
    let (course, real) = (
        project.path().join(COURSE),
        project.path().join("content/aanbod/.bewaard"),
    );
    fs::rename(&course, &real).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(".bewaard", &course).unwrap();

    assert_eq!(run_today(&project, &["check", "--fix"]).code, 0);
    assert!(course.symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read(&real).unwrap(), COURSE_TEXT.as_bytes());
    let rights = fs::metadata(&real).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o640);
}

#[test]
fn the_norm_is_a_table_of_courses_and_criteria_for_each_provider() {
    let second = COURSE_TEXT
        .replace("Samen bewegen", "Zonder doel")
        .replace("doel: ja,", "doel: nee,");
    let unassessed = COURSE_TEXT
        .replace("Samen bewegen", "Nog niet")
        .replace("aanbieder: lab", "aanbieder: onbekend")
        .replace("fase: getoetst", "fase: omschreven");
    let unassessed = [
        unassessed.split("toetsing:").next().unwrap(),
        "---\n\nNog niets.\n",
    ]
    .concat();
    let project = on_disk(&[
        ("content/aanbod/zonder-doel.md", second.as_bytes()),
        ("content/aanbod/nog-niet.md", unassessed.as_bytes()),
    ]);
    let norm = run_today(&project, &["check", "--norm"]);
    assert_eq!(
        norm.out.lines().collect::<Vec<_>>(),
        [
            "1 doel 2 kosten",
            "",
            "                 1   2",
            "",
            "Landelijke Academie",
            "  Samen bewegen  ja  ja   Geschikt",
            "  Zonder doel    nee ja   Niet geschikt (door doel)",
            "",
            "Aanbieder niet bekend",
            "  Nog niet                niet getoetst",
        ]
    );
    assert_eq!(norm.code, 1, "the second course fails the norm: {norm:?}");
    assert!(norm.err.contains("[norm-failed]"), "{norm:?}");
}
