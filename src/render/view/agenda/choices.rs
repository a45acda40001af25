//! The regions and kinds by which the agenda is filtered.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::address::Address;
use crate::model::course::Course;
use crate::model::heads::{Heads, SiteIx};
use crate::model::value::{items, text};
use crate::plan::agenda::{AgendaEvent, AgendaItem};
use crate::plan::axis::Axis;
use crate::plan::links::public_url;
use crate::render::context::PageContext;

/// The filters of the agenda; the first choice of each is the one at first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AgendaChoices {
    /// The regions: the own one, all, and the others with items. Empty when there is no choice.
    pub(in crate::render) regions: Vec<AgendaChoice>,
    /// The kinds: all, and each that an item has. Empty when there is no choice.
    pub(in crate::render) kinds: Vec<AgendaChoice>,
}

/// A value to filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AgendaChoice {
    /// Its id in addresses: `oost`, `cursus`, `alle`.
    pub(in crate::render) id: String,
    /// Its label: `Oost`, `Cursus`, `Heel Nederland`.
    pub(in crate::render) label: String,
    /// The number of upcoming items: of a region those of all kinds, of a kind those of the region
    /// at first.
    pub(in crate::render) count: usize,
    /// Where to go without a script: the academy's own agenda, the list of courses of the kind;
    /// null for a choice that has no such place.
    pub(in crate::render) href: Option<String>,
}

/// The id of the choice that leaves a filter out.
const ALL: &str = "alle";

/// The id and label of the kind of meetings.
const MEETING: (&str, &str) = ("bijeenkomst", "Bijeenkomst");

impl AgendaChoices {
    /// The choices of a site.
    pub(in crate::render) fn of(context: &PageContext<'_>) -> Self {
        Self {
            regions: regions(context),
            kinds: kinds(context),
        }
    }
}

/// The items that are not over.
fn coming<'s>(context: &PageContext<'s>) -> impl Iterator<Item = &'s AgendaItem> + use<'s> {
    let today = context.today();
    let items = context.plan.agenda.iter();
    items.filter(move |item| item.end >= today)
}

/// Whether an item is of a region: also what is of no region in particular.
pub(in crate::render) fn is_in(item: &AgendaItem, region: SiteIx) -> bool {
    item.site.is_none_or(|of| of == region)
}

fn regions(context: &PageContext<'_>) -> Vec<AgendaChoice> {
    let (heads, own) = (context.heads, context.plan.site);
    let national = context.site().is_national();
    let region = |site: SiteIx| AgendaChoice {
        id: heads.site(site).id.to_string(),
        label: heads.site(site).short_name().to_owned(),
        count: coming(context).filter(|item| is_in(item, site)).count(),
        href: (site != own).then(|| public_url(heads, site, &Address::from("/agenda/"), None)),
    };
    let all = AgendaChoice {
        id: ALL.to_owned(),
        label: "Heel Nederland".to_owned(),
        count: coming(context).count(),
        href: None,
    };
    let has_own_items = |site: &SiteIx| coming(context).any(|item| item.site == Some(*site));
    let others: Vec<AgendaChoice> = heads
        .academies()
        .filter(|site| *site != own && has_own_items(site))
        .map(region)
        .collect();
    if others.is_empty() {
        return Vec::new();
    }
    let first = (!national).then(|| region(own));
    first.into_iter().chain([all]).chain(others).collect()
}

fn kinds(context: &PageContext<'_>) -> Vec<AgendaChoice> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in coming(context) {
        *counts.entry(kind_of(context.heads, item)).or_default() += usize::from(item.own);
    }
    if counts.len() < 2 {
        return Vec::new();
    }
    let all = AgendaChoice {
        id: ALL.to_owned(),
        label: "Alles".to_owned(),
        count: counts.values().sum(),
        href: None,
    };
    let words = items(&context.heads.vocabulary.kinds).iter();
    let words = words.filter_map(|word| Some((&*word.id.as_ref()?.value.0, text(&word.name))));
    let known = words.filter(|(id, _)| *id != MEETING.0).chain([MEETING]);
    let kinds = known.filter_map(|(id, label)| {
        Some(AgendaChoice {
            id: id.to_owned(),
            label: label.to_owned(),
            count: *counts.get(id)?,
            href: context.tag(Axis::Kind, id, label).href,
        })
    });
    [all].into_iter().chain(kinds).collect()
}

/// The id of the kind of an item: that of its course, or `bijeenkomst`.
pub(in crate::render) fn kind_of<'h>(heads: &'h Heads, item: &AgendaItem) -> &'h str {
    match item.event {
        AgendaEvent::Meeting(_) => MEETING.0,
        AgendaEvent::Run(document, _) => {
            let course = heads.document(document).course();
            course.map_or("", Course::kind)
        }
    }
}
