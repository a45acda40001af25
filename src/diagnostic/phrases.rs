//! Parts of messages that several rules share.

use super::codes::text;
use super::text::quoted_list;
use super::{Example, Suggestion, Text};

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

/// Suggests the nearest known name, else all known names if they are few.
pub(super) fn offer(suggestion: &Suggestion<'_>) -> Option<Text> {
    match (suggestion.near(), suggestion.choices()) {
        (Some(near), _) => Some(did_you_mean(near)),
        (None, []) => None,
        (None, choices) => Some(choose_from(choices)),
    }
}

/// Whether the correction of a name keeps its numbers and words, and changes letters within a word
/// only, so that it may be applied without asking.
pub(super) fn keeps_numbers(written: &str, corrected: &str) -> bool {
    let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
    let parts = |text: &str| text.split(|c: char| !c.is_alphanumeric()).count();
    digits(written) == digits(corrected) && parts(written) <= parts(corrected)
}

/// Adds an example to a help text that has the form of a sentence.
pub(super) fn with_example(help: &Text, example: Option<Example>) -> Text {
    let (dutch, english) = (help.dutch(), help.english());
    match example.map(Example::lines) {
        None => text!("{dutch}", "{english}"),
        Some(lines) => text!(
            "{dutch}. Bijvoorbeeld:\n{lines}",
            "{english}. For example:\n{lines}"
        ),
    }
}

/// Says how to write that something costs nothing.
pub(super) fn price_of_nothing() -> Text {
    Text::new(
        "Een prijs is meer dan 0. Is het voor iedereen gratis, schrijf dan: kosten: gratis. Is het \
         voor sommigen gratis, zet dat dan bij een prijs die er wel is:\ntoelichting: Voor leden van de \
         bond is het gratis.",
        "A price is above 0. If it is free for everyone, write: kosten: gratis. If it is free for some, \
         say so at a price that there is:\ntoelichting: Voor leden van de bond is het gratis.",
    )
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
    use crate::diagnostic::Names;

    #[test]
    fn a_name_with_two_near_names_is_ambiguous() {
        let titles = Names::new(["titel", "tekst"]);
        assert_eq!(titles.suggest("tittel").only_near(), Some("titel"));
        assert_eq!(Names::new(["mo", "mode"]).suggest("mod").only_near(), None);
    }

    #[test]
    fn a_short_list_is_suggested_as_a_whole() {
        let names = Names::new(["ja", "nee", "nvt"]);
        let help = offer(&names.suggest("blauw"));
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
