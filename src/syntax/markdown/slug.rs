//! Derives ids from words: ids of headings, and names of files from their titles.

use std::collections::HashMap;
use std::collections::HashSet;

use deunicode::deunicode;

use super::body::Heading;

/// Constrains the ids of headings, so that they do not clash with other ids on the page.
#[derive(Clone, Copy)]
pub struct HeadingIds<'a> {
    /// The prefix of every id.
    pub prefix: &'a str,
    /// Whether the page uses an id for something other than a heading of the text. It must return
    /// false for ids that begin with `kop-`.
    pub is_taken: &'a dyn Fn(&str) -> bool,
}

impl HeadingIds<'_> {
    /// No constraint: the text is alone on its page.
    pub const ALL: Self = Self {
        prefix: "",
        is_taken: &|_| false,
    };
}

/// The id of a heading without letters, and the prefix of an id that is taken.
const FALLBACK_ID: &str = "kop";

/// Assigns an id to every heading. Explicit ids are assigned first, so that a link to one never
/// breaks because another heading happens to have the same words.
pub(super) fn assign_ids(
    headings: &mut [Heading],
    given: &[Option<Box<str>>],
    ids: HeadingIds<'_>,
) {
    let mut taken = HashSet::new();
    let mut repeats = HashMap::new();
    let mut without_id = Vec::new();
    for (heading, given) in headings.iter_mut().zip(given) {
        match given
            .as_deref()
            .map(without_unsafe_characters)
            .filter(|id| !id.is_empty())
        {
            Some(id) => heading.id = unique_id(&id, ids, &mut taken, &mut repeats),
            None => without_id.push(heading),
        }
    }
    for heading in without_id {
        let id = match slug(&heading.text) {
            id if id.is_empty() => FALLBACK_ID.to_owned(),
            id => id,
        };
        heading.id = unique_id(&id, ids, &mut taken, &mut repeats);
    }
}

/// An explicit id without the characters that would end its attribute.
fn without_unsafe_characters(id: &str) -> String {
    let is_plain = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    id.chars().filter(is_plain).collect()
}

fn unique_id(
    id: &str,
    ids: HeadingIds<'_>,
    taken: &mut HashSet<String>,
    repeats: &mut HashMap<String, usize>,
) -> Box<str> {
    let mut base = format!("{}{id}", ids.prefix);
    // A page may reserve all ids with a prefix, and then no number makes an id available.
    if (ids.is_taken)(&base) {
        base = format!("{}{FALLBACK_ID}-{id}", ids.prefix);
    }
    let mut candidate = base.clone();
    // The last number of each id is stored, so that a thousand headings with the same words do not
    // take quadratic time.
    let count = repeats.entry(base.clone()).or_insert(1);
    while (ids.is_taken)(&candidate) || !taken.insert(candidate.clone()) {
        *count += 1;
        candidate = format!("{base}-{count}");
    }
    candidate.into()
}

/// Converts text to lower-case ASCII letters and digits, with single hyphens between words. Returns
/// an empty string when the text has neither.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in deunicode(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn ids(headings: &[(&str, Option<&str>)], ids: HeadingIds<'_>) -> Vec<String> {
        let mut outline: Vec<Heading> = headings
            .iter()
            .map(|(text, _)| Heading {
                level: 2,
                id: "".into(),
                text: (*text).into(),
                span: Span::FILE,
            })
            .collect();
        let given: Vec<_> = headings.iter().map(|(_, id)| id.map(Into::into)).collect();
        assign_ids(&mut outline, &given, ids);
        outline
            .into_iter()
            .map(|heading| heading.id.into())
            .collect()
    }

    #[test]
    fn ids_are_derived_from_words() {
        let headings = [
            "Hoe ver is de cursus?",
            "Carrièrepad – functie A",
            "Foto's & film",
            "…!",
        ];
        let headings = headings.map(|text| (text, None));
        assert_eq!(
            ids(&headings, HeadingIds::ALL),
            [
                "hoe-ver-is-de-cursus",
                "carrierepad-functie-a",
                "fotos-film",
                "kop"
            ]
        );
        let accent = HeadingIds {
            prefix: "accent-",
            ..HeadingIds::ALL
        };
        assert_eq!(ids(&[("Kosten", None)], accent), ["accent-kosten"]);
    }

    #[test]
    fn ids_are_unique_and_explicit_ones_are_kept() {
        let headings = [
            ("Kosten", None),
            ("Kosten", None),
            ("Prijs", Some("kosten")),
            ("Kosten-2", None),
        ];
        assert_eq!(
            ids(&headings, HeadingIds::ALL),
            ["kosten-2", "kosten-3", "kosten", "kosten-2-2"]
        );
    }

    #[test]
    fn headings_avoid_ids_that_the_page_reserves() {
        let beside = HeadingIds {
            is_taken: &|id| id == "modules",
            ..HeadingIds::ALL
        };
        let headings = [
            ("Modules", None),
            ("Module", None),
            ("Deel", Some("modules")),
        ];
        let named = ["kop-modules-2", "module", "kop-modules"];
        assert_eq!(ids(&headings, beside), named);
        let all_alike = HeadingIds {
            is_taken: &|id| id.starts_with("uitvoering-"),
            ..HeadingIds::ALL
        };
        let headings = [("Uitvoering in de wijk", None); 2];
        let named = ["kop-uitvoering-in-de-wijk", "kop-uitvoering-in-de-wijk-2"];
        assert_eq!(ids(&headings, all_alike), named);
    }

    #[test]
    fn an_explicit_id_cannot_end_its_attribute() {
        let headings = [("Kop", Some("a\"onclick=x")), ("Kop", Some("<>"))];
        assert_eq!(ids(&headings, HeadingIds::ALL), ["aonclickx", "kop"]);
    }
}
