//! Pages for people: a view through a template.

use serde::Serialize;
use tera::{Context, Value};

use super::Scene;
use super::here::Here;
use super::view::meta::PageMeta;
use super::view::{
    academies, agenda, audience, career, course, courses, figures, glossary, home, news, norm,
    overview, partners, plain, registration, roadmap, search, special, survey, system,
};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::template_error;
use crate::export::json_ld;
use crate::plan::page::{Page, What};

/// What a template gets to see besides the site.
struct View {
    page: PageMeta,
    subject: Value,
}

impl View {
    fn new<T: Serialize>((page, subject): (PageMeta, T)) -> Self {
        Self {
            page,
            subject: Value::from_serializable(&subject),
        }
    }
}

/// The name under which a template finds what it is about.
fn name(kind: &str) -> String {
    match kind {
        "page" => "plain".to_owned(),
        kind => kind.replace('-', "_"),
    }
}

/// Renders a page for people; `None` for a file of another kind.
pub(super) fn render(scene: &Scene<'_>, page: &Page) -> Option<Result<String, Box<Diagnostic>>> {
    let here = Here::new(scene, &page.address);
    let View {
        page: mut meta,
        subject,
    } = view(&here, page.what)?;
    if !meta.noindex {
        meta.json_ld = json_ld::script(scene.heads, scene.plan, page, &meta.way());
    }
    let mut context = Context::new();
    context.insert_value("site", scene.site.clone());
    context.insert_value(name(meta.kind), subject);
    context.insert("page", &meta);
    let rendered = scene.theme.render(&format!("{}.html", meta.kind), &context);
    let on_page = |problem| template_error::with_page(problem, page.address.as_str());
    Some(rendered.map_err(|problem| Box::new(on_page(*problem))))
}

/// The view of a page; `None` for a file that is not for people.
fn view(here: &Here<'_>, what: What) -> Option<View> {
    Some(match what {
        What::Home => View::new(home::view(here)),
        What::Courses(number) => View::new(courses::finder(here, number)),
        What::Facet(at, number) => View::new(courses::facet(here, at, number)?),
        What::Overview => View::new(overview::view(here)),
        What::Course(document) => View::new(course::view(here, document)?),
        What::Agenda => View::new(agenda::view(here)),
        What::NewsList(number) => View::new(news::list(here, None, number)?),
        What::NewsCategory(at, number) => View::new(news::list(here, Some(at), number)?),
        What::News(document) => View::new(news::view(here, document)?),
        What::Special(document) => View::new(special::cover(here, document)?),
        What::SpecialArticle(document) => View::new(special::article(here, document)?),
        What::SpecialPrint(document) => View::new(special::print(here, document)?),
        What::Roadmap(document) => View::new(roadmap::view(here, document)?),
        What::CareerPath(document) => View::new(career::path(here, document)?),
        What::Function(document) => View::new(career::function(here, document)?),
        What::Surveys => View::new(survey::list(here)),
        What::Survey(document) => View::new(survey::view(here, document)?),
        What::Glossary => View::new(glossary::view(here)),
        What::Partners => View::new(partners::view(here)),
        What::Norm => View::new(norm::view(here)),
        What::Registration => View::new(registration::view(here)),
        What::Figures => View::new(figures::view(here)),
        What::Audience(document) => View::new(audience::view(here, document)),
        What::Plain(document) => View::new(plain::view(here, document)),
        What::Academies => View::new(academies::view(here)),
        What::Search => View::new(search::view(here)),
        What::NotFound => View::new(system::not_found(here)),
        What::Redirect(document, _) => View::new(system::redirect(here, document)?),
        What::FinderIndex
        | What::RunCalendar(..)
        | What::AgendaCalendar
        | What::Feed
        | What::Catalogue
        | What::CatalogueSchema
        | What::CatalogueTable
        | What::Sitemap
        | What::RegistrationExample
        | What::Robots
        | What::SecurityTxt
        | What::Media(_) => return None,
    })
}
