//! Targets that were meant as another kind of link: an address without its scheme, a path of Windows,
//! a file on the editor's own computer.

use super::context::CheckContext;
use super::link_paths::PathKind;
use crate::diagnostic::codes::{broken_link, missing_media, unsafe_link};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::layout::Owner;
use crate::model::outside::{Accepted, judge};
use crate::plan::link_text;
use crate::plan::link_uses::{LinkUse, Purpose};
use crate::plan::links::{LinkedItem, find};
use crate::source::{Source, Span};

/// The ends of host names that no file name has.
const TOP_LEVELS: [&str; 8] = ["nl", "be", "eu", "com", "org", "net", "info", "frl"];

/// Whether a scheme is that of a file on a computer: `file:`, or the drive in `C:\`.
pub(super) fn is_on_own_computer(scheme: &str) -> bool {
    scheme == "file" || scheme.len() == 1
}

/// The problem with a link to a file on the editor's own computer. A file of the same name under
/// `media` is probably the same.
pub(super) fn on_own_computer(
    context: &CheckContext<'_>,
    owner: &Owner,
    link: &LinkUse<'_>,
    place: Place,
) -> Diagnostic {
    let name = link.target.rsplit(['/', '\\']).next().unwrap_or_default();
    let paths = context.paths.of(owner, PathKind::Media);
    let near = paths.and_then(|paths| paths.with_file_name(name));
    let near = near.map(|near| {
        let folder = owner.folder();
        let from = place.path.folder();
        let from = from
            .strip_prefix(folder.trim_end_matches('/'))
            .unwrap_or(from);
        link_text::relative_path(from.trim_start_matches('/'), near)
    });
    unsafe_link::on_own_computer(place, name, near.as_deref())
}

/// Whether a path that leads to nothing may be another kind of link.
pub(super) fn has_other_form(link: &LinkUse<'_>) -> bool {
    let target = link.target;
    target.contains('\\') || link.purpose == Purpose::Follow && (is_mail(target) || is_web(target))
}

/// The problem with a path that was meant as another kind of link, with that as a fix.
pub(super) fn other_form(
    context: &CheckContext<'_>,
    source: &Source,
    owner: &Owner,
    link: &LinkUse<'_>,
) -> Diagnostic {
    let place = target_place(source, link);
    if link.target.contains('\\') {
        let path = link.target.replace('\\', "/");
        let plain = path.split('#').next().unwrap_or_default();
        let found = find(context.heads, source.path(), owner, plain);
        let is_document = matches!(found, LinkedItem::Document(_) | LinkedItem::Page(_));
        let is_followed =
            link.purpose == Purpose::Follow && !plain.split('/').any(|part| part == "media");
        return match is_document || is_followed {
            true => broken_link::backslashes(place, link.target, &path),
            false => missing_media::backslashes(place, link.target, &path),
        };
    }
    if is_mail(link.target) {
        return broken_link::mail_without_scheme(place, link.target);
    }
    let is_sure = link.target.to_ascii_lowercase().starts_with("www.");
    broken_link::web_without_scheme(place, link.target, is_sure)
}

/// The place of the target alone; in a key its value may be in quotes.
fn target_place(source: &Source, link: &LinkUse<'_>) -> Place {
    let range = link.span.range();
    let written = source.text().get(range.clone()).unwrap_or_default();
    let span = match written.find(link.target) {
        Some(at) => Span::new(range.start + at, range.start + at + link.target.len()),
        None => link.span,
    };
    Place::new(source.path(), span)
}

/// Whether a target is a mail address, which parameters may follow.
fn is_mail(target: &str) -> bool {
    let address = target.split('?').next().unwrap_or_default();
    judge(address, Accepted::Mail).is_ok()
}

/// Whether a target is a web address without its scheme: its host begins with `www.`, or ends as no
/// file name does.
fn is_web(target: &str) -> bool {
    let host = target.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    let top = host.rsplit('.').next().unwrap_or_default();
    (host.starts_with("www.") || TOP_LEVELS.contains(&top))
        && judge(&format!("https://{host}/"), Accepted::Web).is_ok()
}
