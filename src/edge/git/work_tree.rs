//! What git knows of a project: its branch, what differs, what is to be sent and to be fetched.

use std::path::PathBuf;

use super::command::{Git, GitCall, GitFailure, GitOutput};
use crate::diagnostic::Text;
use crate::edge::disk::{SOURCE_FOLDERS, is_source};
use crate::sending::complaint::complaint;
use crate::sending::destination::{SETTINGS, SendingDestination};
use crate::sending::work_tree_status::WorkTreeStatus;
use crate::source::FilePath;

/// The most sentences of commits that are listed.
const MOST_SENTENCES: &str = "50";

/// Branches of proposals, below the name of a remote.
pub(super) const PROPOSALS: &str = "voorstel";

/// A project in a work tree of git.
pub(in crate::edge) struct WorkTree<'g> {
    pub(super) git: Git<'g>,
    /// The path of the project from the top of the repository, with a slash at its end; empty at the top.
    prefix: String,
    /// Where git keeps what it is doing in this work tree.
    git_folder: PathBuf,
}

impl<'g> WorkTree<'g> {
    /// The work tree that a project is in. `None` when it is in none that knows its files, or when there
    /// is no git on this machine.
    ///
    /// # Errors
    /// Git does not want to look at it.
    pub(in crate::edge) fn find(git: Git<'g>) -> Result<Option<Self>, Text> {
        let asked = [
            "rev-parse",
            "--is-inside-work-tree",
            "--absolute-git-dir",
            "--show-prefix",
        ];
        let found = match git.run(&GitCall::new(&asked)) {
            Err(failure) if failure.is_absence() => return Ok(None),
            found => found?,
        };
        if found.said.contains("dubious ownership") {
            return Err(not_owned(git));
        }
        let text = found.text();
        let mut lines = text.lines();
        let (Some("true"), Some(folder)) = (lines.next(), lines.next()) else {
            return Ok(None);
        };
        let prefix = lines.next().unwrap_or_default().to_owned();
        let is_ignored = !prefix.is_empty() && {
            let ignored = git.run(&GitCall::new(&["check-ignore", "--quiet", "."]))?;
            ignored.is_ok()
        };
        Ok((!is_ignored).then_some(Self {
            git,
            prefix,
            git_folder: folder.into(),
        }))
    }

    /// The state of the files that an editor edits.
    pub(in crate::edge) fn status(&self) -> Result<WorkTreeStatus, Text> {
        self.status_of(&SOURCE_FOLDERS)
    }

    /// The state of all files.
    pub(super) fn whole_status(&self) -> Result<WorkTreeStatus, Text> {
        self.status_of(&[])
    }

    fn status_of(&self, folders: &[&str]) -> Result<WorkTreeStatus, Text> {
        let asked = [
            "status",
            "--porcelain=v2",
            "-z",
            "--branch",
            "--untracked-files=all",
            "--no-renames",
            "--ignore-submodules",
            "--",
        ];
        let output = self.git.run(&GitCall::new(&asked).and(folders))?;
        Ok(WorkTreeStatus::parse(&succeeded(output)?.out))
    }

    /// The path in the project of a path from the top of the repository; `None` for one that an editor
    /// does not edit.
    pub(in crate::edge) fn in_project(&self, path: &str) -> Option<FilePath> {
        let path = FilePath::from(path.strip_prefix(&self.prefix)?);
        is_source(&path).then_some(path)
    }

    /// The path from the top of the repository of a path in the project.
    pub(super) fn in_repository(&self, path: &FilePath) -> String {
        format!("{}{path}", self.prefix)
    }

    /// The way from the project to the top of the repository.
    pub(super) fn top(&self) -> String {
        match self.prefix.matches('/').count() {
            0 => ".".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// What was begun here and is not finished, and so must not be disturbed.
    pub(in crate::edge) fn under_way(&self) -> Option<Text> {
        let known = [
            ("MERGE_HEAD", "samenvoeging (merge)", "merge"),
            ("rebase-merge", "rebase", "rebase"),
            ("rebase-apply", "rebase", "rebase"),
            ("CHERRY_PICK_HEAD", "cherry-pick", "cherry-pick"),
            ("REVERT_HEAD", "terugdraaien (revert)", "revert"),
            ("BISECT_LOG", "zoektocht (bisect)", "bisect"),
        ];
        let mut known = known.into_iter();
        let (_, dutch, english) = known.find(|(name, ..)| self.git_folder.join(name).exists())?;
        Some(Text::new(
            format!(
                "In deze map is met git een {dutch} begonnen die niet af is. Tot dat klaar is doet vindplek \
                 hier niets. Maak het af, of vraag een ontwikkelaar."
            ),
            format!(
                "In this folder a {english} was begun with git that is not finished. Until then vindplek \
                 does nothing here. Finish it, or ask a developer."
            ),
        ))
    }

    /// Where a branch is sent to; `None` when there is no remote.
    pub(in crate::edge) fn destination(
        &self,
        branch: &str,
    ) -> Result<Option<SendingDestination>, Text> {
        let asked = ["config", "-z", "--get-regexp", SETTINGS];
        let output = self.git.run(&GitCall::new(&asked))?;
        Ok(SendingDestination::of(branch, &output.out))
    }

    /// Whether git knows who the editor is.
    pub(in crate::edge) fn knows_editor(&self) -> Result<bool, Text> {
        let asked = [
            "-c",
            "user.useConfigOnly=true",
            "var",
            "GIT_COMMITTER_IDENT",
        ];
        Ok(self.git.run(&GitCall::new(&asked))?.is_ok())
    }

    /// The id of a revision; `None` when there is none.
    pub(super) fn commit(&self, revision: &str) -> Result<Option<String>, GitFailure> {
        let object = format!("{revision}^{{commit}}");
        self.git.line(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &object,
        ])
    }

    /// The sentences of the commits that are not sent, also not as a proposal; and how many others are
    /// in a proposal.
    pub(in crate::edge) fn unsent(
        &self,
        to: &SendingDestination,
    ) -> Result<(Vec<String>, usize), Text> {
        let sent = self.sent(to)?;
        let proposals = format!("--remotes={}/{PROPOSALS}", to.remote);
        let list = [
            "log",
            "-z",
            "--no-merges",
            "--format=%s",
            "--max-count",
            MOST_SENTENCES,
        ];
        let list = GitCall::new(&list).and(&["HEAD", "--not", &sent, &proposals]);
        let output = succeeded(self.git.run(&list)?)?;
        let sentences = output.text();
        let sentences = sentences.split('\0').filter(|it| !it.is_empty());
        let sentences: Vec<String> = sentences.map(str::to_owned).collect();
        let all = self.count(&["--no-merges", "HEAD", "--not", &sent])?;
        let new = self.count(&["--no-merges", "HEAD", "--not", &sent, &proposals])?;
        Ok((sentences, all.saturating_sub(new)))
    }

    /// The number of commits of others that are known and not brought in.
    pub(in crate::edge) fn unfetched(&self, to: &SendingDestination) -> Result<usize, Text> {
        match self.commit(&to.seen())? {
            Some(seen) => self.count(&["--no-merges", &seen, "--not", "HEAD"]),
            None => Ok(0),
        }
    }

    /// What of the remote is known to be sent: the branch there, or everything.
    fn sent(&self, to: &SendingDestination) -> Result<String, Text> {
        let seen = self.commit(&to.seen())?;
        Ok(seen.unwrap_or_else(|| format!("--remotes={}", to.remote)))
    }

    pub(super) fn count(&self, commits: &[&str]) -> Result<usize, Text> {
        let call = GitCall::new(&["rev-list", "--count"]).and(commits);
        let line = succeeded(self.git.run(&call)?)?.line();
        Ok(line.and_then(|line| line.parse().ok()).unwrap_or_default())
    }

    /// The contents of a file in the last commit.
    pub(in crate::edge) fn committed(&self, path: &FilePath) -> Option<Vec<u8>> {
        let object = format!("HEAD:{}", self.in_repository(path));
        let found = self
            .git
            .run(&GitCall::new(&["cat-file", "blob", &object]))
            .ok()?;
        found.is_ok().then_some(found.out)
    }
}

/// The output of a command that must succeed.
pub(super) fn succeeded(output: GitOutput) -> Result<GitOutput, Text> {
    match output.is_ok() {
        true => Ok(output),
        false => Err(complaint(&output.words())),
    }
}

fn not_owned(git: Git<'_>) -> Text {
    let folder = git.folder().display();
    Text::new(
        format!(
            "De map is van iemand anders, en dan wil git er niet aan. Vertrouwt u die, geef dan in een \
             terminal: git config --global --add safe.directory \"{folder}\""
        ),
        format!(
            "The folder belongs to somebody else, so git leaves it alone. If you trust them, run in a \
             terminal: git config --global --add safe.directory \"{folder}\""
        ),
    )
}
