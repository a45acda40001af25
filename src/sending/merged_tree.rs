//! A merge that git computed apart from the work tree: what `git merge-tree --write-tree -z
//! --no-messages` prints.

use std::collections::BTreeMap;

/// The first version of git that can compute one.
pub const FIRST_VERSION: (u32, u32) = (2, 38);

/// A merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedTree {
    /// The id of its tree, in which files that conflict hold both versions.
    pub tree: String,
    /// The files that conflict, by their paths from the top of the repository.
    pub conflicts: BTreeMap<String, StoredVersions>,
}

/// The versions of a file that conflicts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoredVersions {
    /// As both began with it.
    pub before: Option<StoredFile>,
    /// That of the editor.
    pub mine: Option<StoredFile>,
    /// That of the other.
    pub theirs: Option<StoredFile>,
}

/// A file in git's store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its mode: `100644`.
    pub mode: String,
    /// The id of its contents.
    pub id: String,
}

impl StoredFile {
    /// Whether it is a file, and not a link or a submodule.
    pub fn is_regular(&self) -> bool {
        self.mode.starts_with("100")
    }
}

impl MergedTree {
    /// Parses the output of git; `None` when it is not that of a merge.
    pub fn parse(output: &[u8]) -> Option<Self> {
        let mut fields = output.split(|byte| *byte == 0);
        let tree = std::str::from_utf8(fields.next()?).ok()?;
        let is_id = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_hexdigit());
        if !is_id(tree) {
            return None;
        }
        let mut conflicts: BTreeMap<String, StoredVersions> = BTreeMap::new();
        for field in fields.take_while(|field| !field.is_empty()) {
            let field = std::str::from_utf8(field).ok()?;
            let (facts, path) = field.split_once('\t')?;
            let mut facts = facts.split(' ');
            let (mode, id, stage) = (facts.next()?, facts.next()?, facts.next()?);
            let file = StoredFile {
                mode: mode.to_owned(),
                id: id.to_owned(),
            };
            let versions = conflicts.entry(path.to_owned()).or_default();
            match stage {
                "1" => versions.before = Some(file),
                "2" => versions.mine = Some(file),
                _ => versions.theirs = Some(file),
            }
        }
        Some(Self {
            tree: tree.to_owned(),
            conflicts,
        })
    }
}

/// The version in `git version 2.39.5 (Apple Git-154)`.
pub fn git_version(output: &str) -> Option<(u32, u32)> {
    let version = output.split(' ').nth(2)?;
    let mut numbers = version.split('.').map(|number| number.trim().parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflicts_have_the_versions_that_there_are() {
        let output = "826c\x00100644 aa 1\tcontent/x y.md\x00100644 bb 2\tcontent/x y.md\x00100644 cc 3\t\
                      content/x y.md\x00120000 dd 3\tlink\0";
        let merged = MergedTree::parse(output.as_bytes()).unwrap();
        assert_eq!(merged.tree, "826c");
        let text = &merged.conflicts["content/x y.md"];
        let ids = [&text.before, &text.mine, &text.theirs];
        let ids = ids.map(|file| file.as_ref().map_or("", |file| file.id.as_str()));
        assert_eq!(ids, ["aa", "bb", "cc"]);
        let link = &merged.conflicts["link"];
        assert!(link.mine.is_none() && !link.theirs.as_ref().unwrap().is_regular());
        let clean = MergedTree::parse(b"826c\0").unwrap();
        assert!(clean.conflicts.is_empty());
        assert_eq!(MergedTree::parse(b"fatal: no"), None);
    }

    #[test]
    fn the_version_of_every_system_is_read() {
        assert_eq!(git_version("git version 2.47.3\n"), Some((2, 47)));
        assert_eq!(
            git_version("git version 2.39.5 (Apple Git-154)\n"),
            Some((2, 39))
        );
        assert_eq!(git_version("git version 2.45.1.windows.1\n"), Some((2, 45)));
        assert_eq!(git_version("iets anders"), None);
    }
}
