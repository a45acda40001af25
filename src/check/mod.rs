//! Rules over parsed documents and site plans. Rules never access the disk.
//!
//! There are three kinds: rules over one document alone, so that a save checks only that document
//! again; rules over a document and its relations to others; and rules over the project as a whole.
//! The purpose of each rule is documented with its code in `crate::diagnostic::codes`, the way a
//! violation is detected here. What the parser of a file can detect (a misspelt key, a date in
//! words) it reports itself.
//!
//! Rules receive a `CheckContext`: lists and sets that are computed once, so that no rule
//! searches the whole project for each item.

mod accents;
mod addresses;
mod anchors;
mod broader;
mod conditions;
mod context;
mod contrast;
mod control_characters;
mod dates;
mod evaluations;
mod file_names;
mod filenames;
mod findings;
mod headings;
mod ids;
mod input;
mod keys;
mod known;
mod learning_paths;
mod ledger;
mod lengths;
mod link_mistakes;
mod link_paths;
mod link_texts;
mod links;
mod lists;
mod lost_addresses;
mod media;
mod menus;
mod moved;
mod moved_index;
mod municipalities;
mod norm;
mod norm_tree;
mod orphans;
mod own_sites;
mod personal;
mod pictures;
mod providers;
mod quarters;
mod readability;
mod references;
mod reported;
mod runs;
mod samples;
mod shared_names;
mod sites;
mod specials;
mod surveys;
mod tables;
mod templates;
mod terms;
mod texts;
mod unformed;
mod vocabulary;
mod wordings;

use rayon::prelude::*;

use self::context::{CheckContext, CheckedDocument};
pub use self::contrast::{MeasuredColour, MeasuredPair, measured_pairs};
pub use self::findings::Findings;
pub use self::input::{CheckInput, PlansEver};
pub use self::media::medium_problem;
pub use self::moved::supersede;
pub use self::wordings::GlossaryWordings;
use crate::model::document::Document;

/// A rule over one document alone: its result is remembered until the document changes.
type StandaloneRule = fn(&Document, &mut Findings);

/// A rule over one document and its relations to others.
type DocumentRule = fn(&CheckContext<'_>, &CheckedDocument<'_>, &mut Findings);

/// A rule over the project as a whole.
type ProjectRule = fn(&CheckContext<'_>, &mut Findings);

/// The rules over one document alone.
const STANDALONE_RULES: &[StandaloneRule] = &[
    conditions::of_document,
    dates::of_document,
    providers::of_document,
    evaluations::of_document,
    pictures::of_document,
    headings::of_document,
    link_texts::of_document,
    tables::of_document,
    personal::of_document,
    lengths::of_document,
    filenames::of_document,
    samples::of_document,
    unformed::of_document,
    control_characters::of_document,
    readability::of_document,
];

/// The rules over one document and its relations.
const DOCUMENT_RULES: &[DocumentRule] = &[
    references::of_document,
    links::of_document,
    quarters::milestones,
    runs::of_document,
    runs::stale,
    norm::of_document,
    accents::of_document,
    moved::of_document,
    surveys::of_document,
];

/// The rules over the project as a whole.
const PROJECT_RULES: &[ProjectRule] = &[
    sites::check,
    municipalities::check,
    broader::check,
    vocabulary::check,
    references::of_lists,
    ids::in_lists,
    ids::of_documents,
    ids::in_courses,
    specials::check,
    addresses::check,
    ledger::check,
    lost_addresses::check,
    file_names::of_media,
    lists::check,
    menus::check,
    orphans::check,
    media::check,
    quarters::gaps,
    norm_tree::check,
    learning_paths::check,
    accents::stray,
    contrast::check,
    templates::check,
    personal::of_lists,
    control_characters::of_lists,
    samples::of_sites,
    terms::of_lists,
];

/// Runs all rules; returns their findings in no particular order.
pub fn check(input: &CheckInput<'_>) -> Findings {
    let context = CheckContext::new(input);
    let documents = context.checked.par_iter().zip(input.own_findings);
    let of_documents = documents.map(|(checked, own)| {
        let mut findings = Findings::clone(own);
        for rule in DOCUMENT_RULES {
            rule(&context, checked, &mut findings);
        }
        findings
    });
    let of_project = PROJECT_RULES.par_iter().map(|rule| {
        let mut findings = Findings::default();
        rule(&context, &mut findings);
        findings
    });
    let findings = of_documents.chain(of_project);
    let mut findings = findings.reduce(Findings::default, Findings::merged);
    findings.count(context.anchors.collected());
    findings
}

/// Runs the rules that need only a document and the glossary.
pub fn check_document(wordings: &GlossaryWordings, document: &Document) -> Findings {
    let mut findings = Findings::default();
    for rule in STANDALONE_RULES {
        rule(document, &mut findings);
    }
    terms::of_document(wordings, document, &mut findings);
    findings
}
