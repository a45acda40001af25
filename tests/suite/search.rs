//! The search index as it is built, with the texts of documents.

use std::collections::BTreeSet;

use serde_json::Value;
use vindplek::edition::{Options, compile};
use vindplek::export::search::tokens::stem;
use vindplek::memo::Memo;
use vindplek::world::MemoryWorld;

use crate::sites::base;
use crate::support::files::ProjectFiles;

fn world(project: &ProjectFiles) -> MemoryWorld {
    project.world("2026-11-01".parse().unwrap())
}

/// The script of a site, compiled with a memo.
fn script(world: &MemoryWorld, site: &str, memo: &Memo) -> String {
    let edition = compile(world, Options::default(), memo);
    let site = edition.sites().find(|known| &**known.id() == site).unwrap();
    let file = site.find("/zoekindex.js").unwrap();
    String::from_utf8(
        file.produce(world, &vindplek::picture::NothingKept)
            .unwrap()
            .to_vec(),
    )
    .unwrap()
}

/// The addresses of the pages that have a word, and what is shown of the first.
fn find(script: &str, word: &str) -> (BTreeSet<String>, Value) {
    let json = script.strip_prefix("globalThis.vindplekIndex=").unwrap();
    let index: Value = serde_json::from_str(json.trim_end().trim_end_matches(';')).unwrap();
    let stem = stem(word);
    let entries = index["index"]["index"].as_array().unwrap();
    let mut entries = entries.iter().filter(|entry| entry[0] == *stem);
    let fields = entries.next().map(|entry| entry[1].as_object().unwrap());
    let postings = fields.into_iter().flat_map(|fields| fields.values());
    let ids = postings.flat_map(|postings| postings.as_object().unwrap().keys());
    let shown: Vec<&Value> = ids.map(|id| &index["index"]["storedFields"][id]).collect();
    let address = |shown: &&Value| shown["u"].as_str().unwrap().to_owned();
    let first = shown.first().map_or(Value::Null, |shown| (*shown).clone());
    (shown.iter().map(address).collect(), first)
}

fn project() -> ProjectFiles {
    let mut project = base();
    let head = "---\ntitel: Boven\nsamenvatting: Een tekst van minstens vijftig tekens, zodat er niets over te zeggen is.\n";
    let page = format!(
        "{head}---\n\nWij schaatsen.\n\n## Over het ijs {{#ijs}}\n\n```\nkunstrijden\n```\n"
    );
    let files = [
        ("content/paginas/winter.md", page.as_str()),
        (
            "regions/noord/content/paginas/winter.md",
            "---\n---\n\nHier bandy.\n",
        ),
    ];
    for (path, text) in files {
        project.files.insert(path.into(), text.into());
    }
    project
}

#[test]
fn a_text_is_found_with_its_headings_and_the_accent_of_the_site() {
    let world = world(&project());
    let noord = script(&world, "noord", &Memo::new());
    let (found, shown) = find(&noord, "schaatsen");
    assert_eq!(found, BTreeSet::from(["winter/".to_owned()]));
    assert_eq!(
        shown["h"],
        serde_json::json!([["Over het ijs", "ijs"], ["In Noord", "accent"]])
    );
    assert_eq!(find(&noord, "bandy").0.len(), 1);
    assert!(find(&noord, "kunstrijden").0.is_empty());
    let oost = script(&world, "oost", &Memo::new());
    assert_eq!(find(&oost, "schaatsen").0.len(), 1);
    assert!(find(&oost, "bandy").0.is_empty());
}

#[test]
fn the_index_is_the_same_in_every_run_and_fresh_after_a_change_of_one_text() {
    let mut project = project();
    let memo = Memo::new();
    let before = script(&world(&project), "noord", &memo);
    assert_eq!(before, script(&world(&project), "noord", &Memo::new()));
    memo.sweep();
    let page = project.files.get_mut("content/paginas/winter.md").unwrap();
    page.extend(b"\nOok sleeen.\n");
    let after = script(&world(&project), "noord", &memo);
    assert_eq!(find(&after, "sleeen").0.len(), 1);
    assert_eq!(after, script(&world(&project), "noord", &Memo::new()));
    // The words of all other texts were remembered.
    assert_eq!(memo.sweep().get("words"), Some(&1));
}
