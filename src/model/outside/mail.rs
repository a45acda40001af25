//! Mail addresses, bare and behind `mailto:` (RFC 6068).

use super::{Flaw, host, invisible, is_file_name, surroundings, with_percent_signs};
use crate::diagnostic::codes::invalid_value::address::AddressFault;
use crate::percent;

/// Words that are written for `mailto`, beside itself.
const MISSPELT: [&str; 8] = [
    "mail", "email", "maito", "mailt", "malto", "mailtoo", "mailo", "emailto",
];

/// Words that stand for `@`.
const DISGUISES: [&str; 6] = ["(at)", "[at]", "{at}", "(apenstaartje)", " at ", "(a)"];

/// The beginning of a `mailto:`, or what was meant as one, and what follows it.
pub(super) fn scheme(written: &str) -> Option<(bool, &str)> {
    let end = written.find(|c: char| !c.is_ascii_alphabetic())?;
    let (word, rest) = written.split_at(end);
    let word = word.to_ascii_lowercase();
    let after = rest.trim_start_matches([':', ';', '/', ' ']);
    let between = &rest[..rest.len() - after.len()];
    let is_separated = between.contains([':', ';']) || between.contains("//");
    match word == "mailto" && (between == ":" || (after.is_empty() && rest.starts_with(':'))) {
        true => Some((true, after)),
        false => {
            let is_meant = word == "mailto" || MISSPELT.contains(&&*word);
            (is_meant && is_separated && after.contains('@')).then_some((false, after))
        }
    }
}

/// Whether a text without a scheme is a mail address, perhaps with something wrong in its site.
pub(super) fn looks_like_one(written: &str) -> bool {
    let parts = written.split_once('@');
    parts.is_some_and(|(name, site)| {
        !name.is_empty()
            && !name.contains(['/', '\\', ':'])
            && !name.contains(char::is_whitespace)
            && !site.contains(['/', '\\', '@'])
            && site.contains('.')
            && !is_file_name(site)
    })
}

/// What is wrong with a `mailto:`.
pub(super) fn flaw_of_mailto(written: &str) -> Option<Flaw> {
    let (is_spelt, rest) = scheme(written)?;
    if let Some(flaw) = invisible(written) {
        return Some(flaw);
    }
    if !is_spelt {
        return Some(Flaw::certain(
            AddressFault::MisspeltMailto,
            format!("mailto:{rest}"),
        ));
    }
    if let Some(flaw) = surroundings(rest) {
        return Some(flaw.within(|rest| format!("mailto:{rest}")));
    }
    if let Some((_, inner)) = scheme(rest) {
        return Some(Flaw::certain(
            AddressFault::MisspeltMailto,
            format!("mailto:{inner}"),
        ));
    }
    let (addresses, query) = match rest.split_once('?') {
        Some((addresses, query)) => (addresses, Some(query)),
        None => (rest, None),
    };
    if addresses.is_empty() {
        return Some(Flaw::new(AddressFault::EmptyMailto));
    }
    let tail = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut before = String::from("mailto:");
    for (at, address) in addresses.split(',').enumerate() {
        let separator = if at > 0 { "," } else { "" };
        let address_end = before.len() - "mailto:".len() + separator.len() + address.len();
        let after = addresses.get(address_end..).unwrap_or_default();
        let decoded = percent::decoded(address).unwrap_or_default();
        // Spaces around the comma of a list are as wrong as in an address.
        if let Some(flaw) = flaw(&decoded) {
            let start = format!("{before}{separator}");
            return Some(flaw.within(|address| format!("{start}{address}{after}{tail}")));
        }
        before.push_str(separator);
        before.push_str(address);
    }
    let query = query?;
    let mended = escaped_query(query)?;
    let text = format!("mailto:{addresses}?{mended}");
    Some(Flaw::certain(AddressFault::RawMailParameters, text))
}

/// The parameters of a `mailto:` with spaces and stray percent signs as escapes; `None` when they
/// need none.
fn escaped_query(query: &str) -> Option<String> {
    let percent = with_percent_signs(query);
    let query = percent.as_deref().unwrap_or(query);
    let is_raw = |c: char| c.is_whitespace() || "<>\"`".contains(c);
    if !query.contains(is_raw) {
        return percent;
    }
    let escape = |c: char| match is_raw(c) {
        true if c.is_whitespace() => "%20".to_owned(),
        true => percent::component(&c.to_string()),
        false => c.to_string(),
    };
    Some(query.chars().map(escape).collect())
}

/// What is wrong with a bare mail address.
pub(super) fn flaw(written: &str) -> Option<Flaw> {
    if let Some(flaw) = invisible(written) {
        return Some(flaw);
    }
    if let Some((_, rest)) = scheme(written) {
        return Some(match rest.split_once('?') {
            Some((address, _)) => Flaw::guess(AddressFault::MailtoPrefix, address),
            None => Flaw::certain(AddressFault::MailtoPrefix, rest),
        });
    }
    let lower = written.to_ascii_lowercase();
    let has_at = written.contains('@');
    if lower.contains("://") || (lower.starts_with("www.") && !has_at) {
        return Some(Flaw::new(AddressFault::WebForMail));
    }
    if let Some(flaw) = several(written) {
        return Some(flaw);
    }
    if let (Some(open), Some(close)) = (written.find('<'), written.rfind('>'))
        && 0 < open
        && open < close
    {
        let inner = &written[open + 1..close];
        return Some(Flaw::guess(AddressFault::DisplayName, inner));
    }
    if let Some(flaw) = surroundings(written) {
        return Some(flaw);
    }
    if !has_at {
        let found = DISGUISES.iter().find(|word| lower.contains(**word));
        return Some(
            match found.and_then(|word| Some((word, lower.find(*word)?))) {
                Some((word, at)) => {
                    let (name, site) = (&written[..at], &written[at + word.len()..]);
                    let text = format!("{}@{}", name.trim_end(), site.trim_start());
                    Flaw::guess(AddressFault::Disguised, text)
                }
                None => Flaw::new(AddressFault::NoAt),
            },
        );
    }
    if written.contains("@@") {
        let text = written.replace("@@", "@");
        return Some(Flaw::certain(AddressFault::DoubledAt, text));
    }
    if written.contains(char::is_whitespace) {
        if let Some(word) = written.split_whitespace().find(|word| looks_like_one(word)) {
            return Some(Flaw::guess(AddressFault::SpaceInMail, word.to_owned()));
        }
        let text: String = written.chars().filter(|c| !c.is_whitespace()).collect();
        return Some(Flaw::certain(AddressFault::SpaceInMail, text));
    }
    name_and_site(written)
}

/// Two addresses in one.
fn several(written: &str) -> Option<Flaw> {
    let words = written.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/'));
    let addresses = words.filter(|word| looks_like_one(word)).count();
    (addresses > 1).then(|| Flaw::new(AddressFault::Several))
}

fn name_and_site(written: &str) -> Option<Flaw> {
    let (name, site) = written.split_once('@')?;
    if site.contains('@') {
        return Some(Flaw::new(AddressFault::DoubledAt));
    }
    if name.is_empty() {
        return Some(Flaw::new(AddressFault::NoMailName));
    }
    let is_allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if let Some(c) = name.chars().find(|c| !is_allowed(*c)) {
        return Some(Flaw::new(AddressFault::CharacterInMail(c)));
    }
    if name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        return Some(Flaw::new(AddressFault::CharacterInMail('.')));
    }
    if let Some((site, _)) = site.split_once('?') {
        let text = format!("{name}@{site}");
        return Some(Flaw::guess(AddressFault::MailParameters, text));
    }
    if site.eq_ignore_ascii_case("localhost") {
        return Some(Flaw::new(AddressFault::NoDot(site.to_owned())));
    }
    host::flaw(site).map(|flaw| flaw.within(|site| format!("{name}@{site}")))
}
