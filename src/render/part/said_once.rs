//! States what is unknown of most courses in a list once above the list instead of on every card.

use crate::diagnostic::join_list;
use std::collections::HashMap;

/// The unknowns stated above a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct SaidOnce {
    /// The sentence: `Van het meeste aanbod zijn datum en prijs nog niet bekend.`
    pub(in crate::render) sentence: String,
    things: Vec<&'static str>,
}

impl SaidOnce {
    /// The unknowns to state once for a list, given those of each course. `None` unless this covers
    /// more than half of the cards; the remaining cards state their own.
    pub(in crate::render) fn of(unknown: &[&[&'static str]]) -> Option<Self> {
        let mut counts: HashMap<&[&str], usize> = HashMap::new();
        for things in unknown {
            *counts.entry(*things).or_default() += 1;
        }
        let alike = |things: &[&str]| counts.get(things).copied().unwrap_or_default();
        let lacking = unknown.iter().filter(|things| !things.is_empty());
        let most = lacking.max_by_key(|things| (alike(things), things.len()))?;
        let mut once = Self {
            sentence: String::new(),
            things: most.to_vec(),
        };
        let covered = unknown.iter().filter(|things| once.covers(things)).count();
        if covered < 2 || covered * 2 <= unknown.len() {
            return None;
        }
        let group = match alike(most) == unknown.len() {
            true => "Van dit aanbod",
            false => "Van het meeste aanbod",
        };
        once.sentence = match once.things.as_slice() {
            [only] => format!("{group} is de {only} nog niet bekend."),
            things => format!("{group} zijn {} nog niet bekend.", join_list(things, "en")),
        };
        Some(once)
    }

    /// Whether the sentence covers all unknowns of a card.
    pub(in crate::render) fn covers(&self, unknown: &[&'static str]) -> bool {
        !unknown.is_empty() && unknown.iter().all(|thing| self.things.contains(thing))
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
    fn a_card_with_fewer_unknowns_is_covered_and_one_with_more_is_not() {
        let both: &[&str] = &["datum", "prijs"];
        let list: [&[&str]; 4] = [both, both, &["prijs"], &["datum", "vorm"]];
        let once = SaidOnce::of(&list).unwrap();
        assert_eq!(
            once.sentence,
            "Van het meeste aanbod zijn datum en prijs nog niet bekend."
        );
        let covered: Vec<bool> = list.iter().map(|unknown| once.covers(unknown)).collect();
        assert_eq!(covered, [true, true, true, false]);
    }

    #[test]
    fn no_sentence_when_most_is_known() {
        assert_eq!(sentence_of(&[]), None);
        assert_eq!(sentence_of(&[&["prijs"]]), None);
        assert_eq!(sentence_of(&[&["prijs"], &["prijs"], &[], &[]]), None);
    }
}
