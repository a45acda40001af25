//! Problems in built-in themes, reported where an editor can solve them.
//!
//! The files of a built-in theme are part of the program: nobody can open or change them in a
//! project. What a theme of the project causes in the theme that it builds on is reported at the
//! theme of the project; what is wrong with a built-in theme itself is no editor's problem, unless
//! it stops a site.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Edition;
use super::gather::ProjectFiles;
use crate::diagnostic::{Diagnostic, Place, RelatedNote, Severity, Text};
use crate::model::heads::SiteIx;
use crate::model::layout::{Location, locate};
use crate::source::{FilePath, Span};
use crate::world::FileEntry;

/// The names of the built-in themes that a project does not have itself.
pub(super) fn themes(files: &ProjectFiles) -> BTreeSet<Arc<str>> {
    let themes = files.themes.iter().filter(|(_, files)| {
        let mut entries = files.iter().map(|(_, entry)| entry);
        entries.any(|entry| matches!(entry, FileEntry::BuiltIn { .. }))
    });
    themes.map(|(name, _)| Arc::clone(name)).collect()
}

impl Edition {
    /// A problem with all its places in files of the project; `None` if it is in a built-in theme
    /// and stops no site. `site` is the site that was rendered, if any.
    pub(super) fn in_project(
        &self,
        mut problem: Diagnostic,
        site: Option<SiteIx>,
    ) -> Option<Diagnostic> {
        if self.built_in.is_empty() {
            return Some(problem);
        }
        let is_built_in = |place: &Place| self.built_in_theme(&place.path).is_some();
        let has_fix = problem.fix.as_ref().is_some_and(|fix| {
            let mut edits = fix.edits.iter();
            edits.all(|edit| !is_built_in(&edit.place))
        });
        problem.fix = problem.fix.filter(|_| has_fix);
        let is_own = |related: &RelatedNote| !is_built_in(&related.place);
        problem.related.retain(is_own);
        let Some(theme) = self.built_in_theme(&problem.place.path) else {
            return Some(problem);
        };
        if !problem.related.is_empty() {
            problem.place = problem.related.remove(0).place;
            return Some(problem);
        }
        if problem.severity != Severity::Error {
            return None;
        }
        let place = self.cause(&theme, site)?;
        let found = std::mem::replace(&mut problem.place, place);
        let help = self.found_in(&theme, &found);
        Some(problem.with_help(help))
    }

    /// The name of the built-in theme that a file belongs to.
    fn built_in_theme(&self, path: &FilePath) -> Option<Arc<str>> {
        match locate(path) {
            Location::Theme(theme)
            | Location::Template { theme, .. }
            | Location::Asset { theme, .. } => self.built_in.get(&theme).cloned(),
            _ => None,
        }
    }

    /// Where the project asks for a built-in theme: in the theme that builds on it, or in the file
    /// of a site.
    fn cause(&self, theme: &Arc<str>, rendered: Option<SiteIx>) -> Option<Place> {
        let chains = self.themes.chains(&self.yaml).into_iter();
        let mut using = chains.filter(|(site, chain)| match rendered {
            Some(rendered) => *site == rendered,
            None => chain.contains(theme),
        });
        let (site, chain) = using.next()?;
        let own = chain.iter().take_while(|id| *id != theme);
        let own = own.filter(|id| !self.built_in.contains(*id)).last();
        if let Some(file) = own.and_then(|id| self.yaml.themes.get(id)) {
            let span = file.value.parent.as_ref().map(|parent| parent.span);
            return Some(Place::new(file.source.path(), span.unwrap_or(Span::FILE)));
        }
        let site = self.heads.site(site);
        let span = site.region.theme.as_ref().map(|theme| theme.span);
        Some(Place::new(&site.path, span.unwrap_or(Span::FILE)))
    }

    fn found_in(&self, theme: &str, found: &Place) -> Text {
        let mut texts = self.theme_texts.iter();
        let text = texts.find(|text| *text.path() == found.path);
        let line = text.map_or(1, |text| text.line_column(found.span.start).line);
        let path = found.path.as_str();
        let inner = path.splitn(3, '/').last().unwrap_or(path);
        Text::new(
            format!(
                "Het gaat mis in het ingebouwde thema “{theme}”: {inner}, regel {line}. Met vindplek \
                 theme eject {theme} kunt u dat zelf aanpassen"
            ),
            format!(
                "It fails in the built-in theme “{theme}”: {inner}, line {line}. With vindplek theme \
                 eject {theme} you can change it yourself"
            ),
        )
    }
}
