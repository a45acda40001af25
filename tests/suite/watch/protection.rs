//! What the preview server does not allow: slow, large and strange requests, and use of its responses
//! by other sites or by files of the project.

use std::io::{Read, Write};
use std::time::Duration;

use vindplek::edge::preview::ServerLimits;

use super::preview::{PAGE, Preview};
use crate::support::small;

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";

fn long() -> ServerLimits {
    ServerLimits {
        head: Duration::from_secs(3600),
        body: Duration::from_secs(3600),
        connections: 4,
    }
}

#[test]
fn every_response_is_protected_from_other_sites() {
    let text = format!(
        "{}\n[De tekening](../media/tekening.svg)\n",
        small::COURSE_TEXT
    );
    let preview = Preview::new(&[
        (small::COURSE, text.as_bytes()),
        ("content/media/tekening.svg", DRAWING.as_bytes()),
    ]);
    let host = preview.host();
    let requests = [
        ("GET", "/", 200),
        ("GET", PAGE, 200),
        ("HEAD", PAGE, 200),
        ("GET", "/noord/aanbod", 307),
        ("GET", "/noord/weg/", 404),
        ("GET", "/noord/feed.xml", 200),
        ("GET", "/noord/media/tekening.svg", 200),
        ("GET", "/__vindplek/state", 200),
        ("GET", "/__vindplek/client.js", 200),
        ("GET", "/__vindplek/weg", 404),
        ("POST", "/__vindplek/fix", 403),
        ("DELETE", PAGE, 405),
    ];
    for (method, path, status) in requests {
        let response = preview.request(method, path, &[("Host", &host)], "");
        assert_eq!(response.status, status, "{method} {path}");
        let header = |name: &str| response.headers.get(name).map_or("", String::as_str);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(header(name), value, "{method} {path}");
        }
        let policy = header("content-security-policy");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        let is_sandboxed = path.ends_with(".svg") || path.ends_with(".xml");
        assert_eq!(policy.contains("sandbox"), is_sandboxed, "{path}: {policy}");
        if is_sandboxed {
            assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        }
        if status == 405 {
            assert_eq!(header("allow"), "GET, HEAD");
        }
        let is_page = header("content-type").starts_with("text/html") && method == "GET";
        let has_token = response.text().contains(&preview.token());
        assert_eq!(has_token, is_page && status != 307, "{method} {path}");
    }
}

#[test]
fn an_unknown_host_name_gets_a_page_that_says_what_to_do() {
    let preview = Preview::new(&[]);
    let ask = |host: &str, accept: &str| {
        preview.request("GET", PAGE, &[("Host", host), ("Accept", accept)], "")
    };
    let page = ask("<b>boef.example", "text/html,*/*;q=0.8");
    assert_eq!(page.status, 403);
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    let text = page.text();
    let address = format!("href=\"http://localhost:{}/\"", preview.port);
    for part in [
        "&lt;b&gt;boef.example",
        &address,
        "--host",
        "lang=\"nl\"",
        "lang=\"en\"",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("data-token") && !text.contains("/__vindplek/"));
    let line = ask("boef.example", "*/*");
    assert_eq!((line.status, line.text().lines().count()), (403, 1));
    assert!(line.text().contains("--host"));
    // The address in the request line counts too.
    let request = format!(
        "GET http://boef.example/ HTTP/1.1\r\nConnection: close\r\nHost: {}\r\n\r\n",
        preview.host()
    );
    assert_eq!(preview.send(&request).status, 403);
}

#[test]
fn requests_that_are_no_requests_get_the_status_for_it() {
    let preview = Preview::new(&[]);
    let host = format!("Host: {}\r\n", preview.host());
    let head = |rest: &str| format!("GET {PAGE} HTTP/1.1\r\nConnection: close\r\n{rest}\r\n");
    for (request, status) in [
        (head(""), 400),
        (head(&format!("{host}{host}")), 400),
        ("onzin\r\n\r\n".to_owned(), 400),
        (format!("GET {PAGE} HTTP/9.1\r\n\r\n"), 400),
        (head(&format!("{host}X: {}\r\n", "x".repeat(200_000))), 431),
        (head(&format!("{host}{}", "X: y\r\n".repeat(200))), 431),
        (head(&host), 200),
    ] {
        let response = preview.send(&request);
        assert_eq!(
            response.status,
            status,
            "{}",
            &request[..request.len().min(80)]
        );
    }
    let large = "x".repeat(100_000);
    let (host, token) = (preview.host(), preview.token());
    let headers = [
        ("Host", host.as_str()),
        ("X-Vindplek-Token", token.as_str()),
    ];
    let response = preview.request("POST", "/__vindplek/fix", &headers, &large);
    assert_eq!(response.status, 413);
}

#[test]
fn a_head_or_body_that_does_not_come_ends_the_connection() {
    let limits = ServerLimits {
        head: Duration::from_millis(200),
        body: Duration::from_millis(200),
        connections: 100,
    };
    let preview = Preview::within(limits, &[]);
    let beginnings = [
        "",
        "G",
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nHost: localh",
    ];
    let mut slow = beginnings.map(|beginning| {
        let mut stream = preview.connect();
        stream.write_all(beginning.as_bytes()).unwrap();
        stream
    });
    assert_eq!(preview.get(PAGE).status, 200);
    for (stream, beginning) in slow.iter_mut().zip(beginnings) {
        let mut answer = Vec::new();
        // Closed, which the system may report as an error.
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.is_empty(), "{beginning}");
    }
    let request = format!(
        "POST /__vindplek/fix HTTP/1.1\r\nHost: {}\r\nX-Vindplek-Token: {}\r\nContent-Length: 9\r\n\r\n{{",
        preview.host(),
        preview.token()
    );
    assert_eq!(preview.send(&request).status, 408);
    assert_eq!(preview.get(PAGE).status, 200);
}

#[test]
fn connections_without_a_request_make_room_for_others() {
    let preview = Preview::within(long(), &[]);
    let mut events = preview.events();
    events.next();
    let mut waiting: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = preview.connect();
            stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
            stream
        })
        .collect();
    assert_eq!(preview.get(PAGE).status, 200);
    let _ = waiting[0].read_to_end(&mut Vec::new());
    // The event stream is a request in progress: it has been kept.
    let text = small::COURSE_TEXT.replace("Samen bewegen", "Samen rennen");
    small::write(preview.path(), small::COURSE, text.as_bytes());
    while events.next()["revision"].as_u64() < Some(2) {}
    assert_eq!(preview.get(PAGE).status, 200);
}
