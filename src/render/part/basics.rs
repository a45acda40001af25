//! The smallest pieces: a link, a picture, a date, a word of a list.

use serde::Serialize;

use crate::model::common::Refs;
use crate::model::schema::Field;
use crate::model::value::ids;
use crate::model::vocabulary::{Vocabulary, Word};
use crate::source::Spanned;

/// A moment or period, in words and for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// In Dutch: `12 en 13 maart 2026`, `najaar 2021`.
    pub text: String,
    /// For `<time datetime>`: the first day, or the year or month of a vague period.
    pub iso: String,
}

/// A word of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedValue {
    /// Its id, fit for a class name: `beschikbaar`, `noord`.
    pub id: String,
    /// How it is shown.
    pub name: String,
}

/// A word of a closed list that has a page of its own on this site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// Its id.
    pub id: String,
    /// How it is shown.
    pub name: String,
    /// Where its page is; null when it has none.
    pub href: Option<String>,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// To a page or file of this site.
    Here,
    /// To a page of another of our sites: class `verwijzing`.
    Referral,
    /// To somewhere else: class `extern`.
    External,
    /// To a mail address or a telephone number.
    Contact,
    /// Nowhere at present: to be shown as plain text; `href` is empty.
    None,
}

/// A link that is ready for the page that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// Its text.
    pub text: String,
    /// Where it leads; empty when `kind` is `none`.
    pub href: String,
    /// What kind of link: `here`, `referral`, `external`, `contact` or `none`.
    pub kind: LinkKind,
    /// The name of the academy that a referral leads to, to be read out after the text.
    pub academy: Option<String>,
}

/// A picture with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PictureView {
    /// Where it is.
    pub src: String,
    /// How wide it is by itself, in pixels; null when its file does not tell.
    pub width: Option<u32>,
    /// How high it is by itself, in pixels; null when its file does not tell.
    pub height: Option<u32>,
    /// What is on it; empty for a decorative one.
    pub alt: String,
    /// Caption.
    pub caption: Option<String>,
    /// Who took it: `Foto: naam` is for the template to write.
    pub photographer: Option<String>,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ContactView {
    /// A name or a role.
    pub name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Web page.
    pub url: Option<String>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// What it is called.
    pub text: String,
    /// Where it stands, when that is known.
    pub href: Option<String>,
}

/// A heading with a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedItem {
    /// The heading.
    pub title: String,
    /// The text, without markup.
    pub text: String,
}

/// A word of the vocabulary by its id.
pub fn named(list: &Field<Vec<Spanned<Word>>>, id: &str) -> NamedValue {
    NamedValue {
        id: id.to_owned(),
        name: Vocabulary::name(list, id).to_owned(),
    }
}

/// Words of the vocabulary by their ids.
pub fn all_named<N>(list: &Field<Vec<Spanned<Word>>>, refs: &Field<Refs<N>>) -> Vec<NamedValue> {
    ids(refs).map(|id| named(list, id)).collect()
}
