//! What participants thought of a course, in one sentence.

use serde::Serialize;

use crate::model::course::Evaluation;
use crate::model::number::thousands;
use crate::model::period::{Period, Season};
use crate::model::survey::Count;
use crate::model::value::{non_empty, text, value};

/// The evaluation of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct EvaluationView {
    /// When, how many and how they graded it: `In het najaar van 2025 gaven 48 deelnemers deze
    /// scholing gemiddeld een 8,2.`
    pub(in crate::render) sentence: String,
    /// What they said.
    pub(in crate::render) note: Option<String>,
}

impl EvaluationView {
    /// An evaluation; `None` when its period or number of respondents could not be read.
    pub(super) fn of(evaluation: &Evaluation) -> Option<Self> {
        let when = when(*value(&evaluation.period)?);
        let grade = value(&evaluation.grade).map(|grade| grade.0.dutch_quantity());
        let who = match value(&evaluation.response)? {
            Count::Exactly(0) => None,
            Count::Exactly(count) => Some(format!("{} deelnemers", thousands(u64::from(*count)))),
            Count::BelowTen => Some("minder dan tien deelnemers".to_owned()),
        };
        let sentence = match (who, grade) {
            (Some(who), Some(grade)) => {
                format!("{when} gaven {who} deze scholing gemiddeld een {grade}.")
            }
            (Some(who), None) => format!("{when} vertelden {who} wat ze van deze scholing vonden."),
            (None, _) => format!("{when} is er geëvalueerd, maar niemand gaf antwoord."),
        };
        Some(Self {
            sentence,
            note: non_empty(text(&evaluation.note)),
        })
    }
}

/// A period as the beginning of a sentence: `In het najaar van 2025`.
fn when(period: Period) -> String {
    match period {
        Period::Season(year, season) => {
            let season = match season {
                Season::Spring => "het voorjaar",
                Season::Summer => "de zomer",
                Season::Autumn => "het najaar",
                Season::Winter => "de winter",
            };
            format!("In {season} van {year}")
        }
        Period::Middle(year) => format!("Halverwege {year}"),
        Period::Day(_) => format!("Op {}", period.dutch()),
        Period::Year(_) | Period::Month(..) | Period::Quarter(_) => {
            format!("In {}", period.dutch())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::{Grade, Number};
    use crate::source::{Span, Spanned};

    fn evaluation(period: &str, response: Count, grade: Option<u64>) -> Option<String> {
        let here = |value| Some(Spanned::new(value, Span::FILE));
        let evaluation = Evaluation {
            period: Period::parse(period).map(|period| Spanned::new(period, Span::FILE)),
            response: here(response),
            grade: grade.map(|grade| {
                let grade = Grade(Number::of_hundredths(grade));
                Spanned::new(grade, Span::FILE)
            }),
            note: None,
        };
        EvaluationView::of(&evaluation).map(|view| view.sentence)
    }

    #[test]
    fn an_evaluation_is_one_sentence() {
        assert_eq!(
            evaluation("2025-najaar", Count::Exactly(48), Some(820)).as_deref(),
            Some("In het najaar van 2025 gaven 48 deelnemers deze scholing gemiddeld een 8,2.")
        );
        assert_eq!(
            evaluation("2025-06", Count::BelowTen, None).as_deref(),
            Some(
                "In juni 2025 vertelden minder dan tien deelnemers wat ze van deze scholing vonden."
            )
        );
        assert_eq!(
            evaluation("2025-06-12", Count::Exactly(1250), Some(900)).as_deref(),
            Some("Op 12 juni 2025 gaven 1.250 deelnemers deze scholing gemiddeld een 9.")
        );
        let nobody = evaluation("2025", Count::Exactly(0), Some(800));
        assert!(nobody.is_some_and(|sentence| sentence.contains("niemand")));
    }
}
