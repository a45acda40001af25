//! Resolves an address of the preview to a reply.

use super::media_type::media_type;
use crate::diagnostic::Diagnostic;
use crate::edition::{Edition, EditionFile, EditionSite, FileBytes, SiteFile};
use crate::model::heads::SiteIx;
use crate::percent;
use crate::picture::Kept;
use crate::plan::file::FileKind;
use crate::theme::is_whole;
use crate::world::World;

/// A reply to a browser.
#[derive(Debug)]
pub enum PreviewReply {
    /// A file of a site.
    File {
        /// Its bytes, as built.
        bytes: FileBytes,
        /// Its media type.
        media_type: &'static str,
        /// Whether it was rendered as a page. A file among the media is none, also if it is HTML:
        /// nothing of the preview may be added to it.
        is_page: bool,
        /// Whether it is the not-found page, because the site has no such address.
        is_missing: bool,
    },
    /// A redirect to another path.
    Redirect(String),
    /// The page exists but fails to render.
    Broken(Box<Diagnostic>),
    /// The site exists but has no theme, so that none of its pages can be rendered.
    NoTheme,
    /// There is no such site, or the site lacks even a not-found page.
    Nothing,
}

/// An address of the preview, parsed: `/noord/aanbod/` is `/aanbod/` of the site `noord`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewAddress {
    /// The directory name of the site.
    pub site: String,
    /// The address on the site; `None` for only the name of the site, without a slash.
    pub address: Option<String>,
}

impl PreviewAddress {
    /// Parses the path of a request. No part of it is ever looked up on the disk.
    pub fn new(path: &str) -> Option<Self> {
        let path = percent::decoded(path)?;
        let path = path.strip_prefix('/')?;
        let (site, address) = match path.split_once('/') {
            Some((site, address)) => (site, Some(format!("/{address}"))),
            None => (path, None),
        };
        Some(Self {
            site: site.to_owned(),
            address,
        })
    }
}

/// The reply for an address. `query` is the part after the question mark, possibly empty.
pub fn reply(
    edition: &Edition,
    world: &dyn World,
    kept: &dyn Kept,
    asked: &PreviewAddress,
    query: &str,
) -> PreviewReply {
    let Some(site) = edition.heads().site_with_id(&asked.site) else {
        return PreviewReply::Nothing;
    };
    let to = |address: &str| PreviewReply::Redirect(with_query(&asked.site, address, query));
    let Some(address) = &asked.address else {
        return to("/");
    };
    let Some(rendered) = edition.site(site) else {
        return PreviewReply::NoTheme;
    };
    if let Some(found) = rendered.find(address) {
        return file(&rendered, world, kept, found, false);
    }
    if let Some(folder) = address.strip_suffix("index.html")
        && rendered.find(folder).is_some()
    {
        return to(folder);
    }
    let folder = format!("{address}/");
    if rendered.find(&folder).is_some() {
        return to(&folder);
    }
    const NOT_FOUND: &str = "/404.html";
    match rendered.find(NOT_FOUND) {
        Some(found) => file(&rendered, world, kept, found, true),
        None => PreviewReply::Nothing,
    }
}

/// The preview path of an address of a site.
pub(super) fn path(edition: &Edition, site: SiteIx, address: &str) -> String {
    format!(
        "/{}{}",
        percent::path(&edition.heads().site(site).id),
        percent::path(address)
    )
}

fn file(
    site: &EditionSite<'_>,
    world: &dyn World,
    kept: &dyn Kept,
    file: EditionFile<'_>,
    is_missing: bool,
) -> PreviewReply {
    match file.produce(world, kept) {
        Ok(bytes) if !is_complete(site, &bytes) => {
            let problem = site.theme_problems().first();
            problem.map_or(PreviewReply::Nothing, |it| {
                PreviewReply::Broken(Box::new(it.clone()))
            })
        }
        Ok(bytes) => PreviewReply::File {
            bytes,
            media_type: media_type(file.address().as_str()),
            is_page: is_page(file.source()),
            is_missing,
        },
        Err(problem) => PreviewReply::Broken(problem),
    }
}

fn is_page(file: SiteFile<'_>) -> bool {
    match file {
        SiteFile::Asset(_) | SiteFile::Picture(_) => false,
        SiteFile::Planned(file) => {
            matches!(file.kind, FileKind::Page(_) | FileKind::Redirect { .. })
        }
    }
}

/// Whether a file was rendered from a complete theme.
fn is_complete(site: &EditionSite<'_>, bytes: &[u8]) -> bool {
    site.theme_problems().is_empty() || std::str::from_utf8(bytes).map_or(true, is_whole)
}

fn with_query(site: &str, address: &str, query: &str) -> String {
    let path = format!("/{}{}", percent::path(site), percent::path(address));
    match query {
        "" => path,
        query => format!("{path}?{query}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_parsed_into_site_and_address() {
        let asked = |path| PreviewAddress::new(path).map(|asked| (asked.site, asked.address));
        let is =
            |site: &str, address: Option<&str>| Some((site.to_owned(), address.map(str::to_owned)));
        assert_eq!(asked("/noord/aanbod/"), is("noord", Some("/aanbod/")));
        assert_eq!(asked("/noord"), is("noord", None));
        assert_eq!(asked("/noord/"), is("noord", Some("/")));
        assert_eq!(
            asked("/noord/media/caf%C3%A9.jpg"),
            is("noord", Some("/media/café.jpg"))
        );
        assert_eq!(asked("/noord/%ff"), None);
        assert_eq!(asked("/noord/100%/"), is("noord", Some("/100%/")));
    }
}
