//! Rules over what was read and planned. They know heads, bodies and plans, and never the disk.
//!
//! A rule looks at a document by itself, so that after a save only that document is checked again;
//! at a document and its relations to others; or at the project as a whole. What each rule is for
//! is documented beside its code, in [`crate::diagnostic::codes`]; how a breach is found, here. What
//! can be seen while a file is read (a misspelt key, a date in words) is reported by the reader and
//! has no rule here.
//!
//! Rules are given a [`CheckContext`]: lists and sets that are worked out once, so that no rule
//! searches all of the project for each thing in it.

mod accents;
mod addresses;
mod anchors;
mod conditions;
mod context;
mod contrast;
mod dates;
mod filenames;
mod findings;
mod headings;
mod ids;
mod input;
mod keys;
mod known;
mod lengths;
mod link_paths;
mod link_texts;
mod link_uses;
mod links;
mod lists;
mod norm;
mod norm_tree;
mod orphans;
mod personal;
mod pictures;
mod providers;
mod quarters;
mod readability;
mod references;
mod reported;
mod runs;
mod samples;
mod sites;
mod specials;
mod surveys;
mod tables;
mod templates;
mod terms;
mod texts;
mod vocabulary;
mod wordings;

use rayon::prelude::*;

use self::context::{CheckContext, CheckedDocument};
pub use self::findings::Findings;
pub use self::input::CheckInput;
pub use self::wordings::GlossaryWordings;
use crate::model::document::Document;

/// A rule that looks at nothing but one document, so that its answer is remembered as long as the
/// document stays what it is.
type LoneRule = fn(&Document, &mut Findings);

/// A rule that looks at one document at a time, and at what it has to do with others.
type DocumentRule = fn(&CheckContext<'_>, &CheckedDocument<'_>, &mut Findings);

/// A rule that looks at the project as a whole.
type ProjectRule = fn(&CheckContext<'_>, &mut Findings);

/// The rules that look at nothing but one document.
const LONE_RULES: &[LoneRule] = &[
    conditions::of_document,
    dates::of_document,
    lists::of_document,
    providers::of_document,
    pictures::of_document,
    headings::of_document,
    link_texts::of_document,
    tables::of_document,
    personal::of_document,
    lengths::of_document,
    filenames::of_document,
    samples::of_document,
    readability::of_document,
];

/// The rules that look at one document at a time.
const DOCUMENT_RULES: &[DocumentRule] = &[
    references::of_document,
    links::of_document,
    quarters::milestones,
    runs::of_document,
    runs::stale,
    norm::of_document,
    accents::of_document,
    surveys::of_document,
];

/// The rules that look at the project as a whole.
const PROJECT_RULES: &[ProjectRule] = &[
    sites::check,
    vocabulary::check,
    references::of_lists,
    ids::in_lists,
    ids::of_documents,
    ids::in_courses,
    specials::check,
    addresses::check,
    lists::check,
    orphans::check,
    quarters::gaps,
    norm_tree::check,
    accents::stray,
    contrast::check,
    templates::check,
    personal::of_lists,
    terms::of_lists,
];

/// Everything that the rules report, in no particular order.
pub fn check(input: &CheckInput<'_>) -> Findings {
    let context = CheckContext::new(input);
    let documents = context.checked.par_iter().zip(input.own_findings);
    let of_documents = documents.map(|(checked, own)| {
        let mut found = Findings::clone(own);
        for rule in DOCUMENT_RULES {
            rule(&context, checked, &mut found);
        }
        found
    });
    let of_project = PROJECT_RULES.par_iter().map(|rule| {
        let mut found = Findings::default();
        rule(&context, &mut found);
        found
    });
    let found = of_documents.chain(of_project);
    let mut found = found.reduce(Findings::default, Findings::merged);
    found.count(context.anchors.gathered());
    found
}

/// The findings that follow from a document itself and the glossary.
pub fn check_document(wordings: &GlossaryWordings, document: &Document) -> Findings {
    let mut found = Findings::default();
    for rule in LONE_RULES {
        rule(document, &mut found);
    }
    terms::of_document(wordings, document, &mut found);
    found
}
