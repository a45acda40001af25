//! Keeps passwords in addresses out of excerpts: a problem report is kept, mailed and shown by services.

use std::borrow::Cow;

/// The schemes in which the name before the host is itself a key to it.
const KEYED: [&str; 3] = ["s3", "http", "https"];

/// A line of a source as it may be shown: of each address in it, the password before the host is replaced
/// by asterisks, of as many bytes, so that places stay right.
pub(crate) fn without_secrets(text: &str) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(text);
    for (at, separator) in text.match_indices("://") {
        let start = at + separator.len();
        let Some((before, rest)) = text.split_at_checked(start) else {
            continue;
        };
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>'));
        let address = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
        let scheme = before.trim_end_matches("://");
        let scheme = scheme.rsplit(|c: char| !c.is_ascii_alphanumeric()).next();
        let Some(secret) = secret(scheme.unwrap_or_default(), address) else {
            continue;
        };
        let range = start + secret.start..start + secret.end;
        let hidden = "*".repeat(range.len());
        shown.to_mut().replace_range(range, &hidden);
    }
    shown
}

/// The range of the secret in an address, from after its `://`.
fn secret(scheme: &str, address: &str) -> Option<std::ops::Range<usize>> {
    let authority = address.split(['/', '?', '#']).next().unwrap_or(address);
    if let Some(end) = authority.rfind('@') {
        return match authority.get(..end)?.find(':') {
            Some(colon) => Some(colon + 1..end),
            None => KEYED.contains(&scheme).then_some(0..end),
        };
    }
    // A password may hold a slash that should have been written otherwise. On the web an `@` stands in
    // paths as well.
    if matches!(scheme, "http" | "https") {
        return None;
    }
    let end = address.rfind('@')?;
    let before = address.get(..end)?;
    // Another address in this one has its own turn.
    let colon = before.find(':').filter(|_| !before.contains("://"))?;
    Some(colon + 1..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_with_a_password_the_rest_is_shown() {
        for (text, shown) in [
            (
                "doel: sftp://a:geheim@h.nl/www",
                "doel: sftp://a:******@h.nl/www",
            ),
            (
                "sftp://a:ge@im@h.nl s3://sleutel@b",
                "sftp://a:*****@h.nl s3://*******@b",
            ),
            ("ftps://a:ge/im@h.nl", "ftps://a:*****@h.nl"),
            (
                "s3://b?endpoint=https://a:één@h.nl",
                "s3://b?endpoint=https://a:*****@h.nl",
            ),
            ("'sftp://a:@h.nl'", "'sftp://a:@h.nl'"),
            ("https://sleutel@h.nl/a.git", "https://*******@h.nl/a.git"),
        ] {
            assert_eq!(without_secrets(text), shown);
            assert_eq!(without_secrets(text).len(), text.len());
        }
        for plain in [
            "sftp://noord@h.nl:22/www",
            "https://h.nl:80/@noord en a:b@c.nl",
            "s3://academies/noord",
            "a: ://",
        ] {
            assert_eq!(without_secrets(plain), plain);
        }
    }
}
