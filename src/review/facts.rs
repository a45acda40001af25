//! Changes of titles, prices and dates of a document, in sentences.

use jiff::civil::Date;

use super::document::ReviewedDocument;
use super::price::price;
use super::runs;
use crate::model::period::{Period, dutch_date};
use crate::model::schema::Field;
use crate::model::value::value;
use crate::plan::site::shown_date;

/// What changed of a document, in sentences, the most important first.
pub(super) fn facts(before: ReviewedDocument<'_>, now: ReviewedDocument<'_>) -> Vec<String> {
    let mut facts = Vec::new();
    let (old, new) = (before.head().title(), now.head().title());
    if old != new {
        facts.push(format!("{} heet nu ‘{new}’.", before.named()));
    }
    facts.extend(price(
        &now.named(),
        before.localized().cost(),
        now.localized().cost(),
    ));
    facts.extend(runs::changes(before, now));
    facts.extend(days(before, now));
    facts
}

/// The changes of the days that a document has itself.
fn days(before: ReviewedDocument<'_>, now: ReviewedDocument<'_>) -> Vec<String> {
    let named = now.named();
    let mut days = Vec::new();
    let (old, new) = (shown_date(before.head()), shown_date(now.head()));
    if old != new {
        let word = |date: Option<Period>| date.map(Period::dutch);
        days.push(match (word(old), word(new)) {
            (Some(old), Some(new)) => {
                format!("De datum van {named} is nu {new} in plaats van {old}.")
            }
            (None, Some(new)) => format!("{named} heeft nu een datum: {new}."),
            (Some(old), None) => format!("{named} heeft geen datum meer; eerst was dat {old}."),
            (None, None) => return days,
        });
    }
    let (old, new) = (&before.head().common, &now.head().common);
    days.extend(day(
        &old.publish_on,
        &new.publish_on,
        &format!("{named} komt online"),
        &format!("{named} hoeft niet meer op een dag te wachten om online te komen"),
    ));
    days.extend(day(
        &old.expires_on,
        &new.expires_on,
        &format!("{named} verdwijnt vanzelf"),
        &format!("{named} blijft staan, en verdwijnt niet meer vanzelf"),
    ));
    days
}

fn day(before: &Field<Date>, now: &Field<Date>, happens: &str, dropped: &str) -> Option<String> {
    match (value(before), value(now)) {
        (old, new) if old == new => None,
        (None, Some(new)) => Some(format!("{happens} op {}.", dutch_date(*new))),
        (Some(old), Some(new)) => Some(format!(
            "{happens} op {} in plaats van op {}.",
            dutch_date(*new),
            dutch_date(*old)
        )),
        (Some(old), None) => Some(format!("{dropped} (eerst: {}).", dutch_date(*old))),
        (None, None) => None,
    }
}
