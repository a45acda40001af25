//! A trial of the templates: some pages rendered for the sake of what may be wrong with them.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use rayon::prelude::*;

use super::{Edition, EditionSite, SiteFile};
use crate::diagnostic::{Diagnostic, sort_and_merge};
use crate::plan::page::What;
use crate::world::World;

/// The pages of a kind that are tried.
struct Sample {
    first: usize,
    longest: usize,
    length: usize,
}

impl Edition {
    /// What is wrong with templates, as far as the first and the longest page of each kind on each
    /// site show it. The pages of a kind differ in which fields are known; of two, one with little
    /// and one with much, hardly any branch of a template stays unseen.
    pub fn trial(&self, world: &dyn World) -> Vec<Diagnostic> {
        let sites: Vec<EditionSite<'_>> = self.sites().collect();
        let found = sites.par_iter().flat_map_iter(|site| {
            let tried = self.samples(site).into_iter();
            tried
                .filter_map(|number| site.produce(world, number).err())
                .map(|problem| problem.on_site(site.id()))
        });
        once_a_place(sort_and_merge(found.collect()))
    }

    fn samples(&self, site: &EditionSite<'_>) -> Vec<usize> {
        let mut samples: HashMap<Discriminant<What>, Sample> = HashMap::new();
        for number in 0..site.plan().pages.len() {
            let Some((path, SiteFile::Page(what))) = site.file(number) else {
                continue;
            };
            // What programs read is not made by templates, or holds what pages show as well.
            if !path.ends_with(".html") {
                continue;
            }
            let document = what
                .document()
                .map(|document| self.heads.document(document));
            let document = document.and_then(|head| self.document(&head.at.path));
            let length = document.map_or(0, |document| document.source.text().len());
            samples
                .entry(discriminant(&what))
                .and_modify(|sample| {
                    if length >= sample.length {
                        (sample.longest, sample.length) = (number, length);
                    }
                })
                .or_insert(Sample {
                    first: number,
                    longest: number,
                    length,
                });
        }
        let mut numbers: Vec<usize> = samples
            .into_values()
            .flat_map(|sample| [sample.first, sample.longest])
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// Of the problems at one place the first, with the sites of all: a theme that lacks its templates
/// lacks them once, and not once a page.
fn once_a_place(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.dedup_by(|problem, first| {
        let is_same = problem.code == first.code && problem.place == first.place;
        if is_same {
            first.sites.append(&mut problem.sites);
            first.sites.sort();
            first.sites.dedup();
        }
        is_same
    });
    problems
}
