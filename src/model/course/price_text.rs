//! Prices that are written as a text: `€ 125 per deelnemer`.
//!
//! The amount is read where it is certain, so that the message can show the block to write.

use crate::syntax::yaml::{YamlContext, quoted, yaml_scalar};

/// A price as far as a text gives it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PriceText<'t> {
    written: &'t str,
    /// The amount, with a point for the cents and without thousands separators.
    amount: String,
    /// Whether the digits of the amount are those of the text, in its notation but for the comma.
    is_exact: bool,
    /// The unit, if the text names it.
    per: Option<&'static str>,
    /// The unit to assume if the text names none.
    default_per: &'static str,
    /// Whether the text says nothing but the amount and the unit.
    is_complete: bool,
}

/// Reads a price from a text that holds one amount; `None` for any other text. `units` are the words
/// that can follow "per", the most common one first.
pub(super) fn parse<'t>(written: &'t str, units: &[&'static str]) -> Option<PriceText<'t>> {
    let start = written.find(|c: char| c.is_ascii_digit())?;
    let is_amount = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let rest = written.get(start..)?;
    let end = rest.find(|c| !is_amount(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    if after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = number.trim_end_matches(['.', ',']);
    let (amount, is_exact) = amount(number)?;
    let lower = after.to_lowercase();
    let (per, rest) = unit(lower.trim_start_matches(['.', ',', '-', ' ', '–']), units);
    let before = written.get(..start)?.trim();
    let is_complete = matches!(before, "" | "€") && rest.trim().is_empty();
    Some(PriceText {
        written,
        amount,
        is_exact,
        per,
        default_per: units.first()?,
        is_complete,
    })
}

/// A number in Dutch notation as one in YAML, and whether only its comma differs.
fn amount(number: &str) -> Option<(String, bool)> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, cents) = match number.rsplit_once([',', '.']) {
        Some((whole, cents)) if cents.len() <= 2 => (whole, Some(cents)),
        _ => (number, None),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    if !groups.iter().all(|group| digits(group)) || !is_grouped || !cents.is_none_or(digits) {
        return None;
    }
    let whole = groups.concat();
    let amount = match cents {
        Some(cents) => format!("{whole}.{cents}"),
        None => whole,
    };
    Some((amount, groups.len() == 1))
}

/// The unit that a text begins with, and the rest.
fn unit<'t>(text: &'t str, units: &[&'static str]) -> (Option<&'static str>, &'t str) {
    let named = text.strip_prefix("per ").map(str::trim_start);
    let unit = units
        .iter()
        .find_map(|unit| Some((*unit, named?.strip_prefix(unit)?)));
    match unit {
        Some((unit, rest)) => (Some(unit), rest),
        None => (None, text),
    }
}

impl PriceText<'_> {
    /// Whether the block says what the text says, so that it may replace it without asking.
    pub(super) fn is_certain(&self) -> bool {
        self.is_exact && self.per.is_some() && self.is_complete
    }

    /// The lines of the block, each after a line end and `indentation` spaces.
    pub(super) fn block(&self, indentation: usize) -> String {
        let indent = " ".repeat(indentation);
        let lines = self.entries(YamlContext::Line);
        let lines = lines
            .iter()
            .map(|(key, value)| format!("\n{indent}{key}: {value}"));
        lines.collect()
    }

    /// The block on one line.
    pub(super) fn flow(&self) -> String {
        let entries = self.entries(YamlContext::Flow);
        let entries: Vec<String> = entries
            .iter()
            .map(|(key, value)| format!("{key}: {value}"))
            .collect();
        format!("{{{}}}", entries.join(", "))
    }

    fn entries(&self, context: YamlContext) -> Vec<(&'static str, String)> {
        let per = self.per.unwrap_or(self.default_per);
        let mut entries = vec![("bedrag", self.amount.clone()), ("per", per.to_owned())];
        if !self.is_complete {
            let note = match context {
                YamlContext::Line => yaml_scalar(self.written, context),
                YamlContext::Flow => quoted(self.written),
            };
            entries.push(("toelichting", note));
        }
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_and_its_unit_are_read_from_a_text() {
        let units = ["deelnemer", "groep", "organisatie"];
        let flow = |text| parse(text, &units).map(|price| (price.flow(), price.is_certain()));
        let certain = [
            ("€ 125 per deelnemer", "{bedrag: 125, per: deelnemer}"),
            ("€125,- per groep", "{bedrag: 125, per: groep}"),
            (
                "125,50 per organisatie",
                "{bedrag: 125.50, per: organisatie}",
            ),
        ];
        for (text, block) in certain {
            assert_eq!(flow(text), Some((block.to_owned(), true)), "{text}");
        }
        let guessed = [
            ("€ 125", "{bedrag: 125, per: deelnemer}"),
            ("€ 1.250 per groep", "{bedrag: 1250, per: groep}"),
            (
                "125 euro",
                "{bedrag: 125, per: deelnemer, toelichting: \"125 euro\"}",
            ),
            (
                "ca. 100",
                "{bedrag: 100, per: deelnemer, toelichting: \"ca. 100\"}",
            ),
            (
                "€125,- p.p.",
                "{bedrag: 125, per: deelnemer, toelichting: \"€125,- p.p.\"}",
            ),
        ];
        for (text, block) in guessed {
            assert_eq!(flow(text), Some((block.to_owned(), false)), "{text}");
        }
        for text in ["gratis voor leden", "100 tot 200 euro", "1.25.0", "€ "] {
            assert_eq!(flow(text), None, "{text}");
        }
    }
}
