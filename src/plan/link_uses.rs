//! All links of a document, from its keys and from its text.

use std::sync::Arc;

use crate::model::common::{CitedSource, Contact, Picture};
use crate::model::course::{CourseRun, Provider};
use crate::model::document::{Content, Document, Head};
use crate::model::news::Article;
use crate::model::schema::Field;
use crate::model::value::items;
use crate::source::{FilePath, Span, Spanned};

/// The purpose of a link, which determines the allowed targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A link that a reader follows.
    Follow,
    /// A picture on the page.
    Picture,
    /// A file to download.
    Download,
    /// A web address, not a path: a web site, an enrolment form.
    Address,
}

/// A link with its place.
#[derive(Debug, Clone, Copy)]
pub struct LinkUse<'d> {
    /// The target as written.
    pub target: &'d str,
    /// Its place.
    pub span: Span,
    /// Its purpose.
    pub purpose: Purpose,
}

impl LinkUse<'_> {
    /// Whether the link, which looks up a path, must lead to a picture or download.
    pub fn is_to_media(&self, wanted: &FilePath) -> bool {
        let is_in_media = || wanted.as_str().split('/').any(|part| part == "media");
        self.purpose != Purpose::Follow || is_in_media()
    }
}

/// The links of a document: those of its keys, then links and pictures in its text.
pub fn of(document: &Document) -> Vec<LinkUse<'_>> {
    let mut uses = in_head(&document.head);
    let body = &document.body;
    uses.extend(body.links.iter().map(|link| LinkUse {
        target: &link.target.value,
        span: link.target.span,
        purpose: Purpose::Follow,
    }));
    uses.extend(body.images.iter().map(|image| LinkUse {
        target: &image.target.value,
        span: image.target.span,
        purpose: Purpose::Picture,
    }));
    uses
}

/// The links of the keys of a document.
pub(super) fn in_head(head: &Head) -> Vec<LinkUse<'_>> {
    let mut uses = Vec::new();
    for cited in items(&head.common.sources) {
        if let CitedSource::Link(cited) = &cited.value {
            follow(&mut uses, &cited.link);
        }
    }
    picture(&mut uses, &head.common.picture);
    contact(&mut uses, &head.common.contact);
    match &head.content {
        Content::Course(course) => {
            runs(&mut uses, course.runs());
            if let Some(Spanned {
                value: Provider::Unlisted(provider),
                ..
            }) = &course.provider
            {
                push(&mut uses, &provider.website, Purpose::Address);
            }
        }
        Content::News(_, article) | Content::SpecialArticle(_, article) => {
            in_article(&mut uses, article);
        }
        Content::Quarter(quarter) => {
            for milestone in items(&quarter.milestones) {
                follow(&mut uses, &milestone.link);
            }
        }
        Content::CareerPath(path) => {
            if let Some(film) = &path.film {
                push(&mut uses, &film.url, Purpose::Address);
            }
        }
        Content::Accent(accent) => {
            runs(&mut uses, items(&accent.runs));
            picture(&mut uses, &accent.picture);
            contact(&mut uses, &accent.contact);
        }
        Content::Special(_)
        | Content::Roadmap(_)
        | Content::Function(_)
        | Content::Survey(_)
        | Content::Page => {}
    }
    uses
}

fn in_article<'d>(uses: &mut Vec<LinkUse<'d>>, article: &'d Article) {
    for download in items(&article.downloads) {
        push(uses, &download.file, Purpose::Download);
        push(uses, &download.url, Purpose::Address);
    }
    for further in items(&article.further) {
        follow(uses, &further.link);
    }
}

fn runs<'d>(uses: &mut Vec<LinkUse<'d>>, runs: &'d [Spanned<CourseRun>]) {
    for run in runs {
        push(uses, &run.enrol, Purpose::Address);
    }
}

fn picture<'d>(uses: &mut Vec<LinkUse<'d>>, picture: &'d Field<Picture>) {
    if let Some(picture) = picture {
        push(uses, &picture.file, Purpose::Picture);
    }
}

fn contact<'d>(uses: &mut Vec<LinkUse<'d>>, contact: &'d Field<Contact>) {
    if let Some(contact) = contact {
        push(uses, &contact.url, Purpose::Address);
    }
}

fn follow<'d>(uses: &mut Vec<LinkUse<'d>>, field: &'d Field<Arc<str>>) {
    push(uses, field, Purpose::Follow);
}

fn push<'d>(uses: &mut Vec<LinkUse<'d>>, field: &'d Field<Arc<str>>, purpose: Purpose) {
    uses.extend(field.as_ref().map(|field| LinkUse {
        target: &field.value,
        span: field.span,
        purpose,
    }));
}
