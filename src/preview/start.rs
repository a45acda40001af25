//! The start page of the preview: the sites, the state of the content, the last changes.

use super::changes::Changes;
use super::html::page;
use super::state::{PreviewState, SiteState};
use super::waiting::{WaitingDocument, WaitingDocuments};
use super::{differences, missing};
use crate::escape;
use crate::render::dutch::{amount, capitalised};

/// The most visited pages of a site.
const ENTRY_PAGES: [(&str, &str); 4] = [
    ("Aanbod", "aanbod/"),
    ("Nieuws", "nieuws/"),
    ("Agenda", "agenda/"),
    ("Reisplan", "reisplan/"),
];

/// The start page.
pub fn start(state: &PreviewState, waiting: &WaitingDocuments) -> String {
    let cards: String = state.sites.iter().map(card).collect();
    let changes = state.changes.as_ref().map_or_else(
        || "<p>Nog niets sinds het voorbeeld is gestart.</p>\n".to_owned(),
        changes,
    );
    let body = format!(
        "{}<nav aria-label=\"Overzichten\"><ul class=\"ingangen\">\
         <li><a href=\"{}\">Wat verandert er?</a></li><li><a href=\"{}\">Wat ontbreekt?</a></li></ul></nav>\n\
         <section aria-labelledby=\"sites\">\n<h2 id=\"sites\">De sites</h2>\n\
         <ul class=\"kaarten\">\n{cards}</ul>\n</section>\n\
         <div class=\"naast\">\n\
         <section aria-labelledby=\"nagekeken\">\n<h2 id=\"nagekeken\">Nagekeken</h2>\n{}</section>\n\
         <section aria-labelledby=\"veranderd\">\n<h2 id=\"veranderd\">Het laatst veranderd</h2>\n{changes}</section>\n\
         </div>\n\
         <section aria-labelledby=\"inhoud\">\n<h2 id=\"inhoud\">De inhoud</h2>\n{}</section>\n",
        viewing_options(state),
        differences::ADDRESS,
        missing::ADDRESS,
        problems(state),
        content(state, waiting),
    );
    page("Voorbeeld van de sites", &body)
}

/// The date and the draft setting in use, with the controls to change them.
fn viewing_options(state: &PreviewState) -> String {
    let drafts = match state.drafts {
        true => "met concepten",
        false => "zonder concepten",
    };
    let travels = match state.as_of {
        Some(_) => " Deze dag hebt u zelf gekozen.",
        None => "",
    };
    format!(
        "<p class=\"dag\">Zoals op <time datetime=\"{}\">{}</time>, {drafts}.{travels}</p>\n\
         <vindplek-reis></vindplek-reis>\n",
        escape::html(&state.today),
        escape::html(&state.today_label),
    )
}

fn card(site: &SiteState) -> String {
    let (name, path) = (escape::html(&site.name), escape::html(&site.path));
    let kind = match site.national {
        true => "Landelijk overzicht",
        false => "Academie",
    };
    let pages = site.pages.map_or_else(
        || "nog niet gemaakt".to_owned(),
        |pages| amount(pages, "pagina", "pagina’s"),
    );
    let (state, words) = match site.problems {
        None => ("onbekend", "nog aan het nakijken…".to_owned()),
        Some(counts) if counts.errors > 0 => ("fout", counts.in_words()),
        Some(counts) if counts.all() > 0 => ("let-op", counts.in_words()),
        Some(_) => ("goed", "geen problemen".to_owned()),
    };
    let ways: String = ENTRY_PAGES
        .iter()
        .map(|(label, inner)| {
            format!(
                "<li><a href=\"{path}{inner}\">{label}<span class=\"alleen-voorlezen\"> van {}</span></a></li>",
                escape::html(&site.short_name)
            )
        })
        .collect();
    format!(
        "<li class=\"kaart\">\n<p class=\"soort\">{kind}</p>\n<h3><a href=\"{path}\">{name}</a></h3>\n\
         <p class=\"staat {state}\">{words}</p>\n<p class=\"feiten\">{pages}</p>\n\
         <ul class=\"ingangen\">{ways}</ul>\n</li>\n"
    )
}

fn problems(state: &PreviewState) -> String {
    let Some(found) = state.problems else {
        return "<p class=\"staat onbekend\">De teksten worden nog nagekeken…</p>\n".to_owned();
    };
    let counts = found.counts;
    if counts.all() == 0 {
        return "<p class=\"staat goed\">Er zijn geen problemen gevonden.</p>\n".to_owned();
    }
    let kind = if counts.errors > 0 { "fout" } else { "let-op" };
    let rest = match counts.errors {
        0 => "De sites kunnen zo gebouwd worden.",
        _ => "Zolang er een fout is, kunnen de sites niet gebouwd worden.",
    };
    format!(
        "<p class=\"staat {kind}\">{}</p>\n<p>{rest}</p>\n\
         <p><button type=\"button\" data-vindplek-toon=\"problemen\" hidden>Bekijk ze</button></p>\n",
        capitalised(&counts.in_words())
    )
}

fn changes(changes: &Changes) -> String {
    let files: String = changes
        .saved
        .iter()
        .map(|path| format!("<li><code>{}</code></li>", escape::html(path)))
        .collect();
    let more = changes.saved_count.saturating_sub(changes.saved.len());
    let more = match more {
        0 => String::new(),
        more => format!("<li>en nog {}</li>", amount(more, "bestand", "bestanden")),
    };
    let files = match changes.saved_count {
        0 => "<p>Een andere dag, of andere concepten.</p>\n".to_owned(),
        _ => format!("<ul class=\"bestanden\">{files}{more}</ul>\n"),
    };
    let sites: String = changes
        .sites
        .iter()
        .map(|site| {
            let links: String = site
                .paths
                .iter()
                .map(|path| format!("<li><a href=\"{0}\">{0}</a></li>", escape::html(path)))
                .collect();
            let more = match site.count.saturating_sub(site.paths.len()) {
                0 => String::new(),
                more => format!("<li>en nog {more}, met wat er niet meer is</li>"),
            };
            format!(
                "<details id=\"anders-{0}\"><summary>{0} {1}</summary><ul>{links}{more}</ul></details>\n",
                escape::html(&site.site),
                site.count
            )
        })
        .collect();
    let text = match changes.sites.is_empty() {
        true => "Er is geen pagina door veranderd.".to_owned(),
        false => format!("Veranderde pagina’s: {}", escape::html(&changes.text)),
    };
    format!("{files}<p>{text}</p>\n{sites}")
}

fn content(state: &PreviewState, waiting: &WaitingDocuments) -> String {
    let content = &state.content;
    let lists = [
        (content.drafts, "concept", "concepten", &waiting.drafts),
        (
            content.scheduled,
            "gepland stuk",
            "geplande stukken",
            &waiting.scheduled,
        ),
        (
            content.expired,
            "verlopen stuk",
            "verlopen stukken",
            &waiting.expired,
        ),
    ];
    let hidden = content.drafts + content.scheduled + content.expired;
    let all = amount(content.documents, "stuk", "stukken");
    let sentence = match hidden {
        0 => format!(
            "<p>{}, en lezers zien ze allemaal.</p>\n",
            capitalised(&all)
        ),
        _ => format!(
            "<p>{}, waarvan lezers er {hidden} nu niet zien:</p>\n",
            capitalised(&all)
        ),
    };
    let lists: String = lists
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more, items)| {
            let shown: String = items.iter().map(item).collect();
            let rest = match count.saturating_sub(items.len()) {
                0 => String::new(),
                rest => format!("<li>en nog {rest}</li>\n"),
            };
            format!(
                "<details id=\"lijst-{}\">\n<summary>{}</summary>\n<ul class=\"stukken\">\n{shown}{rest}</ul>\n</details>\n",
                more.split(' ').next().unwrap_or(more),
                amount(count, one, more)
            )
        })
        .collect();
    sentence + &lists
}

fn item(item: &WaitingDocument) -> String {
    let pages: String = item
        .pages
        .iter()
        .map(|(site, path)| {
            format!(
                " <a href=\"{}\">{}</a>",
                escape::html(path),
                escape::html(site)
            )
        })
        .collect();
    let pages = match pages.is_empty() {
        true => String::new(),
        false => format!(" Te zien op:{pages}"),
    };
    format!(
        "<li><strong>{}</strong> <span class=\"feiten\">{}, {}</span><br>\
         <a href=\"{}\"><code>{}</code><span class=\"alleen-voorlezen\"> openen in uw editor</span></a>{pages}</li>\n",
        escape::html(&item.title),
        item.kind,
        escape::html(&item.status),
        escape::html(&item.source.open),
        escape::html(&item.source.path),
    )
}
