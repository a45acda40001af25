//! What stands at an address of the preview.

use super::media_type::media_type;
use crate::diagnostic::Diagnostic;
use crate::edition::{Edition, EditionFile, EditionSite, FileBytes};
use crate::model::heads::SiteIx;
use crate::percent;

use crate::theme::is_whole;
use crate::world::World;

/// What a browser gets.
#[derive(Debug)]
pub enum PreviewReply {
    /// A file of a site.
    File {
        /// Its bytes, as they are built.
        bytes: FileBytes,
        /// Its media type.
        media_type: &'static str,
        /// Whether it is the page of an address that the site does not have.
        is_missing: bool,
    },
    /// The address goes on elsewhere.
    Redirect(String),
    /// The page is there, but cannot be made.
    Broken(Box<Diagnostic>),
    /// The site is there, but has no theme, so that nothing of it can be made.
    NoTheme,
    /// There is no such site, or the site has not even a page for what is missing.
    Nothing,
}

/// An address of the preview, taken apart: `/noord/aanbod/` is `/aanbod/` of the site `noord`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewAddress {
    /// The folder of the site.
    pub site: String,
    /// The address on it; `None` where just the name of the site was given, without a slash.
    pub address: Option<String>,
}

impl PreviewAddress {
    /// Takes the path of a request apart. Nothing in it is ever looked for on the disk.
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

/// What stands at an address. `query` is what follows the question mark, or is empty.
pub fn reply(
    edition: &Edition,
    world: &dyn World,
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
        return file(&rendered, world, found, false);
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
        Some(found) => file(&rendered, world, found, true),
        None => PreviewReply::Nothing,
    }
}

/// The path of the preview at which an address of a site stands.
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
    file: EditionFile<'_>,
    is_missing: bool,
) -> PreviewReply {
    match file.produce(world) {
        Ok(bytes) if !is_as_meant(site, &bytes) => {
            let problem = site.theme_problems().first();
            problem.map_or(PreviewReply::Nothing, |it| {
                PreviewReply::Broken(Box::new(it.clone()))
            })
        }
        Ok(bytes) => PreviewReply::File {
            bytes,
            media_type: media_type(file.address().as_str()),
            is_missing,
        },
        Err(problem) => PreviewReply::Broken(problem),
    }
}

/// Whether a file is what its theme wants it to be.
fn is_as_meant(site: &EditionSite<'_>, bytes: &[u8]) -> bool {
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
    fn a_path_is_a_site_and_an_address_on_it() {
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
