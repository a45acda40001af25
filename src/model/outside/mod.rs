//! Addresses outside the project: web addresses, mail addresses, telephone numbers.
//!
//! One judgement for every key and every text. The crate `url` decides what an address is; browsers
//! follow the same standard, which accepts nearly anything (`https:/www.vsg.nl` is an address, and
//! `https://https://www.vsg.nl` is one on the host `https`). So before that it is asked what an
//! editor cannot have meant. Each answer is a reason of its own, with the address that was meant
//! where that is clear.

mod host;
mod mail;
mod phone;
mod web;

pub(crate) use self::host::{SiteHost, site_host};
use crate::diagnostic::codes::invalid_value::address::{AddressFault, BadAddress, Correction};

/// The addresses that a place can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accepted {
    /// A web address.
    Web,
    /// A web address, or `mailto:` with a mail address.
    WebOrMailto,
    /// A bare mail address.
    Mail,
    /// Anything that a link can lead to. Only what was clearly meant as an address outside the
    /// project is judged; the rest is a path.
    Link,
    /// The same, in a text, where an address without a scheme is a path to a file.
    LinkInText,
}

/// The most corrections that are applied to one address.
const MAX_CORRECTIONS: usize = 8;

/// What is wrong with an address, and how to go on from there.
struct Flaw {
    fault: AddressFault,
    next: Option<Correction>,
}

impl Flaw {
    /// A flaw that only a person can mend.
    fn new(fault: AddressFault) -> Self {
        Self { fault, next: None }
    }

    /// A flaw that this text is free of.
    fn certain(fault: AddressFault, text: impl Into<String>) -> Self {
        Self::mended(fault, text, true)
    }

    /// A flaw that this text is free of, which drops something or is a guess.
    fn guess(fault: AddressFault, text: impl Into<String>) -> Self {
        Self::mended(fault, text, false)
    }

    fn mended(fault: AddressFault, text: impl Into<String>, is_safe: bool) -> Self {
        let text = text.into();
        Self {
            fault,
            next: Some(Correction { text, is_safe }),
        }
    }

    /// The same flaw in a part of an address; `whole` puts the part into the address.
    fn within(self, whole: impl FnOnce(&str) -> String) -> Self {
        let next = self.next.map(|next| Correction {
            text: whole(&next.text),
            ..next
        });
        Self { next, ..self }
    }
}

/// Judges an address, without spaces around it.
///
/// # Errors
/// The first thing that is wrong, with the address after all corrections if that is a good one.
/// A scheme that links cannot have is another rule's.
pub(crate) fn judge(written: &str, accepted: Accepted) -> Result<(), BadAddress> {
    let Some(Flaw { fault, next }) = first_flaw(written, accepted) else {
        return Ok(());
    };
    let mut correction = next;
    for _ in 0..MAX_CORRECTIONS {
        let Some(found) = correction else { break };
        let Some(flaw) = first_flaw(&found.text, accepted) else {
            let correction = Some(found);
            return Err(BadAddress { fault, correction });
        };
        correction = flaw.next.map(|next| Correction {
            is_safe: next.is_safe && found.is_safe,
            ..next
        });
    }
    Err(BadAddress {
        fault,
        correction: None,
    })
}

fn first_flaw(written: &str, accepted: Accepted) -> Option<Flaw> {
    if accepted == Accepted::Mail {
        return mail::flaw(written);
    }
    if mail::scheme(written).is_some() {
        return match accepted {
            Accepted::Web => Some(Flaw::new(AddressFault::MailForWeb)),
            _ => mail::flaw_of_mailto(written),
        };
    }
    if phone::number(written).is_some() {
        return match accepted {
            Accepted::Web => Some(Flaw::new(AddressFault::PhoneForWeb)),
            Accepted::WebOrMailto => Some(Flaw::new(AddressFault::NotWebOrMail)),
            _ => phone::flaw(written),
        };
    }
    web::flaw(written, accepted)
}

/// A character that has no shape: nobody sees it, and it makes another address.
fn invisible(written: &str) -> Option<Flaw> {
    let is_invisible = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || (c.is_control() && !c.is_whitespace())
    };
    let first = written.chars().find(|c| is_invisible(*c))?;
    let visible: String = written.chars().filter(|c| !is_invisible(*c)).collect();
    Some(Flaw::certain(AddressFault::Invisible(first), visible))
}

/// What is put before an address in a sentence.
const ENCLOSING: [char; 9] = ['<', '(', '"', '“', '„', '‘', '\'', '«', '{'];

/// Quotes, brackets and marks of a sentence around an address.
fn surroundings(written: &str) -> Option<Flaw> {
    let first = written.chars().next()?;
    if ENCLOSING.contains(&first) {
        let inner = written.trim_start_matches(first).trim_start();
        return Some(Flaw::certain(AddressFault::Enclosed(first), inner));
    }
    if written.ends_with('…') || written.ends_with("..") {
        return Some(Flaw::new(AddressFault::Shortened));
    }
    let last = written.chars().next_back()?;
    let opens = |open: char| written.matches(open).count();
    let is_unmatched = |open: char| written.matches(last).count() > opens(open);
    let is_stray = match last {
        ')' => is_unmatched('('),
        ']' => is_unmatched('['),
        '}' => is_unmatched('{'),
        c => ">,;\"”“’‘'»`.".contains(c),
    };
    if !is_stray {
        return None;
    }
    let inner = &written[..written.len() - last.len_utf8()];
    let fault = AddressFault::Trailing(last);
    // A path may end in a full stop (`…/wiki/N.V.`), the name of a site cannot.
    let has_path = || {
        inner
            .split_once("//")
            .is_some_and(|(_, rest)| rest.contains('/'))
    };
    Some(match last == '.' && has_path() {
        true => Flaw::guess(fault, inner),
        false => Flaw::certain(fault, inner.trim_end()),
    })
}

/// Whether what could be a site is the name of a file.
fn is_file_name(site: &str) -> bool {
    let extension = site.rsplit('.').next().unwrap_or_default().to_lowercase();
    matches!(
        &*extension,
        "md" | "yaml" | "html" | "pdf" | "docx" | "jpg" | "jpeg" | "png" | "webp" | "svg"
    )
}

/// A text with each `%` that begins no escape as `%25`; `None` when there is none.
fn with_percent_signs(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_escape = |at: usize| {
        let digits = bytes.get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let mut mended = String::new();
    let mut copied = 0;
    for (at, _) in text.match_indices('%') {
        if !is_escape(at) {
            mended.push_str(&text[copied..at]);
            mended.push_str("%25");
            copied = at + 1;
        }
    }
    (copied > 0).then(|| mended + &text[copied..])
}

#[cfg(test)]
mod tests;
