//! From the files of a world to documents, lists and media: what each file is, and what keeps it
//! from being read.

mod portion;

use std::collections::BTreeMap;
use std::hash::Hash;
use std::marker::PhantomData;
use std::sync::Arc;

use rayon::prelude::*;

use self::portion::{PathSet, RunOfFiles};
pub(super) use self::portion::{Portion, PortionIndex};
use crate::diagnostic::codes::{
    invalid_encoding, limit_exceeded, path_escape, unknown_file, unreadable_file,
};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::memo::{FileReader, ReadingStage, Remembered};
use crate::model::document::{self, Listed};
use crate::model::layout::{List, Location};
use crate::model::schema::{Read, Record};
use crate::model::sheets::Sheets;
use crate::source::{FilePath, Source, Span};
use crate::world::{Entry, Listing, Unreadable};

/// What a world holds.
#[derive(Default)]
pub(super) struct Gathered {
    /// What each run of the listing holds, in order.
    pub(super) portions: Vec<Remembered<Portion>>,
    /// The YAML files.
    pub(super) sheets: Sheets,
    /// The files of themes, by theme.
    pub(super) themes: BTreeMap<Arc<str>, Vec<(FilePath, Entry)>>,
    /// What is wrong with files as such, those of documents and lists aside.
    pub(super) problems: Vec<Diagnostic>,
}

/// Reads all that a world lists; what was read before is not read again.
pub(super) fn gather(reader: &FileReader<'_>, listing: &Listing) -> Gathered {
    let paths = PathSet::new(listing);
    let portions = listing.runs().par_iter();
    let portions = portions.map(|run| reader.get(&RunOfFiles::new(run, &paths)));
    let mut gathered = Gathered {
        portions: portions.collect(),
        ..Gathered::default()
    };
    let mut strays: BTreeMap<Arc<str>, FilePath> = BTreeMap::new();
    for portion in gathered.portions.clone() {
        gathered.problems.extend(portion.problems.iter().cloned());
        for (location, path, entry) in &portion.sheets {
            gathered.sheets.add(reader, location, path, entry);
        }
        for (theme, path, entry) in &portion.themes {
            let files = gathered.themes.entry(Arc::clone(theme)).or_default();
            files.push((path.clone(), entry.clone()));
        }
        for (site, path) in &portion.regions {
            let config = FilePath::new(format!("regions/{site}/region.yaml"));
            if !listing.contains(&config) {
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

impl Sheets {
    /// Reads a YAML file, and puts it where it belongs. One that cannot be read still exists: it
    /// says nothing, and is not complete.
    fn add(
        &mut self,
        reader: &FileReader<'_>,
        location: &Location,
        path: &FilePath,
        entry: &Entry,
    ) {
        match location {
            Location::List(List::Vocabulary) => self.vocabulary = Some(sheet(reader, path, entry)),
            Location::List(List::Partners) => self.partners = Some(sheet(reader, path, entry)),
            Location::List(List::Glossary) => self.glossary = Some(sheet(reader, path, entry)),
            Location::List(List::Norm) => self.norm = Some(sheet(reader, path, entry)),
            Location::List(List::Figures) => self.figures = Some(sheet(reader, path, entry)),
            Location::Site(site) => {
                let sheet = sheet(reader, path, entry);
                self.sites.insert(Arc::clone(site), sheet);
            }
            Location::Theme(theme) => {
                let sheet = sheet(reader, path, entry);
                self.themes.insert(Arc::clone(theme), sheet);
            }
            Location::Document(_)
            | Location::Template { .. }
            | Location::Asset { .. }
            | Location::Media(_)
            | Location::Unknown => {}
        }
    }
}

fn sheet<T>(reader: &FileReader<'_>, path: &FilePath, entry: &Entry) -> Remembered<Listed<T>>
where
    T: Record + Read + Hash + Send + Sync + 'static,
{
    reader.get(&SheetFile {
        path,
        entry,
        record: PhantomData,
    })
}

/// A YAML file that holds a record of one type.
#[derive(Hash)]
struct SheetFile<'a, T> {
    path: &'a FilePath,
    entry: &'a Entry,
    record: PhantomData<T>,
}

impl<T> ReadingStage for SheetFile<'_, T>
where
    T: Record + Read + Hash + Send + Sync + 'static,
{
    const NAME: &'static str = "sheet";
    type Output = Listed<T>;

    fn run(&self, reader: &FileReader<'_>) -> Listed<T> {
        match read_text(reader, self.path, self.entry) {
            Ok(source) => document::read_list(source),
            Err(problem) => document::unread_list(self.path, *problem),
        }
    }
}

/// The text of a file.
///
/// # Errors
/// What keeps it from being read.
pub(super) fn read_text(
    reader: &FileReader<'_>,
    path: &FilePath,
    entry: &Entry,
) -> Result<Source, Box<Diagnostic>> {
    let bytes = reader
        .read(path, entry)
        .map_err(|why| unreadable(path, &why))?;
    Source::decode(path.clone(), &bytes).map_err(|at| {
        let place = Place::new(path, Span::new(at, at));
        Box::new(invalid_encoding::problem(place))
    })
}

/// What is reported of a file whose bytes cannot be read.
pub(super) fn unreadable(path: &FilePath, why: &Unreadable) -> Diagnostic {
    let place = Place::file(path);
    match why {
        Unreadable::Refused(words) => unreadable_file::refused(place, words),
        Unreadable::NotUnicode => unreadable_file::not_unicode(place),
        Unreadable::Escapes => path_escape::symbolic_link(place),
        Unreadable::TooLarge { size, limit } => limit_exceeded::too_large(place, *size, *limit),
    }
}
