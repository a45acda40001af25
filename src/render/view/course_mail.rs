//! The mail links on the page of a course.

use crate::model::course::Course;
use crate::model::layout::Owner;
use crate::model::value::{non_empty, text};
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::part::mail::mailto;

/// A message to the academy, with lines to complete; none for offer of others, which is booked at its
/// provider. The national site, which is no academy, asks
/// which one it concerns.
pub(super) fn interest(
    context: &PageContext<'_>,
    localized: &LocalizedDocument<'_>,
    course: &Course,
) -> Option<String> {
    let email = academy_email(context, localized)?;
    let title = localized.head.title();
    let site = context.site();
    let region = if site.is_national() {
        "Regio of academie:"
    } else {
        "Gemeente:"
    };
    let lines = [
        "Hallo,",
        "",
        &format!("Ik heb belangstelling voor: {title}"),
        &format!("Gezien bij: {}", site.name()),
        &context.public(context.address),
        "",
        "Naam:",
        "Organisatie:",
        region,
        "Telefoon:",
        "Voorkeur (dag, plaats of online):",
        "",
        "Met groet,",
    ];
    let subject = format!("Belangstelling voor {title}");
    let is_asked = !course.phase().is_over() && !course.is_external();
    is_asked.then(|| mailto(&email, &subject, &lines))
}

/// The mail address of the academy: what it says of the course itself, else that of its site. The
/// contact of a shared course may be its maker.
pub(super) fn academy_email(
    context: &PageContext<'_>,
    localized: &LocalizedDocument<'_>,
) -> Option<String> {
    let own = localized.contact().map(|contact| text(&contact.email));
    let own = own.and_then(non_empty);
    let is_shared = localized.head.at.owner == Owner::Shared;
    let has_accent = localized
        .accent
        .is_some_and(|accent| accent.contact.is_some());
    if is_shared && !has_accent {
        context.email().or(own)
    } else {
        own.or(context.email())
    }
}

/// The mail address for questions about a course: its own, else the site's.
pub(super) fn questions(context: &PageContext<'_>, localized: &LocalizedDocument<'_>) -> String {
    let own = localized
        .contact()
        .and_then(|contact| non_empty(text(&contact.email)));
    own.or(context.email()).unwrap_or_default()
}

/// A `mailto:` URL to report a change, with the subject filled in.
pub(super) fn report(context: &PageContext<'_>, localized: &LocalizedDocument<'_>) -> String {
    let subject = format!(
        "Wijziging: {} ({})",
        localized.head.title(),
        context.public(context.address)
    );
    mailto(&context.email().unwrap_or_default(), &subject, &[])
}
