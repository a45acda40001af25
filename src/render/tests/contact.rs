//! Mail links and links to the site itself.

use super::TestSite;
use crate::model::address::Address;
use crate::model::layout::Kind;
use crate::plan::links::document_address;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::part::basics::LinkKind;
use crate::render::view::{course, partners, plain};

const COURSE: &str = "content/aanbod/niets.md";

fn interest(site: &str, files: &[(&str, &str)]) -> String {
    let site = TestSite::new(site, files);
    let document = site.document(Kind::Course, "niets");
    let (address, _) = document_address(site.heads.document(document));
    let (_, view) = course::view(&site.context(&address), document).unwrap();
    view.interest.unwrap()
}

/// The subject and the lines of the message of a `mailto:` URL.
fn message(url: &str) -> (String, Vec<String>) {
    let (_, query) = url.split_once("?subject=").unwrap();
    let (subject, body) = query.split_once("&body=").unwrap();
    let decoded = |text: &str| crate::percent::decoded(text).unwrap().into_owned();
    let lines = decoded(body).split("\r\n").map(str::to_owned).collect();
    (decoded(subject), lines)
}

#[test]
fn interest_is_mailed_with_course_academy_address_and_lines_to_complete() {
    let mail = interest("noord", &[(COURSE, UNKNOWN_COURSE)]);
    assert!(mail.starts_with("mailto:info@noord.nl?"), "{mail}");
    let (subject, lines) = message(&mail);
    assert_eq!(subject, "Belangstelling voor Niets bekend");
    for line in [
        "Ik heb belangstelling voor: Niets bekend",
        "Gezien bij: Academie Noord",
        "https://academies.nl/noord/aanbod/niets/",
        "Naam:",
        "Organisatie:",
        "Gemeente:",
        "Telefoon:",
        "Voorkeur (dag, plaats of online):",
    ] {
        assert!(lines.iter().any(|other| other == line), "{line}: {lines:?}");
    }
}

#[test]
fn interest_goes_to_the_academy_and_not_to_the_maker_of_a_shared_course() {
    let made = format!("{UNKNOWN_COURSE}contact: {{email: maker@bureau.nl}}\n");
    let mail = interest("noord", &[(COURSE, &made)]);
    assert!(mail.starts_with("mailto:info@noord.nl?"), "{mail}");
    let accent = "regions/noord/content/aanbod/niets.md";
    let own = "contact: {email: scholing@noord.nl}\n";
    let mail = interest("noord", &[(COURSE, &made), (accent, own)]);
    assert!(mail.starts_with("mailto:scholing@noord.nl?"), "{mail}");
}

#[test]
fn a_run_with_a_mail_address_gets_a_message_to_complete() {
    let by_mail = KNOWN_COURSE.replace("'https://noord.nl/aanmelden'", "'mailto:cursus@noord.nl'");
    let site = TestSite::new("noord", &[("content/aanbod/samen.md", &by_mail)]);
    let document = site.document(Kind::Course, "samen");
    let address = Address::from("/aanbod/samen/");
    let (_, view) = course::view(&site.context(&address), document).unwrap();
    let action = view.summary.action.unwrap();
    assert_eq!(action.id, "aanmelden");
    assert!(action.href.starts_with("mailto:cursus@noord.nl?"));
    let (subject, lines) = message(&action.href);
    assert_eq!(
        subject,
        "Aanmelden voor Samen bewegen, 12 en 13 maart 2026 in Assen, centrum"
    );
    assert!(lines.contains(&"Naam:".to_owned()));
}

/// The contact of a page on the site of Noord.
fn contact(url: &str) -> Option<(String, LinkKind)> {
    let page = format!("titel: P\nsamenvatting: Kort.\ncontact: {{naam: N, url: '{url}'}}\n");
    let site = TestSite::new("noord", &[("content/paginas/p.md", &page)]);
    let address = Address::from("/p/");
    let document = site.document(Kind::Page, "p");
    let (_, view) = plain::view(&site.context(&address), document);
    let contact = view.contact.unwrap();
    assert_eq!(contact.url.is_none(), contact.email.is_some());
    contact.url.map(|url| (url.href, url.kind))
}

#[test]
fn a_contact_link_never_leads_to_the_site_or_page_one_is_on() {
    assert_eq!(contact("https://academies.nl/noord"), None);
    assert_eq!(contact("https://academies.nl/noord/"), None);
    assert_eq!(contact("https://academies.nl/noord/p/"), None);
    assert_eq!(contact("https://academies.nl/noord/p"), None);
    let agenda = contact("https://academies.nl/noord/agenda/#volgen");
    assert_eq!(
        agenda,
        Some(("../agenda/#volgen".to_owned(), LinkKind::Here))
    );
    let other = contact("https://academies.nl/noordoost/");
    assert_eq!(
        other,
        Some((
            "https://academies.nl/noordoost/".to_owned(),
            LinkKind::External
        ))
    );
}

#[test]
fn a_partner_whose_web_site_is_the_site_itself_is_linked_within_it() {
    let site = TestSite::new("noord", &[]);
    let address = Address::from("/partners/");
    let context = site.context(&address);
    let (_, view) = partners::view(&context);
    let partner = &view.groups[0].partners[0];
    assert_eq!(partner.website.as_ref().unwrap().kind, LinkKind::External);
    let home = context.web("https://academies.nl/noord/");
    assert_eq!((home.kind, &*home.href), (LinkKind::Here, "../"));
}
