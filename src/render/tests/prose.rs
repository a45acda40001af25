use super::TestSite;
use crate::model::layout::Kind;
use crate::plan::links::document_address;
use crate::plan::testing::UNKNOWN_COURSE;
use crate::render::context::PageContext;
use crate::render::prose::{TextPlacement, html};
use crate::render::texts::DocumentText;
use crate::source::Source;
use crate::syntax::markdown::{self, HeadingIds};
use crate::syntax::prose::{Terms, finish};

/// The HTML of a text of the course `tekst` on a site.
fn shown(site: &str, text: &str, setting: &TextPlacement) -> String {
    shown_at(site, text, setting, |context| context)
}

/// The same, with the page context changed by `at`.
fn shown_at(
    site: &str,
    text: &str,
    setting: &TextPlacement,
    at: impl for<'h> FnOnce(PageContext<'h>) -> PageContext<'h>,
) -> String {
    let of = |keys: &str| format!("{UNKNOWN_COURSE}{keys}\n");
    let (south, draft) = (of("regios: [zuid]"), of("concept: true"));
    let course = of("afbeelding: {bestand: ../media/plein.jpg, alt: Een plein}");
    let site = TestSite::new(
        site,
        &[
            ("content/aanbod/tekst.md", &course),
            ("content/aanbod/zuidelijk.md", &south),
            ("content/aanbod/concept.md", &draft),
            ("content/media/plein.jpg", "beeld"),
        ],
    );
    let document = site.document(Kind::Course, "tekst");
    let head = site.heads.document(document);
    let source = Source::new(head.at.path.clone(), text);
    let body = markdown::parse(&source, 0..text.len(), HeadingIds::ALL);
    let prose = finish(&body, &Terms::new([["LAB"]]));
    let prepared = DocumentText {
        body: &body,
        prose: &prose,
        head,
    };
    let (address, _) = document_address(head);
    html(&at(site.context(&address)), &prepared, setting)
}

fn on_noord(text: &str) -> String {
    shown("noord", text, &TextPlacement::PAGE)
}

#[test]
fn a_link_to_a_page_of_the_site_is_relative_and_keeps_its_anchor() {
    assert_eq!(
        shown(
            "zuid",
            "[Zuid](zuidelijk.md#modules)\n",
            &TextPlacement::PAGE
        ),
        "<p><a href=\"../zuidelijk/#modules\">Zuid</a></p>"
    );
}

#[test]
fn a_link_to_a_page_of_another_site_is_a_referral_that_names_it() {
    assert_eq!(
        on_noord("[Zuid](zuidelijk.md#modules)\n"),
        "<p><a class=\"verwijzing\" href=\"https://landelijk.nl/aanbod/zuidelijk/#modules\">Zuid\
         <span class=\"alleen-voorlezen\"> (op de site van Landelijke Academie)</span></a></p>"
    );
}

#[test]
fn a_link_to_an_unpublished_document_is_plain_text() {
    assert_eq!(on_noord("Zie [dit](concept.md).\n"), "<p>Zie dit.</p>");
}

#[test]
fn external_links_are_marked_and_mail_links_are_not() {
    assert_eq!(
        on_noord("[a](https://a.nl/?b&c) [m](mailto:m@a.nl?subject=x)\n"),
        "<p><a class=\"extern\" href=\"https://a.nl/?b&amp;c\">a</a> \
         <a href=\"mailto:m@a.nl?subject=x\">m</a></p>"
    );
}

#[test]
fn a_mail_link_gets_a_subject_unless_the_editor_wrote_one() {
    let written = on_noord("[m](mailto:m@a.nl)\n");
    let subject = "<a href=\"mailto:m@a.nl?subject=Vraag%20over%20Niets%20bekend&amp;body=";
    assert!(written.contains(subject), "{written}");
}

#[test]
fn a_web_address_of_the_site_is_a_link_within_it_and_of_the_page_is_none() {
    assert_eq!(
        on_noord(
            "[h](https://academies.nl/noord/) [d](https://academies.nl/noord/aanbod/tekst/)\n"
        ),
        "<p><a href=\"../../\">h</a> d</p>"
    );
}

#[test]
fn no_link_runs_a_script() {
    assert_eq!(on_noord("[x](javascript:alert(1))\n"), "<p>x</p>");
}

#[test]
fn external_pictures_are_replaced_by_their_text() {
    let shown = on_noord("![Een \"plein\" & meer](../media/plein.jpg)\n");
    let (webp, shown) = shown.split_once("<img").unwrap();
    assert!(
        webp.starts_with("<p><picture><source type=\"image/webp\" srcset=\"../../media/plein.320.")
    );
    let files = webp.matches("../../media/plein.").count();
    assert!(files == 5 && webp.contains(".webp 1200w\""), "{webp}");
    let (src, shown) = shown.split_once(" alt=").unwrap();
    assert!(src.starts_with(" src=\"../../media/plein.1080.") && src.ends_with(".jpg\""));
    assert_eq!(
        shown,
        "\"Een “plein” &amp; meer\" width=\"1080\" height=\"608\" loading=\"lazy\" \
         decoding=\"async\"></picture></p>"
    );
    assert_eq!(on_noord("![Elders](https://a.nl/b.jpg)\n"), "<p>Elders</p>");
}

#[test]
fn the_first_mention_of_a_term_links_to_its_definition() {
    assert_eq!(
        on_noord("LAB en LAB.\n"),
        "<p><a class=\"begrip\" href=\"../../begrippen/#lab\" title=\"Een programma.\">LAB</a> en \
         LAB.</p>"
    );
}

#[test]
fn a_term_in_a_feed_is_a_plain_link() {
    assert_eq!(
        shown_at("noord", "LAB\n", &TextPlacement::PAGE, |context| context
            .with_absolute_urls()),
        "<p><a class=\"begrip\" href=\"https://academies.nl/noord/begrippen/#lab\">LAB</a></p>"
    );
}

#[test]
fn the_links_of_a_footnote_are_absolute_in_a_feed() {
    let text = "Noot.[^1]\n\n[^1]: Zie [hierboven](#kop).\n\n## Kop\n";
    let html = shown_at("noord", text, &TextPlacement::PAGE, |context| {
        context.with_absolute_urls()
    });
    let page = "https://academies.nl/noord/aanbod/tekst/#";
    let anchors = ["#voetnoot-1", "#voetnoot-1-tekst-1", "#kop"];
    let mut links = html.split("href=").skip(1);
    for anchor in anchors {
        assert!(html.contains(anchor), "{anchor} is not in {html}");
    }
    assert!(links.all(|link| link.trim_start_matches('"').starts_with(page)));
    assert!(on_noord(text).contains("href=#voetnoot-1 "));
}

#[test]
fn the_routing_shows_the_sites_courses_at_their_phases() {
    let html = shown("zuid", "::: routing\n", &TextPlacement::PAGE);
    let new = html.split("Nee: Nieuw aanbod").nth(1).unwrap();
    let step = new.split("<li>").nth(1).unwrap();
    assert!(
        step.starts_with("<p><strong>In ontwikkeling</strong>"),
        "{step}"
    );
    assert!(step.contains("<b>2</b> nu in deze stap"), "{step}");
    assert!(
        new.contains("<a href=\"../zuidelijk/\">Niets bekend</a>"),
        "{new}"
    );
    let existing = html.split("Nee: Nieuw aanbod").next().unwrap();
    assert!(!existing.contains("In ontwikkeling"), "{existing}");
    assert_eq!(existing.matches("Nu niets in deze stap").count(), 4);
    let elsewhere = shown_at("noord", "::: routing\n", &TextPlacement::PAGE, |context| {
        context.with_absolute_urls()
    });
    assert!(elsewhere.contains("href=\"https://academies.nl/noord/peilingen/\""));
}

#[test]
fn a_text_within_a_page_has_lower_headings_and_prefixed_anchors() {
    assert_eq!(
        shown(
            "noord",
            "## Kop\n\n[omhoog](#kop)\n",
            &TextPlacement::part("deel")
        ),
        "<h3 id=\"deel-kop\">Kop</h3><p><a href=\"#deel-kop\">omhoog</a></p>"
    );
}

#[test]
fn a_box_names_its_audience() {
    let html = on_noord("::: doelgroep coach\nTekst.\n:::\n");
    assert!(html.contains("Voor sportcoaches"), "{html}");
}
