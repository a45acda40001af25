//! Counts of a survey, summed and drawn.
//!
//! A count too small to publish is between zero and nine, so sums that contain one have a minimum
//! and a maximum, and only what holds for the whole range is stated.

use std::sync::Arc;

use serde::Serialize;

use crate::model::number::thousands;
use crate::model::survey::Count;
use crate::render::chart::{BarRange, bar};
use crate::source::Spanned;

/// A count of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CountView {
    /// `1.250`, `minder dan 10`, `minstens 120`.
    pub text: String,
    /// The number, or its lower bound.
    pub value: u32,
    /// Whether it is exact.
    pub exact: bool,
}

/// The count of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AnswerCount {
    /// The answer.
    pub(in crate::render) answer: String,
    /// The number of times it was given.
    pub(in crate::render) count: CountView,
    /// Its share of the answers: `45%`; null when a count in the question is too small to publish.
    pub(in crate::render) share: Option<String>,
    /// Its bar, as SVG.
    pub(in crate::render) bar: String,
}

/// A sum of counts, some of which may be too small to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct CountSum {
    /// The lower bound.
    pub(super) least: u32,
    /// The upper bound.
    pub(super) most: u32,
}

impl CountSum {
    pub(super) fn of(count: Count) -> Self {
        let (least, most) = match count {
            Count::Exactly(count) => (count, count),
            Count::BelowTen => (0, 9),
        };
        Self { least, most }
    }

    fn is_exact(self) -> bool {
        self.least == self.most
    }

    pub(super) fn range(self) -> BarRange {
        BarRange {
            least: u64::from(self.least),
            most: u64::from(self.most),
        }
    }

    pub(super) fn view(self) -> CountView {
        let number = |count: u32| thousands(u64::from(count));
        CountView {
            text: match (self.least, self.most) {
                (least, most) if least == most => number(least),
                (0, most) => format!("minder dan {}", number(most.saturating_add(1))),
                (least, _) => format!("minstens {}", number(least)),
            },
            value: self.least,
            exact: self.is_exact(),
        }
    }
}

impl FromIterator<Count> for CountSum {
    fn from_iter<I: IntoIterator<Item = Count>>(counts: I) -> Self {
        counts.into_iter().map(Self::of).sum()
    }
}

impl std::iter::Sum for CountSum {
    fn sum<I: Iterator<Item = Self>>(sums: I) -> Self {
        sums.fold(Self::default(), |sum, other| Self {
            least: sum.least.saturating_add(other.least),
            most: sum.most.saturating_add(other.most),
        })
    }
}

/// A group of counts, to draw each as a share of the whole.
pub(super) struct CountGroup {
    /// The counts, in the order of the answers.
    pub(super) counts: Vec<CountSum>,
    whole: CountSum,
}

impl CountGroup {
    pub(super) fn new(counts: Vec<CountSum>) -> Self {
        let whole = counts.iter().copied().sum();
        Self { counts, whole }
    }

    /// Each count with the whole it is a share of: the upper bound of the sum.
    pub(super) fn shares(&self) -> impl Iterator<Item = (BarRange, u64)> {
        let whole = u64::from(self.whole.most);
        self.counts.iter().map(move |count| (count.range(), whole))
    }

    /// The counts with their answers, drawn against the largest share in the question, in
    /// thousandths.
    pub(super) fn answer_counts(
        &self,
        answers: &[Spanned<Arc<str>>],
        largest: u64,
    ) -> Vec<AnswerCount> {
        let whole = u64::from(self.whole.most);
        let view = |(answer, count): (&Spanned<Arc<str>>, &CountSum)| AnswerCount {
            answer: answer.value.to_string(),
            count: count.view(),
            share: (self.whole.is_exact() && whole > 0).then(|| {
                let percent = (u64::from(count.least) * 100 + whole / 2) / whole;
                format!("{percent}%")
            }),
            bar: bar(count.range(), (whole * largest).div_ceil(1000)),
        };
        answers.iter().zip(&self.counts).map(view).collect()
    }

    /// The answer given most often, when it is certain which one that is.
    pub(super) fn lead(&self, answers: &[Spanned<Arc<str>>]) -> Option<String> {
        let (at, first) = self
            .counts
            .iter()
            .enumerate()
            .max_by_key(|(_, count)| count.least)?;
        let others = self
            .counts
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        let is_sure = others.clone().count() > 0
            && others
                .into_iter()
                .all(|(_, other)| other.most < first.least);
        let answer = answers.get(at).filter(|_| is_sure)?;
        Some(format!(
            "Het vaakst gekozen: {} ({} keer).",
            answer.value,
            first.view().text
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart;

    fn sum(counts: &[Count]) -> CountSum {
        counts.iter().copied().collect()
    }

    fn answers(words: &[&str]) -> Vec<Spanned<Arc<str>>> {
        let spanned = |word: &&str| Spanned::new(Arc::from(*word), Default::default());
        words.iter().map(spanned).collect()
    }

    #[test]
    fn a_sum_with_a_small_count_is_a_lower_bound() {
        let mixed = sum(&[Count::Exactly(1200), Count::BelowTen]);
        assert_eq!(mixed.view().text, "minstens 1.200");
        assert_eq!((mixed.least, mixed.most), (1200, 1209));
        assert_eq!(
            sum(&[Count::Exactly(12), Count::Exactly(8)]).view().text,
            "20"
        );
    }

    #[test]
    fn a_sum_of_small_counts_has_only_an_upper_bound() {
        assert_eq!(CountSum::of(Count::BelowTen).view().text, "minder dan 10");
        let both = sum(&[Count::BelowTen, Count::BelowTen]);
        assert_eq!(both.view().text, "minder dan 19");
    }

    #[test]
    fn bars_are_shares_and_the_largest_of_a_question_is_full() {
        let small = CountGroup::new(vec![
            CountSum::of(Count::Exactly(30)),
            CountSum::of(Count::Exactly(10)),
        ]);
        let large = CountGroup::new(vec![
            CountSum::of(Count::Exactly(100)),
            CountSum::of(Count::Exactly(100)),
        ]);
        let largest = chart::most([&small, &large].into_iter().flat_map(CountGroup::shares));
        let words = answers(&["ja", "nee"]);
        let small = small.answer_counts(&words, largest);
        assert_eq!(small[0].share.as_deref(), Some("75%"));
        assert!(small[0].bar.contains("width=\"100%\""), "{}", small[0].bar);
        let large = large.answer_counts(&words, largest);
        assert!(large[0].bar.contains("width=\"66.6%\""), "{}", large[0].bar);
    }

    #[test]
    fn no_share_is_shown_of_an_inexact_whole() {
        let group = CountGroup::new(vec![
            CountSum::of(Count::Exactly(91)),
            CountSum::of(Count::BelowTen),
        ]);
        let drawn = group.answer_counts(&answers(&["ja", "nee"]), 1000);
        assert_eq!((&drawn[0].share, &drawn[1].share), (&None, &None));
        assert!(
            drawn[0].bar.contains("staaf-maat\" width=\"91%\""),
            "{}",
            drawn[0].bar
        );
        assert!(
            drawn[1]
                .bar
                .contains("staaf-misschien\" x=\"0%\" width=\"9%\"")
        );
    }

    #[test]
    fn the_leading_answer_is_named_only_when_certain() {
        let words = answers(&["ja", "nee"]);
        let of = |counts: &[CountSum]| CountGroup::new(counts.to_vec()).lead(&words);
        let exactly = |count| CountSum::of(Count::Exactly(count));
        let lead = of(&[exactly(12), exactly(40)]);
        assert_eq!(lead.as_deref(), Some("Het vaakst gekozen: nee (40 keer)."));
        assert_eq!(of(&[exactly(40), exactly(40)]), None);
        let near = sum(&[Count::Exactly(35), Count::BelowTen]);
        assert_eq!(of(&[exactly(40), near]), None);
        assert_eq!(of(&[]), None);
    }
}
