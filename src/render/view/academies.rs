//! The academies, on the national site: `academies` in `academies.html`.

use std::sync::Arc;

use serde::Serialize;

use super::meta::PageMeta;
use super::municipalities::{self, MunicipalityGroup};
use super::site::provinces;
use crate::model::address::Address;
use crate::model::heads::{DocIx, SiteIx};
use crate::model::layout::Owner;
use crate::model::value::{ids, items, non_empty, text, value};
use crate::plan::axis::Axis;
use crate::plan::links::public_url;
use crate::render::context::PageContext;
use crate::render::part::basics::{ContactView, LinkKind, LinkView};
use crate::render::part::mail;

/// The academies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AcademiesView {
    /// In the order of their directories.
    pub(in crate::render) academies: Vec<AcademyView>,
    /// The municipalities by first letter, each with its academy; empty when no academy names any.
    pub(in crate::render) municipalities: Vec<MunicipalityGroup>,
}

/// An academy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AcademyView {
    /// The name of its directory, also its anchor and its id on the map.
    pub(in crate::render) id: String,
    /// Its name.
    pub(in crate::render) name: String,
    /// Its short name.
    pub(in crate::render) short_name: String,
    /// The URL of its site.
    pub(in crate::render) url: String,
    /// Whether its site is still in preparation.
    pub(in crate::render) preparing: bool,
    /// Whether it names its present website, to which the link leads while this site is in
    /// preparation.
    pub(in crate::render) has_website: bool,
    /// The welcome text of its home page; null as long as that is a sample.
    pub(in crate::render) text: Option<String>,
    /// The provinces it serves: `Groningen, Fryslân en Drenthe`; empty when unknown.
    pub(in crate::render) provinces: String,
    /// Its partners.
    pub(in crate::render) partners: Vec<String>,
    /// Its contact.
    pub(in crate::render) contact: ContactView,
    /// The number of courses it offers.
    pub(in crate::render) courses: usize,
    /// The URL of the list of those courses on this site; null when there is none.
    pub(in crate::render) courses_href: Option<String>,
    /// Its channels elsewhere.
    pub(in crate::render) channels: Vec<LinkView>,
    /// Pages about it on this site.
    pub(in crate::render) pages: Vec<LinkView>,
}

/// The academies.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, AcademiesView) {
    let summary =
        "De regionale academies: wat ze aanbieden, voor wie ze er zijn en hoe je ze bereikt.";
    let page = PageMeta::new(context, "Academies", summary, &[]);
    let academies = context
        .heads
        .academies()
        .map(|site| academy(context, site))
        .collect();
    let view = AcademiesView {
        academies,
        municipalities: municipalities::groups(context),
    };
    (page, view)
}

fn academy(context: &PageContext<'_>, site: SiteIx) -> AcademyView {
    let heads = context.heads;
    let academy = heads.site(site);
    let region = &academy.region;
    let facet = context.shared.facet(Axis::Region, &academy.id);
    let facet = facet.and_then(|at| context.plan.facets.get(at));
    let partners = ids(&region.partners).filter_map(|id| heads.partner(id));
    let contact = value(&region.contact);
    let channels = items(&region.channels).iter().map(|channel| LinkView {
        text: text(&channel.name).to_owned(),
        href: text(&channel.url).to_owned(),
        kind: LinkKind::External,
        academy: None,
    });
    let email = contact.and_then(|contact| non_empty(text(&contact.email)));
    let page = context.public(context.address);
    let own = Owner::Site(Arc::clone(&academy.id));
    let is_own = |document: &&DocIx| heads.document(**document).at.owner == own;
    let pages = context.plan.plain.iter().filter(is_own);
    AcademyView {
        id: academy.id.to_string(),
        name: academy.name().to_owned(),
        short_name: academy.short_name().to_owned(),
        url: public_url(heads, site, &Address::from("/"), None),
        preparing: region.is_preparing(),
        has_website: region.website.is_some(),
        text: region.introduction().map(str::to_owned),
        provinces: provinces(heads, site),
        partners: partners
            .map(|partner| text(&partner.name).to_owned())
            .collect(),
        contact: ContactView {
            name: contact.and_then(|contact| non_empty(text(&contact.name))),
            mail: email
                .as_ref()
                .map(|email| mail::question(email, academy.name(), &page)),
            email,
            url: None,
        },
        courses: facet.map_or(0, |facet| facet.count.total()),
        courses_href: facet
            .and_then(|facet| facet.address.as_ref())
            .map(|address| context.href(address)),
        channels: channels.collect(),
        pages: pages.map(|page| context.titled(*page)).collect(),
    }
}
