//! Parts of messages that several rules share.

use super::codes::text;
use super::text::quoted_list;
use super::{Text, nearest};

/// The maximum number of values that a help lists; nobody reads a longer list.
const MAX_LISTED: usize = 8;

/// The maximum number of characters that a message quotes of what an editor wrote.
const MAX_QUOTED: usize = 60;

/// Asks whether a known value was meant.
pub(super) fn did_you_mean(near: &str) -> Text {
    text!("Bedoelt u “{near}”?", "Did you mean “{near}”?")
}

/// Lists the values to choose from.
pub(super) fn choose_from(known: &[&str]) -> Text {
    let (dutch, english) = (quoted_list(known, "of"), quoted_list(known, "or"));
    text!("Kies {dutch}", "Choose {english}")
}

/// Suggests the nearest known value, else all known values if they are few.
pub(super) fn suggest(written: &str, known: &[&str]) -> Option<Text> {
    match nearest(written, known.iter().copied()) {
        Some(near) => Some(did_you_mean(near)),
        None if (1..=MAX_LISTED).contains(&known.len()) => Some(choose_from(known)),
        None => None,
    }
}

/// Returns the nearest known value if no other is near as well, so that a fix may assume that it
/// was meant.
pub(super) fn only_near_value<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let near = nearest(written, known.iter().copied())?;
    let others = known.iter().copied().filter(|other| *other != near);
    nearest(written, others).is_none().then_some(near)
}

/// Joins what an editor wrote into one line and truncates it if it is long.
pub(super) fn shorten(written: &str) -> String {
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MAX_QUOTED {
        return line;
    }
    let mut start: String = line.chars().take(MAX_QUOTED).collect();
    start.push('…');
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_two_near_values_is_ambiguous() {
        assert_eq!(
            only_near_value("tittel", &["titel", "tekst"]),
            Some("titel")
        );
        assert_eq!(only_near_value("mod", &["mo", "mode"]), None);
    }

    #[test]
    fn a_short_list_is_suggested_as_a_whole() {
        let help = suggest("blauw", &["ja", "nee", "nvt"]);
        assert_eq!(
            help.as_ref().map(Text::dutch),
            Some("Kies “ja”, “nee” of “nvt”")
        );
    }

    #[test]
    fn a_long_value_is_truncated_between_characters() {
        let quoted = shorten(&"é\n".repeat(80));
        assert_eq!(quoted.chars().count(), MAX_QUOTED + 1);
    }
}
