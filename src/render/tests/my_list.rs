use super::TestSite;
use crate::model::address::Address;
use crate::plan::page::PageKind;
use crate::render::view::my_list;

#[test]
fn search_engines_do_not_index_a_visitors_list() {
    let site = TestSite::new("noord", &[]);
    let address = Address::from("/mijn-lijst/");
    let (page, _) = my_list::view(&site.context(&address));
    assert!(page.noindex);
    assert!(site.plan.at("/mijn-lijst/").is_some());
    let mut indexed = site.plan.indexed_pages();
    assert!(indexed.all(|(_, page)| page != PageKind::MyList));
}
