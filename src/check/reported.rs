//! Places of unusable values, derived from the problems of a file.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// The places of unusable values and unknown keys in a file. What seems to be missing there may be
/// present in a wrong form, so it is not reported as missing too.
pub(super) struct UnusableValues(Vec<Span>);

impl UnusableValues {
    /// The places, taken from the problems of a file.
    pub(super) fn of(problems: &[Diagnostic]) -> Self {
        let unusable = problems.iter().filter(|problem| {
            matches!(
                problem.code,
                Code::UnknownKey
                    | Code::WrongType
                    | Code::InvalidValue
                    | Code::InvalidId
                    | Code::InvalidYaml
                    | Code::AmbiguousNumber
            )
        });
        let mut places: Vec<Span> = unusable.map(|problem| problem.place.span).collect();
        places.sort_unstable();
        places.dedup();
        Self(places)
    }

    /// Whether one of the places is inside a span.
    pub(super) fn any_inside(&self, span: Span) -> bool {
        let first = self.0.partition_point(|place| place.start < span.start);
        let inside = self.0.get(first..).unwrap_or_default();
        let mut inside = inside.iter().take_while(|place| place.start <= span.end);
        inside.any(|place| place.end <= span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Text};

    #[test]
    fn only_a_place_entirely_within_a_span_is_inside() {
        let problem = |code: Code, start: usize, end: usize| {
            let place = Place::new(&"a.md".into(), Span::new(start, end));
            Diagnostic::new(code, place, Text::new("x", "x"))
        };
        let unusable = UnusableValues::of(&[
            problem(Code::UnknownKey, 10, 20),
            problem(Code::WrongType, 2, 40),
            problem(Code::MissingKey, 50, 60),
        ]);
        assert!(unusable.any_inside(Span::new(10, 20)));
        assert!(unusable.any_inside(Span::new(3, 30)));
        assert!(!unusable.any_inside(Span::new(10, 19)));
        assert!(!unusable.any_inside(Span::new(11, 30)));
        assert!(!unusable.any_inside(Span::new(45, 70)));
    }
}
