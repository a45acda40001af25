//! The smallest pieces: a link, a picture, a date, a word of a list.

use serde::Serialize;

use crate::model::common::Refs;
use crate::model::schema::Field;
use crate::model::value::ids;
use crate::model::vocabulary::{Vocabulary, Word};
use crate::source::Spanned;

/// A moment or period, in words and for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct DateView {
    /// In Dutch: `12 en 13 maart 2026`, `najaar 2021`.
    pub(in crate::render) text: String,
    /// For `<time datetime>`: the first day, or the year or month of a vague period.
    pub(in crate::render) iso: String,
}

/// A word of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct NamedValue {
    /// Its id, fit for a class name: `beschikbaar`, `noord`.
    pub(in crate::render) id: String,
    /// How it is shown.
    pub(in crate::render) name: String,
}

/// A word of a closed list that has a page of its own on this site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Tag {
    /// Its id.
    pub(in crate::render) id: String,
    /// How it is shown.
    pub(in crate::render) name: String,
    /// Where its page is; null when it has none.
    pub(in crate::render) href: Option<String>,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::render) enum LinkKind {
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
pub(in crate::render) struct LinkView {
    /// Its text.
    pub(in crate::render) text: String,
    /// Where it leads; empty when `kind` is `none`.
    pub(in crate::render) href: String,
    /// What kind of link: `here`, `referral`, `external`, `contact` or `none`.
    pub(in crate::render) kind: LinkKind,
    /// The name of the academy that a referral leads to, to be read out after the text.
    pub(in crate::render) academy: Option<String>,
}

/// A picture with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PictureView {
    /// Where it is.
    pub(in crate::render) src: String,
    /// Its own width in pixels; null when its file does not say.
    pub(in crate::render) width: Option<u32>,
    /// Its own height in pixels; null when its file does not say.
    pub(in crate::render) height: Option<u32>,
    /// What is on it; empty for a decorative one.
    pub(in crate::render) alt: String,
    /// Caption.
    pub(in crate::render) caption: Option<String>,
    /// Who took it: `Foto: naam` is for the template to write.
    pub(in crate::render) photographer: Option<String>,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ContactView {
    /// A name or a role.
    pub(in crate::render) name: Option<String>,
    /// Mail address.
    pub(in crate::render) email: Option<String>,
    /// Web page.
    pub(in crate::render) url: Option<String>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SourceView {
    /// What it is called.
    pub(in crate::render) text: String,
    /// Where it stands, when that is known.
    pub(in crate::render) href: Option<String>,
}

/// A heading with a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ExplainedItem {
    /// The heading.
    pub(in crate::render) title: String,
    /// The text, without markup.
    pub(in crate::render) text: String,
}

/// A word of the vocabulary by its id.
pub(in crate::render) fn named(list: &Field<Vec<Spanned<Word>>>, id: &str) -> NamedValue {
    NamedValue {
        id: id.to_owned(),
        name: Vocabulary::name(list, id).to_owned(),
    }
}

/// Words of the vocabulary by their ids.
pub(in crate::render) fn all_named<N>(
    list: &Field<Vec<Spanned<Word>>>,
    refs: &Field<Refs<N>>,
) -> Vec<NamedValue> {
    ids(refs).map(|id| named(list, id)).collect()
}
