//! Reads the files of a world into documents, YAML files and media, and reports those that cannot
//! be read or have no meaning at their path.

mod chunk;
mod clashes;
mod conflicts;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
use std::marker::PhantomData;
use std::sync::Arc;

use rayon::prelude::*;

pub(super) use self::chunk::{ChunkContents, ChunkIndex};
use self::chunk::{ContentsOfChunk, PathSet};
use crate::diagnostic::codes::unreadable_file::{self, AccessReason};
use crate::diagnostic::codes::{invalid_encoding, limit_exceeded, path_escape, unknown_file};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::memo::{FileReader, ReadingStage, Remembered};
use crate::model::document::{self, YamlFile};
use crate::model::layout::{ListFile, Location};
use crate::model::schema::{Read, Record};
use crate::model::yaml_files::YamlFiles;
use crate::source::{FilePath, Source, Span};
use crate::world::{AccessFailure, FileEntry, Listing, Unreadable};

/// The files of a project, read.
#[derive(Default)]
pub(super) struct ProjectFiles {
    /// The contents of each chunk of the listing, in order.
    pub(super) chunks: Vec<Remembered<ChunkContents>>,
    /// The YAML files.
    pub(super) yaml: YamlFiles,
    /// The files of themes, by theme.
    pub(super) themes: BTreeMap<Arc<str>, Vec<(FilePath, FileEntry)>>,
    /// Problems with files as such, except those of documents and YAML files.
    pub(super) problems: Vec<Diagnostic>,
}

/// Reads all files of a listing, except those whose contents the memo has already.
pub(super) fn gather(reader: &FileReader<'_>, listing: &Listing) -> ProjectFiles {
    let paths = PathSet::new(listing);
    let chunks = listing.chunks().par_iter();
    let chunks = chunks.map(|chunk| reader.get(&ContentsOfChunk::new(chunk, &paths)));
    let mut files = ProjectFiles {
        chunks: chunks.collect(),
        ..ProjectFiles::default()
    };
    let mut without_config: BTreeMap<Arc<str>, FilePath> = BTreeMap::new();
    let mut sites: BTreeSet<Arc<str>> = BTreeSet::new();
    for chunk in files.chunks.clone() {
        files.problems.extend(chunk.problems.iter().cloned());
        for (location, path, entry) in &chunk.yaml {
            files.yaml.add(reader, location, path, entry);
        }
        for (theme, path, entry) in &chunk.themes {
            let theme_files = files.themes.entry(Arc::clone(theme)).or_default();
            theme_files.push((path.clone(), entry.clone()));
        }
        for (site, path) in &chunk.regions {
            sites.insert(Arc::clone(site));
            let config = FilePath::new(format!("regions/{site}/region.yaml"));
            if !listing.contains(&config) {
                without_config
                    .entry(Arc::clone(site))
                    .or_insert_with(|| path.clone());
            }
        }
    }
    let clashes = clashes::problems(&files.themes, &sites);
    files.problems.extend(clashes);
    for (site, path) in without_config {
        let help = Text::new(
            format!(
                "De map regions/{site} heeft geen region.yaml; zonder dat bestand is er geen site."
            ),
            format!("the folder regions/{site} has no region.yaml; without it there is no site"),
        );
        files
            .problems
            .push(unknown_file::problem(Place::file(&path), Some(help)));
    }
    files
}

impl YamlFiles {
    /// Reads a YAML file and stores it by its type. A file that cannot be read is stored as an
    /// empty, incomplete one, so that references to its entries are not reported.
    fn add(
        &mut self,
        reader: &FileReader<'_>,
        location: &Location,
        path: &FilePath,
        entry: &FileEntry,
    ) {
        match location {
            Location::List(ListFile::Vocabulary) => {
                self.vocabulary = Some(read_yaml(reader, path, entry))
            }
            Location::List(ListFile::Partners) => {
                self.partners = Some(read_yaml(reader, path, entry))
            }
            Location::List(ListFile::Glossary) => {
                self.glossary = Some(read_yaml(reader, path, entry))
            }
            Location::List(ListFile::Norm) => self.norm = Some(read_yaml(reader, path, entry)),
            Location::List(ListFile::Figures) => {
                self.figures = Some(read_yaml(reader, path, entry))
            }
            Location::Site(site) => {
                let file = read_yaml(reader, path, entry);
                self.sites.insert(Arc::clone(site), file);
            }
            Location::Ledger(site) => {
                let file = read_yaml(reader, path, entry);
                self.ledgers.insert(Arc::clone(site), file);
            }
            Location::Theme(theme) => {
                let file = read_yaml(reader, path, entry);
                self.themes.insert(Arc::clone(theme), file);
            }
            Location::Document(_)
            | Location::Template { .. }
            | Location::Asset { .. }
            | Location::Media(_)
            | Location::Note(_)
            | Location::Unknown => {}
        }
    }
}

fn read_yaml<T>(
    reader: &FileReader<'_>,
    path: &FilePath,
    entry: &FileEntry,
) -> Remembered<YamlFile<T>>
where
    T: Record + Read + Hash + Send + Sync + 'static,
{
    reader.get(&ReadYamlFile {
        path,
        entry,
        record: PhantomData,
    })
}

/// The stage that reads a YAML file as a record.
#[derive(Hash)]
struct ReadYamlFile<'a, T> {
    path: &'a FilePath,
    entry: &'a FileEntry,
    record: PhantomData<T>,
}

impl<T> ReadingStage for ReadYamlFile<'_, T>
where
    T: Record + Read + Hash + Send + Sync + 'static,
{
    const NAME: &'static str = "yaml file";
    type Output = YamlFile<T>;

    fn run(&self, reader: &FileReader<'_>) -> YamlFile<T> {
        match read_text(reader, self.path, self.entry) {
            Ok(source) => document::read_yaml_file(source),
            Err(unusable) => document::unreadable_yaml_file(unusable.source, unusable.problems),
        }
    }
}

/// A text that cannot be used.
#[derive(Hash)]
pub(super) struct UnusableText {
    /// The text, empty if it could not be read or decoded.
    source: Source,
    /// The problems to report.
    problems: Vec<Diagnostic>,
}

impl UnusableText {
    fn new(path: &FilePath, problem: Diagnostic) -> Box<Self> {
        Box::new(Self {
            source: Source::new(path.clone(), ""),
            problems: vec![problem],
        })
    }
}

/// Reads a file as text.
///
/// # Errors
/// The problems to report, if it cannot be read or decoded, or has markers of a merge.
pub(super) fn read_text(
    reader: &FileReader<'_>,
    path: &FilePath,
    entry: &FileEntry,
) -> Result<Source, Box<UnusableText>> {
    let bytes = reader
        .read(path, entry)
        .map_err(|why| UnusableText::new(path, unreadable(path, &why)))?;
    let source = Source::decode(path.clone(), &bytes).map_err(|at| {
        let place = Place::new(path, Span::new(at, at));
        UnusableText::new(path, invalid_encoding::problem(place))
    })?;
    let problems = conflicts::problems(&source);
    match problems.is_empty() {
        true => Ok(source),
        false => Err(Box::new(UnusableText { source, problems })),
    }
}

/// The problem to report for a file or folder that cannot be read.
pub(super) fn unreadable(path: &FilePath, why: &Unreadable) -> Diagnostic {
    let place = Place::file(path);
    match why {
        Unreadable::Refused(message) => unreadable_file::open_refused(place, message),
        Unreadable::Blocked(why) => unreadable_file::file(place, reason(why)),
        Unreadable::Folder(why) => unreadable_file::folder(place, reason(why)),
        Unreadable::Foreign => unknown_file::foreign_folder(place),
        Unreadable::NotUnicode => unreadable_file::name_not_unicode(place),
        Unreadable::Escapes => path_escape::symbolic_link_outside_project(place),
        Unreadable::TooLarge { size, limit } => {
            limit_exceeded::file_too_large(place, *size, *limit)
        }
    }
}

fn reason(why: &AccessFailure) -> AccessReason<'_> {
    match why {
        AccessFailure::Rights => AccessReason::Rights,
        AccessFailure::OpenFiles => AccessReason::OpenFiles,
        AccessFailure::Disk => AccessReason::Disk,
        AccessFailure::DanglingLink => AccessReason::DanglingLink,
        AccessFailure::LinkLoop => AccessReason::LinkLoop,
        AccessFailure::Other(words) => AccessReason::Other(words),
    }
}
