//! The YAML files of a project, parsed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::YamlFile;
use super::figures::Figures;
use super::glossary::Glossary;
use super::layout::{ListFile, Location};
use super::ledger::Ledger;
use super::link::{HeadLink, LinkPurpose};
use super::norm::Norm;
use super::partner::Partners;
use super::region::Region;
use super::schema::{Record, Reference};
use super::shape::Key;
use super::theme::ThemeSettings;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::memo::Remembered;
use crate::source::Source;

/// The keys of a list file.
pub fn list_keys(list: ListFile) -> &'static [Key] {
    match list {
        ListFile::Vocabulary => Vocabulary::KEYS,
        ListFile::Partners => Partners::KEYS,
        ListFile::Glossary => Glossary::KEYS,
        ListFile::Norm => Norm::KEYS,
        ListFile::Figures => Figures::KEYS,
    }
}

/// The keys of a YAML file at a location; `None` for other files.
pub fn keys_at(location: &Location) -> Option<&'static [Key]> {
    match location {
        Location::List(list) => Some(list_keys(*list)),
        Location::Site(_) => Some(Region::KEYS),
        Location::Ledger(_) => Some(Ledger::KEYS),
        Location::Theme(_) => Some(ThemeSettings::KEYS),
        Location::Document(_)
        | Location::Media(_)
        | Location::Template { .. }
        | Location::Asset { .. }
        | Location::Note(_)
        | Location::Unknown => None,
    }
}

/// A YAML file, or `None` if it does not exist.
pub type OptionalYamlFile<T> = Option<Remembered<YamlFile<T>>>;

/// The YAML files of a project.
#[derive(Debug, Default)]
pub struct YamlFiles {
    /// `vocabulaire.yaml`
    pub vocabulary: OptionalYamlFile<Vocabulary>,
    /// `partners.yaml`
    pub partners: OptionalYamlFile<Partners>,
    /// `begrippen.yaml`
    pub glossary: OptionalYamlFile<Glossary>,
    /// `toetsingskader.yaml`
    pub norm: OptionalYamlFile<Norm>,
    /// `cijfers.yaml`
    pub figures: OptionalYamlFile<Figures>,
    /// `region.yaml` of each site, by folder.
    pub sites: BTreeMap<Arc<str>, Remembered<YamlFile<Region>>>,
    /// `adressen.yaml` of each site that has one, by folder.
    pub ledgers: BTreeMap<Arc<str>, Remembered<YamlFile<Ledger>>>,
    /// `theme.yaml` of each theme, by folder.
    pub themes: BTreeMap<Arc<str>, Remembered<YamlFile<ThemeSettings>>>,
}

/// The parts of a YAML file that do not depend on its type.
pub struct YamlFileView<'s> {
    /// Its text.
    pub source: &'s Source,
    /// The ids that it refers to.
    pub references: &'s [Reference],
    /// The links in it.
    pub links: &'s [HeadLink],
    /// Problems that can be found in the file alone.
    pub problems: &'s [Diagnostic],
}

impl<T> YamlFile<T> {
    fn view(&self) -> YamlFileView<'_> {
        YamlFileView {
            source: &self.source,
            references: &self.references,
            links: &self.links,
            problems: &self.problems,
        }
    }
}

impl YamlFiles {
    /// All files: list files first, then sites, ledgers and themes, each in the order of their folders.
    pub fn all(&self) -> Vec<YamlFileView<'_>> {
        let mut all = Vec::new();
        all.extend(self.vocabulary.as_ref().map(|file| file.view()));
        all.extend(self.partners.as_ref().map(|file| file.view()));
        all.extend(self.glossary.as_ref().map(|file| file.view()));
        all.extend(self.norm.as_ref().map(|file| file.view()));
        all.extend(self.figures.as_ref().map(|file| file.view()));
        all.extend(self.sites.values().map(|file| file.view()));
        all.extend(self.ledgers.values().map(|file| file.view()));
        all.extend(self.themes.values().map(|file| file.view()));
        all
    }

    /// The links of list files to pictures: the logos of partners. Each with its file.
    pub fn pictures(&self) -> impl Iterator<Item = (&Source, &HeadLink)> {
        let files = self.partners.iter();
        let links = files.flat_map(|file| file.links.iter().map(|link| (&file.source, link)));
        links.filter(|(_, link)| link.purpose == LinkPurpose::Picture)
    }

    /// Whether a list file could be parsed completely. A file that does not exist is complete.
    pub fn is_complete(&self, list: ListFile) -> bool {
        match list {
            ListFile::Vocabulary => self.vocabulary.as_ref().is_none_or(|file| file.complete),
            ListFile::Partners => self.partners.as_ref().is_none_or(|file| file.complete),
            ListFile::Glossary => self.glossary.as_ref().is_none_or(|file| file.complete),
            ListFile::Norm => self.norm.as_ref().is_none_or(|file| file.complete),
            ListFile::Figures => self.figures.as_ref().is_none_or(|file| file.complete),
        }
    }
}
