//! Which requests are answered, and which may change files.

use std::net::IpAddr;

/// Whether a request may be answered, by its `Host` header; `served` is the host name or IP address
/// that the server was told to listen on.
///
/// Any web site can point its host name at this machine and then read the server's answers as its
/// own origin (DNS rebinding). It cannot do so with an IP address, nor with names that always mean
/// this machine.
pub fn is_allowed_host(host: &str, served: &str) -> bool {
    let name = without_port(host).trim_end_matches('.').to_lowercase();
    let number = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost"
        || name.ends_with(".localhost")
        || name == served.to_lowercase()
        || number.parse::<IpAddr>().is_ok()
}

/// Whether a request comes from one of the preview's own pages, by its `Origin` and `Host` headers.
/// Programs other than browsers send no origin.
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
    fn host_names_that_allow_dns_rebinding_are_refused() {
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
            assert!(is_allowed_host(host, "laptop.local"), "{host}");
        }
        for host in [
            "boef.example:4000",
            "localhost.boef.example",
            "",
            "127.0.0.1.boef.example",
        ] {
            assert!(!is_allowed_host(host, "127.0.0.1"), "{host}");
        }
    }

    #[test]
    fn requests_from_other_origins_are_refused() {
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
