//! The headers of each file, for hosts that keep them with the file and read no settings: buckets.

use std::collections::BTreeSet;

use super::hosted_site::{has_digest, lookalikes};
use super::policy::{ASK_FIRST, FOREVER};
use super::types::content_type;
use crate::plan::site::SitePlan;

/// The headers of the files of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileHeaders {
    /// The paths of downloads that look as if a digest is in their names.
    lookalikes: BTreeSet<String>,
}

impl FileHeaders {
    /// The headers of a site with this plan.
    pub fn new(plan: &SitePlan) -> Self {
        let paths = lookalikes(plan).map(|address| address.as_str().trim_start_matches('/'));
        Self {
            lookalikes: paths.map(str::to_owned).collect(),
        }
    }

    /// The names and values for the file at a path in the site's folder.
    pub fn of(&self, path: &str) -> Vec<(&'static str, String)> {
        let kind = content_type(path).map(|kind| ("Content-Type", kind));
        // The compressed form of a file is kept as long as the file.
        let plain = [".br", ".gz"]
            .iter()
            .find_map(|form| path.strip_suffix(form));
        let plain = plain.unwrap_or(path);
        let kept = match has_digest(plain) && !self.lookalikes.contains(plain) {
            true => FOREVER,
            false => ASK_FIRST,
        };
        let kept = ("Cache-Control", kept.to_owned());
        kind.into_iter().chain([kept]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_digest_in_its_name_is_kept_and_pages_are_not() {
        let headers = FileHeaders {
            lookalikes: BTreeSet::from(["media/gids.0123456789.pdf".to_owned()]),
        };
        let kept = |path: &str| headers.of(path).pop().map(|(_, value)| value);
        for (path, value) in [
            ("assets/stijl.0123456789.css", FOREVER),
            ("assets/stijl.0123456789.css.gz", FOREVER),
            ("media/gids.0123456789.pdf", ASK_FIRST),
            ("index.html", ASK_FIRST),
            ("feed.xml.br", ASK_FIRST),
        ] {
            assert_eq!(kept(path).as_deref(), Some(value), "{path}");
        }
        let page = headers.of("index.html");
        assert_eq!(page[0], ("Content-Type", "text/html; charset=utf-8".into()));
    }
}
