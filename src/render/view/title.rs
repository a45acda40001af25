//! The titles of pages, and the pictures of them, which are listed before the pages are rendered.

use std::sync::Arc;

use super::{agenda, courses, news};
use crate::model::heads::Heads;
use crate::model::value::text;
use crate::plan::page::PageKind;
use crate::plan::site::SitePlan;
use crate::render::pictures::SitePictures;
use crate::theme::Theme;

/// The pictures that a site has of its own.
pub fn pictures(heads: Arc<Heads>, plan: Arc<SitePlan>, theme: &Theme) -> SitePictures {
    SitePictures::new(heads, plan, theme, title)
}

/// The title of a page, without its number in a list: the heading that it is rendered with. `None`
/// for a page that the site does not have.
fn title(heads: &Heads, plan: &SitePlan, page: PageKind) -> Option<String> {
    if let Some(document) = page.document() {
        return Some(heads.document(document).title());
    }
    let own = match page {
        PageKind::Home => {
            let welcome = heads.site(plan.site).region.welcome.as_ref();
            welcome.map_or("", |welcome| text(&welcome.title))
        }
        PageKind::Courses(_) => courses::TITLE,
        PageKind::Facet(at, _) => return Some(courses::facet_title(plan.facets.get(at)?)),
        PageKind::Overview => "Overzicht van het aanbod",
        PageKind::Agenda => "Agenda",
        PageKind::AgendaMonth(at, _) => {
            return Some(agenda::month::title(plan.agenda_months.get(at)?));
        }
        PageKind::NewsList(_) => news::TITLE,
        PageKind::NewsCategory(at, _) => {
            return Some(news::category_title(plan.categories.get(at)?));
        }
        PageKind::Surveys => "Peilingen",
        PageKind::Glossary => "Begrippen",
        PageKind::Partners => "Partners",
        PageKind::Norm => "Toetsingskader",
        PageKind::Registration => "Scholing aanmelden",
        PageKind::Figures => "Cijfers",
        PageKind::Academies => "Academies",
        PageKind::MyList => "Mijn lijst",
        PageKind::Search => "Zoeken",
        PageKind::NotFound => "Deze pagina bestaat niet",
        PageKind::SpecialPrint(document) => return Some(heads.document(document).title()),
        PageKind::Course(_)
        | PageKind::News(_)
        | PageKind::Special(_)
        | PageKind::SpecialArticle(_)
        | PageKind::Roadmap(_)
        | PageKind::CareerPath(_)
        | PageKind::Function(_)
        | PageKind::Survey(_)
        | PageKind::Audience(_)
        | PageKind::Plain(_) => return None,
    };
    Some(own.to_owned())
}
