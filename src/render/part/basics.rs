//! The smallest views: links, pictures, dates, values of closed lists.

use serde::Serialize;

use crate::model::common::Refs;
use crate::model::focal_point::FocalPoint;
use crate::model::schema::Field;
use crate::model::value::ids;
use crate::model::vocabulary::{Vocabulary, Word};
use crate::source::Spanned;

/// A date or period, in words and machine-readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct DateView {
    /// In Dutch: `12 en 13 maart 2026`, `najaar 2021`.
    pub(in crate::render) text: String,
    /// For `<time datetime>`: the first day, or the year or month of a vague period.
    pub(in crate::render) iso: String,
}

/// A value of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct NamedValue {
    /// Its id, usable as a class name: `beschikbaar`, `noord`.
    pub(in crate::render) id: String,
    /// Its label.
    pub(in crate::render) name: String,
}

/// A value of a closed list, with its page on this site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Tag {
    /// Its id.
    pub(in crate::render) id: String,
    /// Its label.
    pub(in crate::render) name: String,
    /// The URL of its page; null when it has none.
    pub(in crate::render) href: Option<String>,
}

/// The kind of a link's target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::render) enum LinkKind {
    /// A page or file of this site.
    Here,
    /// A page of another of our sites: class `verwijzing`.
    Referral,
    /// Any other web address: class `extern`.
    External,
    /// A mail address or a telephone number.
    Contact,
    /// No target at present: shown as plain text; `href` is empty.
    None,
}

/// A link as the page that holds it writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct LinkView {
    /// Its text.
    pub(in crate::render) text: String,
    /// The URL; empty when `kind` is `none`.
    pub(in crate::render) href: String,
    /// The kind of link: `here`, `referral`, `external`, `contact` or `none`.
    pub(in crate::render) kind: LinkKind,
    /// The name of the academy that a referral leads to, for screen readers, after the text.
    pub(in crate::render) academy: Option<String>,
}

/// The files of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PictureFiles {
    /// The URL of the file for browsers that do not read WebP, or of the only file.
    pub(in crate::render) src: String,
    /// The width of that file in pixels; null when it does not say.
    pub(in crate::render) width: Option<u32>,
    /// Its height in pixels; null when it does not say.
    pub(in crate::render) height: Option<u32>,
    /// The WebP files, from narrow to wide; none of a picture that is published whole.
    pub(in crate::render) webp: Vec<PictureFile>,
}

/// One of the widths of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PictureFile {
    /// Its URL.
    pub(in crate::render) src: String,
    /// Its width in pixels.
    pub(in crate::render) width: u32,
}

/// A picture with its caption, alternative text and credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PictureView {
    /// Its files.
    #[serde(flatten)]
    pub(in crate::render) files: PictureFiles,
    /// The alternative text; empty for a decorative picture.
    pub(in crate::render) alt: String,
    /// Caption.
    pub(in crate::render) caption: Option<String>,
    /// The photographer; the template writes `Foto: naam`.
    pub(in crate::render) photographer: Option<String>,
    /// The classes with which a crop keeps the focal point: `brand-x-50 brand-y-30`; null without
    /// one.
    pub(in crate::render) focus: Option<String>,
}

/// The classes of a crop that keeps a focal point.
pub(in crate::render) fn focus_classes(point: FocalPoint) -> String {
    let FocalPoint { x, y } = point.in_tenths();
    format!("brand-x-{x} brand-y-{y}")
}

/// A contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ContactView {
    /// A name or a role.
    pub(in crate::render) name: Option<String>,
    /// Mail address.
    pub(in crate::render) email: Option<String>,
    /// A `mailto:` URL to it, with a subject; null when there is no mail address.
    pub(in crate::render) mail: Option<String>,
    /// Web page; null when that is the site itself.
    pub(in crate::render) url: Option<LinkView>,
}

/// The source of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SourceView {
    /// Its title.
    pub(in crate::render) text: String,
    /// Its URL, when known.
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

/// The entry of a vocabulary list with the given id.
pub(in crate::render) fn named(list: &Field<Vec<Spanned<Word>>>, id: &str) -> NamedValue {
    NamedValue {
        id: id.to_owned(),
        name: Vocabulary::name(list, id).to_owned(),
    }
}

/// The entries of a vocabulary list with the given ids, named in the plural: `Buurtsportcoaches`.
pub(in crate::render) fn all_plural<N>(
    list: &Field<Vec<Spanned<Word>>>,
    refs: &Field<Refs<N>>,
) -> Vec<NamedValue> {
    let plural = |id: &str| NamedValue {
        id: id.to_owned(),
        name: Vocabulary::plural(list, id).to_owned(),
    };
    ids(refs).map(|id| plural(id)).collect()
}

/// The entries of a vocabulary list with the given ids.
pub(in crate::render) fn all_named<N>(
    list: &Field<Vec<Spanned<Word>>>,
    refs: &Field<Refs<N>>,
) -> Vec<NamedValue> {
    ids(refs).map(|id| named(list, id)).collect()
}
