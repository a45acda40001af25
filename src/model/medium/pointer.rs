//! Files that stand for another one: of large-file storage, shortcuts, unfinished downloads.

use super::fault::PointerKind;

/// The longest pointer, in bytes; those of git-annex can have some lines after the first.
const MAX_LENGTH: usize = 32 << 10;

/// The kind of pointer that a file is, if it is one. The extension is in lower case.
pub(super) fn kind(extension: &str, bytes: &[u8]) -> Option<PointerKind> {
    match extension {
        "crdownload" | "download" | "opdownload" | "part" | "partial" => {
            return Some(PointerKind::Unfinished);
        }
        "desktop" | "gdoc" | "gdraw" | "gform" | "gsheet" | "gslides" | "lnk" | "url"
        | "webloc" => return Some(PointerKind::Shortcut),
        _ => {}
    }
    if bytes.len() > MAX_LENGTH {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let first = text.lines().next().unwrap_or_default();
    let is_lfs = |service: &str| {
        first.strip_prefix("version ").is_some_and(|url| {
            url.trim_start_matches("https://")
                .trim_start_matches("http://")
                .starts_with(service)
        }) && text.contains("oid sha256:")
    };
    if is_lfs("git-lfs.github.com/") || is_lfs("hawser.github.com/") {
        return Some(PointerKind::GitLfs);
    }
    if first.starts_with("/annex/objects/") || first.contains(".git/annex/objects/") {
        return Some(PointerKind::GitAnnex);
    }
    let is_path = text == first && first.starts_with("../") && !first.contains([' ', '<', ',']);
    is_path.then_some(PointerKind::SymbolicLink)
}
