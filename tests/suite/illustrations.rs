//! What a site shows of something without a picture of its own, and how it looks on a home screen.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::theme::art;
use vindplek::world::MemoryWorld;

use crate::support::files::ProjectFiles;

/// The most bytes of an illustration. A browser loads the few that a page shows, once.
const MOST: usize = 1000;

fn repository(change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> MemoryWorld {
    let mut project = ProjectFiles::of_repository();
    change(&mut project.files);
    project.world("2026-11-01".parse().unwrap())
}

fn edition(world: &MemoryWorld) -> Edition {
    compile(world, Options::default(), &Memo::new())
}

/// By site: its files below an address, without the digest in the name.
fn files_below(world: &MemoryWorld, start: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let edition = edition(world);
    let sites = edition.sites().map(|site| {
        let files = site.files().filter_map(|file| {
            let name = file.address().as_str().strip_prefix(start)?.to_owned();
            let parts: Vec<&str> = name.split('.').collect();
            let name = format!("{}.{}", parts.first()?, parts.last()?);
            let bytes = file
                .produce(world, &vindplek::picture::NothingKept)
                .unwrap();
            Some((name, String::from_utf8(bytes.to_vec()).unwrap()))
        });
        (site.id().to_string(), files.collect())
    });
    sites.collect()
}

fn page(world: &MemoryWorld, site: &str, address: &str) -> String {
    let edition = edition(world);
    let site = edition.sites().find(|known| &**known.id() == site).unwrap();
    let bytes = site
        .find(address)
        .unwrap()
        .produce(world, &vindplek::picture::NothingKept)
        .unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn every_site_has_light_illustrations_of_every_subject_in_a_hand_of_its_own() {
    let world = repository(|_| {});
    let by_site = files_below(&world, "/assets/beeld/");
    assert_eq!(by_site.len(), 6);
    let subjects = [
        "sport",
        "kwetsbare-groepen",
        "loopbaan",
        "peilingen",
        "vakmanschap",
    ];
    for (site, drawings) in &by_site {
        for subject in subjects.iter().chain(&art::TYPES) {
            let variants: BTreeSet<&String> = (1..=art::VARIANTS)
                .map(|variant| &drawings[&format!("{subject}-{variant}.svg")])
                .collect();
            assert_eq!(variants.len(), art::VARIANTS, "{site}: {subject}");
        }
        for (name, drawing) in drawings {
            assert!(
                drawing.len() <= MOST,
                "{site}: {name} has {} bytes",
                drawing.len()
            );
        }
    }
    let balls: BTreeSet<&String> = by_site
        .values()
        .map(|drawings| &drawings["sport-1.svg"])
        .collect();
    assert_eq!(balls.len(), 6);
}

#[test]
fn a_theme_that_an_editor_adds_has_an_illustration_on_every_site() {
    let world = repository(|files| {
        let list = files.get_mut("content/vocabulaire.yaml").unwrap();
        let text = String::from_utf8(std::mem::take(list)).unwrap();
        let text = text.replacen(
            "themas:\n",
            "themas:\n  - id: iets-nieuws\n    naam: Iets nieuws\n",
            1,
        );
        *list = text.into_bytes();
        let course = files.get_mut("content/aanbod/inclusie.md").unwrap();
        let text = String::from_utf8(std::mem::take(course)).unwrap();
        *course = text
            .replacen("themas: [inclusie]", "themas: [iets-nieuws]", 1)
            .into_bytes();
    });
    for (site, drawings) in files_below(&world, "/assets/beeld/") {
        assert!(drawings.contains_key("iets-nieuws-1.svg"), "{site}");
    }
    assert!(page(&world, "noord", "/aanbod/").contains("/beeld/iets-nieuws-"));
}

#[test]
fn a_file_of_a_theme_takes_the_place_of_an_illustration() {
    let own = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>";
    let world = repository(|files| {
        files.insert("themes/noord/assets/beeld/sport-1.svg".into(), own.into());
    });
    let by_site = files_below(&world, "/assets/beeld/");
    assert_eq!(by_site["noord"]["sport-1.svg"], own);
    assert_ne!(by_site["oost"]["sport-1.svg"], own);
}

#[test]
fn the_icon_of_a_site_is_in_its_manifest_and_its_pages_link_to_that() {
    let world = repository(|_| {});
    let edition = edition(&world);
    for site in edition.sites() {
        let id = site.id();
        let manifest = site
            .find("/site.webmanifest")
            .unwrap()
            .produce(&world, &vindplek::picture::NothingKept)
            .unwrap();
        let manifest: Value = serde_json::from_slice(&manifest).unwrap();
        assert_eq!(
            (&manifest["start_url"], &manifest["scope"]),
            (&"./".into(), &"./".into()),
            "{id}"
        );
        let icons = manifest["icons"].as_array().unwrap();
        assert!(!icons.is_empty(), "{id}");
        for icon in icons {
            let address = format!("/{}", icon["src"].as_str().unwrap());
            assert!(site.find(&address).is_some(), "{id}: {address}");
        }
        let home = site
            .find("/")
            .unwrap()
            .produce(&world, &vindplek::picture::NothingKept)
            .unwrap();
        let home = String::from_utf8(home.to_vec()).unwrap();
        assert!(
            home.contains("rel=\"manifest\" href=\"./site.webmanifest\""),
            "{id}"
        );
    }
}
