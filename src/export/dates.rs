//! The days on which a document appeared and changed, for feeds, calendars and structured data.
//!
//! They come from content, so that an unchanged document keeps its days whenever the site is built.
//! A vague period counts as its first day: that is never after a later, more precise date in it.

use jiff::civil::Date;

use crate::model::document::{Content, Head};
use crate::model::value::value;

/// The day on which a news item or special appeared: the later of its `datum` and `publiceren_op`.
/// One of these that is still to come counts only when the other is missing or to come as well.
/// `None` without `datum`.
pub(super) fn published(head: &Head, today: Date) -> Option<Date> {
    let date = date(head)?;
    let days = [Some(date), publish_on(head)].into_iter().flatten();
    let latest = days.filter(|day| *day <= today).max();
    Some(latest.unwrap_or(date))
}

/// The last day on which a document is known to have changed, up to today.
pub(super) fn changed(head: &Head, today: Date) -> Option<Date> {
    let days = [updated(head), publish_on(head), date(head)];
    days.into_iter().flatten().filter(|day| *day <= today).max()
}

/// The last day that a document names as a day of change. It may be in the future, as it must not
/// become earlier when an editor moves `bijgewerkt` ahead: calendars ignore what seems older.
pub(super) fn revised(head: &Head) -> Option<Date> {
    let days = [updated(head), publish_on(head), date(head)];
    days.into_iter().flatten().max()
}

/// The first day of the period as of which the facts hold.
pub(super) fn updated(head: &Head) -> Option<Date> {
    value(&head.common.updated).map(|period| period.first_day())
}

fn publish_on(head: &Head) -> Option<Date> {
    value(&head.common.publish_on).copied()
}

/// The date of publication, as written.
fn date(head: &Head) -> Option<Date> {
    match &head.content {
        Content::News(dated, _) => value(&dated.date).copied(),
        Content::Special(special) => value(&special.date).copied(),
        _ => None,
    }
}
