//! `.htaccess`, for Apache and LiteSpeed.
//!
//! Only directives of the class `FileInfo` are used, the one that most hosts allow: a directive of a class
//! that a host forbids makes it answer every request with an error. So listings are off by a rule, and
//! not by `Options`. Each part is for a module, and is skipped without it.

use std::fmt::Write;

use super::hosted_site::{DIGESTED, HostedSite, opening};
use super::types::{FileType, TYPES, endings};
use super::{moved, policy};

/// The compressed forms: how a browser asks for it, and the ending of its name. The best is first.
const COMPRESSED: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// The `.htaccess` of a site.
pub(super) fn htaccess(site: &HostedSite<'_>) -> String {
    let mut text = opening(
        site,
        &["De server moet dit bestand lezen: AllowOverride FileInfo, en Options FollowSymLinks."],
    );
    let not_found = format!("{}/404.html", site.base);
    for status in ["404", "410"] {
        line(&mut text, &format!("ErrorDocument {status} {not_found}"));
    }
    types(&mut text, site);
    headers(&mut text, site);
    rewriting(&mut text, site);
    text
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Adds to a text; writing to memory does not fail.
macro_rules! add {
    ($text:expr, $($words:tt)*) => {{
        let _ = writeln!($text, $($words)*);
    }};
}

fn types(text: &mut String, site: &HostedSite<'_>) {
    line(text, "\n<IfModule mod_mime.c>");
    for kind in &TYPES {
        add!(text, "  AddType {} .{}", kind.media_type, kind.ending);
    }
    let with_charset = TYPES.iter().filter(|kind| kind.has_charset);
    let endings: Vec<String> = with_charset
        .map(|kind| format!(".{}", kind.ending))
        .collect();
    add!(text, "  AddCharset utf-8 {}", endings.join(" "));
    if site.plan.host.precompressed {
        // Elsewhere `.br` is the Breton language, and `.gz` a type.
        line(text, "  RemoveLanguage .br");
        line(text, "  AddEncoding br .br");
        line(text, "  AddEncoding gzip .gz");
    }
    line(text, "</IfModule>");
    if site.plan.host.precompressed {
        for kind in TYPES.iter().filter(|kind| kind.is_text) {
            let (ending, content_type) = (kind.ending, kind.content_type());
            add!(
                text,
                "<FilesMatch \"\\.{ending}\\.(?:br|gz)$\">\n  ForceType \"{content_type}\"\n</FilesMatch>"
            );
        }
    }
}

fn headers(text: &mut String, site: &HostedSite<'_>) {
    // The forms of a file have its headers.
    let form = match site.plan.host.precompressed {
        true => "(?:\\.(?:br|gz))?",
        false => "",
    };
    line(text, "\n<IfModule mod_headers.c>");
    for (name, value) in policy::headers() {
        add!(text, "  Header always set {name} \"{value}\"");
    }
    if site.has_hsts() {
        // Not over http (RFC 6797, section 7.2), but also behind a server that did the https.
        for secure in ["%{HTTPS} == 'on'", "%{HTTP:X-Forwarded-Proto} == 'https'"] {
            add!(
                text,
                "  Header always set Strict-Transport-Security \"{}\" \"expr={secure}\"",
                policy::HSTS
            );
        }
    }
    add!(text, "  Header set Cache-Control \"{}\"", policy::ASK_FIRST);
    add!(
        text,
        "  <FilesMatch \"{DIGESTED}{form}$\">\n    Header set Cache-Control \"{}\"\n  </FilesMatch>",
        policy::FOREVER
    );
    for address in site.lookalikes() {
        let name = address.as_str().rsplit('/').next().unwrap_or_default();
        add!(
            text,
            "  <FilesMatch \"^{}{form}$\">\n    Header set Cache-Control \"{}\"\n  </FilesMatch>",
            moved::literal(name),
            policy::ASK_FIRST
        );
    }
    add!(
        text,
        "  <FilesMatch \"\\.(?:{}){form}$\">\n    Header set Access-Control-Allow-Origin \"*\"\n  </FilesMatch>",
        endings(|kind| kind.is_data)
    );
    if site.plan.host.precompressed {
        add!(
            text,
            "  <FilesMatch \"\\.(?:{}){form}$\">\n    Header merge Vary Accept-Encoding\n  </FilesMatch>",
            endings(|kind| kind.is_text)
        );
    }
    line(text, "</IfModule>");
}

fn rewriting(text: &mut String, site: &HostedSite<'_>) {
    let base = site.base;
    line(text, "\n<IfModule mod_rewrite.c>");
    line(text, "  RewriteEngine On");
    for moved in &site.moved {
        // Of a target, a per cent sign would be a reference.
        let to = moved.to.replace('%', "\\%");
        let flags = match moved.query_pattern() {
            Some(query) => {
                add!(text, "  RewriteCond %{{QUERY_STRING}} \"^{query}\" [NC]");
                "R=301,L,NE,NC,QSD"
            }
            None => "R=301,L,NE,NC",
        };
        add!(
            text,
            "  RewriteRule \"^{}$\" \"{to}\" [{flags}]",
            moved.pattern()
        );
    }
    for gone in &site.gone {
        add!(text, "  RewriteRule \"^{}$\" - [G,NC]", gone.pattern());
    }
    line(text, "  # Een map heeft één adres.");
    line(
        text,
        "  RewriteCond %{THE_REQUEST} \"^[A-Z]+ [^ ?]*/index\\.html[ ?]\"",
    );
    add!(
        text,
        "  RewriteRule \"^((?:[A-Za-z0-9._~-]+/)*)index\\.html$\" \"{base}/$1\" [R=301,L]"
    );
    line(text, "  # Wat met een punt begint, is niet voor bezoekers.");
    line(
        text,
        "  RewriteRule \"(?:^|/)\\.(?!well-known(?:/|$))\" - [R=404,L]",
    );
    line(
        text,
        "  # Een map zonder pagina laat niet zien wat erin staat.",
    );
    line(text, "  RewriteCond %{REQUEST_FILENAME} -d");
    line(text, "  RewriteCond %{REQUEST_FILENAME}/index.html !-f");
    let folders: Vec<String> = site.folders().into_iter().map(moved::literal).collect();
    add!(
        text,
        "  RewriteRule \"^(?:{})(?:/|$)\" - [R=404,L]",
        folders.join("|")
    );
    if site.plan.host.precompressed {
        compressed(text, base);
    }
    line(text, "</IfModule>");
}

fn compressed(text: &mut String, base: &str) {
    line(text, "  # Kleiner, voor wie dat kan lezen.");
    let endings = endings(|kind: &FileType| kind.is_text);
    for (name, ending) in COMPRESSED {
        let accepted = format!(
            "  RewriteCond %{{HTTP:Accept-Encoding}} \"\\b{name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))\" [NC]"
        );
        line(text, &accepted);
        add!(
            text,
            "  RewriteCond %{{REQUEST_FILENAME}}/index.html.{ending} -f\n  \
             RewriteRule \"^(|.*/)$\" \"{base}/$1index.html.{ending}\" [L]"
        );
        line(text, &accepted);
        add!(
            text,
            "  RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n  \
             RewriteRule \"^(.+\\.(?:{endings}))$\" \"{base}/$1.{ending}\" [L]"
        );
    }
}
