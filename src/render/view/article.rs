//! What news and the articles of a special share.

use serde::Serialize;

use super::parts::{LinkView, Named, PictureView, Stamp, Tag};

/// What surrounds the text of an article. Its fields stand beside those of the view that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleParts {
    /// Who speaks.
    pub sender: String,
    /// Who wrote it, in words: `Naam en Naam`; null when nobody is named.
    pub authors: Option<String>,
    /// In which categories of news it is listed.
    pub categories: Vec<Tag>,
    /// A pull quote.
    pub quote: Option<QuoteView>,
    /// What can be downloaded with it.
    pub downloads: Vec<DownloadView>,
    /// Where one can read on.
    pub further: Vec<LinkView>,
    /// The pillars of LAB it is about.
    pub pillars: Vec<Named>,
    /// The meeting that it announces or tells of.
    pub meeting: Option<MeetingView>,
    /// For whom it is.
    pub audiences: Vec<Tag>,
    /// The picture that goes with it.
    pub picture: Option<PictureView>,
}

/// A pull quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuoteView {
    /// The words.
    pub text: String,
    /// Whose.
    pub by: Option<String>,
}

/// Something to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DownloadView {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Whether it stands on another site.
    pub external: bool,
    /// What kind of file: `PDF`; null when the address does not tell.
    pub format: Option<String>,
    /// How large, in words: `1,2 MB`; null for a file elsewhere.
    pub size: Option<String>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingView {
    /// When.
    pub dates: Stamp,
    /// The last day, for machines.
    pub end: String,
    /// Where.
    pub place: Option<String>,
    /// Whether it is over.
    pub past: bool,
}
