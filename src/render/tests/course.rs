use super::Site;
use crate::model::layout::Kind;
use crate::plan::links::document_address;
use crate::render::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::view::course::{self, CourseView};

const PATH: &str = "content/aanbod/samen.md";

fn view(site: &Site, id: &str) -> CourseView {
    let document = site.document(Kind::Course, id);
    let (address, _) = document_address(site.heads.document(document));
    course::view(&site.here(&address), document).unwrap().1
}

fn known(site: &str) -> CourseView {
    view(&Site::new(site, &[(PATH, KNOWN_COURSE)]), "samen")
}

#[test]
fn the_box_answers_when_where_how_long_and_what_it_costs() {
    let summary = known("noord").summary;
    assert_eq!(summary.start.unwrap().text, "12 en 13 maart 2026");
    assert_eq!(summary.start_anchor.as_deref(), Some("uitvoering-maart"));
    assert_eq!(summary.place.as_deref(), Some("Assen, centrum"));
    assert_eq!(summary.time.as_deref(), Some("4 dagdelen en 12,5 uur"));
    assert_eq!(summary.cost.unwrap().text, "€\u{a0}125,50 per deelnemer");
    assert_eq!(summary.form.unwrap().name, "Op locatie");
    assert_eq!(summary.unknown, None);
}

#[test]
fn what_is_not_known_is_said_once_with_what_to_do_about_it() {
    let site = Site::new("noord", &[("content/aanbod/niets.md", UNKNOWN_COURSE)]);
    let course = view(&site, "niets");
    assert_eq!(
        course.summary.unknown.as_deref(),
        Some(
            "Datum, plaats, duur, prijs en vorm zijn nog niet bekend. Dat geldt ook voor de \
             leeruitkomsten, de instapvoorwaarden, de functies uit het carrièrepad en de \
             aanbieder. Mail je academie dat je belangstelling hebt."
        )
    );
    assert_eq!(
        course.summary.unknown_mail.as_deref(),
        Some("mailto:info@noord.nl?subject=Belangstelling%20voor%20Niets%20bekend")
    );
    assert!(!course.phase.bookable);
    assert_eq!(course.phase.text, "In ontwikkeling: aanmelden kan nog niet");
}

#[test]
fn a_region_shows_its_own_runs_and_folds_those_of_others() {
    let own = known("noord").runs;
    assert_eq!((own.own.len(), own.others.len()), (1, 0));
    assert_eq!(
        own.own[0].enrol.as_deref(),
        Some("https://noord.nl/aanmelden")
    );
    assert_eq!(own.own[0].calendar.as_deref(), Some("maart.ics"));
    let other = known("zuid").runs;
    assert_eq!((other.own.len(), other.others.len()), (0, 1));
    let national = known("landelijk").runs;
    assert_eq!((national.own.len(), national.others.len()), (1, 0));
}

#[test]
fn the_national_site_refers_to_each_academy() {
    let academies = known("landelijk").academies;
    let urls: Vec<&str> = academies.iter().map(|academy| &*academy.url).collect();
    assert_eq!(
        urls,
        [
            "https://academies.nl/noord/aanbod/samen/",
            "https://oud.zuid.nl/"
        ]
    );
    assert_eq!(academies[0].runs, ["12 en 13 maart 2026 in Assen, centrum"]);
}

#[test]
fn one_cannot_enrol_in_what_is_full_past_or_called_off() {
    for change in ["status: vol", "status: geannuleerd"] {
        let text = KNOWN_COURSE.replace("status: open", change);
        let runs = view(&Site::new("noord", &[(PATH, &text)]), "samen").runs;
        assert_eq!(runs.own[0].enrol, None, "{change}");
    }
    let text = KNOWN_COURSE.replace("2026-03-1", "2026-02-1");
    let runs = view(&Site::new("noord", &[(PATH, &text)]), "samen").runs;
    assert!(runs.own.is_empty());
    assert_eq!((runs.past.len(), &runs.past[0].enrol), (1, &None));
}

#[test]
fn an_accent_changes_its_own_region_alone() {
    let files = [
        (PATH, KNOWN_COURSE),
        ("regions/noord/content/aanbod/samen.md", "kosten: gratis\n"),
    ];
    let cost = |site: &str| {
        let course = view(&Site::new(site, &files), "samen");
        (course.summary.cost.unwrap().text, course.changed)
    };
    assert_eq!(
        cost("noord"),
        ("Gratis".to_owned(), vec!["de kosten".to_owned()])
    );
    let shared = ("€\u{a0}125,50 per deelnemer".to_owned(), Vec::new());
    assert_eq!(cost("zuid"), shared);
    assert_eq!(cost("landelijk"), shared);
}

#[test]
fn equal_modules_link_to_each_other_though_one_says_so() {
    let other = format!("{UNKNOWN_COURSE}modules: [{{id: twee, titel: Twee}}]\n");
    let site = Site::new(
        "noord",
        &[(PATH, KNOWN_COURSE), ("content/aanbod/anders.md", &other)],
    );
    let equal = |id: &str| view(&site, id).modules[0].equals[0].clone();
    assert_eq!(equal("samen").text, "Twee (Niets bekend)");
    assert_eq!(equal("samen").href, "../anders/#module-twee");
    assert_eq!(equal("anders").href, "../samen/#module-een");
}

#[test]
fn related_courses_share_most_and_stand_in_a_fixed_order() {
    let tagged = |themes: &str| format!("{UNKNOWN_COURSE}themas: [{themes}]\n");
    let (one, none) = (tagged("wijk"), UNKNOWN_COURSE.to_owned());
    let files = [
        ("content/aanbod/a.md", one.as_str()),
        ("content/aanbod/b.md", one.as_str()),
        ("content/aanbod/c.md", none.as_str()),
    ];
    let site = Site::new("noord", &files);
    let related = site.shared.related(site.document(Kind::Course, "a"));
    assert_eq!(related, [site.document(Kind::Course, "b")]);
}
