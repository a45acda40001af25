//! The project as it was in a revision of its git repository.
//!
//! Only the files that differ from the working tree are read from git; the rest is the working tree
//! itself. So nothing is checked out, a repository with gigabytes of photos is compared in an
//! instant, and files that git stores in another form (line ends, large-file storage) are compared
//! as git does.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::Failure;
use super::disk::{DiskWorld, is_source};
use super::git::{Git, GitCall, GitFailure, GitOutput};
use crate::diagnostic::Text;
use crate::digest::Digest;
use crate::source::FilePath;
use crate::world::{FileEntry, Listing, MEDIA_LIMIT, OverlayWorld, World};

/// A revision of the project.
pub struct ProjectRevision {
    /// Its files, on the date of the working tree.
    pub world: OverlayWorld<DiskWorld>,
    /// The short id of the commit; `None` for a tree that is not one.
    pub commit: Option<String>,
}

/// The files of nothing at all, before the first commit: what GitHub and GitLab name the parent of a
/// first push, and git's own tree without files.
const NOTHING: [&str; 2] = [
    "0000000000000000000000000000000000000000",
    "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
];

/// Reads the project as it was in a revision: where the history of the working tree left it, if the
/// two went different ways since. So what others did on a branch meanwhile is no part of a proposal.
///
/// # Errors
/// The project is in no git repository, it has no such revision, or git cannot be run.
pub fn revision(world: &DiskWorld, named: &str) -> Result<ProjectRevision, Failure> {
    let git = RevisionReader(Git::new(world.project()));
    git.require_repository()?;
    let (tree, commit) = git.resolve(named)?;
    // From the top of the repository, where git looks up how a file is stored.
    let prefix = git.line(&["rev-parse", "--show-prefix"])?;
    let prefix = prefix.unwrap_or_default();
    let read = git.changed_files(&tree)?.into_par_iter();
    let read = read.map(|(path, blob)| {
        let bytes = blob.and_then(|blob| git.blob(&blob, &format!("{prefix}{}", path.as_str())));
        (path, bytes.map(Arc::from))
    });
    let mut changes: FormerFiles = read.collect();
    complete_themes(world, &mut changes);
    Ok(ProjectRevision {
        world: OverlayWorld::new(world.clone(), changes),
        commit,
    })
}

/// The last commit, by its id.
///
/// # Errors
/// The project is in no git repository, nothing is committed yet, or git cannot be run.
pub fn last_commit(project: &Path) -> Result<String, Failure> {
    let git = RevisionReader(Git::new(project));
    let found = git.line(&["rev-parse", "--verify", "--quiet", "HEAD"])?;
    match found {
        Some(commit) => Ok(commit),
        None => {
            git.require_repository()?;
            Err(nothing_committed())
        }
    }
}

/// The files that differ, with their contents in the revision; `None` for one that was not there.
type FormerFiles = BTreeMap<FilePath, Option<Arc<[u8]>>>;

/// Adds to the changes the files of built-in themes that the project hides now and did not hide in the
/// revision, and the other way around.
fn complete_themes(world: &DiskWorld, changes: &mut FormerFiles) {
    let own = world.entries().iter();
    let own = own.filter(|(_, entry)| !matches!(entry, FileEntry::BuiltIn { .. }));
    let now: Listing = own
        .map(|(path, entry)| (path.clone(), entry.clone()))
        .collect();
    let entry = |bytes: &Arc<[u8]>| FileEntry::File {
        digest: Digest::of(bytes),
        size: bytes.len() as u64,
    };
    let mut before = now.clone();
    let entries = changes.iter();
    before.change(
        entries
            .map(|(path, bytes)| (path.clone(), bytes.as_ref().map(entry)))
            .collect(),
    );
    let themes = world.built_in_themes();
    for (path, entry) in themes.changes(&now, &before) {
        match entry {
            Some(_) => changes.extend([(path.clone(), themes.read(&path))]),
            // The project may have had a file of its own there.
            None => {
                changes.entry(path).or_insert(None);
            }
        }
    }
}

/// Reads revisions with git, in a project's folder.
struct RevisionReader<'p>(Git<'p>);

impl RevisionReader<'_> {
    fn run(&self, arguments: &[&str]) -> Result<GitOutput, Failure> {
        let done = self.0.run(&GitCall::new(arguments));
        done.map_err(not_run)
    }

    /// The output of a command, if it succeeds.
    fn line(&self, arguments: &[&str]) -> Result<Option<String>, Failure> {
        Ok(self.run(arguments)?.line())
    }

    fn require_repository(&self) -> Result<(), Failure> {
        match self.line(&["rev-parse", "--git-dir"])? {
            Some(_) => Ok(()),
            None => Err(Failure::new(
                Text::new(
                    format!(
                        "“{}” staat niet in een git-repository",
                        self.0.folder().display()
                    ),
                    format!("“{}” is not in a git repository", self.0.folder().display()),
                ),
                Text::new(
                    "Zonder git is er geen eerdere versie om mee te vergelijken. Is de map van \
                     iemand anders, geef git dan toegang met: git config --global --add \
                     safe.directory MAP",
                    "Without git there is no earlier version to compare with. If the folder \
                     belongs to someone else, give git access with: git config --global --add \
                     safe.directory FOLDER",
                ),
            )),
        }
    }

    /// The tree of a revision, and the short id of its commit.
    fn resolve(&self, named: &str) -> Result<(String, Option<String>), Failure> {
        if NOTHING.contains(&named) {
            return Ok((self.empty_tree()?, None));
        }
        let parse = |what: &str| {
            let object = format!("{named}^{{{what}}}");
            self.line(&[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &object,
            ])
        };
        if let Some(commit) = parse("commit")? {
            let base = self
                .line(&["merge-base", &commit, "HEAD"])?
                .unwrap_or(commit);
            let short = self.line(&["rev-parse", "--short", &base])?;
            return Ok((base, short));
        }
        match parse("tree")? {
            Some(tree) => Ok((tree, None)),
            None => Err(unknown(named)),
        }
    }

    /// The id of the tree without files, in the hashes of this repository.
    fn empty_tree(&self) -> Result<String, Failure> {
        let found = self.line(&["hash-object", "-t", "tree", "--stdin"])?;
        Ok(found.unwrap_or_else(|| NOTHING[1].to_owned()))
    }

    /// The files that differ between a tree and the working tree, each with its id in the tree;
    /// `None` for one that was not there. Files that git ignores are no part of a proposal.
    fn changed_files(&self, tree: &str) -> Result<Vec<(FilePath, Option<String>)>, Failure> {
        let raw = self.run(&[
            "diff",
            "--raw",
            "-z",
            "--no-renames",
            "--no-abbrev",
            "--relative",
            "--ignore-submodules",
            "--end-of-options",
            tree,
        ])?;
        if !raw.is_ok() {
            return Err(failed(&raw));
        }
        let others = self.run(&["ls-files", "-z", "--others", "--exclude-standard"])?;
        let mut changed: Vec<(FilePath, Option<String>)> = differing(&raw.out);
        let new = others.out.split(|byte| *byte == 0);
        changed.extend(new.filter_map(|path| Some((source(path)?, None))));
        Ok(changed)
    }

    /// The contents of a file as a checkout would write them; `None` if they cannot be read, or are
    /// larger than any file that is published. `path` begins at the top of the repository.
    fn blob(&self, id: &str, path: &str) -> Option<Vec<u8>> {
        let filters = format!("--path={path}");
        let done = self.run(&["cat-file", "--filters", &filters, id]).ok()?;
        let fits = u64::try_from(done.out.len()).is_ok_and(|size| size <= MEDIA_LIMIT);
        (done.is_ok() && fits).then_some(done.out)
    }
}

/// The files of `git diff --raw -z`: `:100644 100644 <old id> <new id> M\0<path>\0`.
fn differing(raw: &[u8]) -> Vec<(FilePath, Option<String>)> {
    let mut fields = raw.split(|byte| *byte == 0);
    let mut found = Vec::new();
    while let (Some(facts), Some(path)) = (fields.next(), fields.next()) {
        let facts = String::from_utf8_lossy(facts);
        let mut facts = facts.trim_start_matches(':').split(' ');
        let (mode, id) = (facts.next().unwrap_or_default(), facts.nth(1));
        // Only files: no submodule, and no link, whose contents are a path.
        let blob = id.filter(|_| mode.starts_with("100")).map(str::to_owned);
        found.extend(source(path).map(|path| (path, blob)));
    }
    found
}

/// A path of a file that a build reads.
fn source(path: &[u8]) -> Option<FilePath> {
    let path = FilePath::from(std::str::from_utf8(path).ok()?);
    is_source(&path).then_some(path)
}

fn not_run(failure: GitFailure) -> Failure {
    Failure::new(
        failure.into(),
        Text::new(
            "Zet git op deze computer, en geef de opdracht opnieuw",
            "Install git on this computer, and run the command again",
        ),
    )
}

fn failed(done: &GitOutput) -> Failure {
    let said = done.said.trim();
    Failure::new(
        Text::new(
            format!("Git kon de versies niet vergelijken: {said}"),
            format!("Git could not compare the versions: {said}"),
        ),
        Text::new(
            "Los op wat git noemt, en geef de opdracht opnieuw",
            "Solve what git names, and run the command again",
        ),
    )
}

fn nothing_committed() -> Failure {
    Failure::new(
        Text::new(
            "In git is nog geen versie van dit project vastgelegd",
            "No version of this project has been committed to git yet",
        ),
        Text::new(
            "Leg de bestanden eerst vast, met git commit",
            "Commit the files first, with git commit",
        ),
    )
}

fn unknown(named: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("Git kent hier geen versie “{named}”"),
            format!("Git knows no revision “{named}” here"),
        ),
        Text::new(
            "Noem een branch, een tag of een commit, zoals origin/main. Is alleen het laatste stuk \
             van de geschiedenis opgehaald, haal dan alles op: git fetch --unshallow",
            "Name a branch, a tag or a commit, such as origin/main. If only the last part of the \
             history was fetched, fetch all of it: git fetch --unshallow",
        ),
    )
}
