//! Compiled themes: templates parsed, style sheet bundled, assets addressed.
//!
//! A theme extends another, which makes a chain of [`Layer`]s. A template or asset of a layer
//! overrides those of the same name in the layers below; its colours, fonts and shapes override
//! theirs token by token; its style sheet is appended to theirs. So a region's theme can consist of
//! a palette and a drawing.
//!
//! A theme is compiled once for all pages. Problems are collected over all files: a template that
//! does not parse is treated as empty, so that it hides no problem of another.

mod art;
mod assets;
mod files;
mod fonts;
mod headings;
mod layer;
mod place;
mod stylesheet;
mod templates;
mod tidy;
mod tokens;

use std::borrow::Cow;

use tera::Context;

pub use self::art::Art;
pub use self::assets::Asset;
pub use self::layer::Layer;
use crate::diagnostic::Diagnostic;
use crate::model::address::Address;

/// A compiled theme.
#[derive(Debug)]
pub struct Theme {
    /// The files that are published beside the pages, in the order of their addresses, including
    /// the style sheet and the scripts.
    pub assets: Vec<Asset>,
    /// The address of the style sheet.
    pub stylesheet: Address,
    /// What the pictures of its sites are made of.
    pub art: Art,
    templates: templates::Templates,
}

impl Theme {
    /// Compiles a theme from its chain: the theme itself first, then the themes that it extends.
    /// Returns its problems as well; a theme with errors can render, but its pages are not fit to
    /// be published.
    pub fn compile(chain: &[Layer<'_>]) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let files = files::ChainFiles::of(chain, &mut problems);
        let mut published = assets::publish_all(&files);
        let stylesheet = stylesheet::bundle(chain, &files, &published, &mut problems);
        let stylesheet = published.add("stijl.css", stylesheet.into_bytes().into());
        let templates = templates::Templates::compile(chain, &files, &published, &mut problems);
        let art = Art::of(chain, &files, &mut problems);
        let theme = Self {
            art,
            assets: published.into_assets(),
            stylesheet,
            templates,
        };
        (theme, problems)
    }

    /// Renders a template by its name under `templates`, such as `course.html`. Long words in
    /// headings, labels, facts and buttons get soft hyphens.
    ///
    /// # Errors
    /// The error of the template engine, with its place in the template; boxed, because a page that
    /// fails is rare.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        let page = self.templates.render(template, context)?;
        Ok(match headings::with_soft_hyphens(&page) {
            Cow::Owned(set) => set,
            Cow::Borrowed(_) => page,
        })
    }
}

/// Whether all templates of a page could be parsed.
pub fn is_whole(page: &str) -> bool {
    !page.contains(templates::UNREADABLE)
}

#[cfg(test)]
mod tests;
