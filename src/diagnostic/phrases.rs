//! Turns of phrase that several rules share.

use super::codes::text;
use super::text::list;
use super::{Text, nearest};

/// The most values that a help lists; a longer list helps nobody.
const LONGEST_LIST: usize = 8;

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

/// The nearest known value, else the list when it is short.
pub(super) fn offer(written: &str, known: &[&str]) -> Option<Text> {
    match nearest(written, known.iter().copied()) {
        Some(near) => Some(did_you_mean(near)),
        None if (1..=LONGEST_LIST).contains(&known.len()) => Some(choose_from(known)),
        None => None,
    }
}

/// The nearest known value when no other is near as well, so that a machine may take it to be
/// meant.
pub(super) fn only_near<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let near = nearest(written, known.iter().copied())?;
    let others = known.iter().copied().filter(|other| *other != near);
    nearest(written, others).is_none().then_some(near)
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

    #[test]
    fn two_near_neighbours_are_a_guess() {
        assert_eq!(only_near("tittel", &["titel", "tekst"]), Some("titel"));
        assert_eq!(only_near("mod", &["mo", "mode"]), None);
    }

    #[test]
    fn a_short_list_is_given_whole() {
        let offered = offer("blauw", &["ja", "nee", "nvt"]);
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
