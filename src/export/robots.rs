//! `/robots.txt` (RFC 9309) and `/.well-known/security.txt` (RFC 9116).

use jiff::ToSpan;

use super::absolute::url;
use crate::model::address::Address;
use crate::model::heads::Heads;
use crate::model::period::{Period, Quarter};
use crate::model::value::text;
use crate::plan::site::SitePlan;

/// `robots.txt`: everything may be crawled, but nothing of a site in preparation or of a preview.
pub fn robots_txt(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    if plan.when.noindex || heads.site(plan.site).region.is_preparing() {
        return b"User-agent: *\nDisallow: /\n".to_vec();
    }
    let sitemap = url(heads, plan.site, &Address::from("/sitemap.xml"));
    format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n").into_bytes()
}

/// `security.txt`: where to report a vulnerability. It expires a day short of a year after the
/// beginning of the quarter: the standard recommends less than a year, and a file that changes only
/// every three months is not published anew every day.
pub fn security_txt(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    let region = &heads.site(plan.site).region;
    let email = region
        .contact
        .as_ref()
        .map_or("", |contact| text(&contact.email));
    let quarter = Period::Quarter(Quarter::of(plan.when.today));
    let expires = quarter
        .first_day()
        .saturating_add(1.year())
        .saturating_sub(1.day());
    let canonical = url(
        heads,
        plan.site,
        &Address::from("/.well-known/security.txt"),
    );
    format!(
        "Contact: mailto:{email}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: nl\n\
         Canonical: {canonical}\n"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{plan, project};

    #[test]
    fn only_live_sites_may_be_crawled() {
        let heads = project(&[]);
        let live = String::from_utf8(robots_txt(&heads, &plan(&heads, "landelijk"))).unwrap();
        assert!(live.contains("Disallow:\n"));
        assert!(live.contains("Sitemap: https://landelijk.nl/sitemap.xml\n"));
        let preparing = String::from_utf8(robots_txt(&heads, &plan(&heads, "zuid"))).unwrap();
        assert!(preparing.contains("Disallow: /\n"));
    }

    #[test]
    fn security_txt_has_a_contact_and_expires_within_a_year() {
        let heads = project(&[]);
        let text = String::from_utf8(security_txt(&heads, &plan(&heads, "landelijk"))).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let expected = [
            "Contact: mailto:lab@landelijk.nl",
            "Expires: 2026-12-31T00:00:00Z",
            "Preferred-Languages: nl",
            "Canonical: https://landelijk.nl/.well-known/security.txt",
        ];
        assert_eq!(lines, expected);
    }
}
