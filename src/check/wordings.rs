//! The wordings of the glossary, with its advice on discouraged ones.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::model::document::YamlFile;
use crate::model::glossary::Glossary;
use crate::model::value::{items, text};
use crate::syntax::glossary::{GlossaryMatch, GlossaryMatcher};

/// A matcher for the wordings of the glossary.
pub struct GlossaryWordings {
    matcher: GlossaryMatcher,
    /// For each wording of the matcher, the advice on it; `None` for a term or synonym.
    advice: Vec<Option<Advice>>,
}

/// The advice on a discouraged word.
pub(super) struct Advice {
    /// The term to use.
    pub(super) preferred: Arc<str>,
    /// The place of the advice in the glossary.
    pub(super) place: Place,
}

/// The wordings found in a text.
pub(super) struct FoundWordings<'w> {
    wordings: &'w GlossaryWordings,
    /// The matches, in order.
    pub(super) found: Vec<GlossaryMatch<'w>>,
    /// The number of characters examined.
    pub(super) steps: usize,
}

impl GlossaryWordings {
    /// Collects the wordings of a glossary; none without one.
    pub fn new(glossary: Option<&YamlFile<Glossary>>) -> Self {
        let mut wordings: Vec<Arc<str>> = Vec::new();
        let mut advice = Vec::new();
        let terms = glossary.into_iter().flat_map(|file| {
            let terms = items(&file.value.terms).iter();
            terms.map(|term| (file.source.path(), term))
        });
        for (path, term) in terms {
            let preferred: Arc<str> = text(&term.value.term).into();
            let synonyms = items(&term.value.also).iter().map(|word| &word.value);
            for word in synonyms.chain([&preferred]) {
                wordings.push(Arc::clone(word));
                advice.push(None);
            }
            for word in items(&term.value.avoid) {
                wordings.push(Arc::clone(&word.value));
                advice.push(Some(Advice {
                    preferred: Arc::clone(&preferred),
                    place: Place::new(path, word.span),
                }));
            }
        }
        Self {
            matcher: GlossaryMatcher::new(wordings),
            advice,
        }
    }

    /// Finds the wordings in a text, preferred ones included, so that a discouraged word inside a
    /// preferred term is not reported.
    pub(super) fn find(&self, text: &str) -> FoundWordings<'_> {
        let matches = self.matcher.find(text);
        FoundWordings {
            wordings: self,
            found: matches.found,
            steps: matches.steps,
        }
    }
}

impl<'w> FoundWordings<'w> {
    /// The discouraged words: the position in `found`, the range in the text, and the advice.
    pub(super) fn avoided(&self) -> impl Iterator<Item = (usize, Range<usize>, &'w Advice)> {
        let advice = &self.wordings.advice;
        let found = self.found.iter().enumerate();
        found.flat_map(move |(position, found)| {
            let all = found.wordings.iter();
            let advice = all.filter_map(|wording| advice.get(*wording)?.as_ref());
            advice.map(move |advice| (position, found.range.clone(), advice))
        })
    }
}
