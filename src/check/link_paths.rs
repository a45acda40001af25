//! The paths that a link can name, for suggestions: one list per content folder, built when the
//! first broken link in that folder needs it.

use std::collections::{BTreeMap, HashMap};

use crate::deferred::Deferred;
use crate::diagnostic::Names;
use crate::model::heads::{Heads, SiteIx};
use crate::model::layout::Owner;
use crate::plan::file::{FileKind, PlannedFile};
use crate::plan::site::SitePlan;
use crate::source::FilePath;

/// The kind of file that a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PathKind {
    /// A document.
    Document,
    /// A picture or download.
    Media,
}

/// The paths of documents and media, relative to each content folder.
pub(super) struct LinkPaths<'e> {
    heads: &'e Heads,
    by_owner: BTreeMap<(Owner, PathKind), Deferred<OwnerPaths>>,
}

/// The paths that a link in the content of one owner can name, relative to the content folder.
pub(super) struct OwnerPaths {
    /// The paths as a name index for suggestions.
    pub(super) names: Names<String>,
    /// The first path for each file name.
    by_file_name: HashMap<String, String>,
    /// The first whole path for each relative one.
    whole: HashMap<String, FilePath>,
}

impl OwnerPaths {
    /// The first path with the file name.
    pub(super) fn with_file_name(&self, name: &str) -> Option<&str> {
        self.by_file_name.get(name).map(String::as_str)
    }

    /// The path from the project's folder of a path relative to a content folder.
    pub(super) fn whole(&self, path: &str) -> Option<&str> {
        self.whole.get(path).map(FilePath::as_str)
    }
}

impl<'e> LinkPaths<'e> {
    /// The paths of a project.
    pub(super) fn new(heads: &'e Heads) -> Self {
        let sites = heads.sites.iter().map(|site| Owner::Site(site.id.clone()));
        let owners = sites.chain([Owner::Shared]);
        let keys = owners.flat_map(|owner| {
            [PathKind::Document, PathKind::Media].map(|kind| (owner.clone(), kind))
        });
        Self {
            heads,
            by_owner: keys.map(|key| (key, Deferred::new())).collect(),
        }
    }

    /// The paths that a link in the content of an owner can name.
    pub(super) fn of(&self, owner: &Owner, kind: PathKind) -> Option<&OwnerPaths> {
        let slot = self.by_owner.get(&(owner.clone(), kind))?;
        Some(slot.get_or_compute(|| self.gather(owner, kind)))
    }

    fn gather(&self, owner: &Owner, kind: PathKind) -> OwnerPaths {
        let paths: Vec<&FilePath> = match kind {
            PathKind::Media => self.heads.media.iter().map(|media| &media.path).collect(),
            PathKind::Document => {
                let documents = self.heads.documents.iter();
                documents.map(|head| &head.at.path).collect()
            }
        };
        let mut names = Vec::new();
        let mut by_file_name = HashMap::new();
        let mut whole = HashMap::new();
        for path in paths {
            let Some(inner) = inner(owner, path.as_str()) else {
                continue;
            };
            let file_name = path.file_name().to_owned();
            by_file_name
                .entry(file_name)
                .or_insert_with(|| inner.to_owned());
            whole
                .entry(inner.to_owned())
                .or_insert_with(|| path.clone());
            names.push(inner.to_owned());
        }
        OwnerPaths {
            names: Names::new(names),
            by_file_name,
            whole,
        }
    }
}

/// The addresses of each site, for suggestions.
pub(super) struct SiteAddresses<'e> {
    plans: &'e [&'e SitePlan],
    names: Vec<Deferred<Names<&'e str>>>,
}

impl<'e> SiteAddresses<'e> {
    /// The addresses of the planned sites.
    pub(super) fn new(plans: &'e [&'e SitePlan]) -> Self {
        Self {
            plans,
            names: plans.iter().map(|_| Deferred::new()).collect(),
        }
    }

    /// The addresses of the pages and data files of a site.
    pub(super) fn of(&self, site: SiteIx) -> Option<&Names<&'e str>> {
        let (plan, names) = (self.plans.get(site.0)?, self.names.get(site.0)?);
        Some(names.get_or_compute(|| {
            let is_linked =
                |file: &&PlannedFile| matches!(file.kind, FileKind::Page(_) | FileKind::Data(_));
            let files = plan.files.iter().filter(is_linked);
            Names::new(files.map(|file| file.address.as_str()))
        }))
    }
}

/// A path relative to the owner's content folder, or to the shared one.
pub(super) fn inner<'p>(owner: &Owner, path: &'p str) -> Option<&'p str> {
    path.strip_prefix(owner.folder().as_str())
        .or_else(|| path.strip_prefix("content/"))
}
