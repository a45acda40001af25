//! The former addresses of a document: `voorheen`.
//!
//! Besides the folders of our own sites they can be anything that a site had before it was made with
//! vindplek: a file (`/over-ons.html`, `/nieuws.php`) or a page that is told apart by its query
//! (`/?p=12`). A stub page at such an address redirects visitors on every host. Where no file can do
//! that, only a host that knows redirects itself can: see [`FormerAddress::has_stub`].

use std::borrow::Cow;
use std::sync::Arc;

use super::schema::{FieldReader, Read, scalar};
use super::shape::Shape;
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::percent;
use crate::syntax::yaml::Node;

/// The endings of files that every host serves as a page.
const PAGE_ENDINGS: [&str; 2] = [".html", ".htm"];

/// A former address of a document, such as `/cursus/oud/`: its path, without percent-encoding, and its
/// query, if any, as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FormerAddress(pub Arc<str>);

impl FormerAddress {
    /// The path, without percent-encoding.
    pub fn path(&self) -> &str {
        self.parts().0
    }

    /// The query, without its `?`.
    pub fn query(&self) -> Option<&str> {
        self.parts().1
    }

    fn parts(&self) -> (&str, Option<&str>) {
        match self.0.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (&self.0, None),
        }
    }

    /// Whether a page can stand at this address. It cannot when a query tells it apart, when a host
    /// would take the file for a program or a download, and when some disk refuses its name.
    pub fn has_stub(&self) -> bool {
        let (path, query) = self.parts();
        let lower = path.to_ascii_lowercase();
        let is_page = path.ends_with('/') || PAGE_ENDINGS.iter().any(|end| lower.ends_with(end));
        // Windows refuses these, and names that end in a dot or a space.
        let is_refused = |part: &str| {
            part.contains(['*', ':', '|']) || part.ends_with(['.', ' ']) || part.starts_with(' ')
        };
        query.is_none() && is_page && !path.split('/').any(is_refused)
    }

    /// The address as it stands in a URL.
    pub fn encoded(&self) -> Cow<'_, str> {
        let (path, query) = self.parts();
        match query {
            None => percent::path(path),
            Some(query) => format!("{}?{query}", percent::path(path)).into(),
        }
    }

    /// Reads an address as written; `None` when it is not one.
    fn parse(written: &str) -> Option<Self> {
        let (path, query) = match written.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (written, None),
        };
        let path = percent::decoded(path)?;
        let path = folder_of_index(&path)
            .filter(|_| query.is_none())
            .unwrap_or(&path);
        if !is_path(path, query.is_some()) || !query.is_none_or(is_query) {
            return None;
        }
        Some(Self(match query {
            None => path.into(),
            Some(query) => format!("{path}?{query}").into(),
        }))
    }
}

/// The folder of which a path is the index: a host serves both from one file.
fn folder_of_index(path: &str) -> Option<&str> {
    let (folder, name) = path.split_at(path.rfind('/')? + 1);
    name.eq_ignore_ascii_case("index.html").then_some(folder)
}

/// Whether a decoded path is that of a folder or of a file with an ending.
fn is_path(path: &str, has_query: bool) -> bool {
    let Some(inside) = path.strip_prefix('/') else {
        return false;
    };
    if inside.is_empty() {
        // The root is the home page, unless a query tells it apart.
        return has_query;
    }
    let is_allowed = |c: char| !c.is_control() && !"\"\\<>^`{}#%?".contains(c);
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && !part.trim().is_empty();
    let parts = inside.strip_suffix('/').unwrap_or(inside);
    let last = parts.rsplit('/').next().unwrap_or_default();
    let has_ending = last
        .rsplit_once('.')
        .is_some_and(|(stem, ending)| !stem.is_empty() && !ending.is_empty());
    inside.chars().all(is_allowed)
        && parts.split('/').all(is_part)
        && (inside.ends_with('/') || has_ending || has_query)
}

/// Whether a text is a query, of which at least one part says something (RFC 3986, section 3.4).
fn is_query(query: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~%+=&;:@,/!$'()*[]".contains(c);
    query.chars().all(is_allowed) && query.split('&').any(|part| !part.is_empty())
}

impl Read for FormerAddress {
    fn expected() -> Text {
        Text::new(
            "een adres op de site, met een / aan het begin en het eind, zoals /cursus/oud/, of een \
             adres van een oude site, zoals /cursus.html of /?p=12",
            "an address on the site, with a / at both ends, such as /cursus/oud/, or an address of \
             an old site, such as /cursus.html or /?p=12",
        )
    }

    fn shape() -> Shape {
        Shape::Pattern(
            "^/([^/?#\"\\\\<>^`{}]+/)*([^/?#\"\\\\<>^`{}]*(\\?[^#\"\\\\<>^`{}\\s]+)|[^/?#\"\\\\<>^`{}]+\\.[^/?#\"\\\\<>^`{}]+)?$",
        )
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        if let Some(address) = Self::parse(written) {
            return Some(address);
        }
        let place = reader.place(node.span);
        let problem = invalid_value::unexpected_value(place.clone(), written, &Self::expected());
        // What a browser shows of a folder: each host adds the slash itself.
        let with_slash = format!("{written}/");
        let is_meant = !written.contains(['?', '#', ':']) && Self::parse(&with_slash).is_some();
        reader.push(match is_meant {
            true => problem.with_fix(true, place, with_slash),
            false => problem,
        });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(written: &str) -> Option<String> {
        FormerAddress::parse(written).map(|address| address.0.to_string())
    }

    #[test]
    fn an_address_of_any_earlier_site_can_be_written_encoded_or_not() {
        for (written, read) in [
            ("/cursus/oud/", "/cursus/oud/"),
            ("/Cursus/Oud/", "/Cursus/Oud/"),
            ("/over-ons.html", "/over-ons.html"),
            ("/over/index.html", "/over/"),
            ("/nieuws/artikel.php", "/nieuws/artikel.php"),
            ("/?p=12", "/?p=12"),
            ("/index.php?id=5&lang=nl", "/index.php?id=5&lang=nl"),
            ("/nieuws?id=5", "/nieuws?id=5"),
            ("/caf%C3%A9/", "/café/"),
            ("/café/", "/café/"),
            ("/Paginas/Over%20ons.aspx", "/Paginas/Over ons.aspx"),
            ("/artikel,12.html", "/artikel,12.html"),
        ] {
            assert_eq!(parse(written).as_deref(), Some(read));
        }
        for wrong in [
            "/",
            "/?",
            "/?&",
            "/index.html",
            "cursus/oud/",
            "/cursus/oud",
            "//elders.nl/",
            "/cursus//oud/",
            "/../oud/",
            "/%2e%2e/oud/",
            "/%2F/oud/",
            "https://oud.nl/cursus/",
            "/cursus/#kosten",
            "/\\elders.nl/",
            "/a\"b/",
            "/a%0d%0ab/",
            "/a%2541/",
            "/%ff/",
            "/?p=1 2",
            "/?p=\"",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_read_reads_the_same_again() {
        for written in ["/caf%C3%A9/", "/Over%20ons.aspx", "/?p=%20", "/a/b.html"] {
            let once = parse(written).unwrap();
            assert_eq!(parse(&once), Some(once));
        }
    }

    #[test]
    fn a_page_stands_where_every_host_serves_one() {
        let has_stub = |address: &str| FormerAddress::parse(address).unwrap().has_stub();
        for address in ["/cursus/oud/", "/oud.html", "/OUD.HTM", "/café/", "/a b/"] {
            assert!(has_stub(address), "{address}");
        }
        for address in [
            "/oud.php",
            "/?p=1",
            "/oud.html?p=1",
            "/a:b/",
            "/oud. /",
            "/a.pdf",
        ] {
            assert!(!has_stub(address), "{address}");
        }
    }

    #[test]
    fn in_a_url_the_path_is_encoded_and_the_query_is_as_written() {
        let encoded = |address: &str| {
            let address = FormerAddress::parse(address).unwrap();
            address.encoded().into_owned()
        };
        assert_eq!(encoded("/café/"), "/caf%C3%A9/");
        assert_eq!(encoded("/?p=12&a=%20"), "/?p=12&a=%20");
    }
}
