//! The headers of every page, and what may be kept.

/// What a page may use (Content Security Policy Level 3): only what the site itself has. JSON-LD in a page
/// is data and no script to a browser, so it needs no permission.
const CONTENT: [(&str, &str); 9] = [
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    // The data of the finder, the agenda and the search.
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
];

/// Who may show a page within a page of their own. Only a header can say so.
const FRAMES: &str = "frame-ancestors 'none'";

/// The policy for referrers: other sites see which site a visitor comes from, not which page.
pub const REFERRER: &str = "strict-origin-when-cross-origin";

/// What a browser is told when https is a must: for a year (RFC 6797). Other names under the same domain
/// are not ours to speak for.
pub(super) const HSTS: &str = "max-age=31536000";

/// How long a file may be kept whose name has the digest of what is in it: a year, unasked (RFC 8246).
pub(super) const FOREVER: &str = "public, max-age=31536000, immutable";

/// How long anything else may be kept: until the next time, when the browser asks whether it has changed. A
/// page that is kept longer would ask for styles that are no longer there.
pub(super) const ASK_FIRST: &str = "public, max-age=0, must-revalidate";

/// The features of a browser that no page uses.
const UNUSED_FEATURES: [&str; 8] = [
    "accelerometer",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
];

/// The policy as a page can say it itself, in `<meta http-equiv="Content-Security-Policy">`, where
/// `frame-ancestors` does not count.
pub fn content_in_page() -> String {
    let parts = CONTENT.map(|(name, value)| format!("{name} {value}"));
    parts.join("; ")
}

/// The headers of everything, but for what depends on the site or the file. `Cross-Origin-Resource-Policy`
/// is not among them: feed readers and mail programs show our pictures.
pub(super) fn headers() -> [(&'static str, String); 5] {
    let content = format!("{}; {FRAMES}", content_in_page());
    let features = UNUSED_FEATURES.map(|name| format!("{name}=()"));
    [
        ("Content-Security-Policy", content),
        ("Referrer-Policy", REFERRER.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Permissions-Policy", features.join(", ")),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
    ]
}
