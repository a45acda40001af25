//! The start page of the preview: the sites, the state of the content, what changed last.

use super::html::{escaped, page};
use super::state::State;

/// The start page.
pub fn start(state: &State) -> String {
    let sites: String = state
        .sites
        .iter()
        .map(|site| {
            let kind = if site.national { " (landelijk)" } else { "" };
            format!(
                "<li><a href=\"{}\">{}</a>{kind}</li>\n",
                escaped(&site.path),
                escaped(&site.name),
            )
        })
        .collect();
    let content = &state.content;
    let mut facts = vec![count(content.documents, "document", "documenten")];
    facts.extend(some(content.drafts, "concept", "concepten"));
    facts.extend(some(content.scheduled, "gepland stuk", "geplande stukken"));
    facts.extend(some(content.expired, "verlopen stuk", "verlopen stukken"));
    let problems = match state.problems {
        None => "De teksten worden nog nagekeken.".to_owned(),
        Some(found) if found.counts == super::problems::Counts::default() => {
            "Er zijn geen problemen gevonden.".to_owned()
        }
        Some(found) => {
            let counts = found.counts;
            let mut words = Vec::new();
            words.extend(some(counts.errors, "fout", "fouten"));
            words.extend(some(counts.warnings, "waarschuwing", "waarschuwingen"));
            words.extend(some(counts.hints, "tip", "tips"));
            format!("Gevonden: {}.", words.join(", "))
        }
    };
    let changes = state.changes.as_ref().map_or(String::new(), |changes| {
        format!("<p>Het laatst veranderd: {}.</p>\n", escaped(&changes.text))
    });
    let drafts = match state.drafts {
        true => "Concepten zijn te zien.",
        false => "Concepten zijn niet te zien.",
    };
    let body = format!(
        "<ul class=\"vindplek-sites\">\n{sites}</ul>\n<h2>De inhoud</h2>\n<p>{}. De sites zijn te \
         zien zoals op {}. {drafts}</p>\n<p>{problems}</p>\n{changes}",
        facts.join(", "),
        escaped(&state.today),
    );
    page("Voorbeeld van de sites", &body)
}

fn count(number: usize, one: &str, more: &str) -> String {
    let word = if number == 1 { one } else { more };
    format!("{number} {word}")
}

fn some(number: usize, one: &str, more: &str) -> Option<String> {
    (number > 0).then(|| count(number, one, more))
}
