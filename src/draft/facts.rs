//! The data of a project that a draft uses.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::cursor_stop;
use crate::diagnostic::join_list;
use crate::model::heads::{Availability, Heads};
use crate::model::layout::Kind;
use crate::model::shape::Target;
use crate::model::target_ids;
use crate::syntax::yaml::quoted;

/// The maximum number of ids that an explanation lists.
const MAX_LISTED: usize = 8;

/// The values and ids available to a draft.
pub(super) struct Facts<'f> {
    /// The project and date; `None` for a snippet, which is for every project.
    project: Option<(&'f Heads, Date)>,
    /// Preset values by the path of the key (`uitvoeringen.start`), as YAML; `None` for a key that
    /// cannot have a value in this project.
    preset: BTreeMap<&'static str, Option<String>>,
}

impl<'f> Facts<'f> {
    /// The facts of a project on a date.
    pub(super) fn of(heads: &'f Heads, today: Date) -> Self {
        let mut facts = Self {
            project: Some((heads, today)),
            preset: BTreeMap::new(),
        };
        let day = today.to_string();
        let later = today.checked_add(1.year()).unwrap_or(today);
        facts.set("bijgewerkt", day.clone());
        facts.set("datum", day);
        facts.set("verloopt_op", later.to_string());
        let norm = heads.norm.version.as_ref();
        let version = norm.map(|version| quoted(&version.value));
        facts.preset.insert("toetsing.versie", version);
        if let Some(region) = facts.id(Target::Region, "noord") {
            facts.set_past_run(&region);
        }
        facts
    }

    /// The facts without a project, for snippets.
    pub(super) fn without_project() -> Self {
        Self {
            project: None,
            preset: BTreeMap::new(),
        }
    }

    /// Presets the value of a key, as YAML.
    pub(super) fn set(&mut self, path: &'static str, value: impl Into<String>) {
        self.preset.insert(path, Some(value.into()));
    }

    /// Marks a key as one that cannot have a value.
    pub(super) fn set_unavailable(&mut self, path: &'static str) {
        self.preset.insert(path, None);
    }

    /// Puts the example of a run in the past, which is valid for a course that cannot be booked.
    pub(super) fn set_past_run(&mut self, region: &str) {
        if let Some(today) = self.today() {
            self.set_run(region, today.checked_sub(1.year()).unwrap_or(today));
        }
    }

    /// Puts the example of a run in the future, as a course that can be booked should have.
    pub(super) fn set_upcoming_run(&mut self, region: &str) {
        if let Some(today) = self.today() {
            self.set_run(region, today.checked_add(2.months()).unwrap_or(today));
        }
    }

    /// Presets the first day of a run, and a unique id.
    fn set_run(&mut self, region: &str, start: Date) {
        self.set("uitvoeringen.id", format!("{region}-{start}"));
        self.set("uitvoeringen.start", start.to_string());
        self.set("uitvoeringen.bijeenkomsten.datum", start.to_string());
    }

    /// The preset value of a key: `None` without one, `Some(None)` when it cannot have a value.
    pub(super) fn preset(&self, path: &str) -> Option<&Option<String>> {
        self.preset.get(path)
    }

    /// Today; `None` without a project.
    pub(super) fn today(&self) -> Option<Date> {
        self.project.map(|(_, today)| today)
    }

    /// A value to fill in: the value itself in a draft, a cursor stop in a snippet.
    pub(super) fn placeholder(&self, value: &str) -> String {
        match self.project {
            Some(_) => value.to_owned(),
            None => cursor_stop::stop(value),
        }
    }

    /// Like [`Self::placeholder`], for a choice of words.
    pub(super) fn choice(&self, words: &[&str], value: &str) -> String {
        match self.project {
            Some(_) => value.to_owned(),
            None => cursor_stop::choice(words, value),
        }
    }

    /// Like [`Self::placeholder`], for a date.
    pub(super) fn day(&self) -> String {
        match self.project {
            Some((_, today)) => today.to_string(),
            None => cursor_stop::today(),
        }
    }

    /// An existing id: the preferred one, else the first. A snippet always uses the preferred one.
    /// Unpublished documents are skipped, because a reference to one is a problem.
    pub(super) fn id(&self, target: Target, preferred: &str) -> Option<String> {
        let Some((heads, today)) = self.project else {
            return Some(preferred.to_owned());
        };
        let mut known = target_ids::ids(heads, target);
        let kind = match target {
            Target::Special => Some(Kind::Special),
            Target::Course => Some(Kind::Course),
            _ => None,
        };
        if let Some(kind) = kind {
            known.retain(|id| {
                let document = heads.with_id(kind, id);
                let availability = document.map(|document| heads.availability(document, today));
                availability == Some(Availability::Published)
            });
        }
        let same = known.iter().find(|id| &***id == preferred);
        same.or(known.first()).map(ToString::to_string)
    }

    /// The ids of a target as a list in words, shortened when there are many: `noord, oost en nog 3`.
    /// `None` without a project, or when it has none.
    pub(super) fn ids(&self, target: Target, conjunction: &str) -> Option<String> {
        let (heads, _) = self.project?;
        let known: Vec<Arc<str>> = target_ids::ids(heads, target);
        let named: Vec<&str> = known.iter().take(MAX_LISTED).map(|id| &**id).collect();
        let place = place(target);
        (!known.is_empty()).then(|| match known.len() - named.len() {
            0 => join_list(&named, conjunction),
            more => format!("{} en nog {more} in {place}", named.join(", ")),
        })
    }
}

/// The file or folder that defines the targets of a reference.
pub(super) fn place(target: Target) -> &'static str {
    match target {
        Target::Kind
        | Target::Audience
        | Target::Theme
        | Target::Profile
        | Target::Pillar
        | Target::Category => "content/vocabulaire.yaml",
        Target::Partner => "content/partners.yaml",
        Target::Region => "regions",
        Target::Special => "content/specials",
        Target::Course | Target::Module => "content/aanbod",
        Target::Criterion => "content/toetsingskader.yaml",
        Target::Term => "content/begrippen.yaml",
        Target::Figure => "content/cijfers.yaml",
    }
}
