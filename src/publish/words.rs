//! A plan and a refusal in words.

use super::plan::{Change, PlanRefusal, PublishPlan};
use crate::diagnostic::{Language, Text};

/// How many paths are named; of more, the number is given.
const NAMED: usize = 8;

/// What a plan does, a line for each kind of change; `size` writes a number of bytes. The first line ends
/// with a colon only when others follow.
pub fn describe_plan(
    site: &str,
    place: &str,
    plan: &PublishPlan,
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
            lines.push(format!("  {label}: {}", named(&paths, words.more)));
        }
    }
    let unchanged = plan.unchanged;
    lines.push(format!(
        "  {} {}; {unchanged} {}",
        size(plan.bytes()),
        words.to_send,
        words.unchanged
    ));
    let foreign = plan.foreign;
    if foreign > 0 {
        lines.push(format!("  {foreign} {}", words.foreign));
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

/// The number of paths, and the first of them by name.
fn named(paths: &[&str], more: &str) -> String {
    let shown = paths
        .get(..NAMED.min(paths.len()))
        .unwrap_or_default()
        .join(", ");
    match paths.len().saturating_sub(NAMED) {
        0 => format!("{} ({shown})", paths.len()),
        rest => format!("{} ({shown} {} {rest} {more})", paths.len(), "…"),
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
    foreign: &'static str,
    replaced: &'static str,
    completes: &'static str,
    lost: &'static str,
    more: &'static str,
}

impl PlanWords {
    fn of(language: Language) -> Self {
        match language {
            Language::Dutch => Self {
                nothing: "alles staat er al",
                new: "nieuw",
                changed: "gewijzigd",
                again: "opnieuw",
                removed: "weg",
                to_send: "te versturen",
                unchanged: "blijven zoals ze zijn",
                foreign: "bestanden van anderen blijven staan",
                replaced: "niet van vindplek, en wordt vervangen",
                completes: "maakt af wat de vorige keer onderbroken werd",
                lost: "wat vindplek hier over eerdere keren had genoteerd, is weg: alles gaat opnieuw, en \
                       oude pagina’s kunnen blijven staan",
                more: "meer",
            },
            Language::English => Self {
                nothing: "everything is there already",
                new: "new",
                changed: "changed",
                again: "again",
                removed: "gone",
                to_send: "to send",
                unchanged: "stay as they are",
                foreign: "files of others stay",
                replaced: "not of vindplek, and replaced",
                completes: "completes what was interrupted last time",
                lost: "what vindplek had noted here of earlier times is lost: everything is sent again, and \
                       old pages may stay",
                more: "more",
            },
        }
    }
}
