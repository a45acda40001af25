//! Mails of a site: newsletters and special editions, as HTML, as plain text and as a draft for a mail
//! program.
//!
//! What a mail says is a [`SiteMail`], which [`crate::render`] fills from the same views and words as the
//! pages. Here it is written. It has a form of its own instead of a template: mail programs show a
//! small part of what browsers show, the same blocks make the HTML and the text, and what a theme
//! decides about a mail are its colours.
//!
//! Nothing in a mail is loaded but pictures of the site itself, and no link says who follows it. A link
//! to unsubscribe belongs to the program that sends mails: only that knows to whom.

mod blocks;
mod colours;
mod html;
mod mail;
mod message;
mod reader;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod tree;

pub use self::blocks::{CellAlignment, CellHeading, MailBlock, MailCell, MailInline, MailPicture};
pub use self::colours::MailColours;
pub use self::mail::{MailEntry, MailPart, MailSender, SiteMail};
pub use self::reader::MailReader;

/// The most bytes of a mail as HTML. Gmail cuts off what comes after 102 KB; a program that sends mails
/// adds its own links to that.
pub const MAX_BYTES: usize = 96 * 1024;

/// A mail in all its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenMail {
    /// As HTML, with every style in an attribute.
    pub html: String,
    /// As plain text.
    pub text: String,
    /// As a file that a mail program opens as a draft.
    pub message: Vec<u8>,
    /// The titles of the texts that were left out, in favour of a link: with them the mail would have
    /// more than [`MAX_BYTES`].
    pub shortened: Vec<String>,
}

/// Why a mail cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailFault {
    /// The mail address of the site is none that a mail can come from.
    Sender(String),
    /// The style sheet could not be applied, with the reason. No content can cause this.
    Style(String),
}

/// Writes a mail in all its forms. Its longest texts make way, one by one, as long as it is too large
/// ([`MAX_BYTES`]); one that has no text to leave out may still be.
///
/// # Errors
/// See [`MailFault`].
pub fn write(mut mail: SiteMail) -> Result<WrittenMail, MailFault> {
    let mut shortened = Vec::new();
    let html = loop {
        let html = html::html(&mail).map_err(|error| MailFault::Style(error.to_string()))?;
        if html.len() <= MAX_BYTES {
            break html;
        }
        let longest = mail.longest(html::size);
        match longest.and_then(|place| mail.shorten(place)) {
            Some(title) => shortened.push(title),
            None => break html,
        }
    };
    let text = text::text(&mail);
    let message = message::message(&mail, &html, &text).map_err(MailFault::Sender)?;
    Ok(WrittenMail {
        html,
        text,
        message,
        shortened,
    })
}
