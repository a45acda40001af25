//! Hostile files: each gets a clear diagnostic or just works, in bounded depth and size, and
//! nothing panics. The threads of tests have small stacks, so recursion over the input overflows
//! them here.

use std::collections::{BTreeMap, BTreeSet};

use vindplek::diagnostic::render::human::HumanRenderer;
use vindplek::diagnostic::{Diagnostic, Language, MAX_STEPS, sort_and_merge};
use vindplek::edge::disk::DiskWorld;
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;
use vindplek::source::{FilePath, Source};
use vindplek::syntax::glossary::GlossaryMatcher;
use vindplek::world::{Unreadable, World};

use crate::support::small::{COURSE, COURSE_TEXT, TODAY, on_disk, world};

/// The file that is made hostile.
const NEWS: &str = "regions/noord/content/nieuws/start.md";

const HEAD: &str = "---
titel: We gaan van start
samenvatting: In november begint de academie met de eerste groep, en iedereen mag meedoen.
datum: 2026-10-12
afzender: LAB
---

";

/// How deep and how often the hostile things are repeated.
const MANY: usize = 10_000;

/// Everything that is wrong with a world. Every page is made as well, also when something is
/// wrong: a preview does so too.
fn problems(world: &dyn World) -> Vec<Diagnostic> {
    let edition = compile(world, Options::default(), &Memo::new());
    let mut problems = edition.problems().to_vec();
    for site in edition.sites() {
        // A few pictures tell as much as all of them, in less time.
        let (costly, others) = site
            .files()
            .partition::<Vec<_>, _>(|file| file.recipe().is_some());
        for file in others.iter().chain(costly.iter().take(10)) {
            problems.extend(
                file.produce(world, &vindplek::picture::NothingKept)
                    .err()
                    .map(|problem| *problem),
            );
        }
    }
    for problem in &problems {
        let path = &problem.place.path;
        let text = world.read(path).ok();
        let source = text.and_then(|bytes| Source::decode(path.clone(), &bytes).ok());
        let range = problem.place.span.range();
        let inside = source.is_none_or(|source| source.text().get(range).is_some());
        assert!(inside, "{problem:?} points outside its file");
    }
    sort_and_merge(problems)
}

fn codes(problems: &[Diagnostic]) -> Vec<&'static str> {
    let codes: BTreeSet<&str> = problems.iter().map(|p| p.code.as_str()).collect();
    codes.into_iter().collect()
}

/// The codes that a project gets of which one file holds something else.
fn of(path: &str, bytes: impl AsRef<[u8]>) -> Vec<&'static str> {
    codes(&problems(&world(&[(path, bytes.as_ref())])))
}

fn body(text: &str) -> String {
    format!("{HEAD}{text}\n")
}

fn nested(open: &str, inner: &str, close: &str) -> String {
    format!("{}{inner}{}", open.repeat(MANY), close.repeat(MANY))
}

#[test]
fn empty_files() {
    assert_eq!(of(NEWS, ""), ["missing-front-matter"]);
    assert_eq!(of(NEWS, "\n\n"), ["missing-front-matter"]);
    assert_eq!(of(NEWS, "---"), ["missing-front-matter", "missing-key"]);
    // It has no key that an accent cannot have.
    assert_eq!(of(NEWS, "---\n---\n"), ["moved-document"]);
    assert_eq!(of(NEWS, HEAD), [""; 0]);
    assert_eq!(
        of("content/partners.yaml", ""),
        ["missing-key", "unknown-reference"]
    );
    assert_eq!(of("regions/noord/region.yaml", ""), ["missing-key"]);
}

#[test]
fn bytes_that_are_not_text() {
    assert_eq!(of(NEWS, b"\xFF\xFE-\0-\0-\0"), ["invalid-encoding"]);
    assert_eq!(
        of(NEWS, [HEAD.as_bytes(), b"caf\xE9"].concat()),
        ["invalid-encoding"]
    );
    assert_eq!(of(NEWS, HEAD.replace("start", "st\0rt")), ["invalid-yaml"]);
    assert_eq!(of(NEWS, body("een\0nul")), ["control-character"]);
    assert_eq!(of("content/begrippen.yaml", b"\x80"), ["invalid-encoding"]);
}

#[test]
fn line_ends_byte_order_marks_and_tabs_change_nothing() {
    assert_eq!(of(NEWS, body("Tekst.").replace('\n', "\r\n")), [""; 0]);
    assert_eq!(of(NEWS, format!("\u{FEFF}{}", body("Tekst."))), [""; 0]);
    assert_eq!(of(NEWS, HEAD.replace("datum: ", "datum:\t")), [""; 0]);
    assert_eq!(
        of(NEWS, HEAD.replace("datum:", "\tdatum:")),
        ["invalid-yaml"]
    );
}

#[test]
fn deeply_nested_front_matter() {
    let heads = [
        nested("[", "", ""),
        nested("[", "", "]"),
        nested("{a: ", "", "}"),
        format!("\n  {}", nested("- ", "x", "")),
        format!("\n  {}", nested("? ", "x", "")),
    ];
    for value in heads {
        let head = HEAD.replace("We gaan van start", &value);
        let found = of(NEWS, head);
        assert!(found.contains(&"limit-exceeded"), "{found:?}");
    }
    let steps: String = (0..2_000).map(|depth| " ".repeat(depth) + "a:\n").collect();
    assert!(of("content/cijfers.yaml", steps).contains(&"limit-exceeded"));
}

#[test]
fn yaml_aliases_that_expand_exponentially() {
    let mut bomb = "titel: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for letter in 'b'..='k' {
        let before = char::from_u32(letter as u32 - 1).unwrap();
        let aliases = [format!("*{before}").as_str(); 9].join(", ");
        bomb.push_str(&format!("{letter}: &{letter} [{aliases}]\n"));
    }
    let found = of(NEWS, format!("---\n{bomb}---\n"));
    assert!(found.contains(&"invalid-yaml"), "{found:?}");
}

#[test]
fn deeply_nested_markdown() {
    let too_deep = [
        nested("> ", "x", ""),
        nested(">", "x", ""),
        nested("- ", "x", ""),
        nested("1. ", "x", ""),
        nested("*", "x", "*"),
        nested("![", "x", "](a)"),
        nested(":::: kader Titel\n", "x\n", "::::\n"),
    ];
    for text in too_deep {
        let found = of(NEWS, body(&text));
        assert!(found.contains(&"limit-exceeded"), "{found:?}: {:.40}", text);
    }
    let harmless = [
        nested("[", "x", "]"),
        nested("*_", "x", "_*"),
        nested("*a **b ", "", ""),
        nested("<", "", ""),
        nested("[a](", "", ""),
        nested("[a](<b", "", ""),
        nested("&#x", "", ""),
        nested("~~a ", "", ""),
        nested("`` ` ", "", ""),
        nested(": ", "a", ""),
        nested("## {", "", ""),
    ];
    for text in harmless {
        let found = of(NEWS, body(&text));
        assert!(
            found
                .iter()
                .all(|code| matches!(*code, "hard-to-read" | "unformed-markdown")),
            "{found:?}: {:.40}",
            text
        );
    }
    assert_eq!(of(NEWS, body(&nested("<div>", "", ""))), ["raw-html"]);
    assert_eq!(of(NEWS, body(&nested("<!--", "", ""))), ["raw-html"]);
}

/// Each of these is read in time linear in its length: any other would not end here.
#[test]
fn repeated_marks() {
    const TEXTS: &[&str] = &[
        "1. a\n\n   ::: kader\n   b\n   :::\n\n",
        "> ::: kader\n",
        "- ::: kader\n- :::\n",
        "::: kader\n- :::\n",
        "- ::: cijfer a\n",
        "## a {b}\n\n",
        "{}\n",
        "{",
        "a[^a] b[^A]\n\n[^Á]: c\n\n",
        "https://a.nl/(",
        "https://a.nl/)) ",
        "http://",
        "a@b.nl",
        "a.b@",
        "a.",
        "'1 ",
        "'s 't ",
        "'a' ",
        "''",
        "a\u{b}b\u{7}",
        "\u{feff}\n",
        "\u{f0b7}\n",
        "**a ",
        "** a** ",
        "== a ==b",
        "==a== ",
        "[a] (b.md) ",
        "[a](b c",
        "[a](",
        "(a)[",
        "[[a]] ",
        "[^a] ",
        "• a\n",
        "o a\n",
        "-a\n",
        "*a\n",
        "1.aa\n",
        "- [ ] a\n",
        "##a\n",
        "##\u{a0}a\n",
        ">\u{a0}a\n",
        "| a | b |\n",
        "a | b | c\n",
        "a.\n---\n",
        "    een twee drie\n\na\n\n",
        "```\na\n",
        "a-b-2Naast ",
        "a-",
        "-_",
    ];
    let problems = TEXTS.iter().map(|text| of(NEWS, body(&text.repeat(MANY))));
    assert_eq!(problems.count(), TEXTS.len());
    let escapes = HEAD.replace(
        "We gaan van start",
        &format!("\"{}\"", "\\u0007".repeat(MANY)),
    );
    assert!(of(NEWS, escapes).contains(&"control-character"));
}

#[test]
fn deeply_nested_style_sheets() {
    let sheet = "themes/noord/assets/diep.css";
    for text in [
        nested("a{", "", "}"),
        nested("a:not(", "b", ")"),
        nested("@media x{", "", "}"),
        format!("a{{width:{}}}", nested("calc(", "1px", ")")),
    ] {
        assert_eq!(of(sheet, text), ["limit-exceeded"]);
    }
}

#[test]
fn deeply_nested_or_recursive_templates() {
    let template = "themes/noord/templates/course.html";
    for text in [
        nested("{% if a %}", "", "{% endif %}"),
        format!("{{{{ {} }}}}", nested("(", "1", ")")),
        format!("{{{{ {} }}}}", nested("[", "1", "]")),
        format!("{{{{ 1{} }}}}", nested("+1", "", "")),
        "{% include \"course.html\" %}".to_owned(),
        "{% extends \"course.html\" %}".to_owned(),
    ] {
        let found = of(template, &text);
        assert_eq!(found, ["template-error"], "{:.40}", text);
    }
}

#[test]
fn one_line_as_long_as_a_file_may_be() {
    let words = body(&"woord ".repeat(600_000));
    assert!(of(NEWS, words).iter().all(|code| *code == "hard-to-read"));
    assert_eq!(of(NEWS, body(&"a".repeat(4_000_000))), [""; 0]);
    let title = HEAD.replace("start", &"s".repeat(3_000_000));
    assert_eq!(of(NEWS, title), ["title-length"]);
}

#[test]
fn a_flood_of_problems_gives_a_bounded_report() {
    let keys: String = (0..MANY).map(|key| format!("sleutel{key}: 1\n")).collect();
    let floods = [
        HEAD.replacen("titel", &format!("{keys}titel"), 1),
        body(&"[a](http://voorbeeld.nl) ".repeat(MANY)),
        body(&"[a](nergens.md) ".repeat(MANY)),
        body(&"## \n\n".repeat(MANY)),
        format!("---\n{}---\n", "a: b: c\n".repeat(MANY)),
        format!("---\n{}---\n", "\ta: x\n".repeat(MANY)),
    ];
    for text in floods {
        let world = world(&[(NEWS, text.as_bytes())]);
        let problems = problems(&world);
        let source = Source::new(FilePath::new(NEWS), &text);
        let sources = BTreeMap::from([(source.path().clone(), source)]);
        let human = HumanRenderer {
            language: Language::Dutch,
            has_colour: false,
            width: 100,
        };
        let report = human.report(&problems, &sources);
        assert!(
            !problems.is_empty() && problems.len() < 1_000,
            "{:.60}",
            text
        );
        assert!(
            report.len() < 500_000,
            "{} bytes: {:.60}",
            report.len(),
            text
        );
    }
}

/// How much work the rules do on a project of which some files hold something else.
fn steps(files: &[(String, String)]) -> usize {
    let changes = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()));
    let world = world(&changes.collect::<Vec<_>>());
    compile(&world, Options::default(), &Memo::new()).check_steps()
}

/// A text for each number below a count, one after another.
fn each(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

const GLOSSARY: &str = "begrippen:
  - {id: cursus, term: cursus, definitie: Een reeks lessen., vermijd: [leergang, een leergang]}
";

/// Files that make a rule compare things with each other: a name, and the files for a count of
/// things.
type Growing = (&'static str, fn(usize) -> Vec<(String, String)>);

fn in_news(text: &str) -> Vec<(String, String)> {
    vec![
        (NEWS.to_owned(), body(text)),
        ("content/begrippen.yaml".to_owned(), GLOSSARY.to_owned()),
    ]
}

const GROWING: &[Growing] = &[
    ("broken anchors", |count| {
        in_news(&each(count, |n| {
            format!("## Kopje {n}\n\n[a](#kopjee-{n})\n\n")
        }))
    }),
    ("anchors that are right", |count| {
        in_news(&each(count, |n| {
            format!("## Kopje {n}\n\n[a](#kopje-{n})\n\n")
        }))
    }),
    ("broken links in one file", |count| {
        in_news(&each(count, |n| format!("[a](../aanbod/hoe-{n}.md) ")))
    }),
    ("addresses that no site has", |count| {
        in_news(&each(count, |n| format!("[a](/aanbod/hoe-{n}/) ")))
    }),
    ("web addresses that a site lacks", |count| {
        in_news(&each(count, |n| {
            format!("[a](https://noord.example/aanbod/hoe-{n}/) ")
        }))
    }),
    ("one long target", |count| {
        in_news(&format!("[a](../aanbod/{}.md)", "x".repeat(200 * count)))
    }),
    ("one long anchor", |count| {
        let long = 200 * count;
        let (heading, anchor) = ("y".repeat(long), "x".repeat(long));
        in_news(&format!("## {heading}\n\n[a](#{anchor})"))
    }),
    ("unknown ids", |count| {
        let ids = each(count, |n| format!("partnerx-{n}, "));
        let partners = each(count, |n| {
            format!("  - {{id: partner-{n}, naam: Partner}}\n")
        });
        let course = COURSE_TEXT.replace("fase:", &format!("partners: [{ids}]\nfase:"));
        let lab = "partners:\n  - {id: lab, naam: Landelijke Academie}\n";
        vec![
            (COURSE.to_owned(), course),
            (
                "content/partners.yaml".to_owned(),
                format!("{lab}{partners}"),
            ),
        ]
    }),
    ("a discouraged word", |count| {
        in_news(&"leergang ".repeat(count))
    }),
    ("a discouraged word in code", |count| {
        in_news(&"leergang `een leergang` ".repeat(count))
    }),
    ("a discouraged word in a folded key", |count| {
        let title = "een\n  leergang ".repeat(count);
        let head = HEAD.replace("We gaan van start", &format!("\n  {title}"));
        vec![
            (NEWS.to_owned(), head),
            ("content/begrippen.yaml".to_owned(), GLOSSARY.to_owned()),
        ]
    }),
    ("terms of one word, two words, three words", |count| {
        let terms = each(100, |n| {
            let term = "a ".repeat(n + 1);
            format!("  - {{id: w{n}, term: {term}, definitie: Een reeks lessen.}}\n")
        });
        vec![
            (NEWS.to_owned(), body(&"a ".repeat(count))),
            (
                "content/begrippen.yaml".to_owned(),
                format!("begrippen:\n{terms}"),
            ),
        ]
    }),
];

#[test]
fn the_work_of_the_rules_grows_with_the_input() {
    for (name, files) in GROWING {
        let (once, twice) = (steps(&files(2_000)), steps(&files(4_000)));
        assert!(
            twice <= once * 5 / 2 + 1_000,
            "{name}: {once} steps, and {twice} for twice as much"
        );
    }
}

#[test]
fn a_lookup_in_a_long_list_of_names_that_are_alike_is_bounded() {
    // The same letters in another order: only the distance itself says that they are not near.
    const UNKNOWN: usize = 90;
    let ids = each(UNKNOWN, |n| format!("naam-lange-een-met-partner-een-{n}, "));
    let partners = each(MANY, |n| {
        format!("  - {{id: een-partner-met-een-lange-naam-{n}, naam: Partner}}\n")
    });
    let course = COURSE_TEXT.replace("fase:", &format!("partners: [{ids}]\nfase:"));
    let lab = "partners:\n  - {id: lab, naam: Landelijke Academie}\n";
    let steps = steps(&[
        (COURSE.to_owned(), course),
        (
            "content/partners.yaml".to_owned(),
            format!("{lab}{partners}"),
        ),
    ]);
    let bound = UNKNOWN * MAX_STEPS;
    assert!(
        (bound / 2..bound + bound / 50).contains(&steps),
        "{steps} steps"
    );
}

#[test]
fn a_flood_of_unknown_names_gets_suggestions_for_the_first() {
    let text = each(4_000, |n| format!("## Kopje {n}\n\n[a](#kopjee-{n})\n\n"));
    let problems = problems(&world(&[(NEWS, body(&text).as_bytes())]));
    let suggested = problems.iter().filter(|problem| {
        let help = problem.help.as_ref();
        help.is_some_and(|help| help.dutch().starts_with("Bedoelt u"))
    });
    assert_eq!((suggested.count(), problems.len()), (100, 200));
}

#[test]
fn terms_in_one_huge_paragraph_are_found_in_one_pass() {
    let terms = (0..MANY).map(|n| format!("woord{n} van {n}"));
    let matcher = GlossaryMatcher::new(terms);
    let steps = |count: usize| {
        let text = each(count, |n| format!("woord{n} van {n} of woord{n} van x "));
        let matches = matcher.find(&text);
        assert_eq!(matches.found.len(), count);
        (matches.steps, text.len())
    };
    let (taken, length) = steps(MANY);
    assert!(taken <= 4 * length, "{taken} steps for {length} bytes");
    let problems = of(NEWS, body(&"cursus ".repeat(40 * MANY)));
    assert_eq!(problems, ["hard-to-read"]);
}

#[test]
fn file_names_that_cannot_be_addresses() {
    let wrong = [
        "met spatie.md",
        "één.md",
        "e\u{301}e\u{301}n.md",
        "Hoofdletter.md",
        "regel\neinde.md",
        "\u{202E}om.md",
        "a_b.md",
    ];
    for name in wrong {
        let path = format!("content/nieuws/{name}");
        assert_eq!(of(&path, HEAD), ["invalid-id"], "{name:?}");
    }
    let long = format!("content/nieuws/{}.md", "a".repeat(250));
    assert_eq!(of(&long, HEAD), ["invalid-id"]);
    assert_eq!(of("content/nieuws/.md", HEAD), ["invalid-id"]);
    assert_eq!(of("content/nieuws/a.MD", HEAD), ["unknown-file"]);
    assert_eq!(of("content/nieuws/a.md/b.md", HEAD), ["unknown-file"]);
}

#[test]
fn links_must_match_a_file_name_exactly() {
    let link = |name: &str| body(&format!("[a](../aanbod/{name}.md)"));
    let right = body("[a](../aanbod/samen-bewegen.md)");
    assert_eq!(of("content/nieuws/link.md", right), [""; 0]);
    for name in [
        "Samen-Bewegen",
        "samen-b\u{65}\u{301}wegen",
        "samen%2Dbewegen%00",
    ] {
        assert_eq!(
            of("content/nieuws/link.md", link(name)),
            ["broken-link"],
            "{name}"
        );
    }
}

#[test]
fn an_unreadable_file_is_reported_and_counts_as_existing() {
    let reasons = [
        (
            Unreadable::Refused("permission denied".to_owned()),
            "unreadable-file",
        ),
        (Unreadable::NotUnicode, "unreadable-file"),
        (Unreadable::Escapes, "path-escape"),
        (
            Unreadable::TooLarge {
                size: 100 << 20,
                limit: 4 << 20,
            },
            "limit-exceeded",
        ),
    ];
    let paths = [
        NEWS,
        COURSE,
        "content/partners.yaml",
        "content/vocabulaire.yaml",
        "content/toetsingskader.yaml",
        "regions/zuid/region.yaml",
        "themes/zuid/theme.yaml",
        "themes/basis/templates/course.html",
    ];
    for (why, code) in &reasons {
        for path in paths {
            let mut world = world(&[]);
            world.write_unreadable(path, why.clone());
            let edition = compile(&world, Options::default(), &Memo::new());
            assert_eq!(codes(edition.problems()), [*code], "{path}");
        }
    }
}

#[test]
fn a_hundred_thousand_empty_files() {
    let mut world = world(&[]);
    for number in 0..100_000 {
        world.write(&format!("content/nieuws/bericht-{number}.md"), "");
    }
    let edition = compile(&world, Options::default(), &Memo::new());
    assert_eq!(edition.problems().len(), 100_000);
    assert_eq!(codes(edition.problems()), ["missing-front-matter"]);
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let project = on_disk(&[]);
    let file = std::fs::File::create(project.path().join(NEWS)).unwrap();
    file.set_len(100 << 20).unwrap();
    let world = DiskWorld::open(project.path(), TODAY.parse().ok()).unwrap();
    assert_eq!(codes(&problems(&world)), ["limit-exceeded"]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_that_escape_or_form_a_cycle() {
    use std::os::unix::fs::symlink;

    let links = [
        ("content/nieuws/uit.md", "/etc/passwd", "path-escape"),
        ("content/nieuws/uit.md", "../../../elders.md", "path-escape"),
        ("content/nieuws", "/etc", "path-escape"),
        ("content/media/uit.jpg", "/etc/passwd", "path-escape"),
        ("content/aanbod/zelf.md", "zelf.md", "unreadable-file"),
        ("content/aanbod/nergens.md", "niets.md", "unreadable-file"),
        ("content/aanbod/rond", "..", "unreadable-file"),
    ];
    for (path, target, code) in links {
        let project = on_disk(&[("content/media/.bewaard", b"")]);
        let path = project.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, &path).unwrap();
        let world = DiskWorld::open(project.path(), TODAY.parse().ok()).unwrap();
        assert_eq!(codes(&problems(&world)), [code], "{path:?} → {target}");
    }
}

#[test]
fn the_small_project_has_no_problems_of_its_own() {
    assert_eq!(of(COURSE, COURSE_TEXT), [""; 0]);
}
