//! What a form asks, of a small project.

use jiff::civil::date;

use super::*;
use crate::edition::{Options, compile};
use crate::memo::Memo;
use crate::world::MemoryWorld;

const COURSE: &str = "---\ntitel: Samen\r\nthemas: [sport, iets]\nkosten: onbekend\n\
    uitvoeringen:\n  - start: 2026-03-01\n    plaats: Assen\nraar: x\n---\r\nTekst\r\n";

fn form(path: &str, text: &str, at: Option<&str>) -> FileForm {
    let mut world = MemoryWorld::new(date(2026, 11, 1));
    world.write(
        "content/vocabulaire.yaml",
        "themas:\n  - id: sport\n    naam: Sport en bewegen\n",
    );
    world.write("content/aanbod/samen.md", COURSE);
    world.write(path, text);
    let edition = compile(&world, Options::default(), &Memo::new());
    let source = Source::new(path.into(), text);
    let scope = form_scope(&source, &world).unwrap();
    let problems = at.map(|needle| FormProblem {
        span: Span::new(text.find(needle).unwrap(), text.find(needle).unwrap() + 1),
        severity: "error",
        message: "fout".to_owned(),
        help: None,
        fix: None,
        line: None,
    });
    file_form(
        &source,
        &scope,
        None,
        edition.heads(),
        problems.into_iter().collect(),
    )
}

fn field<'f>(form: &'f FileForm, key: &str) -> &'f FormField {
    let step = ValueStep::Key(key.to_owned());
    let found = form.fields.iter().find(|field| field.at == [step.clone()]);
    found.unwrap_or_else(|| panic!("no field {key}"))
}

#[test]
fn a_form_has_what_is_written_and_what_is_required() {
    let form = form("content/aanbod/samen.md", COURSE, None);
    let title = field(&form, "titel");
    assert_eq!(
        (title.text.as_deref(), title.is_present, title.required),
        (Some("Samen"), true, true)
    );
    assert!(!title.about.is_empty());
    let missing = field(&form, "doel");
    assert!(missing.required && !missing.is_present, "{missing:?}");
    let picture = form.unused.iter().find(|key| key.name == "afbeelding");
    assert_eq!(
        picture.map(|key| &key.control),
        Some(&FormControl::Record { first: "bestand" })
    );
    assert!(
        form.unused
            .iter()
            .all(|key| key.name != "titel" && key.name != "doel")
    );
    assert_eq!(form.body.as_deref(), Some("Tekst\n"));
    assert_eq!(field(&form, "raar").controls, [FormControl::Text]);
}

#[test]
fn a_reference_offers_names_and_unknown_costs_offer_what_can_be_known() {
    let form = form("content/aanbod/samen.md", COURSE, None);
    let themes = field(&form, "themas");
    let FormControl::List { item } = &themes.controls[themes.chosen] else {
        panic!("{themes:?}");
    };
    assert_eq!(item[0], FormControl::Reference { choices: "themes" });
    assert_eq!(&*form.choices["themes"][0].name, "Sport en bewegen");
    assert_eq!(themes.fields[1].text.as_deref(), Some("iets"));
    let costs = field(&form, "kosten");
    let is_unknown = |control: &FormControl| matches!(control, FormControl::Words { words } if words.contains(&"onbekend"));
    assert!(is_unknown(&costs.controls[costs.chosen]), "{costs:?}");
    assert!(
        costs
            .controls
            .iter()
            .any(|it| matches!(it, FormControl::Record { .. }))
    );
}

#[test]
fn a_problem_is_at_the_innermost_field() {
    let form = form("content/aanbod/samen.md", COURSE, Some("Assen"));
    let run = &field(&form, "uitvoeringen").fields[0];
    let place = run
        .fields
        .iter()
        .find(|field| field.text.as_deref() == Some("Assen"));
    let place = place.unwrap();
    assert_eq!(place.problems.len(), 1);
    assert_eq!(
        serde_json::to_string(&place.at).unwrap(),
        r#"["uitvoeringen",0,"plaats"]"#
    );
    assert!(run.problems.is_empty() && form.problems.is_empty());
}

#[test]
fn a_problem_of_the_text_has_its_line() {
    let text = COURSE.replace("Tekst", "Een\r\nTwee");
    let form = form("content/aanbod/samen.md", &text, Some("Twee"));
    assert_eq!(form.problems[0].line, Some(2));
}

#[test]
fn an_accent_has_only_the_keys_of_accents() {
    let text = "---\nkosten: gratis\n---\n";
    let form = form("regions/noord/content/aanbod/samen.md", text, Some("---"));
    assert!(
        form.fields.iter().all(|field| field.is_present),
        "{:?}",
        form.fields
    );
    assert!(form.unused.iter().any(|key| key.name == "inhoud"));
    assert_eq!(form.problems.len(), 1);
}
