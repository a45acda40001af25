use super::TestSite;
use crate::model::address::Address;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE};
use crate::render::view::search::{self, SearchView};

fn view(id: &str) -> SearchView {
    let files = [
        ("content/aanbod/samen.md", KNOWN_COURSE),
        ("content/aanbod/nieuw.md", UNKNOWN_COURSE),
    ];
    let site = TestSite::new(id, &files);
    let address = Address::from("/zoeken/");
    let (_, view) = search::view(&site.context(&address));
    view
}

fn hrefs<'v>(view: &'v SearchView, group: &str) -> Vec<&'v str> {
    let group = view.groups.iter().find(|found| found.id == group);
    group.map_or_else(Vec::new, |group| {
        group.items.iter().map(|item| &*item.href).collect()
    })
}

#[test]
fn the_list_without_scripts_has_documents_generated_pages_terms_and_partners() {
    let view = view("noord");
    assert_eq!(hrefs(&view, "aanbod").len(), 2);
    let lists = hrefs(&view, "lijsten");
    for page in ["../aanbod/", "../agenda/", "../aanmelden/"] {
        assert!(lists.contains(&page), "{page}: {lists:?}");
    }
    assert!(!lists.contains(&"../zoeken/") && !lists.contains(&"../404.html"));
    assert_eq!(hrefs(&view, "begrippen"), ["../begrippen/#lab"]);
    assert_eq!(hrefs(&view, "partners"), ["../partners/#vsg"]);
    let items: usize = view.groups.iter().map(|group| group.items.len()).sum();
    assert_eq!(view.total, items);
}

#[test]
fn who_finds_nothing_can_mail_the_academy_and_on_the_national_site_all_of_them() {
    let mails = |id| -> Vec<String> {
        let contacts = view(id).contacts.into_iter();
        contacts
            .map(|contact| {
                contact
                    .href
                    .split('?')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    };
    assert_eq!(mails("noord"), ["mailto:info@noord.nl"]);
    assert_eq!(
        mails("landelijk"),
        [
            "mailto:info@noord.nl",
            "mailto:info@zuid.nl",
            "mailto:lab@landelijk.nl"
        ]
    );
    let contact = &view("noord").contacts[0];
    assert!(contact.href.contains("?subject="), "{}", contact.href);
}
