//! The entries of menus: `broken-link`, `unpublished-target`, and the rules for web addresses.
//!
//! An entry that leads to a page which is not there today but was or will be is left out of the
//! menu, with a warning.

use std::cell::OnceCell;

use super::context::CheckContext;
use super::findings::Findings;
use super::link_paths::{self, PathKind};
use super::links::{address, unpublished};
use crate::diagnostic::codes::{broken_link, unpublished_target};
use crate::diagnostic::{Diagnostic, Names, Place};
use crate::model::address::Address;
use crate::model::heads::{DocIx, SiteIx};
use crate::model::layout::Owner;
use crate::model::value::items;
use crate::plan::link_text::relative_path;
use crate::plan::links::document_at;
use crate::plan::menu::{MenuTarget, menu_target};
use crate::source::FilePath;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    for site in context.heads.site_positions() {
        let names = OnceCell::new();
        let menu = Menu {
            context,
            site,
            names: &names,
        };
        for entry in items(&context.heads.site(site).region.menu) {
            if let Some(link) = &entry.value.link {
                let place = Place::new(&context.heads.site(site).path, link.span);
                let problem = menu.problem(place, &link.value, findings);
                let id = &context.heads.site(site).id;
                findings.extend(problem.map(|problem| problem.on_site(id)));
            }
        }
    }
}

/// A menu, with an index that few entries need, so that it is built on first use.
struct Menu<'m, 'e> {
    context: &'m CheckContext<'e>,
    site: SiteIx,
    /// The addresses of the site.
    names: &'m OnceCell<Names<String>>,
}

impl Menu<'_, '_> {
    fn problem(&self, place: Place, link: &str, findings: &mut Findings) -> Option<Diagnostic> {
        let plan = self.context.plan(self.site);
        match menu_target(self.context.heads, plan, link) {
            MenuTarget::Here { .. } => None,
            MenuTarget::Elsewhere(url) => address(place, &url),
            MenuTarget::Unpublished(document) => self.left_out(place, document),
            MenuTarget::NoPage(wanted) => Some(self.no_page(place, link, &wanted, findings)),
            MenuTarget::NoFile(wanted) => Some(self.no_file(place, link, &wanted, findings)),
        }
    }

    fn no_page(
        &self,
        place: Place,
        link: &str,
        wanted: &str,
        findings: &mut Findings,
    ) -> Diagnostic {
        let hidden = self.hidden_document(wanted);
        if let Some(problem) = hidden.and_then(|at| self.left_out(place.clone(), at)) {
            return problem;
        }
        if self.context.ever(self.site).at(wanted).is_some() {
            return unpublished_target::page_not_there(place, wanted);
        }
        let files = &self.context.plan(self.site).files;
        let addresses = || Names::new(files.iter().map(|file| file.address.to_string()));
        let names = self.names.get_or_init(addresses);
        let suggestion = findings.suggest(&place.path, names, wanted);
        broken_link::menu_entry(place, link, suggestion.near())
    }

    /// The document of this site whose page has an address on other days.
    fn hidden_document(&self, address: &str) -> Option<DocIx> {
        let heads = self.context.heads;
        let found = document_at(heads, &Address::from(address))?;
        heads.shows(self.site, found).then_some(found)
    }

    fn no_file(
        &self,
        place: Place,
        link: &str,
        wanted: &FilePath,
        findings: &mut Findings,
    ) -> Diagnostic {
        let site = self.context.heads.site(self.site);
        let owner = Owner::Site(site.id.clone());
        let inside = link_paths::inner(&owner, wanted.as_str()).unwrap_or(wanted.as_str());
        let paths = self.context.paths.of(&owner, PathKind::Document);
        let near = paths.and_then(|paths| {
            let suggestion = findings.suggest(&place.path, &paths.names, inside);
            let same_name = || paths.with_file_name(wanted.file_name());
            let near = suggestion.near().or_else(same_name)?;
            Some(relative_path(site.path.folder(), paths.whole(near)?))
        });
        broken_link::menu_entry(place, link, near.as_deref())
    }

    /// The warning about an entry whose document is not shown today.
    fn left_out(&self, place: Place, document: DocIx) -> Option<Diagnostic> {
        unpublished(self.context, place, document).map(unpublished_target::in_menu)
    }
}
