//! The illustration of a document that has no picture of its own.

use crate::model::document::{Content, Head};
use crate::model::value::ids;
use crate::model::vocabulary::Vocabulary;
use crate::render::link_context::LinkContext;
use crate::theme::art;

/// The name of the illustration of a document, for the template function `asset`: of its first theme,
/// or of its type. News has one of its first theme or its first category, so that a list of news of
/// one category does not show one sign.
pub(in crate::render) fn of_document(links: &LinkContext<'_>, head: &Head) -> String {
    let vocabulary = &links.heads.vocabulary;
    // A list may name what the vocabulary does not have, which has been reported.
    let mut themes = ids(&head.common.themes);
    let theme = themes.find(|id| Vocabulary::has(&vocabulary.themes, id));
    let category = head.article().and_then(|article| {
        let mut categories = ids(&article.categories);
        categories.find(|id| Vocabulary::has(&vocabulary.categories, id))
    });
    let mut subjects: Vec<&str> = theme.into_iter().chain(category).map(|id| &**id).collect();
    if subjects.is_empty() {
        subjects.push(type_of(head));
    }
    art::name_for(&head.at.id, &subjects)
}

fn type_of(head: &Head) -> &'static str {
    match &head.content {
        Content::Course(..) => art::COURSE,
        Content::Special(_) => art::SPECIAL,
        _ => art::NEWS,
    }
}
