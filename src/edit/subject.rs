//! What an editor means with a path: a document, an accent, a picture, a folder.

use std::collections::BTreeSet;

use super::context::EditContext;
use super::refusal::EditRefusal;
use crate::diagnostic::{Text, nearest};
use crate::model::address::folded;
use crate::model::layout::{DocumentPath, Kind, Location, Owner, locate};
use crate::plan::links::{address_at, join};
use crate::source::FilePath;

/// A path or address as an editor typed it.
#[derive(Debug, Clone, Copy)]
pub struct TypedPath<'t> {
    /// The text.
    pub text: &'t str,
    /// The folder in which it was typed, from the project's folder; empty for that folder itself.
    pub here: &'t str,
}

impl TypedPath<'_> {
    /// The text with slashes, trimmed.
    pub(super) fn slashed(self) -> String {
        self.text.trim().replace('\\', "/")
    }

    /// The paths of the project that it can stand for, the likeliest first; none when it leaves the
    /// project.
    pub(super) fn readings(self) -> Vec<FilePath> {
        let text = self.slashed();
        let text = text.trim_end_matches('/');
        let from = |folder: &str| join(&FilePath::new(format!("{folder}/x")), text);
        let read = match text.strip_prefix('/') {
            Some(rest) => vec![join(&FilePath::new("x"), rest)],
            None if text.starts_with('.') => vec![from(self.here), from("")],
            None => vec![from(self.here), from(""), from("content")],
        };
        let mut readings: Vec<FilePath> = Vec::new();
        for path in read.into_iter().flatten() {
            if !path.as_str().is_empty() && !readings.contains(&path) {
                readings.push(path);
            }
        }
        readings
    }
}

/// What is moved or removed.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// The file, or the folder for a special and for a folder.
    pub(super) root: FilePath,
    /// What it is.
    pub(super) kind: SubjectKind,
    /// Its files: one, or those in the folder.
    pub(super) files: Vec<FilePath>,
}

/// What is moved or removed, by kind.
#[derive(Debug, Clone)]
pub(super) enum SubjectKind {
    /// A document; for a special its cover.
    Document(DocumentPath),
    /// An accent of a region.
    Accent(DocumentPath),
    /// A picture or download.
    Medium,
    /// A folder of pages or media.
    Folder,
}

impl Subject {
    /// The kind of its document, if it is one.
    pub(super) fn document_kind(&self) -> Option<Kind> {
        match &self.kind {
            SubjectKind::Document(at) | SubjectKind::Accent(at) => Some(at.kind),
            SubjectKind::Medium | SubjectKind::Folder => None,
        }
    }

    /// The files of regions that belong to it: the accents on a shared document, and what regions
    /// added to a shared special or folder.
    pub(super) fn companions(&self, context: EditContext<'_>) -> Vec<FilePath> {
        let is_media = matches!(self.kind, SubjectKind::Medium) || self.is_media_folder();
        let inner = self.root.as_str().strip_prefix("content/");
        let (Some(inner), false) = (inner, is_media) else {
            return Vec::new();
        };
        let entries = context.world.entries();
        let sites = context.edition.heads().sites.iter();
        let of_site = |site: &str| {
            let path = FilePath::new(format!("regions/{site}/content/{inner}"));
            match entries.contains(&path) {
                true => vec![path],
                false => files_below(context, &path),
            }
        };
        sites.flat_map(|site| of_site(&site.id)).collect()
    }

    fn is_media_folder(&self) -> bool {
        let is_media =
            |path: &FilePath| matches!(locate(path), Location::Media(_) | Location::Note(_));
        self.files.iter().all(is_media)
    }
}

/// The files below a folder.
pub(super) fn files_below(context: EditContext<'_>, folder: &FilePath) -> Vec<FilePath> {
    let prefix = format!("{folder}/");
    let entries = context.world.entries();
    let from = FilePath::new(prefix.as_str());
    let below = entries.starting_at(&from).map(|(path, _)| path);
    below
        .take_while(|path| path.as_str().starts_with(&prefix))
        .cloned()
        .collect()
}

/// Finds what a typed path or address means.
///
/// # Errors
/// Nothing is there, or it is nothing that can be moved or removed by itself.
pub(super) fn find(context: EditContext<'_>, typed: TypedPath<'_>) -> Result<Subject, EditRefusal> {
    let readings = typed.readings();
    let entries = context.world.entries();
    for path in &readings {
        for ending in ["", ".md"] {
            let path = FilePath::new(format!("{path}{ending}"));
            if entries.contains(&path) {
                return of_file(context, path);
            }
        }
    }
    if let Some(document) = at_address(context, &typed.slashed()) {
        return of_file(context, document);
    }
    for path in &readings {
        let files = files_below(context, path);
        if !files.is_empty() {
            return of_folder(context, path, files);
        }
    }
    Err(not_found(context, typed))
}

/// The document with an address, as in a browser.
fn at_address(context: EditContext<'_>, typed: &str) -> Option<FilePath> {
    let sites = context.edition.heads().sites.iter();
    let bases = sites.filter_map(|site| typed.strip_prefix(site.region.base()));
    let typed = bases.min_by_key(|rest| rest.len()).unwrap_or(typed);
    let typed = typed.split(['#', '?']).next()?;
    let typed = format!("{}/", folded(typed).trim_end_matches('/'));
    let documents = &context.edition.heads().documents;
    let has_address =
        |at: &DocumentPath| at.kind != Kind::Quarter && address_at(at).0.as_str() == typed;
    let found = documents.iter().find(|head| has_address(&head.at))?;
    Some(found.at.path.clone())
}

fn of_file(context: EditContext<'_>, path: FilePath) -> Result<Subject, EditRefusal> {
    let kind = match locate(&path) {
        Location::Document(at) if at.kind == Kind::Special && !is_accent(context, &path) => {
            let folder = FilePath::new(path.folder());
            return Ok(Subject {
                files: files_below(context, &folder),
                root: folder,
                kind: SubjectKind::Document(at),
            });
        }
        Location::Document(at) => match is_accent(context, &path) {
            true => SubjectKind::Accent(at),
            false => SubjectKind::Document(at),
        },
        Location::Media(_) => SubjectKind::Medium,
        Location::List(_)
        | Location::Site(_)
        | Location::Theme(_)
        | Location::Template { .. }
        | Location::Asset { .. } => return Err(fixed(&path)),
        _ => return Err(unused(&path)),
    };
    Ok(Subject {
        files: vec![path.clone()],
        root: path,
        kind,
    })
}

fn is_accent(context: EditContext<'_>, path: &FilePath) -> bool {
    let document = context.edition.document(path);
    document.is_some_and(|document| document.head.accent().is_some())
}

fn of_folder(
    context: EditContext<'_>,
    path: &FilePath,
    files: Vec<FilePath>,
) -> Result<Subject, EditRefusal> {
    let cover = FilePath::new(format!("{path}/index.md"));
    if files.contains(&cover)
        && !is_accent(context, &cover)
        && let Location::Document(at) = locate(&cover)
        && at.kind == Kind::Special
    {
        return of_file(context, cover);
    }
    let owners: BTreeSet<Option<Owner>> = files.iter().map(folder_owner).collect();
    let mut owners = owners.into_iter();
    match (owners.next(), owners.next()) {
        (Some(Some(_)), None) => Ok(Subject {
            root: path.clone(),
            kind: SubjectKind::Folder,
            files,
        }),
        _ => Err(fixed(path)),
    }
}

/// The owner of a file in a folder that can be moved as a whole.
fn folder_owner(path: &FilePath) -> Option<Owner> {
    match locate(path) {
        Location::Document(at) if at.kind == Kind::Page => Some(at.owner),
        Location::Media(owner) | Location::Note(owner) => Some(owner),
        _ => None,
    }
}

fn not_found(context: EditContext<'_>, typed: TypedPath<'_>) -> EditRefusal {
    let shown = typed.text.trim();
    let readings = typed.readings();
    let Some(wanted) = readings.last() else {
        return EditRefusal::new(
            Text::new(
                format!("“{shown}” ligt buiten het project"),
                format!("“{shown}” lies outside the project"),
            ),
            path_help(),
        );
    };
    let heads = context.edition.heads();
    let accents = heads.accents.iter().map(|head| head.at.path.as_str());
    let documents = heads.documents.iter().map(|head| head.at.path.as_str());
    let media = heads.media.iter().map(|media| media.path.as_str());
    let known: Vec<&str> = documents.chain(accents).chain(media).collect();
    let near = |wanted: &str| nearest(wanted, known.iter().copied());
    let with_ending = format!("{wanted}.md");
    let same_name = || {
        let name = wanted.file_name();
        known.iter().copied().find(|path| {
            let path = FilePath::from(*path);
            path.file_name() == name || path.stem() == name
        })
    };
    let first = readings.first().map_or("", FilePath::as_str);
    let near = near(first)
        .or_else(|| near(wanted.as_str()))
        .or_else(|| near(&with_ending))
        .or_else(same_name);
    let help = match near {
        Some(near) => Text::new(
            format!("Bedoelt u “{near}”?"),
            format!("Did you mean “{near}”?"),
        ),
        None => path_help(),
    };
    EditRefusal::new(
        Text::new(
            format!("Er is geen stuk of bestand “{shown}”"),
            format!("There is no document or file “{shown}”"),
        ),
        help,
    )
}

fn path_help() -> Text {
    Text::new(
        "Schrijf waar het staat, zoals content/aanbod/inclusie.md, of zijn adres, zoals \
         /aanbod/inclusie/",
        "Write its path, such as content/aanbod/inclusie.md, or its address, such as \
         /aanbod/inclusie/",
    )
}

fn fixed(path: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("{path} heeft een vaste plek"),
            format!("{path} has a fixed place"),
        ),
        Text::new(
            "Alleen stukken, accenten, specials, foto’s en downloads, en mappen onder paginas en \
             media kunnen ergens anders heen of weg",
            "Only documents, accents, specials, pictures and downloads, and folders below paginas \
             and media can be moved or removed",
        ),
    )
}

fn unused(path: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("Met {path} doet vindplek niets"),
            format!("vindplek does not use {path}"),
        ),
        Text::new(
            "U kunt het zelf verplaatsen of weghalen; er hangt niets aan vast",
            "You can move or remove it yourself; nothing depends on it",
        ),
    )
}
