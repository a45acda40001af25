//! Pieces of HTML for data files: the same components of the theme as in the pages, so that a script
//! needs no second implementation of what it shows.

use serde::Serialize;
use tera::{Context, Value};

use super::context::{PageContext, SiteContext};
use super::view::meta::{PageMeta, PageView};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::template_error;
use crate::model::address::Address;
use crate::plan::page::PageKind;

/// Renders a template many times, for the page in the folder of a data file.
pub(super) struct Fragments<'s> {
    site: SiteContext<'s>,
    address: &'s Address,
    template: &'static str,
    variables: Context,
}

impl<'s> Fragments<'s> {
    /// Prepares a template. Links are relative to the data file at `address`, which must be in the
    /// folder of the page, of kind `page`, that shows the pieces.
    pub(super) fn new(
        site: &SiteContext<'s>,
        address: &'s Address,
        page: PageKind,
        template: &'static str,
    ) -> Self {
        let context = PageContext::new(site, address);
        let mut variables = Context::new();
        variables.insert_value("site", site.view.clone());
        let page = PageView {
            kind: page.template(),
            json_ld: None,
            meta: PageMeta::new(&context, "", "", &[]),
        };
        variables.insert("page", &page);
        Self {
            site: *site,
            address,
            template,
            variables,
        }
    }

    /// Sets a variable that has the same value in all pieces.
    pub(super) fn with(mut self, name: &'static str, value: Value) -> Self {
        self.variables.insert_value(name, value);
        self
    }

    /// Renders the template with a value for one variable.
    ///
    /// # Errors
    /// An error of the template engine.
    pub(super) fn render(
        &mut self,
        name: &'static str,
        value: Value,
    ) -> Result<String, Box<Diagnostic>> {
        self.variables.insert_value(name, value);
        let rendered = self.site.theme.render(self.template, &self.variables);
        let html = rendered.map_err(|problem| {
            Box::new(template_error::with_page(*problem, self.address.as_str()))
        })?;
        Ok(html.trim().to_owned())
    }
}

/// A classic script that sets a global variable: unlike JSON, a page opened from disk can load it.
pub(super) fn data_script<T: Serialize>(name: &str, value: &T) -> Vec<u8> {
    // Serialising fails only for a map with keys other than strings, which no value here has.
    let json = serde_json::to_string(value).unwrap_or_default();
    format!("globalThis.{name}={json};\n").into_bytes()
}
