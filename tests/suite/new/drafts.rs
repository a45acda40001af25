//! Drafts: without problems, with every key, and never in the place of another file.

use vindplek::diagnostic::Code;
use vindplek::draft::{Draft, DraftKind, DraftRequest};
use vindplek::edition::{Options, compile};
use vindplek::model::accent::Accent;
use vindplek::model::document;
use vindplek::model::layout::Kind;
use vindplek::model::region::Region;
use vindplek::model::schema::Record;

use super::project::{Project, minimal, real, rich};
use crate::support::small::{self, COURSE_TEXT};

const KINDS: [Kind; 7] = [
    Kind::Course,
    Kind::News,
    Kind::Special,
    Kind::SpecialArticle,
    Kind::Quarter,
    Kind::Survey,
    Kind::Page,
];

fn of_kind<'w>(kind: Kind, title: &'w str, region: Option<&'w str>) -> DraftRequest<'w> {
    DraftRequest {
        thing: DraftKind::Document(kind),
        title,
        region,
        special: None,
    }
}

fn accent<'w>(named: &'w str, region: &'w str) -> DraftRequest<'w> {
    DraftRequest {
        thing: DraftKind::Accent,
        title: named,
        region: Some(region),
        special: None,
    }
}

const REGION: DraftRequest<'static> = DraftRequest {
    thing: DraftKind::Region,
    title: "Academie Midden",
    region: Some("midden"),
    special: None,
};

/// Every draft that can be made in a project, with and without a region.
fn everything(project: &Project) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for kind in KINDS {
        for region in [None, Some("noord"), Some("landelijk")] {
            let lacks_special = kind == Kind::SpecialArticle
                && project.draft(of_kind(kind, "Proef", None)).is_err();
            if lacks_special || (kind == Kind::Quarter && region.is_some()) {
                continue;
            }
            drafts.push(
                project
                    .draft(of_kind(kind, "Iets van ons", region))
                    .unwrap(),
            );
        }
    }
    drafts.push(project.draft(REGION).unwrap());
    drafts
}

/// The accents that can be made on the small project.
fn accents(project: &Project) -> Vec<Draft> {
    let named = ["Samen bewegen", "reisplan/index", "carrierepad/a"];
    let bookable = project.draft(accent("te-boeken", "zuid")).ok();
    named
        .iter()
        .map(|named| project.draft(accent(named, "zuid")).unwrap())
        .chain(bookable)
        .collect()
}

/// The name of a key that is a comment, if a line is one.
fn commented(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("# ")?;
    let (name, _) = rest.split_once(": ")?;
    let is_key = |c: char| c.is_ascii_lowercase() || c == '_';
    name.chars().all(is_key).then_some(name)
}

/// A draft with one of its commented keys made active, for each of them.
fn uncommented(text: &str) -> Vec<(&str, String)> {
    let keys = text
        .lines()
        .enumerate()
        .filter_map(|(at, line)| Some((at, commented(line)?)));
    keys.map(|(at, key)| {
        let line = |(nr, line): (usize, &str)| match nr == at {
            true => format!("{}\n", line.replacen("# ", "", 1)),
            false => format!("{line}\n"),
        };
        (key, text.lines().enumerate().map(line).collect())
    })
    .collect()
}

/// A quarter after the last is an error as soon as it is no draft any more.
fn can_be_published(draft: &Draft) -> bool {
    !draft.path.as_str().contains("reisplan/20")
}

fn has_no_problems(project: &Project, drafts: &[Draft]) {
    for draft in drafts {
        let path = draft.path.as_str();
        for published in [false, can_be_published(draft)] {
            let found = project.problems_with(path, &draft.text, published);
            assert!(found.is_empty(), "{path}\n{}\n{found:#?}", draft.text);
        }
    }
}

fn keys_can_be_uncommented(project: &Project, drafts: &[Draft]) {
    for draft in drafts {
        let path = draft.path.as_str();
        let all = uncommented(&draft.text);
        assert!(all.len() > 2, "{path}: {}", all.len());
        for (key, text) in all {
            let found = project.problems_with(path, &text, can_be_published(draft));
            // A draft is in development, in which nobody can enrol yet: the help says so.
            match key {
                "aanmelden" if draft.text.contains("\nfase: in-ontwikkeling") => {
                    let codes: Vec<Code> = found.iter().map(|problem| problem.code).collect();
                    assert_eq!(codes, [Code::RunBeforePhase], "{path}\n{text}");
                }
                _ => assert!(found.is_empty(), "{path} with {key}\n{text}\n{found:#?}"),
            }
        }
    }
}

/// The number of lines of a draft that ask for a text.
fn samples(text: &str) -> usize {
    let (_, rest) = text.split_once("---\n").unwrap();
    let (keys, body) = rest.split_once("---\n").unwrap();
    let asks = |line: &&str| !line.starts_with('#') && line.contains("Schrijf hier");
    let says = |line: &&str| !line.is_empty() && !line.starts_with("##");
    keys.lines().filter(asks).count() + body.lines().filter(says).count()
}

#[test]
fn sample_text_left_in_a_published_file_is_reported() {
    let project = rich();
    for kind in KINDS {
        let draft = project.draft(of_kind(kind, "Iets van ons", None)).unwrap();
        let published = draft.text.replace("concept: true\n", "");
        assert_ne!(published, draft.text, "{kind:?}");
        let found = project.problems_with(draft.path.as_str(), &published, false);
        let left = found
            .iter()
            .filter(|problem| problem.code == Code::SampleText);
        assert_eq!(left.count(), samples(&published), "{kind:?} {found:#?}");
    }
}

#[test]
fn drafts_have_no_problems_in_a_small_project() {
    let project = minimal();
    let drafts = [everything(&project), accents(&project)].concat();
    has_no_problems(&project, &drafts);
    keys_can_be_uncommented(&project, &drafts);
}

#[test]
fn drafts_have_no_problems_in_a_project_with_every_kind_of_content() {
    let project = rich();
    let drafts = [everything(&project), accents(&project)].concat();
    has_no_problems(&project, &drafts);
    keys_can_be_uncommented(&project, &drafts);
}

#[test]
fn drafts_have_no_problems_in_the_project_of_the_academies() {
    let project = real();
    let mut drafts = everything(&project);
    drafts.push(
        project
            .draft(accent("nieuws/carrierepad-een-jaar-onderweg", "oost"))
            .unwrap(),
    );
    drafts.push(project.draft(accent("Inclusie", "noord")).unwrap());
    has_no_problems(&project, &drafts);
    let shared = |draft: &Draft| draft.path.as_str().starts_with("content/");
    drafts.retain(shared);
    keys_can_be_uncommented(&project, &drafts);
}

#[test]
fn a_draft_contains_every_key_of_its_type() {
    let project = rich();
    for kind in KINDS {
        let text = project
            .draft(of_kind(kind, "Iets van ons", None))
            .unwrap()
            .text;
        let keys = document::keys(kind).concat();
        for name in text.lines().filter_map(commented) {
            assert!(
                keys.iter().any(|key| key.name == name),
                "{kind:?}: {name} is no key"
            );
        }
        for key in keys {
            let (filled, open) = (format!("\n{}: ", key.name), format!("\n# {}: ", key.name));
            assert!(
                text.contains(&filled) || text.contains(&open),
                "{kind:?}: {}",
                key.name
            );
            let about = key.about.split(' ').take(3).collect::<Vec<_>>().join(" ");
            assert!(text.contains(&about), "{kind:?}: what is {} for?", key.name);
        }
    }
    let text = project.draft(accent("te-boeken", "zuid")).unwrap().text;
    for key in Accent::KEYS {
        assert!(text.contains(&format!("{}: ", key.name)), "{}", key.name);
    }
    let text = project.draft(REGION).unwrap().text;
    for key in Region::KEYS {
        assert!(text.contains(&format!("{}:", key.name)), "{}", key.name);
    }
}

#[test]
fn a_title_is_written_as_it_was_typed() {
    let project = minimal();
    let titles = [
        "Spelen: hoe \"doe\" je dat? # 1 \\ 2",
        "'t Plein, [1] & {2}",
        "- true",
        "  Twee\n regels\t ",
        "*Ster* en &anker, 100%",
        "@home !",
        "Ja",
        "2027",
    ];
    for title in titles {
        for kind in [
            Kind::Course,
            Kind::News,
            Kind::Page,
            Kind::Survey,
            Kind::Special,
        ] {
            let draft = project.draft(of_kind(kind, title, None)).unwrap();
            let found = project.problems_with(draft.path.as_str(), &draft.text, true);
            assert!(found.is_empty(), "{}\n{found:#?}", draft.text);
            let mut world = project.world.clone();
            world.write(draft.path.as_str(), &draft.text);
            let edition = compile(
                &world,
                Options {
                    drafts: true,
                    ..Options::default()
                },
                &project.memo,
            );
            let heads = edition.heads();
            let head = heads.document(heads.at_path(&draft.path).unwrap());
            let expected = title.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(head.title(), expected);
        }
    }
}

#[test]
fn the_file_name_follows_from_the_title() {
    let project = rich();
    let path = |kind, title: &str| {
        let draft = project.draft(of_kind(kind, title, None));
        draft.map(|draft| draft.path.to_string())
    };
    assert_eq!(
        path(Kind::Course, "Carrièrepad: hoe én wat?").unwrap(),
        "content/aanbod/carrierepad-hoe-en-wat.md"
    );
    assert_eq!(
        path(Kind::Page, "voor/Vrijwilliger in de buurt").unwrap(),
        "content/paginas/voor/vrijwilliger-in-de-buurt.md"
    );
    assert_eq!(
        path(Kind::SpecialArticle, "De reis").unwrap(),
        "content/specials/eerste/de-reis.md"
    );
    let long = path(Kind::News, &"Samen bewegen in de buurt ".repeat(8)).unwrap();
    assert!(
        long.ends_with("-buurt.md") || long.ends_with("-de.md"),
        "{long}"
    );
    for nothing in ["", "  ", "…?!"] {
        let refused = path(Kind::Course, nothing).unwrap_err();
        assert_eq!(refused.message.dutch(), "Er is geen titel");
    }
    for reserved in ["Overzicht", "Thema"] {
        let refused = path(Kind::News, reserved).unwrap_err();
        assert!(
            refused.message.dutch().contains("webadressen"),
            "{refused:?}"
        );
    }
}

#[test]
fn a_quarter_is_the_given_one_or_the_next() {
    let project = minimal();
    let named = |title: &str| {
        let draft = project.draft(of_kind(Kind::Quarter, title, None)).unwrap();
        (draft.path.file_name().to_owned(), draft.text, draft.note)
    };
    let (next, text, note) = named("");
    assert_eq!(next, "2027-K1.md");
    assert!(text.contains("\n# titel: Kwartaal 1 van 2027\n"), "{text}");
    assert!(note.unwrap().dutch().contains("tot: 2027-K1"));
    for title in [
        "2027-K2",
        "2027 Q2",
        "Kwartaal 2 van 2027",
        "q2, 2027",
        "2027 2",
    ] {
        assert_eq!(named(title).0, "2027-K2.md", "{title}");
    }
    let (own, text, _) = named("De eerste groep is klaar");
    assert_eq!(own, "2027-K1.md");
    assert!(
        text.contains("\ntitel: De eerste groep is klaar\n"),
        "{text}"
    );
    assert!(
        project
            .draft(of_kind(Kind::Quarter, "2026-K4", None))
            .is_err()
    );
}

#[test]
fn a_name_in_use_is_refused_with_help() {
    let mut files = small::project();
    let moved = COURSE_TEXT.replace("bijgewerkt:", "voorheen: [/aanbod/oude-naam/]\nbijgewerkt:");
    files.insert(small::COURSE.to_owned(), moved.into_bytes());
    let project = Project::new(&files);
    let refused = |wish| {
        let refusal = project.draft(wish).unwrap_err();
        format!("{} | {}", refusal.message.dutch(), refusal.help.dutch())
    };
    let same = refused(of_kind(Kind::Course, "Samen bewegen!", None));
    assert!(same.contains(small::COURSE), "{same}");
    let shared = refused(of_kind(Kind::Course, "Samen bewegen", Some("noord")));
    assert!(
        shared.contains("vindplek new accent aanbod/samen-bewegen --regio noord"),
        "{shared}"
    );
    let regional = refused(of_kind(Kind::News, "Start", None));
    assert!(
        regional.contains("regions/noord/content/nieuws/start.md"),
        "{regional}"
    );
    let former = refused(of_kind(Kind::Course, "Oude naam", None));
    assert!(former.contains("doorgestuurd"), "{former}");
    let unknown = refused(of_kind(Kind::News, "Iets", Some("nord")));
    assert!(unknown.contains("Bedoelt u “noord”?"), "{unknown}");
    let no_special = refused(of_kind(Kind::SpecialArticle, "Iets", None));
    assert!(no_special.contains("vindplek new special"), "{no_special}");
    let whole = refused(of_kind(Kind::Quarter, "", Some("noord")));
    assert!(whole.contains("alle regio’s hetzelfde"), "{whole}");
    let no_region = DraftRequest {
        region: None,
        ..accent("samen-bewegen", "")
    };
    assert!(refused(no_region).contains("landelijk, noord, zuid"));
    assert!(refused(accent("samen-bewgen", "noord")).contains("Bedoelt u"));
    let taken = DraftRequest {
        region: Some("zuid"),
        ..REGION
    };
    assert!(refused(taken).contains("bestaat al"));
    let odd = DraftRequest {
        region: Some("../zuid"),
        ..REGION
    };
    assert!(refused(odd).contains("--regio midden"));
}

#[test]
fn drafts_can_be_made_in_a_nearly_empty_project() {
    let mut files = small::project();
    let kept = |path: &String| path.starts_with("themes/") || path.ends_with("/region.yaml");
    files.retain(|path, _| kept(path));
    let project = Project::new(&files);
    let course = project.draft(of_kind(Kind::Course, "Iets", None)).unwrap();
    assert!(
        course.text.contains("\nsoort: onbekend\n"),
        "{}",
        course.text
    );
    let made = KINDS.into_iter();
    let made = made.filter_map(|kind| project.draft(of_kind(kind, "Iets", None)).ok());
    let drafts: Vec<Draft> = made.collect();
    assert_eq!(drafts.len(), 6, "all but an article, which needs a special");
    has_no_problems(&project, &drafts);
    keys_can_be_uncommented(&project, &drafts);
}

#[test]
fn no_accent_can_be_made_on_content_that_the_region_does_not_show() {
    let mut files = small::project();
    let elsewhere = COURSE_TEXT.replace("bijgewerkt:", "regios: [zuid]\nbijgewerkt:");
    files.insert(small::COURSE.to_owned(), elsewhere.into_bytes());
    let project = Project::new(&files);
    let refused = project.draft(accent("samen-bewegen", "noord")).unwrap_err();
    assert!(
        refused.message.dutch().contains("laat content/aanbod"),
        "{refused:?}"
    );
    project.draft(accent("samen-bewegen", "zuid")).unwrap();
}
