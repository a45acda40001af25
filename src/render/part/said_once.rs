//! What is not known of most courses of a list, so that it can be said once, above them, and not on
//! every card.

use crate::diagnostic::join_list;
use std::collections::HashMap;

/// What is said once of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct SaidOnce {
    /// In a sentence: `Van het meeste aanbod zijn datum en prijs nog niet bekend.`
    pub(in crate::render) sentence: String,
    things: Vec<&'static str>,
}

impl SaidOnce {
    /// What can be said once of a list of courses, of each of which is given what is not known. It
    /// is worth saying when it spares more than half of the cards the saying; then the cards that
    /// it does not cover speak for themselves.
    pub(in crate::render) fn of(unknown: &[&[&'static str]]) -> Option<Self> {
        let mut counts: HashMap<&[&str], usize> = HashMap::new();
        for things in unknown {
            *counts.entry(*things).or_default() += 1;
        }
        let alike = |things: &[&str]| counts.get(things).copied().unwrap_or_default();
        let said = unknown.iter().filter(|things| !things.is_empty());
        let most = said.max_by_key(|things| (alike(things), things.len()))?;
        let mut once = Self {
            sentence: String::new(),
            things: most.to_vec(),
        };
        let spared = unknown.iter().filter(|things| once.covers(things)).count();
        if spared < 2 || spared * 2 <= unknown.len() {
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

    /// Whether a card need not say any more what is not known.
    pub(in crate::render) fn covers(&self, unknown: &[&'static str]) -> bool {
        !unknown.is_empty() && unknown.iter().all(|thing| self.things.contains(thing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(unknown: &[&[&'static str]]) -> Option<String> {
        SaidOnce::of(unknown).map(|once| once.sentence)
    }

    #[test]
    fn what_all_lack_is_said_of_all() {
        let both: &[&str] = &["datum", "prijs"];
        assert_eq!(
            said(&[both, both]).as_deref(),
            Some("Van dit aanbod zijn datum en prijs nog niet bekend.")
        );
        assert_eq!(
            said(&[&["prijs"], &["prijs"]]).as_deref(),
            Some("Van dit aanbod is de prijs nog niet bekend.")
        );
    }

    #[test]
    fn a_card_that_lacks_less_is_covered_and_one_that_lacks_more_is_not() {
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
    fn where_most_is_known_every_card_speaks_for_itself() {
        assert_eq!(said(&[]), None);
        assert_eq!(said(&[&["prijs"]]), None);
        assert_eq!(said(&[&["prijs"], &["prijs"], &[], &[]]), None);
    }
}
