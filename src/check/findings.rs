//! What the rules report, and how much work they did for it.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Names, Suggestion};
use crate::source::FilePath;

/// For how many unknown names of one file a suggestion is looked up. Of a flood of problems only
/// the first are shown, and a file made to do harm cannot have thousands of names looked up in a
/// list of thousands.
const MAX_LOOKUPS: usize = 100;

/// The problems that rules report.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    problems: Vec<Diagnostic>,
    /// How many suggestions were looked up for each file.
    lookups: BTreeMap<FilePath, usize>,
    steps: usize,
}

impl Findings {
    /// The problems, in the order in which they were found.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// The problems by themselves.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// How much work was done in what could grow faster than the project: names compared for
    /// suggestions, anchors gathered, characters matched against the glossary. What follows from
    /// the size of the project alone is not counted.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// How many problems there are.
    pub(super) fn len(&self) -> usize {
        self.problems.len()
    }

    /// Adds a problem.
    pub(super) fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Counts work.
    pub(super) fn count(&mut self, steps: usize) {
        self.steps += steps;
    }

    /// Looks up what to suggest for an unknown name in a file. After a number of lookups for that
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

    /// Puts the findings of two runs together.
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
    fn suggestions_are_looked_up_for_the_first_problems_of_each_file() {
        let names = Names::new((0..20).map(|number| format!("kopje-{number}")));
        let mut findings = Findings::default();
        let mut given = |file: &str| {
            let near = findings.suggest(&file.into(), &names, "kopje-1x").near();
            near.is_some()
        };
        let given_of_a = (0..300).filter(|_| given("a.md")).count();
        assert_eq!((given_of_a, given("b.md")), (MAX_LOOKUPS, true));
        let few = Names::new(["ja", "nee"]);
        let suggestion = findings.suggest(&"a.md".into(), &few, "jaa");
        assert_eq!(
            (suggestion.near(), suggestion.choices()),
            (None, &["ja", "nee"][..])
        );
    }
}
