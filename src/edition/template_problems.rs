//! A trial of the templates: some pages rendered for the sake of what may be wrong with them.

use std::collections::{BTreeSet, HashMap};
use std::mem::{Discriminant, discriminant};

use rayon::prelude::*;

use super::{Edition, EditionFile, EditionSite};
use crate::diagnostic::{Diagnostic, sort_and_merge};
use crate::plan::file::FileKind;
use crate::plan::page::PageKind;
use crate::world::World;

/// The pages of a kind that are tried, by their positions among the files of the site.
struct Sample {
    first: usize,
    longest: usize,
    length: usize,
}

/// A kind of page, of which two are tried: all redirects are one kind.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Tried {
    Page(Discriminant<PageKind>),
    Redirect,
}

impl Edition {
    /// What is wrong with templates, as far as the first and the longest page of each kind on each
    /// site show it. The pages of a kind differ in which fields are known; of two, one with little
    /// and one with much, hardly any branch of a template stays unseen.
    pub fn template_problems(&self, world: &dyn World) -> Vec<Diagnostic> {
        let sites: Vec<EditionSite<'_>> = self.sites().collect();
        let found = sites.par_iter().flat_map_iter(|site| {
            let samples = self.samples(site).into_iter();
            samples
                .filter_map(|file| file.produce(world).err())
                .map(|problem| problem.on_site(site.id()))
        });
        merge_sites_by_place(sort_and_merge(found.collect()))
    }

    fn samples<'e>(&self, site: &EditionSite<'e>) -> Vec<EditionFile<'e>> {
        let mut samples: HashMap<Tried, Sample> = HashMap::new();
        for (at, file) in site.plan().files.iter().enumerate() {
            let tried = match file.kind {
                FileKind::Page(page) => Tried::Page(discriminant(&page)),
                FileKind::Redirect { .. } => Tried::Redirect,
                // Made by no template, or of cards that pages show as well.
                FileKind::Data(_) | FileKind::Medium(_) => continue,
            };
            let length = self.length(file.kind);
            samples
                .entry(tried)
                .and_modify(|sample| {
                    if length >= sample.length {
                        (sample.longest, sample.length) = (at, length);
                    }
                })
                .or_insert(Sample {
                    first: at,
                    longest: at,
                    length,
                });
        }
        let positions = samples
            .into_values()
            .flat_map(|sample| [sample.first, sample.longest]);
        let positions: BTreeSet<usize> = positions.collect();
        let files = positions.into_iter();
        files.filter_map(|at| site.file(at)).collect()
    }

    /// The length of the text of a page's document; zero for a page of no one document.
    fn length(&self, kind: FileKind) -> usize {
        let document = kind.document().map(|it| self.heads.document(it));
        let document = document.and_then(|head| self.document(&head.at.path));
        document.map_or(0, |document| document.source.text().len())
    }
}

/// Of the problems at one place the first, with the sites of all: a theme that lacks its templates
/// lacks them once, and not once a page.
fn merge_sites_by_place(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
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
