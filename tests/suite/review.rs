//! `vindplek review`: what a proposal changes, on small repositories that the tests make.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::vindplek;
use crate::support::small::{COURSE, COURSE_TEXT, TODAY, on_disk, write};

const NEWS: &str = "regions/noord/content/nieuws/start.md";

/// A project in a repository, with everything in its first commit.
fn repository() -> TempDir {
    let project = on_disk(&[]);
    git(
        project.path(),
        &["init", "--quiet", "--initial-branch=main"],
    );
    commit(project.path());
    project
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder);
    for setting in ["user.name=Test", "user.email=test@example.org"] {
        git.args(["-c", setting]);
    }
    let done = git
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(done.status.success(), "{arguments:?}: {done:?}");
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "Een stand"]);
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = vindplek(folder);
    command.args(["review", "--as-of", TODAY]).args(arguments);
    let done = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        done.status.code().unwrap_or(-1),
        text(done.stdout),
        text(done.stderr),
    )
}

/// The report against a revision.
fn report(project: &TempDir, base: &str) -> String {
    let (code, out, err) = run(project.path(), &[base]);
    assert_eq!((code, &*err), (0, ""), "{out}");
    out
}

/// The differences of a site, as JSON.
fn site(project: &TempDir, base: &str, id: &str) -> Value {
    let (code, out, err) = run(project.path(), &[base, "--format", "json"]);
    assert_eq!((code, &*err), (0, ""), "{out}");
    let review: Value = serde_json::from_str(&out).unwrap();
    let sites = review["sites"].as_array().unwrap();
    let found = sites.iter().find(|site| site["id"] == id);
    found.unwrap().clone()
}

fn write_course(project: &TempDir, from: &str, to: &str) {
    let text = fs::read_to_string(project.path().join(COURSE)).unwrap();
    let changed = text.replace(from, to);
    assert_ne!(changed, text);
    write(project.path(), COURSE, changed.as_bytes());
}

#[test]
fn without_changes_nothing_is_different() {
    let project = repository();
    let report = report(&project, "HEAD");
    assert!(report.contains("Er verandert niets"), "{report}");
    assert!(!report.contains("##"), "{report}");
}

#[test]
fn a_price_is_said_in_one_sentence_for_all_sites() {
    let project = repository();
    let price = |amount| format!("kosten: {{bedrag: {amount}, per: deelnemer, btw: vrijgesteld}}");
    write_course(&project, "kosten: gratis", &price(95));
    commit(project.path());
    write_course(&project, &price(95), &price(125));
    let report = report(&project, "HEAD");
    let sentence = "Training ‘Samen bewegen’ kost nu €\u{a0}125 in plaats van €\u{a0}95.";
    assert_eq!(report.matches(sentence).count(), 1, "{report}");
    assert!(report.contains("## Op alle sites"), "{report}");
    // The lists show the price too, which is no news of its own.
    let site = site(&project, "HEAD", "noord");
    let changed = site["changed"].as_array().unwrap();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0]["address"], "/aanbod/samen-bewegen/");
    assert!(!site["mentioning"].as_array().unwrap().is_empty());
}

#[test]
fn titles_runs_and_days_are_sentences() {
    let project = repository();
    let runs = |day: &str, status: &str| {
        format!(
            "fase: beschikbaar\nuitvoeringen:\n  - {{id: winter, regio: noord, start: {day}, \
             status: {status}, aanmelden: 'https://academie.example/aan'}}\n"
        )
    };
    write_course(&project, "fase: getoetst\n", &runs("2027-01-12", "open"));
    commit(project.path());
    write_course(
        &project,
        &runs("2027-01-12", "open"),
        &runs("2027-01-19", "vol"),
    );
    write_course(&project, "titel: Samen bewegen", "titel: Samen in beweging");
    let report = report(&project, "HEAD");
    for sentence in [
        "Training ‘Samen bewegen’ heet nu ‘Samen in beweging’.",
        "is nu op 19\u{a0}januari 2027 in plaats van op 12\u{a0}januari 2027.",
        "nu “vol”, eerst “er is plaats”.",
    ] {
        assert!(report.contains(sentence), "{sentence}\n{report}");
    }
}

#[test]
fn a_page_that_moves_with_a_redirect_is_moved_and_one_without_is_a_warning() {
    let project = repository();
    let course = COURSE_TEXT.replacen("---\n", "---\nvoorheen: [/aanbod/samen-bewegen/]\n", 1);
    fs::remove_file(project.path().join(COURSE)).unwrap();
    write(
        project.path(),
        "content/aanbod/in-beweging.md",
        course.as_bytes(),
    );
    let moved = site(&project, "HEAD", "zuid");
    assert_eq!(
        moved["moved"],
        serde_json::json!([{
            "from": "/aanbod/samen-bewegen/",
            "to": "/aanbod/in-beweging/",
            "title": "Samen bewegen",
            "redirects": true,
        }])
    );
    assert_eq!(moved["removed"], serde_json::json!([]));
    assert!(!report(&project, "HEAD").contains("zonder doorverwijzing"));

    write(
        project.path(),
        "content/aanbod/in-beweging.md",
        COURSE_TEXT.as_bytes(),
    );
    let report = report(&project, "HEAD");
    assert!(
        report.contains("1 adres verdwijnt zonder doorverwijzing"),
        "{report}"
    );
    assert!(
        report.contains("verhuist van `/aanbod/samen-bewegen/` naar `/aanbod/in-beweging/`"),
        "{report}"
    );
}

#[test]
fn an_address_that_disappears_is_named_and_one_in_the_ledger_is_no_surprise() {
    let project = repository();
    fs::remove_file(project.path().join(NEWS)).unwrap();
    let first = report(&project, "HEAD");
    let lost = "Dit adres verdwijnt zonder doorverwijzing: `/nieuws/start/` (‘We gaan van start’)";
    assert!(first.contains(lost), "{first}");
    for site in ["noord", "landelijk"] {
        write(
            project.path(),
            &format!("regions/{site}/adressen.yaml"),
            b"vervallen:\n  - {adres: /nieuws/start/, sinds: 2026-11-01}\n",
        );
    }
    let second = report(&project, "HEAD");
    assert!(!second.contains(lost), "{second}");
    assert!(second.contains("Dit adres is vervallen"), "{second}");
}

#[test]
fn an_accent_changes_its_own_site_and_not_the_others() {
    let project = repository();
    write(
        project.path(),
        "regions/noord/content/aanbod/samen-bewegen.md",
        b"---\nsamenvatting: In Noord oefen je dit met je eigen buurt, samen met een collega van daar.\n---\n",
    );
    let changed = |id| {
        site(&project, "HEAD", id)["changed"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!((changed("noord"), changed("zuid")), (1, 0));
    assert!(report(&project, "HEAD").contains("## Alleen op noord"));
}

#[test]
fn what_changes_on_every_page_is_said_once() {
    let project = repository();
    for site in ["noord", "zuid"] {
        let path = project.path().join(format!("regions/{site}/region.yaml"));
        let text = fs::read_to_string(&path).unwrap();
        let name = format!("naam: Academie {site}\n");
        fs::write(&path, text.replacen(&name, "naam: De Academie\n", 1)).unwrap();
    }
    let noord = site(&project, "HEAD", "noord");
    let everywhere = noord["everywhere"].as_array().unwrap();
    assert!(!everywhere.is_empty());
    let said = report(&project, "HEAD");
    assert_eq!(
        said.matches("wordt “De Academie”, “De Academie”").count(),
        1,
        "{said}"
    );
}

#[test]
fn an_unfinished_text_is_announced_and_changes_no_address() {
    let project = repository();
    let scheduled = "---\ntitel: Straks\nsamenvatting: Dit bericht komt later online, en hier staat wat het dan zegt.\n\
         datum: 2026-12-01\npubliceren_op: 2026-12-01\nafzender: LAB\n---\n\nTekst.\n";
    write(
        project.path(),
        "content/nieuws/straks.md",
        scheduled.as_bytes(),
    );
    let report = report(&project, "HEAD");
    assert!(
        report.contains("Bericht ‘Straks’ staat klaar, en komt op 1 december 2026 online."),
        "{report}"
    );
    assert!(!report.contains("### Nieuw"), "{report}");
}

#[test]
fn problems_are_new_and_solved_by_what_they_say() {
    let project = repository();
    write_course(
        &project,
        "Je doet dit",
        "[klik hier](bestaat-niet.md)\n\nJe doet dit",
    );
    let broken = report(&project, "HEAD");
    assert!(broken.contains("**Let op**"), "{broken}");
    assert!(
        broken.contains("### Nieuw\n\n- Fout in `content/aanbod/samen-bewegen.md`"),
        "{broken}"
    );
    commit(project.path());
    // A version that cannot be built is still compared.
    write(project.path(), COURSE, COURSE_TEXT.as_bytes());
    let solved = report(&project, "HEAD");
    assert!(
        solved.contains("In de versie waarmee is vergeleken zat 1 fout."),
        "{solved}"
    );
    assert!(solved.contains("### Opgelost"), "{solved}");
}

#[test]
fn a_renamed_file_keeps_its_problems() {
    let project = repository();
    write_course(
        &project,
        "Je doet dit",
        "[klik hier](/reisplan/) en je doet dit",
    );
    commit(project.path());
    let course = fs::read_to_string(project.path().join(COURSE)).unwrap();
    let course = course.replacen("---\n", "---\nvoorheen: [/aanbod/samen-bewegen/]\n", 1);
    fs::remove_file(project.path().join(COURSE)).unwrap();
    write(
        project.path(),
        "content/aanbod/in-beweging.md",
        course.as_bytes(),
    );
    let report = report(&project, "HEAD");
    assert!(!report.contains("## Problemen"), "{report}");
}

#[test]
fn a_theme_that_moves_into_the_project_changes_nothing() {
    let project = repository();
    for theme in ["basis", "landelijk", "noord", "zuid"] {
        fs::remove_dir_all(project.path().join("themes").join(theme)).unwrap();
    }
    commit(project.path());
    let ejected = vindplek(project.path()).args(["theme", "eject"]).output();
    assert!(ejected.unwrap().status.success());
    for (base, text) in [("HEAD", "into"), ("HEAD~1", "out of and into")] {
        let report = report(&project, base);
        assert!(report.contains("Er verandert niets"), "{text}: {report}");
    }
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let project = repository();
    for nothing in [
        "0000000000000000000000000000000000000000",
        "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    ] {
        let report = report(&project, nothing);
        assert!(
            report.contains("De site Academie noord is nieuw, met "),
            "{report}"
        );
    }
}

#[test]
fn what_others_did_meanwhile_is_no_part_of_a_proposal() {
    let project = repository();
    git(project.path(), &["checkout", "--quiet", "-b", "voorstel"]);
    write_course(&project, "doelgroepen", "voorheen: [/oud/]\ndoelgroepen");
    commit(project.path());
    git(project.path(), &["checkout", "--quiet", "main"]);
    fs::remove_file(project.path().join(NEWS)).unwrap();
    commit(project.path());
    git(project.path(), &["checkout", "--quiet", "voorstel"]);
    let report = report(&project, "main");
    assert!(!report.contains("/nieuws/start/"), "{report}");
}

#[test]
fn without_git_or_with_an_unknown_revision_it_says_what_to_do() {
    let plain = on_disk(&[]);
    let (code, out, err) = run(plain.path(), &["HEAD"]);
    assert_eq!((code, &*out), (2, ""));
    assert!(err.contains("niet in een git-repository"), "{err}");

    let project = repository();
    for unknown in ["geen-branch", "--output=x"] {
        let (code, out, err) = run(project.path(), &["--", unknown]);
        assert_eq!((code, &*out), (2, ""), "{err}");
        assert!(err.contains("Git kent hier geen versie"), "{err}");
    }
}

#[test]
fn a_review_changes_no_file_and_reads_letters_outside_ascii() {
    let project = repository();
    let path = "content/paginas/over/cafe-é.txt";
    write(project.path(), path, "eerst".as_bytes());
    commit(project.path());
    write(project.path(), path, "daarna".as_bytes());
    let before = fs::read(project.path().join(".git/index")).unwrap();
    let (code, _, err) = run(project.path(), &["HEAD~1"]);
    assert_eq!((code, &*err), (0, ""));
    assert_eq!(fs::read(project.path().join(".git/index")).unwrap(), before);
    assert_eq!(fs::read(project.path().join(path)).unwrap(), b"daarna");
}
