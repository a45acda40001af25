use super::TestSite;
use crate::model::address::Address;
use crate::plan::axis::Axis;
use crate::plan::facet::Facet;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::view::courses;

const SAMEN: &str = "content/aanbod/samen.md";

/// The ids and labels of the values of an axis that courses on a site have.
fn values(site: &TestSite, axis: Axis) -> Vec<(&str, &str)> {
    let of_axis = |facet: &&Facet| facet.axis == axis;
    let has_course = |facet: &&Facet| !facet.courses.is_empty();
    let facets = site.plan.facets.iter().filter(of_axis).filter(has_course);
    facets
        .map(|facet| (&*facet.id, facet.label.as_str()))
        .collect()
}

#[test]
fn the_label_of_a_function_includes_its_role_on_the_path() {
    let files = [
        (SAMEN, KNOWN_COURSE),
        (
            "content/carrierepad/a.md",
            "samenvatting: Eerste.\nrol: Begeleidend\n",
        ),
        (
            "content/carrierepad/b.md",
            "samenvatting: Tweede.\nrol: onbekend\n",
        ),
    ];
    assert_eq!(
        values(&TestSite::new("noord", &files), Axis::Function),
        [("a", "Functie A (begeleidend)"), ("b", "Functie B")]
    );
}

#[test]
fn audiences_are_named_as_on_the_page_of_a_course() {
    let site = TestSite::new("noord", &[(SAMEN, KNOWN_COURSE)]);
    assert_eq!(values(&site, Axis::Audience), [("coach", "Sportcoaches")]);
}

#[test]
fn the_axis_of_months_has_those_of_upcoming_runs() {
    let more = "  - {id: begonnen, regio: noord, start: 2026-02-02, eind: 2026-06-01, plaats: Assen}\n  \
                - {id: afgelast, regio: noord, start: 2026-07-01, plaats: Assen, status: geannuleerd}\n  \
                - {id: zuid, regio: zuid, start: 2026-10-01, plaats: Breda}\n";
    let course = format!("{KNOWN_COURSE}{more}");
    let starts = |site: &str| {
        let site = TestSite::new(site, &[(SAMEN, &course)]);
        let starts = values(&site, Axis::Month).into_iter();
        starts
            .map(|(id, label)| format!("{id} {label}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(starts("noord"), ["2026-03 maart 2026"]);
    assert_eq!(starts("zuid"), ["2026-10 oktober 2026"]);
    assert_eq!(
        starts("landelijk"),
        ["2026-03 maart 2026", "2026-10 oktober 2026"]
    );
}

#[test]
fn the_cost_axis_uses_the_price_on_the_site() {
    let accent = ("regions/noord/content/aanbod/samen.md", "kosten: gratis\n");
    let files = [(SAMEN, KNOWN_COURSE), accent];
    let (north, south) = (
        TestSite::new("noord", &files),
        TestSite::new("zuid", &files),
    );
    assert_eq!(values(&north, Axis::Cost), [("gratis", "Gratis")]);
    assert!(north.plan.at("/aanbod/gratis/").is_some());
    assert_eq!(values(&south, Axis::Cost)[0].0, "deelnemer-500");
    assert!(south.plan.at("/aanbod/gratis/").is_none());
}

#[test]
fn fields_missing_in_a_course_come_from_its_upcoming_runs() {
    let course = KNOWN_COURSE
        .replace("vorm: fysiek", "vorm: onbekend")
        .replace("{bedrag: 125.50, per: deelnemer}", "onbekend")
        .replace(
            "status: open,",
            "status: open, vorm: online, kosten: gratis,",
        );
    let site = TestSite::new("noord", &[(SAMEN, &course)]);
    assert_eq!(values(&site, Axis::Form), [("online", "Online")]);
    assert_eq!(values(&site, Axis::Cost), [("gratis", "Gratis")]);
}

#[test]
fn only_axes_on_which_courses_differ_are_filters() {
    let free = KNOWN_COURSE
        .replace("Samen bewegen", "Samen spelen")
        .replace("functies: [A, B]", "functies: [A]")
        .replace("{bedrag: 125.50, per: deelnemer}", "gratis");
    let site = TestSite::new(
        "noord",
        &[(SAMEN, KNOWN_COURSE), ("content/aanbod/spelen.md", &free)],
    );
    let address = Address::from("/aanbod/");
    let (_, view) = courses::finder(&site.context(&address), 1);
    let axes = |groups: &tera::Value| -> Vec<(String, usize)> {
        let groups = serde_json::to_value(groups).unwrap();
        let groups = groups.as_array().unwrap().iter();
        groups
            .map(|group| {
                let axis = group["axis"].as_str().unwrap().to_owned();
                (axis, group["values"].as_array().unwrap().len())
            })
            .collect()
    };
    let both = |axis: &str, values| (axis.to_owned(), values);
    assert_eq!(axes(&view.choices), [both("functie", 2), both("kosten", 2)]);
    // Of the two values of cost only one has a page.
    assert_eq!(axes(&view.facets), [both("functie", 2), both("kosten", 1)]);
}

/// For each card whether the list states what is unknown.
fn quiet(view: &courses::CoursesView) -> Vec<bool> {
    let cards = view.sections.iter().flat_map(|section| &section.cards);
    cards.map(|listed| listed.quiet).collect()
}

#[test]
fn an_unknown_of_all_courses_is_above_the_list_and_not_on_the_cards() {
    let site = TestSite::new(
        "noord",
        &[
            ("content/aanbod/een.md", UNKNOWN_COURSE),
            ("content/aanbod/twee.md", UNKNOWN_COURSE),
        ],
    );
    let address = Address::from("/aanbod/");
    let (_, view) = courses::finder(&site.context(&address), 1);
    assert_eq!(
        view.unknown.as_deref(),
        Some("Van dit aanbod zijn datum, plaats, duur, prijs en vorm nog niet bekend.")
    );
    assert!(quiet(&view).iter().all(|quiet| *quiet));
    let known = TestSite::new("noord", &[(SAMEN, KNOWN_COURSE)]);
    let (_, view) = courses::finder(&known.context(&address), 1);
    assert_eq!(view.unknown, None);
    assert_eq!(quiet(&view), [false]);
}
