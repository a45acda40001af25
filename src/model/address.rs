//! Addresses inside a site.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::sync::Arc;

use crate::percent;

/// The address of a page or file on its site, from the site's root: `/aanbod/`, `/feed.xml`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(Arc<str>);

impl Address {
    /// An address from its text, which begins with a slash.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// An address from its parts, of which the first begins with a slash.
    pub fn joined<const N: usize>(parts: [&str; N]) -> Self {
        Self(parts.concat().into())
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file in the site's folder that serves it: `aanbod/index.html`.
    pub fn file(&self) -> String {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        }
    }

    /// The address as it stands in a URL: the name of a picture or download may have any character,
    /// also those that end a path (RFC 3986, section 3.3).
    pub fn encoded(&self) -> Cow<'_, str> {
        percent::path(&self.0)
    }

    /// The address of page `number` (from 1) of a list whose first page has this address.
    #[must_use]
    pub fn paged(&self, number: usize) -> Self {
        match number {
            0 | 1 => self.clone(),
            _ => Self::new(format!("{}pagina/{number}/", self.0)),
        }
    }

    /// The address of the first page of the list that has a page at this address, as
    /// [`paged`](Self::paged) makes it.
    #[must_use]
    pub fn unpaged(&self) -> Self {
        let first = self.0.rsplit_once("pagina/").filter(|(_, number)| {
            let digits = number.strip_suffix('/').unwrap_or_default();
            !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
        });
        first.map_or_else(|| self.clone(), |(first, _)| Self::new(first))
    }

    /// The address in lower case, to compare addresses regardless of case.
    #[must_use]
    pub fn folded(&self) -> Self {
        match folded(&self.0) {
            Cow::Borrowed(_) => self.clone(),
            Cow::Owned(folded) => Self::new(folded),
        }
    }

    /// The link to this address on the page at `from`: relative, so that a site works at the root
    /// of a domain and in any folder. It is percent-encoded.
    pub fn relative_to(&self, from: &Self) -> String {
        match relative(from.as_str(), self.as_str()) {
            Cow::Borrowed(link) => percent::path(link).into_owned(),
            Cow::Owned(link) => match percent::path(&link) {
                Cow::Borrowed(_) => link,
                Cow::Owned(encoded) => encoded,
            },
        }
    }
}

/// An address in lower case.
pub fn folded(address: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    match address.bytes().all(is_plain) {
        true => Cow::Borrowed(address),
        false => Cow::Owned(address.to_lowercase()),
    }
}

impl Borrow<str> for Address {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Address {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// The shortest relative reference from one address to another (RFC 3986, section 5.2).
fn relative<'t>(from: &str, to: &'t str) -> Cow<'t, str> {
    let folder = &from[..from.rfind('/').map_or(0, |at| at + 1)];
    let common = folder
        .bytes()
        .zip(to.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let shared = folder[..floor_to_boundary(folder, common)]
        .rfind('/')
        .map_or(0, |at| at + 1);
    let up = folder[shared..].matches('/').count();
    let down = &to[shared..];
    match (up, down) {
        (0, "") => Cow::Borrowed("./"),
        (0, down) => Cow::Borrowed(down),
        (_, down) => Cow::Owned(format!("{}{down}", "../".repeat(up))),
    }
}

fn floor_to_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_a_list_tells_its_first_page() {
        let list = Address::from("/aanbod/thema/pagina/");
        for number in [1, 2, 30] {
            assert_eq!(list.paged(number).unpaged(), list);
        }
        for address in ["/", "/aanbod/", "/pagina/over-ons/", "/nieuws/pagina/2"] {
            assert_eq!(Address::from(address).unpaged().as_str(), address);
        }
    }

    #[test]
    fn links_between_pages_are_relative() {
        assert_eq!(relative("/", "/aanbod/"), "aanbod/");
        assert_eq!(relative("/aanbod/hoe/", "/aanbod/"), "../");
        assert_eq!(relative("/aanbod/hoe/", "/"), "../../");
        assert_eq!(relative("/aanbod/", "/aanbod/"), "./");
        assert_eq!(relative("/aanbod/hoe/", "/aanbod/hoe-dan/"), "../hoe-dan/");
        assert_eq!(
            relative("/nieuws/a/", "/assets/stijl.css"),
            "../../assets/stijl.css"
        );
        assert_eq!(relative("/404.html", "/feed.xml"), "feed.xml");
    }

    #[test]
    fn links_are_percent_encoded() {
        let page = Address::from("/nieuws/a/");
        for (address, link) in [
            ("/media/deel#1.png", "../../media/deel%231.png"),
            ("/media/wat nu?.pdf", "../../media/wat%20nu%3F.pdf"),
            (
                "/media/100% meedoen.pdf",
                "../../media/100%25%20meedoen.pdf",
            ),
            ("/nieuws/a/é:1.pdf", "%C3%A9%3A1.pdf"),
        ] {
            assert_eq!(Address::from(address).relative_to(&page), link);
        }
        let encoded = Address::from("/media/a b.pdf");
        assert_eq!(encoded.encoded(), "/media/a%20b.pdf");
        assert_eq!(encoded.file(), "media/a b.pdf");
    }

    #[test]
    fn a_page_is_served_by_an_index_file() {
        assert_eq!(Address::from("/").file(), "index.html");
        assert_eq!(Address::from("/aanbod/").file(), "aanbod/index.html");
        assert_eq!(Address::from("/feed.xml").file(), "feed.xml");
        assert_eq!(
            Address::from("/nieuws/").paged(2).as_str(),
            "/nieuws/pagina/2/"
        );
    }
}
