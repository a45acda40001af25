//! `/sitemap.xml` (<https://www.sitemaps.org/protocol.html>).
//!
//! Every page for visitors, with the date as of which its document holds. That date never comes
//! from the clock or git, so that search engines see only changes that an editor dates.

use super::absolute::url;
use super::dates::updated;
use super::xml::Xml;
use crate::model::heads::Heads;
use crate::plan::page::PageKind;
use crate::plan::site::SitePlan;

/// The maximum number of URLs that the protocol allows in one file. Further pages are left out:
/// lists precede what they list, so those pages can still be found through links.
pub(super) const SITEMAP_SIZE: usize = 50_000;

/// The sitemap of a site.
pub fn sitemap(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    let namespace = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
    Xml::document("urlset", &namespace, |xml| {
        for (address, page) in plan.indexed_pages().take(SITEMAP_SIZE) {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &url(heads, plan.site, address));
                if let Some(day) = last_modified(heads, plan, page) {
                    xml.text("lastmod", &[], &day);
                }
            });
        }
    })
}

/// The date as of which a page's document holds. The schema requires a whole date: of a month or a
/// year it is the first day. Search engines distrust dates in the future, so those are left out.
fn last_modified(heads: &Heads, plan: &SitePlan, page: PageKind) -> Option<String> {
    let day = updated(heads.document(page.document()?))?;
    (day <= plan.when.today).then(|| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE, plan, project};

    #[test]
    fn pages_for_visitors_are_listed_with_the_date_from_content() {
        let vague = format!("{UNKNOWN_COURSE}bijgewerkt: 2026-01\n");
        let ahead = format!("{UNKNOWN_COURSE}bijgewerkt: 2026-12-24\n");
        let heads = project(&[
            ("content/aanbod/niets.md", UNKNOWN_COURSE),
            ("content/aanbod/vaag.md", &vague),
            ("content/aanbod/straks.md", &ahead),
            ("content/aanbod/samen.md", KNOWN_COURSE),
        ]);
        let map = String::from_utf8(sitemap(&heads, &plan(&heads, "noord"))).unwrap();
        let entry = |address: &str| {
            let start = format!("<loc>https://academies.nl/noord{address}</loc>");
            let (_, rest) = map.split_once(&start)?;
            rest.split_once("</url>")
                .map(|(entry, _)| entry.trim().to_owned())
        };
        assert_eq!(entry("/").as_deref(), Some(""));
        assert_eq!(entry("/aanbod/niets/").as_deref(), Some(""));
        let dated = "<lastmod>2026-02-03</lastmod>";
        assert_eq!(entry("/aanbod/samen/").as_deref(), Some(dated));
        let month = "<lastmod>2026-01-01</lastmod>";
        assert_eq!(entry("/aanbod/vaag/").as_deref(), Some(month));
        assert_eq!(entry("/aanbod/straks/").as_deref(), Some(""));
        for file in ["/feed.xml", "/404.html", "/aanbod/samen/maart.ics"] {
            assert_eq!(entry(file), None, "{file}");
        }
    }
}
