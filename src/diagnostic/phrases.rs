//! Turns of phrase that several rules share.

use super::codes::text;
use super::text::list;
use super::{Suggestion, Text};

/// The most characters of what an editor wrote that a message repeats.
const LONGEST_QUOTE: usize = 60;

/// The question whether a known value was meant.
pub(super) fn did_you_mean(near: &str) -> Text {
    text!("Bedoelt u “{near}”?", "Did you mean “{near}”?")
}

/// The list to choose from.
pub(super) fn choose_from(known: &[&str]) -> Text {
    let (dutch, english) = (list(known, "of"), list(known, "or"));
    text!("Kies {dutch}", "Choose {english}")
}

/// The suggested name, else the list when it is short.
pub(super) fn offer(suggestion: &Suggestion<'_>) -> Option<Text> {
    match (suggestion.near(), suggestion.choices()) {
        (Some(near), _) => Some(did_you_mean(near)),
        (None, []) => None,
        (None, choices) => Some(choose_from(choices)),
    }
}

/// What an editor wrote on one line, cut short when it is long.
pub(super) fn shortened(written: &str) -> String {
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_QUOTE {
        return line;
    }
    let mut start: String = line.chars().take(LONGEST_QUOTE).collect();
    start.push('…');
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Names;

    #[test]
    fn two_near_neighbours_are_a_guess() {
        let titles = Names::new(["titel", "tekst"]);
        assert_eq!(titles.suggest("tittel").only_near(), Some("titel"));
        assert_eq!(Names::new(["mo", "mode"]).suggest("mod").only_near(), None);
    }

    #[test]
    fn a_short_list_is_given_whole() {
        let names = Names::new(["ja", "nee", "nvt"]);
        let offered = offer(&names.suggest("blauw"));
        assert_eq!(
            offered.as_ref().map(Text::dutch),
            Some("Kies “ja”, “nee” of “nvt”")
        );
    }

    #[test]
    fn a_long_value_is_cut_at_a_character() {
        let shown = shortened(&"é\n".repeat(80));
        assert_eq!(shown.chars().count(), LONGEST_QUOTE + 1);
    }
}
