//! Words as ids: those of headings, and of files that are named after their title.

use std::collections::HashMap;
use std::collections::HashSet;

use deunicode::deunicode;

use super::body::Heading;

/// Which ids a text may have, so that it can stand on a page beside what else is there.
#[derive(Clone, Copy)]
pub struct HeadingIds<'a> {
    /// What every id begins with.
    pub prefix: &'a str,
    /// Whether the page has an id for something else than a heading of the text. None that begins
    /// with `kop-`.
    pub is_taken: &'a dyn Fn(&str) -> bool,
}

impl HeadingIds<'_> {
    /// All: the text stands alone.
    pub const ALL: Self = Self {
        prefix: "",
        is_taken: &|_| false,
    };
}

/// What a heading is called that has no letters, and what comes before a name that is taken.
const FALLBACK_ID: &str = "kop";

/// Gives every heading an id. Those that an author gave come first, so that a link to one never
/// breaks because another heading happens to have its words.
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

/// An id that an author gave, without the signs that would end the attribute it stands in.
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
    // A page may keep all ids that begin alike for itself, and then no number makes one free.
    if (ids.is_taken)(&base) {
        base = format!("{}{FALLBACK_ID}-{id}", ids.prefix);
    }
    let mut candidate = base.clone();
    // Where an id stopped counting is remembered, so that a thousand headings with the same words
    // do not count to a thousand each.
    let count = repeats.entry(base.clone()).or_insert(1);
    while (ids.is_taken)(&candidate) || !taken.insert(candidate.clone()) {
        *count += 1;
        candidate = format!("{base}-{count}");
    }
    candidate.into()
}

/// Words as an id: lower-case ASCII letters and digits, with single hyphens between them. It is
/// empty when there are none.
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
    fn words_become_ids() {
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
    fn ids_are_unique_and_given_ones_stay() {
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
    fn what_the_page_has_for_itself_is_no_id_of_a_heading() {
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
    fn a_given_id_cannot_end_its_attribute() {
        let headings = [("Kop", Some("a\"onclick=x")), ("Kop", Some("<>"))];
        assert_eq!(ids(&headings, HeadingIds::ALL), ["aonclickx", "kop"]);
    }
}
