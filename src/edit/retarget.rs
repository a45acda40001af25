//! Rewrites links, so that they lead to the same things when files move.

use std::collections::{BTreeMap, BTreeSet};

use super::context::EditContext;
use super::links::{LinkForm, ProjectLink, project_links};
use super::pending::PendingEdits;
use super::refusal::{EditRefusal, at_line};
use crate::diagnostic::Text;
use crate::model::layout::{Location, Owner, locate};
use crate::plan::link_text::{LinkPlace, encoded, path_edit, relative_path};
use crate::plan::links::{LinkedItem, address_at, item_at, join};
use crate::source::FilePath;

/// Where links lead from now on.
pub(super) struct Retarget<'a> {
    context: EditContext<'a>,
    /// The new paths of what links lead to.
    targets: BTreeMap<FilePath, FilePath>,
    /// The new paths at which links find something.
    arrivals: BTreeSet<FilePath>,
    /// Whether the parts after `#` stay: the target is the same document.
    keeps_anchors: bool,
}

impl<'a> Retarget<'a> {
    /// Links follow files to their new paths.
    pub(super) fn following(
        context: EditContext<'a>,
        renames: &BTreeMap<FilePath, FilePath>,
    ) -> Self {
        // Links find no accents.
        let heads = context.edition.heads();
        let is_found = |path: &FilePath| !matches!(item_at(heads, path), LinkedItem::Nothing(_));
        let arrivals = renames.iter().filter(|(old, _)| is_found(old));
        Self {
            context,
            targets: renames.clone(),
            arrivals: arrivals.map(|(_, new)| new.clone()).collect(),
            keeps_anchors: true,
        }
    }

    /// Links to some files lead to another document.
    pub(super) fn instead(
        context: EditContext<'a>,
        removed: &BTreeSet<FilePath>,
        document: &FilePath,
    ) -> Self {
        let targets = removed.iter().map(|path| (path.clone(), document.clone()));
        Self {
            context,
            targets: targets.collect(),
            arrivals: BTreeSet::new(),
            keeps_anchors: false,
        }
    }

    /// Rewrites all links that would lead elsewhere otherwise.
    ///
    /// # Errors
    /// The target of a link is not found in the text.
    pub(super) fn rewrite(&self, pending: &mut PendingEdits) -> Result<(), EditRefusal> {
        let mut stuck = Vec::new();
        for link in project_links(self.context) {
            if pending.removals.contains(link.source.path()) {
                continue;
            }
            let Some(path) = self.new_path(pending, &link) else {
                continue;
            };
            let anchor = link.anchor.filter(|_| self.keeps_anchors);
            match path_edit(link.source, link.span, link.written, anchor, &path) {
                Some(edit) => pending.add(edit),
                None => stuck.push(place(&link)),
            }
        }
        match stuck.is_empty() {
            true => Ok(()),
            false => Err(unwritable_links(stuck)),
        }
    }

    /// The path that a link must have; `None` when it can stay as it is.
    fn new_path(&self, pending: &PendingEdits, link: &ProjectLink<'_>) -> Option<String> {
        let old_from = link.source.path();
        let from = pending.renames.get(old_from).unwrap_or(old_from);
        let to = self.targets.get(&link.target).unwrap_or(&link.target);
        if from == old_from && *to == link.target {
            return None;
        }
        match link.form {
            LinkForm::Address => {
                let (Location::Document(old), Location::Document(new)) =
                    (locate(&link.target), locate(to))
                else {
                    return None;
                };
                let (old, new) = (address_at(&old).0, address_at(&new).0);
                (old != new).then(|| new.to_string())
            }
            LinkForm::FromProject => {
                (*to != link.target).then(|| format!("/{}", encoded(to.as_str())))
            }
            LinkForm::Relative | LinkForm::AcrossOwners => {
                let here = self.place(from, &link.owner);
                if self.found(pending, &here, &link.path).as_ref() == Some(to) {
                    return None;
                }
                Some(self.relative(pending, &here, to, link))
            }
        }
    }

    fn relative(
        &self,
        pending: &PendingEdits,
        here: &LinkPlace,
        to: &FilePath,
        link: &ProjectLink<'_>,
    ) -> String {
        let exists = |path: &FilePath| self.exists(pending, path);
        let to = self.place(to, &Owner::Shared);
        // The shape of the old path makes sense only in a folder as deep as the old one.
        let depth = |path: &FilePath| path.as_str().matches('/').count();
        let is_as_deep = here.owner == link.owner && depth(&here.path) == depth(link.source.path());
        let like = match is_as_deep {
            true => &*link.path,
            false => "",
        };
        let crosses = link.form == LinkForm::AcrossOwners && here.owner != Owner::Shared;
        let path = match crosses && to.owner != here.owner {
            true => encoded(&relative_path(here.path.folder(), to.path.as_str())),
            false => here.path_to(&to, like, &exists),
        };
        match link.path.ends_with('/') && !path.ends_with('/') {
            true => path + "/",
            false => path,
        }
    }

    fn place(&self, path: &FilePath, otherwise: &Owner) -> LinkPlace {
        let owner = match locate(path) {
            Location::Document(at) => at.owner,
            Location::Media(owner) => owner,
            Location::Site(site) => Owner::Site(site),
            _ => otherwise.clone(),
        };
        LinkPlace {
            path: path.clone(),
            owner,
        }
    }

    /// What a path finds from a file, after the change.
    fn found(&self, pending: &PendingEdits, here: &LinkPlace, path: &str) -> Option<FilePath> {
        let own = join(&here.path, path)?;
        if self.exists(pending, &own) {
            return Some(own);
        }
        let inner = own.as_str().strip_prefix(&here.owner.folder())?;
        let shared = FilePath::new(format!("{}{inner}", Owner::Shared.folder()));
        self.exists(pending, &shared).then_some(shared)
    }

    /// Whether a link finds something at a path, after the change.
    fn exists(&self, pending: &PendingEdits, path: &FilePath) -> bool {
        let heads = self.context.edition.heads();
        let was_there = || !matches!(item_at(heads, path), LinkedItem::Nothing(_));
        self.arrivals.contains(path) || (pending.stays(path) && was_there())
    }
}

/// The place of a link, to show.
pub(super) fn place(link: &ProjectLink<'_>) -> Text {
    let line = link.source.line_column(link.span.start).line;
    let written = Text::new(format!("“{}”", link.written), format!("“{}”", link.written));
    at_line(link.source.path(), line, &written)
}

fn unwritable_links(places: Vec<Text>) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            "Deze links kan vindplek niet zelf aanpassen",
            "These links cannot be changed automatically",
        ),
        Text::new(
            "Schrijf ze als [tekst](../aanbod/naam.md), en geef de opdracht dan opnieuw",
            "Write them as [text](../aanbod/name.md), then run the command again",
        ),
    )
    .with_places(places)
}
