use super::TestSite;
use crate::model::address::Address;
use crate::model::document::{Document, Role, read};
use crate::model::layout::{Location, locate};
use crate::model::shape::Target;
use crate::plan::testing::UNKNOWN_COURSE;
use crate::render::view::registration::field::{Control, FieldView};
use crate::render::view::registration::{RegistrationView, example_file, view};
use crate::source::{FilePath, Source};

fn form(site: &str, files: &[(&str, &str)]) -> RegistrationView {
    let site = TestSite::new(site, files);
    let address = Address::from("/aanmelden/");
    view(&site.context(&address)).1
}

fn example() -> String {
    let site = TestSite::new("noord", &[]);
    let address = Address::from("/aanmelden/mijn-cursus.md");
    example_file(&site.context(&address))
}

fn read_course(text: &str) -> Document {
    let path = FilePath::from("content/aanbod/mijn-cursus.md");
    let Location::Document(at) = locate(&path) else {
        panic!("{path} is no place for a course");
    };
    let source = Source::new(path, text);
    read(at, source, Role::Whole)
}

/// Every field with its control, nested fields after their parent.
fn controls<'f>(fields: &'f [FieldView], found: &mut Vec<(&'f str, Control)>) {
    for field in fields {
        found.push((&field.id, field.control));
        controls(&field.fields, found);
        for way in &field.ways {
            controls(&way.fields, found);
        }
    }
}

#[test]
fn the_example_is_a_valid_course() {
    let course = read_course(&example());
    assert!(course.problems.is_empty(), "{:#?}", course.problems);
    for reference in &course.head.references {
        let known = match reference.target {
            Target::Kind => "cursus",
            Target::Audience => "coach",
            target => panic!("the example refers to a {target:?}"),
        };
        assert_eq!(&*reference.id.value, known);
    }
}

#[test]
fn keys_commented_out_in_the_example_are_valid() {
    let text = example();
    let open = text.lines().map(|line| {
        let rest = line.strip_prefix("# ").unwrap_or(line);
        let is_key = rest.starts_with(|c: char| c.is_ascii_lowercase()) && rest.contains(": ");
        format!("{}\n", if is_key { rest } else { line })
    });
    let open: String = open.collect();
    assert!(open.contains("\ncertificaat: ") && open.contains("\nmodules: "));
    let course = read_course(&open);
    assert!(course.problems.is_empty(), "{:#?}", course.problems);
}

#[test]
fn the_control_of_a_field_fits_its_value() {
    let form = form("noord", &[]);
    let mut found = Vec::new();
    for section in &form.sections {
        controls(&section.fields, &mut found);
    }
    let expected = [
        ("titel", Control::Regel),
        ("samenvatting", Control::Tekst),
        ("soort", Control::Keuze),
        ("fase", Control::Keuze),
        ("route", Control::Keuze),
        ("themas", Control::Keuzes),
        ("deelnemers", Control::Keuzes),
        ("functies", Control::Wegen),
        ("functies-1", Control::Keuzes),
        ("profielen", Control::Keuzes),
        ("instapvoorwaarden", Control::Wegen),
        ("instapvoorwaarden-1", Control::Lijst),
        ("doel", Control::Tekst),
        ("leeruitkomsten", Control::Wegen),
        ("leeruitkomsten-1", Control::Lijst),
        ("tekst", Control::Tekst),
        ("video", Control::Groep),
        ("video-titel", Control::Regel),
        ("video-url", Control::Adres),
        ("video-duur", Control::Regel),
        ("video-ondertiteld", Control::Keuzelijst),
        ("modules", Control::Rijen),
        ("modules-__-titel", Control::Regel),
        ("modules-__-dagdelen", Control::Getal),
        ("modules-__-uren", Control::Getal),
        ("modules-__-dagen", Control::Getal),
        ("modules-__-toelichting", Control::Regel),
        ("materialen", Control::Lijst),
        ("taal", Control::Keuzelijst),
        ("certificaat", Control::Regel),
        ("punten", Control::Rijen),
        ("punten-__-register", Control::Regel),
        ("punten-__-aantal", Control::Getal),
        ("nlqf", Control::Keuzelijst),
        ("ects", Control::Getal),
        ("vrijstelling", Control::Lijst),
        ("tijdsinvestering", Control::Wegen),
        ("tijdsinvestering-1", Control::Groep),
        ("tijdsinvestering-dagdelen", Control::Getal),
        ("tijdsinvestering-uren", Control::Getal),
        ("tijdsinvestering-dagen", Control::Getal),
        ("tijdsinvestering-toelichting", Control::Regel),
        ("kosten", Control::Wegen),
        ("kosten-1", Control::Groep),
        ("kosten-bedrag", Control::Getal),
        ("kosten-per", Control::Keuze),
        ("kosten-btw", Control::Keuzelijst),
        ("kosten-toelichting", Control::Regel),
        ("kosten-2", Control::Rijen),
        ("prijzen-__-voor", Control::Regel),
        ("prijzen-__-bedrag", Control::Getal),
        ("prijzen-__-per", Control::Keuze),
        ("prijzen-__-btw", Control::Keuzelijst),
        ("prijzen-__-toelichting", Control::Regel),
        ("vergoeding", Control::Lijst),
        ("vorm", Control::Keuze),
        ("locatie", Control::Regel),
        ("op_aanvraag", Control::Keuzelijst),
        ("uitvoeringen", Control::Rijen),
        ("uitvoeringen-__-regio", Control::Keuzelijst),
        ("uitvoeringen-__-start", Control::Datum),
        ("uitvoeringen-__-eind", Control::Datum),
        ("uitvoeringen-__-van", Control::Tijd),
        ("uitvoeringen-__-tot", Control::Tijd),
        ("uitvoeringen-__-plaats", Control::Regel),
        ("uitvoeringen-__-vorm", Control::Keuzelijst),
        ("aanbieder", Control::Wegen),
        ("aanbieder-1", Control::Keuze),
        ("aanbieder-2", Control::Groep),
        ("aanbieder-naam", Control::Regel),
        ("aanbieder-website", Control::Adres),
        ("contact", Control::Groep),
        ("contact-naam", Control::Regel),
        ("contact-email", Control::Mail),
        ("contact-url", Control::Adres),
    ];
    assert_eq!(found, expected);
}

#[test]
fn fields_that_may_be_unknown_have_a_choice_for_it() {
    let form = form("noord", &[]);
    let mut fields = form.sections.iter().flat_map(|section| &section.fields);
    let unknown = |field: &&FieldView| {
        let is_way = field.ways.iter().any(|way| way.word == "onbekend");
        is_way || field.choices.iter().any(|choice| choice.id == "onbekend")
    };
    let keys: Vec<&str> = fields
        .by_ref()
        .filter(unknown)
        .map(|field| &*field.key)
        .collect();
    let expected = [
        "functies",
        "instapvoorwaarden",
        "leeruitkomsten",
        "tijdsinvestering",
        "kosten",
        "vorm",
        "aanbieder",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn ids_of_other_courses_and_reserved_addresses_are_taken() {
    let text = format!("{UNKNOWN_COURSE}voorheen: [/aanbod/vroeger/, /cursus/oud/]\n");
    let elsewhere = "regions/zuid/content/aanbod/alleen-zuid.md";
    let files = [
        ("content/aanbod/nieuw.md", text.as_str()),
        (elsewhere, UNKNOWN_COURSE),
    ];
    let form = form("noord", &files);
    let taken: Vec<&str> = form.taken.split(' ').collect();
    for name in ["nieuw", "alleen-zuid", "vroeger", "overzicht"] {
        assert!(taken.contains(&name), "{name}");
    }
    assert!(!taken.contains(&"oud"));
}

#[test]
fn each_site_has_its_own_mail_address_and_preselects_its_academy() {
    for (site, email, chosen) in [
        ("noord", "info@noord.nl", Some("noord")),
        ("landelijk", "lab@landelijk.nl", None),
    ] {
        let form = form(site, &[]);
        assert_eq!(form.email, email);
        let mut fields = form.sections.iter().flat_map(|section| &section.fields);
        let runs = fields.find(|field| field.key == "uitvoeringen").unwrap();
        let region = runs.fields.iter().find(|field| field.key == "regio");
        let found = region.unwrap().choices.iter().find(|choice| choice.chosen);
        assert_eq!(found.map(|choice| &*choice.id), chosen);
    }
}
