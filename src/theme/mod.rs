//! Compiled themes: templates parsed, style sheet bundled, assets addressed.
//!
//! A theme extends another, which makes a chain of [`Layer`]s. A template or asset of a layer
//! overrides those of the same name in the layers below; its colours, fonts and shapes override
//! theirs token by token; its style sheet is appended to theirs. So a region's theme can consist of
//! a palette and a drawing.
//!
//! What has no picture of its own gets an illustration ([`art`]), which the theme's settings
//! describe: it takes no files.
//!
//! A theme is compiled once for all pages. Problems are collected over all files: a template that
//! does not parse is treated as empty, so that it hides no problem of another.

pub mod art;
mod asked;
mod assets;
mod drawings;
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
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Context;

pub use self::asked::AskedNames;
pub use self::assets::Asset;
pub use self::drawings::Drawings;
pub use self::layer::Layer;
use crate::diagnostic::Diagnostic;
use crate::model::address::Address;
use crate::model::theme::Colour;

/// A compiled theme.
#[derive(Debug)]
pub struct Theme {
    /// The files that are published beside the pages, in the order of their addresses, including
    /// the style sheet and the scripts.
    pub assets: Vec<Asset>,
    /// The address of the style sheet.
    pub stylesheet: Address,
    /// The icon for a home screen, one of the assets; `None` when the theme has no mark to make it of.
    pub icon: Option<Asset>,
    /// The colour behind the page header, and that of the page, in the light scheme.
    pub grounds: (Colour, Colour),
    /// Its colours by token, each in the light and the dark scheme, for what no style sheet applies to.
    pub colours: BTreeMap<Box<str>, (Colour, Colour)>,
    /// What the pictures of its sites are made of.
    pub drawings: Drawings,
    templates: templates::Templates,
}

impl Theme {
    /// Compiles a theme from its chain: the theme itself first, then the themes that it extends.
    /// Returns its problems as well; a theme with errors can render, but its pages are not fit to
    /// be published. `subjects` are those of the vocabulary, each of which gets illustrations.
    pub fn compile(chain: &[Layer<'_>], subjects: &[Arc<str>]) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let files = files::ChainFiles::of(chain, &mut problems);
        let mut published = assets::publish_all(&files);
        for (name, drawing) in art::draw_all(chain, subjects) {
            published.add_missing(&name, drawing);
        }
        let palette = tokens::palette(chain);
        let ground = |token: &str| palette.get(token).copied().unwrap_or_default().0;
        let grounds = (ground("kop"), ground("vlak"));
        let mark = published.text(art::MARK);
        let icon = mark.and_then(|mark| art::icon(mark, grounds.0));
        if let Some(icon) = icon {
            published.add_missing(art::ICON, icon);
        }
        let icon = published.get(art::ICON).cloned();
        let stylesheet = stylesheet::bundle(chain, &files, &published, &mut problems);
        let stylesheet = published.add("stijl.css", stylesheet.into_bytes().into());
        let templates = templates::Templates::compile(chain, &files, &published, &mut problems);
        let of_icon = icon.as_ref().map(|icon| Arc::clone(&icon.bytes));
        let drawings = Drawings::of(chain, &files, of_icon, &mut problems);
        let theme = Self {
            drawings,
            assets: published.into_assets(),
            stylesheet,
            icon,
            grounds,
            colours: palette
                .into_iter()
                .map(|(token, colours)| (token.into(), colours))
                .collect(),
            templates,
        };
        (theme, problems)
    }

    /// Which names a template reads, by its name without `.html`: what a view needs to fill.
    pub fn asked(&self, template: &'static str) -> Arc<AskedNames> {
        self.templates.asked(template)
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
