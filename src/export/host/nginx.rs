//! The settings for nginx, to `include` in the `server` block of the host.
//!
//! Each site has one `location` for its own path, so that several sites, and other things, can share a
//! server. In nginx a header that is set in a block replaces all headers of the block around it, so each
//! block with headers names them all.

use std::fmt::Write;

use super::hosted_site::{DIGESTED, HostedSite, opening};
use super::types::{TYPES, endings};
use super::{moved, policy};

/// Adds a line to a text; writing to memory does not fail.
macro_rules! add {
    ($text:expr, $($words:tt)*) => {{
        let _ = writeln!($text, $($words)*);
    }};
}

/// The settings for nginx of a site.
pub(super) fn configuration(site: &HostedSite<'_>) -> String {
    let base = site.base;
    let mut text = opening(
        site,
        &[
            "Zet in het server-blok van nginx, met het echte pad:",
            "    include /pad/naar/de/site/.nginx.conf;",
            "De map van de site staat op de plek die bij “root” en het webadres hoort.",
            "Herlaad nginx na een bouw: nginx -s reload.",
        ],
    );
    if site.plan.host.precompressed {
        add!(
            text,
            "# Heeft nginx de module voor Brotli, zet dan ook in het server-blok: brotli_static on;"
        );
    }
    add!(text, "");
    before_location(&mut text, site);
    if !base.is_empty() {
        add!(
            text,
            "location = {base} {{ absolute_redirect off; return 301 {base}/$is_args$args; }}\n"
        );
    }
    add!(text, "location ^~ {base}/ {{");
    settings(&mut text, site);
    headers(&mut text, site, "    ", policy::ASK_FIRST);
    add!(
        text,
        "    if ($request_uri ~ \"^{}/((?:[A-Za-z0-9._~-]+/)*)index\\.html(?:\\?|$)\") {{ return 301 {base}/$1; }}\n",
        moved::literal(base)
    );
    locations(&mut text, site);
    add!(text, "}}");
    text
}

/// What is decided before a `location` is chosen: whatever depends on the query.
fn before_location(text: &mut String, site: &HostedSite<'_>) {
    let base = site.base;
    if site.has_hsts() {
        add!(text, "set $vindplek_hsts \"\";");
        for secure in ["$https = \"on\"", "$http_x_forwarded_proto = \"https\""] {
            add!(
                text,
                "if ({secure}) {{ set $vindplek_hsts \"{}\"; }}",
                policy::HSTS
            );
        }
    }
    let with_query = site.moved.iter().filter_map(|moved| {
        let query = moved.query_pattern()?;
        Some((moved, query))
    });
    for (at, (moved, query)) in with_query.enumerate() {
        if at == 0 {
            add!(text, "set $vindplek_adres \"$uri?$args\";");
        }
        add!(
            text,
            "if ($vindplek_adres ~* \"^{}/{}\\?{query}\") {{ return 301 {}; }}",
            moved::literal(base),
            moved.pattern(),
            moved.to
        );
    }
}

fn settings(text: &mut String, site: &HostedSite<'_>) {
    add!(text, "    index index.html;");
    add!(text, "    autoindex off;");
    add!(text, "    absolute_redirect off;");
    add!(text, "    error_page 404 410 {}/404.html;", site.base);
    // A folder without a page is as good as none.
    add!(text, "    error_page 403 =404 {}/404.html;", site.base);
    add!(text, "    default_type application/octet-stream;");
    add!(text, "    types {{");
    for kind in &TYPES {
        add!(text, "        {} {};", kind.media_type, kind.ending);
    }
    add!(text, "    }}");
    let with_charset = TYPES.iter().filter(|kind| kind.has_charset);
    let mut named: Vec<&str> = with_charset.map(|kind| kind.media_type).collect();
    named.dedup();
    // Of a page it is understood.
    named.retain(|name| *name != "text/html");
    add!(text, "    charset utf-8;");
    add!(text, "    charset_types {};", named.join(" "));
    if site.plan.host.precompressed {
        add!(text, "    gzip_static on;");
        add!(text, "    gzip_vary on;");
    }
}

fn headers(text: &mut String, site: &HostedSite<'_>, indent: &str, kept: &str) {
    for (name, value) in policy::headers() {
        add!(text, "{indent}add_header {name} \"{value}\" always;");
    }
    if site.has_hsts() {
        add!(
            text,
            "{indent}add_header Strict-Transport-Security $vindplek_hsts always;"
        );
    }
    add!(text, "{indent}add_header Cache-Control \"{kept}\";");
}

fn locations(text: &mut String, site: &HostedSite<'_>) {
    let base = moved::literal(site.base);
    for moved in &site.moved {
        if moved.from.query().is_none() {
            add!(
                text,
                "    location ~* \"^{base}/{}$\" {{ return 301 {}$is_args$args; }}",
                moved.pattern(),
                moved.to
            );
        }
    }
    for gone in &site.gone {
        add!(
            text,
            "    location ~* \"^{base}/{}$\" {{ return 410; }}",
            gone.pattern()
        );
    }
    add!(
        text,
        "    location ~ \"/\\.(?!well-known(?:/|$))\" {{ return 404; }}"
    );
    add!(
        text,
        "    location ~ \"\\.(?:{})$\" {{",
        endings(|kind| kind.is_data)
    );
    headers(text, site, "        ", policy::ASK_FIRST);
    add!(
        text,
        "        add_header Access-Control-Allow-Origin \"*\";"
    );
    add!(text, "    }}");
    for address in site.lookalikes() {
        add!(
            text,
            "    location ~ \"^{base}{}$\" {{ }}",
            moved::literal(address.as_str())
        );
    }
    add!(
        text,
        "    location ~ \"^{base}/(?:assets/|beeld|media/).*{DIGESTED}$\" {{"
    );
    headers(text, site, "        ", policy::FOREVER);
    add!(text, "    }}");
}
