//! HTML pages: a view through a template.

use serde::Serialize;
use tera::{Context, Value};

use super::Scene;
use super::here::Here;
use super::view::meta::{PageMeta, PageView};
use super::view::{
    academies, agenda, audience, career, course, courses, figures, glossary, home, news, norm,
    overview, partners, plain, registration, roadmap, search, special, survey, system,
};
use crate::diagnostic::codes::template_error;
use crate::diagnostic::{Diagnostic, Place};
use crate::export::json_ld;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::plan::file::{FileKind, REDIRECT_TEMPLATE};
use crate::plan::page::PageKind;

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

/// Renders a page.
///
/// # Errors
/// What the template engine says, or that the document of the page is not of the kind that the plan
/// says.
pub fn page(
    scene: &Scene<'_>,
    address: &Address,
    kind: PageKind,
) -> Result<String, Box<Diagnostic>> {
    let here = Here::new(scene, address);
    let Some(View { page, subject }) = view(&here, kind) else {
        return Err(no_view(
            scene,
            address,
            FileKind::Page(kind).source_document(),
        ));
    };
    let crumbs = page.way();
    let is_hidden = page.noindex;
    let json_ld = || json_ld::script(scene.heads, scene.plan, kind, address, &crumbs);
    let page = PageView {
        kind: kind.template(),
        json_ld: (!is_hidden).then(json_ld).flatten(),
        meta: page,
    };
    write(scene, address, &page, subject)
}

/// Renders the stub at a former address of a document.
///
/// # Errors
/// What the template engine says, or that the site has no page of the document.
pub fn redirect(
    scene: &Scene<'_>,
    address: &Address,
    document: DocIx,
) -> Result<String, Box<Diagnostic>> {
    let here = Here::new(scene, address);
    let Some(view) = system::redirect(&here, document) else {
        return Err(no_view(scene, address, Some(document)));
    };
    let View { page, subject } = View::new(view);
    let page = PageView {
        kind: REDIRECT_TEMPLATE,
        json_ld: None,
        meta: page,
    };
    write(scene, address, &page, subject)
}

fn write(
    scene: &Scene<'_>,
    address: &Address,
    page: &PageView,
    subject: Value,
) -> Result<String, Box<Diagnostic>> {
    let mut context = Context::new();
    context.insert_value("site", scene.site.clone());
    context.insert_value(variable(page.kind), subject);
    context.insert("page", page);
    let rendered = scene.theme.render(&format!("{}.html", page.kind), &context);
    rendered.map_err(|problem| Box::new(template_error::on_page(*problem, address.as_str())))
}

/// The name of the variable in which a template finds its subject.
fn variable(template: &str) -> String {
    match template {
        "page" => "plain".to_owned(),
        template => template.replace('-', "_"),
    }
}

fn no_view(scene: &Scene<'_>, address: &Address, document: Option<DocIx>) -> Box<Diagnostic> {
    let place = match document {
        Some(document) => Place::file(&scene.heads.document(document).at.path),
        None => Place::file(&"content".into()),
    };
    Box::new(template_error::no_view(place, address.as_str()))
}

/// The view of a page; `None` when its document is not of the kind that the plan says.
fn view(here: &Here<'_>, page: PageKind) -> Option<View> {
    Some(match page {
        PageKind::Home => View::new(home::view(here)),
        PageKind::Courses(number) => View::new(courses::finder(here, number)),
        PageKind::Facet(at, number) => View::new(courses::facet(here, at, number)?),
        PageKind::Overview => View::new(overview::view(here)),
        PageKind::Course(document) => View::new(course::view(here, document)?),
        PageKind::Agenda => View::new(agenda::view(here)),
        PageKind::NewsList(number) => View::new(news::list(here, None, number)?),
        PageKind::NewsCategory(at, number) => View::new(news::list(here, Some(at), number)?),
        PageKind::News(document) => View::new(news::view(here, document)?),
        PageKind::Special(document) => View::new(special::cover(here, document)?),
        PageKind::SpecialArticle(document) => View::new(special::article(here, document)?),
        PageKind::SpecialPrint(document) => View::new(special::print(here, document)?),
        PageKind::Roadmap(document) => View::new(roadmap::view(here, document)?),
        PageKind::CareerPath(document) => View::new(career::path(here, document)?),
        PageKind::Function(document) => View::new(career::function(here, document)?),
        PageKind::Surveys => View::new(survey::list(here)),
        PageKind::Survey(document) => View::new(survey::view(here, document)?),
        PageKind::Glossary => View::new(glossary::view(here)),
        PageKind::Partners => View::new(partners::view(here)),
        PageKind::Norm => View::new(norm::view(here)),
        PageKind::Registration => View::new(registration::view(here)),
        PageKind::Figures => View::new(figures::view(here)),
        PageKind::Audience(document) => View::new(audience::view(here, document)),
        PageKind::Plain(document) => View::new(plain::view(here, document)),
        PageKind::Academies => View::new(academies::view(here)),
        PageKind::Search => View::new(search::view(here)),
        PageKind::NotFound => View::new(system::not_found(here)),
    })
}
