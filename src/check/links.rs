//! Link targets: `path-escape`, `third-party`, `unsafe-link`, `staging-link`, `insecure-link`,
//! `missing-media`, `broken-media`, `broken-link`, `broken-anchor`, `unpublished-target`.
//!
//! At most one problem is reported per link, the first of these that applies; none when
//! `moved-document` reports the link. An address outside the project that
//! cannot be right is an `invalid-value`: in a key when it is read, in a text here. Links to pages of the sites by their address are in [`own_sites`], and what was
//! meant as another kind of link in [`link_mistakes`].

use std::net::IpAddr;
use std::sync::Arc;

use super::anchors::AnchorPage;
use super::context::{CheckContext, CheckedDocument, CheckedLink};
use super::findings::Findings;
use super::link_mistakes;
use super::link_paths::{self, PathKind};
use super::moved;
use super::own_sites;
use crate::diagnostic::codes::invalid_value::address as bad_address;
use crate::diagnostic::codes::{
    broken_anchor, broken_link, broken_media, insecure_link, invalid_value, missing_media,
    path_escape, staging_link, third_party, unpublished_target, unsafe_link,
};
use crate::diagnostic::{Code, Diagnostic, Place, Text};
use crate::model::heads::{Availability, DocIx, SiteIx};
use crate::model::layout::{Kind, Owner};
use crate::model::link::HeadLink;
use crate::model::medium::MediumFormat;
use crate::model::outside::{Accepted, SiteHost, judge, site_host};
use crate::plan::link_text;
use crate::plan::link_uses::{LinkUse, Purpose};
use crate::plan::links::{LinkedItem, ParsedLink, find_target, parse_link};
use crate::plan::visibility::{is_visible, media_address};
use crate::source::{FilePath, Source};

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    for link in &checked.links {
        if let Some(mut problem) = problem(context, checked, link, findings) {
            if problem.sites.is_empty() && is_per_site(problem.code) {
                let sites = checked.sites.iter();
                let ids = sites.map(|site| Arc::clone(&context.heads.site(*site).id));
                problem.sites = ids.collect();
            }
            findings.push(problem);
        }
    }
}

/// Whether a problem depends on the sites that show the document, and not on the text alone.
fn is_per_site(code: Code) -> bool {
    matches!(
        code,
        Code::BrokenLink | Code::BrokenAnchor | Code::MissingMedia | Code::UnpublishedTarget
    )
}

/// The problem with an external address in a list file.
pub(super) fn address(place: Place, target: &str) -> Option<Diagnostic> {
    match parse_link(target) {
        ParsedLink::Absolute { scheme, url } => absolute(place, Purpose::Address, &scheme, url),
        ParsedLink::Anchor(_) | ParsedLink::Path { .. } => Some(not_an_address(place, target)),
    }
}

/// The problem with the path of a picture in a list file, which all sites share.
pub(super) fn picture_of_list(
    context: &CheckContext<'_>,
    source: &Source,
    link: &HeadLink,
    findings: &mut Findings,
) -> Option<Diagnostic> {
    let owner = Owner::Shared;
    let place = Place::new(source.path(), link.target.span);
    let used = LinkUse {
        target: &link.target.value,
        span: link.target.span,
        purpose: link.purpose,
        is_key: true,
    };
    if let ParsedLink::Absolute { scheme, url } = parse_link(used.target) {
        return match link_mistakes::is_on_own_computer(&scheme) {
            true => Some(link_mistakes::on_own_computer(
                context, &owner, &used, place,
            )),
            false => absolute(place, used.purpose, &scheme, url),
        };
    }
    match find_target(context.heads, source.path(), &owner, used.target).0 {
        LinkedItem::Escapes => Some(path_escape::path_outside_project(place, used.target)),
        LinkedItem::Unreadable => None,
        LinkedItem::Media(media) => {
            let sites: Vec<SiteIx> = context.heads.site_positions().collect();
            media_of_other_site(context, place.clone(), &used, &sites, media)
                .or_else(|| not_a_picture(context, place, &used, media))
        }
        LinkedItem::Nothing(_) if link_mistakes::has_other_form(&used) => {
            Some(link_mistakes::other_form(context, source, &owner, &used))
        }
        LinkedItem::Nothing(wanted) => Some(missing_target(
            context, place, &used, &owner, &wanted, findings,
        )),
        LinkedItem::Document(_) | LinkedItem::Page(_) | LinkedItem::Address(_) => {
            let wanted = FilePath::new(used.target.trim_start_matches('/'));
            Some(missing_target(
                context, place, &used, &owner, &wanted, findings,
            ))
        }
    }
}

fn not_an_address(place: Place, target: &str) -> Diagnostic {
    let expected = Text::new(
        "een webadres dat met https:// begint",
        "a web address that begins with https://",
    );
    invalid_value::unexpected_value(place, target, &expected)
}

fn problem(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    link: &CheckedLink<'_>,
    findings: &mut Findings,
) -> Option<Diagnostic> {
    let at = &checked.document.head.at;
    let used = &link.link;
    let place = Place::new(&at.path, used.span);
    if used.purpose == Purpose::Follow
        && !used.is_key
        && let Err(bad) = judge(used.target, Accepted::LinkInText)
    {
        let text = bad.correction.as_ref().map(|found| found.text.clone());
        return Some(bad_address::problem(place, used.target, &bad, text));
    }
    match &link.written {
        ParsedLink::Absolute { scheme, .. }
            if link_mistakes::is_on_own_computer(scheme) && used.purpose != Purpose::Address =>
        {
            return Some(link_mistakes::on_own_computer(
                context, &at.owner, used, place,
            ));
        }
        ParsedLink::Absolute { scheme, url }
            if used.purpose == Purpose::Download
                && matches!(scheme.as_str(), "http" | "https" | "//") =>
        {
            let key = match at.kind {
                Kind::Course => "link",
                _ => "url",
            };
            return Some(invalid_value::address_as_file(place, url, key));
        }
        ParsedLink::Absolute { scheme, url } => {
            return absolute(place.clone(), used.purpose, scheme, url)
                .or_else(|| own_sites::page_by_url(context, place, link, url, findings));
        }
        ParsedLink::Anchor(anchor) => {
            return broken_anchor_problem(context, place, link, anchor, findings);
        }
        ParsedLink::Path { .. } if used.purpose == Purpose::Address => {
            return Some(not_an_address(place, used.target));
        }
        ParsedLink::Path { .. } => {}
    }
    let anchor = match &link.written {
        ParsedLink::Path { anchor, .. } => *anchor,
        _ => None,
    };
    match link.leads_to.as_ref()? {
        LinkedItem::Escapes => Some(path_escape::path_outside_project(place, used.target)),
        LinkedItem::Unreadable => None,
        LinkedItem::Media(media) => {
            media_of_other_site(context, place.clone(), used, &checked.sites, *media)
                .or_else(|| not_a_picture(context, place, used, *media))
        }
        LinkedItem::Nothing(wanted) if moved::of_link(context, used, wanted).is_some() => None,
        LinkedItem::Nothing(_) if link_mistakes::has_other_form(used) => {
            let source = &checked.document.source;
            Some(link_mistakes::other_form(context, source, &at.owner, used))
        }
        LinkedItem::Nothing(wanted) => Some(missing_target(
            context, place, used, &at.owner, wanted, findings,
        )),
        LinkedItem::Address(_) if used.purpose != Purpose::Follow => {
            let wanted = FilePath::new(used.target.trim_start_matches('/'));
            Some(missing_target(
                context, place, used, &at.owner, &wanted, findings,
            ))
        }
        LinkedItem::Address(address) => own_sites::page(
            context,
            place.clone(),
            &checked.sites,
            used,
            address,
            findings,
        )
        .or_else(|| broken_anchor_problem(context, place, link, anchor?, findings)),
        LinkedItem::Page(_) => broken_anchor_problem(context, place, link, anchor?, findings),
        // A missing anchor is an error on every day, also while the link has no target.
        LinkedItem::Document(target) => {
            let broken = match anchor {
                Some(anchor) if !context.heads.document(*target).is_draft() => {
                    broken_anchor_problem(context, place.clone(), link, anchor, findings)
                }
                _ => None,
            };
            broken.or_else(|| unpublished(context, place, *target))
        }
    }
}

/// The problem with media of one region on the sites of other regions, which do not publish it.
fn media_of_other_site(
    context: &CheckContext<'_>,
    place: Place,
    link: &LinkUse<'_>,
    sites: &[SiteIx],
    media: usize,
) -> Option<Diagnostic> {
    let media = context.heads.media.get(media)?;
    let mut problem = missing_media::problem(place, link.target, None);
    for site in sites {
        if media_address(context.heads, *site, media).is_none() {
            problem = problem.on_site(&context.heads.site(*site).id);
        }
    }
    (!problem.sites.is_empty()).then_some(problem)
}

/// The problem with a picture that is of another kind of file, except those that are reported at the
/// file itself.
fn not_a_picture(
    context: &CheckContext<'_>,
    place: Place,
    link: &LinkUse<'_>,
    media: usize,
) -> Option<Diagnostic> {
    let media = context.heads.media.get(media)?;
    let format = MediumFormat::of_extension(media.path.extension());
    let is_picture = format.is_some_and(MediumFormat::is_web_picture);
    let is_reported = link.purpose != Purpose::Picture || is_picture || !media.faults.is_empty();
    (!is_reported).then(|| broken_media::not_a_picture(place, link.target))
}

fn absolute(place: Place, purpose: Purpose, scheme: &str, url: &str) -> Option<Diagnostic> {
    let host = host(url);
    match scheme {
        "http" | "https" | "//" if purpose == Purpose::Picture => {
            Some(third_party::fetched_by_content(place, host))
        }
        "https" | "http" if site_host(url).is_some_and(|host| is_staging(&host)) => {
            Some(staging_link::problem(place, host))
        }
        "https" | "mailto" | "tel" => None,
        "http" => Some(insecure_link::problem(place, url)),
        scheme => Some(unsafe_link::problem(place, scheme)),
    }
}

/// The host of an address with a scheme, without its port.
fn host(url: &str) -> &str {
    let rest = url.split_once("//").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Whether a host is unsuitable for visitors: a test or staging server, the local machine, or an
/// address in a private network (RFC 1918, RFC 4193, RFC 2606).
fn is_staging(host: &SiteHost) -> bool {
    let host = match host {
        SiteHost::Name(name) => name,
        SiteHost::Number(IpAddr::V4(v4)) => {
            return v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_unspecified();
        }
        SiteHost::Number(IpAddr::V6(v6)) => {
            return v6.is_loopback()
                || v6.is_unspecified()
                || v6.is_unique_local()
                || v6.is_unicast_link_local();
        }
    };
    let words = [
        "stg",
        "staging",
        "test",
        "tst",
        "acc",
        "acceptatie",
        "uat",
        "dev",
        "preview",
        "localhost",
    ];
    let mut labels: Vec<&str> = host.split('.').collect();
    let top = labels.pop().unwrap_or_default();
    let has = |label: &&str| label.split('-').any(|part| words.contains(&part));
    labels.pop();
    matches!(top, "localhost" | "test" | "local" | "internal") || labels.iter().any(has)
}

fn missing_target(
    context: &CheckContext<'_>,
    place: Place,
    link: &LinkUse<'_>,
    owner: &Owner,
    wanted: &FilePath,
    findings: &mut Findings,
) -> Diagnostic {
    let is_media = link.is_to_media(wanted);
    let kind = match is_media {
        true => PathKind::Media,
        false => PathKind::Document,
    };
    let inside = link_paths::inner(owner, wanted.as_str()).unwrap_or(wanted.as_str());
    let near = context.paths.of(owner, kind).and_then(|paths| {
        let suggestion = findings.suggest(&place.path, &paths.names, inside);
        let same_name = || paths.with_file_name(wanted.file_name());
        suggestion.near().or_else(same_name)
    });
    let near = near.map(|near| {
        let own = owner.folder();
        let from = place.path.folder();
        let folder = from.strip_prefix(own.trim_end_matches('/')).unwrap_or(from);
        link_text::relative_path(folder.trim_start_matches('/'), near)
    });
    if is_media {
        missing_media::problem(place, link.target, near.as_deref())
    } else {
        broken_link::problem(place, link.target, near.as_deref())
    }
}

/// The problem with a link or reference to a document that is not published now.
pub(super) fn unpublished(
    context: &CheckContext<'_>,
    place: Place,
    target: DocIx,
) -> Option<Diagnostic> {
    let heads = context.heads;
    if is_visible(heads, target, context.when) {
        return None;
    }
    let title = heads.document(target).title();
    Some(match heads.availability(target, context.when.today) {
        Availability::Scheduled(date) => {
            unpublished_target::scheduled_target(place, &title, &date.to_string())
        }
        Availability::Expired(date) => {
            unpublished_target::expired_target(place, &title, &date.to_string())
        }
        Availability::Withheld => unpublished_target::withheld_target(place, &title),
        Availability::Draft | Availability::Published => {
            unpublished_target::draft_target(place, &title)
        }
    })
}

/// The problem with an anchor that its page does not have. The headings of an accent exist on its
/// own site only. The anchors of an unreadable file are unknown, so none is reported.
pub(super) fn broken_anchor_problem(
    context: &CheckContext<'_>,
    place: Place,
    link: &CheckedLink<'_>,
    anchor: &str,
    findings: &mut Findings,
) -> Option<Diagnostic> {
    let page = link.anchor_page.as_ref()?;
    let name = match page {
        AnchorPage::Document(document, _) => {
            let path = &context.heads.document(*document).at.path;
            if context.heads.unreadable.contains(path) {
                return None;
            }
            path.file_name()
        }
        AnchorPage::List(address) => address.as_str(),
    };
    let anchors = context.anchors.of(page)?;
    if anchors.contains(anchor) {
        return None;
    }
    let suggestion = findings.suggest(&place.path, anchors.names(), anchor);
    Some(broken_anchor::problem(place, anchor, name, &suggestion))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_and_private_hosts_are_recognised() {
        let is_staging = |host: &str| is_staging(&site_host(&format!("https://{host}/")).unwrap());
        for host in [
            "stg.bscacademywest.nl",
            "localhost",
            "LOCALHOST:3000",
            "192.168.1.4",
            "127.1",
            "0x7f000001",
            "a-test.voorbeeld.nl",
            "Staging.voorbeeld.nl.",
            "[::1]",
            "[fe80::1]:8080",
            "[::ffff:10.0.0.1]",
        ] {
            assert!(is_staging(host), "{host}");
        }
        for host in [
            "bscacademywest.nl",
            "www.sportindebuurt.nl",
            "test.nl",
            "8.8.8.8",
            "[2a00:1450:400e::1]",
        ] {
            assert!(!is_staging(host), "{host}");
        }
        assert_eq!(host("https://naam@a.nl:8080/b?c"), "a.nl");
        assert_eq!(host("https://[::1]:80/"), "::1");
    }
}
