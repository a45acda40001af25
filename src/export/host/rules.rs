//! `_headers` and `_redirects`, for Netlify and Cloudflare Pages.
//!
//! Both services read these files at the root of what is sent to them only. Two rules for one address never
//! name the same header: Netlify takes the value of one of them, and Cloudflare joins them.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::hosted_site::{HostedSite, opening};
use super::policy;
use super::types::TYPES;
use crate::model::address::Address;
use crate::model::publication::HostKind;
use crate::percent;
use crate::plan::file::FileKind;

/// The redirects of a site that Cloudflare Pages reads, apart from those with a pattern.
const CLOUDFLARE_REDIRECTS: usize = 2000;

/// The length of a redirect that Cloudflare Pages reads, in characters.
const CLOUDFLARE_REDIRECT: usize = 1000;

/// The rules for headers that Cloudflare Pages reads.
const CLOUDFLARE_HEADERS: usize = 100;

/// Names that always have the digest of what is in the file: of the assets, and of the pictures that a
/// page has when it is shared. No page has such an address.
const DIGESTED_NAMES: [&str; 2] = ["assets/*", "beeld*.png"];

/// A file of rules, and how much did not fit in it.
pub(super) struct Rules {
    /// The file.
    pub(super) text: String,
    /// How many redirects or rules the service does not read, or cannot.
    pub(super) left_out: usize,
}

/// A rule for headers: an address or a pattern of them, and the headers.
type HeaderRule = (String, Vec<(&'static str, String)>);

/// `_headers`.
pub(super) fn headers(site: &HostedSite<'_>) -> Rules {
    let base = site.base;
    let mut everywhere = Vec::from(policy::headers());
    if site.has_hsts() {
        everywhere.push(("Strict-Transport-Security", policy::HSTS.to_owned()));
    }
    let mut rules: Vec<HeaderRule> = vec![(format!("{base}/*"), everywhere)];
    for kind in TYPES.iter().filter(|kind| kind.is_text) {
        if matches!(kind.ending, "html" | "htm") {
            // A page has no such ending in its address.
            continue;
        }
        let mut named = vec![("Content-Type", kind.content_type())];
        if kind.is_data {
            named.push(("Access-Control-Allow-Origin", "*".to_owned()));
        }
        rules.push((format!("{base}/*.{}", kind.ending), named));
    }
    let mut forever: Vec<String> = DIGESTED_NAMES
        .iter()
        .map(|name| format!("{base}/{name}"))
        .collect();
    forever.extend(pictures(site));
    let kept = || vec![("Cache-Control", policy::FOREVER.to_owned())];
    rules.extend(forever.into_iter().map(|pattern| (pattern, kept())));
    let read = match site.plan.host.kind {
        HostKind::Cloudflare => CLOUDFLARE_HEADERS,
        _ => rules.len(),
    };
    let left_out = rules.len().saturating_sub(read);
    rules.truncate(read);
    let mut text = opening(site, &[]);
    for (pattern, headers) in rules {
        let _ = writeln!(text, "\n{pattern}");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    Rules { text, left_out }
}

/// The pictures that may be kept, beside the folders in which everything may: Netlify is told each one,
/// Cloudflare, which does not read that many rules, what their names are like.
fn pictures(site: &HostedSite<'_>) -> Vec<String> {
    let base = site.base;
    let files = site.plan.files.iter();
    let pictures = files.filter(|file| matches!(file.kind, FileKind::Picture(..)));
    let addresses: Vec<&Address> = pictures.map(|file| &file.address).collect();
    match site.plan.host.kind {
        HostKind::Cloudflare => {
            let lookalikes: BTreeSet<&str> = site
                .plan
                .files
                .iter()
                .filter(|file| matches!(file.kind, FileKind::Medium(_)))
                .filter(|file| has_two_dots(&file.address))
                .map(|file| ending(&file.address))
                .collect();
            let endings: BTreeSet<&str> = addresses.iter().map(|address| ending(address)).collect();
            endings
                .difference(&lookalikes)
                .map(|ending| format!("{base}/media/*.:digest.{ending}"))
                .collect()
        }
        _ => addresses
            .iter()
            .map(|address| format!("{base}{}", address.encoded()))
            .collect(),
    }
}

fn ending(address: &Address) -> &str {
    address.as_str().rsplit('.').next().unwrap_or_default()
}

fn has_two_dots(address: &Address) -> bool {
    let name = address.as_str().rsplit('/').next().unwrap_or_default();
    name.matches('.').count() > 1
}

/// `_redirects`.
pub(super) fn redirects(site: &HostedSite<'_>) -> Rules {
    let mut text = opening(site, &[]);
    let (lines, left_out) = match site.plan.host.kind {
        HostKind::Cloudflare => for_cloudflare(site),
        _ => for_netlify(site),
    };
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
    Rules { text, left_out }
}

/// Netlify redirects with and without a slash at the end by one rule. The mark lets a rule go before a
/// stub page.
fn for_netlify(site: &HostedSite<'_>) -> (Vec<String>, usize) {
    let base = site.base;
    let mut lines = Vec::new();
    let mut left_out = 0;
    for moved in &site.moved {
        let from = format!("{base}{}", percent::asked_path(moved.from.path()));
        match moved.from.query().map(query_parts) {
            None => lines.push(format!("{from} {} 301!", moved.to)),
            Some(Some(parts)) => lines.push(format!("{from} {parts} {} 301!", moved.to)),
            Some(None) => left_out += 1,
        }
    }
    lines.push(format!("{base}/.vindplek/* {base}/404.html 404!"));
    (lines, left_out)
}

/// The parts of a query as Netlify reads them; `None` when it cannot: without a value, or with a sign that
/// means something else to it.
fn query_parts(query: &str) -> Option<String> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    let is_plain = |part: &&str| {
        part.split_once('=')
            .is_some_and(|(name, value)| !name.is_empty() && !value.starts_with(':'))
    };
    let mut written = Vec::new();
    for part in parts {
        written.push(Some(part).filter(is_plain)?);
    }
    Some(written.join(" "))
}

/// Cloudflare has no rules with a query, and each address needs its own rule. A folder without its slash
/// comes last: without a rule, the service adds the slash itself.
fn for_cloudflare(site: &HostedSite<'_>) -> (Vec<String>, usize) {
    let base = site.base;
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let mut left_out = 0;
    for moved in &site.moved {
        if moved.from.query().is_some() {
            left_out += 1;
            continue;
        }
        let from = format!("{base}{}", percent::asked_path(moved.from.path()));
        let line = |from: &str| format!("{from} {} 301", moved.to);
        if line(&from).chars().count() > CLOUDFLARE_REDIRECT {
            left_out += 1;
            continue;
        }
        first.push(line(&from));
        if let Some(bare) = from.strip_suffix('/') {
            last.push(line(bare));
        }
    }
    left_out += first.len().saturating_sub(CLOUDFLARE_REDIRECTS);
    first.extend(last);
    first.truncate(CLOUDFLARE_REDIRECTS);
    (first, left_out)
}
