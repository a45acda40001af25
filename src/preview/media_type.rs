//! The media type of a file, by the extension of its address.
//!
//! Based on `mime_guess`, with exceptions where that returns an older or less useful type than
//! browsers expect.

use std::borrow::Cow;

use crate::source::FilePath;

/// The media type of a page.
pub const HTML: &str = "text/html";

/// The media type of a style sheet.
pub const CSS: &str = "text/css";

/// The media type of data for scripts.
pub const JSON: &str = "application/json";

/// The media type of plain text.
pub const PLAIN: &str = "text/plain";

/// The media type of the file at an address, without a charset.
pub fn media_type(address: &str) -> &'static str {
    if address.ends_with('/') {
        return HTML;
    }
    let extension = FilePath::from(address).extension().to_lowercase();
    match extension.as_str() {
        // RFC 9239.
        "mjs" => "text/javascript",
        // Browsers download `text/markdown` instead of showing it.
        "md" => PLAIN,
        // A source map is JSON.
        "map" => JSON,
        // RFC 7303 prefers it to `text/xml`.
        "xml" | "xsl" => "application/xml",
        // RFC 8081.
        "woff" => "font/woff",
        extension => mime_guess::from_ext(extension)
            .first_raw()
            .unwrap_or("application/octet-stream"),
    }
}

/// The value of the header `Content-Type` for a media type. All text is UTF-8, which is stated
/// unless the format declares it itself.
pub fn content_type(media_type: &'static str) -> Cow<'static, str> {
    let is_text = media_type.starts_with("text/")
        || [JSON, "application/xml", "application/manifest+json"].contains(&media_type);
    match is_text {
        true => format!("{media_type}; charset=utf-8").into(),
        false => media_type.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_site_have_the_types_that_browsers_expect() {
        for (address, expected) in [
            ("/aanbod/", "text/html; charset=utf-8"),
            ("/404.html", "text/html; charset=utf-8"),
            ("/a.htm", "text/html; charset=utf-8"),
            ("/a.css", "text/css; charset=utf-8"),
            ("/a.js", "text/javascript; charset=utf-8"),
            ("/a.mjs", "text/javascript; charset=utf-8"),
            ("/a.json", "application/json; charset=utf-8"),
            ("/a.js.map", "application/json; charset=utf-8"),
            ("/feed.xml", "application/xml; charset=utf-8"),
            ("/feed.xsl", "application/xml; charset=utf-8"),
            ("/agenda.ics", "text/calendar; charset=utf-8"),
            ("/aanbod.csv", "text/csv; charset=utf-8"),
            ("/begrippen.ttl", "text/turtle; charset=utf-8"),
            ("/begrippen.jsonld", "application/ld+json"),
            ("/robots.txt", "text/plain; charset=utf-8"),
            ("/media/a.md", "text/plain; charset=utf-8"),
            (
                "/site.webmanifest",
                "application/manifest+json; charset=utf-8",
            ),
            ("/a.svg", "image/svg+xml"),
            ("/a.png", "image/png"),
            ("/media/FOTO.JPG", "image/jpeg"),
            ("/a.jpeg", "image/jpeg"),
            ("/a.gif", "image/gif"),
            ("/a.webp", "image/webp"),
            ("/a.avif", "image/avif"),
            ("/a.ico", "image/x-icon"),
            ("/a.woff2", "font/woff2"),
            ("/a.woff", "font/woff"),
            ("/a.ttf", "font/ttf"),
            ("/a.pdf", "application/pdf"),
            ("/a.mp4", "video/mp4"),
            ("/a.webm", "video/webm"),
            ("/a.mp3", "audio/mpeg"),
            ("/a.vtt", "text/vtt; charset=utf-8"),
            ("/a.zip", "application/zip"),
            ("/a.wasm", "application/wasm"),
            ("/media/iets", "application/octet-stream"),
            ("/media/iets.raar", "application/octet-stream"),
        ] {
            assert_eq!(content_type(media_type(address)), expected, "{address}");
        }
    }
}
