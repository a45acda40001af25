//! A mail as a file (`.eml`, RFC 5322) that a mail program opens as a draft.
//!
//! It is a function of the mail alone: what is usually random, the boundary between the two forms and
//! the id of the message, follows from their digest, and its time is noon of the day that it is made
//! for.

use std::time::{Duration, SystemTime};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::mail::SiteMail;
use crate::digest::Digest;

/// How many digits of the digest make the boundary and the id.
const DIGITS: usize = 32;

/// A mail as a file.
///
/// # Errors
/// The mail address of the sender, if it is none for a mail.
pub(super) fn message(mail: &SiteMail, html: &str, text: &str) -> Result<Vec<u8>, String> {
    build(mail, html, text).ok_or_else(|| mail.sender.email.clone())
}

fn build(mail: &SiteMail, html: &str, text: &str) -> Option<Vec<u8>> {
    let from: Address = mail.sender.email.parse().ok()?;
    let digest = Digest::of_value(&(&mail.subject, &mail.sender.email, html, text));
    let digest = digest.short(DIGITS);
    let part = |kind: ContentType, body: &str| {
        SinglePart::builder()
            .header(kind)
            .header(ContentTransferEncoding::QuotedPrintable)
            .body(body.to_owned())
    };
    let body = MultiPart::alternative()
        .boundary(format!("vindplek_{digest}"))
        .build()
        .singlepart(part(ContentType::TEXT_PLAIN, text))
        .singlepart(part(ContentType::TEXT_HTML, html));
    // A draft has no receiver yet; without an envelope one would be asked for.
    let envelope = Envelope::new(None, vec![from.clone()]).ok()?;
    let draft = HeaderValue::new(HeaderName::new_from_ascii_str("X-Unsent"), "1".to_owned());
    let id = format!("<{digest}@{}>", from.domain());
    let message = Message::builder()
        .from(Mailbox::new(Some(mail.sender.name.clone()), from))
        .subject(&*mail.subject)
        .date(noon(mail.day))
        .message_id(Some(id))
        .raw_header(draft)
        .envelope(envelope)
        .multipart(body)
        .ok()?;
    Some(message.formatted())
}

/// Noon of a day in the Netherlands. Mail knows no day before 1970.
fn noon(day: Date) -> SystemTime {
    // The time zones are compiled in, so neither step can fail for a day of the calendar.
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    let noon = day.at(12, 0, 0, 0).to_zoned_datetime(zone);
    let seconds = noon.map_or(0, |noon| noon.timestamp().as_second());
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or_default())
}
