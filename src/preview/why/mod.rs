//! “Waarom zie ik dit?”: the files and lines that cause a page to be on a site, or not, and that
//! set its content.
//!
//! Everything is derived from the edition on each request; rendering records nothing for it. The
//! content of a page follows from the keys of its file, of the site's accent, and of the site's own
//! file; its presence from the keys that decide on that.

mod listed;
mod look;
mod reasons;
mod values;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub(super) use self::listed::kind_name;

use super::editor::FilePlace;
use super::page::documents_at;
use super::reply::PreviewAddress;
use crate::edition::Edition;
use crate::model::heads::{Heads, SiteIx};
use crate::plan::file::{FileKind, PlannedFile};
use crate::plan::page::PageKind;
use crate::plan::site::SitePlan;
use crate::source::{FilePath, Source, Span};
use crate::world::World;

/// The explanation of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Why {
    /// The site.
    pub(super) site: String,
    /// The address on the site.
    pub(super) address: String,
    /// Whether the site has it.
    pub(super) exists: bool,
    /// The explanation, the most important part first.
    pub(super) parts: Vec<WhyPart>,
}

/// A part of the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct WhyPart {
    /// Its heading.
    pub(super) title: String,
    /// Its lines.
    pub(super) lines: Vec<WhyLine>,
}

/// A line of an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct WhyLine {
    /// A sentence, or the name of a key.
    pub(super) text: String,
    /// The value of the key, if any.
    pub(super) value: Option<String>,
    /// The location of the sentence's or key's source.
    pub(super) place: Option<FilePlace>,
    /// The location that the value overrides: the shared one, for an accent.
    pub(super) instead_of: Option<FilePlace>,
}

impl WhyLine {
    fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            value: None,
            place: None,
            instead_of: None,
        }
    }

    fn at(self, place: FilePlace) -> Self {
        Self {
            place: Some(place),
            ..self
        }
    }
}

/// Explains the page at an address; `None` when there is no such site. `project` is the absolute
/// path of the project.
pub fn why(
    edition: &Edition,
    world: &dyn World,
    asked: &PreviewAddress,
    project: &str,
) -> Option<Why> {
    let site = edition.heads().site_with_id(&asked.site)?;
    let plan = edition.plan(site)?;
    let address = asked.address.as_deref().unwrap_or("/");
    let teller = Explainer {
        edition,
        heads: edition.heads(),
        plan,
        world,
        site,
        project,
    };
    let file = plan.at(address);
    let parts = match file {
        Some(file) => teller.file(file),
        None => teller.absent(address),
    };
    Some(Why {
        site: asked.site.clone(),
        address: address.to_owned(),
        exists: file.is_some(),
        parts: parts
            .into_iter()
            .filter(|part| !part.lines.is_empty())
            .collect(),
    })
}

/// The input of an explanation.
struct Explainer<'e> {
    edition: &'e Edition,
    heads: &'e Heads,
    plan: &'e SitePlan,
    world: &'e dyn World,
    site: SiteIx,
    project: &'e str,
}

impl Explainer<'_> {
    fn file(&self, file: &PlannedFile) -> Vec<WhyPart> {
        let mut parts = Vec::new();
        match file.kind.source_document() {
            Some(document) => {
                parts.push(part(
                    "Waar de pagina vandaan komt",
                    self.origin(file.kind, document),
                ));
                let reasons = self.reasons(document, true);
                parts.push(part("Waarom de pagina op deze site staat", reasons));
                parts.push(part("Wat er op de pagina staat", self.values(document)));
            }
            None => {
                let (origin, contents) = self.listed(file.kind);
                parts.push(part("Waar de pagina vandaan komt", origin));
                parts.push(part("Wat er op de pagina staat", contents));
            }
        }
        let is_home = file.kind == FileKind::Page(PageKind::Home);
        parts.push(part(
            "Wat voor de hele site geldt",
            self.site_values(is_home),
        ));
        parts.push(part(
            "Hoe de pagina eruitziet",
            self.look(file.kind.template()),
        ));
        parts
    }

    fn absent(&self, address: &str) -> Vec<WhyPart> {
        let documents = documents_at(self.heads, self.site, address);
        let mut parts: Vec<WhyPart> = documents
            .map(|document| {
                let mut lines = vec![self.file_line("Dit bestand zou de pagina maken", document)];
                lines.extend(self.reasons(document, false));
                part("Waarom deze pagina er niet is", lines)
            })
            .collect();
        if parts.is_empty() {
            let lines = vec![WhyLine::new(self.nothing_makes(address))];
            parts.push(part("Waarom deze pagina er niet is", lines));
        }
        parts.push(part(
            "Wat er wel te zien is",
            self.look(Some(PageKind::NotFound.template())),
        ));
        parts
    }

    fn nothing_makes(&self, address: &str) -> String {
        let id = address.trim_matches('/');
        let file = match id.split_once('/') {
            Some((folder @ ("aanbod" | "nieuws" | "peilingen" | "carrierepad"), name))
                if !name.is_empty() && !name.contains(['/', '.']) =>
            {
                format!("content/{folder}/{name}.md")
            }
            _ if id.is_empty() || id.contains('.') => {
                return "Geen enkel bestand maakt een pagina op dit adres.".to_owned();
            }
            _ => format!("content/paginas/{id}.md"),
        };
        format!(
            "Geen enkel bestand maakt een pagina op dit adres. “{file}” zou dat doen, maar dat is er niet."
        )
    }

    fn whole(&self, path: &FilePath) -> FilePlace {
        FilePlace::whole(self.project, path)
    }

    fn within(&self, source: &Source, span: Span) -> FilePlace {
        FilePlace::within(self.project, source, span)
    }
}

fn part(title: &str, lines: Vec<WhyLine>) -> WhyPart {
    WhyPart {
        title: title.to_owned(),
        lines,
    }
}
