//! Changed texts in words, and what stands for itself in Markdown.

use super::report::TextChange;

/// How many words around a change in a long text are quoted.
const CONTEXT: usize = 5;

/// After how many words a quoted text is cut off.
const LONGEST: usize = 40;

/// How many parts of a longer change are quoted.
const SHOWN_PARTS: usize = 3;

/// A change as a line of Markdown: `“oud” wordt “nieuw”`.
pub(super) fn text_change(change: &TextChange) -> String {
    escaped(&in_words(change))
}

/// A change in words: `“oud” wordt “nieuw”`.
pub fn in_words(change: &TextChange) -> String {
    match (change.before.as_slice(), change.now.as_slice()) {
        ([], now) => format!("Erbij: {}", quoted(now)),
        (before, []) => format!("Weg: {}", quoted(before)),
        ([before], [now]) => {
            let (before, now) = focused(before, now);
            format!("{before} wordt {now}")
        }
        (before, now) => format!("{} wordt {}", quoted(before), quoted(now)),
    }
}

fn quoted(parts: &[String]) -> String {
    let shown = parts.iter().take(SHOWN_PARTS);
    let shown: Vec<String> = shown
        .map(|part| excerpt(&part.split(' ').collect::<Vec<_>>(), 0, 0))
        .collect();
    let more = parts.len().saturating_sub(SHOWN_PARTS);
    match more {
        0 => shown.join(", "),
        more => format!("{} en nog {more}", shown.join(", ")),
    }
}

/// Two texts with the words around what differs.
fn focused(before: &str, now: &str) -> (String, String) {
    let old: Vec<&str> = before.split(' ').collect();
    let new: Vec<&str> = now.split(' ').collect();
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let start = old.iter().zip(&new).take_while(same).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev());
    let end = end.take(rest).take_while(same).count();
    (excerpt(&old, start, end), excerpt(&new, start, end))
}

/// A quoted text without all but a few of the words that it has in common with another, at its start
/// and its end.
fn excerpt(words: &[&str], start: usize, end: usize) -> String {
    let from = match start > CONTEXT + 1 {
        true => start - CONTEXT,
        false => 0,
    };
    let to = match end > CONTEXT + 1 {
        true => words.len() - end + CONTEXT,
        false => words.len(),
    };
    let to = to.min(from + LONGEST);
    let text = words.get(from..to).unwrap_or(words).join(" ");
    let before = if from > 0 { "“… " } else { "" };
    let after = if to < words.len() { " …”" } else { "" };
    format!("{before}{text}{after}")
}

/// A text in which no character has a meaning in Markdown. A name after an `@` would be notified.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '@' => escaped.push_str("&#64;"),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(before: &[&str], now: &[&str]) -> String {
        let own = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect();
        text_change(&TextChange {
            before: own(before),
            now: own(now),
        })
    }

    #[test]
    fn a_word_in_a_long_text_is_shown_with_the_words_around_it() {
        let text = |word: &str| {
            format!(
                "“Een twee drie vier vijf zes zeven acht {word} tien elf twaalf dertien veertien vijftien zestien.”"
            )
        };
        assert_eq!(
            change(&[&text("negen")], &[&text("9")]),
            "“… vier vijf zes zeven acht negen tien elf twaalf dertien veertien …” wordt \
             “… vier vijf zes zeven acht 9 tien elf twaalf dertien veertien …”"
        );
        assert_eq!(change(&["“A b”"], &["“A c”"]), "“A b” wordt “A c”");
        assert_eq!(change(&["“A a a”"], &["“A a”"]), "“A a a” wordt “A a”");
    }

    #[test]
    fn what_is_new_or_gone_is_called_so() {
        assert_eq!(change(&[], &["“Nieuw”"]), "Erbij: “Nieuw”");
        assert_eq!(change(&["“Oud”"], &[]), "Weg: “Oud”");
    }

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        assert_eq!(
            escaped("*a* <b> @c #1 [d]"),
            "\\*a\\* &lt;b> &#64;c \\#1 \\[d\\]"
        );
    }
}
