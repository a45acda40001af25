//! What a run of a listing holds, read by itself and remembered by the run's digest.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{read_text, unreadable};
use crate::diagnostic::codes::{path_escape, unknown_file};
use crate::diagnostic::{Diagnostic, Place, Text, nearest};
use crate::digest::{Digest, Digested};
use crate::memo::{FileReader, ReadingStage, Remembered, Stage};
use crate::model::dimensions::{self, Dimensions};
use crate::model::document::{self, Document, Head, Role};
use crate::model::heads::Media;
use crate::model::layout::{DocumentPath, Kind, List, Location, Owner, locate};
use crate::source::{FilePath, Source};
use crate::world::{Entry, Listing, Run, Unreadable};

/// What a run of a listing holds, so that after a save all runs but one are found in the memo.
pub(in crate::edition) struct Portion {
    /// Documents and accents, in the order of their paths.
    pub(in crate::edition) documents: Vec<Remembered<Document>>,
    /// What the index over all documents needs of the run.
    pub(in crate::edition) index: Arc<Digested<PortionIndex>>,
    /// YAML files, to be read by what knows their types.
    pub(super) sheets: Vec<(Location, FilePath, Entry)>,
    /// The files of themes.
    pub(super) themes: Vec<(Arc<str>, FilePath, Entry)>,
    /// The folders under `regions`, each with the first file in it.
    pub(super) regions: Vec<(Arc<str>, FilePath)>,
    /// What is wrong with files as such.
    pub(super) problems: Vec<Diagnostic>,
}

/// What the index over all documents needs of a run: no bodies.
#[derive(Hash, Default)]
pub(in crate::edition) struct PortionIndex {
    /// The heads of documents and accents, in the order of their paths.
    pub(in crate::edition) heads: Vec<Arc<Head>>,
    /// Pictures and downloads, in the order of their paths.
    pub(in crate::edition) media: Vec<Media>,
    /// Pictures and downloads that exist but cannot be read.
    pub(in crate::edition) unreadable: Vec<FilePath>,
}

/// Every path of a listing.
pub(super) struct PathSet<'w> {
    listing: &'w Listing,
    digest: Digest,
}

impl<'w> PathSet<'w> {
    /// The paths of a listing.
    pub(super) fn new(listing: &'w Listing) -> Self {
        let runs: Vec<Digest> = listing.runs().iter().map(|run| run.names()).collect();
        Self {
            listing,
            digest: Digest::of_value(&runs),
        }
    }
}

impl Hash for PathSet<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

/// A run of a listing.
#[derive(Hash)]
pub(super) struct RunOfFiles<'w> {
    files: &'w Run,
    /// What a regional document is depends on the names of other files: at the path of a shared
    /// document it is an accent. A run without one is read without knowing any other name.
    all_paths: Option<&'w PathSet<'w>>,
}

impl<'w> RunOfFiles<'w> {
    /// A run of the listing that `all_paths` are the paths of.
    pub(super) fn new(files: &'w Run, all_paths: &'w PathSet<'w>) -> Self {
        let is_regional = |(path, _): &(FilePath, Entry)| site_of(path).is_some();
        Self {
            files,
            all_paths: files.pairs().iter().any(is_regional).then_some(all_paths),
        }
    }

    /// A region's file at the path of a shared document changes it; any other is a document itself.
    fn role(&self, at: &DocumentPath) -> Role {
        let shared = FilePath::new(format!("content/{}", at.inner()));
        match (&at.owner, self.all_paths) {
            (Owner::Site(_), Some(paths)) if paths.listing.contains(&shared) => Role::Accent,
            _ => Role::Whole,
        }
    }

    /// Whether a region's file is an accent with a misspelt name: the name of a shared document is
    /// near, and the file lacks the title that a document of its own must have. Read as a document,
    /// it would give many missing keys; the rule `stray-accent` reports what is wrong with it.
    fn is_meant_as_accent(&self, at: &DocumentPath, source: &Source) -> bool {
        let Some(paths) = self.all_paths else {
            return false;
        };
        let has_title = source.text().lines().any(|line| line.starts_with("titel:"));
        if at.owner == Owner::Shared || has_title {
            return false;
        }
        let folder = at.inner().rsplit_once('/').map_or("", |(folder, _)| folder);
        let folder = format!("content/{folder}/");
        let from = FilePath::new(folder.as_str());
        let inside = paths.listing.starting_at(&from).map(|(path, _)| path);
        let names = inside
            .take_while(|path| path.as_str().starts_with(&folder))
            .filter(|path| path.folder().len() + 1 == folder.len())
            .map(FilePath::stem);
        nearest(at.path.stem(), names).is_some()
    }
}

impl ReadingStage for RunOfFiles<'_> {
    const NAME: &'static str = "portion";
    type Output = Portion;

    fn run(&self, reader: &FileReader<'_>) -> Portion {
        let mut contents = RunContents::default();
        for (path, entry) in self.files.pairs() {
            contents.add(self, reader, path, entry);
        }
        let documents = contents.documents.iter();
        contents.index.heads = documents
            .map(|document| Arc::clone(&document.head))
            .collect();
        Portion {
            documents: contents.documents,
            index: Arc::new(Digested::new(contents.index)),
            sheets: contents.sheets,
            themes: contents.themes,
            regions: contents.regions,
            problems: contents.problems,
        }
    }
}

/// A [`Portion`] that is being filled.
#[derive(Default)]
struct RunContents {
    documents: Vec<Remembered<Document>>,
    index: PortionIndex,
    sheets: Vec<(Location, FilePath, Entry)>,
    themes: Vec<(Arc<str>, FilePath, Entry)>,
    regions: Vec<(Arc<str>, FilePath)>,
    problems: Vec<Diagnostic>,
}

impl RunContents {
    fn add(
        &mut self,
        run: &RunOfFiles<'_>,
        reader: &FileReader<'_>,
        path: &FilePath,
        entry: &Entry,
    ) {
        if let Some(site) = site_of(path)
            && self.regions.last().is_none_or(|(last, _)| *last != site)
        {
            self.regions.push((site, path.clone()));
        }
        match locate(path) {
            Location::Document(at) => {
                let role = run.role(&at);
                if role == Role::Whole && is_lonely(&at) {
                    let place = Place::file(path);
                    self.problems
                        .push(unknown_file::problem(place, Some(only_shared())));
                } else {
                    self.documents
                        .push(read_document(run, reader, at, entry, role));
                }
            }
            location @ (Location::List(_) | Location::Site(_)) => {
                self.sheets.push((location, path.clone(), entry.clone()));
            }
            Location::Theme(theme) => {
                let location = Location::Theme(Arc::clone(&theme));
                self.sheets.push((location, path.clone(), entry.clone()));
                self.themes.push((theme, path.clone(), entry.clone()));
            }
            Location::Template { theme, .. } | Location::Asset { theme, .. } => match entry {
                Entry::File { .. } => self.themes.push((theme, path.clone(), entry.clone())),
                Entry::Unreadable(why) => self.problems.push(unreadable(path, why)),
            },
            Location::Media(owner) => self.media(reader, path, entry, owner),
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

    fn media(&mut self, reader: &FileReader<'_>, path: &FilePath, entry: &Entry, owner: Owner) {
        let prefix = format!("{}media/", owner.folder());
        let name = path.as_str().strip_prefix(&prefix).unwrap_or_default();
        match entry {
            Entry::File { digest, size } => {
                let picture = PictureFile { path, entry };
                let is_picture = dimensions::is_picture(path.extension());
                self.index.media.push(Media {
                    path: path.clone(),
                    name: name.into(),
                    owner,
                    digest: *digest,
                    size: *size,
                    dimensions: is_picture.then(|| *reader.get(&picture)).flatten(),
                });
            }
            Entry::Unreadable(why) => {
                self.index.unreadable.push(path.clone());
                self.problems.push(unreadable(path, why));
            }
        }
    }
}

fn read_document(
    run: &RunOfFiles<'_>,
    reader: &FileReader<'_>,
    at: DocumentPath,
    entry: &Entry,
    role: Role,
) -> Remembered<Document> {
    let text = read_text(reader, &at.path, entry);
    let role = match &text {
        Ok(source) if run.is_meant_as_accent(&at, source) => Role::Accent,
        _ => role,
    };
    reader.memo().get(&DocumentFile { at, role, text })
}

/// A document with its text, or with what keeps that from being read.
#[derive(Hash)]
struct DocumentFile {
    at: DocumentPath,
    role: Role,
    text: Result<Source, Box<Diagnostic>>,
}

impl Stage for DocumentFile {
    const NAME: &'static str = "document";
    type Output = Document;

    fn run(&self) -> Document {
        match &self.text {
            Ok(source) => document::read(self.at.clone(), source.clone(), self.role),
            Err(problem) => document::unread(self.at.clone(), (**problem).clone(), self.role),
        }
    }
}

/// A picture.
#[derive(Hash)]
struct PictureFile<'a> {
    path: &'a FilePath,
    entry: &'a Entry,
}

impl ReadingStage for PictureFile<'_> {
    const NAME: &'static str = "dimensions";
    type Output = Option<Dimensions>;

    /// How large the picture is. One that cannot be read is reported when it is published.
    fn run(&self, reader: &FileReader<'_>) -> Option<Dimensions> {
        Dimensions::of(&reader.read(self.path, self.entry).ok()?)
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
