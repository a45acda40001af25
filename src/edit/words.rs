//! A plan in words.

use super::addresses::{AddressEffect, AddressEffects};
use super::plan::{EditPlan, FileChange};
use crate::diagnostic::{Language, join_list};

/// The maximum number of characters of a changed text that are shown.
const MAX_SHOWN: usize = 60;

/// The maximum number of addresses that are listed under one heading.
const MAX_ADDRESSES: usize = 30;

impl EditPlan {
    /// The plan as lines under headings: files, changed places, addresses.
    pub fn describe(&self, language: Language) -> String {
        let mut text = String::new();
        let changes = self.changes.iter();
        let moved = changes.clone().filter_map(|change| match change {
            FileChange {
                from: Some(from),
                to: Some(to),
                ..
            } if from != to => Some(format!("{from} → {to}")),
            _ => None,
        });
        section(&mut text, heading(language, "Verplaatst", "Moved"), moved);
        let removed = changes
            .clone()
            .filter_map(|change| match (&change.from, &change.to) {
                (Some(from), None) => Some(from.to_string()),
                _ => None,
            });
        section(
            &mut text,
            heading(language, "Weggehaald", "Removed"),
            removed,
        );
        let created = changes
            .clone()
            .filter_map(|change| match (&change.from, &change.to) {
                (None, Some(to)) => Some(to.to_string()),
                _ => None,
            });
        section(&mut text, heading(language, "Nieuw", "New"), created);
        let edited = changes.flat_map(|change| edited_lines(change, language));
        section(&mut text, heading(language, "Veranderd", "Changed"), edited);
        self.effects.describe(&mut text, language);
        text
    }
}

impl AddressEffects {
    fn describe(&self, text: &mut String, language: Language) {
        let redirected = self.redirected.iter().map(|effect| {
            let to = effect
                .to
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            format!(
                "{} → {to}{}",
                effect.address,
                self.sites_of(effect, language)
            )
        });
        section(
            text,
            heading(language, "Voortaan doorgestuurd", "Redirected from now on"),
            shortened(redirected.collect(), language),
        );
        let gone = self
            .gone
            .iter()
            .map(|effect| format!("{}{}", effect.address, self.sites_of(effect, language)));
        section(
            text,
            heading(
                language,
                "Deze adressen zijn er dan niet meer",
                "These addresses will be gone",
            ),
            shortened(gone.collect(), language),
        );
    }

    /// ` (op Noord en Oost)`; nothing for all sites.
    fn sites_of(&self, effect: &AddressEffect, language: Language) -> String {
        if effect.sites.len() == self.sites {
            return String::new();
        }
        let names: Vec<&str> = effect.sites.iter().map(String::as_str).collect();
        match language {
            Language::Dutch => format!(" (op {})", join_list(&names, "en")),
            Language::English => format!(" (on {})", join_list(&names, "and")),
        }
    }
}

fn heading(language: Language, dutch: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}

fn section(text: &mut String, heading: &str, lines: impl IntoIterator<Item = String>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_none() {
        return;
    }
    text.push_str(&format!("{heading}:\n"));
    for line in lines {
        text.push_str(&format!("  {line}\n"));
    }
}

fn shortened(mut lines: Vec<String>, language: Language) -> Vec<String> {
    let rest = lines.len().saturating_sub(MAX_ADDRESSES);
    lines.truncate(MAX_ADDRESSES);
    if rest > 0 {
        lines.push(match language {
            Language::Dutch => format!("en nog {rest}"),
            Language::English => format!("and {rest} more"),
        });
    }
    lines
}

/// `content/aanbod/a.md:12: “../b.md” → “../c.md”`, for each edit of a file.
fn edited_lines(change: &FileChange, language: Language) -> Vec<String> {
    let Some(path) = &change.from else {
        return Vec::new();
    };
    let edits = change.edits.iter().map(|edit| {
        let (old, new) = (shown(&edit.old), shown(&edit.new));
        let what = match (
            edit.old.trim().is_empty(),
            edit.new.trim().is_empty(),
            language,
        ) {
            (true, _, Language::Dutch) => format!("{new} erbij"),
            (true, _, Language::English) => format!("added {new}"),
            (_, true, Language::Dutch) => format!("{old} weg"),
            (_, true, Language::English) => format!("removed {old}"),
            _ => format!("{old} → {new}"),
        };
        format!("{path}:{}: {what}", edit.line)
    });
    edits.collect()
}

/// A text in quotes, on one line and shortened.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_start_matches(", ");
    match line.chars().count() > MAX_SHOWN {
        true => format!("“{}…”", line.chars().take(MAX_SHOWN).collect::<String>()),
        false => format!("“{line}”"),
    }
}
