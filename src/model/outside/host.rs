//! The name of a site in an address.

use std::net::{IpAddr, Ipv4Addr};

use url::{Host, Url};

use super::Flaw;
use crate::diagnostic::codes::invalid_value::address::AddressFault;

/// The longest part of a name, and the longest name (RFC 1035, section 2.3.4), in ASCII.
const MAX_LABEL: usize = 63;
const MAX_NAME: usize = 253;

/// The host of a web address, as a browser reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SiteHost {
    /// A name, in lower case and without a dot at its end.
    Name(String),
    /// A number.
    Number(IpAddr),
}

/// The host of a web address; `None` when it has none.
pub(crate) fn site_host(address: &str) -> Option<SiteHost> {
    let url = Url::parse(address).ok()?;
    Some(match url.host()? {
        Host::Domain(name) => SiteHost::Name(name.trim_end_matches('.').to_lowercase()),
        Host::Ipv4(number) => SiteHost::Number(number.into()),
        Host::Ipv6(number) => SiteHost::Number(match number.to_ipv4_mapped() {
            Some(number) => number.into(),
            None => number.into(),
        }),
    })
}

/// What is wrong with the name of a site; its correction is a name.
pub(super) fn flaw(name: &str) -> Option<Flaw> {
    if name.is_empty() {
        return Some(Flaw::new(AddressFault::EmptyHost));
    }
    if name.contains([',', ';']) {
        let dotted = name.replace([',', ';'], ".");
        return Some(Flaw::certain(AddressFault::CommaInHost, dotted));
    }
    let is_allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.') || is_mark(c);
    if let Some(c) = name.chars().find(|c| !is_allowed(*c)) {
        return Some(Flaw::new(AddressFault::CharacterInHost(c)));
    }
    if name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        let labels: Vec<&str> = name.split('.').filter(|label| !label.is_empty()).collect();
        // `https://.nl` is not `https://nl`.
        return Some(match labels.len() {
            0 | 1 => Flaw::new(AddressFault::EmptyLabel),
            _ => Flaw::certain(AddressFault::EmptyLabel, labels.join(".")),
        });
    }
    if name.parse::<Ipv4Addr>().is_ok() || name.eq_ignore_ascii_case("localhost") {
        return None;
    }
    labels(name)
}

/// A combining mark, as in a name in decomposed Unicode.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn labels(name: &str) -> Option<Flaw> {
    let Some((before, ending)) = name.rsplit_once('.') else {
        return Some(Flaw::new(AddressFault::NoDot(name.to_owned())));
    };
    let wrong = |label: &str| Some(Flaw::new(AddressFault::Label(label.to_owned())));
    if ending.bytes().all(|byte| byte.is_ascii_digit()) || ending.chars().count() < 2 {
        return wrong(ending);
    }
    let bad = name.split('.').find(|label| {
        let hyphen = label.starts_with('-') || label.ends_with('-');
        hyphen || label.len() > MAX_LABEL && label.is_ascii()
    });
    if let Some(label) = bad {
        return wrong(label);
    }
    match Host::parse(name) {
        Ok(Host::Domain(ascii)) if ascii.len() <= MAX_NAME && has_short_labels(&ascii) => {}
        _ => return wrong(name),
    }
    // `www.vsg` for `www.vsg.nl`: a site is seldom named after the ending of other sites.
    let lacks_ending = before.eq_ignore_ascii_case("www")
        && ending.len() > 2
        && !["com", "net", "org", "info", "shop", "amsterdam", "frl"]
            .contains(&&*ending.to_lowercase());
    lacks_ending.then(|| Flaw::new(AddressFault::NoEnding(name.to_owned())))
}

fn has_short_labels(ascii: &str) -> bool {
    ascii.split('.').all(|label| label.len() <= MAX_LABEL)
}
