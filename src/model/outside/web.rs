//! Web addresses.

use url::Url;

use super::{
    Accepted, ENCLOSING, Flaw, host, invisible, is_file_name, mail, surroundings,
    with_percent_signs,
};
use crate::diagnostic::codes::invalid_value::address::AddressFault;

/// What stands between a scheme and a site, or was meant to.
const BETWEEN: [char; 6] = [':', ';', '.', '/', '\\', ' '];

/// What is wrong with a web address. `None` also for what no web address was meant by, where
/// something else is allowed.
pub(super) fn flaw(written: &str, accepted: Accepted) -> Option<Flaw> {
    let is_optional = matches!(accepted, Accepted::Link | Accepted::LinkInText);
    // Quotes and brackets may be around a path too.
    let bare = written.trim_start_matches(ENCLOSING);
    if is_optional && !is_meant(bare, accepted) {
        return None;
    }
    invisible(written)
        .or_else(|| surroundings(written))
        .or_else(|| match scheme(written) {
            WebScheme::Good(rest) => rest_flaw(written, rest),
            WebScheme::Misspelt(meant, rest) => Some(misspelt(meant, rest)),
            WebScheme::Other => None,
            WebScheme::None => schemeless(written, accepted),
        })
}

/// Whether a link was meant as a web address, or as a mail address without `mailto:`.
fn is_meant(written: &str, accepted: Accepted) -> bool {
    match scheme(written) {
        WebScheme::Good(_) | WebScheme::Misspelt(..) => true,
        WebScheme::Other => false,
        WebScheme::None => {
            let is_bare = || starts_with_www(written) || mail::looks_like_one(written);
            accepted == Accepted::Link && is_bare()
        }
    }
}

fn starts_with_www(written: &str) -> bool {
    let start = written.get(..4);
    start.is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

/// The beginning of an address, with what follows it.
enum WebScheme<'w> {
    /// `https://` or `http://`.
    Good(&'w str),
    /// One that was meant as the given one.
    Misspelt(&'static str, &'w str),
    /// Another scheme.
    Other,
    /// None.
    None,
}

fn scheme(written: &str) -> WebScheme<'_> {
    let end = written.find(|c: char| !c.is_ascii_alphabetic());
    let (word, rest) = written.split_at(end.unwrap_or(written.len()));
    let word = word.to_ascii_lowercase();
    let after = rest.trim_start_matches(BETWEEN);
    let between = &rest[..rest.len() - after.len()];
    let is_exact = word == "https" || word == "http";
    if is_exact && rest.starts_with("://") && !rest.starts_with(":///") {
        return WebScheme::Good(&rest[3..]);
    }
    let is_separated = [":", ";", "//", "\\\\"]
        .iter()
        .any(|mark| between.contains(mark));
    if !is_separated {
        return WebScheme::None;
    }
    let is_near = is_exact || (is_near_http(&word) && between != ":");
    if is_near || (word.is_empty() && matches!(between, "//" | "://")) {
        let meant = match word.is_empty() || word.contains('s') {
            true => "https",
            false => "http",
        };
        return WebScheme::Misspelt(meant, after);
    }
    match between.starts_with(':') {
        true => WebScheme::Other,
        false => WebScheme::None,
    }
}

/// Whether a word was meant as `http` or `https`: those letters, one or two missing, doubled or
/// exchanged.
fn is_near_http(word: &str) -> bool {
    let mut letters: Vec<u8> = word.bytes().collect();
    letters.sort_unstable();
    letters.dedup();
    let known = letters.iter().all(|letter| b"hpst".contains(letter));
    known && (3..=7).contains(&word.len()) && letters.len() >= 3 && !word.starts_with('s')
}

fn misspelt(meant: &str, rest: &str) -> Flaw {
    match rest.is_empty() {
        true => Flaw::new(AddressFault::EmptyHost),
        false => Flaw::certain(AddressFault::MisspeltScheme, format!("{meant}://{rest}")),
    }
}

/// What is wrong with an address that has no scheme.
fn schemeless(written: &str, accepted: Accepted) -> Option<Flaw> {
    if mail::looks_like_one(written) {
        return Some(match accepted {
            Accepted::Web => Flaw::new(AddressFault::MailForWeb),
            _ => Flaw::certain(AddressFault::NoMailto, format!("mailto:{written}")),
        });
    }
    let site = written.split(['/', '?', '#']).next().unwrap_or_default();
    let looks_like_site = starts_with_www(written)
        || (!site.is_empty() && !site.contains(char::is_whitespace) && host::flaw(site).is_none());
    if looks_like_site && !is_file_name(site) {
        let text = format!("https://{written}");
        return Some(Flaw::certain(AddressFault::NoScheme, text));
    }
    Some(Flaw::new(match accepted {
        Accepted::WebOrMailto => AddressFault::NotWebOrMail,
        _ => AddressFault::NotWeb,
    }))
}

/// What is wrong behind `https://`.
fn rest_flaw(written: &str, rest: &str) -> Option<Flaw> {
    if rest.is_empty() {
        return Some(Flaw::new(AddressFault::EmptyHost));
    }
    if matches!(scheme(rest), WebScheme::Good(_)) {
        return Some(Flaw::certain(AddressFault::DoubledScheme, rest));
    }
    if let WebScheme::Misspelt(meant, inner) = scheme(rest) {
        let text = format!("{meant}://{inner}");
        return Some(Flaw::certain(AddressFault::DoubledScheme, text));
    }
    let start = &written[..written.len() - rest.len()];
    let site_end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(site_end);
    let flaw = spaces(rest, authority, path)
        .or_else(|| backslashes(rest))
        .or_else(|| {
            authority_flaw(authority)
                .map(|flaw| flaw.within(|authority| format!("{authority}{path}")))
        })
        .or_else(|| path_flaw(path).map(|flaw| flaw.within(|path| format!("{authority}{path}"))));
    if let Some(flaw) = flaw {
        return Some(flaw.within(|rest| format!("{start}{rest}")));
    }
    let is_address = Url::parse(written).is_ok();
    (!is_address).then(|| Flaw::new(AddressFault::Label(authority.to_owned())))
}

fn spaces(rest: &str, authority: &str, path: &str) -> Option<Flaw> {
    let another = rest.match_indices("://").any(|(at, _)| {
        let before = rest[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        before.ends_with(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
    });
    let words = || rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    if another
        || words()
            .filter(|word| !word.is_empty())
            .skip(1)
            .any(starts_with_www)
    {
        return Some(Flaw::new(AddressFault::Several));
    }
    if let Some((before, after)) = authority.split_once(char::is_whitespace) {
        let (before, after) = (before.trim_end(), after.trim_start());
        let is_joined = before.is_empty()
            || before.ends_with(['.', '-'])
            || after.is_empty()
            || after.starts_with(['.', '-', ':']);
        let fault = AddressFault::SpaceInHost;
        return Some(match is_joined {
            true => Flaw::certain(fault, format!("{before}{after}{path}")),
            false => Flaw::guess(fault, format!("{before}.{after}{path}")),
        });
    }
    if !path.contains(char::is_whitespace) {
        return None;
    }
    let escaped: Vec<&str> = path.split(char::is_whitespace).collect();
    let text = format!("{authority}{}", escaped.join("%20"));
    let fault = AddressFault::SpaceInPath;
    // A name of a file has spaces; otherwise it may be text behind the address.
    Some(match is_file_name(path) {
        true => Flaw::certain(fault, text),
        false => Flaw::guess(fault, text),
    })
}

fn backslashes(rest: &str) -> Option<Flaw> {
    let text = rest.contains('\\').then(|| rest.replace('\\', "/"))?;
    Some(Flaw::certain(AddressFault::Backslash, text))
}

/// What is wrong with the site and what may stand around it: a user name, a port.
fn authority_flaw(authority: &str) -> Option<Flaw> {
    if let Some((_, site)) = authority.rsplit_once('@') {
        return Some(Flaw::guess(AddressFault::Credentials, site));
    }
    if authority.starts_with('[') {
        // An address in IPv6, which the crate judges.
        return None;
    }
    let (site, port) = match authority.split_once(':') {
        Some((site, port)) => (site, Some(port)),
        None => (authority, None),
    };
    let flaw = host::flaw(site).map(|flaw| {
        flaw.within(|site| match port {
            Some(port) => format!("{site}:{port}"),
            None => site.to_owned(),
        })
    });
    flaw.or_else(|| match port? {
        "" => Some(Flaw::certain(AddressFault::Port(String::new()), site)),
        port if port.parse::<u16>().is_ok_and(|port| port > 0) => None,
        port => Some(Flaw::new(AddressFault::Port(port.to_owned()))),
    })
}

fn path_flaw(path: &str) -> Option<Flaw> {
    if let Some(c) = path.chars().find(|c| "<>\"`".contains(*c)) {
        let escaped = crate::percent::component(&c.to_string());
        let text = path.replace(c, &escaped);
        return Some(Flaw::guess(AddressFault::CharacterInPath(c), text));
    }
    let text = with_percent_signs(path)?;
    Some(Flaw::certain(AddressFault::Percent, text))
}
