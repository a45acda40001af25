//! The options of choice fields: vocabulary lists, regions, partners.

use serde::Serialize;

use crate::model::heads::SiteIx;
use crate::model::schema::Field;
use crate::model::shape::Target;
use crate::model::value::{items, text};
use crate::model::vocabulary::Word;
use crate::render::context::PageContext;
use crate::source::Spanned;

/// An option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FieldChoice {
    /// The word in the file: `cursus`.
    pub(in crate::render) id: String,
    /// Its label.
    pub(in crate::render) name: String,
    /// Its description; may be empty.
    pub(in crate::render) explanation: String,
    /// Whether it is preselected.
    pub(in crate::render) chosen: bool,
}

/// The options of a reference; `None` for references that providers are not asked for.
pub(super) fn of_reference(context: &PageContext<'_>, target: Target) -> Option<Vec<FieldChoice>> {
    let vocabulary = &context.heads.vocabulary;
    Some(match target {
        Target::Kind => words(&vocabulary.kinds),
        Target::Audience => words(&vocabulary.audiences),
        Target::Profile => words(&vocabulary.profiles),
        Target::Theme => words(&vocabulary.themes),
        Target::Partner => partners(context),
        Target::Region => context
            .heads
            .academies()
            .map(|site| region(context, site))
            .collect(),
        _ => return None,
    })
}

fn words(list: &Field<Vec<Spanned<Word>>>) -> Vec<FieldChoice> {
    let word = |word: &Spanned<Word>| {
        Some(FieldChoice {
            id: word.id.as_ref()?.value.0.to_string(),
            name: text(&word.name).to_owned(),
            explanation: text(&word.description).to_owned(),
            chosen: false,
        })
    };
    items(list).iter().filter_map(word).collect()
}

/// The partners by name, as providers do not know the order of the editors' list.
fn partners(context: &PageContext<'_>) -> Vec<FieldChoice> {
    let partners = items(&context.heads.partners.partners).iter();
    let choice = partners.filter_map(|partner| {
        Some(FieldChoice {
            id: partner.id.as_ref()?.value.0.to_string(),
            name: text(&partner.name).to_owned(),
            explanation: String::new(),
            chosen: false,
        })
    });
    let mut choices: Vec<FieldChoice> = choice.collect();
    choices.sort_by_cached_key(|choice| deunicode::deunicode(&choice.name).to_lowercase());
    choices
}

/// An academy; preselected on its own site.
fn region(context: &PageContext<'_>, site: SiteIx) -> FieldChoice {
    let academy = context.heads.site(site);
    FieldChoice {
        id: academy.id.to_string(),
        name: academy.name().to_owned(),
        explanation: String::new(),
        chosen: site == context.plan.site,
    }
}
