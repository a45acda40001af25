//! What stood elsewhere and what is gone, as patterns for the addresses that visitors ask for.
//!
//! A pattern is a regular expression in the dialect of PCRE, which Apache and nginx share, over bytes: of a
//! literal text every character but letters, digits and `/-_~` is written as its code. Case does not
//! count, nor whether an address ends in a slash or in the name of the index.

use crate::model::former_address::FormerAddress;
use crate::model::heads::Heads;
use crate::model::value::items;
use crate::percent;
use crate::plan::file::{FileKind, PlannedFile};
use crate::plan::site::SitePlan;

/// What a host may add to the address of a folder.
const INDEX: &str = "(?:index\\.(?:html?|php))?";

/// A former address, and where its page is now.
pub(super) struct Moved<'p> {
    /// The former address.
    pub(super) from: &'p FormerAddress,
    /// The address now, from the root of the host, as in a URL.
    pub(super) to: String,
}

impl Moved<'_> {
    /// A pattern for the path after the first slash of the site.
    pub(super) fn pattern(&self) -> String {
        pattern(self.from.path(), self.from.query().is_some())
    }

    /// A pattern for the query, if that tells the page apart: each part of it, in any order, among others.
    pub(super) fn query_pattern(&self) -> Option<String> {
        let parts = self.from.query()?.split('&');
        let parts = parts.filter(|part| !part.is_empty());
        Some(
            parts
                .map(|part| format!("(?=(?:.*&)?{}(?:&|$))", query_literal(part)))
                .collect(),
        )
    }
}

/// All that stood elsewhere: what a query tells apart first.
pub(super) fn moved<'p>(heads: &'p Heads, plan: &'p SitePlan, base: &str) -> Vec<Moved<'p>> {
    let all = plan.without_stub.iter().chain(&plan.files);
    let mut moved: Vec<Moved<'p>> = all
        .filter_map(|file| {
            let from = former(heads, file)?;
            let FileKind::Redirect { document, .. } = file.kind else {
                return None;
            };
            let to = plan.address_of(document)?.encoded();
            Some(Moved {
                from,
                to: format!("{base}{to}"),
            })
        })
        .collect();
    moved.sort_by_key(|moved| moved.from.query().is_none());
    moved
}

fn former<'p>(heads: &'p Heads, file: &PlannedFile) -> Option<&'p FormerAddress> {
    let FileKind::Redirect { document, former } = file.kind else {
        return None;
    };
    let listed = items(&heads.document(document).common.formerly);
    listed.get(former).map(|former| &former.value)
}

/// An address that is gone for good.
pub(super) struct Gone {
    /// The address on the site, without percent-encoding.
    pub(super) path: String,
}

impl Gone {
    /// A pattern for the path after the first slash of the site.
    pub(super) fn pattern(&self) -> String {
        pattern(&self.path, false)
    }
}

/// What the ledger of a site says is gone, as far as it is.
pub(super) fn gone(heads: &Heads, plan: &SitePlan) -> Vec<Gone> {
    let entries = items(&heads.site(plan.site).ledger.gone).iter();
    let gone = entries.filter_map(|entry| {
        let written = &entry.value.address.as_ref()?.value.0;
        let since = entry.value.since.as_ref()?.value;
        let path = percent::decoded(written)?;
        let bare = path.trim_end_matches('/');
        let is_back = plan.is_taken(bare) || plan.is_taken(&format!("{bare}/"));
        let is_gone = since <= plan.when.today && !is_back;
        let is_text = !path.contains(char::is_control);
        (is_gone && is_text).then(|| Gone {
            path: path.into_owned(),
        })
    });
    gone.collect()
}

/// The pattern of a path. A folder is meant when it ends in a slash, in the name of an index that a query
/// goes with, or in a name without an ending.
fn pattern(path: &str, has_query: bool) -> String {
    let inside = path.trim_start_matches('/');
    let (folder, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let is_index = has_query && ["index.html", "index.htm", "index.php"].contains(&name);
    let folder = match (name, is_index) {
        ("", _) | (_, true) => folder,
        _ if !name.contains('.') => inside,
        _ => return literal(inside),
    };
    match folder {
        "" => INDEX.to_owned(),
        folder => format!("{}(?:/{INDEX})?", literal(folder)),
    }
}

/// A pattern for exactly this text.
pub(super) fn literal(text: &str) -> String {
    text.bytes().map(literal_byte).collect()
}

fn literal_byte(byte: u8) -> String {
    match byte {
        b'-' | b'_' | b'/' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("\\x{byte:02x}"),
    }
}

/// A pattern for a part of a query, in which a browser may have encoded more or less than was written.
fn query_literal(part: &str) -> String {
    let spaced = part.replace('+', "%20");
    let decoded = percent::decoded(&spaced);
    let bytes = decoded.as_deref().unwrap_or(&spaced).bytes();
    let byte = |byte: u8| match byte {
        b' ' => "(?:\\x2b|%20)".to_owned(),
        b'=' | b'.' => literal_byte(byte),
        byte if byte.is_ascii_alphanumeric() || b"-_~".contains(&byte) => literal_byte(byte),
        byte => format!("(?:{}|%{byte:02x})", literal_byte(byte)),
    };
    bytes.map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_meant_with_and_without_its_slash_and_index() {
        assert_eq!(pattern("/a/b/", false), format!("a/b(?:/{INDEX})?"));
        assert_eq!(pattern("/a/b", false), format!("a/b(?:/{INDEX})?"));
        assert_eq!(pattern("/index.php", true), INDEX);
        assert_eq!(pattern("/", true), INDEX);
        assert_eq!(pattern("/a/index.php", true), format!("a(?:/{INDEX})?"));
        assert_eq!(pattern("/a.html", false), "a\\x2ehtml");
    }

    #[test]
    fn nothing_in_an_address_means_more_than_itself() {
        assert_eq!(
            literal("a.b*(c)|$\"é"),
            "a\\x2eb\\x2a\\x28c\\x29\\x7c\\x24\\x22\\xc3\\xa9"
        );
        assert_eq!(
            query_literal("p=1.*"),
            "p=1\\x2e(?:\\x2a|%2a)".replace("p=", "p\\x3d")
        );
    }
}
