//! The YAML files of a project, as they were read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::Listed;
use super::figures::Figures;
use super::glossary::Glossary;
use super::layout::List;
use super::norm::Norm;
use super::partner::Partners;
use super::region::Region;
use super::schema::Reference;
use super::theme::Theme;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::memo::Remembered;
use crate::source::Source;

/// A YAML file, when there is one.
pub type Sheet<T> = Option<Remembered<Listed<T>>>;

/// The YAML files of a project.
#[derive(Debug, Default)]
pub struct Sheets {
    /// `vocabulaire.yaml`
    pub vocabulary: Sheet<Vocabulary>,
    /// `partners.yaml`
    pub partners: Sheet<Partners>,
    /// `begrippen.yaml`
    pub glossary: Sheet<Glossary>,
    /// `toetsingskader.yaml`
    pub norm: Sheet<Norm>,
    /// `cijfers.yaml`
    pub figures: Sheet<Figures>,
    /// `region.yaml` of each site, by the site's folder.
    pub sites: BTreeMap<Arc<str>, Remembered<Listed<Region>>>,
    /// `theme.yaml` of each theme, by the theme's folder.
    pub themes: BTreeMap<Arc<str>, Remembered<Listed<Theme>>>,
}

/// What all YAML files have in common, whatever they hold.
pub struct SheetView<'s> {
    /// Its text.
    pub source: &'s Source,
    /// What it refers to.
    pub references: &'s [Reference],
    /// What is wrong with it in itself.
    pub problems: &'s [Diagnostic],
}

impl<T> Listed<T> {
    fn view(&self) -> SheetView<'_> {
        SheetView {
            source: &self.source,
            references: &self.references,
            problems: &self.problems,
        }
    }
}

impl Sheets {
    /// Every file, lists first, then sites and themes, each in the order of their folders.
    pub fn all(&self) -> Vec<SheetView<'_>> {
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
    pub fn is_complete(&self, list: List) -> bool {
        match list {
            List::Vocabulary => self.vocabulary.as_ref().is_none_or(|s| s.complete),
            List::Partners => self.partners.as_ref().is_none_or(|s| s.complete),
            List::Glossary => self.glossary.as_ref().is_none_or(|s| s.complete),
            List::Norm => self.norm.as_ref().is_none_or(|s| s.complete),
            List::Figures => self.figures.as_ref().is_none_or(|s| s.complete),
        }
    }
}
