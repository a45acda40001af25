//! Sample text of a draft that was left in a document: `sample-text`.

use std::ops::Range;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::sample_text;
use crate::model::document::Document;
use crate::model::sample;
use crate::source::Span;
use crate::syntax::markdown::TextKind;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    if document.head.is_draft() {
        return;
    }
    let path = &document.head.at.path;
    for range in in_keys(document) {
        let sentence = document.source.text().get(range.clone());
        let place = Place::new(path, Span::new(range.start, range.end));
        findings.push(sample_text::problem(place, sentence.unwrap_or_default()));
    }
    let samples = sample::body(document.head.at.kind).lines();
    let samples: Vec<&str> = samples.map(|line| line.trim_start_matches("- ")).collect();
    for run in &document.body.text {
        if run.kind != TextKind::Heading && samples.contains(&&*run.text) {
            findings.push(sample_text::problem(Place::new(path, run.span), &run.text));
        }
    }
}

/// The sites that visitors can see. One in preparation may keep its samples.
pub(super) fn of_sites(context: &CheckContext<'_>, findings: &mut Findings) {
    for file in context
        .yaml
        .sites
        .values()
        .filter(|file| !file.value.is_preparing())
    {
        let source = &file.source;
        for range in in_yaml(source.text(), 0..source.text().len()) {
            let sentence = source.text().get(range.clone()).unwrap_or_default();
            let place = Place::new(source.path(), Span::new(range.start, range.end));
            findings.push(sample_text::of_live_site(place, sentence));
        }
    }
}

/// The ranges of sample texts in the front matter.
fn in_keys(document: &Document) -> Vec<Range<usize>> {
    let keys = document.front_matter.clone().unwrap_or(0..0);
    in_yaml(document.source.text(), keys)
}

/// The ranges of sample texts in YAML, comments excluded.
fn in_yaml(text: &str, keys: Range<usize>) -> Vec<Range<usize>> {
    let samples = [sample::TO_DO, sample::SUMMARY];
    if !samples.iter().any(|sample| text.contains(sample)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = keys.start;
    for line in text[keys].split_inclusive('\n') {
        let is_comment = line.trim_start().starts_with('#');
        for sample in samples.iter().filter(|_| !is_comment) {
            let start = line.find(sample).map(|start| at + start);
            found.extend(start.map(|start| start..start + sample.len()));
        }
        at += line.len();
    }
    found
}
