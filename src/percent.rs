//! Percent-encoding: text as it stands in an address (RFC 3986, section 2.1).

use std::borrow::Cow;

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};

/// All but what an address may always hold: letters, digits and `-._~`.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same, with the slashes between the segments of a path.
const PATH: &AsciiSet = &COMPONENT.remove(b'/');

/// What browsers encode in a path, and the signs of patterns.
const ASKED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'*')
    .add(b':');

/// A text as one component of an address: a segment of a path, or a value in a query.
pub(crate) fn component(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

/// A path as it stands in an address.
pub(crate) fn path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, PATH).into()
}

/// A path as browsers ask for it (URL Standard, path percent-encode set), in which no character has a
/// meaning to a service that reads patterns.
pub(crate) fn asked_path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, ASKED).into()
}

/// The text behind `%xx`; `None` when that is not UTF-8.
pub(crate) fn decoded(text: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(text).decode_utf8().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_may_hold_stays_and_the_rest_is_encoded() {
        assert_eq!(component("a-b._~ c/é&"), "a-b._~%20c%2F%C3%A9%26");
        assert_eq!(path("/media/café 1.jpg"), "/media/caf%C3%A9%201.jpg");
        assert_eq!(asked_path("/a,b (1)*é/"), "/a,b%20(1)%2A%C3%A9/");
        assert_eq!(decoded("hoe%20werkt.md").as_deref(), Some("hoe werkt.md"));
        assert_eq!(decoded("100%").as_deref(), Some("100%"));
        assert_eq!(decoded("%ff"), None);
    }
}
