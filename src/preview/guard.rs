//! Which requests are answered, which may change files, and what a response may do in a browser.

use std::net::IpAddr;

use super::media_type::HTML;

/// The policy of a rendered page: no other page may show it in a frame, and then steal clicks.
const PAGE_POLICY: &str = "frame-ancestors 'none'";

/// The policy of a document that may hold scripts: none of them runs, and it has no part in the
/// origin of the preview.
const SANDBOX_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                              font-src data:; frame-ancestors 'none'; sandbox";

/// The value of the header `Content-Security-Policy` for a media type; `is_page` is whether it was
/// rendered as a page.
///
/// A browser that opens a drawing, a feed or an HTML file of the project by its address runs the
/// scripts in it, as part of the preview: they could read the token that fixes need from any page.
/// A PDF is exempt: it cannot reach other pages, and browsers do not show one in a sandbox.
pub fn content_security_policy(media_type: &str, is_page: bool) -> &'static str {
    let is_xml = media_type.ends_with("/xml") || media_type.ends_with("+xml");
    let may_hold_scripts = media_type == HTML || is_xml;
    match may_hold_scripts && !is_page {
        true => SANDBOX_POLICY,
        false => PAGE_POLICY,
    }
}

/// A policy that also lets Visual Studio Code show the response in a frame: its window, the frames of
/// its extensions, and its version in a browser on this machine.
pub fn policy_in_editor(policy: &str) -> String {
    let editor =
        "frame-ancestors vscode-webview: vscode-file: http://127.0.0.1:* http://localhost:*";
    policy.replace("frame-ancestors 'none'", editor)
}

/// A policy that also lets a page of the preview itself show the response in a frame.
pub fn policy_in_preview(policy: &str) -> String {
    policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
}

/// Whether a request may be answered, by its `Host` header. `served` is the host name or IP address
/// that the server was told to listen on; `is_exposed` is whether other machines can reach it.
///
/// Any web site can point its host name at this machine and then read the server's answers as its
/// own origin (DNS rebinding). It cannot do so with an IP address, nor with names that always mean
/// this machine, nor with those that only a local network gives out. The last are allowed when the
/// server is for that network.
pub fn is_allowed_host(host: &str, served: &str, is_exposed: bool) -> bool {
    let name = without_port(host).trim_end_matches('.').to_lowercase();
    let number = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost"
        || name.ends_with(".localhost")
        || name == served.to_lowercase()
        || number.parse::<IpAddr>().is_ok()
        || (is_exposed && is_local_name(&name))
}

/// Whether a name has no meaning outside a local network: `laptop`, `laptop.local` (RFC 6762),
/// `laptop.home.arpa` (RFC 8375).
fn is_local_name(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let is_local = !name.contains('.') || name.ends_with(".local") || name.ends_with(".home.arpa");
    !name.is_empty() && name.bytes().all(is_plain) && is_local
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
            assert!(is_allowed_host(host, "laptop.local", false), "{host}");
        }
        for host in [
            "boef.example:4000",
            "localhost.boef.example",
            "",
            "127.0.0.1.boef.example",
        ] {
            assert!(!is_allowed_host(host, "127.0.0.1", false), "{host}");
        }
    }

    #[test]
    fn an_editor_may_show_a_page_in_a_frame_and_no_web_site_may() {
        for is_page in [true, false] {
            let policy = policy_in_editor(content_security_policy(HTML, is_page));
            let directives: Vec<&str> = policy.split("; ").collect();
            let ancestors = directives
                .iter()
                .find(|it| it.starts_with("frame-ancestors "));
            let ancestors: Vec<&str> = ancestors.unwrap().split(' ').skip(1).collect();
            assert!(ancestors.contains(&"vscode-webview:"));
            let is_local = |origin: &&str| origin.starts_with("vscode-") || origin.ends_with(":*");
            assert!(ancestors.iter().all(is_local), "{policy}");
            assert_eq!(policy.contains("sandbox"), !is_page);
        }
    }

    #[test]
    fn names_of_the_local_network_are_allowed_when_it_is_served() {
        for host in ["laptop:4000", "laptop.local", "laptop.home.arpa.:4000"] {
            assert!(is_allowed_host(host, "0.0.0.0", true), "{host}");
            assert!(!is_allowed_host(host, "127.0.0.1", false), "{host}");
        }
        for host in [
            "boef.example",
            "",
            "local.boef.example",
            "a@b",
            "laptop.lokaal",
        ] {
            assert!(!is_allowed_host(host, "0.0.0.0", true), "{host}");
        }
    }

    #[test]
    fn only_documents_with_scripts_are_sandboxed() {
        for media_type in [
            "image/svg+xml",
            "application/xml",
            "text/xml",
            "application/xhtml+xml",
            "text/html",
        ] {
            let policy = content_security_policy(media_type, false);
            assert!(policy.contains("default-src 'none'"), "{media_type}");
            assert!(policy.ends_with("; sandbox"), "{media_type}");
            assert!(policy.contains("frame-ancestors 'none'"), "{media_type}");
        }
        assert_eq!(content_security_policy("text/html", true), PAGE_POLICY);
        for media_type in ["application/pdf", "image/png", "text/css", "video/mp4"] {
            let policy = content_security_policy(media_type, false);
            assert_eq!(policy, PAGE_POLICY, "{media_type}");
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
