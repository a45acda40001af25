//! What the sites make of a text: links by address, bare addresses, characters that nobody sees, and
//! the fixes of marks that print literally.

use vindplek::diagnostic::Diagnostic;
use vindplek::diagnostic::fix::{apply_edits, plan_fixes};
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::world::MemoryWorld;

use crate::support::small::world;

/// News of Noord, which the national site shows too.
const NEWS: &str = "regions/noord/content/nieuws/start.md";

const HEAD: &str = "---
titel: We gaan van start
samenvatting: In november begint de academie met de eerste groep, en iedereen mag meedoen.
datum: 2026-10-12
afzender: LAB
---

";

fn with_news(text: &str) -> (MemoryWorld, Edition) {
    let world = world(&[(NEWS, text.as_bytes())]);
    let edition = compile(&world, Options::default(), &Memo::new());
    (world, edition)
}

/// A file as it is built.
fn file(world: &MemoryWorld, edition: &Edition, site: &str, address: &str) -> String {
    let site = edition.sites().find(|known| &**known.id() == site).unwrap();
    let bytes = site
        .find(address)
        .unwrap()
        .produce(world, &vindplek::picture::NothingKept)
        .unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_link_to_an_address_is_relative_and_a_bare_address_is_a_link() {
    let (world, edition) = with_news(&format!(
        "{HEAD}Meld je aan op [de pagina](/aanmelden/), zoek in [de lijst](/aanbod/?vorm=online&q=a%20b#vinder), \
         lees [de feed](/feed.xml) of [de cursus](/aanbod/samen-bewegen/).\n\nMail info@noord.example of ga naar \
         https://www.vsg.nl/pad_a_b.\n"
    ));
    let codes: Vec<&str> = edition.problems().iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["vague-link-text"]);
    for site in ["noord", "landelijk"] {
        let page = file(&world, &edition, site, "/nieuws/start/");
        for link in [
            "href=../../aanmelden/",
            "href=\"../../aanbod/?vorm=online&amp;q=a%20b#vinder\"",
            "href=../../feed.xml",
            "href=../../aanbod/samen-bewegen/",
            "href=mailto:info@noord.example",
            "href=https://www.vsg.nl/pad_a_b",
        ] {
            let is_there =
                page.contains(link) || page.replace('"', "").contains(&link.replace('"', ""));
            assert!(is_there, "{site}: no {link}");
        }
    }
    let feed = file(&world, &edition, "noord", "/feed.xml");
    for link in [
        "https://noord.example/aanmelden/",
        "https://www.vsg.nl/pad_a_b",
        "mailto:info@noord.example",
    ] {
        assert!(feed.contains(link), "no {link} in the feed");
    }
}

#[test]
fn every_page_of_a_site_can_be_named_by_its_address_in_a_text_and_in_a_key() {
    let (_, edition) = with_news(HEAD);
    let noord = edition
        .sites()
        .find(|site| &**site.id() == "noord")
        .unwrap();
    let files = noord.files().map(|file| file.address().to_string());
    let pages: Vec<String> = files.filter(|address| address.ends_with('/')).collect();
    assert!(pages.len() > 20);
    let links: Vec<String> = pages
        .iter()
        .map(|address| format!("- [de pagina {address}]({address})"))
        .collect();
    let keys: Vec<String> = pages
        .iter()
        .map(|address| format!("  - {{titel: Meer, link: {address}}}\n"))
        .collect();
    let head = HEAD.replace(
        "afzender: LAB\n",
        &format!(
            "afzender: LAB\nlandelijk: nee\nverder_lezen:\n{}",
            keys.concat()
        ),
    );
    let (world, edition) = with_news(&format!("{head}{}\n", links.join("\n")));
    let found = edition.problems();
    assert!(found.is_empty(), "{found:?}");
    let page = file(&world, &edition, "noord", "/nieuws/start/").replace('"', "");
    for address in pages.iter().filter(|address| address.len() > 1) {
        let link = format!("href=../..{address}");
        let own = address == "/nieuws/" || address.starts_with("/nieuws/");
        assert!(own || page.contains(&link), "no {link}");
    }
}

#[test]
fn what_a_text_retells_is_named_on_the_page_and_in_the_feed() {
    let head = HEAD.replace(
        "afzender: LAB\n",
        "afzender: LAB\nbovenkop: Uit de praktijk\nnaar:\n  - {titel: Sport in de wijk, auteur: Kim, \
         link: 'https://elders.nl/wijk', datum: 2022-02}\n  - {titel: Een brief}\n",
    );
    let (world, edition) = with_news(&format!("{head}Zo ging het.\n"));
    assert!(edition.problems().is_empty(), "{:?}", edition.problems());
    let page = file(&world, &edition, "noord", "/nieuws/start/").replace('"', "");
    for part in [
        "Naar: <cite><a class=extern href=https://elders.nl/wijk>Sport in de wijk</a></cite> van Kim",
        ">februari 2022</time>)",
        "; <cite>Een brief</cite>",
        ">Uit de praktijk</p>",
        "isBasedOn",
        "alternativeHeadline",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    let feed = file(&world, &edition, "noord", "/feed.xml");
    assert!(feed.contains("Sport in de wijk&lt;/a&gt;&lt;/cite&gt; van Kim (februari 2022)"));
    assert!(!feed.contains("<name>Kim") && !feed.contains("Uit de praktijk"));
}

#[test]
fn news_without_a_date_says_so_and_does_not_lead_the_home_page() {
    let head = HEAD.replace("2026-10-12", "onbekend");
    let (world, edition) = with_news(&format!("{head}Zo ging het.\n"));
    assert!(edition.problems().is_empty(), "{:?}", edition.problems());
    let read = |address: &str| file(&world, &edition, "noord", address);
    assert!(read("/nieuws/start/").contains("Datum onbekend"));
    assert!(!read("/nieuws/start/").contains("datePublished"));
    assert!(read("/nieuws/").contains("Datum onbekend"));
    assert!(!read("/").contains("We gaan van start"));
    assert!(!read("/feed.xml").contains("We gaan van start"));
}

#[test]
fn an_address_that_one_site_lacks_is_broken_there_alone() {
    let (_, edition) = with_news(&format!("{HEAD}Kijk bij [de academies](/academies/).\n"));
    let [problem] = edition.problems() else {
        panic!("{:?}", edition.problems());
    };
    let sites: Vec<&str> = problem.sites.iter().map(|site| &**site).collect();
    assert_eq!(
        (problem.code.as_str(), &*sites),
        ("broken-link", &["noord"][..])
    );
}

#[test]
fn characters_that_nobody_sees_are_in_nothing_that_is_made() {
    let head = HEAD.replace(
        "We gaan van start",
        "\"We \\u0007gaan\\vvan \\u202estart\\u009b\"",
    );
    let (world, edition) = with_news(&format!(
        "{head}Kom\u{b}je \u{1b}[31mook\u{9b}? **Ja\u{202e}**, [zeg\u{7}ik](/aanmelden/) `co\u{8}de`.\n\n## Ko\u{feff}p\u{fffe}\n"
    ));
    let codes: Vec<&str> = edition.problems().iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["control-character"]);
    for site in edition.sites() {
        for made in site.files().filter(|file| file.recipe().is_none()) {
            let Ok(bytes) = made.produce(&world, &vindplek::picture::NothingKept) else {
                continue;
            };
            let Ok(text) = String::from_utf8(bytes.to_vec()) else {
                continue;
            };
            // Spreadsheet programs recognise UTF-8 by a byte order mark.
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let found = text.chars().find(|c| {
                c.is_control() && !matches!(c, '\t' | '\n' | '\r')
                    || matches!(
                        c,
                        '\u{202a}'..='\u{202e}' | '\u{feff}' | '\u{fffe}' | '\u{fffd}'
                    )
            });
            assert_eq!(found, None, "{}", made.address());
        }
    }
    let page = file(&world, &edition, "noord", "/nieuws/start/");
    assert!(page.contains("We gaan van start"), "{page}");
    assert!(page.contains("Kom je [31mook?"), "{page}");
}

/// The text after all safe fixes, and the problems that are left.
fn fixed(text: &str) -> (String, Vec<Diagnostic>) {
    let mut text = text.to_owned();
    for _ in 0..8 {
        let world = world(&[(NEWS, text.as_bytes())]);
        let problems = compile(&world, Options::default(), &Memo::new())
            .problems()
            .to_vec();
        let plan = plan_fixes(&problems);
        let Some(edits) = plan.edits.values().next() else {
            return (text, problems);
        };
        text = apply_edits(&text, edits).unwrap();
    }
    panic!("the fixes do not end:\n{text}");
}

#[test]
fn the_fixes_of_marks_end_and_keep_every_letter_and_digit() {
    for (body, right) in [
        ("##Kop\n", "## Kop\n"),
        ("##\u{a0}Kop\n", "## Kop\n"),
        ("• een\n•\ttwee\n", "- een\n- twee\n"),
        ("-\u{a0}een\n-twee\n", "- een\n- twee\n"),
        ("1.Een stap\n2.Twee\n", "1. Een stap\n2. Twee\n"),
        (
            "Een **vet **woord en ** nog** een.\n",
            "Een **vet** woord en **nog** een.\n",
        ),
        (
            "Zie [de cursus] (/aanbod/).\n",
            "Zie [de cursus](/aanbod/).\n",
        ),
        (
            "| a | b |\n| 1 | 2 |\n",
            "| a | b |\n|---|---|\n| 1 | 2 |\n",
        ),
        (
            "Naam | Plaats\nJan | Assen\n",
            "Naam | Plaats\n|---|---|\nJan | Assen\n",
        ),
        (
            "> | a | b |\n> | 1 | 2 |\n",
            "> | a | b |\n> |---|---|\n> | 1 | 2 |\n",
        ),
        ("    Dit is een gewone zin.\n", "Dit is een gewone zin.\n"),
        (
            "Op donderdag komt iedereen.\n---\n",
            "Op donderdag komt iedereen.\n\n---\n",
        ),
        ("## Kosten { #kosten }\n", "## Kosten {#kosten}\n"),
        (
            "Het kan op:\n2. dinsdag\n3. woensdag\n",
            "Het kan op:\n\n2. dinsdag\n3. woensdag\n",
        ),
        ("een\u{b}twee dr\u{7}ie\n", "een twee drie\n"),
        (
            "[VSG over sport](www.vsg.nl)\n",
            "[VSG over sport](https://www.vsg.nl)\n",
        ),
        (
            "[het secretariaat](info@vsg.nl)\n",
            "[het secretariaat](mailto:info@vsg.nl)\n",
        ),
    ] {
        let (text, problems) = fixed(&format!("{HEAD}{body}"));
        assert_eq!(text.strip_prefix(HEAD), Some(right), "{body}");
        assert_eq!(problems, [], "{body}");
    }
}

#[test]
fn a_path_with_a_space_and_brackets_is_one_target() {
    let (text, _) = fixed(&format!("{HEAD}[Verslag](../media/verslag (1).pdf)\n"));
    let right = "[Verslag](<../media/verslag (1).pdf>)\n";
    assert_eq!(text.strip_prefix(HEAD), Some(right));
}

#[test]
fn what_cannot_be_fixed_for_certain_is_left_as_it_is() {
    for body in [
        "#Voor wie is het\n",
        "Een **woord zonder einde.\n",
        "Een ==gemarkeerd== woord.\n",
        "## Kosten {.breed}\n",
        "Zie [[de cursus]].\n",
        "Een verwijzing.[^1]\n",
        "| Dag | Tijd |\n|---|---|\n| ma | 9 uur | zaal 3 |\n",
        "Dag\tTijd\nma\t9 uur\n",
        "| Dag | Tijd |\n\nmaandag\n",
    ] {
        let (text, problems) = fixed(&format!("{HEAD}{body}"));
        assert_eq!(text.strip_prefix(HEAD), Some(body));
        let codes: Vec<&str> = problems
            .iter()
            .map(|problem| problem.code.as_str())
            .collect();
        assert_eq!(codes, ["unformed-markdown"], "{body}");
    }
}

#[test]
fn words_that_resemble_marks_are_text() {
    for body in [
        "C#, #1 en #meedoen; -5 graden en 5 * 3 * 2; snake_case en 2**3.",
        "Kosten: € 125*\n\n*De prijs is zonder btw.",
        "[sic] en [zie bijlage] (2026) en f(x)[0].",
        "Hij kwam laat\n– zoals altijd – en bleef \"lang\".",
        "\\**letterlijk\\** en `**code **`.",
        "~~weg~~ en **vet**woord en ***alles***.",
        "> – Een coach\n\n```\n##Kop\n• punt\n```",
        "a | b",
        "| Dag | Tijd |\n|---|---|\n| ma \\| di | 9 uur |\n| wo |",
        "Het was in het jaar\n2026. Een mooi jaar\n2028. Ook.",
        "Eén\ttab in een zin.",
    ] {
        let (_, edition) = with_news(&format!("{HEAD}{body}\n"));
        let codes: Vec<&str> = edition.problems().iter().map(|p| p.code.as_str()).collect();
        assert_eq!(codes, [""; 0], "{body}");
    }
}
