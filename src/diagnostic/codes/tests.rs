//! What holds for every rule, and for every sentence that a rule can say.

use std::collections::BTreeSet;

use super::*;
use crate::diagnostic::{Code, Diagnostic, Language, Names, Place, Severity, Text};
use crate::source::Span;

/// Words that an editor who never programmed does not know.
const PROGRAMMERS_WORDS: [&str; 10] = [
    "token",
    "parse",
    "deserialize",
    "front matter",
    "string",
    "null",
    "boolean",
    "syntax",
    "mapping",
    "array",
];

fn place() -> Place {
    Place::new(&"content/aanbod/a.md".into(), Span::new(4, 9))
}

fn words() -> Text {
    Text::new("een tekst", "a text")
}

/// A problem from each of the functions of the rules.
fn specimens() -> Vec<Diagnostic> {
    use invalid_yaml::Trap;
    let traps = [
        Trap::Colon,
        Trap::NoSpaceAfterColon,
        Trap::Tab,
        Trap::CurlyQuotes,
        Trap::UnclosedQuote,
        Trap::TextAfterQuote,
        Trap::Backslash,
        Trap::NoColon,
        Trap::UnclosedBracket,
        Trap::Indentation,
        Trap::SpecialStart('@'),
        Trap::Anchor,
        Trap::Alias,
        Trap::Tag,
        Trap::ManyDocuments,
        Trap::InvisibleSign,
        Trap::Other("did not find expected key"),
    ];
    let mut all: Vec<Diagnostic> = traps
        .into_iter()
        .map(|trap| invalid_yaml::problem(place(), trap))
        .collect();
    all.extend(form());
    all.extend(references_and_addresses());
    all.extend(time_and_courses());
    all.extend(accents_and_accessibility());
    all.extend(privacy_and_language());
    all.extend(surveys_and_themes());
    all
}

fn form() -> Vec<Diagnostic> {
    use wrong_type::Found;
    vec![
        missing_front_matter::absent(place()),
        missing_front_matter::unclosed(place()),
        invalid_component::unknown(place(), "kadr", &["kader", "citaat"]),
        invalid_component::unclosed(place(), "kader"),
        invalid_component::unopened(place()),
        invalid_component::without_id(place(), "cijfer"),
        unknown_key::in_regional_file(place(), "regios"),
        unknown_key::problem(place(), "tittel", &Names::new(["titel"]).suggest("tittel")),
        unknown_key::problem(place(), "x", &Names::new(["titel", "doel"]).suggest("x")),
        missing_key::problem(place(), "doel", &words(), "Leren samenwerken"),
        missing_key::problem(
            place(),
            "leeruitkomsten",
            &words(),
            "\n  - Je kent de gemeente",
        ),
        duplicate_key::problem(place(), "titel", place()),
        wrong_type::problem(place(), Found::Text, &words()),
        wrong_type::problem(place(), Found::List, &words()),
        wrong_type::problem(place(), Found::Mapping, &words()),
        wrong_type::problem(place(), Found::Nothing, &words()),
        invalid_value::problem(place(), "-5", &words()),
        invalid_value::not_in_list(place(), "fysiekk", &["fysiek", "online"]),
        invalid_value::empty(place(), &words()),
        invalid_value::incomplete(place(), &["werkgever"]),
        invalid_value::answer_without_value(place(), "ja", "kosten"),
        invalid_value::date(place(), "28 juni 2024"),
        invalid_value::date(place(), "2026-02-30"),
        invalid_value::date(place(), "binnenkort"),
        invalid_id::malformed(place(), "Hoe werkt de gemeente?"),
        invalid_id::malformed(place(), "???"),
        invalid_id::no_quarter(place(), "2025-1"),
        invalid_id::no_function(place(), "e"),
        invalid_id::reserved(place(), "thema"),
        ambiguous_number::problem(place(), "1.250"),
        unreadable_file::refused(place(), "Permission denied"),
        unreadable_file::not_unicode(place()),
        invalid_encoding::problem(place()),
        limit_exceeded::too_large(place(), 5 << 20, 4 << 20),
        limit_exceeded::too_deep(place(), 64),
        limit_exceeded::too_many(place(), &Text::new("regels", "lines"), 1000),
        unknown_file::problem(place(), None),
        unused_exemption::problem(place(), "title-length"),
        unused_exemption::of_an_error(place(), "raw-html"),
    ]
}

fn references_and_addresses() -> Vec<Diagnostic> {
    vec![
        unknown_reference::problem(
            place(),
            "vgs",
            &Text::new("partner", "partner"),
            &Names::new(["vsg"]).suggest("vgs"),
        ),
        duplicate_id::problem(place(), "vsg", place()),
        duplicate_id::number(place(), 3, place()),
        duplicate_address::pages(place(), "/a/", place()),
        duplicate_address::differ_in_case(place(), "/a/", "/A/", place()),
        duplicate_address::redirect_to_page(place(), "/a/", place()),
        duplicate_address::redirects(place(), "/a/", place()),
        redirect_loop::problem(place(), "/a/"),
        broken_link::problem(place(), "b.md", Some("a.md")),
        broken_link::problem(place(), "b.md", None),
        broken_anchor::problem(
            place(),
            "module",
            "Een cursus",
            &Names::new(["modules"]).suggest("module"),
        ),
        missing_media::problem(place(), "media/a.JPG", Some("media/a.jpg")),
        missing_media::problem(place(), "media/a.JPG", None),
        unused_media::problem(place()),
        insecure_link::problem(place(), "http://example.org/"),
        staging_link::problem(place(), "localhost"),
        orphan_page::problem(place()),
    ]
}

fn time_and_courses() -> Vec<Diagnostic> {
    vec![
        end_before_start::problem(place(), "2025-03-19", "2026-03-12", place()),
        quarter_gap::missing(place(), &["2024-K4"], &[]),
        quarter_gap::missing(place(), &["2024-K4", "2025-K1"], &[("2027-K1", place())]),
        quarter_gap::outside(place(), "2024-K3", "2026-K4", &[("2024-K2", place())]),
        unpublished_target::draft(place(), "Verslag"),
        unpublished_target::withheld(place(), "Verslag"),
        unpublished_target::scheduled(place(), "Verslag", "2026-12-01"),
        unpublished_target::expired(place(), "Verslag", "2026-01-01"),
        past_milestone::problem(place(), "Start", "2024-K3"),
        stale_course::problem(place(), "2022-10-04"),
        run_before_phase::run(place(), "2027-03-09", "omschreven", place()),
        run_before_phase::enrolment(place(), "omschreven", place()),
        missing_place::problem(place(), "fysiek"),
        unlisted_provider::problem(place(), "Voorbeeld Advies"),
        norm_unanswered::problem(place(), &["doel-helder"]),
        norm_failed::problem(place(), "Niet geschikt", &[("doel-helder", "nee")]),
        norm_outdated::problem(place(), "0.9", "1"),
        norm_tree::loops(place(), &["doel", "doel"]),
        norm_tree::ends_nowhere(
            place(),
            "geschickt",
            &Names::new(["geschikt"]).suggest("geschickt"),
        ),
        norm_tree::no_branch(place(), "doel", "nvt"),
    ]
}

fn accents_and_accessibility() -> Vec<Diagnostic> {
    let pair = low_contrast::Pair {
        theme: None,
        text: "tekst",
        surface: "vlak",
        scheme: "licht",
        found: 2.849,
        needed: 4.5,
        passing: Some("#595959"),
    };
    let hopeless = low_contrast::Pair {
        theme: Some("noord"),
        passing: None,
        ..pair
    };
    vec![
        accent_key::problem(place(), "titel", &["samenvatting", "kosten"]),
        accent_outdated::problem(place(), "2026-01-10", "2026-03-12", place()),
        unused_accent::problem(place(), "Oost", place()),
        stray_accent::problem(place(), "content/aanbod/b.md"),
        missing_alt::in_text(place(), place()),
        missing_alt::in_key(place()),
        heading_order::level_one(place()),
        heading_order::skipped(place(), 4, 2),
        empty_heading::problem(place()),
        empty_link::problem(place()),
        vague_link_text::problem(place(), "klik hier"),
        vague_link_text::bare_address(place()),
        table_without_header::problem(place()),
        low_contrast::problem(place(), pair),
        low_contrast::problem(place(), hopeless),
    ]
}

fn privacy_and_language() -> Vec<Diagnostic> {
    vec![
        raw_html::problem(place(), "<div>"),
        unsafe_link::problem(place(), "file"),
        third_party::in_content(place(), "example.org"),
        third_party::in_template(place(), "example.org"),
        path_escape::path(place(), "../../a.jpg"),
        path_escape::symbolic_link(place()),
        personal_data::mobile_number(place(), "06 12 34 56 78"),
        personal_data::email(place(), "jan.jansen@example.org"),
        missing_consent::problem(place()),
        summary_length::problem(place(), 20),
        summary_length::problem(place(), 220),
        title_length::problem(place(), 91),
        discouraged_term::problem(place(), "Beweegmakelaar", "buurtsportcoach", place()),
        fused_filename::problem(place(), "IMG_2034.jpg"),
        hard_to_read::problem(place(), 12, 45, 28),
        sample_text::problem(place(), "Schrijf hier zelf iets."),
    ]
}

fn surveys_and_themes() -> Vec<Diagnostic> {
    vec![
        outcome_mismatch::count(place(), 2, 3, place()),
        outcome_mismatch::region(place(), "noordd", &Names::new(["noord"]).suggest("noordd")),
        small_cell::count(place(), "3"),
        small_cell::derivable(place(), "60", place()),
        template_error::on_page(
            template_error::problem(place(), "unexpected end"),
            "/aanbod/",
        ),
        template_error::problem(place(), "unexpected end"),
        unknown_theme::problem(place(), "noordd", &Names::new(["noord"]).suggest("noordd")),
        theme_cycle::problem(place(), &["noord", "noord"]),
        missing_national_site::problem(place()),
        second_national_site::problem(place(), place()),
    ]
}

fn assert_plain(dutch: &str) {
    let lower = dutch.to_lowercase();
    for word in PROGRAMMERS_WORDS {
        assert!(!lower.contains(word), "“{word}” in: {dutch}");
    }
}

fn assert_said(text: &Text) {
    for said in [text.dutch(), text.english()] {
        assert!(!said.trim().is_empty(), "nothing said beside: {text:?}");
    }
    assert_plain(text.dutch());
}

#[test]
fn codes_are_unique_and_named_after_the_variant() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        let mut kebab = String::new();
        for sign in format!("{code:?}").chars() {
            if sign.is_uppercase() && !kebab.is_empty() {
                kebab.push('-');
            }
            kebab.extend(sign.to_lowercase());
        }
        assert_eq!(code.as_str(), kebab);
        assert_eq!(kebab.parse(), Ok(*code));
        assert!(seen.insert(kebab), "{code} is there twice");
    }
}

#[test]
fn the_clock_alone_never_makes_an_error() {
    let by_clock: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.rule())
        .filter(|rule| rule.by_clock)
        .map(|rule| {
            assert_ne!(rule.severity, Severity::Error, "{}", rule.code);
            rule.code
        })
        .collect();
    assert_eq!(
        by_clock,
        [
            "unpublished-target",
            "past-milestone",
            "stale-course",
            "accent-outdated"
        ]
    );
}

#[test]
fn every_rule_is_explained_in_both_languages_with_two_examples() {
    for rule in Code::ALL.iter().map(|code| code.rule()) {
        for words in [rule.summary, rule.explanation] {
            for said in [words.nl, words.en] {
                assert!(said.ends_with('.'), "{}: no sentence: {said}", rule.code);
            }
            assert_ne!(words.nl, words.en, "{}", rule.code);
            assert_plain(words.nl);
        }
        assert!(
            !rule.bad.is_empty() && !rule.good.is_empty(),
            "{}",
            rule.code
        );
        assert_ne!(rule.bad, rule.good, "{}", rule.code);
    }
}

#[test]
fn every_rule_has_something_to_say() {
    let said: BTreeSet<Code> = specimens().iter().map(|problem| problem.code).collect();
    for code in Code::ALL {
        assert!(
            said.contains(code),
            "no problem of {code} among the specimens"
        );
    }
}

#[test]
fn problems_speak_plainly_in_both_languages_and_offer_a_way_out() {
    for problem in specimens() {
        assert_said(&problem.message);
        let help = problem.help.as_ref();
        assert_said(help.unwrap_or_else(|| panic!("{}: no help", problem.code)));
        problem
            .related
            .iter()
            .for_each(|related| assert_said(&related.message));
        for language in [Language::Dutch, Language::English] {
            let message = problem.message.say(language);
            assert!(!message.ends_with('.'), "{}: {message}", problem.code);
            let small = message.chars().next().is_some_and(char::is_lowercase);
            assert!(!small, "{}: {message}", problem.code);
        }
    }
}

fn fix(problem: &Diagnostic) -> Option<(bool, &str)> {
    let fix = problem.fix.as_ref()?;
    Some((fix.safe, fix.edits.first()?.text.as_str()))
}

#[test]
fn a_key_with_one_near_neighbour_can_be_mended_and_others_are_listed() {
    let problem = unknown_key::problem(
        place(),
        "samenvating",
        &Names::new(["titel", "samenvatting"]).suggest("samenvating"),
    );
    assert_eq!(fix(&problem), Some((true, "samenvatting")));
    let problem = unknown_key::problem(
        place(),
        "prijs",
        &Names::new(["titel", "doel"]).suggest("prijs"),
    );
    assert_eq!(fix(&problem), None);
    assert_eq!(
        problem.help,
        Some(Text::new(
            "Kies “titel” of “doel”",
            "Choose “titel” or “doel”"
        ))
    );
}

#[test]
fn a_date_in_words_is_mended_and_an_impossible_one_told_apart() {
    let problem = invalid_value::date(place(), "28 juni 2024");
    assert_eq!(fix(&problem), Some((true, "2024-06-28")));
    let problem = invalid_value::date(place(), "3-4-2026");
    assert_eq!(fix(&problem), Some((false, "2026-04-03")));
    let problem = invalid_value::date(place(), "2026-02-30");
    assert_eq!(problem.message.dutch(), "De datum 2026-02-30 bestaat niet");
}

#[test]
fn both_readings_of_a_number_are_given() {
    let help = |written| ambiguous_number::problem(place(), written).help;
    let dutch = |written| help(written).map(|text| text.dutch().to_owned());
    assert!(dutch("1.250").is_some_and(|help| help.contains("1250") && help.contains("1.25 ")));
    assert!(dutch("1.250.000").is_some_and(|help| help.contains("1250000")));
}

#[test]
fn an_id_that_would_do_is_derived_from_the_name() {
    let help = invalid_id::malformed(place(), "Één Cursus (2026)").help;
    assert!(help.is_some_and(|help| help.dutch().contains("“een-cursus-2026”")));
}

#[test]
fn a_ratio_just_too_low_never_reads_as_enough() {
    let pair = low_contrast::Pair {
        theme: None,
        text: "tekst",
        surface: "vlak",
        scheme: "licht",
        found: 4.4999,
        needed: 4.5,
        passing: None,
    };
    let message = low_contrast::problem(place(), pair).message;
    assert!(
        message.dutch().contains("is 4,49, nodig is 4,5"),
        "{message:?}"
    );
    assert!(message.english().contains("is 4.49, needed is 4.5"));
}

#[test]
fn only_the_scheme_of_an_address_is_replaced() {
    let problem = insecure_link::problem(place(), "http://example.org/");
    let edit = problem.fix.and_then(|fix| fix.edits.into_iter().next());
    let edit = edit.map(|edit| (edit.place.span, edit.text));
    assert_eq!(edit, Some((Span::new(4, 8), "https".to_owned())));
}

#[test]
fn a_preferred_term_keeps_the_capital() {
    let problem = discouraged_term::problem(place(), "Beweegmakelaar", "buurtsportcoach", place());
    assert_eq!(fix(&problem), Some((false, "Buurtsportcoach")));
}
