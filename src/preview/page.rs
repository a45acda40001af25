//! Information about an address of the preview, for its bar.

use jiff::civil::Date;
use serde::Serialize;

use super::editor::FilePlace;
use super::reply::{PreviewAddress, path};
use crate::edition::Edition;
use crate::model::document::Head;
use crate::model::heads::{Availability, DocIx, Heads, SiteIx};
use crate::model::layout::ListFile;
use crate::plan::file::FileKind;
use crate::plan::links::document_address;
use crate::plan::site::SitePlan;
use crate::render::dutch;
use crate::source::FilePath;
use crate::world::{FileEntry, World};

/// A page of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageInfo {
    /// The site.
    pub(super) site: String,
    /// The address on the site.
    pub(super) address: String,
    /// Whether the site has a file there.
    pub(super) exists: bool,
    /// `published`, `draft`, `scheduled` or `expired`; null for a page without a single document.
    pub(super) status: Option<&'static str>,
    /// The status in words unless published: `gepland voor 3 maart 2027`.
    pub(super) status_label: Option<String>,
    /// The document of the page, also if the page is not published.
    pub(super) source: Option<FilePlace>,
    /// The files that can be edited for it: its document, what the site changes in that, the site.
    pub(super) editable: Vec<EditableFile>,
    /// The page on every site, including this one, in the order of the sites.
    pub(super) elsewhere: Vec<Elsewhere>,
}

/// A file that can be edited for a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct EditableFile {
    /// Its path.
    pub(super) path: String,
    /// What it is to this page.
    pub(super) label: String,
}

/// The page on a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Elsewhere {
    /// The site.
    pub(super) site: String,
    /// Its short name.
    pub(super) short_name: String,
    /// The path in the preview: the page, or else its nearest existing ancestor.
    pub(super) path: String,
    /// Whether the site has the page.
    pub(super) exists: bool,
}

/// Information about an address; `None` when there is no such site. `project` is the absolute path
/// of the project.
pub fn info(
    edition: &Edition,
    world: &dyn World,
    asked: &PreviewAddress,
    project: &str,
) -> Option<PageInfo> {
    let heads = edition.heads();
    let site = heads.site_with_id(&asked.site)?;
    let plan = edition.plan(site)?;
    let address = asked.address.as_deref().unwrap_or("/");
    let file = plan.at(address);
    let document = match file {
        Some(file) => file.kind.source_document(),
        None => documents_at(heads, site, address).next(),
    };
    let order = heads.national.into_iter().chain(heads.academies());
    let elsewhere = |other: SiteIx| {
        let plan = edition.plan(other)?;
        let target = nearest_existing(plan, address);
        Some(Elsewhere {
            site: heads.site(other).id.to_string(),
            short_name: heads.site(other).short_name().to_owned(),
            path: path(edition, other, &target),
            exists: target == address,
        })
    };
    let status = document.map(|document| heads.availability(document, plan.when.today));
    Some(PageInfo {
        site: asked.site.clone(),
        address: address.to_owned(),
        exists: file.is_some(),
        status: status.map(|status| match status {
            Availability::Published | Availability::Withheld => "published",
            Availability::Draft => "draft",
            Availability::Scheduled(_) => "scheduled",
            Availability::Expired(_) => "expired",
        }),
        status_label: status.and_then(label),
        source: document
            .map(|document| FilePlace::whole(project, &heads.document(document).at.path)),
        editable: editable(heads, world, site, (document, address)),
        elsewhere: order.filter_map(elsewhere).collect(),
    })
}

/// The files that can be edited for a page of a document, or of none: its own, those of the site, and the
/// lists that all sites share.
fn editable(
    heads: &Heads,
    world: &dyn World,
    site: SiteIx,
    (document, address): (Option<DocIx>, &str),
) -> Vec<EditableFile> {
    let of_site = heads.site(site);
    let name = of_site.short_name();
    let file = |path: &FilePath, label: String| EditableFile {
        path: path.to_string(),
        label,
    };
    let page = document.map(|at| &heads.document(at).at.path);
    let page = page.map(|path| file(path, "Deze pagina".to_owned()));
    let accent = document.and_then(|at| heads.accent(at, site));
    let accent = accent.map(|it| file(&it.at.path, format!("Wat {name} eraan verandert")));
    let parts = parts_of(heads, site, address);
    let parts = parts.map(|head| file(&head.at.path, head.title()));
    let region = file(&of_site.path, format!("De site {name}"));
    let theme = of_site.region.theme.as_ref();
    let theme = theme.map(|theme| FilePath::new(format!("themes/{}/theme.yaml", theme.value)));
    let theme = theme.map(|path| file(&path, format!("De kleuren en letters van {name}")));
    let lists =
        ListFile::ALL.map(|list| file(&FilePath::new(list.path()), list.title().to_owned()));
    let shared = theme.into_iter().chain(lists);
    let shared = shared.filter(|file| is_on_disk(world, &file.path));
    let own = page.into_iter().chain(accent).chain(parts).chain([region]);
    own.chain(shared).collect()
}

/// The documents that are parts of a page, each at an anchor: the quarters of the reisplan.
fn parts_of<'h>(
    heads: &'h Heads,
    site: SiteIx,
    address: &'h str,
) -> impl Iterator<Item = &'h Head> + use<'h> {
    let shown = (0..heads.documents.len()).map(DocIx);
    let shown = shown.filter(move |document| heads.shows(site, *document));
    let parts = shown.map(|document| &**heads.document(document));
    parts.filter(move |head| {
        let (at, anchor) = document_address(head);
        anchor.is_some() && at.as_str() == address
    })
}

/// Whether a file is in the project, and not only in the program.
fn is_on_disk(world: &dyn World, path: &str) -> bool {
    let entry = world.entries().get(&FilePath::new(path));
    entry.is_some_and(|entry| !matches!(entry, FileEntry::BuiltIn { .. }))
}

/// Why a document is not published, in words.
pub fn label(status: Availability) -> Option<String> {
    let day = |date: Date| dutch::days(date, date);
    match status {
        Availability::Published => None,
        Availability::Draft => Some("concept".to_owned()),
        Availability::Scheduled(from) => Some(format!("gepland voor {}", day(from))),
        Availability::Expired(on) => Some(format!("verlopen op {}", day(on))),
        Availability::Withheld => Some("niet geschikt".to_owned()),
    }
}

/// The documents whose page would be at an address, those of the site itself and the shared ones
/// first.
pub(super) fn documents_at<'h>(
    heads: &'h Heads,
    site: SiteIx,
    address: &'h str,
) -> impl Iterator<Item = DocIx> + use<'h> {
    let is_at_address = move |document: &DocIx| {
        let (at, anchor) = document_address(heads.document(*document));
        anchor.is_none() && at.as_str() == address
    };
    let documents = move || (0..heads.documents.len()).map(DocIx).filter(is_at_address);
    let shown = move |document: &DocIx| heads.shows(site, *document);
    let others = documents().filter(move |document| !shown(document));
    documents().filter(shown).chain(others)
}

/// The address itself when the site has a page there; else its nearest existing ancestor:
/// `/aanbod/` for a course that the site lacks.
fn nearest_existing(plan: &SitePlan, address: &str) -> String {
    let exists = |address: &str| {
        let kind = plan.at(address).map(|file| file.kind);
        matches!(kind, Some(FileKind::Page(page)) if page.is_indexed())
    };
    if plan.at(address).is_some() {
        return address.to_owned();
    }
    let mut above = address.trim_end_matches('/');
    while let Some((folder, _)) = above.rsplit_once('/') {
        let parent = format!("{folder}/");
        if exists(&parent) {
            return parent;
        }
        above = folder;
    }
    "/".to_owned()
}
