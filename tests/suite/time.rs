//! Time alone never breaks a build: the errors of a project are the same on every day.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use vindplek::diagnostic::{Code, Diagnostic, Severity};
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;
use vindplek::world::MemoryWorld;

use crate::support::files::ProjectFiles;

/// A problem by its code, path and place.
type Identity = (Code, String, u32);

fn identities(problems: &[Diagnostic], severity: Severity) -> BTreeSet<Identity> {
    let of_severity = problems.iter().filter(|found| found.severity == severity);
    let identity = |found: &Diagnostic| {
        (
            found.code,
            found.place.path.to_string(),
            found.place.span.start,
        )
    };
    of_severity.map(identity).collect()
}

fn problems(world: &MemoryWorld, memo: &Memo) -> Vec<Diagnostic> {
    compile(world, Options::default(), memo).problems().to_vec()
}

fn document(title: &str, keys: &str, text: &str) -> String {
    format!(
        "---\ntitel: {title}\nsamenvatting: Een bericht dat laat zien wat er kan gebeuren als \
         iemand iets nieuws wil vertellen.\n{keys}---\n\n{text}\n"
    )
}

fn news(keys: &str, text: &str) -> String {
    document(
        "Nieuws",
        &format!("datum: 2026-05-01\nafzender: LAB\n{keys}"),
        text,
    )
}

const COURSE: &str = "soort: training\nfase: beschikbaar\nroute: nieuw\ndoel: Bewegen.\n\
    deelnemers: [buurtsportcoach]\nfuncties: onbekend\nleeruitkomsten: onbekend\n\
    instapvoorwaarden: onbekend\ntijdsinvestering: onbekend\nkosten: onbekend\nvorm: onbekend\n\
    aanbieder: lab\ntoetsing: {versie: '1', datum: 2026-02-10, antwoorden: {doel: ja, kosten: nvt, evaluatie: nvt}}\n";

const MENU: &str = "menu:
  - {label: Aanbod, link: /aanbod/}
  - {label: Later, link: /nieuws/later/}
  - {label: Verlopen, link: ../../content/nieuws/verloopt.md}
  - {label: Nieuws, link: /nieuws/pagina/2/}
  - {label: Categorie, link: /nieuws/categorie/aanbod/}
  - {label: Vorm, link: /aanbod/vorm/blended/}
  - {label: Gratis, link: /aanbod/gratis/}
  - {label: Thema, link: /aanbod/thema/gezondheid/}
  - {label: Agenda, link: /aanbod/met-ronde/een.ics}
  - {label: Special, link: /specials/later/print/}
  - {label: Oud, link: /nieuws/heel-oud/}
  - {label: Reis, link: /reisplan/}
  - {label: Pad, link: ../../content/carrierepad/d.md}
";

/// A project with everything that a date changes, and mistakes that only some days would show.
fn dated_project() -> ProjectFiles {
    let mut project = ProjectFiles::default();
    project.add_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/base"));
    let mut add = |path: &str, text: String| {
        project.files.insert(path.to_owned(), text.into_bytes());
    };
    add(
        "content/nieuws/later.md",
        news(
            "publiceren_op: 2027-02-01\nvoorheen: [/nieuws/heel-oud/, /oud/a/]\n",
            "## Kop {#kop}\n\nTekst.",
        ),
    );
    add(
        "content/nieuws/verloopt.md",
        news(
            "verloopt_op: 2026-12-15\ncategorieen: [aanbod]\nspecial: later\nvoorheen: [/oud/b/]\n",
            "## Kop {#kop}\n\nTekst.",
        ),
    );
    add(
        "content/nieuws/even.md",
        news(
            "publiceren_op: 2027-03-01\nverloopt_op: 2027-04-01\nvoorheen: [/oud/a/]\n",
            "Tekst.",
        ),
    );
    // Its former addresses are those of pages that are not shown on every day.
    add(
        "content/nieuws/ander.md",
        news(
            "voorheen: [/nieuws/even/, /nieuws/verloopt/, /oud/b/, /specials/later/]\n",
            "Lees [later](later.md), [later](later.md#kop), [fout](later.md#kap), \
             [verloopt](verloopt.md#kop), [fout](verloopt.md#kap), [de cover](../specials/later/index.md), \
             [het verhaal](../specials/later/verhaal.md#x), [de reis](../reisplan/), \
             [het kwartaal](../reisplan/2026-K4.md), [de cursus](../aanbod/met-ronde.md#uitvoering-een), \
             [de functie](../carrierepad/d.md) en [het concept](concept.md).",
        ),
    );
    add("content/nieuws/concept.md", news("concept: ja\n", "Tekst."));
    for number in 0..25 {
        let path = format!("content/nieuws/bericht-{number}.md");
        let keys = format!(
            "verloopt_op: 2027-{:02}-{:02}\n",
            1 + number % 12,
            1 + number
        );
        add(&path, news(&keys, "Tekst."));
    }
    add(
        "content/specials/later/index.md",
        document(
            "Later",
            "editie: Later\ndatum: 2027-05-01\npubliceren_op: 2027-05-01\n",
            "Tekst.",
        ),
    );
    add(
        "content/specials/later/verhaal.md",
        document(
            "Verhaal",
            "volgorde: 1\nafzender: LAB\nvoorheen: [/contact/]\n",
            "Tekst.",
        ),
    );
    let runs = "themas: [gezondheid]\nverloopt_op: 2027-10-01\nuitvoeringen:\n\
        \x20 - {id: een, regio: noord, start: 2027-01-12, eind: 2027-01-14, vorm: blended, plaats: Assen, kosten: gratis, status: open, aanmelden: 'mailto:info@lab.example'}\n\
        \x20 - {id: twee, regio: oost, start: 2027-06-12, vorm: online}\n";
    let modules = "modules: [{id: plein, titel: Plein, uren: 3, gelijk_aan: [verloopt#deel]}]\n";
    add(
        "content/aanbod/met-ronde.md",
        document("Met ronde", &format!("{COURSE}{runs}{modules}"), "Tekst."),
    );
    add(
        "regions/noord/content/aanbod/met-ronde.md",
        "---\nvergeleken_op: 2026-05-01\nuitvoeringen:\n  - {id: drie, start: 2027-09-01, vorm: online}\n---\n\nTekst.\n"
            .to_owned(),
    );
    add(
        "content/aanbod/verloopt.md",
        document(
            "Verloopt",
            &format!(
                "{COURSE}publiceren_op: 2026-09-01\nverloopt_op: 2027-02-01\n\
                 modules: [{{id: deel, titel: Deel, uren: 3}}]\n"
            ),
            "Tekst.",
        ),
    );
    for path in ["content/reisplan/index.md", "content/carrierepad/d.md"] {
        let text = String::from_utf8(project.files[path].clone()).unwrap();
        let text = text.replacen("---\n", "---\nverloopt_op: 2027-08-01\n", 1);
        project.files.insert(path.to_owned(), text.into_bytes());
    }
    for site in ["noord", "landelijk"] {
        let path = format!("regions/{site}/region.yaml");
        let region = project.files.get_mut(&path).unwrap();
        region.extend_from_slice(MENU.as_bytes());
    }
    project
}

#[test]
fn the_errors_are_the_same_on_every_day_of_two_years() {
    let memo = Memo::new();
    let project = dated_project();
    let mut day = date(2026, 7, 1);
    let expected = identities(&problems(&project.world(day), &memo), Severity::Error);
    let codes: Vec<Code> = expected.iter().map(|(code, ..)| *code).collect();
    let clashes = codes.iter().filter(|code| **code == Code::DuplicateAddress);
    assert_eq!(clashes.count(), 6, "{expected:#?}");
    let anchors = codes.iter().filter(|code| **code == Code::BrokenAnchor);
    assert_eq!((anchors.count(), codes.len()), (3, 9), "{expected:#?}");
    let mut warnings: BTreeSet<Identity> = BTreeSet::new();
    let mut without_menu_warnings = false;
    for _ in 0..730 {
        day = day.checked_add(1.day()).unwrap();
        let found = problems(&project.world(day), &memo);
        assert_eq!(identities(&found, Severity::Error), expected, "on {day}");
        let today = identities(&found, Severity::Warning);
        let in_menu = |(code, path, _): &Identity| {
            *code == Code::UnpublishedTarget && path.ends_with("noord/region.yaml")
        };
        without_menu_warnings |= today.iter().filter(|it| in_menu(it)).count() <= 3;
        warnings.extend(today);
    }
    let entries = warnings.iter().filter(|(code, path, _)| {
        *code == Code::UnpublishedTarget && path.ends_with("noord/region.yaml")
    });
    assert_eq!(
        entries.count(),
        12,
        "every entry but the first: {warnings:#?}"
    );
    assert!(without_menu_warnings, "an entry is back when its page is");
}

#[test]
fn the_real_project_has_the_same_errors_around_every_date_in_it() {
    let memo = Memo::new();
    let project = ProjectFiles::of_repository();
    let mut days: BTreeSet<Date> = [2026, 2027, 2028]
        .into_iter()
        .flat_map(|year| [1, 4, 7, 10].map(|month| date(year, month, 1)))
        .collect();
    let texts = project
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".md"));
    for (_, text) in texts {
        let text = String::from_utf8_lossy(text);
        let words = text.split(|c: char| !c.is_ascii_digit() && c != '-');
        let dates = words.filter_map(|word| word.parse::<Date>().ok());
        let later = dates.filter(|date| date.year() >= 2026);
        days.extend(later.flat_map(|date| [date, date.tomorrow().unwrap()]));
    }
    let first = project.world(date(2026, 11, 1));
    let expected = identities(&problems(&first, &memo), Severity::Error);
    for day in days {
        let found = identities(&problems(&project.world(day), &memo), Severity::Error);
        assert_eq!(found, expected, "on {day}");
    }
}
