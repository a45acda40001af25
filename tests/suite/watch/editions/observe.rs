//! Everything that can be observed of an edition, to compare two.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write};

use vindplek::diagnostic::Diagnostic;
use vindplek::edition::Edition;
use vindplek::preview::reply::PreviewAddress;
use vindplek::preview::state::{self, ContentCounts};
use vindplek::preview::{page, waiting, why};
use vindplek::world::World;

use crate::support::random::Random;

/// How many pages of a site are asked why they are there.
const ASKED: usize = 6;

/// Addresses that a site may have or not.
const ADDRESSES: [&str; 6] = [
    "/",
    "/weg/",
    "/aanbod/tweede/",
    "/nieuws/bericht/",
    "/paginas/over/",
    "/cursus/oud/",
];

/// The folder in which the project is said to stand.
const PROJECT: &str = "/project";

/// What is observed: values by name.
#[derive(Default)]
pub(super) struct Observed {
    values: BTreeMap<String, Vec<u8>>,
    problems: Vec<Diagnostic>,
}

impl Observed {
    /// Observes an edition. `seed` decides which pages are asked why they are there.
    pub(super) fn new(world: &dyn World, edition: &Edition, seed: u64) -> Self {
        let mut observed = Self {
            problems: edition.problems().to_vec(),
            ..Self::default()
        };
        for (number, problem) in edition.template_problems(world).iter().enumerate() {
            observed.note(format!("trial {number}"), problem);
        }
        observed.note("language".to_owned(), &edition.language());
        for path in world.entries().paths() {
            if let Some(source) = edition.source(path) {
                let text = source.text().as_bytes().to_vec();
                observed.values.insert(format!("source {path}"), text);
            }
        }
        observed.files(world, edition);
        observed.explanations(world, edition, seed);
        let sites = state::sites(edition, Some(edition.problems()));
        observed.note("state of the sites".to_owned(), &sites);
        let today = world.today();
        observed.note(
            "content".to_owned(),
            &ContentCounts::of(edition.heads(), today),
        );
        let waiting = waiting::waiting(edition, today, PROJECT);
        observed.note("waiting".to_owned(), &waiting);
        observed
    }

    /// The bytes of all files of all sites, of those that are costly to make what they follow from, or why they cannot be made.
    fn files(&mut self, world: &dyn World, edition: &Edition) {
        for site in edition.sites() {
            let id = site.id();
            self.note(format!("theme of {id}"), &site.theme_problems());
            for file in site.files() {
                let name = format!("file {id}/{}", file.path());
                if let Some(recipe) = file.recipe() {
                    self.note(name, &recipe);
                    continue;
                }
                match file.produce(world, &vindplek::picture::NothingKept) {
                    Ok(bytes) => {
                        self.values.insert(name, bytes.to_vec());
                    }
                    Err(problem) => self.note(name, &problem),
                }
            }
        }
    }

    /// What the preview says of some pages.
    fn explanations(&mut self, world: &dyn World, edition: &Edition, seed: u64) {
        let mut random = Random::new(seed);
        let heads = edition.heads();
        for at in heads.site_positions() {
            let Some(plan) = edition.plan(at) else {
                continue;
            };
            let site = heads.site(at).id.to_string();
            let planned = |random: &mut Random| {
                let file = plan.files.get(random.below(plan.files.len()));
                file.map(|file| file.address.as_str().to_owned())
            };
            let mut addresses: BTreeSet<String> =
                (0..ASKED).filter_map(|_| planned(&mut random)).collect();
            addresses.insert(random.one_of(&ADDRESSES).to_owned());
            for address in addresses {
                let asked = PreviewAddress {
                    site: site.clone(),
                    address: Some(address.clone()),
                };
                let why = why::why(edition, world, &asked, PROJECT);
                self.note(format!("why {site}{address}"), &why);
                let info = page::info(edition, world, &asked, PROJECT);
                self.note(format!("page {site}{address}"), &info);
            }
        }
    }

    fn note(&mut self, name: String, value: &dyn Debug) {
        self.values.insert(name, format!("{value:?}").into_bytes());
    }

    /// The names of the files that were compared, without their sites.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let names = self.values.keys();
        names.filter_map(|name| Some(name.strip_prefix("file ")?.split_once('/')?.1))
    }

    /// How an edition differs from a clean one; `None` when it does not.
    pub(super) fn difference(&self, clean: &Self) -> Option<String> {
        let mut text = String::new();
        if self.problems != clean.problems {
            text.push_str("the problems differ\n");
            for (whose, these, others) in [("warm", self, clean), ("clean", clean, self)] {
                let only = |problem: &&Diagnostic| !others.problems.contains(problem);
                for problem in these.problems.iter().filter(only) {
                    writeln!(text, "  only {whose}: {problem:?}").unwrap();
                }
            }
        }
        let names: BTreeSet<&String> = self.values.keys().chain(clean.values.keys()).collect();
        for name in names {
            let (warm, clean) = (self.values.get(name), clean.values.get(name));
            if warm != clean {
                writeln!(text, "{name} differs\n{}", around(warm, clean)).unwrap();
            }
            if text.len() > 10_000 {
                break;
            }
        }
        (!text.is_empty()).then_some(text)
    }
}

/// Two values around the first byte in which they differ.
fn around(warm: Option<&Vec<u8>>, clean: Option<&Vec<u8>>) -> String {
    let (Some(warm), Some(clean)) = (warm, clean) else {
        let is = |value: Option<_>| if value.is_some() { "there" } else { "absent" };
        return format!("  warm: {}, clean: {}", is(warm), is(clean));
    };
    let same = warm.iter().zip(clean).take_while(|(a, b)| a == b).count();
    let shown = |bytes: &[u8]| {
        let (from, to) = (same.saturating_sub(80), bytes.len().min(same + 160));
        String::from_utf8_lossy(&bytes[from..to]).into_owned()
    };
    format!("  warm:  {:?}\n  clean: {:?}", shown(warm), shown(clean))
}
