use super::TestSite;
use crate::model::address::Address;
use crate::plan::testing::KNOWN_COURSE;
use crate::render::view::agenda::choices::AgendaChoice;
use crate::render::view::agenda::month::{self, AgendaMonthView};
use crate::render::view::agenda::{self, AgendaView};
use crate::render::view::home;

const SAMEN: &str = "content/aanbod/samen.md";

fn agenda_of(site: &str, files: &[(&str, &str)]) -> AgendaView {
    let site = TestSite::new(site, files);
    let address = Address::from("/agenda/");
    agenda::view(&site.context(&address)).1
}

/// The page of a month, with the titles of its groups and the number of items in each.
fn month_page(site: &TestSite, id: &str, number: usize) -> AgendaMonthView {
    let months = &site.plan.agenda_months;
    let at = months.iter().position(|month| month.id() == id).unwrap();
    let address = months[at].address().paged(number);
    month::view(&site.context(&address), at, number).unwrap().1
}

fn groups(page: &AgendaMonthView) -> Vec<(Option<&str>, usize)> {
    let groups = page.groups.iter();
    groups
        .map(|group| (group.title.as_deref(), group.entries.len()))
        .collect()
}

fn labels(choices: &[AgendaChoice]) -> Vec<(&str, usize)> {
    let choices = choices.iter();
    choices
        .map(|choice| (choice.id.as_str(), choice.count))
        .collect()
}

/// A course with many runs in a month, in Noord.
fn busy(runs: usize) -> String {
    let run = |at: usize| {
        let day = at % 28 + 1;
        format!("  - {{id: r{at}, regio: noord, start: 2026-05-{day:02}, plaats: Assen}}\n")
    };
    (0..runs)
        .map(run)
        .fold(KNOWN_COURSE.to_owned(), |course, run| course + &run)
}

#[test]
fn what_has_begun_and_what_is_over_come_apart_from_what_is_still_to_begin() {
    let past = KNOWN_COURSE.replace("2026-03-1", "2025-03-1");
    let begun = KNOWN_COURSE.replace("start: 2026-03-12", "start: 2026-02-12");
    let files = [
        (SAMEN, KNOWN_COURSE),
        ("content/aanbod/oud.md", &past),
        ("content/aanbod/bezig.md", &begun),
    ];
    let view = agenda_of("noord", &files);
    let coming: Vec<_> = view.months.iter().map(|month| &*month.title).collect();
    assert_eq!(coming, ["maart 2026"]);
    assert!(view.months[0].open);
    let href = &*view.months[0].entries[0].href;
    assert_eq!(href, "../aanbod/samen/#uitvoering-maart");
    assert_eq!(view.begun[0].href, "../aanbod/bezig/#uitvoering-maart");
    let past: Vec<_> = view
        .past
        .iter()
        .map(|month| (&*month.href, month.count))
        .collect();
    assert_eq!(past, [("2025-03/", 1)]);
    assert_eq!(view.total, "2 data");
    assert_eq!(view.calendar_url, "https://academies.nl/noord/agenda.ics");
    assert_eq!(view.subscribe, "webcal://academies.nl/noord/agenda.ics");
}

#[test]
fn the_own_region_comes_first_and_the_others_are_on_the_page_of_the_month() {
    let course =
        format!("{KNOWN_COURSE}  - {{id: zuid, regio: zuid, start: 2026-03-02, plaats: Breda}}\n");
    let files = [(SAMEN, &*course)];
    let view = agenda_of("noord", &files);
    let month = &view.months[0];
    assert_eq!((month.count, month.others), (1, 1));
    assert_eq!(month.others_href, "2026-03/#andere-academies");
    let page = month_page(&TestSite::new("noord", &files), "2026-03", 1);
    assert_eq!(groups(&page), [(Some("In Noord"), 1), (Some("In Zuid"), 1)]);
    assert_eq!(page.groups[1].id, "andere-academies");
    assert_eq!(page.agenda_href, "../#maand-2026-03");
    let national = month_page(&TestSite::new("landelijk", &files), "2026-03", 1);
    assert_eq!(groups(&national), [(None, 2)]);
    let regions = national.groups[0].entries.iter();
    let regions: Vec<_> = regions
        .map(|entry| entry.region.clone().unwrap().name)
        .collect();
    assert_eq!(regions, ["Zuid", "Noord"]);
}

#[test]
fn a_long_agenda_shows_its_beginning_and_links_to_the_rest() {
    let course = busy(130);
    let files = [(SAMEN, &*course)];
    let view = agenda_of("noord", &files);
    let shown: Vec<_> = view
        .months
        .iter()
        .map(|month| (month.count, month.entries.len()))
        .collect();
    assert_eq!(shown, [(1, 1), (130, 89)]);
    assert_eq!(view.months[1].href, "2026-05/");
    let site = TestSite::new("noord", &files);
    let pages = [1, 2].map(|number| month_page(&site, "2026-05", number));
    assert_eq!(groups(&pages[0]), [(Some("In Noord"), 100)]);
    assert_eq!(groups(&pages[1]), [(Some("In Noord"), 30)]);
    assert_eq!(
        pages[1].previous.as_ref().unwrap().href,
        "../../../2026-03/"
    );
    assert!(pages[1].next.is_none());
}

#[test]
fn the_first_choice_is_the_own_region_and_counts_are_of_what_it_shows() {
    let course =
        format!("{KNOWN_COURSE}  - {{id: zuid, regio: zuid, start: 2026-04-02, plaats: Breda}}\n");
    let meeting = "titel: Dag\nsamenvatting: Kom.\ndatum: 2026-02-01\nafzender: LAB\n\
                   bijeenkomst: {start: 2026-04-09, plaats: Assen}\n";
    let files = [(SAMEN, &*course), ("content/nieuws/dag.md", meeting)];
    let choices = |site| agenda_of(site, &files).choices;
    // A meeting of all is in each region.
    let north = choices("noord");
    assert_eq!(
        labels(&north.regions),
        [("noord", 2), ("alle", 3), ("zuid", 2)]
    );
    assert_eq!(
        labels(&north.kinds),
        [("alle", 2), ("cursus", 1), ("bijeenkomst", 1)]
    );
    // Zuid is in preparation, so its agenda is on its present site.
    let href = north.regions[2].href.as_deref();
    assert_eq!(href, Some("https://oud.zuid.nl/"));
    let national = choices("landelijk");
    assert_eq!(
        labels(&national.regions),
        [("alle", 3), ("noord", 2), ("zuid", 2)]
    );
    let none = agenda_of("noord", &[(SAMEN, KNOWN_COURSE)]).choices;
    assert!(none.regions.is_empty() && none.kinds.is_empty());
}

#[test]
fn the_home_page_links_to_the_months_of_the_own_region() {
    let course =
        format!("{KNOWN_COURSE}  - {{id: zuid, regio: zuid, start: 2026-04-02, plaats: Breda}}\n");
    let site = TestSite::new("noord", &[(SAMEN, &course)]);
    let address = Address::from("/");
    let (_, view) = home::view(&site.context(&address));
    let months: Vec<_> = view.months.iter().map(|month| &*month.href).collect();
    assert_eq!(months, ["agenda/2026-03/"]);
}
