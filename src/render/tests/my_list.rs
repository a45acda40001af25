use super::TestSite;
use crate::model::address::Address;
use crate::plan::page::PageKind;
use crate::plan::testing::KNOWN_COURSE;
use crate::render::compared_courses;
use crate::render::view::my_list;

fn data(files: &[(&str, &str)]) -> serde_json::Value {
    let site = TestSite::new("noord", files);
    let address = Address::from("/mijn-lijst/gegevens.js");
    let script = compared_courses(&site.site(), &address);
    let script = String::from_utf8(script.unwrap()).unwrap();
    let json = script.strip_prefix("globalThis.vindplekCompared=").unwrap();
    serde_json::from_str(json.trim_end().trim_end_matches(';')).unwrap()
}

#[test]
fn the_list_has_every_course_of_the_site_and_knows_former_names() {
    let renamed = format!("{KNOWN_COURSE}voorheen: [/aanbod/oud/, /cursus/ouder/]\n");
    let data = data(&[("content/aanbod/samen.md", &renamed)]);
    let courses: Vec<_> = data["courses"].as_object().unwrap().keys().collect();
    assert_eq!(courses, ["samen"]);
    assert_eq!(data["renamed"].to_string(), r#"{"oud":"samen"}"#);
}

#[test]
fn search_engines_do_not_index_a_visitors_list() {
    let site = TestSite::new("noord", &[]);
    let address = Address::from("/mijn-lijst/");
    let (page, _) = my_list::view(&site.context(&address));
    assert!(page.noindex);
    assert!(site.plan.at("/mijn-lijst/").is_some());
    assert!(
        site.plan
            .indexed_pages()
            .all(|(_, page)| page != PageKind::MyList)
    );
}
