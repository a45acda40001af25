//! The pages “Wat verandert er” and “Eerst en nu”.

use super::view::{DifferenceLine, DifferencesOfSite, DifferencesPart, DifferencesView, FOLLOWING};
use super::{Since, VersionSide, version_start};
use crate::escape;
use crate::percent;
use crate::preview::html::page;

/// Where the first page is.
pub(in crate::preview) const ADDRESS: &str = "/__vindplek/verandert";

/// From how many lines on a list is folded.
const MANY: usize = 12;

/// The page with what differs; the reason in place of that when nothing can be compared.
pub fn differences_page(found: Result<&DifferencesView, &str>, since: Since) -> String {
    let choices: String = Since::ALL
        .into_iter()
        .map(|other| {
            let current = match other == since {
                true => " aria-current=\"page\"",
                false => "",
            };
            format!(
                "<li><a href=\"{ADDRESS}?sinds={}\"{current}>{}</a></li>",
                other.id(),
                other.label()
            )
        })
        .collect();
    let content = match found {
        Err(reason) => format!("<p><strong>{}</strong></p>\n", escape::html(reason)),
        Ok(view) if view.sites.is_empty() => {
            "<p role=\"status\">Er verandert niets: lezers zien hetzelfde.</p>\n".to_owned()
        }
        Ok(view) => view.sites.iter().map(section).collect(),
    };
    let body = format!(
        "<nav class=\"terug\" aria-label=\"Voorbeeld\"><a href=\"/\">Begin van het voorbeeld</a></nav>\n\
         <nav aria-label=\"Vergelijken met\"><ul class=\"tabs\">{choices}</ul></nav>\n{content}"
    );
    page("Wat verandert er?", &body)
}

fn section(site: &DifferencesOfSite) -> String {
    let parts: String = site.parts.iter().map(|it| part(site, it)).collect();
    format!(
        "<section aria-labelledby=\"site-{0}\">\n<h2 id=\"site-{0}\">{1} <span class=\"aantal\">{2}</span></h2>\n{parts}</section>\n",
        escape::html(&site.id),
        escape::html(&site.name),
        site.count
    )
}

fn part(site: &DifferencesOfSite, part: &DifferencesPart) -> String {
    let lines: String = part.lines.iter().map(line).collect();
    let list = format!("<ul class=\"verschillen\">\n{lines}</ul>\n");
    let title = escape::html(part.title);
    // Nobody has to read one by one what follows from other changes.
    match part.title == FOLLOWING || part.lines.len() > MANY {
        true => format!(
            "<details id=\"{}-{}\"><summary>{title} ({})</summary>\n{list}</details>\n",
            escape::html(&site.id),
            percent::component(part.title),
            part.lines.len()
        ),
        false => format!("<h3>{title}</h3>\n{list}"),
    }
}

fn line(line: &DifferenceLine) -> String {
    let title = escape::html(&line.title);
    let title = match (&line.compare, &line.address) {
        (Some(compare), Some(address)) => format!(
            "<a href=\"{}\">{title}</a> <code class=\"feiten\">{}</code>",
            escape::html(compare),
            escape::html(address)
        ),
        _ => title,
    };
    format!("<li>{title}{}</li>\n", details(&line.details))
}

fn details(details: &[String]) -> String {
    if details.is_empty() {
        return String::new();
    }
    let items = details
        .iter()
        .map(|it| format!("<li>{}</li>", escape::html(it)));
    format!("<ul>{}</ul>", items.collect::<String>())
}

/// A page of which two versions are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedAddresses<'v> {
    /// What is compared.
    pub since: Since,
    /// The site.
    pub site: &'v str,
    /// The address of the page on the site; `None` if it is there no longer.
    pub now: Option<&'v str>,
    /// Its address before; `None` if it was not there.
    pub before: Option<&'v str>,
}

/// The page with two versions side by side. On a narrow screen one is shown, of choice.
pub fn compare_page(compared: &ComparedAddresses<'_>, view: &DifferencesView) -> String {
    let ComparedAddresses {
        since, site, now, ..
    } = *compared;
    let address = now.or(compared.before).unwrap_or("/");
    let changed = view.details(site, address);
    let changed = match changed {
        [] => String::new(),
        changed => format!(
            "<details id=\"anders\"><summary>Wat er anders is</summary>\n{}</details>\n",
            details(changed)
        ),
    };
    let sides = [
        (VersionSide::Before, compared.before, "Eerst"),
        (VersionSide::Now, now, "Nu"),
    ];
    let versions: String = sides
        .iter()
        .filter_map(|(side, address, name)| {
            let other = match side {
                VersionSide::Before => now,
                VersionSide::Now => compared.before,
            };
            // A page that moved is compared with the one at its other address.
            let query = other.filter(|other| Some(*other) != *address);
            let query = query.map_or(String::new(), |other| {
                let path = format!("/{site}{other}");
                format!("?met={}", percent::component(&path))
            });
            let start = version_start(since, *side);
            let path = percent::path(&format!("/{site}{}", (*address)?)).into_owned();
            Some(version(side.id(), name, &(start + &path + &query)))
        })
        .collect();
    let choice = match (compared.before, now) {
        (Some(_), Some(_)) => {
            "<fieldset class=\"kant\"><legend>Toon</legend>\
             <label><input type=\"radio\" name=\"kant\" value=\"voor\"> Eerst</label>\
             <label><input type=\"radio\" name=\"kant\" value=\"nu\" checked> Nu</label></fieldset>\n"
        }
        (None, _) => "<p>Deze pagina is nieuw.</p>\n",
        (_, None) => "<p>Deze pagina is er nu niet meer.</p>\n",
    };
    let body = format!(
        "<nav class=\"terug\" aria-label=\"Voorbeeld\"><a href=\"{ADDRESS}?sinds={}\">Wat verandert er?</a></nav>\n\
         <p class=\"dag\">{} <code>/{}{}</code></p>\n{changed}\
         {choice}<vindplek-vergelijk></vindplek-vergelijk>\n<div class=\"versies\">\n{versions}</div>\n",
        since.id(),
        escape::html(since.label()),
        escape::html(site),
        escape::html(address),
    );
    page("Eerst en nu", &body)
}

fn version(side: &str, name: &str, address: &str) -> String {
    format!(
        "<section class=\"{side}\" aria-labelledby=\"versie-{side}\">\n<h2 id=\"versie-{side}\">{name}</h2>\n\
         <iframe title=\"{name}: de pagina\" src=\"{}\"></iframe>\n</section>\n",
        escape::html(address)
    )
}
