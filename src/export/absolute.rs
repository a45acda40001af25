//! Absolute URLs and timestamps for files that are read outside the site: feeds, calendars,
//! catalogues.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::model::address::Address;
use crate::model::common::Picture;
use crate::model::document::Head;
use crate::model::heads::{Heads, SiteIx};
use crate::model::layout::{ListFile, Owner, is_reserved};
use crate::model::partner::Partner;
use crate::model::time_of_day::TimeOfDay;
use crate::model::value::{is_id, items, text, value};
use crate::plan::links::{
    Destination, LinkedItem, ParsedLink, destination, document_address, find_target, parse_link,
};
use crate::plan::site::SitePlan;
use crate::source::FilePath;

/// The absolute URL of a page or file of a site, on the host of its `basis_url`.
pub(super) fn url(heads: &Heads, site: SiteIx, address: &Address) -> String {
    format!("{}{}", heads.site(site).region.base(), address.encoded())
}

/// The absolute URL of the picture that a head names; `None` when the site does not have it.
pub(super) fn picture_url(
    heads: &Heads,
    plan: &SitePlan,
    head: &Head,
    picture: &Picture,
) -> Option<String> {
    let file = text(&picture.file);
    let (LinkedItem::Media(at), _) = find_target(heads, &head.at.path, &head.at.owner, file) else {
        return None;
    };
    let (address, _) = plan.picture(at)?.fallback()?;
    Some(url(heads, plan.site, address))
}

/// The absolute URL of the logo of a partner; `None` when it has none.
pub(super) fn logo_url(heads: &Heads, plan: &SitePlan, partner: &Partner) -> Option<String> {
    let logo = value(&partner.logo)?;
    let list = FilePath::new(ListFile::Partners.path());
    let file = text(&logo.file);
    let (LinkedItem::Media(at), _) = find_target(heads, &list, &Owner::Shared, file) else {
        return None;
    };
    let (address, _) = plan.picture(at)?.fallback()?;
    Some(url(heads, plan.site, address))
}

/// The absolute URL that a link in a key leads to, for readers of a site; `None` when it leads
/// nowhere at present.
pub(super) fn link_url(heads: &Heads, plan: &SitePlan, head: &Head, link: &str) -> Option<String> {
    match parse_link(link) {
        ParsedLink::Absolute { url, .. } => return Some(url.to_owned()),
        ParsedLink::Anchor(_) => return None,
        ParsedLink::Path { .. } => {}
    }
    let (found, anchor) = find_target(heads, &head.at.path, &head.at.owner, link);
    let on_site = |address: &Address, anchor: Option<&str>| {
        let anchor = anchor.map(|anchor| format!("#{anchor}"));
        let page = url(heads, plan.site, address);
        format!("{page}{}", anchor.unwrap_or_default())
    };
    match found {
        LinkedItem::Document(document) => {
            match destination(heads, plan.site, plan.when, document) {
                Destination::Here {
                    address,
                    anchor: own,
                } => Some(on_site(&address, anchor.or(own.as_deref()))),
                Destination::Referral { url, .. } => Some(url),
                Destination::Unpublished(_) | Destination::Nowhere => None,
            }
        }
        LinkedItem::Page(address) | LinkedItem::Address(address) => {
            plan.at(address.as_str()).map(|_| on_site(&address, anchor))
        }
        LinkedItem::Media(at) => Some(on_site(plan.medium_address(at)?, None)),
        LinkedItem::Unreadable | LinkedItem::Escapes | LinkedItem::Nothing(_) => None,
    }
}

/// The address at which a document first stood, as it stands in a URL: the first one under `voorheen`,
/// which lists the oldest first, else its own. It stays the same when the document moves.
pub(super) fn oldest_address(head: &Head) -> String {
    match items(&head.common.formerly).first() {
        Some(former) => former.value.encoded().into_owned(),
        None => document_address(head).0.encoded().into_owned(),
    }
}

/// The id of the course of which an address is the page: `samen` of `/aanbod/samen/`. It may be a
/// course that is no longer there.
pub(super) fn course_id(address: &str) -> Option<&str> {
    let id = address.strip_prefix("/aanbod/")?.strip_suffix('/')?;
    (is_id(id) && !is_reserved(id)).then_some(id)
}

/// The host of an absolute URL; empty when it has none.
pub(super) fn host(url: &str) -> &str {
    let rest = url.strip_prefix("https://").unwrap_or_default();
    rest.split(['/', ':']).next().unwrap_or_default()
}

/// The start of a day in the Netherlands, in RFC 3339 format: `2026-03-12T00:00:00+01:00`.
pub fn midnight(day: Date) -> String {
    rfc_3339(day.to_datetime(Time::midnight()))
}

/// A day, or a moment of it in the Netherlands if the time is known: `2026-03-12`,
/// `2026-03-12T09:30:00+01:00`.
pub(super) fn day_or_moment(day: Date, time: Option<TimeOfDay>) -> String {
    time.map_or_else(|| day.to_string(), |time| rfc_3339(time.on(day)))
}

fn rfc_3339(local: DateTime) -> String {
    // The time zones are compiled in, so neither step can fail for a day of the calendar.
    TimeZone::get("Europe/Amsterdam")
        .and_then(|zone| local.to_zoned_datetime(zone))
        .map_or_else(
            |_| format!("{local}Z"),
            |moment| moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn midnight_has_the_dutch_offset() {
        assert_eq!(midnight(date(2026, 3, 12)), "2026-03-12T00:00:00+01:00");
        assert_eq!(midnight(date(2026, 7, 1)), "2026-07-01T00:00:00+02:00");
    }

    #[test]
    fn a_moment_has_the_offset_of_its_day() {
        let moment = |day| day_or_moment(day, TimeOfDay::parse("09:30"));
        assert_eq!(moment(date(2027, 3, 27)), "2027-03-27T09:30:00+01:00");
        assert_eq!(moment(date(2027, 3, 28)), "2027-03-28T09:30:00+02:00");
        assert_eq!(moment(date(2027, 10, 30)), "2027-10-30T09:30:00+02:00");
        assert_eq!(moment(date(2027, 10, 31)), "2027-10-31T09:30:00+01:00");
        assert_eq!(day_or_moment(date(2027, 3, 27), None), "2027-03-27");
    }

    #[test]
    fn only_the_address_of_a_course_has_the_id_of_one() {
        assert_eq!(course_id("/aanbod/samen/"), Some("samen"));
        for other in [
            "/aanbod/",
            "/aanbod/samen",
            "/aanbod/thema/",
            "/aanbod/thema/wijk/",
            "/aanbod/Samen/",
            "/aanbod/samen/maart.ics",
            "/nieuws/samen/",
        ] {
            assert_eq!(course_id(other), None, "{other}");
        }
    }

    #[test]
    fn the_host_is_without_path_and_port() {
        assert_eq!(host("https://voorbeeld.nl/noord"), "voorbeeld.nl");
        assert_eq!(host("https://voorbeeld.nl:8080"), "voorbeeld.nl");
        assert_eq!(host("mailto:iemand@voorbeeld.nl"), "");
    }
}
