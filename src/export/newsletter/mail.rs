//! What a mail says, before it is written in any form.

use jiff::civil::Date;

use super::blocks::{MailBlock, MailPicture};
use super::colours::MailColours;

/// A mail of a site: a newsletter, or a special edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteMail {
    /// What tells it apart from other mails of the site: part of the names of its files.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// What mail programs show after the subject in the list of mails.
    pub preview: String,
    /// The day for which it is made.
    pub day: Date,
    /// The site that sends it.
    pub sender: MailSender,
    /// The line above the title, in parts.
    pub kicker: Vec<String>,
    /// The title.
    pub title: String,
    /// What follows the title.
    pub opening: Vec<MailBlock>,
    /// The parts, in order.
    pub parts: Vec<MailPart>,
    /// The colours.
    pub colours: MailColours,
}

/// The site that sends a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSender {
    /// Its name.
    pub name: String,
    /// Its address on the web.
    pub url: String,
    /// Its mail address.
    pub email: String,
    /// The title and the URL of its page about privacy.
    pub privacy: Option<(String, String)>,
}

/// A part of a mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailPart {
    /// The heading; `None` when each entry is a part by itself.
    pub title: Option<String>,
    /// The entries.
    pub entries: Vec<MailEntry>,
    /// Where there is more: the words and the URL.
    pub more: Option<(String, String)>,
}

/// An entry: a news item, a course, a date, an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailEntry {
    /// The line above the title, in parts.
    pub kicker: Vec<String>,
    /// The title.
    pub title: String,
    /// The URL of its page.
    pub href: String,
    /// Its picture.
    pub picture: Option<MailPicture>,
    /// Its summary; mostly one or two sentences.
    pub summary: String,
    /// Facts about it.
    pub details: Vec<MailBlock>,
    /// Its whole text; empty when the mail has the summary only.
    pub body: Vec<MailBlock>,
    /// Whether its text is on its page only, so that the mail links there.
    pub reads_on: bool,
}

/// The words of a link to the rest of a text.
pub(super) const READ_ON: &str = "Lees verder";

impl SiteMail {
    /// The number of the entry with the longest text, by the size of that text as written by a
    /// function; `None` when no entry has a text.
    pub(super) fn longest(&self, size: impl Fn(&[MailBlock]) -> usize) -> Option<(usize, usize)> {
        let entries = self.parts.iter().enumerate().flat_map(|(part, of)| {
            let entries = of.entries.iter().enumerate();
            entries.map(move |(at, entry)| ((part, at), entry))
        });
        let with_text = entries.filter(|(_, entry)| !entry.body.is_empty());
        with_text
            .max_by_key(|(place, entry)| (size(&entry.body), std::cmp::Reverse(*place)))
            .map(|(place, _)| place)
    }

    /// Leaves the text of an entry out, in favour of a link to its page. Returns its title.
    pub(super) fn shorten(&mut self, (part, at): (usize, usize)) -> Option<String> {
        let entry = self.parts.get_mut(part)?.entries.get_mut(at)?;
        entry.body.clear();
        entry.reads_on = true;
        Some(entry.title.clone())
    }
}
