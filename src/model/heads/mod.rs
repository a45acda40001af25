//! Stage two: an index over the heads of all documents, without their bodies.
//!
//! It resolves ids to positions and inverts relations (the accents of a course, the academies that
//! offer it). All later stages use this one index.

mod runs;
mod unlisted;

pub use self::runs::OfferedRun;
pub use self::unlisted::UnlistedFolders;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::accent::Accent;
use super::course::Phase;
use super::dimensions::Dimensions;
use super::document::{Content, Head};
use super::figures::{Figure, Figures};
use super::glossary::{Glossary, Term};
use super::layout::{Kind, Owner};
use super::ledger::Ledger;
use super::medium::{self, Encoding, Fallback, MediumFault, MediumFormat, PictureForm};
use super::names::{composed, is_same_name};
use super::norm::Norm;
use super::partner::{Partner, Partners};
use super::region::Region;
use super::schema::Field;
use super::value::{NewId, items};
use super::vocabulary::Vocabulary;
use crate::deferred::Deferred;
use crate::digest::Digest;
use crate::source::{FilePath, Spanned};

/// The position of a site in [`Heads::sites`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SiteIx(pub usize);

/// The position of a document in [`Heads::documents`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocIx(pub usize);

/// A site.
#[derive(Debug, Hash)]
pub struct Site {
    /// The name of its folder.
    pub id: Arc<str>,
    /// Its `region.yaml`.
    pub path: FilePath,
    /// The settings in that file.
    pub region: Arc<Region>,
    /// Its `adressen.yaml`, empty when there is none.
    pub ledger: Arc<Ledger>,
}

impl Site {
    /// Whether it is the national overview.
    pub fn is_national(&self) -> bool {
        self.region.is_national()
    }

    /// Its name, or its id if the name could not be read.
    pub fn name(&self) -> &str {
        name_or_id(&self.region.name, &self.id)
    }

    /// Its short name, or its id if that could not be read.
    pub fn short_name(&self) -> &str {
        name_or_id(&self.region.short_name, &self.id)
    }
}

/// The site with an id. For a handful of sites a linear search is faster than an index.
fn with_id(sites: &[Site], id: &str) -> Option<SiteIx> {
    let has_id = |site: &Site| is_same_name(&site.id, id);
    sites.iter().position(has_id).map(SiteIx)
}

fn composed_path(path: FilePath) -> FilePath {
    match composed(path.as_str()) {
        Cow::Borrowed(_) => path,
        Cow::Owned(composed) => FilePath::new(composed),
    }
}

fn name_or_id<'a>(name: &'a Field<Arc<str>>, id: &'a str) -> &'a str {
    name.as_ref().map_or(id, |name| &name.value)
}

/// A picture or download.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Media {
    /// Its path.
    pub path: FilePath,
    /// The sites that it belongs to.
    pub owner: Owner,
    /// Its path below `media/`.
    pub name: Arc<str>,
    /// Digest of its bytes.
    pub digest: Digest,
    /// Size in bytes.
    pub size: u64,
    /// Its dimensions, if it is a picture from which they can be read.
    pub dimensions: Option<Dimensions>,
    /// The fallback of a picture that is made in other sizes; `None` for what is published whole.
    pub fallback: Option<Fallback>,
    /// What is wrong with its bytes.
    pub faults: Vec<MediumFault>,
}

impl Media {
    /// What is made of it for pages that show it; nothing of what is published whole.
    pub fn forms(&self) -> Vec<PictureForm> {
        match (self.dimensions, self.fallback) {
            (Some(size), Some(fallback)) => medium::shown(size, fallback),
            _ => Vec::new(),
        }
    }

    /// What is made of it for links that lead to it; `None` of what is published whole: a JPEG is turned
    /// upright, and of other pictures only the large ones are made smaller.
    pub fn download(&self) -> Option<PictureForm> {
        let size = self.dimensions.filter(|_| self.fallback.is_some())?;
        let (encoding, loses_nothing) = match MediumFormat::of_extension(self.path.extension())? {
            MediumFormat::Jpeg => (Encoding::Jpeg, false),
            MediumFormat::Png => (Encoding::Png, true),
            MediumFormat::WebP => (Encoding::WebP, true),
            _ => return None,
        };
        let form = medium::download(size, encoding);
        (form.size != size || !loses_nothing).then_some(form)
    }
}

/// Whether visitors can see a document on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Availability {
    /// Visible.
    Published,
    /// A draft.
    Draft,
    /// Published from this later date.
    Scheduled(Date),
    /// Not published since this date.
    Expired(Date),
    /// A course that is unfit for the academies.
    Withheld,
}

/// The input of this stage: the parsed files, without bodies.
#[derive(Debug, Default)]
pub struct HeadsInput {
    /// Sites, in the order of their folders.
    pub sites: Vec<Site>,
    /// All documents and accents, sorted by path.
    pub heads: Vec<Arc<Head>>,
    /// `vocabulaire.yaml`
    pub vocabulary: Arc<Vocabulary>,
    /// `partners.yaml`
    pub partners: Arc<Partners>,
    /// `begrippen.yaml`
    pub glossary: Arc<Glossary>,
    /// `toetsingskader.yaml`
    pub norm: Arc<Norm>,
    /// `cijfers.yaml`
    pub figures: Arc<Figures>,
    /// Pictures and downloads, sorted by path.
    pub media: Vec<Media>,
    /// Media that exist but could not be read, so that references to them are not reported.
    pub unreadable: Vec<FilePath>,
    /// What stands in place of files that are unknown: folders that cannot be listed.
    pub unlisted: Vec<FilePath>,
}

/// The index over all documents.
#[derive(Debug)]
pub struct Heads {
    /// Sites, in the order of their folders.
    pub sites: Vec<Site>,
    /// The national site.
    pub national: Option<SiteIx>,
    /// `vocabulaire.yaml`
    pub vocabulary: Arc<Vocabulary>,
    /// `partners.yaml`
    pub partners: Arc<Partners>,
    /// `begrippen.yaml`
    pub glossary: Arc<Glossary>,
    /// `toetsingskader.yaml`
    pub norm: Arc<Norm>,
    /// `cijfers.yaml`
    pub figures: Arc<Figures>,
    /// All documents without accents, sorted by path.
    pub documents: Vec<Arc<Head>>,
    /// All accents, sorted by path.
    pub accents: Vec<Arc<Head>>,
    /// Pictures and downloads, sorted by path.
    pub media: Vec<Media>,
    /// Media that exist but could not be read.
    pub unreadable: BTreeSet<FilePath>,
    /// The folders that cannot be listed.
    pub unlisted: UnlistedFolders,
    /// By the position of a document, the positions of its accents with their sites, in the order
    /// of the sites.
    accents_of: Vec<Vec<(SiteIx, usize)>>,
    /// By the position of a document, the academies that offer it.
    offering: Deferred<Vec<Box<[SiteIx]>>>,
    by_path: FxHashMap<FilePath, DocIx>,
    by_id: BTreeMap<Kind, FxHashMap<Arc<str>, DocIx>>,
    by_kind: BTreeMap<Kind, Vec<DocIx>>,
    media_by_path: FxHashMap<FilePath, usize>,
    partner_by_id: FxHashMap<Arc<str>, usize>,
    figure_by_id: FxHashMap<Arc<str>, usize>,
    term_by_id: FxHashMap<Arc<str>, usize>,
}

/// The positions of the items of a list, by their ids. Of two with one id, the first.
fn positions_by_id<T>(
    list: &Field<Vec<Spanned<T>>>,
    id: impl Fn(&T) -> &Field<NewId>,
) -> FxHashMap<Arc<str>, usize> {
    let mut positions = FxHashMap::default();
    for (at, item) in items(list).iter().enumerate() {
        if let Some(id) = id(&item.value) {
            positions.entry(Arc::clone(&id.value.0)).or_insert(at);
        }
    }
    positions
}

impl Heads {
    /// Builds the index.
    pub fn new(parts: HeadsInput) -> Self {
        let (accents, documents): (Vec<_>, Vec<_>) = parts
            .heads
            .into_iter()
            .partition(|head| head.accent().is_some());
        let by_path = || {
            let heads = documents.iter().enumerate();
            let paths = heads.map(|(at, head)| (composed_path(head.at.path.clone()), DocIx(at)));
            paths.rev().collect::<FxHashMap<FilePath, DocIx>>()
        };
        let by_id = || {
            let mut by_id: BTreeMap<Kind, FxHashMap<Arc<str>, DocIx>> = BTreeMap::new();
            for (at, head) in documents.iter().enumerate() {
                let with_ids = by_id.entry(head.at.kind).or_default();
                with_ids.entry(Arc::clone(&head.at.id)).or_insert(DocIx(at));
            }
            by_id
        };
        let (by_path, by_id) = rayon::join(by_path, by_id);
        let mut by_kind: BTreeMap<Kind, Vec<DocIx>> = BTreeMap::new();
        for (at, head) in documents.iter().enumerate() {
            by_kind.entry(head.at.kind).or_default().push(DocIx(at));
        }
        let mut accents_of = vec![Vec::new(); documents.len()];
        for (at, accent) in accents.iter().enumerate() {
            let shared = accent.at.shared_path();
            let Owner::Site(site) = &accent.at.owner else {
                continue;
            };
            if let (Some(document), Some(site)) =
                (by_path.get(&shared), with_id(&parts.sites, site))
            {
                accents_of[document.0].push((site, at));
            }
        }
        for accents in &mut accents_of {
            accents.sort_unstable();
        }
        let media_by_path = parts
            .media
            .iter()
            .enumerate()
            .rev()
            .map(|(at, media)| (composed_path(media.path.clone()), at))
            .collect();
        let national = parts.sites.iter().position(Site::is_national).map(SiteIx);
        Self {
            partner_by_id: positions_by_id(&parts.partners.partners, |partner| &partner.id),
            figure_by_id: positions_by_id(&parts.figures.figures, |figure| &figure.id),
            term_by_id: positions_by_id(&parts.glossary.terms, |term| &term.id),
            sites: parts.sites,
            national,
            vocabulary: parts.vocabulary,
            partners: parts.partners,
            glossary: parts.glossary,
            norm: parts.norm,
            figures: parts.figures,
            documents,
            accents,
            media: parts.media,
            unreadable: parts.unreadable.into_iter().map(composed_path).collect(),
            unlisted: UnlistedFolders::new(parts.unlisted),
            accents_of,
            offering: Deferred::new(),
            by_path,
            by_id,
            by_kind,
            media_by_path,
        }
    }

    /// A site by its position.
    pub fn site(&self, site: SiteIx) -> &Site {
        &self.sites[site.0]
    }

    /// Positions of all sites.
    pub fn site_positions(&self) -> impl Iterator<Item = SiteIx> + use<> {
        (0..self.sites.len()).map(SiteIx)
    }

    /// The sites of the regional academies.
    pub fn academies(&self) -> impl Iterator<Item = SiteIx> + '_ {
        self.site_positions()
            .filter(|site| !self.site(*site).is_national())
    }

    /// A document by its position.
    pub fn document(&self, document: DocIx) -> &Arc<Head> {
        &self.documents[document.0]
    }

    /// Positions of all documents of a kind, sorted by path.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = DocIx> + '_ {
        self.by_kind.get(&kind).into_iter().flatten().copied()
    }

    /// The document at a path, in either Unicode form. Of two that differ in that only, the first.
    pub fn at_path(&self, path: &FilePath) -> Option<DocIx> {
        self.by_path.get(&composed_path(path.clone())).copied()
    }

    /// The document with an id; the first in path order if several have it.
    pub fn with_id(&self, kind: Kind, id: &str) -> Option<DocIx> {
        self.by_id.get(&kind)?.get(id).copied()
    }

    /// The site with an id.
    pub fn site_with_id(&self, id: &str) -> Option<SiteIx> {
        with_id(&self.sites, id)
    }

    /// The position in [`Heads::media`] of the picture or download at a path, in either Unicode
    /// form. Of two that differ in that only, the first.
    pub fn media_position(&self, path: &FilePath) -> Option<usize> {
        self.media_by_path
            .get(&composed_path(path.clone()))
            .copied()
    }

    /// Whether something that cannot be read may stand at a path: a picture or download, or
    /// anything in a folder that cannot be listed.
    pub fn may_be_unreadable(&self, path: &FilePath) -> bool {
        self.unreadable.contains(&composed_path(path.clone()))
            || self.unlisted.contain(path.as_str())
    }

    /// The accent that a site has on a document.
    pub fn accent(&self, document: DocIx, site: SiteIx) -> Option<&Arc<Head>> {
        let mut accents = self.accents_on(document);
        accents.find_map(|(of, accent)| (of == site).then_some(accent))
    }

    /// All accents on a document, with their sites.
    pub fn accents_on(&self, document: DocIx) -> impl Iterator<Item = (SiteIx, &Arc<Head>)> {
        let accents = self.accents_of.get(document.0).into_iter().flatten();
        accents.filter_map(|(site, at)| Some((*site, self.accents.get(*at)?)))
    }

    /// The document that an accent is on, with the site of the accent.
    pub fn accented(&self, accent: &Head) -> Option<(DocIx, SiteIx)> {
        let Owner::Site(site) = &accent.at.owner else {
            return None;
        };
        let shared = accent.at.shared_path();
        Some((self.at_path(&shared)?, self.site_with_id(site)?))
    }

    /// Whether a site shows a document, regardless of the date.
    pub fn shows(&self, site: SiteIx, document: DocIx) -> bool {
        let head = self.document(document);
        let national = head
            .common
            .national
            .as_ref()
            .is_none_or(|shown| shown.value);
        if self.site(site).is_national() {
            return national;
        }
        match &head.at.owner {
            Owner::Site(owner) => *owner == self.site(site).id,
            Owner::Shared => head
                .common
                .regions
                .as_ref()
                .is_none_or(|regions| regions.value.contains(&self.site(site).id)),
        }
    }

    /// Whether visitors can see a document on a date.
    pub fn availability(&self, document: DocIx, today: Date) -> Availability {
        let head = self.document(document);
        if head
            .course()
            .is_some_and(|course| course.phase() == Phase::Unfit)
        {
            return Availability::Withheld;
        }
        if head.is_draft() {
            return Availability::Draft;
        }
        let day = |field: &Field<Date>| field.as_ref().map(|date| date.value);
        match (day(&head.common.publish_on), day(&head.common.expires_on)) {
            // This mistake is reported by itself, so links to the document must not be reported
            // too.
            (Some(from), Some(until)) if until < from => Availability::Published,
            (Some(from), _) if from > today => Availability::Scheduled(from),
            (_, Some(until)) if until <= today => Availability::Expired(until),
            _ => Availability::Published,
        }
    }

    /// The keys of the accent that a site has on a document.
    pub fn accent_keys(&self, document: DocIx, site: SiteIx) -> Option<&Accent> {
        match &self.accent(document, site)?.content {
            Content::Accent(accent) => Some(accent),
            _ => None,
        }
    }

    /// The partner with an id.
    pub fn partner(&self, id: &str) -> Option<&Partner> {
        let at = *self.partner_by_id.get(id)?;
        Some(&items(&self.partners.partners).get(at)?.value)
    }

    /// The figure with an id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        let at = *self.figure_by_id.get(id)?;
        Some(&items(&self.figures.figures).get(at)?.value)
    }

    /// The term with an id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        let at = *self.term_by_id.get(id)?;
        Some(&items(&self.glossary.terms).get(at)?.value)
    }
}
