//! “Haal op”: the work of others, brought in.
//!
//! Git merges apart from the work tree; only a complete merge is brought in, as a newer version of the
//! branch. So until then nothing has changed, and git itself refuses to touch a file that the editor
//! changed and did not keep.

use std::collections::BTreeSet;

use tempfile::tempdir;

use super::command::GitCall;
use super::keep::EditorName;
use super::work_tree::{WorkTree, succeeded};
use crate::diagnostic::Text;
use crate::edit::form::FormScope;
use crate::sending::complaint::complaint;
use crate::sending::conflict::{ConflictAnswer, ConflictingFile, FileContents, SettledFile};
use crate::sending::destination::SendingDestination;
use crate::sending::merged_tree::{FIRST_VERSION, MergedTree, StoredFile, git_version};
use crate::source::{FilePath, Source};

/// What a merge needs to know of the preview.
pub(in crate::edge) struct MergeContext<'m> {
    /// Tells the keys of a version of a file.
    pub(in crate::edge) scope: &'m dyn Fn(&Source) -> Option<FormScope>,
    /// The files with changes that are not on the disk.
    pub(in crate::edge) unsaved: &'m [FilePath],
    /// Who makes it, if git does not know.
    pub(in crate::edge) editor: Option<&'m EditorName>,
}

/// What was fetched.
pub(in crate::edge) enum Fetched {
    /// Nothing new.
    Nothing,
    /// So many commits of others, which are brought in.
    Brought(usize),
    /// Commits that the editor must choose for.
    Asks(Box<PendingMerge>),
}

/// A merge that waits for choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) struct PendingMerge {
    /// The commit of the editor.
    mine: String,
    /// That of the others.
    theirs: String,
    /// The tree in which the files that conflict are to be replaced.
    tree: String,
    /// The files that conflict.
    pub(in crate::edge) files: Vec<ConflictingFile>,
}

/// Fetches the branch of others and brings it in.
///
/// # Errors
/// The remote cannot be reached; or it cannot be brought in at present, and then nothing has changed.
pub(in crate::edge) fn fetch(
    tree: &WorkTree<'_>,
    from: &SendingDestination,
    context: &MergeContext<'_>,
) -> Result<Fetched, Text> {
    let seen = from.seen();
    let refs = format!("+refs/heads/{}:{seen}", from.branch);
    let call = GitCall::new(&["fetch", "--no-recurse-submodules", "--end-of-options"]);
    let fetched = tree
        .git
        .run(&call.and(&[&from.remote, &refs]).for_remote())?;
    if fetched.said.contains("couldn't find remote ref") {
        return Ok(Fetched::Nothing);
    }
    succeeded(fetched)?;
    let (Some(mine), Some(theirs)) = (tree.commit("HEAD")?, tree.commit(&seen)?) else {
        return Err(Text::new(
            "Hier is nog niets bewaard, dus er valt niets samen te voegen. Haal het project op in een nieuwe \
             map, met git clone.",
            "Nothing was kept here yet, so there is nothing to merge with. Get the project in a new folder, \
             with git clone.",
        ));
    };
    let new = tree.count(&[&theirs, "--not", &mine])?;
    if new == 0 {
        return Ok(Fetched::Nothing);
    }
    let brought = tree
        .count(&["--no-merges", &theirs, "--not", &mine])?
        .max(1);
    if tree.count(&[&mine, "--not", &theirs])? == 0 {
        land(tree, &theirs, context.unsaved)?;
        return Ok(Fetched::Brought(brought));
    }
    let pending = merge(tree, mine, theirs)?;
    let is_asked = |file: &ConflictingFile| !file.questions(context.scope).questions.is_empty();
    if pending.files.iter().any(is_asked) {
        return Ok(Fetched::Asks(Box::new(pending)));
    }
    settle(tree, &pending, &[], context)?;
    Ok(Fetched::Brought(brought))
}

/// Merges two commits, and reads the versions of the files that conflict.
fn merge(tree: &WorkTree<'_>, mine: String, theirs: String) -> Result<PendingMerge, Text> {
    let version = tree.git.run(&GitCall::new(&["version"]))?;
    if git_version(&version.text()).is_some_and(|it| it < FIRST_VERSION) {
        let (major, minor) = FIRST_VERSION;
        return Err(Text::new(
            format!(
                "U en iemand anders hebben allebei iets bewaard. Om dat samen te voegen is git {major}.{minor} \
                 of nieuwer nodig: werk git op deze computer bij."
            ),
            format!(
                "You and somebody else both kept something. Merging that needs git {major}.{minor} or newer: \
                 update git on this computer."
            ),
        ));
    }
    // From the top of the repository, to which it then names the paths.
    let call = GitCall::new(&["-C", &tree.top()]).and(&["merge-tree", "--write-tree"]);
    let call = call.and(&["-z", "--no-messages"]);
    let output = tree.git.run(&call.and(&[&mine, &theirs]))?;
    let merged = match output.code {
        Some(0 | 1) => MergedTree::parse(&output.out),
        _ => None,
    };
    let Some(merged) = merged else {
        return Err(complaint(&output.words()));
    };
    let mut files = Vec::new();
    for (stored_at, stored) in merged.conflicts {
        let Some(path) = tree.in_project(&stored_at) else {
            return Err(outside(&stored_at));
        };
        let contents = |file: &Option<StoredFile>| match file {
            Some(file) => blob(tree, file).map(Some),
            None => Ok(None),
        };
        let contents = FileContents {
            before: contents(&stored.before)?,
            mine: contents(&stored.mine)?,
            theirs: contents(&stored.theirs)?,
        };
        files.push(ConflictingFile {
            path,
            stored_at,
            stored,
            contents,
        });
    }
    Ok(PendingMerge {
        mine,
        theirs,
        tree: merged.tree,
        files,
    })
}

/// Makes the merge with the choices of the editor, and brings it in.
///
/// # Errors
/// A choice is missing, or it cannot be brought in at present; then nothing has changed.
pub(in crate::edge) fn settle(
    tree: &WorkTree<'_>,
    pending: &PendingMerge,
    answers: &[ConflictAnswer],
    context: &MergeContext<'_>,
) -> Result<(), Text> {
    let files = pending.files.iter();
    let settled = files.map(|file| file.settled(context.scope, answers));
    let Some(settled) = settled.collect::<Option<Vec<_>>>() else {
        return Err(Text::new(
            "Kies eerst overal uw tekst of die van de ander",
            "First choose your text or that of the other everywhere",
        ));
    };
    if tree.commit("HEAD")?.as_ref() != Some(&pending.mine) {
        return Err(moved_on());
    }
    let mut entries = Vec::new();
    for (file, settled) in pending.files.iter().zip(settled) {
        let stored = stored(tree, settled)?;
        entries.extend(index_entry(&pending.tree, &file.stored_at, stored));
    }
    let merged = match entries.is_empty() {
        true => pending.tree.clone(),
        false => tree_with(tree, &pending.tree, entries)?,
    };
    let signs = tree
        .git
        .line(&["config", "--type=bool", "--get", "commit.gpgSign"])?;
    let sign = (signs.as_deref() == Some("true")).then_some("-S");
    let call = GitCall::new(&EditorName::settings(context.editor)).and(&["commit-tree"]);
    let call =
        call.and(sign.as_slice())
            .and(&[&*merged, "-p", &pending.mine, "-p", &pending.theirs]);
    let call = call.and(&["-m", "Werk van anderen erbij gehaald"]);
    let commit = succeeded(tree.git.run(&call)?)?.line();
    land(tree, &commit.unwrap_or_default(), context.unsaved)
}

/// What a file becomes, in git's store.
fn stored(tree: &WorkTree<'_>, settled: SettledFile) -> Result<Option<StoredFile>, Text> {
    match settled {
        SettledFile::Version(stored) => Ok(stored),
        SettledFile::Contents(mode, bytes) => {
            // As it is stored, without the filters of a checkout: the versions were read so too.
            let call = GitCall::new(&["hash-object", "-w", "--no-filters", "--stdin"]);
            let id = succeeded(tree.git.run(&call.reading(bytes))?)?.line();
            Ok(id.map(|id| StoredFile { mode, id }))
        }
    }
}

/// What `git update-index -z --index-info` reads to replace a file, or to remove it. `like` is an id of the
/// repository.
fn index_entry(like: &str, path: &str, stored: Option<StoredFile>) -> Vec<u8> {
    let entry = match stored {
        Some(StoredFile { mode, id }) => format!("{mode} {id}\t{path}\0"),
        None => format!("0 {}\t{path}\0", "0".repeat(like.len())),
    };
    entry.into_bytes()
}

/// A tree with other entries.
fn tree_with(tree: &WorkTree<'_>, base: &str, entries: Vec<u8>) -> Result<String, Text> {
    let folder = tempdir().map_err(|error| {
        Text::new(
            format!("Er kan hier niets tijdelijks geschreven worden: {error}"),
            format!("Nothing temporary can be written here: {error}"),
        )
    })?;
    let index = folder.path().join("index");
    let run = |call: GitCall| succeeded(tree.git.run(&call.with_index(&index))?);
    run(GitCall::new(&["read-tree", base]))?;
    run(GitCall::new(&["update-index", "-z", "--index-info"]).reading(entries))?;
    let written = run(GitCall::new(&["write-tree"]))?.line();
    Ok(written.unwrap_or_default())
}

/// Brings in a commit that continues the branch, if no file of it was changed and not kept.
fn land(tree: &WorkTree<'_>, commit: &str, unsaved: &[FilePath]) -> Result<(), Text> {
    let call = GitCall::new(&[
        "diff",
        "--name-only",
        "-z",
        "--no-renames",
        "--no-relative",
        "HEAD",
        commit,
    ]);
    let incoming = succeeded(tree.git.run(&call)?)?.text();
    let incoming: BTreeSet<&str> = incoming.split('\0').collect();
    let unsaved: Vec<String> = unsaved
        .iter()
        .map(|path| tree.in_repository(path))
        .collect();
    let unsaved = unsaved
        .iter()
        .filter(|path| incoming.contains(path.as_str()));
    let unsaved: Vec<&str> = unsaved.map(String::as_str).collect();
    if !unsaved.is_empty() {
        return Err(not_saved(&unsaved));
    }
    let status = tree.whole_status()?;
    let changed = status
        .files
        .keys()
        .filter(|path| incoming.contains(path.as_str()));
    let changed: Vec<&str> = changed.map(String::as_str).collect();
    if !changed.is_empty() {
        return Err(not_kept(&changed));
    }
    let call = [
        "merge",
        "--ff-only",
        "--no-autostash",
        // Also a file that git ignores is somebody's work.
        "--no-overwrite-ignore",
        "--quiet",
        "--end-of-options",
        commit,
    ];
    let merged = tree.git.run(&GitCall::new(&call))?;
    match merged.is_ok() {
        true => Ok(()),
        false if merged.said.contains("Not possible to fast-forward") => Err(moved_on()),
        false => Err(complaint(&merged.words())),
    }
}

fn blob(tree: &WorkTree<'_>, file: &StoredFile) -> Result<Vec<u8>, Text> {
    if file.mode.starts_with("16") {
        // A submodule has no contents here.
        return Ok(Vec::new());
    }
    let call = GitCall::new(&["cat-file", "blob", &file.id]);
    Ok(succeeded(tree.git.run(&call)?)?.out)
}

fn listed(paths: &[&str]) -> String {
    paths.join(", ")
}

fn not_saved(paths: &[&str]) -> Text {
    let paths = listed(paths);
    Text::new(
        format!(
            "Een ander heeft veranderd wat u aan het bewerken bent: {paths}. Bewaar dat eerst in het formulier, \
             of laat het vallen. Er is nog niets veranderd."
        ),
        format!(
            "Somebody else changed what you are editing: {paths}. First save it in the form, or drop it. \
             Nothing has changed yet."
        ),
    )
}

fn not_kept(paths: &[&str]) -> Text {
    let paths = listed(paths);
    Text::new(
        format!(
            "Een ander heeft veranderd wat u ook veranderd hebt: {paths}. Doe daar eerst “Bewaar met een zin” \
             voor, en haal dan weer op. Er is nog niets veranderd."
        ),
        format!(
            "Somebody else changed what you changed too: {paths}. First keep that with a sentence, and then \
             fetch again. Nothing has changed yet."
        ),
    )
}

fn outside(path: &str) -> Text {
    Text::new(
        format!(
            "Er botst iets dat niet bij de inhoud hoort: {path}. Dat moet een ontwikkelaar samenvoegen. Er is nog \
             niets veranderd."
        ),
        format!(
            "There is a conflict outside of the content: {path}. A developer must merge that. Nothing has \
             changed yet."
        ),
    )
}

fn moved_on() -> Text {
    Text::new(
        "Er is hier intussen iets bewaard. Haal opnieuw op. Er is nog niets veranderd.",
        "Something was kept here in the meantime. Fetch again. Nothing has changed yet.",
    )
}
