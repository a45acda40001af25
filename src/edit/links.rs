//! Every link of the project that leads to one of its files: in texts, in keys, in lists and in menus.

use super::context::EditContext;
use crate::model::address::{Address, folded};
use crate::model::heads::Heads;
use crate::model::layout::Owner;
use crate::model::value::items;
use crate::plan::link_uses::{self, Purpose};
use crate::plan::links::{LinkedItem, ParsedLink, document_at, find_target, join, parse_link};
use crate::source::{FilePath, Source, Span};

/// A link to a file or page of the project.
pub(super) struct ProjectLink<'a> {
    /// The file that it is in.
    pub(super) source: &'a Source,
    /// The owner of that file.
    pub(super) owner: Owner,
    /// Its place.
    pub(super) span: Span,
    /// It as written.
    pub(super) written: &'a str,
    /// The path in it, decoded.
    pub(super) path: String,
    /// The part after `#`.
    pub(super) anchor: Option<&'a str>,
    /// The path that it leads to.
    pub(super) target: FilePath,
    /// How it names that path.
    pub(super) form: LinkForm,
}

/// How a link names a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkForm {
    /// By its path, from the folder of the file.
    Relative,
    /// By its path, from the folder of a region's file up to the shared content.
    AcrossOwners,
    /// By its path, from the project's folder.
    FromProject,
    /// By its address.
    Address,
}

/// All such links, in the order of the files.
pub(super) fn project_links<'a>(context: EditContext<'a>) -> Vec<ProjectLink<'a>> {
    let edition = context.edition;
    let finder = LinkFinder {
        heads: edition.heads(),
    };
    let mut found = Vec::new();
    for document in edition.documents() {
        let uses = link_uses::of(document).into_iter();
        for link in uses.filter(|link| link.purpose != Purpose::Address) {
            let owner = &document.head.at.owner;
            found.extend(finder.link(&document.source, owner, link.span, link.target));
        }
    }
    for (source, link) in edition.yaml().pictures() {
        let target = &link.target;
        found.extend(finder.link(source, &Owner::Shared, target.span, &target.value));
    }
    for (site, file) in &edition.yaml().sites {
        let owner = Owner::Site(site.clone());
        for item in items(&file.value.menu) {
            if let Some(link) = &item.value.link {
                found.extend(finder.link(&file.source, &owner, link.span, &link.value));
            }
        }
    }
    found
}

/// Finds what the links of a project lead to.
struct LinkFinder<'a> {
    heads: &'a Heads,
}

impl<'a> LinkFinder<'a> {
    fn link(
        &self,
        source: &'a Source,
        owner: &Owner,
        span: Span,
        written: &'a str,
    ) -> Option<ProjectLink<'a>> {
        let ParsedLink::Path { path, anchor } = parse_link(written) else {
            return None;
        };
        let (item, found_anchor) = find_target(self.heads, source.path(), owner, written);
        // A `#` may be a part of a file's name.
        let path = match found_anchor {
            None if anchor.is_some() => written.to_owned(),
            _ => path,
        };
        let (target, form) = self.target(item, source.path(), owner, &path)?;
        Some(ProjectLink {
            source,
            owner: owner.clone(),
            span,
            written,
            path,
            anchor: found_anchor,
            target,
            form,
        })
    }

    fn target(
        &self,
        item: LinkedItem,
        from: &FilePath,
        owner: &Owner,
        path: &str,
    ) -> Option<(FilePath, LinkForm)> {
        let joined = join(from, path)?;
        let found = match item {
            LinkedItem::Document(document) => {
                let at = &self.heads.document(document).at.path;
                // An address of a document leads to it as well.
                let is_path = !path.starts_with('/') || joined == *at;
                is_path.then(|| at.clone())
            }
            LinkedItem::Media(media) => Some(self.heads.media.get(media)?.path.clone()),
            LinkedItem::Unreadable => Some(joined.clone()),
            LinkedItem::Page(_) if !path.starts_with('/') => {
                let inner = joined.as_str().strip_prefix(&owner.folder());
                let shared = inner.map(|inner| FilePath::new(format!("content/{inner}")));
                Some(shared.unwrap_or_else(|| joined.clone()))
            }
            LinkedItem::Page(_)
            | LinkedItem::Address(_)
            | LinkedItem::Escapes
            | LinkedItem::Nothing(_) => None,
        };
        match found {
            Some(target) if path.starts_with('/') => Some((target, LinkForm::FromProject)),
            Some(target) if *owner != Owner::Shared && joined == target => {
                let is_shared = target.as_str().starts_with(&Owner::Shared.folder());
                let form = match is_shared {
                    true => LinkForm::AcrossOwners,
                    false => LinkForm::Relative,
                };
                Some((target, form))
            }
            Some(target) => Some((target, LinkForm::Relative)),
            None => {
                let address = path.strip_prefix('/')?;
                let address = format!("/{}/", folded(address).trim_matches('/'));
                let target = document_at(self.heads, &Address::new(address))?;
                let target = self.heads.document(target).at.path.clone();
                Some((target, LinkForm::Address))
            }
        }
    }
}
