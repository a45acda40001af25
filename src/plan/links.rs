//! Resolves links.
//!
//! Editors link to files, as text editors and git hosts understand it. Which document or page that
//! file is does not depend on a site ([`find`]); its URL for readers of a site depends on what that
//! site shows ([`destination`]): a page of this site, a page of another site, or none at present.

use std::borrow::Cow;
use std::sync::Arc;

use super::visibility::{When, is_visible};
use crate::model::address::Address;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, Site, SiteIx};
use crate::model::layout::{DocumentPath, Kind, ListFile, Owner};
use crate::percent;
use crate::source::FilePath;

/// A link as written, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParsedLink<'t> {
    /// With a scheme: `https:`, `mailto:`, or one that is not allowed.
    Absolute {
        /// The scheme, in lower case.
        scheme: String,
        /// The whole link.
        url: &'t str,
    },
    /// A heading on the same page.
    Anchor(&'t str),
    /// A path to a file or folder of the project.
    Path {
        /// The path, percent-decoded.
        path: String,
        /// The part after `#`.
        anchor: Option<&'t str>,
    },
}

/// Parses a link.
pub fn parse_link(target: &str) -> ParsedLink<'_> {
    let scheme_end = target.find(':').filter(|end| {
        let scheme = &target[..*end];
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    if let Some(end) = scheme_end {
        return ParsedLink::Absolute {
            scheme: target[..end].to_lowercase(),
            url: target,
        };
    }
    if target.starts_with("//") {
        return ParsedLink::Absolute {
            scheme: "//".to_owned(),
            url: target,
        };
    }
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    match (path, anchor) {
        ("", Some(anchor)) => ParsedLink::Anchor(anchor),
        _ => ParsedLink::Path {
            path: percent::decoded(path).map_or_else(|| path.to_owned(), Cow::into_owned),
            anchor,
        },
    }
}

/// What a path names, independent of any site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkedItem {
    /// A document.
    Document(DocIx),
    /// A page made from a list file or a folder.
    Page(Address),
    /// An address on the site itself, such as `/aanmelden/`, that is not that of a document. Whether
    /// a site has it is known to its plan.
    Address(Address),
    /// A picture or download: a position of [`Heads::media`].
    Media(usize),
    /// A file that exists but could not be read.
    Unreadable,
    /// The path leaves the project.
    Escapes,
    /// Nothing; the path that was looked up, from the project's folder.
    Nothing(FilePath),
}

/// Resolves a link to a file as written, and returns its anchor. A name of a file may have any
/// character: `deel#1.png`, `100% meedoen.pdf`. So a file whose name is what is written comes first,
/// then one whose name it is when percent-decoded, and only then is a `#` the start of an anchor.
pub fn find_target<'t>(
    heads: &Heads,
    from: &FilePath,
    owner: &Owner,
    target: &'t str,
) -> (LinkedItem, Option<&'t str>) {
    let is_missing = |item: &LinkedItem| {
        matches!(
            item,
            LinkedItem::Nothing(_) | LinkedItem::Address(_) | LinkedItem::Escapes
        )
    };
    let (path, anchor) = match parse_link(target) {
        ParsedLink::Path { path, anchor } => (path, anchor),
        ParsedLink::Anchor(anchor) => (String::new(), Some(anchor)),
        ParsedLink::Absolute { url, .. } => (url.to_owned(), None),
    };
    let found = find(heads, from, owner, &path);
    if !target.contains(['#', '%']) || !is_missing(&found) && anchor.is_none() {
        return (found, anchor);
    }
    let last = target.rsplit_once('#');
    let readings = [
        Some((target, None)),
        last.map(|(path, anchor)| (path, Some(anchor))),
        target
            .split_once('#')
            .map(|(path, anchor)| (path, Some(anchor))),
    ];
    for (path, anchor) in readings.into_iter().flatten() {
        let decoded = percent::decoded(path).filter(|decoded| decoded != path);
        let written = find(heads, from, owner, path);
        let item = match decoded {
            Some(decoded) if is_missing(&written) => find(heads, from, owner, &decoded),
            _ => written,
        };
        if !is_missing(&item) {
            return (item, anchor);
        }
    }
    (found, anchor)
}

/// Resolves a path written in a file. In a region's file it is looked up in the region's own
/// content first, then in the shared content as if the file were there. A path that begins with a
/// slash and names no file of the project is an address on the site.
pub fn find(heads: &Heads, from: &FilePath, owner: &Owner, path: &str) -> LinkedItem {
    let Some(own) = join(from, path) else {
        return LinkedItem::Escapes;
    };
    let found = item_at(heads, &own);
    if let (LinkedItem::Nothing(_), Some(address)) = (&found, site_address(path)) {
        return match document_at(heads, &address) {
            Some(document) => LinkedItem::Document(document),
            None => LinkedItem::Address(address),
        };
    }
    let folder = owner.folder();
    let shared = match owner {
        Owner::Site(_) if matches!(found, LinkedItem::Nothing(_)) => own
            .as_str()
            .strip_prefix(&folder)
            .map(|inner| FilePath::new(format!("content/{inner}"))),
        _ => None,
    };
    match shared.map(|path| item_at(heads, &path)) {
        Some(LinkedItem::Nothing(_)) | None => found,
        Some(shared) => shared,
    }
}

/// The address on a site that a path names: it begins with a slash, and not with a folder of the
/// project or that of media, whose names are checked as those of files. A query is no part of it.
fn site_address(path: &str) -> Option<Address> {
    let path = path.split('?').next()?;
    let folder = path.strip_prefix('/')?.split('/').next()?;
    let is_file = ["content", "regions", "themes", "media", ".."].contains(&folder);
    (!is_file).then(|| Address::new(path))
}

/// The document with an address.
pub fn document_at(heads: &Heads, address: &Address) -> Option<DocIx> {
    let path = address.as_str().strip_prefix('/')?.strip_suffix('/')?;
    let parts: Vec<&str> = path.splitn(4, '/').collect();
    let found = match *parts {
        ["aanbod", id] => heads.with_id(Kind::Course, id),
        ["nieuws", id] => heads.with_id(Kind::News, id),
        ["specials", id] => heads.with_id(Kind::Special, id),
        ["specials", _, id] => heads.with_id(Kind::SpecialArticle, id),
        ["reisplan"] => heads.of_kind(Kind::Roadmap).next(),
        ["carrierepad"] => heads.of_kind(Kind::CareerPath).next(),
        ["carrierepad", id] => heads.with_id(Kind::Function, id),
        ["peilingen", id] => heads.with_id(Kind::Survey, id),
        _ => None,
    };
    let found = found.or_else(|| heads.with_id(Kind::Page, path))?;
    let (own, anchor) = document_address(heads.document(found));
    (own == *address && anchor.is_none()).then_some(found)
}

/// A web address that is that of a page of one of the sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnUrl {
    /// The site.
    pub site: SiteIx,
    /// The address on it.
    pub address: Address,
    /// The part after `#`.
    pub anchor: Option<String>,
}

/// The page of one of the sites that a web address leads to, with or without `www.`; `None` for
/// another host, and for a site in preparation, whose address still is that of another site.
pub fn own_url(heads: &Heads, url: &str) -> Option<OwnUrl> {
    let (host, path) = host_and_path(url)?;
    let sites = heads.site_positions().filter_map(|site| {
        let region = &heads.site(site).region;
        let (own_host, own_path) = host_and_path(region.base())?;
        let rest = path.strip_prefix(own_path)?;
        let is_below = rest.is_empty() || rest.starts_with(['/', '?', '#']);
        let is_own = own_host == host && is_below && !region.is_preparing();
        is_own.then_some((own_path.len(), site, rest))
    });
    let (_, site, rest) = sites.max_by_key(|(length, ..)| *length)?;
    let (rest, anchor) = match rest.split_once('#') {
        Some((rest, anchor)) => (rest, Some(anchor.to_owned())),
        None => (rest, None),
    };
    let path = rest.split('?').next().unwrap_or_default();
    let path = percent::decoded(path).map_or_else(|| path.to_owned(), Cow::into_owned);
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    Some(OwnUrl {
        site,
        address: Address::new(if path.is_empty() { "/" } else { path }),
        anchor: anchor.filter(|anchor| !anchor.is_empty()),
    })
}

/// The host of a web address, in lower case and without `www.`, and what follows it.
fn host_and_path(url: &str) -> Option<(String, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].to_ascii_lowercase();
    let host = host
        .strip_prefix("www.")
        .map_or(host.clone(), str::to_owned);
    Some((host, &rest[end..]))
}

/// What is at a path of the project.
pub fn item_at(heads: &Heads, path: &FilePath) -> LinkedItem {
    if let Some(document) = heads.at_path(path) {
        return LinkedItem::Document(document);
    }
    if let Some(at) = heads.media_position(path) {
        return LinkedItem::Media(at);
    }
    if heads.may_be_unreadable(path) {
        return LinkedItem::Unreadable;
    }
    // The page of these folders is that of a document, which may not be shown today.
    let folder = path.as_str();
    if matches!(folder, "content/reisplan" | "content/carrierepad")
        && let Some(index) = heads.at_path(&FilePath::new(format!("{folder}/index.md")))
    {
        return LinkedItem::Document(index);
    }
    let page = ListFile::ALL
        .into_iter()
        .find(|list| list.path() == path.as_str())
        .and_then(list_address)
        .or_else(|| folder_address(path.as_str().trim_end_matches('/')));
    match page {
        Some(page) => LinkedItem::Page(page),
        None => LinkedItem::Nothing(path.clone()),
    }
}

fn list_address(list: ListFile) -> Option<Address> {
    Some(Address::from(match list {
        ListFile::Partners => "/partners/",
        ListFile::Glossary => "/begrippen/",
        ListFile::Norm => "/toetsingskader/",
        ListFile::Figures => "/cijfers/",
        ListFile::Vocabulary => return None,
    }))
}

fn folder_address(folder: &str) -> Option<Address> {
    Some(Address::from(match folder {
        "content/aanbod" => "/aanbod/",
        "content/nieuws" => "/nieuws/",
        "content/peilingen" => "/peilingen/",
        _ => return None,
    }))
}

/// The address of a document on every site that shows it. A quarter is a part of the reisplan's
/// page.
pub fn document_address(head: &Head) -> (Address, Option<String>) {
    address_at(&head.at)
}

/// The address that a document at a path has, and the anchor of a quarter.
pub fn address_at(at: &DocumentPath) -> (Address, Option<String>) {
    let id = &*at.id;
    let address = match at.kind {
        Kind::Course => Address::joined(["/aanbod/", id, "/"]),
        Kind::News => Address::joined(["/nieuws/", id, "/"]),
        Kind::Special => Address::joined(["/specials/", id, "/"]),
        Kind::SpecialArticle => {
            let special = at.special.as_deref().unwrap_or_default();
            Address::joined(["/specials/", special, "/", id, "/"])
        }
        Kind::Roadmap => Address::from("/reisplan/"),
        Kind::Quarter => return (Address::from("/reisplan/"), Some(id.to_owned())),
        Kind::CareerPath => Address::from("/carrierepad/"),
        Kind::Function => Address::joined(["/carrierepad/", id, "/"]),
        Kind::Survey => Address::joined(["/peilingen/", id, "/"]),
        Kind::Page => Address::joined(["/", id, "/"]),
    };
    (address, None)
}

/// The target of a link for readers of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A page or file of this site.
    Here {
        /// Its address.
        address: Address,
        /// The anchor.
        anchor: Option<String>,
    },
    /// A page of another site, by its absolute URL.
    Referral {
        /// The address.
        url: String,
        /// The site.
        site: SiteIx,
    },
    /// None at present: the document is a draft, scheduled or expired.
    Unpublished(DocIx),
    /// None: no site has it.
    Nowhere,
}

/// The destination of a document for readers of `site`.
pub fn destination(heads: &Heads, site: SiteIx, when: When, document: DocIx) -> Destination {
    if !is_visible(heads, document, when) {
        return Destination::Unpublished(document);
    }
    let (address, anchor) = document_address(heads.document(document));
    if heads.shows(site, document) {
        return Destination::Here { address, anchor };
    }
    let other = heads
        .national
        .into_iter()
        .chain(heads.academies())
        .find(|other| *other != site && heads.shows(*other, document));
    match other {
        Some(other) => Destination::Referral {
            url: public_url(heads, other, &address, anchor.as_deref()),
            site: other,
        },
        None => Destination::Nowhere,
    }
}

/// The absolute URL of a page on a site. While the site is in preparation, that of the academy's
/// present web site; without one, that of what the national site says of the academy.
pub fn public_url(heads: &Heads, site: SiteIx, address: &Address, anchor: Option<&str>) -> String {
    let Site { id, region, .. } = heads.site(site);
    let national = heads.national.filter(|other| *other != site);
    match (&region.website, national, region.is_preparing()) {
        (Some(website), _, true) => website.value.to_string(),
        (None, Some(national), true) => {
            public_url(heads, national, &Address::from("/academies/"), Some(id))
        }
        _ => {
            let anchor = anchor
                .map(|anchor| format!("#{anchor}"))
                .unwrap_or_default();
            format!("{}{address}{anchor}", region.base())
        }
    }
}

/// The address of the table of a survey's outcomes.
pub fn survey_table_address(heads: &Heads, survey: DocIx) -> Address {
    let (page, _) = document_address(heads.document(survey));
    Address::new(format!("{page}uitkomsten.csv"))
}

/// Joins a relative path to the folder of a file; a path that begins with a slash starts from the
/// project's folder. `None` when it leaves the project.
pub fn join(from: &FilePath, path: &str) -> Option<FilePath> {
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from
            .folder()
            .split('/')
            .filter(|part| !part.is_empty())
            .collect(),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(FilePath::new(Arc::from(parts.join("/"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::project;

    #[test]
    fn a_link_is_an_address_an_anchor_or_a_path() {
        assert!(
            matches!(parse_link("https://a.nl/b"), ParsedLink::Absolute { scheme, .. } if scheme == "https")
        );
        assert!(
            matches!(parse_link("JavaScript:x"), ParsedLink::Absolute { scheme, .. } if scheme == "javascript")
        );
        assert_eq!(parse_link("#kosten"), ParsedLink::Anchor("kosten"));
        let path = ParsedLink::Path {
            path: "../aanbod/hoe werkt.md".to_owned(),
            anchor: Some("modules"),
        };
        assert_eq!(parse_link("../aanbod/hoe%20werkt.md#modules"), path);
    }

    #[test]
    fn an_academy_without_a_site_is_found_on_the_national_site() {
        let url = |keys: &str| {
            let heads = project(&[("regions/noord/region.yaml", keys)]);
            let site = heads.site_with_id("noord").unwrap();
            public_url(&heads, site, &Address::from("/aanbod/a/"), Some("modules"))
        };
        let preparing = "status: in-voorbereiding\n";
        assert_eq!(url(preparing), "https://landelijk.nl/academies/#noord");
        let known = format!("{preparing}website: https://oud.noord.nl/\n");
        assert_eq!(url(&known), "https://oud.noord.nl/");
        assert_eq!(url(""), "https://academies.nl/noord/aanbod/a/#modules");
    }

    #[test]
    fn paths_are_joined_within_the_project() {
        let from = FilePath::new("content/nieuws/a.md");
        let joined = |path: &str| join(&from, path).map(|path| path.to_string());
        assert_eq!(
            joined("../aanbod/b.md").as_deref(),
            Some("content/aanbod/b.md")
        );
        assert_eq!(joined("b.md").as_deref(), Some("content/nieuws/b.md"));
        assert_eq!(joined("/content/b.md").as_deref(), Some("content/b.md"));
        assert_eq!(joined("../../../etc/passwd"), None);
    }
}
