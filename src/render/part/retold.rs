//! What a text retells (`naar`).

use serde::Serialize;

use super::basics::{DateView, LinkView};
use crate::escape;
use crate::model::common::RetoldWork;
use crate::model::document::Head;
use crate::model::value::{items, non_empty, text, value};
use crate::render::dutch;
use crate::render::link_context::{LinkContext, LinkTarget};

/// A work of someone else that a text retells: "Naar: Sport in de wijk van Kenniscentrum Voorbeeld
/// (februari 2022)".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RetoldView {
    /// Its title, as a link if it can be read somewhere.
    pub(in crate::render) title: LinkView,
    /// Who made it.
    pub(in crate::render) author: Option<String>,
    /// When it appeared.
    pub(in crate::render) date: Option<DateView>,
}

impl RetoldView {
    /// The works that a document retells.
    pub(in crate::render) fn all(links: &LinkContext<'_>, head: &Head) -> Vec<Self> {
        let target = |work: &RetoldWork| match value(&work.link) {
            Some(link) => links.resolve(head, link),
            None => LinkTarget::NO_TARGET,
        };
        let view = |work: &RetoldWork| Self {
            title: target(work).with_text(text(&work.title)),
            author: non_empty(text(&work.author)),
            date: value(&work.date).copied().map(dutch::date),
        };
        let works = items(&head.common.retells).iter();
        works.map(|work| view(&work.value)).collect()
    }

    /// The works as a paragraph of HTML, for a text that is read outside the site; `None` when there
    /// are none.
    pub(in crate::render) fn paragraph(works: &[Self]) -> Option<String> {
        let parts: Vec<String> = works.iter().map(Self::html).collect();
        (!parts.is_empty()).then(|| format!("<p>Naar: {}</p>", parts.join("; ")))
    }

    fn html(&self) -> String {
        let title = escape::html(&self.title.text);
        let mut html = match &*self.title.href {
            "" => format!("<cite>{title}</cite>"),
            href => format!(
                "<cite><a href=\"{}\">{title}</a></cite>",
                escape::html(href)
            ),
        };
        if let Some(author) = &self.author {
            html.push_str(&format!(" van {}", escape::html(author)));
        }
        if let Some(date) = &self.date {
            html.push_str(&format!(" ({})", escape::html(&date.text)));
        }
        html
    }
}
