//! What a mail of a site says: its newsletter, or a special edition.
//!
//! Filled from the views that pages are made of, so that a mail states the same facts in the same words;
//! [`crate::export::newsletter`] writes it.

mod entries;
mod news;
mod special;

use crate::export::newsletter::{MailBlock, MailColours, MailPart, MailSender, SiteMail};
use crate::model::address::Address;
use crate::model::document::Head;
use crate::model::vocabulary::Vocabulary;
use crate::render::context::{PageContext, SiteContext};
use crate::render::dutch;

pub use self::news::newsletter;
pub use self::special::special;

/// The beginning of the id of the page about privacy.
const PRIVACY: &str = "privacy";

/// What differs between the mails of a site.
struct MailContent {
    name: String,
    subject: String,
    kicker: Vec<String>,
    title: String,
    opening: Vec<MailBlock>,
    parts: Vec<MailPart>,
}

/// A mail of a site; `context` has absolute URLs.
fn mail(site: &SiteContext<'_>, context: &PageContext<'_>, content: MailContent) -> SiteMail {
    let root = Address::from("/");
    let mut pages = site.plan.plain.iter();
    let privacy = pages.find(|page| site.heads.document(**page).at.id.starts_with(PRIVACY));
    let privacy = privacy.map(|page| context.titled(*page));
    SiteMail {
        preview: preview(&content),
        name: content.name,
        // A no-break space would have to be encoded, and there are no lines.
        subject: content.subject.replace('\u{A0}', " "),
        day: context.today(),
        sender: MailSender {
            name: context.site().name().to_owned(),
            url: context.href(&root),
            email: context.email().unwrap_or_default(),
            privacy: privacy.map(|page| (page.text, page.href)),
        },
        kicker: content.kicker,
        title: content.title,
        opening: content.opening,
        parts: content.parts,
        colours: MailColours::of(|token| site.theme.colours.get(token).copied()),
    }
}

/// The most characters of a preview; mail programs show between 40 and 140.
const PREVIEW: usize = 140;

/// The titles of the first entries, as many as fit, but at least one.
fn preview(content: &MailContent) -> String {
    let mut preview = String::new();
    for entry in content.parts.iter().flat_map(|part| &part.entries) {
        let longer = match &*preview {
            "" => entry.title.clone(),
            before => format!("{before} · {}", entry.title),
        };
        if !preview.is_empty() && longer.chars().count() > PREVIEW {
            break;
        }
        preview = longer;
    }
    preview
}

/// The name of a file of a mail, in parts; with the audience, if it is for one.
fn name(parts: &[&str], audience: Option<&str>) -> String {
    let parts: Vec<&str> = parts.iter().copied().chain(audience).collect();
    parts.join("-")
}

/// For whom a mail is: `voor werkgevers`.
fn for_whom(context: &PageContext<'_>, audience: Option<&str>) -> Option<String> {
    let name = Vocabulary::plural(&context.heads.vocabulary.audiences, audience?);
    Some(format!("voor {}", dutch::uncapitalised(name)))
}

/// Whether a document is for an audience; without one every document is.
fn is_for(head: &Head, audience: Option<&str>) -> bool {
    audience.is_none_or(|id| super::view::audience::is_for(head, id))
}
