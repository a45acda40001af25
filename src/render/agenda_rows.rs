//! `/agenda/gegevens.js`: every upcoming item of the agenda, for the script that filters it.
//!
//! The format is private to the script of the same build; other programs use the calendar file.

use serde::Serialize;
use tera::Value;

use super::context::{PageContext, SiteContext};
use super::fragment::{Fragments, data_script};
use super::view::agenda::choices::kind_of;
use super::view::agenda::entry::entry;
use super::view::agenda::month::month_title;
use crate::diagnostic::Diagnostic;
use crate::model::address::Address;
use crate::plan::page::PageKind;

/// The template of a row.
const ROW: &str = "partials/agenda-row.html";

#[derive(Serialize)]
struct AgendaRows {
    months: Vec<RowMonth>,
    rows: Vec<AgendaRow>,
}

#[derive(Serialize)]
struct RowMonth {
    id: String,
    title: String,
}

#[derive(Serialize)]
struct AgendaRow {
    /// The position of its month; null when it has begun.
    month: Option<usize>,
    /// Null for what is of no region in particular.
    region: Option<String>,
    own: bool,
    kind: String,
    html: String,
}

/// Renders the rows.
///
/// # Errors
/// An error of the template engine in a row.
pub fn script(site: &SiteContext<'_>, address: &Address) -> Result<Vec<u8>, Box<Diagnostic>> {
    let context = PageContext::new(site, address);
    let mut fragments = Fragments::new(site, address, PageKind::Agenda, ROW);
    let (plan, today) = (context.plan, context.today());
    let months = plan.agenda_months.iter();
    let months = months.filter(|month| {
        let items = plan.agenda.get(month.items.clone()).unwrap_or_default();
        items.iter().any(|item| item.start >= today)
    });
    let months: Vec<_> = months.collect();
    let mut rows = Vec::new();
    for (at, item) in plan.agenda.iter().enumerate() {
        let Some(entry) = entry(&context, item).filter(|_| item.end >= today) else {
            continue;
        };
        let month = months.iter().position(|month| month.items.contains(&at));
        rows.push(AgendaRow {
            month: month.filter(|_| item.start >= today),
            region: item.site.map(|of| context.heads.site(of).id.to_string()),
            own: item.own,
            kind: kind_of(context.heads, item).to_owned(),
            html: fragments.render("entry", Value::from_serializable(&entry))?,
        });
    }
    let months = months.iter().map(|month| RowMonth {
        id: month.id(),
        title: month_title(month),
    });
    let data = AgendaRows {
        months: months.collect(),
        rows,
    };
    Ok(data_script("vindplekAgenda", &data))
}
