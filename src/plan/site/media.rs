//! Which pictures and downloads a site publishes: those that its pages use today, logos of partners
//! included. What pages show is published in the sizes that they use, and what they link to under its own
//! name.
//!
//! A medium that only a draft, a scheduled or expired document or the piece of another site uses is
//! on no page, so it is not published either.

use std::collections::BTreeMap;

use crate::model::accent::Accent;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::{ListFile, Owner};
use crate::model::value::items;
use crate::percent;
use crate::plan::link_uses::{self, Purpose};
use crate::plan::links::{LinkedItem, find_target};
use crate::plan::localized::LocalizedDocument;
use crate::plan::menu::find_file;
use crate::source::{FilePath, Span};

/// How the pages of a site use a medium.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct MediumUse {
    /// They show it.
    pub(super) is_shown: bool,
    /// They link to it.
    pub(super) is_linked: bool,
}

/// Media by their positions in `Heads::media`.
#[derive(Debug, Default)]
pub(super) struct UsedMedia(pub(super) BTreeMap<usize, MediumUse>);

impl UsedMedia {
    fn add(&mut self, medium: Option<usize>, is_picture: bool) {
        if let Some(medium) = medium {
            let uses = self.0.entry(medium).or_default();
            match is_picture {
                true => uses.is_shown = true,
                false => uses.is_linked = true,
            }
        }
    }
}

/// What the menu of a site and the given documents use, as the site shows these.
pub(super) fn used(heads: &Heads, site: SiteIx, documents: Vec<DocIx>) -> UsedMedia {
    let mut used = UsedMedia::default();
    for medium in in_menu(heads, site) {
        used.add(Some(medium), false);
    }
    for medium in logos(heads) {
        used.add(Some(medium), true);
    }
    for document in documents {
        let shown = LocalizedDocument::new(heads, site, document);
        let accent = heads.accent(document, site);
        let replaced = accent.and_then(|accent| accent.accent());
        in_keys(heads, shown.head, replaced, &mut used);
        if !shown.replaces_body() {
            in_body(heads, shown.head, &mut used);
        }
        if let Some(accent) = accent {
            in_keys(heads, accent, None, &mut used);
            in_body(heads, accent, &mut used);
        }
    }
    used
}

/// The media that the menu of a site leads to, by their address or by their path.
pub fn in_menu(heads: &Heads, site: SiteIx) -> impl Iterator<Item = usize> + '_ {
    let entries = items(&heads.site(site).region.menu).iter();
    let links = entries.filter_map(|entry| entry.value.link.as_ref());
    links.filter_map(move |link| {
        with_address(heads, &link.value).or_else(|| match find_file(heads, site, &link.value).0 {
            LinkedItem::Media(at) => Some(at),
            _ => None,
        })
    })
}

/// The media that are logos of partners. Every site has a page with all partners.
pub fn logos(heads: &Heads) -> impl Iterator<Item = usize> + '_ {
    let list = FilePath::new(ListFile::Partners.path());
    link_uses::logos(heads).filter_map(move |path| medium_at(heads, &list, &Owner::Shared, path))
}

/// The medium whose address is written: below `/media/`, a region's own below its id.
fn with_address(heads: &Heads, address: &str) -> Option<usize> {
    let name = percent::decoded(address.strip_prefix("/media/")?)?;
    let shared = heads.media_position(&FilePath::new(format!("content/media/{name}")));
    shared.or_else(|| {
        let (site, name) = name.split_once('/')?;
        let folder = Owner::Site(site.into()).folder();
        heads.media_position(&FilePath::new(format!("{folder}media/{name}")))
    })
}

/// Adds the media in the keys of a document, except those that an accent replaces.
fn in_keys(heads: &Heads, head: &Head, accent: Option<&Accent>, used: &mut UsedMedia) {
    let own_picture = accent.is_some_and(|accent| accent.picture.is_some());
    let own_materials = accent.is_some_and(|accent| accent.materials.is_some());
    let materials = head.course().and_then(|course| course.materials.as_ref());
    let replaced = materials.filter(|_| own_materials);
    let is_replaced = |link: Span| {
        let is_inside = |all: Span| all.start <= link.start && link.end <= all.end;
        replaced.is_some_and(|materials| is_inside(materials.span))
    };
    for link in link_uses::in_head(head) {
        let is_shown = match link.purpose {
            Purpose::Picture => !own_picture,
            Purpose::Follow | Purpose::Download => !is_replaced(link.span),
            Purpose::Address | Purpose::Menu => false,
        };
        if is_shown {
            let medium = medium_at(heads, &head.at.path, &head.at.owner, link.target);
            used.add(medium, link.purpose == Purpose::Picture);
        }
    }
}

fn in_body(heads: &Heads, head: &Head, used: &mut UsedMedia) {
    for medium in &head.media_in_body {
        let found = medium_at(heads, &head.at.path, &head.at.owner, &medium.target);
        used.add(found, medium.is_picture);
    }
}

/// The medium that a link in a file leads to.
fn medium_at(heads: &Heads, from: &FilePath, owner: &Owner, target: &str) -> Option<usize> {
    match find_target(heads, from, owner, target).0 {
        LinkedItem::Media(at) => Some(at),
        LinkedItem::Document(_)
        | LinkedItem::Page(_)
        | LinkedItem::Address(_)
        | LinkedItem::Unreadable
        | LinkedItem::Escapes
        | LinkedItem::Nothing(_) => None,
    }
}
