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
mod layer;
mod place;
mod stylesheet;
mod templates;
mod tidy;
mod tokens;

use tera::Context;

pub use self::assets::Asset;
pub use self::layer::Layer;
use crate::diagnostic::Diagnostic;
use crate::model::address::Address;

/// A compiled theme.
#[derive(Debug)]
pub struct Theme {
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
    pub fn compile(chain: &[Layer<'_>]) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let files = files::ThemeFiles::of(chain, &mut problems);
        let mut published = assets::published(&files);
        let stylesheet = stylesheet::bundle(chain, &files, &published, &mut problems);
        let stylesheet = published.add("stijl.css", stylesheet.into_bytes().into());
        let templates = templates::Templates::compile(chain, &files, &published, &mut problems);
        let theme = Self {
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
