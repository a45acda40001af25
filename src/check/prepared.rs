//! What several rules need to know, worked out once for all documents.
//!
//! A rule that builds a list of all courses for each of them is slow at ten, and unbearable at ten
//! thousand. So sets of ids, the words of the glossary and what each link leads to stand here.

use std::ops::Deref;

use rayon::prelude::*;

use super::Ground;
use super::known::Known;
use super::link_uses::{self, LinkUse};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::document::Document;
use crate::plan::links::{self, LinkedItem, ParsedLink, written};
use crate::source::Span;

/// The ground, with what was worked out about it.
pub(super) struct Prepared<'e> {
    ground: &'e Ground<'e>,
    /// The ids that references can name.
    pub(super) known: Known,
    /// The documents with their links, in the order of their paths.
    pub(super) subjects: Vec<Subject<'e>>,
}

/// A document, and what its links lead to.
pub(super) struct Subject<'e> {
    /// The document.
    pub(super) document: &'e Document,
    /// Its links.
    pub(super) links: Vec<Followed<'e>>,
}

/// A link, taken apart.
pub(super) struct Followed<'e> {
    /// The link.
    pub(super) link: LinkUse<'e>,
    /// What was written.
    pub(super) written: ParsedLink<'e>,
    /// What its path names, when it is a path.
    pub(super) leads_to: Option<LinkedItem>,
}

impl<'e> Prepared<'e> {
    /// Works everything out.
    pub(super) fn new(ground: &'e Ground<'e>) -> Self {
        Self {
            ground,
            known: Known::new(ground),
            subjects: ground
                .documents
                .par_iter()
                .map(|document| Subject::new(ground, document))
                .collect(),
        }
    }
}

impl<'e> Deref for Prepared<'e> {
    type Target = Ground<'e>;

    fn deref(&self) -> &Ground<'e> {
        self.ground
    }
}

impl<'e> Subject<'e> {
    fn new(ground: &Ground<'_>, document: &'e Document) -> Self {
        let at = &document.head.at;
        let follow = |link: LinkUse<'e>| {
            let written = written(link.target);
            let leads_to = match &written {
                ParsedLink::Path { path, .. } => {
                    Some(links::find(ground.heads, &at.path, &at.owner, path))
                }
                ParsedLink::Absolute { .. } | ParsedLink::Anchor(_) => None,
            };
            Followed {
                link,
                written,
                leads_to,
            }
        };
        Self {
            document,
            links: link_uses::of(document).into_iter().map(follow).collect(),
        }
    }
}

/// Whether a value inside a span could not be used, or a key there is not known. What then seems
/// to be missing may have been meant, and is not reported as well.
pub(super) fn is_told_of(problems: &[Diagnostic], span: Span) -> bool {
    problems.iter().any(|problem| {
        let at = problem.place.span;
        let inside = span.start <= at.start && at.end <= span.end;
        inside
            && matches!(
                problem.code,
                Code::UnknownKey
                    | Code::WrongType
                    | Code::InvalidValue
                    | Code::InvalidId
                    | Code::InvalidYaml
                    | Code::AmbiguousNumber
            )
    })
}
