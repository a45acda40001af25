//! From the files of a world to documents, lists and media: what each file is, and what keeps it
//! from being read.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::codes::{
    invalid_encoding, limit_exceeded, path_escape, unknown_file, unreadable_file,
};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest};
use crate::digest::{Digest, Digester};
use crate::memo::Memo;
use crate::model::dimensions::{self, Dimensions};
use crate::model::document::{self, Document, Listed, Role};
use crate::model::heads::Media;
use crate::model::layout::{DocumentPath, Kind, List, Location, Owner, locate};
use crate::model::schema::{Read, Record};
use crate::model::sheets::{Sheet, Sheets};
use crate::source::{FilePath, Source, Span};
use crate::world::{Entry, Run, Unreadable, World};

/// What a world holds.
#[derive(Default)]
pub(super) struct Gathered {
    /// What each run of the listing holds, in order.
    pub(super) portions: Vec<Arc<Portion>>,
    /// The YAML files.
    pub(super) sheets: Sheets,
    /// The files of themes, by theme, with the digest of each.
    pub(super) themes: BTreeMap<Arc<str>, Vec<(FilePath, Digest)>>,
    /// What is wrong with files as such.
    pub(super) problems: Vec<Diagnostic>,
}

/// What a run of a listing holds: a function of that run and of the names of other files, so that
/// after a save all runs but one are found as they were.
pub(super) struct Portion {
    /// Documents and accents, in the order of their paths.
    pub(super) documents: Vec<Arc<Document>>,
    /// Pictures and downloads, in the order of their paths.
    pub(super) media: Vec<Media>,
    /// Pictures and downloads that are there but cannot be had.
    pub(super) unreadable: Vec<FilePath>,
    /// The digest of the heads of the documents and of all media.
    pub(super) heads: Digest,
    /// The digest of the documents.
    pub(super) texts: Digest,
    /// YAML files, to be read by who knows what they are for.
    sheets: Vec<(Location, FilePath, Entry)>,
    /// The files of themes.
    themes: Vec<(Arc<str>, FilePath, Digest)>,
    /// The folders under `regions`, each with the first file in it.
    regions: Vec<(Arc<str>, FilePath)>,
    problems: Vec<Diagnostic>,
    /// Whether a file that is listed could not be had all the same. That is no function of the
    /// listing, so it is asked again the next time.
    is_partial: bool,
}

/// Reads all that a world holds; what was read before is not read again.
pub(super) fn gather(world: &dyn World, memo: &Memo) -> Gathered {
    let runs = world.entries().runs();
    let names = runs
        .iter()
        .fold(Digester::new("all names"), |digester, run| {
            digester.digest(run.names())
        })
        .finish();
    let mut gathered = Gathered {
        portions: runs
            .par_iter()
            .map(|run| portion(world, memo, run, names))
            .collect(),
        ..Gathered::default()
    };
    let mut strays: BTreeMap<Arc<str>, FilePath> = BTreeMap::new();
    for portion in gathered.portions.clone() {
        gathered.problems.extend(portion.problems.iter().cloned());
        for (location, path, entry) in &portion.sheets {
            gathered.sheet_file(world, memo, location, path, entry);
        }
        for (theme, path, digest) in &portion.themes {
            let files = gathered.themes.entry(Arc::clone(theme)).or_default();
            files.push((path.clone(), *digest));
        }
        for (site, path) in &portion.regions {
            let config = FilePath::new(format!("regions/{site}/region.yaml"));
            if !world.entries().contains(&config) {
                strays
                    .entry(Arc::clone(site))
                    .or_insert_with(|| path.clone());
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
    gathered
}

/// What a run holds. What its documents are depends on the names of other files as well: a file of
/// a region is an accent when there is a shared one of that name.
fn portion(world: &dyn World, memo: &Memo, run: &Run, names: Digest) -> Arc<Portion> {
    let mut digester = Digester::new("portion").digest(run.digest());
    if run.pairs().iter().any(|(path, _)| site_of(path).is_some()) {
        digester = digester.digest(names);
    }
    let portion = memo.get("portion", digester.finish(), || {
        Portion::read(world, memo, run)
    });
    match portion.is_partial {
        true => Arc::new(Portion::read(world, memo, run)),
        false => portion,
    }
}

impl Portion {
    fn read(world: &dyn World, memo: &Memo, run: &Run) -> Self {
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
            portion.add(world, memo, path, entry);
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

    fn add(&mut self, world: &dyn World, memo: &Memo, path: &FilePath, entry: &Entry) {
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
                    self.document(world, memo, at, entry, role);
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
        world: &dyn World,
        memo: &Memo,
        at: DocumentPath,
        entry: &Entry,
        role: Role,
    ) {
        let document = match text(world, &at.path, entry) {
            Ok((source, content)) => read_document(world, memo, at, source, content, role),
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

impl Gathered {
    fn sheet_file(
        &mut self,
        world: &dyn World,
        memo: &Memo,
        location: &Location,
        path: &FilePath,
        entry: &Entry,
    ) {
        match location {
            Location::List(list) => self.list(world, memo, *list, path, entry),
            Location::Site(site) => {
                let sheet = self.sheet(world, memo, path, entry);
                self.sheets.sites.insert(Arc::clone(site), sheet);
            }
            Location::Theme(theme) => {
                let sheet = self.sheet(world, memo, path, entry);
                self.sheets.themes.insert(Arc::clone(theme), sheet);
            }
            _ => {}
        }
    }

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
}

fn read_document(
    world: &dyn World,
    memo: &Memo,
    at: DocumentPath,
    source: Source,
    content: Digest,
    role: Role,
) -> Arc<Document> {
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
        Owner::Site(_) if world.entries().contains(&shared) => Role::Accent,
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
    let from = FilePath::new(folder.as_str());
    let inside = world.entries().starting_at(&from).map(|(path, _)| path);
    let names = inside
        .take_while(|path| path.as_str().starts_with(&folder))
        .filter(|path| path.folder().len() + 1 == folder.len())
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
