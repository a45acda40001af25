//! The YAML files of a project, as they were read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::YamlFile;
use super::figures::Figures;
use super::glossary::Glossary;
use super::layout::ListFile;
use super::norm::Norm;
use super::partner::Partners;
use super::region::Region;
use super::schema::Reference;
use super::theme::ThemeSettings;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::memo::Remembered;
use crate::source::Source;

/// A YAML file, when there is one.
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
    /// `region.yaml` of each site, by the site's folder.
    pub sites: BTreeMap<Arc<str>, Remembered<YamlFile<Region>>>,
    /// `theme.yaml` of each theme, by the theme's folder.
    pub themes: BTreeMap<Arc<str>, Remembered<YamlFile<ThemeSettings>>>,
}

/// What all YAML files have in common, whatever they hold.
pub struct YamlFileView<'s> {
    /// Its text.
    pub source: &'s Source,
    /// What it refers to.
    pub references: &'s [Reference],
    /// What is wrong with it in itself.
    pub problems: &'s [Diagnostic],
}

impl<T> YamlFile<T> {
    fn view(&self) -> YamlFileView<'_> {
        YamlFileView {
            source: &self.source,
            references: &self.references,
            problems: &self.problems,
        }
    }
}

impl YamlFiles {
    /// Every file, lists first, then sites and themes, each in the order of their folders.
    pub fn all(&self) -> Vec<YamlFileView<'_>> {
        let mut all = Vec::new();
        all.extend(self.vocabulary.as_ref().map(|sheet| sheet.view()));
        all.extend(self.partners.as_ref().map(|sheet| sheet.view()));
        all.extend(self.glossary.as_ref().map(|sheet| sheet.view()));
        all.extend(self.norm.as_ref().map(|sheet| sheet.view()));
        all.extend(self.figures.as_ref().map(|sheet| sheet.view()));
        all.extend(self.sites.values().map(|sheet| sheet.view()));
        all.extend(self.themes.values().map(|sheet| sheet.view()));
        all
    }

    /// Whether all that a list file says is known. A file that does not exist says nothing, and all
    /// of that is known.
    pub fn is_complete(&self, list: ListFile) -> bool {
        match list {
            ListFile::Vocabulary => self.vocabulary.as_ref().is_none_or(|s| s.complete),
            ListFile::Partners => self.partners.as_ref().is_none_or(|s| s.complete),
            ListFile::Glossary => self.glossary.as_ref().is_none_or(|s| s.complete),
            ListFile::Norm => self.norm.as_ref().is_none_or(|s| s.complete),
            ListFile::Figures => self.figures.as_ref().is_none_or(|s| s.complete),
        }
    }
}
