//! The runs of courses, and the academies that give them.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{DocIx, Heads, SiteIx};
use crate::model::course::{Course, CourseRun};
use crate::model::document::Head;
use crate::model::layout::Owner;
use crate::model::value::{ids, items};
use crate::source::{Span, Spanned};

/// A run of a course, with the academy that gives it.
#[derive(Debug, Clone, Copy, Hash)]
pub struct OfferedRun<'h> {
    /// The run.
    pub run: &'h CourseRun,
    /// Its place in the file.
    pub span: Span,
    /// The head that it was written in: that of the course or of an accent.
    pub written_in: &'h Head,
    /// The site of the academy that gives it, if known.
    pub site: Option<SiteIx>,
}

impl Heads {
    /// The runs of a course: its own, and those of its accents in the order of the sites.
    pub fn runs(&self, document: DocIx) -> impl Iterator<Item = OfferedRun<'_>> {
        let head = self.document(document);
        let course = head.course().map(Course::runs).unwrap_or_default();
        let own = self.runs_in(course, head, self.owner_site(head));
        own.chain(self.accents_on(document).flat_map(|(site, accent)| {
            let added = accent.accent().map_or(&[][..], |added| items(&added.runs));
            self.runs_in(added, accent, Some(site))
        }))
    }

    /// The run at a position of [`Heads::runs`].
    pub fn run(&self, document: DocIx, position: usize) -> Option<OfferedRun<'_>> {
        let head = self.document(document);
        let own = head.course().map(Course::runs).unwrap_or_default();
        if let Some(run) = own.get(position) {
            return self
                .runs_in(std::slice::from_ref(run), head, self.owner_site(head))
                .next();
        }
        let mut left = position - own.len();
        for (site, accent) in self.accents_on(document) {
            let added = accent.accent().map_or(&[][..], |added| items(&added.runs));
            if let Some(run) = added.get(left) {
                return self
                    .runs_in(std::slice::from_ref(run), accent, Some(site))
                    .next();
            }
            left -= added.len();
        }
        None
    }

    /// The site that a head belongs to; `None` for a shared one.
    fn owner_site(&self, head: &Head) -> Option<SiteIx> {
        match &head.at.owner {
            Owner::Site(site) => self.site_with_id(site),
            Owner::Shared => None,
        }
    }

    fn runs_in<'h>(
        &'h self,
        runs: &'h [Spanned<CourseRun>],
        written_in: &'h Head,
        own: Option<SiteIx>,
    ) -> impl Iterator<Item = OfferedRun<'h>> {
        runs.iter().map(move |run| OfferedRun {
            run: &run.value,
            span: run.span,
            written_in,
            site: match &run.region {
                Some(region) => self.site_with_id(&region.value.id),
                None => own,
            },
        })
    }

    /// The academies that offer a course, in the order of the sites: those that it names, those of
    /// its runs, and the one that the file belongs to.
    pub fn offered_by(&self, document: DocIx) -> &[SiteIx] {
        let offering = self.offering.get_or_compute(|| {
            let documents = (0..self.documents.len()).into_par_iter();
            let offering = documents.map(|at| self.offering(DocIx(at)).into());
            offering.collect()
        });
        offering.get(document.0).map_or(&[], |sites| sites)
    }

    fn offering(&self, document: DocIx) -> Vec<SiteIx> {
        let head = self.document(document);
        let Some(course) = head.course() else {
            return Vec::new();
        };
        let named = ids(&course.offered_by).filter_map(|id| self.site_with_id(id));
        let runs = self.runs(document).filter_map(|run| run.site);
        let mut sites: Vec<SiteIx> = named.chain(self.owner_site(head)).chain(runs).collect();
        sites.sort();
        sites.dedup();
        sites
    }
}
