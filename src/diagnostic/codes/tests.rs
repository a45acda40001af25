//! Tests that hold for every rule, and for every message that a rule can produce.

use std::collections::BTreeSet;

use super::course_circle::FollowingCourse;
use super::missing_front_matter::DelimiterFault;
use super::unreadable_file::AccessReason;
use super::*;
use crate::diagnostic::{Code, Diagnostic, Edit, Example, Language, Names, Place, Severity, Text};
use crate::source::Span;

/// Terms that an editor without a technical background does not know.
const TECHNICAL_TERMS: [&str; 10] = [
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

const EXAMPLE: Example = Example {
    key: "leeruitkomsten",
    value: "[Je kent de gemeente.]",
};

const PARTNERS: unknown_reference::Addition = unknown_reference::Addition {
    file: "content/partners.yaml",
    list: "partners",
    name: "naam",
};

fn expected() -> Text {
    Text::new("een tekst", "a text")
}

/// A problem from each constructor of every rule.
fn sample_problems() -> Vec<Diagnostic> {
    use invalid_yaml::Trap;
    let traps = [
        Trap::Colon,
        Trap::NoSpaceAfterColon,
        Trap::Tab,
        Trap::CurlyQuotes,
        Trap::UnclosedQuote,
        Trap::TextAfterQuote,
        Trap::Apostrophe,
        Trap::Comment,
        Trap::DashAfterKey,
        Trap::Backslash,
        Trap::NoColon,
        Trap::UnclosedBracket,
        Trap::Indentation,
        Trap::SpecialStart('@'),
        Trap::Anchor,
        Trap::Alias,
        Trap::Tag,
        Trap::ManyDocuments,
        Trap::InvisibleCharacter,
        Trap::Other("did not find expected key"),
    ];
    let mut all: Vec<Diagnostic> = traps
        .into_iter()
        .map(|trap| invalid_yaml::problem(place(), trap))
        .collect();
    all.extend(form_problems());
    all.extend(reference_and_address_problems());
    all.extend(time_and_course_problems());
    all.extend(accent_and_accessibility_problems());
    all.extend(privacy_and_language_problems());
    all.extend(survey_and_theme_problems());
    all
}

fn form_problems() -> Vec<Diagnostic> {
    use wrong_type::ValueKind;
    vec![
        missing_front_matter::no_front_matter(place()),
        missing_front_matter::unclosed_front_matter(place(), None),
        missing_front_matter::unclosed_front_matter(place(), Some((4, "vorm: online"))),
        missing_front_matter::misdelimited(place(), &[DelimiterFault::Dashes], "—"),
        missing_front_matter::misdelimited(place(), &[DelimiterFault::BlankAbove], "---"),
        missing_front_matter::misdelimited(place(), &[DelimiterFault::NoOpening], ""),
        missing_front_matter::misdelimited(
            place(),
            &[DelimiterFault::NoOpening, DelimiterFault::NoClosing],
            "",
        ),
        missing_front_matter::text_above(place()),
        double_front_matter::problem(place(), place(), true),
        double_front_matter::problem(place(), place(), false),
        comment_in_value::problem(place(), "#1", "Utrecht, nr.", "\"Utrecht, nr. #1\""),
        split_sentence::problem(place(), "in Noord", "Je werkt, in Noord"),
        invalid_yaml::special_space(place(), '\u{A0}', 1),
        invalid_yaml::special_space(place(), '\u{AD}', 3),
        invalid_component::unknown_name(place(), "kadr", &["kader", "citaat"]),
        invalid_component::unclosed_component(place(), "kader"),
        invalid_component::unclosed_in_container(place(), "kader"),
        invalid_component::close_without_open(place()),
        invalid_component::missing_id(place(), "cijfer"),
        unformed_markdown::heading_without_space(place(), "##"),
        unformed_markdown::title_mark_without_space(place()),
        unformed_markdown::too_many_heading_marks(place()),
        unformed_markdown::no_break_space(place(), "-"),
        unformed_markdown::typed_bullet(place(), "•"),
        unformed_markdown::list_mark_without_space(place(), "-"),
        unformed_markdown::check_box_outside_list(place()),
        unformed_markdown::two_colons(place(), "kader"),
        unformed_markdown::table_without_rule(place(), "|---|---|"),
        unformed_markdown::table_in_paragraph(place()),
        unformed_markdown::excess_cells(place(), "extra", 2),
        unformed_markdown::tabbed_columns(place(), &["Dag", "Tijd"]),
        unformed_markdown::numbers_below_text(place()),
        unformed_markdown::sentence_as_heading(place()),
        unformed_markdown::indented_text(place(), true, Vec::new()),
        unformed_markdown::unclosed_code(place(), "```"),
        unformed_markdown::split_link(place(), "a.md"),
        unformed_markdown::space_in_target(place(), "a b.md"),
        unformed_markdown::unclosed_link(place()),
        unformed_markdown::reversed_link(place()),
        unformed_markdown::wiki_link(place()),
        unformed_markdown::blank_inside_emphasis(place(), "**"),
        unformed_markdown::unclosed_emphasis(place(), "**"),
        unformed_markdown::marked_text(place()),
        unformed_markdown::heading_attributes(place(), "{.breed}"),
        unformed_markdown::undefined_note(place(), "1"),
        unformed_markdown::unused_note(place(), "1"),
        unformed_markdown::repeated_note(place(), "1"),
        control_character::problem(place(), 7, 1, Vec::new()),
        control_character::problem(place(), 7, 3, Vec::new()),
        unknown_key::regions_key_in_regional_file(place(), "regios"),
        unknown_key::problem(place(), "tittel", &Names::new(["titel"]).suggest("tittel")),
        unknown_key::problem(place(), "x", &Names::new(["titel", "doel"]).suggest("x")),
        missing_key::problem(place(), &expected(), EXAMPLE, None),
        missing_key::problem(place(), &expected(), EXAMPLE, Some("bijeenkomsten")),
        duplicate_key::problem(place(), "titel", place()),
        wrong_type::problem(place(), ValueKind::Text, &expected(), Some(EXAMPLE)),
        wrong_type::problem(place(), ValueKind::List, &expected(), None),
        wrong_type::problem(place(), ValueKind::Mapping, &expected(), Some(EXAMPLE)),
        wrong_type::problem(place(), ValueKind::Nothing, &expected(), None),
        wrong_type::price_as_text(place(), None),
        wrong_type::unlisted_provider(place()),
        invalid_value::unexpected_value(place(), "-5", &expected()),
        invalid_value::not_in_closed_list(place(), "fysiekk", &["fysiek", "online"]),
        invalid_value::unexpected_value(place(), "5\u{200B}", &expected()),
        invalid_value::empty_value(place(), &expected(), Some(EXAMPLE)),
        invalid_value::hidden_by_comment(place(), "#1b6475", false),
        invalid_value::hidden_by_comment(place(), "#meedoen", true),
        invalid_value::price_as_text(place(), "€ 125", Some("\n  bedrag: 125\n  per: groep")),
        invalid_value::address_as_file(place(), "https://a.nl/b.pdf", "url"),
        invalid_value::one_of_two_keys(place(), "link", "bestand", place()),
        invalid_value::language_name(place(), "Engels", "en"),
        invalid_value::decimal_comma(place(), "125,50"),
        invalid_value::number_with_unit(place(), "12%", "12"),
        invalid_value::missing_list_ids(place(), &["werkgever"]),
        invalid_value::answer_without_value(place(), "ja", "kosten"),
        invalid_value::invalid_date(place(), "28 juni 2024"),
        invalid_value::invalid_date(place(), "2026-02-30"),
        invalid_value::invalid_date(place(), "binnenkort"),
        invalid_value::invalid_time(place(), "9.30"),
        invalid_value::invalid_time(place(), "09:30-12:30"),
        invalid_value::invalid_time(place(), "25:00"),
        invalid_id::malformed_id(place(), "Hoe werkt de gemeente?"),
        invalid_id::malformed_id(place(), "???"),
        invalid_id::not_a_quarter(place(), "2025-1"),
        invalid_id::not_a_function(place(), "e"),
        invalid_id::reserved_word(place(), "thema"),
        invalid_id::device_on_windows(place(), "con.jpg"),
        invalid_id::ends_in_dot_or_space(place(), "plein."),
        invalid_id::ends_in_dot_or_space(place(), "."),
        ambiguous_number::problem(place(), "1.250"),
        unreadable_file::open_refused(place(), "geen toegang"),
        unreadable_file::name_not_unicode(place()),
        unreadable_file::file(place(), AccessReason::Rights),
        unreadable_file::file(place(), AccessReason::DanglingLink),
        unreadable_file::file(place(), AccessReason::LinkLoop),
        unreadable_file::folder(place(), AccessReason::Rights),
        unreadable_file::folder(place(), AccessReason::OpenFiles),
        unreadable_file::folder(place(), AccessReason::Disk),
        unreadable_file::folder(place(), AccessReason::Other("Stale file handle")),
        merge_conflict::problem(place(), "HEAD", "noord", place()),
        merge_conflict::problem(place(), "HEAD", "", place()),
        merge_conflict::problem(place(), "", "", place()),
        merge_conflict::incomplete_conflict(place(), Some("HEAD"), None),
        merge_conflict::incomplete_conflict(place(), None, Some(place())),
        invalid_encoding::problem(place()),
        limit_exceeded::file_too_large(place(), 5 << 20, 4 << 20),
        limit_exceeded::nesting_too_deep(place(), 64),
        limit_exceeded::too_many_items(place(), &Text::new("regels", "lines"), 1000),
        unknown_file::problem(place(), None),
        unknown_file::foreign_folder(place()),
        unused_exemption::problem(place(), "title-length"),
        unused_exemption::exemption_from_error(place(), "raw-html"),
    ]
}

fn reference_and_address_problems() -> Vec<Diagnostic> {
    vec![
        unknown_reference::problem(
            place(),
            "vgs",
            &Text::new("partner", "partner"),
            &Names::new(["vsg"]).suggest("vgs"),
            Some(PARTNERS),
        ),
        unknown_reference::problem(
            place(),
            "noordd",
            &Text::new("regio", "region"),
            &Names::new(["noord"]).suggest("noordd"),
            None,
        ),
        unknown_reference::provider(
            place(),
            "Sportservice Drenthe",
            &Text::new("partner", "partner"),
            &Names::new(["vsg"]).suggest("Sportservice Drenthe"),
            PARTNERS,
            true,
        ),
        duplicate_id::problem(place(), "vsg", place()),
        duplicate_id::duplicate_number(place(), 3, place()),
        duplicate_address::of_sites(place(), "https://a.nl", place()),
        duplicate_address::shared_by_pages(place(), "/a/", place()),
        duplicate_address::pages_differing_in_case(place(), "/a/", "/A/", place()),
        duplicate_address::shared_by_redirect_and_page(place(), "/a/", place()),
        duplicate_address::files_with_one_address(place(), "a.jpg", "A.jpg", place()),
        duplicate_address::files_with_one_address(place(), "a.jpg", "a.jpg", place()),
        duplicate_address::files_with_one_address(
            place(),
            "caf\u{e9}.jpg",
            "cafe\u{301}.jpg",
            place(),
        ),
        duplicate_address::shared_by_redirects(place(), "/a/", place()),
        duplicate_address::gone_and_in_use(place(), "/a/", place()),
        lost_address::problem(place(), "/a/", "2026-11-01", None),
        lost_address::problem(place(), "/a/", "2026-11-01", Some(("a.md", "/b/"))),
        redirect_loop::problem(place(), "/a/"),
        broken_link::problem(place(), "b.md", Some("a.md")),
        broken_link::problem(place(), "b.md", None),
        broken_link::missing_page(place(), "/aanmeldenn/", Some("/aanmelden/")),
        broken_link::missing_page(place(), "/academies/", None),
        broken_link::missing_on_site(place(), "https://example.org/a/", Some("../a.md")),
        broken_link::missing_on_site(place(), "https://example.org/a/", None),
        broken_link::backslashes(place(), "..\\a.md", "../a.md"),
        broken_link::web_without_scheme(place(), "www.example.org", true),
        broken_link::mail_without_scheme(place(), "info@example.org"),
        missing_media::backslashes(place(), "media\\a.jpg", "media/a.jpg"),
        broken_anchor::problem(
            place(),
            "module",
            "Een cursus",
            &Names::new(["modules"]).suggest("module"),
        ),
        missing_media::problem(place(), "media/a.JPG", Some("media/a.jpg")),
        missing_media::problem(place(), "media/a.JPG", None),
        broken_media::empty_file(place()),
        broken_media::damaged_file(place()),
        broken_media::git_lfs_pointer(place()),
        broken_media::git_annex_pointer(place()),
        broken_media::symbolic_link_as_text(place()),
        broken_media::shortcut(place()),
        broken_media::unfinished_download(place()),
        broken_media::web_page(place()),
        broken_media::web_page(Place::file(&"content/media/a".into())),
        broken_media::other_format(place(), "PNG", Some("png")),
        broken_media::other_format(place(), "ZIP", None),
        broken_media::not_shown(place(), "HEIC"),
        broken_media::not_shown(place(), "SVGZ"),
        broken_media::not_shown(place(), "TIFF"),
        broken_media::not_of_format(place(), "JPEG"),
        broken_media::too_many_pixels(place(), 12_000, 10_000, 100_000_000),
        broken_media::malformed_svg(place()),
        broken_media::svg_without_namespace(place()),
        broken_media::undeclared_prefix(place(), "xlink"),
        broken_media::undeclared_prefix(place(), "sodipodi"),
        broken_media::svg_part_elsewhere(place(), "plein.jpg"),
        broken_media::not_a_picture(place(), "../media/verslag.pdf"),
        large_media::problem(place(), 12_345_678, 10_000_000),
        unused_media::problem(place()),
        insecure_link::problem(place(), "http://example.org/"),
        staging_link::problem(place(), "localhost"),
        orphan_page::problem(place()),
    ]
}

fn time_and_course_problems() -> Vec<Diagnostic> {
    vec![
        end_before_start::never_shown(place(), "2026-11-01", place()),
        end_before_start::problem(place(), "2025-03-19", "2026-03-12", place()),
        end_before_start::times(place(), "09:00", "09:30", place()),
        session_outside_run::before_start(place(), "2026-03-05", "2026-03-12", place()),
        session_outside_run::after_end(place(), "2026-03-26", "2026-03-19", place()),
        duplicate_id::session(place(), "2026-03-12", place()),
        invalid_value::region_of_another(place(), "oost", "noord"),
        invalid_value::minimum_above_places(place(), 20, 14, place()),
        course_circle::problem(&[FollowingCourse {
            course: "a",
            follows: "a",
            place: place(),
        }])
        .unwrap(),
        course_circle::problem(&[
            FollowingCourse {
                course: "a",
                follows: "b",
                place: place(),
            },
            FollowingCourse {
                course: "b",
                follows: "a",
                place: place(),
            },
        ])
        .unwrap(),
        missing_evaluation::problem(place()),
        quarter_gap::missing_quarters(place(), &["2024-K4"], &[]),
        quarter_gap::missing_quarters(place(), &["2024-K4", "2025-K1"], &[("2027-K1", place())]),
        quarter_gap::quarters_outside_period(
            place(),
            "2024-K3",
            "2026-K4",
            &[("2024-K2", place())],
        ),
        unpublished_target::empty_list(place(), "/aanbod/thema/loopbaan/"),
        unpublished_target::draft_target(place(), "Verslag"),
        unpublished_target::withheld_target(place(), "Verslag"),
        unpublished_target::scheduled_target(place(), "Verslag", "2026-12-01"),
        unpublished_target::expired_target(place(), "Verslag", "2026-01-01"),
        past_milestone::problem(place(), "Start", "2024-K3"),
        stale_course::problem(place(), "2022-10-04"),
        run_before_phase::coming_run(place(), "2027-03-09", "omschreven", place()),
        run_before_phase::enrolment_address(place(), "omschreven", place()),
        missing_place::problem(place(), "fysiek"),
        missing_place::session(place(), "blended"),
        unlisted_provider::problem(place(), "Voorbeeld Advies"),
        norm_unanswered::problem(place(), &["doel-helder"]),
        norm_failed::problem(place(), "Niet geschikt", &[("doel-helder", "nee")]),
        norm_outdated::problem(place(), "0.9", "1"),
        norm_tree::cycle(place(), &["doel", "doel"]),
        norm_tree::unknown_target(
            place(),
            "geschickt",
            &Names::new(["geschikt"]).suggest("geschickt"),
        ),
        norm_tree::missing_branch(place(), "doel", "nvt"),
    ]
}

fn accent_and_accessibility_problems() -> Vec<Diagnostic> {
    let pair = low_contrast::FailingPair {
        theme: None,
        text: "tekst",
        surface: "vlak",
        scheme: "licht",
        ratio: 2.849,
        minimum: 4.5,
        passing: Some("#595959"),
    };
    let without_passing_colour = low_contrast::FailingPair {
        theme: Some("noord"),
        passing: None,
        ..pair
    };
    vec![
        accent_key::problem(place(), "titel", &["samenvatting", "kosten"]),
        accent_outdated::problem(place(), "2026-01-10", "2026-03-12", place()),
        unused_accent::problem(place(), "Oost", place()),
        stray_accent::problem(place(), "content/aanbod/b.md"),
        moved_document::accent_left(place(), moved_document_destination("content/aanbod/b.md")),
        moved_document::accent_left(
            place(),
            moved_document_destination("regions/oost/content/aanbod/b.md"),
        ),
        moved_document::accent_of_nothing(place(), "content/aanbod/a.md", "/aanbod/a/"),
        moved_document::use_left(
            place(),
            moved_document_destination("content/aanbod/b.md"),
            vec![Edit {
                place: place(),
                text: "b.md".to_owned(),
            }],
        ),
        moved_document::use_of_nothing(place(), "content/aanbod/a.md", "/aanbod/a/"),
        missing_alt::picture_in_text(place(), place()),
        missing_alt::picture_under_key(place()),
        heading_order::level_one_heading(place()),
        heading_order::skipped_level(place(), 4, 2),
        empty_heading::problem(place()),
        empty_link::problem(place()),
        vague_link_text::problem(place(), "klik hier"),
        vague_link_text::bare_address(place()),
        table_without_header::problem(place()),
        low_contrast::problem(place(), pair),
        low_contrast::problem(place(), without_passing_colour),
    ]
}

fn moved_document_destination(path: &str) -> moved_document::NewPlace<'_> {
    moved_document::NewPlace {
        title: "Bewegen",
        path,
        accent: path
            .starts_with("content/")
            .then_some("regions/oost/content/aanbod/b.md"),
        formerly: place(),
    }
}

fn privacy_and_language_problems() -> Vec<Diagnostic> {
    vec![
        raw_html::problem(place(), "<div>"),
        raw_html::problem(place(), "<b>"),
        raw_html::problem(place(), "</EM>"),
        raw_html::problem(place(), "<br/>"),
        raw_html::problem(place(), "<a href=\"x\">"),
        raw_html::problem(place(), "<img src=\"x\">"),
        raw_html::problem(place(), "<table>"),
        raw_html::problem(place(), "<ul>"),
        raw_html::problem(place(), "<ol>"),
        raw_html::problem(place(), "<h2>"),
        raw_html::problem(place(), "<blockquote>"),
        raw_html::problem(place(), "<hr>"),
        raw_html::problem(place(), "<iframe>"),
        raw_html::problem(place(), "<span style>"),
        raw_html::problem(place(), "<o:p>"),
        raw_html::problem(place(), "<Jan>"),
        unsafe_link::on_own_computer(place(), "a.jpg", Some("../media/a.jpg")),
        unsafe_link::on_own_computer(place(), "a.jpg", None),
        unsafe_link::problem(place(), "file"),
        third_party::fetched_by_content(place(), "example.org"),
        third_party::fetched_by_theme(place(), "example.org"),
        unsafe_media::active_file(place()),
        unsafe_media::active_file(Place::file(&"content/media/a".into())),
        unsafe_media::script(place()),
        unsafe_media::event_handler(place(), "onload"),
        unsafe_media::script_address(place()),
        unsafe_media::external_part(place(), "https://example.org/a.png"),
        unsafe_media::web_page_part(place()),
        unsafe_media::declarations(place()),
        unsafe_media::style_sheet(place()),
        path_escape::path_outside_project(place(), "../../a.jpg"),
        path_escape::symbolic_link_outside_project(place()),
        personal_data::mobile_number(place(), "06 12 34 56 78"),
        personal_data::personal_email(place(), "jan.jansen@example.org"),
        missing_consent::problem(place()),
        summary_length::problem(place(), 20),
        summary_length::problem(place(), 220),
        title_length::problem(place(), 91),
        discouraged_term::problem(place(), "Beweegmakelaar", "buurtsportcoach", place()),
        fused_filename::problem(place(), "IMG_2034.jpg"),
        hard_to_read::problem(place(), 12, 45, 28),
        sample_text::of_live_site(place(), "Schrijf hier zelf iets."),
        sample_text::problem(place(), "Schrijf hier zelf iets."),
    ]
}

fn survey_and_theme_problems() -> Vec<Diagnostic> {
    vec![
        outcome_mismatch::wrong_number_of_counts(place(), 2, 3, place()),
        outcome_mismatch::unknown_region(
            place(),
            "noordd",
            &Names::new(["noord"]).suggest("noordd"),
        ),
        small_cell::small_count(place(), "3"),
        small_cell::derivable_count(place(), "60", place()),
        template_error::with_page(
            template_error::problem(place(), "einde van het sjabloon"),
            "/aanbod/",
        ),
        template_error::problem(place(), "einde van het sjabloon"),
        unknown_theme::problem(place(), "noordd", &Names::new(["noord"]).suggest("noordd")),
        unknown_theme::with_missing_settings(
            unknown_theme::problem(place(), "noord", &Names::new(["oost"]).suggest("noord")),
            "noord",
        ),
        theme_cycle::problem(place(), &["noord", "noord"]),
        missing_national_site::problem(place()),
        second_national_site::problem(place(), place()),
    ]
}

fn assert_no_technical_terms(dutch: &str) {
    let lower = dutch.to_lowercase();
    for word in TECHNICAL_TERMS {
        assert!(!lower.contains(word), "“{word}” in: {dutch}");
    }
}

/// English words that no Dutch text holds.
const ENGLISH_WORDS: [&str; 16] = [
    "the",
    "while",
    "expected",
    "found",
    "did",
    "not",
    "with",
    "this",
    "that",
    "should",
    "invalid",
    "parsing",
    "block",
    "and",
    "missing",
    "unexpected",
];

fn assert_no_english(dutch: &str) {
    for word in dutch.split(|c: char| !c.is_alphanumeric()) {
        assert!(
            !ENGLISH_WORDS.contains(&&*word.to_lowercase()),
            "“{word}” in: {dutch}"
        );
    }
}

/// Words that address the reader informally, or that have another name in the manual.
const UNUSED_WORDS: [&str; 7] = [
    "je",
    "jij",
    "jouw",
    "jullie",
    "veld",
    "velden",
    "aanvulling",
];

fn assert_house_words(dutch: &str) {
    for word in dutch.split(|c: char| !c.is_alphanumeric()) {
        assert!(
            !UNUSED_WORDS.contains(&&*word.to_lowercase()),
            "“{word}” in: {dutch}"
        );
    }
}

fn assert_both_languages(text: &Text) {
    for sentence in [text.dutch(), text.english()] {
        assert!(!sentence.trim().is_empty(), "a language is empty: {text:?}");
    }
    assert_no_technical_terms(text.dutch());
    assert_no_english(text.dutch());
    // An example is content, which does say "je".
    let own = text
        .dutch()
        .split(['“', ':', '\n'])
        .next()
        .unwrap_or_default();
    assert_house_words(own);
}

#[test]
fn codes_are_unique_and_named_after_the_variant() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        let mut kebab = String::new();
        for letter in format!("{code:?}").chars() {
            if letter.is_uppercase() && !kebab.is_empty() {
                kebab.push('-');
            }
            kebab.extend(letter.to_lowercase());
        }
        assert_eq!(code.as_str(), kebab);
        assert_eq!(kebab.parse(), Ok(*code));
        assert!(seen.insert(kebab), "{code} is there twice");
    }
}

#[test]
fn a_date_dependent_rule_is_never_an_error() {
    let date_dependent: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.rule())
        .filter(|rule| rule.is_date_dependent)
        .map(|rule| {
            assert_ne!(rule.severity, Severity::Error, "{}", rule.code);
            rule.code
        })
        .collect();
    assert_eq!(
        date_dependent,
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
        for text in [rule.summary, rule.explanation] {
            for sentence in [text.nl, text.en] {
                assert!(
                    sentence.ends_with('.'),
                    "{}: no sentence: {sentence}",
                    rule.code
                );
            }
            assert_ne!(text.nl, text.en, "{}", rule.code);
            assert_no_technical_terms(text.nl);
            assert_no_english(text.nl);
        }
        assert!(
            !rule.bad_example.is_empty() && !rule.good_example.is_empty(),
            "{}",
            rule.code
        );
        assert_ne!(rule.bad_example, rule.good_example, "{}", rule.code);
    }
}

#[test]
fn every_rule_has_a_sample_problem() {
    let sampled: BTreeSet<Code> = sample_problems()
        .iter()
        .map(|problem| problem.code)
        .collect();
    for code in Code::ALL {
        assert!(sampled.contains(code), "no sample problem of {code}");
    }
}

#[test]
fn every_message_is_plain_in_both_languages_and_has_help() {
    for problem in sample_problems() {
        assert_both_languages(&problem.message);
        let help = problem.help.as_ref();
        assert_both_languages(help.unwrap_or_else(|| panic!("{}: no help", problem.code)));
        problem
            .related
            .iter()
            .for_each(|related| assert_both_languages(&related.message));
        for language in [Language::Dutch, Language::English] {
            let message = problem.message.in_language(language);
            assert!(!message.ends_with('.'), "{}: {message}", problem.code);
            let starts_lowercase = message.chars().next().is_some_and(char::is_lowercase);
            assert!(!starts_lowercase, "{}: {message}", problem.code);
        }
    }
}

fn fix(problem: &Diagnostic) -> Option<(bool, &str)> {
    let fix = problem.fix.as_ref()?;
    Some((fix.is_safe, fix.edits.first()?.text.as_str()))
}

#[test]
fn a_key_with_one_near_key_has_a_safe_fix_and_others_list_the_keys() {
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
fn a_date_in_words_has_a_fix_and_an_impossible_date_its_own_message() {
    let problem = invalid_value::invalid_date(place(), "28 juni 2024");
    assert_eq!(fix(&problem), Some((true, "2024-06-28")));
    let problem = invalid_value::invalid_date(place(), "3-4-2026");
    assert_eq!(fix(&problem), Some((false, "2026-04-03")));
    let problem = invalid_value::invalid_date(place(), "2026-02-30");
    assert_eq!(problem.message.dutch(), "De datum 2026-02-30 bestaat niet");
}

#[test]
fn a_time_in_dutch_notation_has_a_fix() {
    for (written, expected) in [
        ("9.30", Some((true, "09:30"))),
        ("9u30", Some((true, "09:30"))),
        ("0930", Some((false, "09:30"))),
        ("25:00", None),
    ] {
        let problem = invalid_value::invalid_time(place(), written);
        assert_eq!(fix(&problem), expected, "{written}");
    }
    let range = invalid_value::invalid_time(place(), "9.30-12.30 uur");
    let help = range.help.map(|help| help.dutch().to_owned());
    assert!(help.is_some_and(|help| help.contains("van: 09:30 en tot: 12:30")));
}

#[test]
fn an_ambiguous_number_suggests_both_readings() {
    let help = |written| ambiguous_number::problem(place(), written).help;
    let dutch = |written| help(written).map(|text| text.dutch().to_owned());
    assert!(dutch("1.250").is_some_and(|help| help.contains("1250") && help.contains("1.25 ")));
    assert!(dutch("1.250.000").is_some_and(|help| help.contains("1250000")));
}

#[test]
fn a_malformed_id_suggests_one_derived_from_the_name() {
    let help = invalid_id::malformed_id(place(), "Één Cursus (2026)").help;
    assert!(help.is_some_and(|help| help.dutch().contains("“een-cursus-2026”")));
}

#[test]
fn a_contrast_ratio_is_rounded_down() {
    let pair = low_contrast::FailingPair {
        theme: None,
        text: "tekst",
        surface: "vlak",
        scheme: "licht",
        ratio: 4.4999,
        minimum: 4.5,
        passing: None,
    };
    let message = low_contrast::problem(place(), pair).message;
    assert!(
        message
            .dutch()
            .contains("is 4,49 en moet minstens 4,5 zijn"),
        "{message:?}"
    );
    assert!(message.english().contains("is 4.49, needed is 4.5"));
}

#[test]
fn the_https_fix_replaces_only_the_scheme() {
    let problem = insecure_link::problem(place(), "http://example.org/");
    let edit = problem.fix.and_then(|fix| fix.edits.into_iter().next());
    let edit = edit.map(|edit| (edit.place.span, edit.text));
    assert_eq!(edit, Some((Span::new(4, 8), "https".to_owned())));
}

#[test]
fn a_preferred_term_keeps_the_capital_of_the_discouraged_one() {
    let problem = discouraged_term::problem(place(), "Beweegmakelaar", "buurtsportcoach", place());
    assert_eq!(fix(&problem), Some((false, "Buurtsportcoach")));
}

#[test]
fn a_sentence_in_an_example_stands_after_a_hyphen() {
    let lines = |value| Example { key: "a", value }.lines();
    assert_eq!(
        lines("[Je kent de gemeente.]"),
        "a:\n  - Je kent de gemeente."
    );
    assert_eq!(lines("['Een, twee']"), "a:\n  - Een, twee");
    assert_eq!(lines("[noord, oost]"), "a: [noord, oost]");
    assert_eq!(lines("[{titel: De titel}]"), "a: [{titel: De titel}]");
    assert_eq!(lines("gratis"), "a: gratis");
}

#[test]
fn a_correction_that_loses_a_number_or_word_is_not_safe() {
    let is_safe = |written: &str, known: &'static str| {
        let problem = unknown_key::problem(place(), written, &Names::new([known]).suggest(written));
        problem.fix.map(|fix| fix.is_safe)
    };
    assert_eq!(is_safe("tittel", "titel"), Some(true));
    assert_eq!(is_safe("titel2", "titel"), Some(false));
    assert_eq!(is_safe("titel:x", "titel"), Some(false));
}
