//! From the files of a world to documents, lists and media: what each file is, and what keeps it
//! from being read.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::codes::{
    invalid_encoding, limit_exceeded, path_escape, unknown_file, unreadable_file,
};
use crate::diagnostic::{Diagnostic, Place, Text, nearest};
use crate::digest::{Digest, Digester};
use crate::memo::Memo;
use crate::model::document::{self, Document, Listed, Role};
use crate::model::heads::Media;
use crate::model::layout::{DocumentPath, Kind, List, Location, Owner, locate};
use crate::model::schema::{Read, Record};
use crate::model::sheets::{Sheet, Sheets};
use crate::source::{FilePath, Source, Span};
use crate::world::{Entry, Unreadable, World};

/// What a world holds.
#[derive(Default)]
pub(super) struct Gathered {
    /// Documents and accents, in the order of their paths.
    pub(super) documents: Vec<Arc<Document>>,
    /// The YAML files.
    pub(super) sheets: Sheets,
    /// Pictures and downloads, in the order of their paths.
    pub(super) media: Vec<Media>,
    /// Pictures and downloads that are there but cannot be had.
    pub(super) unreadable: Vec<FilePath>,
    /// The files of themes, by theme, with the digest of each.
    pub(super) themes: BTreeMap<Arc<str>, Vec<(FilePath, Digest)>>,
    /// What is wrong with files as such.
    pub(super) problems: Vec<Diagnostic>,
}

/// Reads all that a world holds; what was read before is not read again.
pub(super) fn gather(world: &dyn World, memo: &Memo) -> Gathered {
    let mut gathered = Gathered::default();
    let mut documents = Vec::new();
    let mut strays: BTreeMap<Arc<str>, FilePath> = BTreeMap::new();
    for (path, entry) in world.entries() {
        let location = locate(path);
        if let Some(site) = site_of(path) {
            let config = FilePath::new(format!("regions/{site}/region.yaml"));
            if !world.entries().contains_key(&config) {
                strays.entry(site).or_insert_with(|| path.clone());
            }
        }
        match location {
            Location::Document(at) => {
                let role = role(world, &at);
                if role == Role::Whole && is_lonely(&at) {
                    let place = Place::file(path);
                    gathered
                        .problems
                        .push(unknown_file::problem(place, Some(only_shared())));
                } else {
                    documents.push((at, entry, role));
                }
            }
            Location::List(list) => gathered.list(world, memo, list, path, entry),
            Location::Site(site) => {
                let sheet = gathered.sheet(world, memo, path, entry);
                gathered.sheets.sites.insert(site, sheet);
            }
            Location::Theme(theme) => {
                let sheet = gathered.sheet(world, memo, path, entry);
                gathered.sheets.themes.insert(Arc::clone(&theme), sheet);
                gathered.theme_file(theme, path, entry);
            }
            Location::Template { theme, .. } | Location::Asset { theme, .. } => {
                gathered.theme_file(theme, path, entry);
            }
            Location::Media(owner) => gathered.media(path, entry, owner),
            Location::Unknown if matches!(entry, Entry::Unreadable(Unreadable::Escapes)) => {
                let place = Place::file(path);
                gathered.problems.push(path_escape::symbolic_link(place));
            }
            Location::Unknown => {
                let problem = unknown_file::problem(Place::file(path), near_list(path));
                gathered.problems.push(problem);
            }
        }
    }
    for (site, path) in strays {
        let help = Text::new(
            format!(
                "De map regions/{site} heeft geen region.yaml; zonder dat bestand is er geen site."
            ),
            format!("the folder regions/{site} has no region.yaml; without it there is no site"),
        );
        gathered
            .problems
            .push(unknown_file::problem(Place::file(&path), Some(help)));
    }
    gathered.documents = documents
        .into_par_iter()
        .map(|(at, entry, role)| read_document(world, memo, at, entry, role))
        .collect();
    gathered
}

impl Gathered {
    fn list(&mut self, world: &dyn World, memo: &Memo, list: List, path: &FilePath, entry: &Entry) {
        if let Entry::Unreadable(_) = entry {
            self.sheets.unreadable.push(path.clone());
        }
        match list {
            List::Vocabulary => {
                self.sheets.vocabulary = self.some_sheet(world, memo, path, entry);
            }
            List::Partners => self.sheets.partners = self.some_sheet(world, memo, path, entry),
            List::Glossary => self.sheets.glossary = self.some_sheet(world, memo, path, entry),
            List::Norm => self.sheets.norm = self.some_sheet(world, memo, path, entry),
            List::Figures => self.sheets.figures = self.some_sheet(world, memo, path, entry),
        }
    }

    fn some_sheet<T>(
        &mut self,
        world: &dyn World,
        memo: &Memo,
        path: &FilePath,
        entry: &Entry,
    ) -> Sheet<T>
    where
        T: Record + Read + Send + Sync + 'static,
    {
        Some(self.sheet(world, memo, path, entry))
    }

    /// Reads a YAML file. One that cannot be had still counts as being there: it says nothing, and
    /// is not complete.
    fn sheet<T>(
        &mut self,
        world: &dyn World,
        memo: &Memo,
        path: &FilePath,
        entry: &Entry,
    ) -> Arc<Listed<T>>
    where
        T: Record + Read + Send + Sync + 'static,
    {
        match text(world, path, entry) {
            Ok((source, content)) => {
                let digest = Digester::new("sheet")
                    .text(path.as_str())
                    .digest(content)
                    .finish();
                memo.get("sheet", digest, || document::read_list(source, content))
            }
            Err(problem) => {
                self.problems.push(*problem);
                Arc::new(document::unread_list(Source::new(path.clone(), "")))
            }
        }
    }

    fn theme_file(&mut self, theme: Arc<str>, path: &FilePath, entry: &Entry) {
        match entry {
            Entry::File { digest, .. } => {
                let files = self.themes.entry(theme).or_default();
                files.push((path.clone(), *digest));
            }
            Entry::Unreadable(why) => self.problems.push(unreadable(path, why)),
        }
    }

    fn media(&mut self, path: &FilePath, entry: &Entry, owner: Owner) {
        let prefix = format!("{}media/", owner.folder());
        let name = path.as_str().strip_prefix(&prefix).unwrap_or_default();
        match entry {
            Entry::File { digest, size } => self.media.push(Media {
                path: path.clone(),
                name: name.into(),
                owner,
                digest: *digest,
                size: *size,
            }),
            Entry::Unreadable(why) => {
                self.unreadable.push(path.clone());
                self.problems.push(unreadable(path, why));
            }
        }
    }
}

fn read_document(
    world: &dyn World,
    memo: &Memo,
    at: DocumentPath,
    entry: &Entry,
    role: Role,
) -> Arc<Document> {
    match text(world, &at.path, entry) {
        Ok((source, content)) => {
            let role = if is_meant_as_accent(world, &at, &source, role) {
                Role::Accent
            } else {
                role
            };
            let digest = Digester::new("document")
                .text(at.path.as_str())
                .text(if role == Role::Accent {
                    "accent"
                } else {
                    "whole"
                })
                .digest(content)
                .finish();
            memo.get("document", digest, || {
                document::read(at, source, digest, role)
            })
        }
        Err(problem) => Arc::new(document::unread(at, *problem, role)),
    }
}

/// The text of a file and the digest of its bytes.
fn text(
    world: &dyn World,
    path: &FilePath,
    entry: &Entry,
) -> Result<(Source, Digest), Box<Diagnostic>> {
    let digest = match entry {
        Entry::File { digest, .. } => *digest,
        Entry::Unreadable(why) => return Err(Box::new(unreadable(path, why))),
    };
    let bytes = world.read(path).map_err(|why| unreadable(path, &why))?;
    match Source::decode(path.clone(), &bytes) {
        Ok(source) => Ok((source, digest)),
        Err(at) => {
            let place = Place::new(path, Span::new(at, at));
            Err(Box::new(invalid_encoding::problem(place)))
        }
    }
}

fn unreadable(path: &FilePath, why: &Unreadable) -> Diagnostic {
    let place = Place::file(path);
    match why {
        Unreadable::Refused(words) => unreadable_file::refused(place, words),
        Unreadable::NotUnicode => unreadable_file::not_unicode(place),
        Unreadable::Escapes => path_escape::symbolic_link(place),
        Unreadable::TooLarge { size, limit } => limit_exceeded::too_large(place, *size, *limit),
    }
}

/// A region's file at the path of a shared document changes it; any other is a document itself.
fn role(world: &dyn World, at: &DocumentPath) -> Role {
    let shared = FilePath::new(format!("content/{}", at.inner()));
    match at.owner {
        Owner::Site(_) if world.entries().contains_key(&shared) => Role::Accent,
        _ => Role::Whole,
    }
}

/// Whether a region's file is an accent whose name has a slip in it: the name of a shared document
/// is near, and it lacks the title that a document of its own must have. Read as a document, it
/// would give a shower of missing keys; the rule `stray-accent` says what is wrong with it.
fn is_meant_as_accent(world: &dyn World, at: &DocumentPath, source: &Source, role: Role) -> bool {
    let has_title = source.text().lines().any(|line| line.starts_with("titel:"));
    if role == Role::Accent || at.owner == Owner::Shared || has_title {
        return false;
    }
    let folder = at.inner().rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = format!("content/{folder}/");
    let files = world
        .entries()
        .keys()
        .filter(|path| path.folder().len() + 1 == folder.len());
    let names = files
        .filter(|path| path.as_str().starts_with(&folder))
        .map(FilePath::stem);
    nearest(at.path.stem(), names).is_some()
}

/// Whether a document is a part of something that only the shared content has.
fn is_lonely(at: &DocumentPath) -> bool {
    let of_the_whole = matches!(
        at.kind,
        Kind::Roadmap | Kind::Quarter | Kind::CareerPath | Kind::Function
    );
    of_the_whole && at.owner != Owner::Shared
}

fn only_shared() -> Text {
    Text::new(
        "Het reisplan en het carrièrepad zijn voor alle regio's hetzelfde. Een regio kan een \
         gedeeld bestand aanvullen, maar er geen toevoegen.",
        "The reisplan and the carrièrepad are the same for all regions. A region can add to a \
         shared file, but not add a file.",
    )
}

fn near_list(path: &FilePath) -> Option<Text> {
    let near = nearest(path.as_str(), List::ALL.map(List::path))?;
    Some(Text::new(
        format!("Bedoelde u {near}?"),
        format!("did you mean {near}?"),
    ))
}

fn site_of(path: &FilePath) -> Option<Arc<str>> {
    let rest = path.as_str().strip_prefix("regions/")?;
    let (site, _) = rest.split_once('/')?;
    Some(site.into())
}
