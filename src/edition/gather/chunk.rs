//! Reads the files of one chunk of a listing. The result is remembered by the chunk's digest, so
//! that after a save all chunks but one are found in the memo.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{UnusableText, conflicts, read_text, unreadable};
use crate::diagnostic::codes::{invalid_id, unknown_file};
use crate::diagnostic::{Diagnostic, Names, Place, Text, nearest};
use crate::digest::{Digest, Digested};
use crate::memo::{FileReader, ReadingStage, Remembered, Stage};
use crate::model::document::{self, Document, Head, Role};
use crate::model::heads::Media;
use crate::model::layout::{DocumentPath, Kind, ListFile, Location, Owner, check_name, locate};
use crate::model::medium::Examination;
use crate::model::names::{NotOnWindows, check_for_windows, composed};
use crate::model::resemblance::resembles_accent;
use crate::source::{FilePath, Source};
use crate::world::{AccessFailure, FileEntry, Listing, ListingChunk, Unreadable};

/// The files of a chunk, read.
pub(in crate::edition) struct ChunkContents {
    /// Documents and accents, sorted by path.
    pub(in crate::edition) documents: Vec<Remembered<Document>>,
    /// What the index over all documents needs of the chunk.
    pub(in crate::edition) index: Arc<Digested<ChunkIndex>>,
    /// YAML files, which the caller reads by type.
    pub(super) yaml: Vec<(Location, FilePath, FileEntry)>,
    /// The files of themes.
    pub(super) themes: Vec<(Arc<str>, FilePath, FileEntry)>,
    /// The folders under `regions`, each with the first file in it.
    pub(super) regions: Vec<(Arc<str>, FilePath)>,
    /// Problems with files as such.
    pub(super) problems: Vec<Diagnostic>,
    /// What the memo keeps as long as the chunk is in use: a medium is not examined again because
    /// another file of the chunk has changed.
    _examined: Vec<Remembered<Examination>>,
}

/// What the index over all documents needs of a chunk: no bodies.
#[derive(Hash, Default)]
pub(in crate::edition) struct ChunkIndex {
    /// The heads of documents and accents, sorted by path.
    pub(in crate::edition) heads: Vec<Arc<Head>>,
    /// Pictures and downloads, sorted by path.
    pub(in crate::edition) media: Vec<Media>,
    /// Documents, pictures and downloads that exist but cannot be read.
    pub(in crate::edition) unreadable: Vec<FilePath>,
    /// Folders that cannot be listed.
    pub(in crate::edition) unlisted: Vec<FilePath>,
}

/// The paths of a listing, hashed without their entries.
pub(super) struct PathSet<'w> {
    listing: &'w Listing,
    digest: Digest,
}

impl<'w> PathSet<'w> {
    /// The paths of a listing.
    pub(super) fn new(listing: &'w Listing) -> Self {
        let chunks: Vec<Digest> = listing
            .chunks()
            .iter()
            .map(|chunk| chunk.paths_digest())
            .collect();
        Self {
            listing,
            digest: Digest::of_value(&chunks),
        }
    }
}

impl Hash for PathSet<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

/// The stage that reads a chunk of a listing.
#[derive(Hash)]
pub(super) struct ContentsOfChunk<'w> {
    files: &'w ListingChunk,
    /// Whether a region's file is an accent depends on the paths of shared documents. A chunk
    /// without files of regions does not depend on other paths.
    all_paths: Option<&'w PathSet<'w>>,
}

impl<'w> ContentsOfChunk<'w> {
    /// A chunk of the listing that `all_paths` are the paths of.
    pub(super) fn new(files: &'w ListingChunk, all_paths: &'w PathSet<'w>) -> Self {
        let is_regional = |(path, _): &(FilePath, FileEntry)| site_of(path).is_some();
        Self {
            files,
            all_paths: files.pairs().iter().any(is_regional).then_some(all_paths),
        }
    }

    /// A region's file at the path of a shared document is an accent; any other file is a document.
    fn role(&self, at: &DocumentPath) -> Role {
        let shared = FilePath::new(format!("content/{}", at.path_in_owner()));
        match (&at.owner, self.all_paths) {
            (Owner::Site(_), Some(paths)) if paths.listing.contains(&shared) => Role::Accent,
            _ => Role::Whole,
        }
    }

    /// Whether the shared document of a region's file may be in a folder that cannot be listed: such
    /// a folder is listed itself, in place of its files.
    fn may_have_hidden_document(&self, at: &DocumentPath) -> bool {
        let (Owner::Site(_), Some(paths)) = (&at.owner, self.all_paths) else {
            return false;
        };
        let shared = format!("content/{}", at.path_in_owner());
        let mut folder: &str = &shared;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if paths.listing.contains(&above.into()) {
                return true;
            }
            folder = above;
        }
        false
    }

    /// Whether a region's file is an accent without its shared document. That was renamed or
    /// removed, so that the file has the keys of an accent only; or the file has a misspelt name: a
    /// shared document has a similar one, and the file lacks the title that a document must have.
    /// Read as a document, it would cause a problem for every missing key; as an accent it is
    /// reported once, by `moved-document` or `stray-accent`. The same holds if the shared
    /// documents are unknown.
    fn is_unattached_accent(
        &self,
        reader: &FileReader<'_>,
        at: &DocumentPath,
        source: &Source,
    ) -> bool {
        let Some(paths) = self.all_paths else {
            return false;
        };
        if at.owner != Owner::Shared && resembles_accent(at.kind, source) {
            return true;
        }
        let has_title = source.text().lines().any(|line| line.starts_with("titel:"));
        if at.owner == Owner::Shared || has_title {
            return false;
        }
        if self.may_have_hidden_document(at) {
            return true;
        }
        let folder = at
            .path_in_owner()
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let shared = reader.get(&FolderNames { paths, folder });
        shared.suggest(at.path.stem()).near().is_some()
    }
}

/// The stage that collects the names in a folder of the shared content, once for all files of
/// regions.
#[derive(Hash)]
struct FolderNames<'w> {
    paths: &'w PathSet<'w>,
    /// The folder below `content`.
    folder: &'w str,
}

impl ReadingStage for FolderNames<'_> {
    const NAME: &'static str = "shared names";
    type Output = Names<String>;

    fn run(&self, _: &FileReader<'_>) -> Names<String> {
        let folder = format!("content/{}/", self.folder);
        let from = FilePath::new(folder.as_str());
        let inside = self.paths.listing.starting_at(&from);
        let names = inside
            .map(|(path, _)| path)
            .take_while(|path| path.as_str().starts_with(&folder))
            .filter(|path| path.folder().len() + 1 == folder.len())
            .map(|path| path.stem().to_owned());
        Names::new(names)
    }
}

impl ReadingStage for ContentsOfChunk<'_> {
    const NAME: &'static str = "chunk contents";
    type Output = ChunkContents;

    fn run(&self, reader: &FileReader<'_>) -> ChunkContents {
        let mut contents = ChunkContentsBuilder::default();
        for (path, entry) in self.files.pairs() {
            contents.add(self, reader, path, entry);
        }
        let documents = contents.documents.iter();
        contents.index.heads = documents
            .map(|document| Arc::clone(&document.head))
            .collect();
        ChunkContents {
            documents: contents.documents,
            index: Arc::new(Digested::new(contents.index)),
            yaml: contents.yaml,
            themes: contents.themes,
            regions: contents.regions,
            problems: contents.problems,
            _examined: contents.examined,
        }
    }
}

/// A [`ChunkContents`] under construction.
#[derive(Default)]
struct ChunkContentsBuilder {
    documents: Vec<Remembered<Document>>,
    index: ChunkIndex,
    yaml: Vec<(Location, FilePath, FileEntry)>,
    themes: Vec<(Arc<str>, FilePath, FileEntry)>,
    regions: Vec<(Arc<str>, FilePath)>,
    problems: Vec<Diagnostic>,
    examined: Vec<Remembered<Examination>>,
}

impl ChunkContentsBuilder {
    fn add(
        &mut self,
        chunk: &ContentsOfChunk<'_>,
        reader: &FileReader<'_>,
        path: &FilePath,
        entry: &FileEntry,
    ) {
        if let Some(site) = site_of(path)
            && self.regions.last().is_none_or(|(last, _)| *last != site)
        {
            self.regions.push((site, path.clone()));
        }
        let location = locate(path);
        self.report_name(path, &location);
        if let FileEntry::Unreadable(why) = entry
            && (*why == Unreadable::Foreign || stands_for_files(why, &location))
        {
            if *why != Unreadable::Foreign {
                self.index.unlisted.push(path.clone());
            }
            self.problems.push(unreadable(path, why));
            return;
        }
        match location {
            Location::Document(at) => {
                let role = chunk.role(&at);
                let is_lone = role == Role::Whole && !chunk.may_have_hidden_document(&at);
                if is_lone && is_shared_only(&at) {
                    let place = Place::file(path);
                    self.problems
                        .push(unknown_file::problem(place, Some(shared_only_help())));
                } else {
                    self.add_document(chunk, reader, at, entry, role);
                }
            }
            location @ (Location::List(_) | Location::Site(_) | Location::Ledger(_)) => {
                self.yaml.push((location, path.clone(), entry.clone()));
            }
            Location::Theme(theme) => {
                let location = Location::Theme(Arc::clone(&theme));
                self.yaml.push((location, path.clone(), entry.clone()));
                self.themes.push((theme, path.clone(), entry.clone()));
            }
            Location::Template { theme, .. } | Location::Asset { theme, .. } => match entry {
                FileEntry::File { .. } => {
                    self.problems
                        .extend(conflicts::in_file(reader, path, entry));
                    self.themes.push((theme, path.clone(), entry.clone()));
                }
                FileEntry::BuiltIn { .. } => {
                    self.themes.push((theme, path.clone(), entry.clone()));
                }
                FileEntry::Unreadable(why) => self.problems.push(unreadable(path, why)),
            },
            Location::Media(owner) => self.add_media(reader, path, entry, owner),
            Location::Note(_) => {}
            Location::Unknown => {
                let problem = unknown_file::problem(Place::file(path), nearest_list_file(path));
                self.problems.push(problem);
            }
        }
    }

    fn add_document(
        &mut self,
        chunk: &ContentsOfChunk<'_>,
        reader: &FileReader<'_>,
        at: DocumentPath,
        entry: &FileEntry,
        role: Role,
    ) {
        let text = read_text(reader, &at.path, entry);
        let role = match &text {
            Ok(source) if chunk.is_unattached_accent(reader, &at, source) => Role::Accent,
            Ok(_) => role,
            Err(_) => {
                self.index.unreadable.push(at.path.clone());
                role
            }
        };
        let document = reader.memo().get(&ParseDocument { at, role, text });
        self.documents.push(document);
    }

    /// Reports a name that Windows cannot store, of the file or of a folder above it. Names of
    /// documents that cannot be an address anyway are reported where they are read.
    fn report_name(&mut self, path: &FilePath, location: &Location) {
        let is_reported = matches!(location, Location::Document(at) if check_name(at).is_err());
        let mut end = 0;
        for name in path.as_str().split('/') {
            end += name.len();
            let Err(why) = check_for_windows(name) else {
                end += 1;
                continue;
            };
            let top = FilePath::new(path.as_str().get(..end).unwrap_or_default());
            if is_reported && top == *path {
                return;
            }
            let place = Place::file(&top);
            self.problems.push(match why {
                NotOnWindows::Device => invalid_id::device_on_windows(place, name),
                NotOnWindows::Ending => invalid_id::ends_in_dot_or_space(place, name),
            });
            return;
        }
    }

    fn add_media(
        &mut self,
        reader: &FileReader<'_>,
        path: &FilePath,
        entry: &FileEntry,
        owner: Owner,
    ) {
        let prefix = format!("{}media/", owner.folder());
        let name = path.as_str().strip_prefix(&prefix).unwrap_or_default();
        match entry {
            FileEntry::File { digest, size } | FileEntry::BuiltIn { digest, size } => {
                let examined = reader.get(&ExamineMedium { path, entry });
                self.problems
                    .extend(conflicts::in_file(reader, path, entry));
                self.index.media.push(Media {
                    path: path.clone(),
                    name: composed(name).into(),
                    owner,
                    digest: *digest,
                    size: *size,
                    dimensions: examined.dimensions,
                    fallback: examined.fallback,
                    faults: examined.faults.clone(),
                });
                self.examined.push(examined);
            }
            FileEntry::Unreadable(why) => {
                self.index.unreadable.push(path.clone());
                self.problems.push(unreadable(path, why));
            }
        }
    }
}

/// Whether an entry stands in place of files that are unknown: a folder that cannot be listed, or
/// what may be one.
fn stands_for_files(why: &Unreadable, location: &Location) -> bool {
    let may_be_folder = *location == Location::Unknown;
    match why {
        Unreadable::Folder(_) => true,
        Unreadable::Escapes | Unreadable::NotUnicode => may_be_folder,
        Unreadable::Blocked(why) => {
            may_be_folder && matches!(why, AccessFailure::DanglingLink | AccessFailure::LinkLoop)
        }
        Unreadable::Refused(_) | Unreadable::TooLarge { .. } | Unreadable::Foreign => false,
    }
}

/// The stage that parses a document: its text, or the problems that prevent reading it.
#[derive(Hash)]
struct ParseDocument {
    at: DocumentPath,
    role: Role,
    text: Result<Source, Box<UnusableText>>,
}

impl Stage for ParseDocument {
    const NAME: &'static str = "document";
    type Output = Document;

    fn run(&self) -> Document {
        match &self.text {
            Ok(source) => document::read(self.at.clone(), source.clone(), self.role),
            Err(unusable) => document::unreadable(
                self.at.clone(),
                unusable.source.clone(),
                unusable.problems.clone(),
                self.role,
            ),
        }
    }
}

/// The stage that examines the bytes of a picture or download.
#[derive(Hash)]
struct ExamineMedium<'a> {
    path: &'a FilePath,
    entry: &'a FileEntry,
}

impl ReadingStage for ExamineMedium<'_> {
    const NAME: &'static str = "medium";
    type Output = Examination;

    /// A file that cannot be read is reported when it is published.
    fn run(&self, reader: &FileReader<'_>) -> Examination {
        let bytes = reader.read(self.path, self.entry);
        bytes.map_or_else(
            |_| Examination::default(),
            |bytes| Examination::of(self.path.extension(), &bytes),
        )
    }
}

/// Whether a document of a region is of a kind that only the shared content can have.
fn is_shared_only(at: &DocumentPath) -> bool {
    let is_shared_kind = matches!(
        at.kind,
        Kind::Roadmap | Kind::Quarter | Kind::CareerPath | Kind::Function
    );
    is_shared_kind && at.owner != Owner::Shared
}

fn shared_only_help() -> Text {
    Text::new(
        "Het reisplan en het carrièrepad zijn voor alle regio’s hetzelfde. Een regio kan een \
         gedeeld bestand aanvullen, maar er geen toevoegen.",
        "The reisplan and the carrièrepad are the same for all regions. A region can add to a \
         shared file, but not add a file.",
    )
}

fn nearest_list_file(path: &FilePath) -> Option<Text> {
    let nearest = nearest(path.as_str(), ListFile::ALL.map(ListFile::path))?;
    Some(Text::new(
        format!("Bedoelde u {nearest}?"),
        format!("did you mean {nearest}?"),
    ))
}

fn site_of(path: &FilePath) -> Option<Arc<str>> {
    let rest = path.as_str().strip_prefix("regions/")?;
    let (site, _) = rest.split_once('/')?;
    Some(site.into())
}
