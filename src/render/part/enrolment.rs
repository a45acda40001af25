//! How one takes part in a course other than on one of its dates: at any time, or when asked for.

use crate::model::course::Course;
use crate::model::value::{non_empty, text};
use crate::plan::localized::LocalizedDocument;
use crate::render::link_context::LinkContext;
use crate::render::part::mail::mailto;

/// What a message to an academy is about: the subject, and the first line.
pub(in crate::render) type Purpose = [&'static str; 2];

/// Of a message to enrol.
pub(in crate::render) const ENROLLING: Purpose = ["Aanmelden voor", "Ik meld me aan voor:"];

/// Of a message to be put on the waiting list.
pub(in crate::render) const WAITING: Purpose =
    ["Wachtlijst voor", "Ik wil graag op de wachtlijst voor:"];

/// Whether a course that one can enrol for is given when asked for.
pub(in crate::render) fn is_requestable(course: &Course) -> bool {
    course.phase().is_bookable() && course.is_on_request()
}

/// Whether it takes no date here to take part in a course. The dates of offer of others are those of
/// its provider.
pub(in crate::render) fn needs_no_date(course: &Course) -> bool {
    let is_elsewhere = course.is_external() && course.phase().is_bookable();
    is_elsewhere || course.open_enrolment().is_some() || is_requestable(course)
}

/// The ways to take part without a date, in words: `Zonder vaste datum`, `Ook op aanvraag`. `dated`
/// when there is a date as well.
pub(in crate::render) fn dateless(course: &Course, dated: bool) -> Vec<&'static str> {
    let way = match course.is_external() {
        true => "Aanmelden bij de aanbieder",
        false => "Zonder vaste datum",
    };
    let any_time = course.open_enrolment().map(|_| way);
    let request = match dated || any_time.is_some() {
        true => "Ook op aanvraag",
        false => "Op aanvraag",
    };
    let request = course.is_on_request().then_some(request);
    any_time.into_iter().chain(request).collect()
}

/// The URL to enrol without a date. A mail address gets a message to complete.
pub(in crate::render) fn any_time(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    course: &Course,
) -> Option<String> {
    let target = course.open_enrolment()?;
    enrol_url(target, |email| {
        by_mail(links, &localized.head.title(), email, ENROLLING)
    })
}

/// The URL of an address to enrol; `message` makes that of a mail address without a message.
pub(in crate::render) fn enrol_url(
    target: &str,
    message: impl FnOnce(&str) -> String,
) -> Option<String> {
    match target.strip_prefix("mailto:") {
        Some(email) if !email.contains('?') => Some(message(email)),
        None if !target.starts_with("https://") => None,
        Some(_) | None => Some(target.to_owned()),
    }
}

/// A message about `what`, to complete and send.
pub(in crate::render) fn by_mail(
    links: &LinkContext<'_>,
    what: &str,
    email: &str,
    [about, opening]: Purpose,
) -> String {
    let subject = format!("{about} {what}");
    let lines = [
        "Hallo,",
        "",
        opening,
        what,
        &links.public(links.address),
        "",
        "Naam:",
        "Organisatie:",
        "Gemeente:",
        "Telefoon:",
        "",
        "Met groet,",
    ];
    mailto(email, &subject, &lines)
}

/// A message to ask for a course that is given when asked for.
pub(in crate::render) fn request(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    email: &str,
) -> String {
    let title = localized.head.title();
    let lines = [
        "Hallo,",
        "",
        &format!("Wij willen graag aanvragen: {title}"),
        &links.public(links.address),
        "",
        "Organisatie:",
        "Gemeente:",
        "Hoeveel mensen doen er mee:",
        "Voorkeur (wanneer en waar):",
        "Naam:",
        "Telefoon:",
        "",
        "Met groet,",
    ];
    mailto(email, &format!("Aanvraag: {title}"), &lines)
}

/// The mail address of the provider of offer of others: the contact of the course itself.
pub(in crate::render) fn provider_email(localized: &LocalizedDocument<'_>) -> Option<String> {
    let own = localized.contact().map(|contact| text(&contact.email));
    own.and_then(non_empty)
}
