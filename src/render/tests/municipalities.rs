use super::TestSite;
use crate::model::address::Address;
use crate::render::view::{academies, home};

const NOORD: &str = "gemeenten: [Westerkwartier, Assen, ’s-Veenhuizen, Éénrum]\n";

fn with_municipalities(site: &str) -> TestSite {
    TestSite::new(site, &[("regions/noord/region.yaml", NOORD)])
}

#[test]
fn municipalities_stand_under_their_letter_with_the_site_of_their_academy() {
    let site = with_municipalities("landelijk");
    let (_, view) = academies::view(&site.context(&Address::from("/academies/")));
    let listed: Vec<(&str, &str, &str)> = view
        .municipalities
        .iter()
        .flat_map(|group| {
            let letter = group.letter.as_str();
            let found = group.municipalities.iter();
            found.map(move |found| (letter, &*found.name, &*found.href))
        })
        .collect();
    let noord = "https://academies.nl/noord/";
    assert_eq!(
        listed,
        [
            ("A", "Assen", noord),
            ("E", "Éénrum", noord),
            ("S", "’s-Veenhuizen", noord),
            ("W", "Westerkwartier", noord),
        ]
    );
}

#[test]
fn a_home_page_names_its_own_municipalities_and_leads_to_all() {
    let of = |id: &str| {
        let site = with_municipalities(id);
        let (_, view) = home::view(&site.context(&Address::from("/")));
        let brief = view.municipalities.unwrap();
        (brief.own.len(), brief.all_href.unwrap())
    };
    let all = "https://landelijk.nl/academies/#gemeenten".to_owned();
    assert_eq!(of("noord"), (4, all.clone()));
    assert_eq!(of("zuid"), (0, all));
    assert_eq!(of("landelijk"), (0, "academies/#gemeenten".to_owned()));
    let without = TestSite::new("noord", &[]);
    let (_, view) = home::view(&without.context(&Address::from("/")));
    assert_eq!(view.municipalities, None);
}

#[test]
fn the_national_site_leads_to_the_list_when_there_is_one() {
    let of = |site: TestSite| serde_json::to_value(&site.view).unwrap()["municipalities"].take();
    let all = "academies/#gemeenten";
    assert_eq!(of(with_municipalities("landelijk")), all);
    assert_eq!(of(with_municipalities("zuid")), serde_json::Value::Null);
    assert_eq!(of(TestSite::new("landelijk", &[])), serde_json::Value::Null);
}
