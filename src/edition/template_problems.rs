//! Finds problems in templates by rendering a sample of the pages, as rendering all of them would
//! take many times longer.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use rayon::prelude::*;

use super::{Edition, EditionSite, SiteFile};
use crate::diagnostic::{Diagnostic, sort_and_merge};
use crate::plan::page::What;
use crate::world::World;

/// The pages of a kind that are rendered.
struct Sample {
    first: usize,
    longest: usize,
    length: usize,
}

impl Edition {
    /// The problems that occur when the first and the longest page of each kind on each site are
    /// rendered. Pages of a kind differ in which fields are known, so a short and a long one
    /// together reach nearly every branch of a template.
    pub fn template_problems(&self, world: &dyn World) -> Vec<Diagnostic> {
        let sites: Vec<EditionSite<'_>> = self.sites().collect();
        let found = sites.par_iter().flat_map_iter(|site| {
            let numbers = self.sample_pages(site).into_iter();
            numbers
                .filter_map(|number| site.produce(world, number).err())
                .map(|problem| problem.on_site(site.id()))
        });
        dedup_by_place(sort_and_merge(found.collect()))
    }

    fn sample_pages(&self, site: &EditionSite<'_>) -> Vec<usize> {
        let mut samples: HashMap<Discriminant<What>, Sample> = HashMap::new();
        for number in 0..site.plan().pages.len() {
            let Some((path, SiteFile::Page(what))) = site.file(number) else {
                continue;
            };
            // Files for programs are made without templates, or contain what pages show as well.
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

/// Merges the problems of one rule at one place into the first, with the sites of all: a missing
/// template is reported once and not once per page.
fn dedup_by_place(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
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
