//! From the files of a world to documents, lists and media: what each file is, and what keeps it
//! from being read.

mod portion;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

pub(super) use self::portion::Portion;
use self::portion::portion;
use crate::diagnostic::codes::{
    invalid_encoding, limit_exceeded, path_escape, unknown_file, unreadable_file,
};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::digest::{Digest, Digester};
use crate::memo::Memo;
use crate::model::document::{self, Listed};
use crate::model::layout::{List, Location};
use crate::model::schema::{Read, Record};
use crate::model::sheets::{Sheet, Sheets};
use crate::source::{FilePath, Source, Span};
use crate::world::{Entry, Unreadable, World};

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
