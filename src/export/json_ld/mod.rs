//! Structured data for search engines: schema.org as JSON-LD, one script per page.
//!
//! Facts only: unknown values are left out, and so is everything that visitors cannot see on the
//! page.

mod course;
mod news;
mod retold;
mod schema_org;
mod site;
#[cfg(test)]
mod tests;

use super::absolute::url;
use crate::escape;
use crate::model::address::Address;
use crate::model::heads::Heads;
use crate::plan::page::PageKind;
use crate::plan::site::SitePlan;

/// A breadcrumb; the page itself is the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Its text.
    pub title: String,
    /// Its address.
    pub address: Address,
}

/// The content of the JSON-LD script of a page; it has no `<`, so that it is safe inside
/// `<script>`. `None` for a page without structured data.
pub fn script(
    heads: &Heads,
    plan: &SitePlan,
    page: PageKind,
    address: &Address,
    crumbs: &[Crumb],
) -> Option<String> {
    let mut graph = match page {
        PageKind::Home => site::home(heads, plan),
        PageKind::Course(course) => course::course(heads, plan, course),
        PageKind::News(document) | PageKind::SpecialArticle(document) => {
            news::article(heads, plan, document)
        }
        PageKind::Special(document) => vec![news::special(heads, plan, document)],
        PageKind::Agenda => news::meetings(heads, plan),
        PageKind::Glossary => vec![site::glossary(heads, plan, address)],
        PageKind::CareerPath(document) => site::questions(heads, plan, document),
        PageKind::Courses(_)
        | PageKind::AgendaMonth(..)
        | PageKind::MyList
        | PageKind::Facet(..)
        | PageKind::Overview
        | PageKind::NewsList(_)
        | PageKind::NewsCategory(..)
        | PageKind::SpecialPrint(_)
        | PageKind::Roadmap(_)
        | PageKind::Function(_)
        | PageKind::Surveys
        | PageKind::Survey(_)
        | PageKind::Partners
        | PageKind::Norm
        | PageKind::Registration
        | PageKind::Figures
        | PageKind::Audience(_)
        | PageKind::Plain(_)
        | PageKind::Academies
        | PageKind::Search
        | PageKind::NotFound => Vec::new(),
    };
    graph.extend(breadcrumbs(heads, plan, crumbs));
    if graph.is_empty() {
        return None;
    }
    let json = serde_json::to_string(&schema_org::Graph::new(graph)).ok()?;
    Some(escape::json_in_script(json))
}

/// The breadcrumbs of a page; none for the home page.
fn breadcrumbs(heads: &Heads, plan: &SitePlan, crumbs: &[Crumb]) -> Option<schema_org::Node> {
    let step = |(at, crumb): (usize, &Crumb)| schema_org::ListItem {
        position: at + 1,
        name: crumb.title.clone(),
        item: url(heads, plan.site, &crumb.address),
    };
    (crumbs.len() > 1).then(|| {
        schema_org::Node::BreadcrumbList(schema_org::BreadcrumbList {
            item_list_element: crumbs.iter().enumerate().map(step).collect(),
        })
    })
}
