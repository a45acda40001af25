//! Parses arbitrary bytes as a document: front matter, body and finished prose. Nothing may panic,
//! and the place of every problem must be a valid range of the text.
//!
//! ```text
//! cargo install cargo-fuzz
//! mkdir -p tests/fuzz/corpus/syntax
//! cargo +nightly fuzz run --fuzz-dir tests/fuzz syntax \
//!     tests/fuzz/corpus/syntax content/aanbod content/nieuws -- -max_len=8192
//! ```
//!
//! The first folder collects the corpus; the others hold its seeds. Failing inputs are written to
//! `tests/fuzz/artifacts`; once fixed, such an input becomes a test of the module that failed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vindplek::diagnostic::Diagnostic;
use vindplek::source::Source;
use vindplek::syntax::prose::{self, Terms};
use vindplek::syntax::{front_matter, markdown, yaml};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::decode("content/nieuws/a.md".into(), bytes) else {
        return;
    };
    let parts = front_matter::split(&source);
    let (_, of_whole) = yaml::parse(&source, 0..source.text().len());
    let of_head = parts.yaml.map(|head| yaml::parse(&source, head).1);
    let body = markdown::parse(&source, parts.body, markdown::HeadingIds::ALL);
    prose::finish(&body, &Terms::new([["academie", "academies"]]));
    let problems = [
        parts.problems,
        of_whole,
        of_head.unwrap_or_default(),
        body.problems,
    ];
    for problem in problems.iter().flatten() {
        cut_out(&source, problem);
    }
});

fn cut_out(source: &Source, problem: &Diagnostic) {
    let edits = problem.fix.iter().flat_map(|fix| &fix.edits);
    for place in edits.map(|edit| &edit.place).chain([&problem.place]) {
        let cut = source.text().get(place.span.range());
        assert!(cut.is_some(), "{problem:?} points outside the text");
    }
}
