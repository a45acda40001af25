//! Pages without a document: `not_found` in `not-found.html`, `redirect` in `redirect.html`.

use serde::Serialize;

use super::meta::PageMeta;
use super::plain::PageLink;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::render::context::PageContext;

/// The not-found page. All its links begin at the root of the host, as it is served at any address,
/// and also on hosts that `basis_url` does not name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct NotFoundView {
    /// Suggested pages.
    pub(in crate::render) suggestions: Vec<PageLink>,
}

/// The stub at a former address, which redirects visitors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RedirectView {
    /// The new URL, for `<meta http-equiv="refresh">` and the link.
    pub(in crate::render) href: String,
    /// The title of the page there.
    pub(in crate::render) title: String,
}

/// The suggestions on the not-found page: address, title and summary.
const SUGGESTIONS: [(&str, &str, &str); 4] = [
    ("Voorpagina", "/", "Begin bij het begin."),
    (
        "Aanbod",
        "/aanbod/",
        "Alle scholing voor buurtsportcoaches.",
    ),
    ("Nieuws", "/nieuws/", "Wat er speelt bij de academies."),
    (
        "Zoeken",
        "/zoeken/",
        "Zoek in alles wat op deze site staat.",
    ),
];

/// The not-found page.
pub(in crate::render) fn not_found(context: &PageContext<'_>) -> (PageMeta, NotFoundView) {
    let context = &context.with_urls_from_host();
    let page = PageMeta::new(context, "Deze pagina bestaat niet", "", &[]).excluded_from_search();
    let suggestions = SUGGESTIONS
        .iter()
        .map(|(title, address, summary)| PageLink {
            title: (*title).to_owned(),
            summary: (*summary).to_owned(),
            href: context.href(&Address::from(*address)),
        });
    let view = NotFoundView {
        suggestions: suggestions.collect(),
    };
    (page, view)
}

/// The stub at a former address of a document.
pub(in crate::render) fn redirect(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, RedirectView)> {
    let address = context.plan.address_of(document)?;
    let title = context.heads.document(document).title();
    let mut page = PageMeta::new(context, &title, "", &[]).excluded_from_search();
    page.canonical = context.public(address);
    let view = RedirectView {
        href: context.href(address),
        title,
    };
    Some((page, view))
}
