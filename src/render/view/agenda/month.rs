//! A month of the agenda on a page of its own: `agenda_month` in `agenda-month.html`.

use serde::Serialize;

use super::entry::{AgendaEntry, entry};
use crate::model::address::Address;
use crate::model::heads::SiteIx;
use crate::model::number::thousands;
use crate::model::period::dutch_month;
use crate::plan::agenda::{AgendaItem, AgendaMonth, MONTH_PAGE_SIZE};
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{LinkKind, LinkView};
use crate::render::part::pagination::Pagination;
use crate::render::view::meta::PageMeta;

/// A page of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AgendaMonthView {
    /// The number of items of all regions, in words: `79 data`.
    pub(in crate::render) total: String,
    /// The items by academy, the own region first. The national site has one group, by date.
    pub(in crate::render) groups: Vec<MonthGroup>,
    /// The previous month with items.
    pub(in crate::render) previous: Option<LinkView>,
    /// The next month with items.
    pub(in crate::render) next: Option<LinkView>,
    /// The URL of the month on the agenda.
    pub(in crate::render) agenda_href: String,
    /// The pages of the month.
    pub(in crate::render) pagination: Pagination,
}

/// The items of an academy on a page of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MonthGroup {
    /// For an anchor: `oost`.
    pub(in crate::render) id: String,
    /// The heading: `In Oost`; null for the only group of the national site.
    pub(in crate::render) title: Option<String>,
    /// Whether it is the first group of another academy.
    pub(in crate::render) first_other: bool,
    /// The items by first day.
    pub(in crate::render) entries: Vec<AgendaEntry>,
}

/// A link to the page of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MonthLink {
    /// `2026-03`.
    pub(in crate::render) id: String,
    /// `maart 2026`.
    pub(in crate::render) title: String,
    /// The URL of its page.
    pub(in crate::render) href: String,
    /// The number of items of the own region.
    pub(in crate::render) count: usize,
}

/// The anchor of the first item of another academy.
const OTHERS: &str = "andere-academies";

/// The title of the page of a month: `November 2026`.
pub(in crate::render) fn title(month: &AgendaMonth) -> String {
    dutch::capitalised(&month_title(month))
}

/// Page `number`, from 1, of the month at a position in the plan.
pub(in crate::render) fn view(
    context: &PageContext<'_>,
    at: usize,
    number: usize,
) -> Option<(PageMeta, AgendaMonthView)> {
    let months = &context.plan.agenda_months;
    let month = months.get(at)?;
    let items = by_academy(context, month);
    let (pagination, shown) =
        Pagination::with_size(context, &month.address(), &items, MONTH_PAGE_SIZE, number);
    let title = title(month);
    let total = dutch::amount(items.len(), "datum", "data");
    let count = match context.site().is_national() {
        true => {
            let count = dutch::there_are(items.len(), "datum", "data");
            format!("{count} bij alle academies samen")
        }
        false => {
            let own = items.iter().filter(|item| item.own).count();
            let region = context.site().short_name();
            let others = match items.len() - own {
                0 => "geen".to_owned(),
                others => thousands(others as u64),
            };
            let count = dutch::there_are(own, "datum", "data");
            format!("{count} in {region} en {others} bij andere academies")
        }
    };
    let summary = format!(
        "Wat begint er in {}, en welke bijeenkomsten zijn er? {count}.",
        month_title(month)
    );
    let trail = [("Agenda".to_owned(), Address::from("/agenda/"))];
    let mut page = PageMeta::new(context, &pagination.title(&title), &summary, &trail);
    page.paged(&pagination);
    let link = |month: &AgendaMonth| LinkView {
        text: dutch::capitalised(&month_title(month)),
        href: context.href(&month.address()),
        kind: LinkKind::Here,
        academy: None,
    };
    let agenda = context.href(&Address::from("/agenda/"));
    let is_coming = month.items.clone().any(|item| is_coming(context, item));
    let view = AgendaMonthView {
        total,
        groups: groups(context, &items, shown),
        previous: at.checked_sub(1).and_then(|at| months.get(at)).map(link),
        next: months.get(at + 1).map(link),
        agenda_href: match is_coming {
            true => format!("{agenda}#maand-{}", month.id()),
            false => agenda,
        },
        pagination,
    };
    Some((page, view))
}

/// The items of a month, those of the own region first, then by academy.
fn by_academy<'s>(context: &PageContext<'s>, month: &AgendaMonth) -> Vec<&'s AgendaItem> {
    let items = context.plan.agenda.get(month.items.clone());
    let mut items: Vec<&AgendaItem> = items.unwrap_or_default().iter().collect();
    items.sort_by_key(|item| (!item.own, group_of(item)));
    items
}

/// The academy under which an item is shown; `None` for the own region.
fn group_of(item: &AgendaItem) -> Option<SiteIx> {
    item.site.filter(|_| !item.own)
}

/// The items of a page as groups. `all` are those of the month.
fn groups(
    context: &PageContext<'_>,
    all: &[&AgendaItem],
    shown: &[&AgendaItem],
) -> Vec<MonthGroup> {
    let first_other = all.iter().find(|item| !item.own);
    let group = |items: &[&AgendaItem]| {
        let first = items.first()?;
        let site = group_of(first).unwrap_or(context.plan.site);
        let site = context.heads.site(site);
        let first_other = first_other.is_some_and(|other| std::ptr::eq(*other, *first));
        Some(MonthGroup {
            id: match first_other {
                true => OTHERS.to_owned(),
                false => format!("bij-{}", site.id),
            },
            title: (!context.site().is_national()).then(|| format!("In {}", site.short_name())),
            first_other,
            entries: items
                .iter()
                .filter_map(|item| entry(context, item))
                .collect(),
        })
    };
    let groups = shown.chunk_by(|a, b| group_of(a) == group_of(b));
    groups.filter_map(group).collect()
}

/// The URL of the first item of another academy on the page of a month.
pub(super) fn others_href(context: &PageContext<'_>, month: &AgendaMonth) -> String {
    let items = by_academy(context, month);
    let own = items.iter().filter(|item| item.own).count();
    let page = month.address().paged(own / MONTH_PAGE_SIZE + 1);
    format!("{}#{OTHERS}", context.href(&page))
}

/// The months with items that have yet to begin, with those.
pub(super) fn coming_months<'s>(
    context: &PageContext<'s>,
) -> impl Iterator<Item = (&'s AgendaMonth, Vec<&'s AgendaItem>)> {
    let (plan, today) = (context.plan, context.today());
    plan.agenda_months.iter().filter_map(move |month| {
        let items = plan.agenda.get(month.items.clone())?.iter();
        let items: Vec<&AgendaItem> = items.filter(|item| item.start >= today).collect();
        (!items.is_empty()).then_some((month, items))
    })
}

/// Links to the months with items of the own region that have yet to begin.
pub(in crate::render) fn coming_links(context: &PageContext<'_>) -> Vec<MonthLink> {
    let links = coming_months(context).map(|(month, items)| {
        let own = items.iter().filter(|item| item.own).count();
        MonthLink::of(context, month, own)
    });
    links.filter(|link| link.count > 0).collect()
}

/// Links to the months with items of the own region that are over, the latest first.
pub(super) fn past_months(context: &PageContext<'_>) -> Vec<MonthLink> {
    let (plan, today) = (context.plan, context.today());
    let links = plan.agenda_months.iter().rev().map(|month| {
        let items = plan.agenda.get(month.items.clone()).unwrap_or_default();
        let past = items.iter().filter(|item| item.own && item.end < today);
        MonthLink::of(context, month, past.count())
    });
    links.filter(|link| link.count > 0).collect()
}

impl MonthLink {
    fn of(context: &PageContext<'_>, month: &AgendaMonth, count: usize) -> Self {
        Self {
            id: month.id(),
            title: month_title(month),
            href: context.href(&month.address()),
            count,
        }
    }
}

fn is_coming(context: &PageContext<'_>, item: usize) -> bool {
    let item = context.plan.agenda.get(item);
    item.is_some_and(|item| item.start >= context.today())
}

/// `maart 2026`.
pub(in crate::render) fn month_title(month: &AgendaMonth) -> String {
    format!(
        "{} {}",
        dutch_month(month.first.month()),
        month.first.year()
    )
}
