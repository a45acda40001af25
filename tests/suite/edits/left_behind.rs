//! What is reported when someone renames or removes a document by hand.

use vindplek::diagnostic::fix::{apply_edits, plan_fixes};
use vindplek::diagnostic::{Code, Diagnostic};

use super::project::{COURSE, Project, REGIONS};

const NEW: &str = "content/aanbod/gemeente.md";

/// The course renamed by hand, with its old address under `voorheen` or without it.
fn renamed(with_former: bool) -> Project {
    let mut project = Project::new();
    let text = project.text(COURSE);
    let text = match with_former {
        true => text.replace(
            "voorheen: [/cursus/gemeente/]",
            "voorheen:\n  - /cursus/gemeente/\n  - /aanbod/hoe-werkt-de-gemeente/",
        ),
        false => text,
    };
    project.files.remove(COURSE);
    project.write(NEW, &text);
    project
}

fn paths(problems: &[Diagnostic]) -> Vec<String> {
    let paths = problems
        .iter()
        .map(|problem| problem.place.path.to_string());
    paths.collect()
}

fn accents() -> Vec<String> {
    let mut accents: Vec<String> = REGIONS
        .iter()
        .map(|site| format!("regions/{site}/{COURSE}"))
        .collect();
    accents.sort();
    accents
}

#[test]
fn a_rename_with_five_accents_gives_one_problem_for_each_file_left_behind() {
    let project = renamed(true);
    let problems = project.problems();
    assert!(
        problems
            .iter()
            .all(|problem| problem.code == Code::MovedDocument),
        "{}",
        project.report()
    );
    let mut expected = accents();
    expected.extend([
        "content/aanbod/bewegen-in-de-buurt.md".to_owned(),
        "content/nieuws/over-de-cursus.md".to_owned(),
        "regions/oost/content/nieuws/in-oost.md".to_owned(),
    ]);
    expected.sort();
    assert_eq!(paths(&problems), expected);
}

#[test]
fn the_fixes_and_moving_each_accent_solve_everything() {
    let mut project = renamed(true);
    let problems = project.problems();
    for (path, edits) in plan_fixes(&problems).edits {
        let text = project.text(path.as_str());
        let (mark, text) = match text.strip_prefix('\u{feff}') {
            Some(rest) => ("\u{feff}", rest),
            None => ("", &*text),
        };
        let fixed = apply_edits(text, &edits).unwrap();
        project.write(path.as_str(), &format!("{mark}{fixed}"));
    }
    assert_eq!(paths(&project.problems()), accents());
    for accent in accents() {
        let new = accent.replace("hoe-werkt-de-gemeente", "gemeente");
        let problem = project
            .problems()
            .into_iter()
            .find(|problem| problem.place.path.as_str() == accent);
        let help = problem.unwrap().help.unwrap();
        assert!(
            help.dutch()
                .contains(&format!("vindplek mv {accent} {new}"))
        );
        project.mv(&accent, &new);
    }
    assert_eq!(project.report(), "");
}

#[test]
fn a_removed_course_with_accents_gives_one_problem_for_each_file_left_behind() {
    let mut project = Project::new();
    project.files.remove(COURSE);
    project.replace(
        "regions/noord/region.yaml",
        "/aanbod/hoe-werkt-de-gemeente/#modules",
        "/aanbod/",
    );
    let problems = project.problems();
    let of_accents: Vec<Diagnostic> = problems
        .iter()
        .filter(|problem| problem.place.path.as_str().contains("hoe-werkt"))
        .cloned()
        .collect();
    assert_eq!(paths(&of_accents), accents());
    let mut others = paths(&problems);
    others.retain(|path| !path.contains("hoe-werkt"));
    let mut once = others.clone();
    once.dedup();
    assert_eq!(others, once, "{}", project.report());
    assert!(
        problems
            .iter()
            .all(|problem| problem.code == Code::MovedDocument)
    );
}

#[test]
fn accents_of_every_form_are_recognised() {
    for text in [
        "---\n---\n",
        "---\n---\n\nAlleen tekst.\n",
        "Alleen tekst, zonder kop.\n",
        "---\nkosten: gratis\n---\n",
        "---\nvergeleken_op: 2026-03-12\ninhoud: vervangen\n---\n\nTekst.\n",
        "---\nuitvoeringen:\n  - id: een\n    start: 2027-03-12\n    plaats: Zwolle\n---\n",
        "---\nkosten: gratis\ntitel: Een sleutel die niet kan\n---\n",
        "---\nkosten: gratis\nprijs: 12\n---\n",
        "---\nlocatei: Zwolle\n---\n\nLees [het hele verhaal](../nieuws/bestaat-niet.md).\n",
    ] {
        for with_former in [true, false] {
            let mut project = renamed(with_former);
            let path = format!("regions/oost/{COURSE}");
            project.write(&path, text);
            let problems = project.problems();
            let here = problems
                .iter()
                .filter(|problem| problem.place.path.as_str() == path);
            let codes: Vec<Code> = here.map(|problem| problem.code).collect();
            assert_eq!(codes, [Code::MovedDocument], "{text} {}", project.report());
        }
    }
}

#[test]
fn a_document_of_a_region_alone_is_no_accent() {
    let mut project = Project::new();
    let own = "regions/oost/content/nieuws/start.md";
    for (text, code) in [
        ("---\ntitel: Begin\n---\n", Code::MissingKey),
        ("---\ntitl: Begin\n---\n", Code::MissingKey),
        (
            "---\ntitel: Begin\ndatum: 2026-10-12\n---\n",
            Code::MissingKey,
        ),
    ] {
        project.write(own, text);
        let problems = project.problems();
        assert!(
            problems.iter().any(|problem| problem.code == code),
            "{text}"
        );
        assert!(
            problems
                .iter()
                .all(|problem| problem.code != Code::MovedDocument),
            "{text}"
        );
    }
}
