//! A review as Markdown, to read below a proposal: plain Dutch sentences, without file names or
//! lines except at problems.
//!
//! What is the same on several sites is said once, under a heading that names them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::problems::ReviewedProblem;
use super::report::{PageName, Presence, Review, SiteReview};
use super::words::{escaped, text_change};
use crate::diagnostic::join_list;
use crate::model::period::dutch_date;
use crate::render::dutch;

/// What was compared.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The revision as the user named it: `main`.
    pub base: String,
    /// The short id of its commit, if it is one.
    pub commit: Option<String>,
    /// The day for which the sites were compared.
    pub day: Date,
}

/// From how many items on a list is collapsed.
const SHOWN_ITEMS: usize = 12;

/// How many changed texts of a page are quoted.
const SHOWN_TEXTS: usize = 5;

/// The parts below a heading, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Site,
    Removed,
    Moved,
    Added,
    Changed,
    Everywhere,
    Waiting,
    Mentioning,
    Unrendered,
}

/// What is said of some sites: the items of each part.
type Parts = BTreeMap<Part, Vec<String>>;

/// The review as Markdown, which ends in a line end.
pub fn markdown(review: &Review, compared: &Compared) -> String {
    let mut lines = vec!["# Wat er op de sites verandert".to_owned(), String::new()];
    let commit = compared.commit.as_ref();
    let commit = commit.map_or(String::new(), |commit| format!(" ({commit})"));
    lines.push(format!(
        "Vergeleken met {}{commit}, zoals de sites er op {} uitzien.",
        code(&compared.base),
        dutch_date(compared.day)
    ));
    if review.is_empty() {
        lines.extend([
            String::new(),
            "Er verandert niets: lezers zien hetzelfde als eerst.".to_owned(),
        ]);
    }
    let warnings = warnings(review);
    if !warnings.is_empty() {
        lines.extend([String::new(), "**Let op**".to_owned(), String::new()]);
        lines.extend(warnings.iter().map(|warning| format!("- {warning}")));
    }
    for (sites, parts) in by_sites(&review.sites) {
        let heading = heading(&review.sites, &sites);
        lines.extend([String::new(), format!("## {heading}")]);
        for (part, items) in parts {
            lines.extend([String::new(), format!("### {}", title(part))]);
            lines.extend([String::new()]);
            list(&mut lines, &items, part);
        }
    }
    let problems = &review.problems;
    if !problems.is_empty() {
        lines.extend([String::new(), "## Problemen".to_owned()]);
        for (title, problems) in [("Nieuw", &problems.new), ("Opgelost", &problems.gone)] {
            if !problems.is_empty() {
                lines.extend([String::new(), format!("### {title}"), String::new()]);
                let items: Vec<String> = problems.iter().map(problem).collect();
                list(&mut lines, &items, Part::Added);
            }
        }
    }
    lines.join("\n") + "\n"
}

fn title(part: Part) -> &'static str {
    match part {
        Part::Site => "De site zelf",
        Part::Removed => "Verdwenen",
        Part::Moved => "Verhuisd",
        Part::Added => "Nieuw",
        Part::Changed => "Veranderd",
        Part::Everywhere => "Op veel pagina’s tegelijk",
        Part::Waiting => "Nog niet te zien",
        Part::Mentioning => "Verandert mee",
        Part::Unrendered => "Niet te vergelijken",
    }
}

/// What a reader must not miss.
fn warnings(review: &Review) -> Vec<String> {
    let mut warnings = Vec::new();
    match review.errors_now {
        0 => {}
        1 => warnings.push("Er zit nu 1 fout in: zo kan niet elke site gebouwd worden.".to_owned()),
        errors => warnings.push(format!(
            "Er zitten nu {errors} fouten in: zo kan niet elke site gebouwd worden."
        )),
    }
    let lost: BTreeSet<&str> = review
        .sites
        .iter()
        .flat_map(|site| &site.removed)
        .filter(|address| !address.is_recorded)
        .map(|address| &*address.page.address)
        .collect();
    let moved: BTreeSet<&str> = review
        .sites
        .iter()
        .flat_map(|site| &site.moved)
        .filter(|page| !page.redirects)
        .map(|page| &*page.from)
        .collect();
    match lost.union(&moved).count() {
        0 => {}
        1 => warnings.push("1 adres verdwijnt zonder doorverwijzing.".to_owned()),
        addresses => {
            warnings.push(format!(
                "{addresses} adressen verdwijnen zonder doorverwijzing."
            ));
        }
    }
    if review.errors_before > 0 {
        let errors = dutch::amount(review.errors_before, "fout", "fouten");
        let verb = if review.errors_before == 1 {
            "zat"
        } else {
            "zaten"
        };
        warnings.push(format!(
            "In de versie waarmee is vergeleken {verb} {errors}. Wat daardoor toen ontbrak, staat \
             hieronder misschien als nieuw."
        ));
    }
    warnings
}

/// Writes a list, the rest of a long one collapsed.
fn list(lines: &mut Vec<String>, items: &[String], part: Part) {
    let shown = match part {
        // Nobody has to read these one by one.
        Part::Mentioning => 0,
        _ if items.len() > SHOWN_ITEMS + 3 => SHOWN_ITEMS,
        _ => items.len(),
    };
    let (first, rest) = items.split_at(shown);
    lines.extend(first.iter().map(|item| format!("- {item}")));
    if rest.is_empty() {
        return;
    }
    let more = match part {
        Part::Mentioning => match rest.len() {
            1 => "1 pagina noemt iets wat verandert".to_owned(),
            pages => format!("{pages} pagina’s noemen iets wat verandert"),
        },
        _ => format!("en nog {}", rest.len()),
    };
    lines.push(format!("<details><summary>{more}</summary>"));
    lines.push(String::new());
    lines.extend(rest.iter().map(|item| format!("- {item}")));
    lines.extend([String::new(), "</details>".to_owned()]);
}

/// What is said of which sites, by their positions: first what concerns the most of them.
fn by_sites(sites: &[SiteReview]) -> Vec<(BTreeSet<usize>, Parts)> {
    let mut places: BTreeMap<(Part, String), BTreeSet<usize>> = BTreeMap::new();
    let mut order: Vec<(Part, String)> = Vec::new();
    for (at, site) in sites.iter().enumerate() {
        for (part, text) in items(site) {
            let sites = places.entry((part, text.clone())).or_default();
            if sites.is_empty() {
                order.push((part, text));
            }
            sites.insert(at);
        }
    }
    let mut groups: BTreeMap<(usize, BTreeSet<usize>), Parts> = BTreeMap::new();
    for key in order {
        let sites = places.remove(&key).unwrap_or_default();
        let (part, text) = key;
        // The most sites first.
        let rank = usize::MAX - sites.len();
        let parts = groups.entry((rank, sites)).or_default();
        parts.entry(part).or_default().push(text);
    }
    groups
        .into_iter()
        .map(|((_, sites), parts)| (sites, parts))
        .collect()
}

fn heading(all: &[SiteReview], sites: &BTreeSet<usize>) -> String {
    let names = sites.iter().filter_map(|at| all.get(*at));
    let names: Vec<String> = names.map(|site| escaped(&site.short_name)).collect();
    match names.as_slice() {
        [only] if all.len() > 1 => format!("Alleen op {only}"),
        [only] => format!("Op {only}"),
        _ if names.len() == all.len() => "Op alle sites".to_owned(),
        _ => format!("Op {}", join_list(&names, "en")),
    }
}

/// What is said of a site.
fn items(site: &SiteReview) -> Vec<(Part, String)> {
    let mut items = Vec::new();
    match site.presence {
        Presence::Both => {}
        Presence::New => items.push((
            Part::Site,
            format!(
                "De site {} is nieuw, met {}.",
                escaped(&site.name),
                dutch::amount(site.added.len(), "pagina", "pagina’s")
            ),
        )),
        Presence::Gone => items.push((
            Part::Site,
            format!("De site {} verdwijnt in haar geheel.", escaped(&site.name)),
        )),
    }
    for address in &site.removed {
        let page = &address.page;
        let title = match page.title.is_empty() {
            true => String::new(),
            false => format!(" (‘{}’)", escaped(&page.title)),
        };
        let text = match address.is_recorded {
            true => "Dit adres is vervallen, en staat zo in het adresboek van de site",
            false => "Dit adres verdwijnt zonder doorverwijzing",
        };
        items.push((
            Part::Removed,
            format!("{text}: {}{title}", code(&page.address)),
        ));
    }
    for page in &site.moved {
        let (title, from, to) = (escaped(&page.title), code(&page.from), code(&page.to));
        let text = match page.redirects {
            true => format!(
                "‘{title}’ verhuist van {from} naar {to}. Wie het oude adres heeft, komt vanzelf op het nieuwe."
            ),
            false => format!(
                "‘{title}’ verhuist van {from} naar {to}, maar zonder doorverwijzing: wie het oude adres heeft, vindt niets meer."
            ),
        };
        items.push((Part::Moved, text));
    }
    if site.presence == Presence::Both {
        let named = |page: &PageName| match page.title.is_empty() {
            true => code(&page.address),
            false => format!("‘{}’ op {}", escaped(&page.title), code(&page.address)),
        };
        items.extend(site.added.iter().map(|page| (Part::Added, named(page))));
        items.extend(
            site.mentioning
                .iter()
                .map(|page| (Part::Mentioning, named(page))),
        );
    }
    let download = |address: &String| format!("Een bestand om te downloaden: {}", code(address));
    let added = site.added_files.iter();
    items.extend(added.map(|address| (Part::Added, download(address))));
    for page in &site.changed {
        let mut text: Vec<String> = page.facts.iter().map(|fact| escaped(fact)).collect();
        let place = format!(
            "‘{}’ ({})",
            escaped(&page.page.title),
            code(&page.page.address)
        );
        let mut shown: Vec<String> = page
            .texts
            .iter()
            .take(SHOWN_TEXTS)
            .map(text_change)
            .collect();
        if let more @ 1.. = page.texts.len().saturating_sub(SHOWN_TEXTS) {
            shown.push(format!("en nog {}", dutch::amount(more, "plek", "plekken")));
        }
        let details = shown.iter().map(|line| format!("\n  - {line}"));
        let details: String = details.collect();
        match (text.is_empty(), details.is_empty()) {
            (true, _) => text.push(format!("Op de pagina {place}:{details}")),
            (false, true) => {}
            (false, false) => {
                text.push(format!("Zo ziet dat er op de pagina {place} uit:{details}"))
            }
        }
        items.push((Part::Changed, text.join(" ")));
    }
    for address in &site.changed_files {
        let text = format!("Het bestand {} is vervangen door een ander.", code(address));
        items.push((Part::Changed, text));
    }
    let shared = site.everywhere.iter();
    items.extend(shared.map(|shared| (Part::Everywhere, text_change(&shared.change))));
    if site.looks_changed > 0 {
        items.push((
            Part::Everywhere,
            "De opmaak of de techniek van pagina’s verandert; de tekst blijft gelijk.".to_owned(),
        ));
    }
    let waiting = site.waiting.iter();
    items.extend(waiting.map(|text| (Part::Waiting, escaped(text))));
    items.extend(site.unrendered.iter().map(|address| {
        let text = format!("{} kan door een fout niet gemaakt worden.", code(address));
        (Part::Unrendered, text)
    }));
    items
}

fn problem(problem: &ReviewedProblem) -> String {
    let kind = if problem.is_error() {
        "Fout"
    } else {
        "Waarschuwing"
    };
    let (path, message) = (code(&problem.path), escaped(&problem.message));
    format!("{kind} in {path}: {message}")
}

/// An address or path, literally.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "%60"))
}
