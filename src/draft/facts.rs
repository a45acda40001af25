//! What is known of the project that a draft is for.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::cursor_stop;
use super::yaml_text::quoted;
use crate::diagnostic::join_list;
use crate::model::heads::{Availability, Heads};
use crate::model::layout::Kind;
use crate::model::shape::Target;
use crate::model::target_ids;

/// How many ids are named before the list is pointed at.
const NAMED: usize = 8;

/// What a draft can say.
pub(super) struct Facts<'f> {
    /// The project; `None` for a snippet, which is for every project.
    project: Option<(&'f Heads, Date)>,
    /// What is settled for some keys, by their path (`uitvoeringen.start`), as YAML; `None` for what
    /// cannot be written in this project.
    given: BTreeMap<&'static str, Option<String>>,
}

impl<'f> Facts<'f> {
    /// What is known of a project on a date.
    pub(super) fn of(heads: &'f Heads, today: Date) -> Self {
        let mut facts = Self {
            project: Some((heads, today)),
            given: BTreeMap::new(),
        };
        let day = today.to_string();
        let later = today.checked_add(1.year()).unwrap_or(today);
        facts.give("bijgewerkt", day.clone());
        facts.give("datum", day);
        facts.give("verloopt_op", later.to_string());
        let norm = heads.norm.version.as_ref();
        let version = norm.map(|version| quoted(&version.value));
        facts.given.insert("toetsing.versie", version);
        if let Some(region) = facts.id(Target::Region, "noord") {
            facts.past_run(&region);
        }
        facts
    }

    /// What is known when no project is.
    pub(super) fn of_none() -> Self {
        Self {
            project: None,
            given: BTreeMap::new(),
        }
    }

    /// Settles what stands at a key, as YAML.
    pub(super) fn give(&mut self, path: &'static str, value: impl Into<String>) {
        self.given.insert(path, Some(value.into()));
    }

    /// Settles that nothing can stand at a key.
    pub(super) fn withhold(&mut self, path: &'static str) {
        self.given.insert(path, None);
    }

    /// Settles that an example of a run lies behind us: what a course that cannot be booked may
    /// have.
    pub(super) fn past_run(&mut self, region: &str) {
        if let Some(today) = self.today() {
            self.run(region, today.checked_sub(1.year()).unwrap_or(today));
        }
    }

    /// Settles that an example of a run is to come: what a course that can be booked should have.
    pub(super) fn coming_run(&mut self, region: &str) {
        if let Some(today) = self.today() {
            self.run(region, today.checked_add(2.months()).unwrap_or(today));
        }
    }

    /// The first day of a run, and a name that no other run has.
    fn run(&mut self, region: &str, start: Date) {
        self.give("uitvoeringen.id", format!("{region}-{start}"));
        self.give("uitvoeringen.start", start.to_string());
    }

    /// What is settled for a key.
    pub(super) fn given(&self, path: &str) -> Option<&Option<String>> {
        self.given.get(path)
    }

    /// Today, when a project is known.
    pub(super) fn today(&self) -> Option<Date> {
        self.project.map(|(_, today)| today)
    }

    /// A value to be filled in: as it is in a draft, a stop for the cursor in a snippet.
    pub(super) fn placeholder(&self, value: &str) -> String {
        match self.project {
            Some(_) => value.to_owned(),
            None => cursor_stop::stop(value),
        }
    }

    /// The same, for one of some words.
    pub(super) fn choice(&self, words: &[&str], value: &str) -> String {
        match self.project {
            Some(_) => value.to_owned(),
            None => cursor_stop::choice(words, value),
        }
    }

    /// The same, for a day.
    pub(super) fn day(&self) -> String {
        match self.project {
            Some((_, today)) => today.to_string(),
            None => cursor_stop::today(),
        }
    }

    /// An id that exists: the one wished for, else the first. A snippet keeps the one wished for. A
    /// special that visitors cannot read yet is not named, as a reader would be led nowhere.
    pub(super) fn id(&self, target: Target, wished: &str) -> Option<String> {
        let Some((heads, today)) = self.project else {
            return Some(wished.to_owned());
        };
        let mut known = target_ids::ids(heads, target);
        if target == Target::Special {
            known.retain(|id| {
                let special = heads.with_id(Kind::Special, id);
                let availability = special.map(|special| heads.availability(special, today));
                availability == Some(Availability::Published)
            });
        }
        let same = known.iter().find(|id| &***id == wished);
        same.or(known.first()).map(ToString::to_string)
    }

    /// The ids of a kind of thing in words, the first of them when there are many: `noord, oost en
    /// nog 3`. `None` when no project is known, or it has none.
    pub(super) fn ids(&self, target: Target, conjunction: &str) -> Option<String> {
        let (heads, _) = self.project?;
        let known: Vec<Arc<str>> = target_ids::ids(heads, target);
        let named: Vec<&str> = known.iter().take(NAMED).map(|id| &**id).collect();
        let place = place(target);
        (!known.is_empty()).then(|| match known.len() - named.len() {
            0 => join_list(&named, conjunction),
            more => format!("{} en nog {more} in {place}", named.join(", ")),
        })
    }
}

/// Where the things stand that a reference names.
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
        Target::Module => "content/aanbod",
        Target::Criterion => "content/toetsingskader.yaml",
        Target::Term => "content/begrippen.yaml",
        Target::Figure => "content/cijfers.yaml",
    }
}
