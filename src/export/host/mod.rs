//! Files with which a host is configured: headers, types and redirects, in the way of each kind of host.
//!
//! A bucket reads none: it is given the headers of each file with the file ([`FileHeaders`]).
//!
//! What is said is the same everywhere and stands in `policy`, `types` and `moved`; `apache`,
//! `nginx` and `rules` only write it. What a kind of host cannot do is told to the publisher:
//! [`notices()`].
//!
//! The stub pages at former addresses stay, whatever the host: a redirect of the host comes before them, and
//! they do their work where the host does not read these files, or the site is copied elsewhere.
//!
//! Addresses begin at the root of the host, with the path of `basis_url`. Each pattern is made from literal
//! text in which every character with a meaning is a code, and each target is an address of the site
//! itself: nothing that is written in a document can become a rule, or lead a visitor to another host.

mod apache;
mod file_headers;
mod hosted_site;
mod moved;
mod nginx;
mod notices;
pub mod policy;
mod rules;
mod types;

pub use self::file_headers::FileHeaders;
use self::hosted_site::HostedSite;
pub use self::notices::notices;
pub use self::types::is_text;
use crate::model::heads::Heads;
use crate::plan::host::HostFile;
use crate::plan::site::SitePlan;

/// The bytes of a file with which a host is configured.
pub fn file(heads: &Heads, plan: &SitePlan, file: HostFile) -> Vec<u8> {
    let site = HostedSite::new(heads, plan);
    let text = match file {
        HostFile::Htaccess => apache::htaccess(&site),
        HostFile::Nginx => nginx::configuration(&site),
        HostFile::NoJekyll => String::new(),
        HostFile::Headers => rules::headers(&site).text,
        HostFile::Redirects => rules::redirects(&site).text,
    };
    text.into_bytes()
}

#[cfg(test)]
mod tests;
