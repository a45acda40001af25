//! The partners: `partners` in `partners.html`.

use super::meta::PageMeta;
use crate::model::partner::{Partner, PartnerKind};
use crate::model::value::{ids, items, non_empty, text, value};
use crate::render::context::PageContext;
use crate::render::part::basics::LinkView;
use crate::render::part::logo::{LogoPlace, LogoView};
use serde::Serialize;

/// The partners by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PartnersView {
    /// The partners of the site's own academy, in the order it gives.
    pub(in crate::render) own: Vec<PartnerView>,
    /// All others, by kind.
    pub(in crate::render) groups: Vec<PartnerGroup>,
    /// Whether any of them has a logo, so that the list has a column for logos.
    pub(in crate::render) has_logos: bool,
}

/// Partners of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PartnerGroup {
    /// The kind as in the content: `kennisinstelling`; `overig` for partners without one.
    pub(in crate::render) id: String,
    /// The heading: `Kennisinstellingen`.
    pub(in crate::render) title: String,
    /// The partners, in alphabetical order.
    pub(in crate::render) partners: Vec<PartnerView>,
}

/// A partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PartnerView {
    /// Its anchor.
    pub(in crate::render) id: String,
    /// Its name.
    pub(in crate::render) name: String,
    /// Its web site, with its name as text.
    pub(in crate::render) website: Option<LinkView>,
    /// Its description.
    pub(in crate::render) description: Option<String>,
    /// Its logo.
    pub(in crate::render) logo: Option<LogoView>,
}

/// The partners.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, PartnersView) {
    let summary = "Met wie de academies samenwerken: programma’s, verenigingen, scholen, bonden en \
                   regionale organisaties.";
    let page = PageMeta::new(context, "Partners", summary, &[]);
    let own_ids: Vec<&str> = ids(&context.site().region.partners)
        .map(|id| &**id)
        .collect();
    let own = own_ids
        .iter()
        .filter_map(|id| context.heads.partner(id))
        .filter_map(|partner| partner_view(context, partner));
    let all = items(&context.heads.partners.partners)
        .iter()
        .map(|partner| &partner.value);
    let others: Vec<&Partner> = all
        .filter(|partner| value(&partner.id).is_none_or(|id| !own_ids.contains(&&*id.0)))
        .collect();
    let kinds = PartnerKind::ALL.iter().copied().map(Some).chain([None]);
    let group = |kind: Option<PartnerKind>| {
        let of_kind = others
            .iter()
            .filter(|partner| value(&partner.kind).copied() == kind);
        let mut partners: Vec<PartnerView> = of_kind
            .filter_map(|partner| partner_view(context, partner))
            .collect();
        partners.sort_by_cached_key(|partner| deunicode::deunicode(&partner.name).to_lowercase());
        (!partners.is_empty()).then(|| PartnerGroup {
            id: kind.map_or("overig", PartnerKind::word).to_owned(),
            title: kind
                .map_or("Andere organisaties", PartnerKind::dutch)
                .to_owned(),
            partners,
        })
    };
    let own: Vec<PartnerView> = own.collect();
    let groups: Vec<PartnerGroup> = kinds.filter_map(group).collect();
    let of_groups = groups.iter().flat_map(|group| &group.partners);
    let has_logos = own.iter().chain(of_groups).any(|it| it.logo.is_some());
    let view = PartnersView {
        own,
        groups,
        has_logos,
    };
    (page, view)
}

fn partner_view(context: &PageContext<'_>, partner: &Partner) -> Option<PartnerView> {
    let name = text(&partner.name);
    let website = non_empty(text(&partner.website));
    Some(PartnerView {
        id: value(&partner.id)?.to_string(),
        name: name.to_owned(),
        website: website.map(|url| context.web(&url).with_text(name)),
        description: non_empty(text(&partner.description)),
        logo: LogoView::of(**context, partner, LogoPlace::List),
    })
}
