//! Which files of which sites changed between two revisions, by the digests of their bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::{Language, StaticText};
use crate::digest::Digest;
use crate::source::FilePath;
use crate::world::Listing;

/// The files of all sites, in the order of the sites.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RenderedSites(pub Vec<(Arc<str>, FileDigests)>);

/// The digests of the files of a site by address; `None` for a file that could not be rendered.
pub type FileDigests = BTreeMap<Arc<str>, Option<Digest>>;

/// The changes between two revisions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The revision in which they were found.
    pub revision: u64,
    /// The first of the saved project files that caused them; empty when the date or the draft
    /// setting did.
    pub saved: Vec<String>,
    /// The total number of those files.
    pub saved_count: usize,
    /// A summary: `noord 3, landelijk 1`.
    pub text: String,
    /// By site; sites without changes are left out.
    pub sites: Vec<SiteChanges>,
}

/// The changes on a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteChanges {
    /// The site.
    pub(super) site: Arc<str>,
    /// The number of files that are new, removed or different.
    pub(super) count: usize,
    /// The preview paths of the first of those that exist, pages before other files.
    pub(super) paths: Vec<String>,
}

/// The maximum number of paths listed.
const LISTED: usize = 20;

const NOTHING: StaticText = StaticText {
    nl: "er is geen pagina veranderd",
    en: "no page differs",
};

/// The project files that are new, removed or different, in the order of their paths.
pub fn changed_files(before: &Listing, after: &Listing) -> Vec<FilePath> {
    let changed = after
        .iter()
        .filter(|(path, entry)| before.get(path) != Some(*entry));
    let gone = before.paths().filter(|path| !after.contains(path));
    let mut saved: Vec<FilePath> = changed.map(|(path, _)| path).chain(gone).cloned().collect();
    saved.sort();
    saved
}

/// The changes from `before` to `after` at a revision, with the files whose saving caused them.
pub fn compare(
    before: &RenderedSites,
    after: &RenderedSites,
    revision: u64,
    saved: &[FilePath],
    language: Language,
) -> Changes {
    let none = FileDigests::new();
    let of = |rendered: &RenderedSites, site: &str| -> FileDigests {
        let found = rendered.0.iter().find(|(id, _)| **id == *site);
        found.map_or_else(|| none.clone(), |(_, files)| files.clone())
    };
    let mut sites = Vec::new();
    for (site, now) in &after.0 {
        let was = of(before, site);
        let differs =
            |address: &Arc<str>, digest: &Option<Digest>| was.get(address) != Some(digest);
        let changed = now
            .iter()
            .filter(|(address, digest)| differs(address, digest));
        let mut changed: Vec<&str> = changed.map(|(address, _)| &**address).collect();
        // Pages for visitors before files for programs.
        changed.sort_by_key(|address| !address.ends_with('/'));
        let gone = was.keys().filter(|address| !now.contains_key(*address));
        let count = changed.len() + gone.count();
        let listed = changed.into_iter().take(LISTED);
        let paths = listed.map(|address| format!("/{site}{address}")).collect();
        sites.push(SiteChanges {
            site: Arc::clone(site),
            count,
            paths,
        });
    }
    for (site, was) in &before.0 {
        if !after.0.iter().any(|(id, _)| id == site) {
            sites.push(SiteChanges {
                site: Arc::clone(site),
                count: was.len(),
                paths: Vec::new(),
            });
        }
    }
    sites.retain(|site| site.count > 0);
    let words: Vec<String> = sites
        .iter()
        .map(|site| format!("{} {}", site.site, site.count))
        .collect();
    Changes {
        revision,
        saved: saved.iter().take(LISTED).map(FilePath::to_string).collect(),
        saved_count: saved.len(),
        text: match words.is_empty() {
            true => NOTHING.in_language(language).to_owned(),
            false => words.join(", "),
        },
        sites,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::world::{MemoryWorld, World};

    fn rendered(sites: &[(&str, &[(&str, &str)])]) -> RenderedSites {
        let files = |files: &[(&str, &str)]| {
            let files = files.iter();
            files
                .map(|(address, text)| (Arc::from(*address), Some(Digest::of(text.as_bytes()))))
                .collect()
        };
        let sites = sites.iter();
        RenderedSites(
            sites
                .map(|(site, list)| (Arc::from(*site), files(list)))
                .collect(),
        )
    }

    #[test]
    fn new_removed_and_different_files_are_counted_by_site() {
        let before = rendered(&[
            ("landelijk", &[("/", "a"), ("/aanbod/", "b")]),
            ("noord", &[("/", "a"), ("/weg/", "b"), ("/aanbod/", "c")]),
            ("zuid", &[("/", "a")]),
        ]);
        let after = rendered(&[
            ("landelijk", &[("/", "a"), ("/aanbod/", "anders")]),
            (
                "noord",
                &[
                    ("/", "anders"),
                    ("/aanbod.json", "e"),
                    ("/nieuw/", "d"),
                    ("/aanbod/", "c"),
                ],
            ),
            ("oost", &[("/", "a")]),
        ]);
        let paths = [FilePath::new("content/aanbod/a.md")];
        let changes = compare(&before, &after, 2, &paths, Language::Dutch);
        assert_eq!(changes.saved, ["content/aanbod/a.md"]);
        assert_eq!(changes.text, "landelijk 1, noord 4, oost 1, zuid 1");
        let paths = ["/noord/", "/noord/nieuw/", "/noord/aanbod.json"];
        assert_eq!(changes.sites[1].paths, paths);
        let none = compare(&after, &after, 3, &[], Language::Dutch);
        assert_eq!(
            (none.text.as_str(), none.sites.len()),
            ("er is geen pagina veranderd", 0)
        );
    }

    #[test]
    fn new_removed_and_different_files_count_as_saved() {
        let mut before = MemoryWorld::new(date(2026, 11, 1));
        for path in ["content/a.md", "content/b.md", "content/c.md"] {
            before.write(path, "was");
        }
        let mut after = before.clone();
        after.write("content/b.md", "is");
        after.write("content/d.md", "is");
        after.remove("content/a.md");
        let saved = changed_files(before.entries(), after.entries());
        let wanted = ["content/a.md", "content/b.md", "content/d.md"];
        assert_eq!(saved, wanted.map(FilePath::from));
    }
}
