//! Bare web and mail addresses in a text, which become links.
//!
//! As in GitHub's dialect, the punctuation after an address is not part of it, and neither is a
//! bracket that does not belong to a pair inside it. `www.` without a scheme is text: what it would
//! lead to is a guess.

use std::ops::Range;

use memchr::memchr2;

/// A bare address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Autolink {
    /// Its range in the text.
    pub(super) range: Range<usize>,
    /// Whether it is a mail address.
    pub(super) is_mail: bool,
}

/// The bare addresses in a text, in order.
pub(super) fn find(text: &str) -> impl Iterator<Item = Autolink> {
    let (mut from, mut done) = (0, 0);
    std::iter::from_fn(move || {
        while let Some(at) = memchr2(b':', b'@', text.as_bytes().get(from..)?) {
            let at = from + at;
            let found = match text.as_bytes().get(at) {
                Some(b':') => web_address(text, done, at),
                _ => mail_address(text, done, at),
            };
            from = at + 1;
            if let Some(found) = found {
                (from, done) = (found.range.end, found.range.end);
                return Some(found);
            }
        }
        from = text.len();
        None
    })
}

/// The web address with the colon of its scheme at an offset, if there is one. It begins at `from`
/// or later.
fn web_address(text: &str, from: usize, colon: usize) -> Option<Autolink> {
    let rest = text.get(colon..)?.strip_prefix("://")?;
    let before = text.get(from..colon)?;
    let has_scheme = |scheme: &str| {
        let start = before.len().checked_sub(scheme.len())?;
        let found = before.get(start..)?.eq_ignore_ascii_case(scheme);
        (found && !before[..start].ends_with(char::is_alphanumeric)).then_some(from + start)
    };
    let start = has_scheme("https").or_else(|| has_scheme("http"))?;
    if !rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let length = trimmed_length(&rest[..rest.find(ends_address).unwrap_or(rest.len())]);
    Some(Autolink {
        range: start..text.len() - rest.len() + length,
        is_mail: false,
    })
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "<>\"“”„«»|`\\".contains(c)
}

/// The length of an address without the punctuation of the sentence around it.
fn trimmed_length(address: &str) -> usize {
    let count = |wanted: char| address.matches(wanted).count();
    let pairs = [('(', ')'), ('[', ']'), ('{', '}')];
    let mut surplus = pairs.map(|(open, close)| count(close).saturating_sub(count(open)));
    let mut length = address.len();
    while let Some(last) = address[..length].chars().next_back() {
        let bracket = pairs.iter().position(|(_, close)| *close == last);
        let is_outside = match bracket.and_then(|at| surplus.get_mut(at)) {
            Some(0) => false,
            Some(surplus) => {
                *surplus -= 1;
                true
            }
            None => "?!.,:;*_~'‘’…([{".contains(last),
        };
        if !is_outside {
            break;
        }
        length -= last.len_utf8();
    }
    length
}

/// The mail address with its `@` at an offset, if there is one. `mailto:` before it belongs to it.
fn mail_address(text: &str, from: usize, at: usize) -> Option<Autolink> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let before = text.get(from..at)?;
    let mut start = before.trim_end_matches(is_local).len();
    start += before[start..].len()
        - before[start..]
            .trim_start_matches(['.', '-', '_', '+'])
            .len();
    let after = text.get(at + 1..)?;
    let host =
        after[..after.find(|c| !is_host(c)).unwrap_or(after.len())].trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let is_top = top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_glued = before[..start].ends_with(|c: char| c.is_alphanumeric() || "/@=#".contains(c))
        || after[host.len()..].starts_with(['@', '_']);
    if start == before.len()
        || name.is_empty()
        || name.starts_with(['.', '-'])
        || !is_top
        || is_glued
    {
        return None;
    }
    let scheme = "mailto:";
    let with_scheme = start.checked_sub(scheme.len());
    let written = with_scheme.filter(|at| before.get(*at..start) == Some(scheme));
    Some(Autolink {
        range: from + written.unwrap_or(start)..at + 1 + host.len(),
        is_mail: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).map(|link| &text[link.range]).collect()
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        for (text, address) in [
            (
                "Zie https://www.vsg.nl/pad?x=1.",
                "https://www.vsg.nl/pad?x=1",
            ),
            ("(https://x.nl/a_(b))", "https://x.nl/a_(b)"),
            ("(zie https://x.nl/a).", "https://x.nl/a"),
            ("Kijk op HTTPS://x.nl/a, of niet", "HTTPS://x.nl/a"),
            ("'https://x.nl/l'atelier'!", "https://x.nl/l'atelier"),
            ("http://x.nl/?a[]=1&b=2;", "http://x.nl/?a[]=1&b=2"),
            ("„https://x.nl”", "https://x.nl"),
            ("https://x.nl/pad/…", "https://x.nl/pad/"),
            ("Mail info@vsg.nl.", "info@vsg.nl"),
            ("(info@vsg.nl)", "info@vsg.nl"),
            ("via mailto:info@vsg.nl?", "mailto:info@vsg.nl"),
            ("...a.b+c@d-e.nl-", "a.b+c@d-e.nl"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
        assert_eq!(
            found("a@b.nl,https://c.nl (d@e.nl)"),
            ["a@b.nl", "https://c.nl", "d@e.nl"]
        );
    }

    #[test]
    fn what_only_resembles_an_address_is_text() {
        for text in [
            "www.vsg.nl",
            "https://",
            "https:// x",
            "https://…",
            "xhttps://a.nl",
            "a@b",
            "@lab",
            "a@b.1",
            "x@.nl",
            "ftp://a.nl",
            "10:30",
            "a@-b.nl",
            "é@",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
