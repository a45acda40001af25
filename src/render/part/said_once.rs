//! States what is unknown of the courses in a list once, above the list, instead of on each card.

use crate::diagnostic::join_list;
use rustc_hash::FxHashMap;

/// The unknowns stated above a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct SaidOnce {
    /// The sentence: `Van het meeste aanbod zijn datum en prijs nog niet bekend.`
    pub(in crate::render) sentence: String,
}

impl SaidOnce {
    /// The sentence for a list, given the unknowns of each course: those that most courses share.
    /// `None` when a single course has unknowns, which its card then states itself.
    pub(in crate::render) fn of(unknown: &[&[&'static str]]) -> Option<Self> {
        let mut counts: FxHashMap<&[&str], usize> = FxHashMap::default();
        for things in unknown {
            *counts.entry(*things).or_default() += 1;
        }
        let alike = |things: &[&str]| counts.get(things).copied().unwrap_or_default();
        let lacking = || unknown.iter().filter(|things| !things.is_empty());
        let most = lacking().max_by_key(|things| (alike(things), things.len()))?;
        let is_covered = |things: &&&[&str]| things.iter().all(|thing| most.contains(thing));
        let covered = lacking().filter(is_covered).count();
        if lacking().count() < 2 {
            return None;
        }
        let group = if alike(most) == unknown.len() {
            "Van dit aanbod"
        } else if covered * 2 > unknown.len() {
            "Van het meeste aanbod"
        } else {
            "Van een deel van het aanbod"
        };
        let sentence = match most {
            [only] => format!("{group} is de {only} nog niet bekend."),
            things => format!("{group} zijn {} nog niet bekend.", join_list(things, "en")),
        };
        Some(Self { sentence })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence_of(unknown: &[&[&'static str]]) -> Option<String> {
        SaidOnce::of(unknown).map(|once| once.sentence)
    }

    #[test]
    fn an_unknown_of_all_courses_is_stated_of_all() {
        let both: &[&str] = &["datum", "prijs"];
        assert_eq!(
            sentence_of(&[both, both]).as_deref(),
            Some("Van dit aanbod zijn datum en prijs nog niet bekend.")
        );
        assert_eq!(
            sentence_of(&[&["prijs"], &["prijs"]]).as_deref(),
            Some("Van dit aanbod is de prijs nog niet bekend.")
        );
    }

    #[test]
    fn the_unknowns_that_most_courses_share_are_stated() {
        let both: &[&str] = &["datum", "prijs"];
        assert_eq!(
            sentence_of(&[both, both, &["prijs"], &["datum", "vorm"]]).as_deref(),
            Some("Van het meeste aanbod zijn datum en prijs nog niet bekend.")
        );
        assert_eq!(
            sentence_of(&[&["prijs"], &["prijs"], &[], &[]]).as_deref(),
            Some("Van een deel van het aanbod is de prijs nog niet bekend.")
        );
    }

    #[test]
    fn a_single_course_with_unknowns_states_them_itself() {
        assert_eq!(sentence_of(&[]), None);
        assert_eq!(sentence_of(&[&["prijs"]]), None);
        assert_eq!(sentence_of(&[&["prijs"], &[], &[]]), None);
    }
}
