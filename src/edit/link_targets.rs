//! What a link or picture in a file can lead to, with the path of each as it is written there.

use crate::edition::Edition;
use crate::model::heads::{DocIx, Heads, Media};
use crate::model::layout::{Location, Owner, locate};
use crate::plan::file::FileKind;
use crate::plan::link_text::LinkPlace;
use crate::plan::links::{LinkedItem, item_at};
use crate::source::FilePath;

/// The targets of links in a file.
pub struct LinkTargets<'a> {
    edition: &'a Edition,
    from: LinkPlace,
    like: &'a str,
}

impl<'a> LinkTargets<'a> {
    /// The targets of a link in the file `from`; paths go up as many folders as `like` does, or more.
    pub fn new(edition: &'a Edition, from: &FilePath, like: &'a str) -> Self {
        let from = LinkPlace {
            path: from.clone(),
            owner: file_owner(from),
        };
        Self {
            edition,
            from,
            like,
        }
    }

    /// The other documents, sorted by title, with their paths.
    pub fn documents(&self) -> Vec<(DocIx, String)> {
        let heads = self.heads();
        let mut documents: Vec<DocIx> = (0..heads.documents.len())
            .map(DocIx)
            .filter(|document| heads.document(*document).at.path != self.from.path)
            .collect();
        documents.sort_by_key(|document| heads.document(*document).sort_key().to_owned());
        let path = |document: DocIx| {
            let at = &heads.document(document).at;
            (document, self.path(&at.path, &at.owner))
        };
        documents.into_iter().map(path).collect()
    }

    /// The pictures and downloads that are on all sites that show the file, with their paths: those of
    /// another region are not.
    pub fn media(&self) -> Vec<(&'a Media, String)> {
        let media = self.heads().media.iter();
        let media =
            media.filter(|media| media.owner == Owner::Shared || media.owner == self.from.owner);
        media
            .map(|media| (media, self.path(&media.path, &media.owner)))
            .collect()
    }

    /// The addresses of pages that the site of the file makes itself; for a shared file, those of any
    /// region.
    pub fn pages(&self) -> Vec<&'a str> {
        let heads = self.heads();
        let own = match &self.from.owner {
            Owner::Site(site) => heads.site_with_id(site),
            Owner::Shared => None,
        };
        let site = own.or(heads.academies().next()).or(heads.national);
        let Some(plan) = site.and_then(|site| self.edition.plan(site)) else {
            return Vec::new();
        };
        let pages = plan.files.iter().filter(|file| match file.kind {
            FileKind::Page(page) => page.document().is_none() && page.is_indexed(),
            FileKind::Data(_)
            | FileKind::Redirect { .. }
            | FileKind::Medium(_)
            | FileKind::Picture(..) => false,
        });
        pages.map(|file| file.address.as_str()).collect()
    }

    /// The path of a file as a link writes it.
    pub(super) fn path(&self, to: &FilePath, owner: &Owner) -> String {
        let to = LinkPlace {
            path: to.clone(),
            owner: owner.clone(),
        };
        let exists =
            |path: &FilePath| !matches!(item_at(self.heads(), path), LinkedItem::Nothing(_));
        self.from.path_to(&to, self.like, &exists)
    }

    fn heads(&self) -> &'a Heads {
        self.edition.heads()
    }
}

/// The sites that a file belongs to.
pub fn file_owner(path: &FilePath) -> Owner {
    match locate(path) {
        Location::Document(at) => at.owner,
        Location::Site(site) => Owner::Site(site),
        _ => Owner::Shared,
    }
}
