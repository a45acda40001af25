//! The pictures that a site has of its own: one for each page, shown when somebody shares it, and its
//! icons.
//!
//! They follow from the theme, the name of the site and the titles of its pages. Their addresses hold
//! the digest of all that, so that a browser, and a site where somebody shares a page, may keep them
//! forever; the pictures themselves are made on demand.

use std::collections::HashMap;

use crate::digest::Digest;
use crate::model::address::Address;
use crate::model::heads::Heads;
use crate::picture::social::{self, Dress};
use crate::plan::file::FileKind;
use crate::plan::page::PageKind;
use crate::plan::site::SitePlan;
use crate::theme::Drawings;

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
    /// In the order of their addresses.
    list: Vec<SitePicture>,
    of_page: HashMap<PageKind, usize>,
    icons: [Address; ICONS.len()],
}

/// The sides of the icons, in pixels: that of a home screen, and two for a web manifest.
const ICONS: [u32; 3] = [180, 192, 512];

/// Begins the input of the digest of an icon; see the same of a social picture.
const ICON_RECIPE: &str = "vindplek icon 2";

/// The number of hexadecimal digits of the digest in the name of a picture.
const DIGEST_DIGITS: usize = 10;

impl SitePictures {
    /// Lists the pictures of a site, whose pages have the given titles.
    pub(super) fn new(
        heads: &Heads,
        plan: &SitePlan,
        drawings: &Drawings,
        title_of: &dyn Fn(PageKind) -> Option<String>,
    ) -> Self {
        let dress = dress(drawings).digest();
        let site = heads.site(plan.site).name();
        let mut found: Vec<(SitePicture, Option<PageKind>)> = Vec::new();
        for file in &plan.files {
            let FileKind::Page(page) = file.kind else {
                continue;
            };
            if page_with_picture(page) != page {
                continue;
            }
            let title = title_of(page).unwrap_or_default();
            let recipe = social::recipe(dress, site, &title);
            let path = file.address.as_str().trim_end_matches('/');
            let digest = recipe.short(DIGEST_DIGITS);
            let picture = SitePicture {
                address: Address::new(format!("/beeld{path}.{digest}.png")),
                recipe,
                subject: PictureSubject::Page { title },
            };
            found.push((picture, Some(page)));
        }
        let icons = ICONS.map(|side| {
            let input = format!("{ICON_RECIPE}\n{side}\n{}", Digest::of(&drawings.icon));
            let recipe = Digest::of(input.as_bytes());
            let digest = recipe.short(DIGEST_DIGITS);
            let address = Address::new(format!("/assets/icoon-{side}.{digest}.png"));
            let picture = SitePicture {
                address: address.clone(),
                recipe,
                subject: PictureSubject::Icon(side),
            };
            found.push((picture, None));
            address
        });
        found.sort_by(|(one, _), (other, _)| one.address.cmp(&other.address));
        let pages = found.iter().enumerate();
        Self {
            of_page: pages
                .filter_map(|(at, (_, page))| Some(((*page)?, at)))
                .collect(),
            list: found.into_iter().map(|(picture, _)| picture).collect(),
            icons,
        }
    }

    /// All pictures, in the order of their addresses.
    pub fn list(&self) -> &[SitePicture] {
        &self.list
    }

    /// The picture at an address.
    pub fn find(&self, address: &str) -> Option<&SitePicture> {
        let found = self
            .list
            .binary_search_by(|picture| picture.address.as_str().cmp(address));
        self.list.get(found.ok()?)
    }

    /// The picture of a page, with its title; that of the home page for a file that is no page.
    pub(super) fn of_page(&self, page: Option<PageKind>) -> Option<(&Address, &str)> {
        let page = page.map_or(PageKind::Home, page_with_picture);
        let picture = self.list.get(*self.of_page.get(&page)?)?;
        match &picture.subject {
            PictureSubject::Page { title } => Some((&picture.address, title)),
            PictureSubject::Icon(_) => None,
        }
    }

    /// The icon for the home screen of a phone.
    pub fn touch_icon(&self) -> &Address {
        &self.icons[0]
    }

    /// The icons for a web manifest, with their sides in pixels.
    pub fn manifest_icons(&self) -> [(&Address, u32); 2] {
        [1, 2].map(|at| (&self.icons[at], ICONS[at]))
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
