//! Which files of the work tree differ from the last commit: what `git status --porcelain=v2 -z --branch`
//! prints.

use std::collections::BTreeMap;

use serde::Serialize;

/// How a file differs from the last commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileDifference {
    /// It is new.
    New,
    /// It has changed.
    Changed,
    /// It is gone.
    Removed,
}

/// The state of a work tree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkTreeStatus {
    /// The id of the last commit; `None` before the first.
    pub commit: Option<String>,
    /// The branch; `None` when the work tree is on none (a detached head).
    pub branch: Option<String>,
    /// The files that differ, by their paths from the top of the repository.
    pub files: BTreeMap<String, FileStatus>,
}

/// The state of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStatus {
    /// How it differs.
    pub difference: FileDifference,
    /// Whether git does not know it yet.
    pub is_untracked: bool,
}

impl WorkTreeStatus {
    /// Parses the output of git, which must not detect renames. Paths that are no UTF-8 are left out: no
    /// file of a project has one.
    pub fn parse(output: &[u8]) -> Self {
        let mut status = Self::default();
        for line in output.split(|byte| *byte == 0) {
            if let Ok(line) = std::str::from_utf8(line) {
                status.add(line);
            }
        }
        status
    }

    fn add(&mut self, line: &str) {
        let Some((kind, rest)) = line.split_once(' ') else {
            return;
        };
        // What stands before the path, by the kind of the line.
        let found = match kind {
            "#" => return self.add_header(rest),
            "1" => field(rest, 7).map(|(facts, path)| (difference(&facts), path, false)),
            "u" => field(rest, 9).map(|(_, path)| (Some(FileDifference::Changed), path, false)),
            // A folder is another repository, which has its own.
            "?" if !rest.ends_with('/') => Some((Some(FileDifference::New), rest, true)),
            _ => None,
        };
        let Some((Some(difference), path, is_untracked)) = found else {
            return;
        };
        let new = FileStatus {
            difference,
            is_untracked,
        };
        // A removal that is staged, of a file that is there again, has two lines.
        let entry = self.files.entry(path.to_owned());
        let known = entry.or_insert(new);
        if known.difference != new.difference {
            known.difference = FileDifference::Changed;
            known.is_untracked = true;
        }
    }

    fn add_header(&mut self, header: &str) {
        match header.split_once(' ') {
            Some(("branch.oid", id)) if id != "(initial)" => self.commit = Some(id.to_owned()),
            Some(("branch.head", name)) if name != "(detached)" => {
                self.branch = Some(name.to_owned());
            }
            _ => {}
        }
    }
}

/// The first fields of a line, and what is left of it: the path.
fn field(line: &str, count: usize) -> Option<(Vec<&str>, &str)> {
    let mut parts = line.splitn(count + 1, ' ');
    let facts: Vec<&str> = parts.by_ref().take(count).collect();
    Some((facts, parts.next()?))
}

/// How a file differs, by its modes in the commit and in the work tree. `None` for a submodule, and for
/// a file that is in neither.
fn difference(facts: &[&str]) -> Option<FileDifference> {
    const ABSENT: &str = "000000";
    let [_, submodule, before, _, now, ..] = facts else {
        return None;
    };
    match (*before == ABSENT, *now == ABSENT) {
        _ if submodule.starts_with('S') => None,
        (true, true) => None,
        (true, false) => Some(FileDifference::New),
        (false, true) => Some(FileDifference::Removed),
        (false, false) => Some(FileDifference::Changed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(lines: &[&str]) -> Vec<(String, FileDifference)> {
        let status = WorkTreeStatus::parse(lines.join("\0").as_bytes());
        let files = status.files.into_iter();
        files.map(|(path, it)| (path, it.difference)).collect()
    }

    #[test]
    fn each_kind_of_line_is_a_difference_with_the_last_commit() {
        use FileDifference::{Changed, New, Removed};
        let ordinary = |modes: &str, path: &str| format!("1 .M N... {modes} aaa bbb {path}");
        let lines = [
            ordinary("100644 100644 100644", "a b.md"),
            ordinary("000000 000000 100644", "new \"é\".md"),
            ordinary("100644 100644 000000", "gone.md"),
            ordinary("000000 100644 000000", "never.md"),
            "1 .M S.M. 160000 160000 160000 aaa bbb module".to_owned(),
            "? untracked\nname.md".to_owned(),
            "? repository/".to_owned(),
            "u UU N... 100644 100644 100644 100644 a b c both.md".to_owned(),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let expected = [
            ("a b.md", Changed),
            ("both.md", Changed),
            ("gone.md", Removed),
            ("new \"é\".md", New),
            ("untracked\nname.md", New),
        ];
        let expected = expected.map(|(path, it)| (path.to_owned(), it));
        assert_eq!(files(&lines), expected);
    }

    #[test]
    fn a_file_that_is_back_after_a_staged_removal_has_changed() {
        let lines = ["1 D. N... 100644 000000 000000 a b c.md", "? c.md"];
        assert_eq!(
            files(&lines),
            [("c.md".to_owned(), FileDifference::Changed)]
        );
    }

    #[test]
    fn the_branch_and_the_commit_may_be_absent() {
        let headers = "# branch.oid 12ab\0# branch.head een/tak\0# branch.ab +1 -2\0";
        let status = WorkTreeStatus::parse(headers.as_bytes());
        assert_eq!(status.commit.as_deref(), Some("12ab"));
        assert_eq!(status.branch.as_deref(), Some("een/tak"));
        let headers = "# branch.oid (initial)\0# branch.head (detached)\0";
        let status = WorkTreeStatus::parse(headers.as_bytes());
        assert_eq!((status.commit, status.branch), (None, None));
    }
}
