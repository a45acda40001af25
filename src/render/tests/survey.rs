use super::TestSite;
use crate::model::address::Address;
use crate::model::layout::Kind;
use crate::render::view::survey::{SurveyView, list, view};

const SURVEY: &str = "titel: Peiling\nsamenvatting: Kort.\nperiode: 2025\n\
    respons: {noord: 60, zuid: <10}\nvragen:\n\
    \x20 - {id: tijd, vraag: Tijd?, algemeen: true, antwoorden: [ja, soms, nee], \
    uitkomsten: {noord: [30, 20, 10], zuid: [40, <10, <10]}}\n\
    \x20 - {id: reis, vraag: Reizen?, antwoorden: [ja, nee]}\n";

fn survey(site: &str) -> SurveyView {
    let site = TestSite::new(site, &[("content/peilingen/p.md", SURVEY)]);
    let address = Address::from("/peilingen/p/");
    let document = site.document(Kind::Survey, "p");
    view(&site.context(&address), document).unwrap().1
}

#[test]
fn a_region_is_listed_first_and_the_table_keeps_its_order() {
    let view = survey("zuid");
    let question = &view.questions[0];
    let own: Vec<(&str, bool)> = question
        .regions
        .iter()
        .map(|region| (&*region.region.name, region.own))
        .collect();
    assert_eq!(own, [("Zuid", true), ("Noord", false)]);
    let rows: Vec<&str> = question.rows.iter().map(|row| &*row.region.name).collect();
    assert_eq!(rows, ["Noord", "Zuid"]);
    assert!(!survey("landelijk").questions[0].regions[0].own);
}

#[test]
fn suppressed_counts_are_hatched_and_explained() {
    let view = survey("noord");
    assert!(view.hatched);
    assert_eq!(view.response.as_deref(), Some("minstens 60 reacties"));
    let question = &view.questions[0];
    let texts: Vec<&str> = question
        .total
        .iter()
        .map(|item| &*item.count.text)
        .collect();
    assert_eq!(texts, ["70", "minstens 20", "minstens 10"]);
    assert!(question.total.iter().all(|item| item.share.is_none()));
    let zuid = &question.regions[1].answers;
    assert_eq!(zuid[1].count.text, "minder dan 10");
    assert!(zuid[1].bar.contains("staaf-misschien") && !zuid[1].bar.contains("staaf-maat"));
    let noord = &question.regions[0].answers;
    assert_eq!(noord[0].share.as_deref(), Some("50%"));
    assert_eq!(
        question.lead.as_deref(),
        Some("Het vaakst gekozen: ja (70 keer).")
    );
}

#[test]
fn questions_without_outcomes_are_apart_and_stated_once() {
    let view = survey("noord");
    assert_eq!(view.questions.len(), 1);
    assert_eq!(view.unanswered[0].question, "Reizen?");
    assert_eq!(
        view.unknown.as_deref(),
        Some("We weten niet wat de uitkomst van één vraag is.")
    );
}

#[test]
fn the_list_shows_the_contents_of_a_survey() {
    let site = TestSite::new("noord", &[("content/peilingen/p.md", SURVEY)]);
    let address = Address::from("/peilingen/");
    let (_, view) = list(&site.context(&address));
    assert_eq!(
        view.surveys[0].questions.as_deref(),
        Some("2 vragen, met uitkomsten")
    );
}

#[test]
fn a_survey_with_counts_has_a_table_to_download() {
    assert_eq!(
        survey("noord").table_href.as_deref(),
        Some("uitkomsten.csv")
    );
    let files = [("content/peilingen/p.md", SURVEY)];
    let site = TestSite::new("noord", &files);
    assert!(site.plan.at("/peilingen/p/uitkomsten.csv").is_some());
    let without = "titel: Peiling\nsamenvatting: Kort.\nperiode: 2025\nrespons: {minimaal: 600}\n";
    let site = TestSite::new("noord", &[("content/peilingen/p.md", without)]);
    let address = Address::from("/peilingen/p/");
    let document = site.document(Kind::Survey, "p");
    let (_, view) = view(&site.context(&address), document).unwrap();
    assert_eq!(view.table_href, None);
    assert!(site.plan.at("/peilingen/p/uitkomsten.csv").is_none());
}
