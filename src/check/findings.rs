//! The problems that rules report, and a measure of the work spent on them.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Names, Suggestion};
use crate::source::FilePath;

/// The maximum number of unknown names per file for which a suggestion is looked up. Only the first
/// of many problems are shown, and a malicious file must not cause thousands of lookups in a list of
/// thousands of names.
const MAX_LOOKUPS: usize = 100;

/// The problems that rules report.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    problems: Vec<Diagnostic>,
    /// The number of suggestion lookups per file.
    lookups: BTreeMap<FilePath, usize>,
    steps: usize,
}

impl Findings {
    /// The problems, in the order in which they were added.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// The problems, without the measure of work.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// The amount of work in operations that could grow faster than the project: names compared for
    /// suggestions, anchors collected, characters matched against the glossary. Work proportional to
    /// the size of the project is not counted.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The number of problems.
    pub(super) fn len(&self) -> usize {
        self.problems.len()
    }

    /// Adds a problem.
    pub(super) fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Adds to the measure of work.
    pub(super) fn count(&mut self, steps: usize) {
        self.steps += steps;
    }

    /// Looks up a suggestion for an unknown name in a file. After [`MAX_LOOKUPS`] lookups for that
    /// file, only the choices of a short list are suggested.
    pub(super) fn suggest<'n, S: AsRef<str>>(
        &mut self,
        file: &FilePath,
        names: &'n Names<S>,
        written: &str,
    ) -> Suggestion<'n> {
        let lookups = match self.lookups.get_mut(file) {
            Some(lookups) => lookups,
            None => self.lookups.entry(file.clone()).or_default(),
        };
        *lookups += 1;
        if *lookups > MAX_LOOKUPS {
            return names.choices_only();
        }
        let suggestion = names.suggest(written);
        self.steps += suggestion.steps();
        suggestion
    }

    /// Merges two sets of findings.
    #[must_use]
    pub(super) fn merged(mut self, mut other: Self) -> Self {
        self.problems.append(&mut other.problems);
        self.lookups.append(&mut other.lookups);
        self.steps += other.steps;
        self
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, problems: T) {
        self.problems.extend(problems);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_unknown_names_of_each_file_get_a_suggestion() {
        let names = Names::new((0..20).map(|number| format!("kopje-{number}")));
        let mut findings = Findings::default();
        let mut has_suggestion = |file: &str| {
            let near = findings.suggest(&file.into(), &names, "kopje-1x").near();
            near.is_some()
        };
        let suggested_for_a = (0..300).filter(|_| has_suggestion("a.md")).count();
        assert_eq!(
            (suggested_for_a, has_suggestion("b.md")),
            (MAX_LOOKUPS, true)
        );
        let few = Names::new(["ja", "nee"]);
        let suggestion = findings.suggest(&"a.md".into(), &few, "jaa");
        assert_eq!(
            (suggestion.near(), suggestion.choices()),
            (None, &["ja", "nee"][..])
        );
    }
}
