use super::TestSite;
use crate::diagnostic::Code;
use crate::model::address::Address;
use crate::model::layout::Kind;
use crate::plan::page::PageKind;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::page;
use crate::render::view::{course, system};

#[test]
fn the_links_of_the_not_found_page_work_at_any_address_of_any_host() {
    for (id, root) in [("noord", "/noord/"), ("landelijk", "/")] {
        let site = TestSite::new(id, &[]);
        let address = Address::from("/404.html");
        let (page, view) = system::not_found(&site.context(&address));
        assert_eq!(page.root, root);
        assert!(page.noindex);
        assert_eq!(view.suggestions[1].href, format!("{root}aanbod/"));
        assert_eq!(page.breadcrumbs[0].href.as_deref(), Some(root));
    }
}

#[test]
fn a_former_address_redirects_to_the_page() {
    let text = format!("{UNKNOWN_COURSE}voorheen: [/cursus/oud/]\n");
    let site = TestSite::new("noord", &[("content/aanbod/nieuw.md", &text)]);
    let address = Address::from("/cursus/oud/");
    let document = site.document(Kind::Course, "nieuw");
    let (page, view) = system::redirect(&site.context(&address), document).unwrap();
    assert_eq!(view.href, "../../aanbod/nieuw/");
    assert_eq!(page.canonical, "https://academies.nl/noord/aanbod/nieuw/");
}

#[test]
fn a_page_has_breadcrumbs_and_a_menu_section() {
    let site = TestSite::new("noord", &[("content/aanbod/nieuw.md", UNKNOWN_COURSE)]);
    let address = Address::from("/aanbod/nieuw/");
    let document = site.document(Kind::Course, "nieuw");
    let (page, _) = course::view(&site.context(&address), document).unwrap();
    let way: Vec<(&str, Option<&str>)> = page
        .breadcrumbs
        .iter()
        .map(|crumb| (&*crumb.text, crumb.href.as_deref()))
        .collect();
    let expected = [
        ("Voorpagina", Some("../../")),
        ("Aanbod", Some("../")),
        ("Niets bekend", None),
    ];
    assert_eq!(way, expected);
    assert_eq!(page.section, "aanbod/");
    assert_eq!(page.head_title, "Niets bekend – Academie Noord");
}

#[test]
fn a_page_whose_document_is_of_another_kind_is_an_error() {
    let site = TestSite::new("noord", &[("content/aanbod/samen.md", KNOWN_COURSE)]);
    let course = site.document(Kind::Course, "samen");
    let address = Address::from("/nieuws/samen/");
    let problem = page(&site.site(), &address, PageKind::News(course)).unwrap_err();
    assert_eq!(problem.code, Code::TemplateError);
    assert_eq!(problem.place.path.as_str(), "content/aanbod/samen.md");
    assert!(problem.message.dutch().contains("/nieuws/samen/"));
}
