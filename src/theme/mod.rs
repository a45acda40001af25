//! A theme, ready to render pages: templates compiled, style sheet bundled, assets addressed.
//!
//! A theme builds on another: a chain of [`Layer`]s. What a layer has, a template or an asset,
//! takes the place of what the layers below have under the same name; its colours, fonts and
//! shapes take the place of theirs token by token; its style sheet comes after theirs. So a
//! region's theme can be a palette and a drawing and no more.
//!
//! Everything is worked out once a theme. Problems are gathered for all files: a template that
//! cannot be read counts as empty, so that it hides no problem of another.

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

/// One theme of the chain that a site's theme is made of.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'a> {
    /// The name of its folder under `themes`.
    pub id: &'a str,
    /// What its `theme.yaml` says.
    pub settings: &'a model::theme::Theme,
    /// Its files by their paths in the project, in the order of the paths. Those that are neither
    /// under `templates` nor under `assets` are left alone.
    pub files: &'a [(FilePath, Arc<[u8]>)],
}

/// A file of the theme that is published as it is.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Where: under `/assets/`, with the digest of its bytes in its name, so that a browser may
    /// keep it for ever.
    pub address: Address,
    /// What.
    pub bytes: Arc<[u8]>,
}

/// A compiled theme.
#[derive(Debug)]
pub struct Theme {
    /// The name of its folder under `themes`.
    pub id: Arc<str>,
    /// What is published beside the pages, in the order of the addresses; the style sheet is
    /// among them, and so are the scripts, which templates name themselves.
    pub assets: Vec<Asset>,
    /// Where the style sheet stands.
    pub stylesheet: Address,
    templates: templates::Templates,
}

impl Theme {
    /// Compiles a theme from its chain: the theme itself first, then what it builds on, to the
    /// last. Gives what is wrong with it as well; a theme with errors can be asked to render, but
    /// what comes out is not fit to be published.
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
    /// What the template engine says, at the place in the template; boxed, because a page that
    /// fails is rare.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        self.templates.render(template, context)
    }
}

/// Whether all templates of a page could be read.
pub fn is_whole(page: &str) -> bool {
    !page.contains(templates::UNREADABLE)
}

#[cfg(test)]
mod tests;
