//! Tests each format on one small project: Windows line ends, letters outside ASCII in text and
//! path, related places in the same file and in another, a fix, sites, and a place without text.

use super::*;
use crate::diagnostic::codes::{
    duplicate_id, duplicate_key, missing_national_site, unknown_key, vague_link_text,
};
use crate::diagnostic::{Code, Diagnostic, Language, Names, Place, Suggestion};
use crate::source::Span;

const COURSE_PATH: &str = "content/aanbod/één a.md";
const COURSE: &str = "---\r\nvorm: 'é', tittel: x\r\nthemas: [x]\r\nthemas: [y]\r\n---\r\n\r\n\
                      [klik hier](a.md)\r\n";
const PARTNERS_PATH: &str = "content/partners.yaml";
const PARTNERS: &str = "partners:\n  - id: vsg\n";

fn sources() -> BTreeMap<FilePath, Source> {
    [(COURSE_PATH, COURSE), (PARTNERS_PATH, PARTNERS)]
        .into_iter()
        .map(|(path, text)| (path.into(), Source::new(path.into(), text)))
        .collect()
}

/// The place of the nth occurrence (from 0) of a string in a file.
fn place(path: &str, text: &str, wanted: &str, nth: usize) -> Place {
    let (start, _) = text.match_indices(wanted).nth(nth).unwrap();
    Place::new(&path.into(), Span::new(start, start + wanted.len()))
}

fn course_place(wanted: &str, nth: usize) -> Place {
    place(COURSE_PATH, COURSE, wanted, nth)
}

fn unknown_key_problem() -> Diagnostic {
    unknown_key::problem(
        course_place("tittel", 0),
        "tittel",
        &Names::new(["titel", "themas"]).suggest("tittel"),
    )
    .on_site(&"noord".into())
    .on_site(&"zuid".into())
}

fn duplicate_id_problem() -> Diagnostic {
    let first = place(PARTNERS_PATH, PARTNERS, "vsg", 0);
    duplicate_id::problem(course_place("y", 0), "vsg", first)
}

fn duplicate_key_problem() -> Diagnostic {
    duplicate_key::problem(
        course_place("themas", 1),
        "themas",
        course_place("themas", 0),
    )
}

fn vague_link_problem() -> Diagnostic {
    vague_link_text::problem(course_place("klik hier", 0), "klik hier")
}

fn missing_national_site_problem() -> Diagnostic {
    missing_national_site::problem(Place::file(&"regions".into()))
}

fn rendered(problem: &Diagnostic, language: Language, width: usize) -> String {
    let human = human::HumanRenderer {
        language,
        has_colour: false,
        width,
    };
    human.render_problem(problem, &sources())
}

#[test]
fn a_problem_with_a_fix_shows_the_line_before_and_after() {
    let expected = "\
fout[unknown-key]: De sleutel “tittel” bestaat hier niet
 --> content/aanbod/één a.md:2:12
  |
2 | vorm: 'é', tittel: x
  |            ^^^^^^
  |
  = op: noord, zuid
hulp: Bedoelt u “titel”?
  |
2 - vorm: 'é', tittel: x
2 + vorm: 'é', titel: x
  |";
    assert_eq!(
        rendered(&unknown_key_problem(), Language::Dutch, 100),
        expected
    );
}

#[test]
fn a_related_place_in_the_same_file_is_in_the_same_excerpt() {
    let expected = "\
error[duplicate-key]: The key “themas” is there twice
 --> content/aanbod/één a.md:4:1
  |
3 | themas: [x]
  | ------ “themas” is first used here
4 | themas: [y]
  | ^^^^^^
  |
  = help: Remove one of the two, or put them together in one list, such as themas: [gezondheid,
          sport]";
    assert_eq!(
        rendered(&duplicate_key_problem(), Language::English, 100),
        expected
    );
}

#[test]
fn a_related_place_in_another_file_has_its_own_excerpt() {
    let expected = "\
fout[duplicate-id]: De naam “vsg” is al in gebruik
 --> content/aanbod/één a.md:4:10
  |
4 | themas: [y]
  |          ^
  |
  = hulp: Kies voor een van de twee een andere naam
zie ook: “vsg” staat hier voor het eerst
 --> content/partners.yaml:2:9
  |
2 |   - id: vsg
  |         ^^^";
    assert_eq!(
        rendered(&duplicate_id_problem(), Language::Dutch, 100),
        expected
    );
}

#[test]
fn messages_are_wrapped_to_a_narrow_terminal() {
    let expected = "\
waarschuwing[vague-link-text]: “klik hier” zegt niet waar de
                               link heen leidt
 --> content/aanbod/één a.md:7:2
  |
7 | [klik hier](a.md)
  |  ^^^^^^^^^
  |
  = hulp: Gebruik de titel van de pagina, of zeg wat de
          lezer daar vindt";
    assert_eq!(
        rendered(&vague_link_problem(), Language::Dutch, 60),
        expected
    );
}

#[test]
fn a_place_without_text_shows_its_path_only() {
    let expected = "\
fout[missing-national-site]: Er is geen landelijke site
--> regions
 = hulp: Zet in region.yaml van één map onder regions: soort: landelijk";
    assert_eq!(
        rendered(&missing_national_site_problem(), Language::Dutch, 100),
        expected
    );
}

#[test]
fn escapes_are_written_for_colour_only_and_never_from_a_file() {
    let mut human = human::HumanRenderer {
        language: Language::Dutch,
        has_colour: false,
        width: 80,
    };
    let problem = unknown_key::problem(
        course_place("x", 0),
        "\u{1b}[31mrood",
        &Suggestion::default(),
    );
    assert!(
        !human
            .render_problem(&problem, &sources())
            .contains('\u{1b}')
    );
    human.has_colour = true;
    let coloured = human.render_problem(&problem, &sources());
    assert!(coloured.contains('\u{1b}'));
    assert!(!coloured.contains("\u{1b}[31mrood"));
}

#[test]
fn a_span_outside_the_text_is_moved_to_the_nearest_place() {
    let outside = Place::new(&COURSE_PATH.into(), Span::new(13, 90_000));
    let text = rendered(
        &missing_national_site::problem(outside),
        Language::Dutch,
        80,
    );
    assert!(text.contains("content/aanbod/één a.md:2:8"), "{text}");
}

#[test]
fn a_report_ends_with_the_counts_in_words() {
    let human = human::HumanRenderer {
        language: Language::Dutch,
        has_colour: false,
        width: 80,
    };
    let problems = [
        unknown_key_problem(),
        duplicate_key_problem(),
        vague_link_problem(),
        missing_national_site_problem(),
    ];
    let report = human.report(&problems, &sources());
    assert!(report.ends_with("\n\n3 fouten, 1 waarschuwing in 2 bestanden\n"));
    let english = Summary::of(&problems[..1]).in_words(Language::English);
    assert_eq!(english, "1 error in 1 file");
    let empty = human.report(&[], &sources());
    assert_eq!(empty, "Geen problemen gevonden\n");
}

#[test]
fn json_has_one_object_per_line_and_the_counts_last() {
    let problems = [unknown_key_problem(), duplicate_id_problem()];
    let report = json::report(&problems, &sources(), Language::Dutch).unwrap();
    let expected = [
        concat!(
            r#"{"code":"unknown-key","severity":"error","path":"content/aanbod/één a.md","#,
            r#""start":{"line":2,"column":12},"end":{"line":2,"column":18},"#,
            r#""message":"De sleutel “tittel” bestaat hier niet","help":"Bedoelt u “titel”?","#,
            r#""related":[],"sites":["noord","zuid"],"fix":{"safe":true,"edits":["#,
            r#"{"path":"content/aanbod/één a.md","start":{"line":2,"column":12},"#,
            r#""end":{"line":2,"column":18},"text":"titel"}]}}"#,
        ),
        concat!(
            r#"{"code":"duplicate-id","severity":"error","path":"content/aanbod/één a.md","#,
            r#""start":{"line":4,"column":10},"end":{"line":4,"column":11},"#,
            r#""message":"De naam “vsg” is al in gebruik","#,
            r#""help":"Kies voor een van de twee een andere naam","#,
            r#""related":[{"path":"content/partners.yaml","start":{"line":2,"column":9},"#,
            r#""end":{"line":2,"column":12},"message":"“vsg” staat hier voor het eerst"}],"#,
            r#""sites":[],"fix":null}"#,
        ),
        r#"{"summary":{"errors":2,"warnings":0,"hints":0,"files":1}}"#,
        "",
    ];
    assert_eq!(report, expected.join("\n"));
}

#[test]
fn github_commands_escape_line_ends_colons_and_commas() {
    let mut problem = vague_link_problem();
    problem.place.path = "content/a,b:c.md".into();
    let mut sources = sources();
    let moved = problem.place.path.clone();
    sources.insert(moved.clone(), Source::new(moved, COURSE));
    assert_eq!(
        github::report(&[problem], &sources, Language::English),
        "::warning file=content/a%2Cb%3Ac.md,line=7,endLine=7,col=2,endColumn=11,\
         title=vague-link-text::“klik hier” does not say where the link leads%0AUse the title of \
         the page, or say what the reader finds there\n"
    );
}

#[test]
fn gitlab_knows_an_issue_by_a_fingerprint_that_is_unique_and_has_no_line() {
    let report = |problems: &[Diagnostic]| -> serde_json::Value {
        let report = gitlab::report(problems, &sources(), Language::English).unwrap();
        serde_json::from_str(&report).unwrap()
    };
    let mut lower = vague_link_problem();
    lower.place = course_place("themas", 1);
    let issues = report(&[vague_link_problem(), lower.clone()]);
    assert_eq!(issues[0]["check_name"], "vague-link-text");
    assert_eq!(issues[0]["severity"], "minor");
    assert_eq!(issues[0]["location"]["path"], COURSE_PATH);
    assert_eq!(issues[0]["location"]["lines"]["begin"], 7);
    assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
    assert_eq!(report(&[lower])[0]["fingerprint"], issues[0]["fingerprint"]);
    assert_eq!(report(&[]), serde_json::json!([]));
}

#[test]
fn sarif_has_rules_locations_and_fixes() {
    let problems = [
        unknown_key_problem(),
        duplicate_id_problem(),
        vague_link_problem(),
    ];
    let report = sarif::report(&problems, &sources(), Language::English).unwrap();
    let log: serde_json::Value = serde_json::from_str(&report).unwrap();
    let at = |pointer: &str| log.pointer(pointer).cloned().unwrap_or_default();
    assert_eq!(at("/version"), "2.1.0");
    assert_eq!(at("/runs/0/columnKind"), "unicodeCodePoints");
    assert_eq!(at("/runs/0/results/2/level"), "warning");

    let index = at("/runs/0/results/1/ruleIndex");
    assert_eq!(
        at(&format!("/runs/0/tool/driver/rules/{index}/id")),
        "duplicate-id"
    );
    let rules = at("/runs/0/tool/driver/rules");
    assert_eq!(rules.as_array().map(Vec::len), Some(Code::ALL.len()));
    assert_ne!(
        at("/runs/0/tool/driver/rules/0/help/markdown"),
        serde_json::Value::Null
    );

    let place = "/runs/0/results/0/locations/0/physicalLocation";
    assert_eq!(
        at(&format!("{place}/artifactLocation/uri")),
        "content/aanbod/%C3%A9%C3%A9n%20a.md"
    );
    assert_eq!(
        at(&format!("{place}/region")),
        serde_json::json!({"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 18})
    );
    let change = "/runs/0/results/0/fixes/0/artifactChanges/0/replacements/0";
    assert_eq!(at(&format!("{change}/insertedContent/text")), "titel");
    assert_eq!(at("/runs/0/results/0/properties/safeFix"), true);
    let related = "/runs/0/results/1/relatedLocations/0";
    assert_eq!(
        at(&format!("{related}/message/text")),
        "“vsg” is first used here"
    );
    assert_eq!(at("/runs/0/results/2/fixes"), serde_json::Value::Null);
}

#[test]
fn an_explanation_has_both_examples_and_the_guide_every_rule() {
    let text = explain::explain_rule(Code::StaleCourse, Language::Dutch);
    assert!(text.starts_with("stale-course (waarschuwing)\n"));
    assert!(text.contains("\nFout:\n\n    fase: beschikbaar\n"));
    assert!(text.contains("\nGoed:\n\n    fase: beschikbaar\n"));
    assert!(text.contains("vanzelf"), "rules of time say so");

    let guide = explain::editors_guide(Language::Dutch);
    let overview = explain::rules_overview(Language::English);
    for code in Code::ALL {
        assert_eq!(
            guide.matches(&format!("\n### `{code}` (")).count(),
            1,
            "{code}"
        );
        assert_eq!(
            overview.matches(&format!("\n  {code} ")).count(),
            1,
            "{code}"
        );
    }
}

#[test]
fn hostile_text_and_spans_are_rendered_without_panic() {
    let long = "é ".repeat(3_000);
    let texts = [
        "",
        "\n",
        "\r\n\r\n",
        "\r",
        "a\u{0}b\t\u{1b}",
        "日本\n語\r\n",
        &long,
    ];
    for text in texts {
        let path = FilePath::new("a.md");
        let sources = BTreeMap::from([(path.clone(), Source::new(path.clone(), text))]);
        let ends = [0, 1, 2, 3, 4, text.len() / 2, text.len(), text.len() + 1];
        for (start, end) in ends.iter().flat_map(|start| ends.map(|end| (*start, end))) {
            let place = Place::new(&path, Span::new(start, end));
            let problem = duplicate_key::problem(place.clone(), "a", Place::file(&path))
                .with_fix(true, place, "x\n");
            for width in [0, 40, 200] {
                let human = human::HumanRenderer {
                    language: Language::Dutch,
                    has_colour: false,
                    width,
                };
                let rendered = human.render_problem(&problem, &sources);
                assert!(rendered.contains("a.md"), "{start}–{end} of {text:?}");
                assert!(!rendered.contains(['\u{0}', '\u{1b}']));
            }
        }
    }
}
