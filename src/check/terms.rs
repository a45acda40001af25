//! Words that the glossary advises against: `discouraged-term`.
//!
//! The matcher ([`crate::syntax::glossary`]) that also links terms decides what counts as a word. The
//! glossary itself, code and link addresses are not checked.

use super::context::CheckContext;
use super::findings::Findings;
use super::texts::KeyTexts;
use super::wordings::{Advice, GlossaryWordings};
use crate::diagnostic::codes::discouraged_term;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::document::Document;
use crate::source::{Source, Span};
use crate::syntax::glossary::GlossaryMatch;

pub(super) fn of_document(
    wordings: &GlossaryWordings,
    document: &Document,
    findings: &mut Findings,
) {
    let texts = KeyTexts::of(&document.head);
    in_keys(wordings, &document.source, &texts, findings);
    for run in &document.body.text {
        let in_text = wordings.find(&run.text);
        findings.count(in_text.steps);
        for (_, range, advice) in in_text.avoided() {
            if run.is_code(&range) {
                continue;
            }
            let place = Place::new(&document.head.at.path, run.place(range.clone()));
            let written = run.text.get(range).unwrap_or_default();
            findings.push(discouraged_term::problem(
                place,
                written,
                &advice.preferred,
                advice.place.clone(),
            ));
        }
    }
}

/// Checks the texts of the list files, except the glossary.
pub(super) fn of_lists(context: &CheckContext<'_>, findings: &mut Findings) {
    let yaml = context.yaml;
    if let Some(file) = &yaml.vocabulary {
        let lists = &file.value;
        let mut texts = KeyTexts::default();
        for list in [
            &lists.kinds,
            &lists.audiences,
            &lists.themes,
            &lists.profiles,
            &lists.pillars,
            &lists.categories,
        ] {
            texts.for_each_item(list, |texts, word| texts.add_field(&word.description));
        }
        in_keys(context.wordings, &file.source, &texts, findings);
    }
    if let Some(file) = &yaml.partners {
        let mut texts = KeyTexts::default();
        texts.for_each_item(&file.value.partners, |texts, partner| {
            texts.add_field(&partner.description);
            if let Some(logo) = &partner.logo {
                texts.add_field(&logo.value.alt);
            }
        });
        in_keys(context.wordings, &file.source, &texts, findings);
    }
    if let Some(file) = &yaml.norm {
        let mut texts = KeyTexts::default();
        texts.for_each_item(&file.value.criteria, |texts, criterion| {
            texts.add_field(&criterion.question);
            texts.add_field(&criterion.explanation);
        });
        if let Some(tree) = &file.value.tree {
            texts.for_each_item(&tree.value.outcomes, |texts, outcome| {
                texts.add_field(&outcome.title);
                texts.add_field(&outcome.explanation);
            });
        }
        in_keys(context.wordings, &file.source, &texts, findings);
    }
    if let Some(file) = &yaml.figures {
        let mut texts = KeyTexts::default();
        texts.for_each_item(&file.value.figures, |texts, figure| {
            texts.add_field(&figure.title);
            texts.add_field(&figure.unit);
        });
        in_keys(context.wordings, &file.source, &texts, findings);
    }
    for file in yaml.sites.values() {
        let mut texts = KeyTexts::default();
        if let Some(welcome) = &file.value.welcome {
            texts.add_field(&welcome.value.title);
            texts.add_field(&welcome.value.text);
        }
        texts.for_each_item(&file.value.menu, |texts, entry| {
            texts.add_field(&entry.label)
        });
        in_keys(context.wordings, &file.source, &texts, findings);
    }
}

fn in_keys(
    wordings: &GlossaryWordings,
    source: &Source,
    texts: &KeyTexts<'_>,
    findings: &mut Findings,
) {
    for (text, value) in &texts.0 {
        let in_text = wordings.find(text);
        findings.count(in_text.steps);
        if in_text.avoided().next().is_none() {
            continue;
        }
        let places = Places::new(wordings, source, *value, &in_text.found);
        findings.count(places.steps);
        for (position, range, advice) in in_text.avoided() {
            let written = text.get(range).unwrap_or_default();
            findings.push(problem(source, places.of(position), written, advice));
        }
    }
}

/// The places in a file of the wordings in a value. As a value may be quoted or folded, the source
/// text is searched too; when that finds other wordings (a text with escapes), the place of each is
/// the whole value.
struct Places {
    value: Span,
    in_file: Vec<Span>,
    steps: usize,
}

impl Places {
    fn new(
        wordings: &GlossaryWordings,
        source: &Source,
        value: Span,
        in_text: &[GlossaryMatch<'_>],
    ) -> Self {
        let written = source.text().get(value.range()).unwrap_or_default();
        let in_file = wordings.find(written);
        let both = in_file.found.iter().zip(in_text);
        let is_same = in_file.found.len() == in_text.len()
            && both
                .into_iter()
                .all(|(one, other)| one.wordings == other.wordings);
        let start = value.range().start;
        let spans = in_file
            .found
            .iter()
            .filter(|_| is_same)
            .map(|found| Span::new(start + found.range.start, start + found.range.end));
        Self {
            value,
            in_file: spans.collect(),
            steps: in_file.steps,
        }
    }

    fn of(&self, position: usize) -> Span {
        self.in_file.get(position).copied().unwrap_or(self.value)
    }
}

fn problem(source: &Source, span: Span, word: &str, advice: &Advice) -> Diagnostic {
    let place = Place::new(source.path(), span);
    let is_exact = source.text().get(span.range()) == Some(word);
    let glossary = advice.place.clone();
    let mut problem = discouraged_term::problem(place, word, &advice.preferred, glossary);
    if !is_exact {
        problem.fix = None;
    }
    problem
}
