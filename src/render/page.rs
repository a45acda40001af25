//! HTML pages: a view rendered through a template.

use serde::Serialize;
use tera::{Context, Value};

use super::context::{PageContext, SiteContext};
use super::view::meta::{PageMeta, PageView};
use super::view::{
    academies, agenda, audience, career, course, courses, figures, glossary, home, my_list, news,
    norm, overview, partners, plain, registration, roadmap, search, special, survey, system,
};
use crate::diagnostic::codes::template_error;
use crate::diagnostic::{Diagnostic, Place};
use crate::export::json_ld;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::plan::file::{FileKind, REDIRECT_TEMPLATE};
use crate::plan::page::PageKind;

/// The variables of a template besides the site.
struct RenderedView {
    page: PageMeta,
    subject: Value,
}

impl RenderedView {
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
/// An error of the template engine, or a document whose kind is not the one the plan says.
pub fn page(
    site: &SiteContext<'_>,
    address: &Address,
    kind: PageKind,
) -> Result<String, Box<Diagnostic>> {
    let asked = site.theme.asked(kind.template());
    let context = PageContext::new(site, address).asking(&asked);
    let Some(RenderedView { mut page, subject }) = view(&context, kind) else {
        return Err(missing_view(
            site,
            address,
            FileKind::Page(kind).source_document(),
        ));
    };
    let is_hidden = page.noindex;
    let json_ld = || json_ld::script(site.heads, site.plan, kind, address, &page.crumbs());
    let json_ld = match is_hidden {
        true => None,
        false => context.if_asked("json_ld", json_ld),
    };
    // A preview says so, and is the same for the rest.
    page.noindex |= site.plan.when.noindex;
    let page = PageView {
        kind: kind.template(),
        json_ld,
        meta: page,
    };
    write(site, address, &page, subject)
}

/// Renders the redirect stub at a former address of a document.
///
/// # Errors
/// An error of the template engine, or a document without a page on the site.
pub fn redirect(
    site: &SiteContext<'_>,
    address: &Address,
    document: DocIx,
) -> Result<String, Box<Diagnostic>> {
    let context = PageContext::new(site, address);
    let Some(view) = system::redirect(&context, document) else {
        return Err(missing_view(site, address, Some(document)));
    };
    let RenderedView { page, subject } = RenderedView::new(view);
    let page = PageView {
        kind: REDIRECT_TEMPLATE,
        json_ld: None,
        meta: page,
    };
    write(site, address, &page, subject)
}

fn write(
    site: &SiteContext<'_>,
    address: &Address,
    page: &PageView,
    subject: Value,
) -> Result<String, Box<Diagnostic>> {
    let mut variables = Context::new();
    variables.insert_value("site", site.view.clone());
    variables.insert_value(subject_variable(page.kind), subject);
    variables.insert("page", page);
    let rendered = site
        .theme
        .render(&format!("{}.html", page.kind), &variables);
    rendered.map_err(|problem| Box::new(template_error::with_page(*problem, address.as_str())))
}

/// The name of the variable that holds the subject of a template.
fn subject_variable(template: &str) -> String {
    match template {
        "page" => "plain".to_owned(),
        template => template.replace('-', "_"),
    }
}

fn missing_view(
    site: &SiteContext<'_>,
    address: &Address,
    document: Option<DocIx>,
) -> Box<Diagnostic> {
    let place = match document {
        Some(document) => Place::file(&site.heads.document(document).at.path),
        None => Place::file(&"content".into()),
    };
    Box::new(template_error::no_view(place, address.as_str()))
}

/// The view of a page; `None` when its document is not of the kind the plan says.
fn view(context: &PageContext<'_>, page: PageKind) -> Option<RenderedView> {
    Some(match page {
        PageKind::Home => RenderedView::new(home::view(context)),
        PageKind::Courses(number) => RenderedView::new(courses::finder(context, number)),
        PageKind::Facet(at, number) => RenderedView::new(courses::facet(context, at, number)?),
        PageKind::Overview => RenderedView::new(overview::view(context)),
        PageKind::Course(document) => RenderedView::new(course::view(context, document)?),
        PageKind::Agenda => RenderedView::new(agenda::view(context)),
        PageKind::AgendaMonth(at, number) => {
            RenderedView::new(agenda::month::view(context, at, number)?)
        }
        PageKind::NewsList(number) => RenderedView::new(news::list(context, None, number)?),
        PageKind::NewsCategory(at, number) => {
            RenderedView::new(news::list(context, Some(at), number)?)
        }
        PageKind::News(document) => RenderedView::new(news::view(context, document)?),
        PageKind::Special(document) => RenderedView::new(special::cover(context, document)?),
        PageKind::SpecialArticle(document) => {
            RenderedView::new(special::article(context, document)?)
        }
        PageKind::SpecialPrint(document) => RenderedView::new(special::print(context, document)?),
        PageKind::Roadmap(document) => RenderedView::new(roadmap::view(context, document)?),
        PageKind::CareerPath(document) => RenderedView::new(career::path(context, document)?),
        PageKind::Function(document) => RenderedView::new(career::function(context, document)?),
        PageKind::Surveys => RenderedView::new(survey::list(context)),
        PageKind::Survey(document) => RenderedView::new(survey::view(context, document)?),
        PageKind::Glossary => RenderedView::new(glossary::view(context)),
        PageKind::Partners => RenderedView::new(partners::view(context)),
        PageKind::Norm => RenderedView::new(norm::view(context)),
        PageKind::Registration => RenderedView::new(registration::view(context)),
        PageKind::Figures => RenderedView::new(figures::view(context)),
        PageKind::Audience(document) => RenderedView::new(audience::view(context, document)),
        PageKind::Plain(document) => RenderedView::new(plain::view(context, document)),
        PageKind::Academies => RenderedView::new(academies::view(context)),
        PageKind::MyList => RenderedView::new(my_list::view(context)),
        PageKind::Search => RenderedView::new(search::view(context)),
        PageKind::NotFound => RenderedView::new(system::not_found(context)),
    })
}
