//! A page as the preview serves it: as built, with links rewritten to stay in the preview and with
//! the preview's own elements at the end of its body.

use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};

use crate::edition::Edition;

/// The URLs of the sites and their paths in the preview: `https://noord.example` and `/noord`,
/// without trailing slashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteHomes {
    /// The URLs with the ids of the sites.
    sites: Vec<(String, String)>,
    /// What the paths begin with.
    start: String,
}

impl SiteHomes {
    /// The homes of the sites of an edition.
    pub fn of(edition: &Edition) -> Self {
        let sites = edition.heads().sites.iter();
        let homes = sites.map(|site| (site.region.base().to_owned(), site.id.to_string()));
        Self {
            sites: homes.filter(|(base, _)| !base.is_empty()).collect(),
            start: String::new(),
        }
    }

    /// The same homes in a version of the sites, of which all addresses have a start of their own.
    #[must_use]
    pub fn within(&self, start: String) -> Self {
        Self {
            start,
            ..self.clone()
        }
    }

    /// The preview URL of a link to one of the sites; `None` for other links. If the link matches
    /// two sites, the one with the longer URL wins.
    fn preview(&self, link: &str) -> Option<String> {
        let inside = |(base, site): &(String, String)| {
            let rest = link.strip_prefix(base.as_str())?;
            let is_inside = rest.is_empty() || rest.starts_with(['/', '?', '#']);
            is_inside.then(|| (base.len(), site.clone(), rest.to_owned()))
        };
        let (_, site, rest) = self.sites.iter().filter_map(inside).max()?;
        let slash = if rest.starts_with('/') { "" } else { "/" };
        Some(format!("{}/{site}{slash}{rest}", self.start))
    }

    /// The preview URL of a link on a page of a site. The links of the not-found page begin at the
    /// root of the host of that site.
    fn preview_from(&self, site: Option<&str>, link: &str) -> Option<String> {
        if !link.starts_with('/') {
            return self.preview(link);
        }
        let (base, _) = self.sites.iter().find(|(_, id)| Some(&**id) == site)?;
        let after_scheme = base.find("://").map_or(0, |at| at + 3);
        let host = base.get(after_scheme..)?.split('/').next()?;
        let host_end = after_scheme + host.len();
        self.preview(&format!("{}{link}", base.get(..host_end)?))
    }
}

/// Prepares a page for the preview: `added` goes at the end of its body. `site` is the id of the
/// site that the page is of, if any. A page that is not valid HTML is left unchanged, with `added`
/// appended.
pub fn dress(page: &str, homes: &SiteHomes, site: Option<&str>, added: &str) -> String {
    let from = SeenFrom { homes, site };
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("a[href], area[href]", rewrite_link(from, "href")))
        .append_element_content_handler(element!("form[action]", rewrite_link(from, "action")))
        // The not-found page refers to its own resources from the root of the host, as it is
        // served at any address.
        .append_element_content_handler(element!(
            "link[rel=stylesheet][href], link[rel=icon][href]",
            rewrite_link(from, "href")
        ))
        .append_element_content_handler(element!(
            "script[src], img[src]",
            rewrite_link(from, "src")
        ))
        .append_element_content_handler(element!("body", |body| {
            body.append(added, ContentType::Html);
            Ok(())
        }));
    match rewrite_str(page, settings) {
        Ok(dressed) if dressed.contains(added) => dressed,
        Ok(dressed) => dressed + added,
        Err(_) => format!("{page}{added}"),
    }
}

/// The homes of the sites, seen from a page of one of them.
#[derive(Clone, Copy)]
struct SeenFrom<'h> {
    homes: &'h SiteHomes,
    site: Option<&'h str>,
}

/// Rewrites a link to one of the sites to stay in the preview.
fn rewrite_link(
    from: SeenFrom<'_>,
    attribute: &'static str,
) -> impl FnMut(&mut Element<'_, '_>) -> HandlerResult {
    move |element| {
        let link = element.get_attribute(attribute);
        if let Some(link) = link.and_then(|link| from.homes.preview_from(from.site, &link)) {
            element.set_attribute(attribute, &link)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn homes() -> SiteHomes {
        SiteHomes {
            sites: vec![
                ("https://lab.nl".to_owned(), "landelijk".to_owned()),
                ("https://lab.nl/noord".to_owned(), "noord".to_owned()),
            ],
            start: String::new(),
        }
    }

    #[test]
    fn links_of_a_version_stay_in_it() {
        let version = homes().within("/__vindplek/versie/commit/voor".to_owned());
        assert_eq!(
            version
                .preview_from(Some("noord"), "/noord/a.css")
                .as_deref(),
            Some("/__vindplek/versie/commit/voor/noord/a.css")
        );
    }

    #[test]
    fn links_to_our_sites_are_rewritten_to_the_preview() {
        let preview = |link: &str| homes().preview(link);
        assert_eq!(
            preview("https://lab.nl/aanbod/#a").as_deref(),
            Some("/landelijk/aanbod/#a")
        );
        assert_eq!(
            preview("https://lab.nl/noord/aanbod/").as_deref(),
            Some("/noord/aanbod/")
        );
        assert_eq!(
            preview("https://lab.nl/noordwest/").as_deref(),
            Some("/landelijk/noordwest/")
        );
        assert_eq!(preview("https://lab.nl").as_deref(), Some("/landelijk/"));
        assert_eq!(
            preview("https://lab.nl?q=1").as_deref(),
            Some("/landelijk/?q=1")
        );
        assert_eq!(preview("https://lab.nl.boef.nl/"), None);
        assert_eq!(preview("../aanbod/"), None);
    }

    #[test]
    fn links_from_the_root_of_the_host_stay_on_their_site() {
        let preview = |site, link: &str| homes().preview_from(site, link);
        let (national, north) = (Some("landelijk"), Some("noord"));
        assert_eq!(
            preview(national, "/aanbod/").as_deref(),
            Some("/landelijk/aanbod/")
        );
        assert_eq!(
            preview(north, "/noord/a.css").as_deref(),
            Some("/noord/a.css")
        );
        assert_eq!(preview(None, "/noord/aanbod/"), None);
        assert_eq!(preview(north, "../aanbod/"), None);
    }

    #[test]
    fn only_links_change_and_added_elements_come_last() {
        let page = "<!doctype html><title>https://lab.nl/</title><link rel=canonical href=https://lab.nl/>\
                    <link rel=stylesheet href=https://lab.nl/noord/stijl.css>\
                    <body><a href=https://lab.nl/noord/?a=1&amp;b=2>https://lab.nl/noord/</a><p>Slot</p></body></html>\n";
        let wanted = "<!doctype html><title>https://lab.nl/</title><link rel=canonical href=https://lab.nl/>\
                      <link rel=stylesheet href=\"/noord/stijl.css\">\
                      <body><a href=\"/noord/?a=1&amp;b=2\">https://lab.nl/noord/</a><p>Slot</p><i>bij</i></body></html>\n";
        assert_eq!(dress(page, &homes(), None, "<i>bij</i>"), wanted);
        assert_eq!(
            dress("<p>Zonder", &homes(), None, "<i>bij</i>"),
            "<p>Zonder<i>bij</i>"
        );
    }
}
