//! Which requests are answered, and which may change something.

use std::net::IpAddr;

/// Whether a request may be answered, by its `Host` header: `served` is the name or number that the
/// server was asked to listen at.
///
/// A page on any site can make the name of that site lead to this machine, and then read what this
/// server says as if it were its own (DNS rebinding). It cannot do so with a number, nor with the
/// names that always mean this machine.
pub fn is_for_us(host: &str, served: &str) -> bool {
    let name = without_port(host).trim_end_matches('.').to_lowercase();
    let number = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost"
        || name.ends_with(".localhost")
        || name == served.to_lowercase()
        || number.parse::<IpAddr>().is_ok()
}

/// Whether a request comes from a page of our own, by its `Origin` and `Host` headers. Programs that
/// are no browser send no origin.
pub fn is_same_origin(origin: Option<&str>, host: &str) -> bool {
    origin.is_none_or(|origin| {
        let rest = origin.strip_prefix("http://");
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(host))
    })
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_can_be_made_to_lead_here_are_refused() {
        for host in [
            "localhost:4000",
            "LOCALHOST",
            "localhost.:4000",
            "noord.localhost:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
            "192.168.1.5:4000",
            "laptop.local:4000",
        ] {
            assert!(is_for_us(host, "laptop.local"), "{host}");
        }
        for host in [
            "boef.example:4000",
            "localhost.boef.example",
            "",
            "127.0.0.1.boef.example",
        ] {
            assert!(!is_for_us(host, "127.0.0.1"), "{host}");
        }
    }

    #[test]
    fn other_pages_change_nothing() {
        assert!(is_same_origin(None, "localhost:4000"));
        assert!(is_same_origin(
            Some("http://localhost:4000"),
            "localhost:4000"
        ));
        assert!(!is_same_origin(
            Some("http://boef.example"),
            "localhost:4000"
        ));
        assert!(!is_same_origin(
            Some("http://localhost:4001"),
            "localhost:4000"
        ));
        assert!(!is_same_origin(Some("null"), "localhost:4000"));
    }
}
