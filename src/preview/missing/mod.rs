//! “Wat ontbreekt”: what is unknown, old, empty, past or full, file by file, each leading into its form.
//!
//! What the form of a file asks for and does not get is read from its fields ([`file_fields`]); what a
//! check knows is taken from its problem; dates are judged by the functions that the pages use. There is no
//! rule here that is not one of these.

mod html;
mod rules;
#[cfg(test)]
mod tests;
mod ways;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub(super) use self::html::ADDRESS;
pub use self::html::missing_page;
use self::rules::{of_dates, of_fields, of_problem, of_text, says};
use crate::diagnostic::Diagnostic;
use crate::edit::form::{file_fields, form_scope};
use crate::edit::values::ValueStep;
use crate::edition::Edition;
use crate::model::document::{Document, Head};
use crate::model::heads::{Availability, DocIx, Heads, SiteIx};
use crate::model::layout::{Kind, ListFile, Location, Owner, locate};
use crate::source::{FilePath, Source};
use crate::world::World;

/// Why something is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MissingWhy {
    /// It is `onbekend`.
    Unknown,
    /// Its facts are older than two years, or what it was compared with has changed.
    Outdated,
    /// It is empty, absent, or still a sample.
    Empty,
    /// Its day is past, or soon will be.
    Past,
    /// It is full.
    Full,
}

impl MissingWhy {
    /// Every reason, in the order of the page.
    pub(super) const ALL: [Self; 5] = [
        Self::Unknown,
        Self::Outdated,
        Self::Empty,
        Self::Past,
        Self::Full,
    ];

    /// Its name in an address.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Unknown => "onbekend",
            Self::Outdated => "oud",
            Self::Empty => "leeg",
            Self::Past => "voorbij",
            Self::Full => "vol",
        }
    }

    /// Its name on the page.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Unknown => "Onbekend",
            Self::Outdated => "Ouder dan twee jaar, of niet meer bij",
            Self::Empty => "Leeg, of nog een voorbeeld",
            Self::Past => "Voorbij, of bijna",
            Self::Full => "Vol",
        }
    }
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MissingKind {
    Course,
    Site,
    News,
    Special,
    Page,
    CareerPath,
    Roadmap,
    Survey,
    List,
}

impl MissingKind {
    /// Every kind, the most visited first: visitors come for a course; the home page shows the site itself,
    /// then news and specials; pages are in the menu, as are the career path and the reisplan.
    pub(super) const ALL: [Self; 9] = [
        Self::Course,
        Self::Site,
        Self::News,
        Self::Special,
        Self::Page,
        Self::CareerPath,
        Self::Roadmap,
        Self::Survey,
        Self::List,
    ];

    fn of(location: &Location) -> Option<Self> {
        match location {
            Location::Document(at) => Some(match at.kind {
                Kind::Course => Self::Course,
                Kind::News => Self::News,
                Kind::Special | Kind::SpecialArticle => Self::Special,
                Kind::Page => Self::Page,
                Kind::CareerPath | Kind::Function => Self::CareerPath,
                Kind::Roadmap | Kind::Quarter => Self::Roadmap,
                Kind::Survey => Self::Survey,
            }),
            Location::Site(_) => Some(Self::Site),
            Location::List(_) => Some(Self::List),
            Location::Media(_)
            | Location::Ledger(_)
            | Location::Theme(_)
            | Location::Template { .. }
            | Location::Asset { .. }
            | Location::Note(_)
            | Location::Unknown => None,
        }
    }

    /// Its name in an address.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Course => "aanbod",
            Self::Site => "site",
            Self::News => "nieuws",
            Self::Special => "specials",
            Self::Page => "paginas",
            Self::CareerPath => "carrierepad",
            Self::Roadmap => "reisplan",
            Self::Survey => "peilingen",
            Self::List => "lijsten",
        }
    }

    /// Its name on the page.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Course => "Aanbod",
            Self::Site => "De sites zelf",
            Self::News => "Nieuws",
            Self::Special => "Specials",
            Self::Page => "Pagina’s",
            Self::CareerPath => "Carrièrepad",
            Self::Roadmap => "Reisplan",
            Self::Survey => "Peilingen",
            Self::List => "Lijsten",
        }
    }
}

/// A place in a file that a form can be opened at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FormPlace {
    /// A value, by the way to it; the file as a whole when it is empty.
    Value(Vec<ValueStep>),
    /// The text of a document.
    Body,
}

impl FormPlace {
    fn key(name: &str) -> Self {
        Self::Value(vec![ValueStep::Key(name.to_owned())])
    }
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MissingLine {
    /// Why it is listed.
    pub(super) why: MissingWhy,
    /// Where it is.
    pub(super) at: FormPlace,
    /// What is missing, in words.
    pub(super) text: String,
}

/// A file in which something is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFile {
    /// The file.
    pub(super) path: FilePath,
    /// What it is called.
    pub(super) title: String,
    /// Its kind.
    pub(super) kind: MissingKind,
    /// The site that it is of; `None` for one that sites share.
    pub(super) owner: Option<SiteIx>,
    /// The document that it is, or that it changes.
    pub(super) document: Option<DocIx>,
    /// What is missing.
    pub(super) lines: Vec<MissingLine>,
}

impl MissingFile {
    /// Whether it is a site's business: its own, or what it shows of what sites share.
    pub(super) fn concerns(&self, site: SiteIx, heads: &Heads) -> bool {
        match (self.owner, self.document) {
            (Some(owner), _) => owner == site,
            (None, Some(document)) => heads.shows(site, document),
            (None, None) => true,
        }
    }
}

/// Everything that is missing: by kind, and in a kind by title.
pub fn missing(edition: &Edition, world: &dyn World) -> Vec<MissingFile> {
    let heads = edition.heads();
    let mut problems: HashMap<&FilePath, Vec<&Diagnostic>> = HashMap::new();
    for problem in edition.problems() {
        let of_file = problems.entry(&problem.place.path).or_default();
        of_file.push(problem);
    }
    let search = MissingSearch {
        heads,
        world,
        problems,
    };
    let documents: Vec<&Document> = edition.documents().collect();
    let documents = documents.into_par_iter();
    let documents = documents.filter_map(|document| search.document(document));
    let mut files: Vec<MissingFile> = documents.collect();
    let yaml = edition.yaml().all();
    files.extend(yaml.iter().filter_map(|file| search.yaml(file.source)));
    files.retain(|file| !file.lines.is_empty());
    files.sort_by_cached_key(|file| (file.kind, file.title.to_lowercase(), file.path.clone()));
    files
}

struct MissingSearch<'e> {
    heads: &'e Heads,
    world: &'e dyn World,
    problems: HashMap<&'e FilePath, Vec<&'e Diagnostic>>,
}

impl MissingSearch<'_> {
    fn document(&self, document: &Document) -> Option<MissingFile> {
        let head = &*document.head;
        let owner = match &head.at.owner {
            Owner::Shared => None,
            Owner::Site(site) => Some(self.heads.site_with_id(site)?),
        };
        let of = match head.accent() {
            Some(_) => self.heads.accented(head).map(|(document, _)| document),
            None => self.heads.at_path(&head.at.path),
        };
        let shown = of.map(|of| self.heads.document(of));
        let mut file = MissingFile {
            path: head.at.path.clone(),
            title: shown.map_or_else(|| head.title(), |shown| shown.title()),
            kind: MissingKind::of(&Location::Document(head.at.clone()))?,
            owner,
            document: of,
            lines: Vec::new(),
        };
        match of.map(|of| self.heads.availability(of, self.today())) {
            // Nobody reads these, so nothing else in them matters.
            Some(Availability::Expired(_)) => {
                file.lines = of_dates(head, self.heads, self.today());
                file.lines.retain(|line| line.why == MissingWhy::Past);
            }
            Some(Availability::Withheld) => {}
            _ => file.lines = self.lines(&document.source, Some((head, document))),
        }
        Some(file)
    }

    fn yaml(&self, source: &Source) -> Option<MissingFile> {
        let location = locate(source.path());
        let (title, owner) = match &location {
            Location::Site(site) => {
                let site = self.heads.site_with_id(site)?;
                (self.heads.site(site).name().to_owned(), Some(site))
            }
            Location::List(list) => (list.title().to_owned(), None),
            _ => return None,
        };
        Some(MissingFile {
            path: source.path().clone(),
            title,
            kind: MissingKind::of(&location)?,
            owner,
            document: None,
            lines: self.lines(source, None),
        })
    }

    /// What is missing in a file, by the reason, and of one reason in the order of the file.
    fn lines(&self, source: &Source, document: Option<(&Head, &Document)>) -> Vec<MissingLine> {
        let Some(scope) = form_scope(source, self.world) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        of_fields(&file_fields(source, &scope), &mut lines);
        if let Some((head, document)) = document {
            lines.extend(of_dates(head, self.heads, self.today()));
            lines.extend(of_text(document));
        }
        let known = lines.clone();
        let problems = self.problems.get(source.path()).into_iter().flatten();
        for problem in problems {
            let found = of_problem(problem, source, &scope);
            let is_new = |found: &MissingLine| !known.iter().any(|line| says(line, found, problem));
            lines.extend(found.filter(is_new));
        }
        lines.sort_by_key(|line| line.why);
        lines
    }

    fn today(&self) -> Date {
        self.world.today()
    }
}

/// Where the page of a list is.
pub(super) fn list_address(path: &FilePath) -> Option<&'static str> {
    match locate(path) {
        Location::List(ListFile::Vocabulary) => Some("/aanbod/"),
        Location::List(ListFile::Partners) => Some("/partners/"),
        Location::List(ListFile::Glossary) => Some("/begrippen/"),
        Location::List(ListFile::Norm) => Some("/toetsingskader/"),
        Location::List(ListFile::Figures) => Some("/cijfers/"),
        _ => None,
    }
}

/// What to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MissingChoice {
    /// Of one site, by its id.
    pub site: Option<Arc<str>>,
    /// Of one kind, by its name in an address.
    pub kind: Option<String>,
    /// For one reason, by its name in an address.
    pub why: Option<String>,
}
