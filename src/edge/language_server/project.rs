//! The project that a client works on: its folder, and the URIs of that folder.

use std::fs;
use std::path::{Path, PathBuf};

use lsp_types::InitializeParams;
use url::Url;

use crate::edge::failure::Failure;
use crate::percent;

/// The folder by which a project is recognised.
const REGIONS: &str = "regions";

/// How many folders deep a project is looked for below the folder that the client has opened.
const MAX_DEPTH: usize = 3;

/// The folders that a client has opened, as it writes them.
pub(super) fn opened_folders(params: &InitializeParams) -> Vec<String> {
    let workspace = params.workspace_folders.iter().flatten();
    let mut folders: Vec<String> = workspace
        .map(|folder| folder.uri.as_str().to_owned())
        .collect();
    if folders.is_empty() {
        #[expect(
            deprecated,
            reason = "clients of before workspace folders send only this"
        )]
        folders.extend(params.root_uri.iter().map(|uri| uri.as_str().to_owned()));
    }
    folders
}

/// The path of a folder's URI.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    Url::parse(uri).ok()?.to_file_path().ok()
}

/// Finds the project of some folders: the nearest folder upward that holds `regions`, else the first
/// one below.
pub(super) fn find_project(folders: &[String]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = folders.iter().filter_map(|uri| path_of(uri)).collect();
    let upward = |folder: &PathBuf| {
        let mut ancestors = folder.ancestors();
        ancestors
            .find(|above| is_project(above))
            .map(Path::to_owned)
    };
    let found = folders.iter().find_map(upward);
    found.or_else(|| folders.iter().find_map(|folder| below(folder, MAX_DEPTH)))
}

fn is_project(folder: &Path) -> bool {
    folder.join(REGIONS).is_dir()
}

/// The first project below a folder, the least deep ones first.
fn below(folder: &Path, depth: usize) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir() && !path.is_symlink() && !is_skipped(path))
        .collect();
    folders.sort();
    let here = folders.iter().find(|folder| is_project(folder)).cloned();
    let deeper = || {
        let mut folders = folders.iter().filter(|_| depth > 1);
        folders.find_map(|folder| below(folder, depth - 1))
    };
    here.or_else(deeper)
}

/// Whether a folder holds files of programs.
fn is_skipped(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str());
    name.is_none_or(|name| name.starts_with('.') || matches!(name, "node_modules" | "target"))
}

/// The URIs of a project's folder: as the client writes it, if it has opened that folder or one above
/// it, then by its real path.
///
/// # Errors
/// The path of the folder cannot be written as a URI.
pub(super) fn folder_uris(project: &Path, real: &Path, opened: &[String]) -> Vec<String> {
    let as_opened = opened.iter().filter_map(|uri| {
        let folder = path_of(uri)?.canonicalize().ok()?;
        let inside = real.strip_prefix(&folder).ok()?;
        let parts = inside.iter().map(|part| part.to_str());
        let parts: Option<Vec<&str>> = parts.collect();
        let inside = parts?.join("/");
        let uri = uri.trim_end_matches('/');
        Some(match inside.as_str() {
            "" => uri.to_owned(),
            inside => format!("{uri}/{}", percent::path(inside)),
        })
    });
    let paths = [real, project].into_iter();
    let by_path = paths.filter_map(|path| Some(Url::from_file_path(path).ok()?.to_string()));
    as_opened.chain(by_path).collect()
}

/// Opens nothing: a failure in the words of an editor.
pub(super) fn words(failure: &Failure) -> String {
    format!("{}\n{}", failure.message().dutch(), failure.help().dutch())
}
