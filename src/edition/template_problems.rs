//! Finds problems in templates by rendering sample pages.

use std::collections::{BTreeSet, HashMap};
use std::mem::{Discriminant, discriminant};

use rayon::prelude::*;

use super::{Edition, EditionFile, EditionSite, files_in_conflict};
use crate::diagnostic::{Diagnostic, sort_and_merge};
use crate::picture::NothingKept;
use crate::plan::file::FileKind;
use crate::plan::page::PageKind;
use crate::world::World;

/// The sample pages of a kind, by their positions among the files of the site.
struct Sample {
    first: usize,
    longest: usize,
    length: usize,
}

/// A kind of page, of which two are rendered; all redirects are one kind.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Tried {
    Page(Discriminant<PageKind>),
    Redirect,
}

impl Edition {
    /// The problems in templates found by rendering the first and the longest page of each kind on
    /// each site. Pages of a kind differ in which fields are known: one with few and one with many
    /// together cover nearly every branch of a template.
    ///
    /// None are reported while files of themes are unknown or have markers of a merge: those cause
    /// them.
    pub fn template_problems(&self, world: &dyn World) -> Vec<Diagnostic> {
        let conflicts = files_in_conflict(self.problems());
        let mut in_conflict = conflicts.iter().map(|path| path.as_str());
        if self.heads.unlisted.may_hide_files_of("themes")
            || in_conflict.any(|path| path.starts_with("themes/"))
        {
            return Vec::new();
        }
        let sites: Vec<EditionSite<'_>> = self.sites().collect();
        let found = sites.par_iter().flat_map_iter(|site| {
            let samples = self.samples(site).into_iter();
            samples
                .filter_map(|file| file.produce(world, &NothingKept).err())
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
                // Rendered without a template, or from cards that pages show as well.
                FileKind::Data(_) | FileKind::Medium(_) | FileKind::Picture(..) => continue,
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

    /// The length of the text of a page's document; zero for a page without a single document.
    fn length(&self, kind: FileKind) -> usize {
        let document = kind.document().map(|it| self.heads.document(it));
        let document = document.and_then(|head| self.document(&head.at.path));
        document.map_or(0, |document| document.source.text().len())
    }
}

/// Merges the problems at one place into the first, with the sites of all: a theme without
/// templates is reported once, not once per page.
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
