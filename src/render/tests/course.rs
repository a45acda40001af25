use super::TestSite;
use crate::model::layout::Kind;
use crate::plan::links::document_address;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::view::course::{self, CourseView};
use crate::render::view::material::MaterialView;

const PATH: &str = "content/aanbod/samen.md";

fn view(site: &TestSite, id: &str) -> CourseView {
    let document = site.document(Kind::Course, id);
    let (address, _) = document_address(site.heads.document(document));
    course::view(&site.context(&address), document).unwrap().1
}

fn known(site: &str) -> CourseView {
    view(&TestSite::new(site, &[(PATH, KNOWN_COURSE)]), "samen")
}

#[test]
fn the_summary_box_shows_date_place_time_and_price() {
    let summary = known("noord").summary;
    assert_eq!(summary.start.unwrap().text, "12 en 13\u{a0}maart 2026");
    assert_eq!(summary.weekday, None);
    assert_eq!(summary.start_anchor.as_deref(), Some("uitvoering-maart"));
    assert_eq!(summary.place.as_deref(), Some("Assen, centrum"));
    assert_eq!(
        summary.time.as_deref(),
        Some("4\u{a0}dagdelen en 12,5\u{a0}uur")
    );
    assert_eq!(summary.cost.unwrap().text, "€\u{a0}125,50 per deelnemer");
    assert_eq!(summary.form.unwrap().name, "Op locatie");
    assert_eq!(summary.unknown, None);
    assert_eq!(
        (summary.full, summary.more, summary.region),
        (false, None, None)
    );
    let action = summary.action.unwrap();
    assert_eq!(
        (action.text, &*action.href),
        ("Aanmelden", "https://noord.nl/aanmelden")
    );
}

#[test]
fn unknowns_are_stated_in_sentences() {
    let site = TestSite::new("noord", &[("content/aanbod/niets.md", UNKNOWN_COURSE)]);
    let course = view(&site, "niets");
    assert_eq!(
        course.summary.unknown.as_deref(),
        Some(
            "Datum, plaats, duur, prijs en vorm zijn nog niet bekend. Dat geldt ook voor \
             leeruitkomsten, instapvoorwaarden, functies uit het carrièrepad en aanbieder."
        )
    );
    assert_eq!(course.summary.advice, None, "the main action is to ask");
    let action = course.summary.action.unwrap();
    assert_eq!(action.id, "belangstelling");
    assert_eq!(course.interest, Some(action.href));
    assert!(!course.phase.bookable);
    assert_eq!(course.phase.text, "In ontwikkeling: aanmelden kan nog niet");
}

#[test]
fn a_region_shows_its_own_runs_and_collapses_those_of_others() {
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
fn the_national_site_links_to_each_academy() {
    let academies = known("landelijk").academies;
    let urls: Vec<&str> = academies.iter().map(|academy| &*academy.url).collect();
    assert_eq!(
        urls,
        [
            "https://academies.nl/noord/aanbod/samen/",
            "https://oud.zuid.nl/"
        ]
    );
    assert_eq!(
        academies[0].runs,
        ["12 en 13\u{a0}maart 2026 in Assen, centrum"]
    );
}

#[test]
fn full_past_and_cancelled_runs_have_no_link_to_enrol() {
    for change in ["status: vol", "status: geannuleerd"] {
        let text = KNOWN_COURSE.replace("status: open", change);
        let runs = view(&TestSite::new("noord", &[(PATH, &text)]), "samen").runs;
        assert_eq!(runs.own[0].enrol, None, "{change}");
    }
    let text = KNOWN_COURSE.replace("2026-03-1", "2026-02-1");
    let runs = view(&TestSite::new("noord", &[(PATH, &text)]), "samen").runs;
    assert!(runs.own.is_empty());
    assert_eq!((runs.past.len(), &runs.past[0].enrol), (1, &None));
}

#[test]
fn an_accent_affects_only_its_own_region() {
    let files = [
        (PATH, KNOWN_COURSE),
        ("regions/noord/content/aanbod/samen.md", "kosten: gratis\n"),
    ];
    let cost = |site: &str| {
        let course = view(&TestSite::new(site, &files), "samen");
        let regional = course.regional;
        assert_eq!(regional.any, regional.cost);
        assert!(!regional.place && !regional.contact && !regional.materials);
        (course.summary.cost.unwrap().text, regional.cost)
    };
    assert_eq!(cost("noord"), ("Gratis".to_owned(), true));
    // Without a date of their own these show that of Noord, with its price.
    assert_eq!(cost("zuid"), ("Gratis".to_owned(), false));
    assert_eq!(cost("landelijk"), ("Gratis".to_owned(), false));
    let without_runs = KNOWN_COURSE.split("uitvoeringen:").next().unwrap();
    let files = [(PATH, without_runs), files[1]];
    let shared = view(&TestSite::new("zuid", &files), "samen").summary.cost;
    assert_eq!(shared.unwrap().text, "€\u{a0}125,50 per deelnemer");
}

#[test]
fn equivalent_modules_link_to_each_other_when_one_declares_it() {
    let other = format!("{UNKNOWN_COURSE}modules: [{{id: twee, titel: Twee}}]\n");
    let site = TestSite::new(
        "noord",
        &[(PATH, KNOWN_COURSE), ("content/aanbod/anders.md", &other)],
    );
    let equal = |id: &str| view(&site, id).modules[0].equals[0].clone();
    assert_eq!(equal("samen").text, "Twee (Niets bekend)");
    assert_eq!(equal("samen").href, "../anders/#module-twee");
    assert_eq!(equal("anders").href, "../samen/#module-een");
}

#[test]
fn a_learning_path_leads_both_ways_and_names_what_is_over() {
    let follows = |id: &str| format!("{UNKNOWN_COURSE}vervolg_op: [{id}]\n");
    let stopped = UNKNOWN_COURSE
        .replace("in-ontwikkeling", "gestopt")
        .replace("Niets bekend", "Vroeger");
    let only_zuid = format!("{}regios: [zuid]\n", follows("samen"));
    let draft = format!("{}concept: true\n", follows("samen"));
    let course = KNOWN_COURSE.replace("doel:", "vervolg_op: [eerst]\ndoel:");
    let files = [
        ("content/aanbod/eerst.md", &*stopped),
        (PATH, &*course),
        ("content/aanbod/daarna.md", &*follows("samen")),
        ("content/aanbod/laatst.md", &*follows("daarna, zuid")),
        ("content/aanbod/zuid.md", &*only_zuid),
        ("content/aanbod/concept.md", &*draft),
    ];
    let site = TestSite::new("noord", &files);
    let path = view(&site, "samen").path.unwrap();
    let before = &path.before[0][0];
    assert_eq!(
        (&*before.link.text, &*before.link.href),
        ("Vroeger", "../eerst/")
    );
    assert_eq!(before.over.as_deref(), Some("Wordt niet meer aangeboden"));
    let hrefs = |at: usize| -> Vec<&str> {
        let step = path.after[at].iter();
        step.map(|course| &*course.link.href).collect()
    };
    assert_eq!(
        hrefs(0),
        ["../daarna/", "https://landelijk.nl/aanbod/zuid/"]
    );
    assert_eq!(hrefs(1), ["../laatst/"]);
    assert_eq!(path.after.len(), 2);
    assert_eq!(path.after[0][0].over, None);
    let files = [(PATH, KNOWN_COURSE)];
    assert_eq!(view(&TestSite::new("noord", &files), "samen").path, None);
}

#[test]
fn a_course_says_what_it_counts_for_and_in_which_language() {
    let keys = "punten: [{register: Registerplein, aantal: 12.5}, {register: SKJ, aantal: 1}]\n\
        nlqf: 5\nects: 2.5\ntaal: en-GB\n\
        evaluatie: {periode: 2025-najaar, respons: 48, cijfer: 8.2, toelichting: Veel geleerd.}\n\
        video: {titel: Kijk mee, url: 'https://film.nl/1', duur: '3:20', ondertiteld: nee}\n\
        vrijstelling: [Keuzedeel Bewegen, {titel: Minor Sport, link: 'https://hbo.nl/minor'}]\n";
    let text = format!("{KNOWN_COURSE}{keys}");
    let course = view(&TestSite::new("noord", &[(PATH, &text)]), "samen");
    assert_eq!(
        course.credit.points,
        ["12,5\u{a0}punten bij Registerplein", "1\u{a0}punt bij SKJ"]
    );
    assert_eq!(course.credit.level.as_deref(), Some("NLQF 5"));
    assert_eq!(course.credit.credits.as_deref(), Some("2,5\u{a0}ECTS"));
    assert_eq!(course.language.as_deref(), Some("Engels"));
    let evaluation = course.evaluation.unwrap();
    assert_eq!(
        evaluation.sentence,
        "In het najaar van 2025 gaven 48 deelnemers deze scholing gemiddeld een 8,2."
    );
    let film = course.film.unwrap();
    assert_eq!(
        film.facts.as_deref(),
        Some("Duurt 3 minuten en 20 seconden. Zonder ondertiteling.")
    );
    let exempts: Vec<&str> = course.exempts.iter().map(|part| &*part.href).collect();
    assert_eq!(exempts, ["", "https://hbo.nl/minor"]);
    assert_eq!(known("noord").language, None);
}

#[test]
fn materials_have_files_and_links_and_an_accent_has_its_own() {
    let keys = "materialen: [Een map, {titel: Werkboek, bestand: ../media/werkboek.pdf}, \
        {titel: Handreiking, link: 'https://sport.nl/x'}]\n";
    let text = format!("{KNOWN_COURSE}{keys}");
    let own = "materialen: [{titel: Kaart, bestand: ../media/kaart.pdf}]\n";
    let files = [
        (PATH, &*text),
        ("regions/noord/content/aanbod/samen.md", own),
        ("content/media/werkboek.pdf", "a"),
        ("regions/noord/content/media/kaart.pdf", "b"),
    ];
    let titles = |site: &TestSite| {
        let materials = view(site, "samen").materials.into_iter();
        let title = |material: MaterialView| {
            let file = material.file.map(|file| (file.href, file.format));
            (material.title, file, material.link.map(|link| link.href))
        };
        materials.map(title).collect::<Vec<_>>()
    };
    let file = |href: &str| Some((href.to_owned(), Some("PDF".to_owned())));
    let text = |text: &str| text.to_owned();
    let shared = TestSite::new("zuid", &files);
    assert_eq!(
        titles(&shared),
        [
            (text("Een map"), None, None),
            (text("Werkboek"), file("../../media/werkboek.pdf"), None),
            (text("Handreiking"), None, Some(text("https://sport.nl/x"))),
        ]
    );
    let noord = TestSite::new("noord", &files);
    let kaart = file("../../media/noord/kaart.pdf");
    assert_eq!(titles(&noord), [(text("Kaart"), kaart, None)]);
    assert!(view(&noord, "samen").regional.materials);
    let published = |site: &TestSite| site.plan.at("/media/werkboek.pdf").is_some();
    assert!(published(&shared) && !published(&noord));
}

#[test]
fn related_courses_are_ordered_by_shared_values_deterministically() {
    let tagged = |themes: &str| format!("{UNKNOWN_COURSE}themas: [{themes}]\n");
    let (one, none) = (tagged("wijk"), UNKNOWN_COURSE.to_owned());
    let files = [
        ("content/aanbod/a.md", one.as_str()),
        ("content/aanbod/b.md", one.as_str()),
        ("content/aanbod/c.md", none.as_str()),
    ];
    let site = TestSite::new("noord", &files);
    let related = site.shared.related(site.document(Kind::Course, "a"));
    assert_eq!(related, [site.document(Kind::Course, "b")]);
}

/// The known course with other runs, each a line of YAML without its `id`.
fn with_runs(runs: &[&str]) -> String {
    let (before, _) = KNOWN_COURSE.split_once("uitvoeringen:").unwrap();
    let lines = runs.iter().enumerate();
    let lines: String = lines
        .map(|(at, run)| format!("  - {{id: r{at}, {run}}}\n"))
        .collect();
    format!("{before}uitvoeringen:\n{lines}")
}

fn run(site: &str, day: u8, more: &str) -> String {
    format!("regio: {site}, start: 2026-03-{day:02}, plaats: Assen{more}")
}

fn of_runs(site: &str, runs: &[String]) -> CourseView {
    let runs: Vec<&str> = runs.iter().map(|run| &**run).collect();
    view(&TestSite::new(site, &[(PATH, &with_runs(&runs))]), "samen")
}

#[test]
fn only_the_first_of_many_runs_are_uncollapsed() {
    let runs = |count: u8| -> (usize, usize) {
        let all: Vec<String> = (1..=count).map(|day| run("noord", day, "")).collect();
        let runs = of_runs("noord", &all).runs;
        (runs.own.len(), runs.later.len())
    };
    assert_eq!(runs(5), (5, 0));
    assert_eq!(runs(12), (4, 8));
}

#[test]
fn the_summary_box_shows_the_first_joinable_run() {
    let course = of_runs(
        "noord",
        &[
            run("zuid", 2, ""),
            run("noord", 5, ", status: vol"),
            run("noord", 12, ""),
            run("noord", 19, ""),
        ],
    );
    let summary = course.summary;
    assert_eq!(summary.start.unwrap().text, "12\u{a0}maart 2026");
    assert_eq!(summary.weekday, Some("donderdag"));
    assert_eq!(summary.more.as_deref(), Some("en nog 1 datum"));
    assert_eq!(summary.action.unwrap().href, "#uitvoeringen");
    assert_eq!(course.runs.notice, None);
    let ask = course.runs.own[1].ask.as_deref().unwrap();
    let subject =
        "mailto:info@noord.nl?subject=Aanmelden%20voor%20Samen%20bewegen%2C%2012%20maart%202026";
    assert!(ask.starts_with(subject), "{ask}");
}

#[test]
fn the_summary_box_shows_another_academys_run_if_only_that_has_room() {
    let full = run("noord", 5, ", status: vol");
    let course = of_runs("noord", &[full.clone(), run("zuid", 12, "")]);
    assert_eq!(course.summary.start.unwrap().text, "12\u{a0}maart 2026");
    assert_eq!(course.summary.region.unwrap().name, "Zuid");
    assert_eq!(course.phase.short, "Aanmelden kan");
    assert_eq!(course.runs.notice.as_deref(), Some("Deze datum is vol."));
    let nowhere = of_runs("noord", &[full, run("zuid", 12, ", status: vol")]);
    assert_eq!(nowhere.phase.short, "Nu vol");
}

#[test]
fn a_run_that_has_begun_is_not_called_planned() {
    let begun = run("noord", 1, ", eind: 2026-12-01").replace("2026-03", "2026-01");
    let course = of_runs("noord", &[begun, run("noord", 12, "")]);
    let status = |at: usize| course.runs.own[at].status.clone().unwrap().name;
    assert_eq!((&*status(0), &*status(1)), ("Al begonnen", "Gepland"));
}

#[test]
fn a_notice_explains_that_no_run_is_joinable() {
    let notice = |runs: &[String]| {
        let course = of_runs("noord", runs);
        let action = course.summary.action.unwrap().id;
        (course.runs.notice.unwrap(), course.summary.full, action)
    };
    let full = run("noord", 5, ", status: vol");
    let off = run("noord", 6, ", status: geannuleerd");
    let expected = |text: &str, full: bool| (text.to_owned(), full, "belangstelling");
    assert_eq!(
        notice(std::slice::from_ref(&full)),
        expected("Deze datum is vol.", true)
    );
    assert_eq!(
        notice(&[full.clone(), full.clone()]),
        expected("Alle data zijn vol.", true)
    );
    assert_eq!(
        notice(std::slice::from_ref(&off)),
        expected("Deze datum gaat niet door.", false)
    );
    assert_eq!(
        notice(&[full, off]),
        expected("Deze data zijn vol of gaan niet door.", true)
    );
    let elsewhere = of_runs("noord", &[run("zuid", 5, "")]);
    assert_eq!(
        elsewhere.runs.notice.as_deref(),
        Some("Er is nu geen datum in Noord.")
    );
    assert_eq!(elsewhere.summary.region.unwrap().name, "Zuid");
}

#[test]
fn differing_prices_are_shown_as_a_range() {
    let priced = |amount: &str, per: &str| {
        let cost = format!(", kosten: {{bedrag: {amount}, per: {per}}}");
        run("noord", 12, &cost)
    };
    let cost = |runs: &[String]| of_runs("noord", runs).summary.cost.unwrap();
    let usual = run("noord", 19, "");
    let range = cost(&[priced("95", "deelnemer"), usual.clone()]);
    assert_eq!(range.text, "€\u{a0}95 tot €\u{a0}125,50 per deelnemer");
    assert_eq!(range.note.as_deref(), Some("De prijs verschilt per datum."));
    let mixed = cost(&[priced("1250", "groep"), usual.clone()]);
    assert_eq!(mixed.text, "Verschilt per datum");
    assert_eq!(mixed.short, "Prijs verschilt per datum");
    let free = cost(&[run("noord", 12, ", kosten: gratis")]);
    assert_eq!((&*free.text, free.free), ("Gratis", true));
}

#[test]
fn online_is_not_repeated_as_form_and_place() {
    let online = KNOWN_COURSE.replace("vorm: fysiek", "vorm: online");
    let online = online.replace("plaats: 'Assen, centrum', ", "");
    let course = view(&TestSite::new("noord", &[(PATH, &online)]), "samen");
    assert_eq!(course.summary.place, None);
    assert_eq!(course.summary.form.unwrap().name, "Online");
    assert_eq!(course.runs.own[0].place.as_deref(), Some("Online"));
    assert_eq!(course.runs.own[0].form, None);
}

#[test]
fn only_a_long_page_has_a_table_of_contents() {
    let parts = |course: CourseView| -> Vec<String> {
        course.parts.into_iter().map(|part| part.id).collect()
    };
    assert_eq!(
        parts(known("noord")),
        [
            "_leeruitkomsten",
            "_instap",
            "uitvoeringen",
            "modules",
            "_academies",
            "_vraag"
        ]
    );
    let short = TestSite::new("noord", &[("content/aanbod/niets.md", UNKNOWN_COURSE)]);
    assert!(parts(view(&short, "niets")).is_empty());
}

#[test]
fn a_stopped_course_has_no_link_to_express_interest() {
    let stopped = UNKNOWN_COURSE.replace("in-ontwikkeling", "gestopt");
    let site = TestSite::new("noord", &[("content/aanbod/niets.md", &stopped)]);
    let course = view(&site, "niets");
    assert_eq!(course.summary.action, None);
    assert_eq!(course.interest, None);
    assert!(course.steps.is_empty());
}
