//! What a run of a listing holds, read by itself and remembered by the run's digest.

use std::sync::Arc;

use super::{text, unreadable};
use crate::diagnostic::codes::{path_escape, unknown_file};
use crate::diagnostic::{Code, Diagnostic, Names, Place, Text, nearest};
use crate::digest::{Digest, Digester};
use crate::memo::Memo;
use crate::model::dimensions::{self, Dimensions};
use crate::model::document::{self, Document, Role};
use crate::model::heads::Media;
use crate::model::layout::{DocumentPath, Kind, List, Location, Owner, locate};
use crate::source::{FilePath, Source};
use crate::world::{Entry, Run, Unreadable, World};

/// What a run of a listing holds: a function of that run and of the names of other files, so that
/// after a save all runs but one are found as they were.
pub(in crate::edition) struct Portion {
    /// Documents and accents, in the order of their paths.
    pub(in crate::edition) documents: Vec<Arc<Document>>,
    /// Pictures and downloads, in the order of their paths.
    pub(in crate::edition) media: Vec<Media>,
    /// Pictures and downloads that are there but cannot be had.
    pub(in crate::edition) unreadable: Vec<FilePath>,
    /// The digest of the heads of the documents and of all media.
    pub(in crate::edition) heads: Digest,
    /// The digest of the documents.
    pub(in crate::edition) texts: Digest,
    /// YAML files, to be read by who knows what they are for.
    pub(super) sheets: Vec<(Location, FilePath, Entry)>,
    /// The files of themes.
    pub(super) themes: Vec<(Arc<str>, FilePath, Digest)>,
    /// The folders under `regions`, each with the first file in it.
    pub(super) regions: Vec<(Arc<str>, FilePath)>,
    pub(super) problems: Vec<Diagnostic>,
    /// Whether a file that is listed could not be had all the same. That is no function of the
    /// listing, so it is asked again the next time.
    is_partial: bool,
}

/// What a run holds. What its documents are depends on the names of other files as well: a file of
/// a region is an accent when there is a shared one of that name.
pub(super) fn portion(world: &dyn World, memo: &Memo, run: &Run, names: Digest) -> Arc<Portion> {
    let mut digester = Digester::new("portion").digest(run.digest());
    if run.pairs().iter().any(|(path, _)| site_of(path).is_some()) {
        digester = digester.digest(names);
    }
    let shared = SharedNames { world, memo, names };
    let portion = memo.get("portion", digester.finish(), || {
        Portion::read(world, memo, run, shared)
    });
    match portion.is_partial {
        true => Arc::new(Portion::read(world, memo, run, shared)),
        false => portion,
    }
}

impl Portion {
    fn read(world: &dyn World, memo: &Memo, run: &Run, shared: SharedNames<'_>) -> Self {
        let mut portion = Self {
            documents: Vec::new(),
            media: Vec::new(),
            unreadable: Vec::new(),
            heads: Digest::of(b""),
            texts: Digest::of(b""),
            sheets: Vec::new(),
            themes: Vec::new(),
            regions: Vec::new(),
            problems: Vec::new(),
            is_partial: false,
        };
        for (path, entry) in run.pairs() {
            portion.add(world, memo, path, entry, shared);
        }
        let (mut heads, mut texts) = (Digester::new("heads of a run"), Digester::new("texts"));
        for document in &portion.documents {
            heads = heads.digest(document.head.digest);
            texts = texts.digest(document.digest);
        }
        for media in &portion.media {
            heads = heads.text(media.path.as_str()).digest(media.digest);
            let size = media.dimensions.map(|size| [size.width, size.height]);
            for side in size.into_iter().flatten() {
                heads = heads.bytes(&side.to_le_bytes());
            }
        }
        for path in &portion.unreadable {
            heads = heads.text("unreadable").text(path.as_str());
        }
        (portion.heads, portion.texts) = (heads.finish(), texts.finish());
        portion
    }

    fn add(
        &mut self,
        world: &dyn World,
        memo: &Memo,
        path: &FilePath,
        entry: &Entry,
        shared: SharedNames<'_>,
    ) {
        if let Some(site) = site_of(path)
            && self.regions.last().is_none_or(|(last, _)| *last != site)
        {
            self.regions.push((site, path.clone()));
        }
        match locate(path) {
            Location::Document(at) => {
                let role = role(world, &at);
                if role == Role::Whole && is_lonely(&at) {
                    let place = Place::file(path);
                    self.problems
                        .push(unknown_file::problem(place, Some(only_shared())));
                } else {
                    let text = text(world, &at.path, entry);
                    let is_accent = role == Role::Accent
                        || text
                            .as_ref()
                            .is_ok_and(|(source, _)| is_meant_as_accent(&at, source, shared));
                    let role = if is_accent { Role::Accent } else { role };
                    self.document(memo, at, entry, text, role);
                }
            }
            location @ (Location::List(_) | Location::Site(_)) => {
                self.sheets.push((location, path.clone(), entry.clone()));
            }
            Location::Theme(theme) => {
                let location = Location::Theme(Arc::clone(&theme));
                self.sheets.push((location, path.clone(), entry.clone()));
                self.theme_file(theme, path, entry);
            }
            Location::Template { theme, .. } | Location::Asset { theme, .. } => {
                self.theme_file(theme, path, entry);
            }
            Location::Media(owner) => self.media(world, memo, path, entry, owner),
            Location::Unknown if matches!(entry, Entry::Unreadable(Unreadable::Escapes)) => {
                let place = Place::file(path);
                self.problems.push(path_escape::symbolic_link(place));
            }
            Location::Unknown => {
                let problem = unknown_file::problem(Place::file(path), near_list(path));
                self.problems.push(problem);
            }
        }
    }

    fn document(
        &mut self,
        memo: &Memo,
        at: DocumentPath,
        entry: &Entry,
        text: Result<(Source, Digest), Box<Diagnostic>>,
        role: Role,
    ) {
        let document = match text {
            Ok((source, content)) => read_document(memo, at, source, content, role),
            Err(problem) => {
                self.is_partial |=
                    matches!(entry, Entry::File { .. }) && problem.code == Code::UnreadableFile;
                Arc::new(document::unread(at, *problem, role))
            }
        };
        self.documents.push(document);
    }

    fn theme_file(&mut self, theme: Arc<str>, path: &FilePath, entry: &Entry) {
        match entry {
            Entry::File { digest, .. } => self.themes.push((theme, path.clone(), *digest)),
            Entry::Unreadable(why) => self.problems.push(unreadable(path, why)),
        }
    }

    fn media(
        &mut self,
        world: &dyn World,
        memo: &Memo,
        path: &FilePath,
        entry: &Entry,
        owner: Owner,
    ) {
        let prefix = format!("{}media/", owner.folder());
        let name = path.as_str().strip_prefix(&prefix).unwrap_or_default();
        match entry {
            Entry::File { digest, size } => {
                let dimensions = self.dimensions(world, memo, path, *digest);
                self.media.push(Media {
                    path: path.clone(),
                    name: name.into(),
                    owner,
                    digest: *digest,
                    size: *size,
                    dimensions,
                });
            }
            Entry::Unreadable(why) => {
                self.unreadable.push(path.clone());
                self.problems.push(unreadable(path, why));
            }
        }
    }

    /// How large a picture is. One that cannot be had any more is reported when it is published.
    fn dimensions(
        &mut self,
        world: &dyn World,
        memo: &Memo,
        path: &FilePath,
        content: Digest,
    ) -> Option<Dimensions> {
        if !dimensions::is_picture(path.extension()) {
            return None;
        }
        let measure = || Some(Dimensions::of(&world.read(path).ok()?));
        let digest = Digester::new("dimensions").digest(content).finish();
        let measured = *memo.get("dimensions", digest, measure);
        self.is_partial |= measured.is_none();
        measured.or_else(measure).flatten()
    }
}

fn read_document(
    memo: &Memo,
    at: DocumentPath,
    source: Source,
    content: Digest,
    role: Role,
) -> Arc<Document> {
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

/// A region's file at the path of a shared document changes it; any other is a document itself.
fn role(world: &dyn World, at: &DocumentPath) -> Role {
    let shared = FilePath::new(format!("content/{}", at.inner()));
    match at.owner {
        Owner::Site(_) if world.entries().contains(&shared) => Role::Accent,
        _ => Role::Whole,
    }
}

/// Whether a region's file is an accent whose name has a slip in it: the name of a shared document
/// is near, and it lacks the title that a document of its own must have. Read as a document, it
/// would give a shower of missing keys; the rule `stray-accent` says what is wrong with it.
fn is_meant_as_accent(at: &DocumentPath, source: &Source, shared: SharedNames<'_>) -> bool {
    let has_title = source.text().lines().any(|line| line.starts_with("titel:"));
    if at.owner == Owner::Shared || has_title {
        return false;
    }
    let folder = at.inner().rsplit_once('/').map_or("", |(folder, _)| folder);
    shared.of(folder).suggest(at.path.stem()).near().is_some()
}

/// The names of the shared documents of each folder, prepared once for all files of regions.
#[derive(Clone, Copy)]
struct SharedNames<'w> {
    world: &'w dyn World,
    memo: &'w Memo,
    /// The digest of the names of all files.
    names: Digest,
}

impl SharedNames<'_> {
    /// The names of the files of a folder of the shared content, without their extensions.
    fn of(&self, folder: &str) -> Arc<Names<String>> {
        let digest = Digester::new("shared names")
            .digest(self.names)
            .text(folder);
        self.memo.get("shared names", digest.finish(), || {
            let folder = format!("content/{folder}/");
            let from = FilePath::new(folder.as_str());
            let inside = self.world.entries().starting_at(&from);
            let names = inside
                .map(|(path, _)| path)
                .take_while(|path| path.as_str().starts_with(&folder))
                .filter(|path| path.folder().len() + 1 == folder.len())
                .map(|path| path.stem().to_owned());
            Names::new(names)
        })
    }
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
