//! The pictures that a site has of its own: one for each page, shown when somebody shares it, and its
//! icons.
//!
//! They follow from the theme, the name of the site and the titles of its pages. Their addresses hold
//! the digest of all that, so that a browser, and a site where somebody shares a page, may keep them
//! forever. A page whose template shows no picture has none. The list of all is made when it is first
//! asked for, as one page needs its own picture only; the pictures themselves are made on demand.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::deferred::Deferred;
use crate::digest::Digest;
use crate::model::address::Address;
use crate::model::heads::Heads;
use crate::picture::social::{self, Dress};
use crate::plan::file::{FileKind, PlannedFile};
use crate::plan::page::PageKind;
use crate::plan::site::SitePlan;
use crate::theme::{Drawings, Theme};

/// A picture of a site.
#[derive(Debug, Clone)]
pub struct SitePicture {
    /// Its address.
    pub address: Address,
    /// The digest of everything that it is made from.
    pub recipe: Digest,
    /// What it shows.
    pub subject: PictureSubject,
}

/// What a picture of a site shows.
#[derive(Debug, Clone)]
pub enum PictureSubject {
    /// A page, by its title.
    Page {
        /// The title.
        title: String,
    },
    /// The icon for a home screen, by its side in pixels.
    Icon(u32),
}

/// The pictures of a site.
#[derive(Debug)]
pub struct SitePictures {
    heads: Arc<Heads>,
    plan: Arc<SitePlan>,
    title_of: TitleOf,
    /// The templates of its pages and redirects that may show a picture.
    showing: BTreeSet<&'static str>,
    /// The digest of what the pictures of its pages have in common.
    dress: Digest,
    icons: [SitePicture; ICONS.len()],
    list: Deferred<Vec<SitePicture>>,
}

/// The title of a page; `None` for one that the site does not have.
type TitleOf = fn(&Heads, &SitePlan, PageKind) -> Option<String>;

/// The sides of the icons, in pixels: that of a home screen, and two for a web manifest.
const ICONS: [u32; 3] = [180, 192, 512];

/// Begins the input of the digest of an icon; see the same of a social picture.
const ICON_RECIPE: &str = "vindplek icon 2";

/// The number of hexadecimal digits of the digest in the name of a picture.
const DIGEST_DIGITS: usize = 10;

impl SitePictures {
    /// The field of the view of a page with its picture.
    pub(super) const FIELD: &'static str = "picture";

    /// The pictures of a site.
    pub(super) fn new(
        heads: Arc<Heads>,
        plan: Arc<SitePlan>,
        theme: &Theme,
        title_of: TitleOf,
    ) -> Self {
        let drawings = &theme.drawings;
        let icon = Digest::of(&drawings.icon);
        let mut showing: BTreeSet<&str> = plan
            .files
            .iter()
            .filter_map(|file| file.kind.template())
            .collect();
        showing.retain(|template| theme.asked(template).contain(Self::FIELD));
        Self {
            showing,
            heads,
            plan,
            title_of,
            dress: dress(drawings).digest(),
            icons: ICONS.map(|side| {
                let input = format!("{ICON_RECIPE}\n{side}\n{icon}");
                let recipe = Digest::of(input.as_bytes());
                let digest = recipe.short(DIGEST_DIGITS);
                SitePicture {
                    address: Address::new(format!("/assets/icoon-{side}.{digest}.png")),
                    recipe,
                    subject: PictureSubject::Icon(side),
                }
            }),
            list: Deferred::new(),
        }
    }

    /// All pictures, in the order of their addresses.
    pub fn list(&self) -> &[SitePicture] {
        self.list.get_or_compute(|| {
            let showing = self.plan.files.par_iter().filter(|file| {
                // What is no page of a site shows that of the home page.
                file.kind == FileKind::Page(PageKind::Home) || self.shows(file)
            });
            let shown = showing.filter_map(|file| {
                let (page, address) = page_of(&self.plan, file)?;
                self.shown_by(page, address)
            });
            let icons = self.icons.par_iter().cloned();
            let mut list: Vec<SitePicture> = shown.chain(icons).collect();
            list.par_sort_unstable_by(|one, other| one.address.cmp(&other.address));
            list.dedup_by(|one, other| one.address == other.address);
            list
        })
    }

    /// The picture at an address.
    pub fn find(&self, address: &str) -> Option<&SitePicture> {
        let list = self.list();
        let found = list.binary_search_by(|picture| picture.address.as_str().cmp(address));
        list.get(found.ok()?)
    }

    /// The picture of the page at an address of the site, which may be that of another page; that of the
    /// home page for a file that is no page. Returns its address, and the title on it.
    pub(super) fn of_page(&self, page: Option<(PageKind, &Address)>) -> Option<(Address, String)> {
        let home = Address::from("/");
        let (page, address) = page.unwrap_or((PageKind::Home, &home));
        let picture = self.shown_by(page, address)?;
        match picture.subject {
            PictureSubject::Page { title } => Some((picture.address, title)),
            PictureSubject::Icon(_) => None,
        }
    }

    /// Whether a file may show a picture.
    fn shows(&self, file: &PlannedFile) -> bool {
        let template = file.kind.template();
        template.is_some_and(|template| self.showing.contains(template))
    }

    /// The picture of the page at an address.
    fn shown_by(&self, page: PageKind, address: &Address) -> Option<SitePicture> {
        let shown = page_with_picture(page);
        Some(match shown {
            _ if shown == page => self.made(page, address),
            PageKind::Home => self.made(shown, &Address::from("/")),
            PageKind::Special(document) => self.made(shown, self.plan.address_of(document)?),
            _ => self.made(shown, &address.unpaged()),
        })
    }

    /// The picture of a page that has one of its own.
    fn made(&self, page: PageKind, address: &Address) -> SitePicture {
        let title = (self.title_of)(&self.heads, &self.plan, page).unwrap_or_default();
        let site = self.heads.site(self.plan.site).name();
        let recipe = social::recipe(self.dress, site, &title);
        let path = address.as_str().trim_end_matches('/');
        let digest = recipe.short(DIGEST_DIGITS);
        SitePicture {
            address: Address::new(format!("/beeld{path}.{digest}.png")),
            recipe,
            subject: PictureSubject::Page { title },
        }
    }

    /// The icon for the home screen of a phone.
    pub fn touch_icon(&self) -> &Address {
        &self.icons[0].address
    }

    /// The icons for a web manifest, with their sides in pixels.
    pub fn manifest_icons(&self) -> [(&Address, u32); 2] {
        [1, 2].map(|at| (&self.icons[at].address, ICONS[at]))
    }
}

/// The page that a file is, or leads to, with its address.
pub(super) fn page_of<'p>(
    plan: &'p SitePlan,
    file: &'p PlannedFile,
) -> Option<(PageKind, &'p Address)> {
    let file = match file.kind {
        FileKind::Redirect { document, .. } => plan.at(plan.address_of(document)?.as_str())?,
        _ => file,
    };
    match file.kind {
        FileKind::Page(page) => Some((page, &file.address)),
        _ => None,
    }
}

/// The dress of the social pictures of a site.
pub fn dress(drawings: &Drawings) -> Dress {
    Dress {
        drawing: drawings.social.clone(),
        images: drawings.shown.clone(),
        font: drawings.font.clone(),
    }
}

/// The page whose picture a page shows: its own, except for a further page of a list, the print
/// version of a special, and pages that nobody shares.
fn page_with_picture(page: PageKind) -> PageKind {
    match page {
        PageKind::Courses(_) => PageKind::Courses(1),
        PageKind::Facet(at, _) => PageKind::Facet(at, 1),
        PageKind::AgendaMonth(at, _) => PageKind::AgendaMonth(at, 1),
        PageKind::NewsList(_) => PageKind::NewsList(1),
        PageKind::NewsCategory(at, _) => PageKind::NewsCategory(at, 1),
        PageKind::SpecialPrint(document) => PageKind::Special(document),
        PageKind::MyList | PageKind::Search | PageKind::NotFound => PageKind::Home,
        PageKind::Home
        | PageKind::Overview
        | PageKind::Course(_)
        | PageKind::Agenda
        | PageKind::News(_)
        | PageKind::Special(_)
        | PageKind::SpecialArticle(_)
        | PageKind::Roadmap(_)
        | PageKind::CareerPath(_)
        | PageKind::Function(_)
        | PageKind::Surveys
        | PageKind::Survey(_)
        | PageKind::Glossary
        | PageKind::Partners
        | PageKind::Norm
        | PageKind::Registration
        | PageKind::Figures
        | PageKind::Audience(_)
        | PageKind::Plain(_)
        | PageKind::Academies => page,
    }
}
