//! Search: `search` in `search.html`.

use serde::Serialize;

use super::meta::PageMeta;
use super::plain::PageLink;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::render::context::PageContext;

/// All pages that can be found, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SearchView {
    /// The kinds with at least one page.
    pub(in crate::render) groups: Vec<SearchGroup>,
    /// The number of pages.
    pub(in crate::render) total: usize,
}

/// The pages of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SearchGroup {
    /// For an anchor: `aanbod`.
    pub(in crate::render) id: &'static str,
    /// The heading: `Aanbod`.
    pub(in crate::render) title: &'static str,
    /// The pages.
    pub(in crate::render) items: Vec<PageLink>,
}

/// All pages of a site that can be found.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, SearchView) {
    let summary =
        "Alles wat op deze site staat, bij elkaar: aanbod, nieuws, peilingen en pagina's.";
    let page = PageMeta::new(context, "Zoeken", summary, &[]);
    let plan = context.plan;
    let group = |id, title, documents: &[DocIx]| {
        let items = documents
            .iter()
            .map(|document| PageLink::of(context, *document));
        SearchGroup {
            id,
            title,
            items: items.collect(),
        }
    };
    let articles: Vec<DocIx> = plan
        .specials
        .iter()
        .flat_map(|special| plan.articles(&context.heads.document(*special).at.id))
        .copied()
        .collect();
    let single = [
        (Kind::CareerPath, "carrierepad"),
        (Kind::Roadmap, "reisplan"),
    ];
    let single = single
        .iter()
        .filter_map(|(kind, id)| context.heads.with_id(*kind, id));
    let path: Vec<DocIx> = single
        .filter(|document| plan.address_of(*document).is_some())
        .chain(plan.functions.iter().copied())
        .collect();
    let groups: Vec<SearchGroup> = [
        group("aanbod", "Aanbod", &plan.courses),
        group("nieuws", "Nieuws", &plan.news),
        group("specials", "Uit de specials", &articles),
        group("loopbaan", "Carrièrepad en reisplan", &path),
        group("peilingen", "Peilingen", &plan.surveys),
        group("voor", "Voor wie", &plan.audiences),
        group("paginas", "Pagina's", &plan.plain),
    ]
    .into_iter()
    .filter(|group| !group.items.is_empty())
    .collect();
    let total = groups.iter().map(|group| group.items.len()).sum();
    (page, SearchView { groups, total })
}
