//! The days on which a document appeared and changed, for feeds, calendars and structured data.
//!
//! They come from content, so that an unchanged document keeps its days whenever the site is built.
//! A vague period counts as its first day: that is never after a later, more precise date in it.

use jiff::civil::Date;

use super::absolute::midnight;
use crate::model::document::Head;
use crate::model::period::Period;
use crate::model::value::value;
use crate::plan::site::shown_date;

/// The day on which a news item or special appeared: the later of its `datum` and `publiceren_op`.
/// One of these that is still to come counts only when the other is missing or to come as well.
/// A `datum` that is vaguer than a day names no day, so then it is that of `publiceren_op`, if that
/// has come. `None` without `datum`, and when that is unknown.
pub(super) fn published(head: &Head, today: Date) -> Option<Date> {
    let past = |day: &Date| *day <= today;
    match shown_date(head)? {
        Period::Day(date) => {
            let days = [Some(date), publish_on(head)].into_iter().flatten();
            Some(days.filter(past).max().unwrap_or(date))
        }
        _ => publish_on(head).filter(past),
    }
}

/// The first day on which visitors are known to have found a document, up to today: of news and specials
/// the day on which it appeared, else `publiceren_op`, else the first day of a `datum`
/// that is vaguer than a day. `None` when none of these is known.
pub fn appeared(head: &Head, today: Date) -> Option<Date> {
    let day = published(head, today).or_else(|| publish_on(head));
    day.or_else(|| date(head)).filter(|day| *day <= today)
}

/// The first day of the period as of which the facts of a document hold, up to today.
pub fn facts_renewed(head: &Head, today: Date) -> Option<Date> {
    updated(head).filter(|day| *day <= today)
}

/// When a news item or special appeared, for structured data: the start of its day, or as much as
/// its date says (ISO 8601: a year, a year and a month).
pub(super) fn published_text(head: &Head, today: Date) -> Option<String> {
    let day = published(head, today).map(midnight);
    day.or_else(|| shown_date(head).map(Period::w3c))
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

/// The first day of the date of publication, as written.
fn date(head: &Head) -> Option<Date> {
    shown_date(head).map(Period::first_day)
}
