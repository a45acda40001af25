//! Reads the files of a world into documents, YAML files and media, and reports those that cannot
//! be read or have no meaning at their path.

mod chunk;

use std::collections::BTreeMap;
use std::hash::Hash;
use std::marker::PhantomData;
use std::sync::Arc;

use rayon::prelude::*;

pub(super) use self::chunk::{ChunkContents, ChunkIndex};
use self::chunk::{ContentsOfChunk, PathSet};
use crate::diagnostic::codes::{
    invalid_encoding, limit_exceeded, path_escape, unknown_file, unreadable_file,
};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::memo::{FileReader, ReadingStage, Remembered};
use crate::model::document::{self, YamlFile};
use crate::model::layout::{ListFile, Location};
use crate::model::schema::{Read, Record};
use crate::model::yaml_files::YamlFiles;
use crate::source::{FilePath, Source, Span};
use crate::world::{FileEntry, Listing, Unreadable};

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
            let config = FilePath::new(format!("regions/{site}/region.yaml"));
            if !listing.contains(&config) {
                without_config
                    .entry(Arc::clone(site))
                    .or_insert_with(|| path.clone());
            }
        }
    }
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
            Err(problem) => document::unreadable_yaml_file(self.path, *problem),
        }
    }
}

/// Reads a file as text.
///
/// # Errors
/// The problem to report, if it cannot be read or decoded.
pub(super) fn read_text(
    reader: &FileReader<'_>,
    path: &FilePath,
    entry: &FileEntry,
) -> Result<Source, Box<Diagnostic>> {
    let bytes = reader
        .read(path, entry)
        .map_err(|why| unreadable(path, &why))?;
    Source::decode(path.clone(), &bytes).map_err(|at| {
        let place = Place::new(path, Span::new(at, at));
        Box::new(invalid_encoding::problem(place))
    })
}

/// The problem to report for a file that cannot be read.
pub(super) fn unreadable(path: &FilePath, why: &Unreadable) -> Diagnostic {
    let place = Place::file(path);
    match why {
        Unreadable::Refused(message) => unreadable_file::open_refused(place, message),
        Unreadable::NotUnicode => unreadable_file::name_not_unicode(place),
        Unreadable::Escapes => path_escape::symbolic_link_outside_project(place),
        Unreadable::TooLarge { size, limit } => {
            limit_exceeded::file_too_large(place, *size, *limit)
        }
    }
}
