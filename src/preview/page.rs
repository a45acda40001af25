//! What stands at an address of the preview, for its bar.

use serde::Serialize;

use super::problems::open;
use super::reply::{Asked, path};
use crate::edition::Edition;
use crate::model::heads::{Availability, SiteIx};
use crate::plan::page::What;

/// A page of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageInfo {
    /// The site.
    pub site: String,
    /// The address on it.
    pub address: String,
    /// Whether the site has it.
    pub exists: bool,
    /// `published`, `draft`, `scheduled` or `expired`; null for a page that no one document makes.
    pub status: Option<&'static str>,
    /// The document that makes the page.
    pub source: Option<SourceInfo>,
    /// The page on every site, this one too, in the order of the sites.
    pub elsewhere: Vec<Elsewhere>,
}

/// A file of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceInfo {
    /// Its path in the project.
    pub path: String,
    /// Its path on this machine.
    pub file: String,
    /// The address by which the editor opens it.
    pub open: String,
}

/// The page on a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// The site.
    pub site: String,
    /// Its name where there is little room.
    pub short_name: String,
    /// The path in the preview: the page, or else the site's home page.
    pub path: String,
    /// Whether the site has the page.
    pub exists: bool,
}

/// What stands at an address; `None` when there is no such site. `project` is the absolute path of
/// the project.
pub fn info(edition: &Edition, asked: &Asked, project: &str) -> Option<PageInfo> {
    let heads = edition.heads();
    let site = heads.site_with_id(&asked.site)?;
    let plan = edition.plan(site)?;
    let address = asked.address.as_deref().unwrap_or("/");
    let page = plan.at(address).and_then(|at| plan.pages.get(at));
    let document = page.and_then(|page| match page.what {
        What::Redirect(document, _) => Some(document),
        what => what.document(),
    });
    let order = heads.national.into_iter().chain(heads.academies());
    let elsewhere = |other: SiteIx| {
        let exists = edition.plan(other)?.at(address).is_some();
        let there = if exists { address } else { "/" };
        Some(Elsewhere {
            site: heads.site(other).id.to_string(),
            short_name: heads.site(other).short_name().to_owned(),
            path: path(edition, other, there),
            exists,
        })
    };
    Some(PageInfo {
        site: asked.site.clone(),
        address: address.to_owned(),
        exists: page.is_some(),
        status: document.map(
            |document| match heads.availability(document, plan.when.today) {
                Availability::Published | Availability::Withheld => "published",
                Availability::Draft => "draft",
                Availability::Scheduled(_) => "scheduled",
                Availability::Expired(_) => "expired",
            },
        ),
        source: document.map(|document| {
            let path = &heads.document(document).at.path;
            SourceInfo {
                path: path.to_string(),
                file: format!("{}/{path}", project.trim_end_matches('/')),
                open: open(project, path, None),
            }
        }),
        elsewhere: order.filter_map(elsewhere).collect(),
    })
}
