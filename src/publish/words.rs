//! A plan and a refusal in words.

use super::plan::{Change, PlanRefusal, PublishPlan};
use crate::diagnostic::{Language, Text};

/// How many paths are named; of more, the number is given.
const NAMED: usize = 8;

/// How the files of a site get to their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishWay {
    /// One by one.
    InPlace,
    /// In a folder that takes the place of the former one.
    Release,
}

/// What a plan does: the site and its place, then a line for each kind of change. `size` writes a number of
/// bytes.
pub fn describe_plan(
    (site, place): (&str, &str),
    plan: &PublishPlan,
    way: PublishWay,
    language: Language,
    size: &dyn Fn(u64) -> String,
) -> String {
    let words = PlanWords::of(language);
    if plan.is_empty() {
        return format!("{site} → {place}: {}\n", words.nothing);
    }
    let mut lines = vec![format!("{site} → {place}")];
    let paths = |change: Change| {
        let sends = plan.sends.iter().filter(move |send| send.change == change);
        sends.map(|send| send.path.as_str()).collect::<Vec<_>>()
    };
    let removals: Vec<&str> = plan.removals.iter().map(String::as_str).collect();
    for (label, paths) in [
        (words.new, paths(Change::New)),
        (words.changed, paths(Change::Changed)),
        (words.again, paths(Change::Again)),
        (words.removed, removals),
    ] {
        if !paths.is_empty() {
            lines.push(format!("  {label}: {}", counted(&paths, &words)));
        }
    }
    let unchanged = plan.unchanged;
    lines.push(format!(
        "  {} {}; {unchanged} {}",
        size(plan.bytes()),
        words.to_send,
        words.unchanged
    ));
    lines.push(format!("  {}", words.way(way)));
    match plan.foreign {
        0 => {}
        1 => lines.push(format!("  1 {}", words.foreign_file)),
        files => lines.push(format!("  {files} {}", words.foreign_files)),
    }
    if !plan.replaced.is_empty() {
        let replaced: Vec<&str> = plan.replaced.iter().map(String::as_str).collect();
        lines.push(format!(
            "  {}: {}",
            words.replaced,
            named(&replaced, words.more)
        ));
    }
    if plan.completes {
        lines.push(format!("  {}", words.completes));
    }
    if plan.is_state_lost {
        lines.push(format!("  {}", words.lost));
    }
    lines.join("\n") + "\n"
}

/// How many files there are, and some by name: pages by their address, and only if there are none, files.
fn counted(paths: &[&str], words: &PlanWords) -> String {
    let count = match paths.len() {
        1 => format!("1 {}", words.file),
        files => format!("{files} {}", words.files),
    };
    let pages: Vec<String> = paths.iter().filter_map(|path| page_address(path)).collect();
    let names: Vec<&str> = match pages.is_empty() {
        true => paths.to_vec(),
        false => pages.iter().map(String::as_str).collect(),
    };
    let shown = named(&names, words.more);
    match pages.len() {
        0 => format!("{count} ({shown})"),
        pages if pages == paths.len() => format!("{count}: {shown}"),
        1 => format!("{count}, {} 1 {}: {shown}", words.of_which, words.page),
        pages => format!(
            "{count}, {} {pages} {}: {shown}",
            words.of_which, words.pages
        ),
    }
}

/// The address of the page in a file; `None` for other files.
fn page_address(path: &str) -> Option<String> {
    let page = path.strip_suffix(".html")?;
    match page.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => Some(format!("/{folder}")),
        _ => Some(format!("/{path}")),
    }
}

/// The first of some names, and how many more there are.
fn named(names: &[&str], more: &str) -> String {
    let shown = names
        .get(..NAMED.min(names.len()))
        .unwrap_or_default()
        .join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        rest => format!("{shown} … {rest} {more}"),
    }
}

/// Why nothing is published, and the way out.
pub fn describe_refusal(site: &str, refusal: &PlanRefusal) -> (Text, Text) {
    match refusal {
        PlanRefusal::OtherSite {
            site: other,
            base_url,
        } => (
            Text::new(
                format!("Op deze plek staat al een andere site van vindplek: {other} ({base_url})"),
                format!("Another site of vindplek is in this place: {other} ({base_url})"),
            ),
            Text::new(
                format!(
                    "Kijk of publiceren.doel van {site} klopt: elke site heeft een eigen map nodig. Is de \
                     site zelf van naam of adres veranderd, geef dan --overwrite"
                ),
                format!(
                    "Check publiceren.doel of {site}: each site needs a folder of its own. If the site \
                     itself has a new name or address, give --overwrite"
                ),
            ),
        ),
        PlanRefusal::Foreign(paths) => {
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            (
                Text::new(
                    format!(
                        "Hier staan al bestanden die niet van vindplek zijn en die vervangen zouden \
                         worden: {}",
                        named(&paths, "meer")
                    ),
                    format!(
                        "There are files here that are not of vindplek and would be replaced: {}",
                        named(&paths, "more")
                    ),
                ),
                Text::new(
                    "Kijk of de map in het doel klopt. Mogen ze weg, geef dan --overwrite; andere bestanden \
                     blijven ook dan staan",
                    "Check the folder in the target. If they may go, give --overwrite; other files stay \
                     even then",
                ),
            )
        }
        PlanRefusal::Removals { removed, of } => (
            Text::new(
                format!("Er zouden {removed} van de {of} bestanden verdwijnen"),
                format!("{removed} of {of} files would be removed"),
            ),
            Text::new(
                "Dat is meer dan een vijfde van de site. Kijk of er niets misging; klopt het, geef dan \
                 --allow-removals",
                "That is more than a fifth of the site. Check that nothing went wrong; if it is right, \
                 give --allow-removals",
            ),
        ),
    }
}

struct PlanWords {
    nothing: &'static str,
    new: &'static str,
    changed: &'static str,
    again: &'static str,
    removed: &'static str,
    to_send: &'static str,
    unchanged: &'static str,
    in_place: &'static str,
    release: &'static str,
    foreign_file: &'static str,
    foreign_files: &'static str,
    replaced: &'static str,
    completes: &'static str,
    lost: &'static str,
    more: &'static str,
    file: &'static str,
    files: &'static str,
    page: &'static str,
    pages: &'static str,
    of_which: &'static str,
}

impl PlanWords {
    fn way(&self, way: PublishWay) -> &'static str {
        match way {
            PublishWay::InPlace => self.in_place,
            PublishWay::Release => self.release,
        }
    }

    fn of(language: Language) -> Self {
        match language {
            Language::Dutch => Self {
                nothing: "alles staat er al",
                new: "nieuw",
                changed: "gewijzigd",
                again: "opnieuw",
                removed: "weg",
                to_send: "te versturen",
                unchanged: "al goed",
                in_place: "bestand voor bestand",
                release: "alles in één oogwenk, en met --rollback terug te zetten",
                foreign_file: "bestand van een ander blijft staan",
                foreign_files: "bestanden van anderen blijven staan",
                replaced: "niet van vindplek, en wordt vervangen",
                completes: "maakt af wat de vorige keer onderbroken werd",
                lost: "wat vindplek hier over eerdere keren had genoteerd, is weg: alles gaat opnieuw, en \
                       oude pagina’s kunnen blijven staan",
                more: "meer",
                file: "bestand",
                files: "bestanden",
                page: "pagina",
                pages: "pagina’s",
                of_which: "waarvan",
            },
            Language::English => Self {
                nothing: "everything is there already",
                new: "new",
                changed: "changed",
                again: "again",
                removed: "gone",
                to_send: "to send",
                unchanged: "right already",
                in_place: "file by file",
                release: "all at one moment, and --rollback puts it back",
                foreign_file: "file of another stays",
                foreign_files: "files of others stay",
                replaced: "not of vindplek, and replaced",
                completes: "completes what was interrupted last time",
                lost: "what vindplek had noted here of earlier times is lost: everything is sent again, and \
                       old pages may stay",
                more: "more",
                file: "file",
                files: "files",
                page: "page",
                pages: "pages",
                of_which: "of which",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted_in_dutch(paths: &[&str]) -> String {
        counted(paths, &PlanWords::of(Language::Dutch))
    }

    #[test]
    fn pages_are_named_by_their_address() {
        assert_eq!(
            counted_in_dutch(&["a.css", "index.html", "over/index.html", "404.html"]),
            "4 bestanden, waarvan 3 pagina’s: /, /over/, /404.html"
        );
        assert_eq!(counted_in_dutch(&["over/index.html"]), "1 bestand: /over/");
        assert_eq!(
            counted_in_dutch(&["feed.xml", "a.css"]),
            "2 bestanden (feed.xml, a.css)"
        );
    }

    #[test]
    fn of_many_the_first_are_named() {
        let names: Vec<String> = (0..12).map(|number| format!("{number}.css")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let said = counted_in_dutch(&names);
        assert!(said.ends_with("7.css … 4 meer)"), "{said}");
    }
}
