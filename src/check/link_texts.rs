//! The text of links: `empty-link`, `vague-link-text`.
//!
//! A text is vague when it would fit any link; punctuation around it is ignored. An address as text
//! is reported when it has a scheme, `www.` or a path. A domain name (`sportindebuurt.nl`) or a mail
//! address is a meaningful text.

use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{empty_link, vague_link_text};
use crate::model::document::Document;
use crate::syntax::markdown::{Body, Link};

/// Texts that would fit any link, in Dutch and English.
const VAGUE: [&str; 66] = [
    "bekijk",
    "bekijk dit",
    "bekijk hier",
    "bekijk meer",
    "bron",
    "check hier",
    "click here",
    "daar",
    "deze",
    "deze link",
    "deze pagina",
    "deze site",
    "deze website",
    "dit",
    "dit artikel",
    "dit bericht",
    "dit document",
    "document",
    "download",
    "download hier",
    "downloaden",
    "ga naar",
    "here",
    "hier",
    "hier klikken",
    "hierheen",
    "hierop",
    "info",
    "klik",
    "klik dan hier",
    "klik door",
    "klik hier",
    "klik hierop",
    "klik op deze link",
    "kijk hier",
    "learn more",
    "lees",
    "lees dan hier",
    "lees dit",
    "lees hier",
    "lees hier meer",
    "lees hier verder",
    "lees het hier",
    "lees meer",
    "lees meer hier",
    "lees verder",
    "link",
    "meer",
    "meer info",
    "meer informatie",
    "meer lezen",
    "meer weten",
    "more",
    "naar de website",
    "open",
    "pagina",
    "read more",
    "site",
    "url",
    "verder",
    "verder lezen",
    "via deze link",
    "volg deze link",
    "weblink",
    "website",
    "zie hier",
];

/// The greatest length in bytes of a vague text, punctuation included.
const LONGEST_VAGUE: usize = 40;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    for link in &document.body.links {
        let place = Place::new(&document.head.at.path, link.span);
        let words = link.text.trim();
        if words.is_empty() {
            if !holds_picture(&document.body, link) {
                findings.push(empty_link::problem(place));
            }
        } else if is_vague(words) {
            findings.push(vague_link_text::problem(place, words));
        } else if is_bare_address(words) && !is_target_of_split_link(document, link) {
            findings.push(vague_link_text::bare_address(place));
        }
    }
}

/// Whether a link contains a picture. One without alternative text is reported as `missing-alt`, so
/// the link around it is not reported as empty too.
fn holds_picture(body: &Body, link: &Link) -> bool {
    let inside = |start: u32| (link.span.start..link.span.end).contains(&start);
    body.images.iter().any(|image| inside(image.span.start))
}

/// Whether the address is what follows `[tekst] (`, which did not become a link. That is reported as
/// `unformed-markdown`.
fn is_target_of_split_link(document: &Document, link: &Link) -> bool {
    let text = document.source.text().get(..link.span.range().start);
    let before = text.and_then(|text| text.strip_suffix('('));
    before.is_some_and(|before| before.trim_end().ends_with(']'))
}

fn is_vague(words: &str) -> bool {
    if words.len() > LONGEST_VAGUE {
        return false;
    }
    let plain: String = words
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // "→" or "…" leaves nothing, which is vague too.
    plain.is_empty() || VAGUE.contains(&plain.as_str())
}

fn is_bare_address(words: &str) -> bool {
    let words = words.to_lowercase();
    let has_scheme = words.starts_with("http://") || words.starts_with("https://");
    let has_path = words.contains('/') && words.split('/').next().is_some_and(is_domain);
    !words.contains(char::is_whitespace) && (has_scheme || words.starts_with("www.") || has_path)
}

/// Whether a word looks like a host name: parts separated by full stops, the last all letters.
fn is_domain(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or_default();
    let usable = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    word.contains('.')
        && word.chars().all(usable)
        && (2..=12).contains(&last.len())
        && last.chars().all(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_fit_any_link_are_vague() {
        for words in ["klik hier", "Hier", "Lees meer »", "» lees verder...", "→"] {
            assert!(is_vague(words), "{words}");
        }
        for words in [
            "Lees meer over het reisplan",
            "Hier staan de functies",
            "Aanmelden",
        ] {
            assert!(!is_vague(words), "{words}");
        }
    }

    #[test]
    fn an_address_is_bare_but_a_domain_name_is_not() {
        for words in [
            "https://voorbeeld.nl",
            "www.voorbeeld.nl",
            "voorbeeld.nl/lab/nieuws",
        ] {
            assert!(is_bare_address(words), "{words}");
        }
        for words in [
            "sportindebuurt.nl",
            "info@voorbeeld.nl",
            "en/of",
            "mbo/hbo",
            "de site www",
        ] {
            assert!(!is_bare_address(words), "{words}");
        }
    }
}
