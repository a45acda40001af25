//! Compiled themes: templates parsed, style sheet bundled, assets addressed.
//!
//! A theme extends another, which makes a chain of [`Layer`]s. A template or asset of a layer
//! overrides those of the same name in the layers below; its colours, fonts and shapes override
//! theirs token by token; its style sheet is appended to theirs. So a region's theme can consist of
//! a palette and a drawing.
//!
//! A theme is compiled once for all pages. Problems are collected over all files: a template that
//! does not parse is treated as empty, so that it hides no problem of another.

mod assets;
mod files;
mod place;
mod stylesheet;
mod templates;
mod tidy;
mod tokens;

use std::sync::Arc;

use tera::Context;

use crate::diagnostic::Diagnostic;
use crate::model;
use crate::model::address::Address;
use crate::source::FilePath;

/// One theme in the chain of a site's theme.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'a> {
    /// The name of its folder under `themes`.
    pub id: &'a str,
    /// The settings in its `theme.yaml`.
    pub settings: &'a model::theme::Theme,
    /// Its files by path in the project, in the order of the paths. Files outside `templates` and
    /// `assets` are ignored.
    pub files: &'a [(FilePath, Arc<[u8]>)],
}

/// A file of the theme that is published unchanged.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address, under `/assets/`, with the digest of its bytes in its name, so that a browser
    /// may cache it forever.
    pub address: Address,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A compiled theme.
#[derive(Debug)]
pub struct Theme {
    /// The name of its folder under `themes`.
    pub id: Arc<str>,
    /// The files that are published beside the pages, in the order of their addresses, including
    /// the style sheet and the scripts.
    pub assets: Vec<Asset>,
    /// The address of the style sheet.
    pub stylesheet: Address,
    templates: templates::Templates,
}

impl Theme {
    /// Compiles a theme from its chain: the theme itself first, then the themes that it extends.
    /// Returns its problems as well; a theme with errors can render, but its pages are not fit to
    /// be published.
    pub fn compile(id: &str, chain: &[Layer<'_>]) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let files = files::ChainFiles::of(chain, &mut problems);
        let mut published = assets::publish_all(&files);
        let stylesheet = stylesheet::bundle(chain, &files, &published, &mut problems);
        let stylesheet = published.add("stijl.css", stylesheet.into_bytes().into());
        let templates = templates::Templates::compile(chain, &files, &published, &mut problems);
        let theme = Self {
            id: id.into(),
            assets: published.into_assets(),
            stylesheet,
            templates,
        };
        (theme, problems)
    }

    /// Renders a template by its name under `templates`, such as `course.html`.
    ///
    /// # Errors
    /// The error of the template engine, with its place in the template; boxed, because a page that
    /// fails is rare.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        self.templates.render(template, context)
    }
}

/// Whether all templates of a page could be parsed.
pub fn is_whole(page: &str) -> bool {
    !page.contains(templates::UNREADABLE)
}

#[cfg(test)]
mod tests;
