//! The agenda: `agenda` in `agenda.html`, and its months: `agenda_month` in `agenda-month.html`.
//!
//! The agenda shows the next items of the own region; the rest is on the pages of the months. So it
//! stays small, however many courses there are.

pub(in crate::render) mod choices;
pub(in crate::render) mod entry;
pub(in crate::render) mod month;

use serde::Serialize;

use self::choices::AgendaChoices;
use self::entry::{AgendaEntry, entry};
use self::month::{MonthLink, coming_months, month_title, past_months};
use super::meta::PageMeta;
use crate::model::address::Address;
use crate::plan::agenda::{AgendaItem, AgendaMonth};
use crate::render::context::PageContext;
use crate::render::dutch;

/// Runs and meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AgendaView {
    /// The regions and kinds to filter by.
    pub(in crate::render) choices: AgendaChoices,
    /// The number of items of the own region that are not over.
    pub(in crate::render) count: usize,
    /// The same in words: `98 data`.
    pub(in crate::render) total: String,
    /// What is still to begin, by month. Empty when there is nothing in any region.
    pub(in crate::render) months: Vec<Month>,
    /// Items of the own region that have begun and go on, to be collapsed.
    pub(in crate::render) begun: Vec<AgendaEntry>,
    /// Links to past months with items of the own region, the latest first, to be collapsed.
    pub(in crate::render) past: Vec<MonthLink>,
    /// The URL of the script with all rows, for the filter.
    pub(in crate::render) data_href: String,
    /// The URL of the whole agenda as a calendar file.
    pub(in crate::render) calendar_href: String,
    /// Its absolute URL, to subscribe to in a calendar program.
    pub(in crate::render) calendar_url: String,
    /// The same with the scheme that makes programs offer a subscription: `webcal://…`.
    pub(in crate::render) subscribe: String,
}

/// The items of a month that have yet to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Month {
    /// For an anchor: `2026-03`.
    pub(in crate::render) id: String,
    /// `maart 2026`.
    pub(in crate::render) title: String,
    /// The URL of the page of the month.
    pub(in crate::render) href: String,
    /// Whether it is the first with items of the own region, to be shown open.
    pub(in crate::render) open: bool,
    /// The number of items of the own region, or of all regions on the national site.
    pub(in crate::render) count: usize,
    /// The first of them by day; those left out are on the page of the month.
    pub(in crate::render) entries: Vec<AgendaEntry>,
    /// The number of items of other regions; zero on the national site.
    pub(in crate::render) others: usize,
    /// The URL of the first of those on the page of the month.
    pub(in crate::render) others_href: String,
}

/// How many items the agenda shows. More do not help a visitor find the next one, and are slow on a
/// phone.
const SHOWN: usize = 90;

/// How many items it shows that have begun.
const BEGUN: usize = 20;

/// The agenda of a site.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, AgendaView) {
    let summary = "Wat begint er wanneer, en welke bijeenkomsten komen eraan? Alles staat op \
                   volgorde van de datum.";
    let page = PageMeta::new(context, "Agenda", summary, &[]);
    let file = Address::from("/agenda.ics");
    let calendar_url = context.public(&file);
    let followed = calendar_url.split_once("://").map_or("", |(_, rest)| rest);
    let months = months(context);
    let begun: Vec<&AgendaItem> = context
        .plan
        .agenda
        .iter()
        .filter(|item| item.own && item.start < context.today() && item.end >= context.today())
        .collect();
    let count = begun.len() + months.iter().map(|month| month.count).sum::<usize>();
    let view = AgendaView {
        choices: AgendaChoices::of(context),
        count,
        total: dutch::amount(count, "datum", "data"),
        months,
        begun: begun
            .into_iter()
            .take(BEGUN)
            .filter_map(|item| entry(context, item))
            .collect(),
        past: past_months(context),
        data_href: context.href(&Address::from("/agenda/gegevens.js")),
        calendar_href: context.href(&file),
        subscribe: format!("webcal://{followed}"),
        calendar_url,
    };
    (page, view)
}

/// The months with items that have yet to begin.
fn months(context: &PageContext<'_>) -> Vec<Month> {
    let mut shown = 0;
    let mut months: Vec<Month> = Vec::new();
    for (month, items) in coming_months(context) {
        let month = view_of_month(context, month, &items, &mut shown);
        months.push(month);
    }
    if let Some(first) = months.iter_mut().find(|month| month.count > 0) {
        first.open = true;
    }
    months
}

fn view_of_month(
    context: &PageContext<'_>,
    month: &AgendaMonth,
    items: &[&AgendaItem],
    shown: &mut usize,
) -> Month {
    let own = items.iter().filter(|item| item.own);
    let count = own.clone().count();
    let entries: Vec<AgendaEntry> = own
        .take(SHOWN.saturating_sub(*shown))
        .filter_map(|item| entry(context, item))
        .collect();
    *shown += count;
    Month {
        id: month.id(),
        title: month_title(month),
        href: context.href(&month.address()),
        open: false,
        count,
        entries,
        others: items.len() - count,
        others_href: month::others_href(context, month),
    }
}
