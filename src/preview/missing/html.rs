//! The page “Wat ontbreekt”.

use super::ways::place_in_address;
use super::{MissingChoice, MissingFile, MissingKind, MissingLine, MissingWhy, list_address};
use crate::edition::Edition;
use crate::escape;
use crate::model::heads::{Heads, SiteIx};
use crate::percent;
use crate::preview::html::page;
use crate::preview::reply;
use crate::render::dutch::amount;

/// The maximum number of files listed of a kind.
const LISTED: usize = 100;

/// Where the page is.
pub(in crate::preview) const ADDRESS: &str = "/__vindplek/ontbreekt";

/// The page with the chosen part of what is missing. `all` is everything.
pub fn missing_page(edition: &Edition, all: &[MissingFile], choice: &MissingChoice) -> String {
    let heads = edition.heads();
    let site = choice.site.as_deref();
    let site = site.and_then(|id| heads.site_with_id(id));
    let of_site = |file: &&MissingFile| site.is_none_or(|site| file.concerns(site, heads));
    let of_site: Vec<&MissingFile> = all.iter().filter(of_site).collect();
    let is_kind = |kind: MissingKind| choice.kind.as_deref().is_none_or(|id| id == kind.id());
    let is_why = |why: MissingWhy| choice.why.as_deref().is_none_or(|id| id == why.id());
    let (mut sections, mut files, mut lines) = (String::new(), 0, 0);
    for kind in MissingKind::ALL.into_iter().filter(|kind| is_kind(*kind)) {
        let chosen: Vec<(&MissingFile, Vec<&MissingLine>)> = of_site
            .iter()
            .filter(|file| file.kind == kind)
            .map(|file| {
                let lines = file.lines.iter().filter(|line| is_why(line.why));
                (*file, lines.collect::<Vec<_>>())
            })
            .filter(|(_, lines)| !lines.is_empty())
            .collect();
        if chosen.is_empty() {
            continue;
        }
        files += chosen.len();
        let of_kind = chosen.iter().map(|(_, lines)| lines.len()).sum::<usize>();
        lines += of_kind;
        let shown = chosen.iter().take(LISTED);
        let shown: String = shown
            .map(|(file, lines)| article(edition, site, file, lines))
            .collect();
        let rest = match chosen.len().saturating_sub(LISTED) {
            0 => String::new(),
            rest => format!(
                "<p>En nog {}. Kies een site of een reden om ze te zien.</p>\n",
                amount(rest, "bestand", "bestanden")
            ),
        };
        sections.push_str(&format!(
            "<section aria-labelledby=\"soort-{0}\">\n<h2 id=\"soort-{0}\">{1} <span class=\"aantal\">{of_kind}</span></h2>\n\
             {shown}{rest}</section>\n",
            kind.id(),
            escape::html(kind.label()),
        ));
    }
    let sum = match lines {
        0 => "Hier ontbreekt niets.".to_owned(),
        lines => format!(
            "{} in {}. Kies een regel om het meteen in te vullen.",
            amount(lines, "ding", "dingen"),
            amount(files, "bestand", "bestanden")
        ),
    };
    let body = format!(
        "<nav class=\"terug\" aria-label=\"Voorbeeld\"><a href=\"/\">Begin van het voorbeeld</a></nav>\n{}\
         <p role=\"status\" class=\"dag\">{sum}</p>\n{sections}",
        form(heads, &of_site, choice)
    );
    page("Wat ontbreekt", &body)
}

/// The choice of a site, a kind and a reason.
fn form(heads: &Heads, of_site: &[&MissingFile], choice: &MissingChoice) -> String {
    let order = heads.national.into_iter().chain(heads.academies());
    let sites = order.map(|at| {
        let site = heads.site(at);
        option(&site.id, site.short_name(), choice.site.as_deref())
    });
    let kinds = MissingKind::ALL.into_iter().map(|kind| {
        let of_kind = of_site.iter().filter(|file| file.kind == kind);
        let count: usize = of_kind.map(|file| file.lines.len()).sum();
        let label = format!("{} ({count})", kind.label());
        option(kind.id(), &label, choice.kind.as_deref())
    });
    let reasons = MissingWhy::ALL.into_iter().map(|why| {
        let lines = of_site.iter().flat_map(|file| &file.lines);
        let count = lines.filter(|line| line.why == why).count();
        let label = format!("{} ({count})", why.label());
        option(why.id(), &label, choice.why.as_deref())
    });
    let select = |name: &str, label: &str, all: &str, options: String| {
        format!(
            "<div><label for=\"keuze-{name}\">{label}</label>\n\
             <select id=\"keuze-{name}\" name=\"{name}\"><option value=\"\">{all}</option>{options}</select></div>\n"
        )
    };
    format!(
        "<form class=\"keuze\" action=\"{ADDRESS}\">\n{}{}{}<button>Toon</button>\n</form>\n",
        select("site", "Site", "Alle sites", sites.collect()),
        select("soort", "Soort", "Alle soorten", kinds.collect()),
        select("waarom", "Reden", "Alle redenen", reasons.collect()),
    )
}

fn option(id: &str, label: &str, chosen: Option<&str>) -> String {
    let selected = match chosen == Some(id) {
        true => " selected",
        false => "",
    };
    format!(
        "<option value=\"{}\"{selected}>{}</option>",
        escape::html(id),
        escape::html(label)
    )
}

/// A file with its lines, each a link into its form.
fn article(
    edition: &Edition,
    site: Option<SiteIx>,
    file: &MissingFile,
    lines: &[&MissingLine],
) -> String {
    let heads = edition.heads();
    let path = page_of(edition, site, file);
    let accent = match (file.owner, file.document) {
        (Some(owner), Some(document)) if heads.document(document).at.path != file.path => format!(
            " <span class=\"feiten\">wat {} eraan verandert</span>",
            escape::html(heads.site(owner).short_name())
        ),
        _ => String::new(),
    };
    let items: String = lines
        .iter()
        .map(|line| {
            format!(
                "<li><a href=\"{}?bewerk={}&amp;sleutel={}\">{}</a></li>\n",
                escape::html(&path),
                percent::component(file.path.as_str()),
                percent::component(&place_in_address(&line.at)),
                escape::html(&line.text)
            )
        })
        .collect();
    format!(
        "<article>\n<h3>{}{accent}</h3>\n<p class=\"feiten\"><code>{}</code></p>\n<ul class=\"regels\">\n{items}</ul>\n</article>\n",
        escape::html(&file.title),
        escape::html(file.path.as_str())
    )
}

/// A page that shows a file, on the chosen site if that has one; else the start page.
fn page_of(edition: &Edition, site: Option<SiteIx>, file: &MissingFile) -> String {
    let heads = edition.heads();
    let first = file.owner.or(site).or(heads.national);
    let others = heads.site_positions().filter(|other| Some(*other) != first);
    let address = |at: SiteIx| {
        let plan = edition.plan(at)?;
        let address = match (file.document, list_address(&file.path)) {
            (Some(document), _) => plan.address_of(document)?.as_str(),
            (None, Some(list)) => plan.at(list).map(|_| list)?,
            (None, None) => "/",
        };
        Some(reply::path(edition, at, address))
    };
    let found = first.into_iter().chain(others).find_map(address);
    found.unwrap_or_else(|| "/".to_owned())
}
