//! A quarter of the journey that is missing between `van` and `tot`, or one outside them.
//!
//! Reported at `tot` in `reisplan/index.md`, all quarters at once; files outside the period are
//! further places.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    code: "quarter-gap",
    group: RuleGroup::Time,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Het reisplan heeft voor elk kwartaal van begin tot eind één bestand.",
        en: "The journey has one file for each quarter from beginning to end.",
    },
    explanation: StaticText {
        nl: "Het reisplan loopt van het kwartaal bij van tot het kwartaal bij tot. Voor elk \
             kwartaal daartussen staat er een bestand naast, zoals 2024-K3.md. Maak het \
             ontbrekende bestand, of pas van of tot aan.",
        en: "The journey runs from the quarter at van to the one at tot. For each quarter there \
             is a file beside it, such as 2024-K3.md. Make the missing file, or change van or \
             tot.",
    },
    bad_example: "content/reisplan/2024-K3.md
content/reisplan/2025-K1.md",
    good_example: "content/reisplan/2024-K3.md
content/reisplan/2024-K4.md
content/reisplan/2025-K1.md",
};

/// Quarters without a file, and the files outside the period with the place of each: one of those
/// may be the one that is missing.
pub(crate) fn missing_quarters(
    place: Place,
    quarters: &[&str],
    outside: &[(&str, Place)],
) -> Diagnostic {
    let names = quarters.join(", ");
    let (dutch, english) = match quarters {
        [_] => ("ontbreekt kwartaal", "quarter"),
        _ => ("ontbreken de kwartalen", "quarters"),
    };
    let example = quarters.first().copied().unwrap_or_default();
    let problem = Diagnostic::new(
        Code::QuarterGap,
        place,
        text!(
            "In het reisplan {dutch} {names}",
            "The journey lacks {english} {names}"
        ),
    )
    .with_help(text!(
        "Maak het bestand content/reisplan/{example}.md, of pas van of tot aan",
        "Make the file content/reisplan/{example}.md, or change van or tot"
    ));
    with_files(problem, outside)
}

/// Files of quarters outside the period of the journey, with the place of each.
pub(crate) fn quarters_outside_period(
    place: Place,
    from: &str,
    to: &str,
    outside: &[(&str, Place)],
) -> Diagnostic {
    let names: Vec<&str> = outside.iter().map(|(name, _)| *name).collect();
    let names = names.join(", ");
    let (dutch, english) = match outside {
        [_] => ("Kwartaal", "Quarter"),
        _ => ("De kwartalen", "Quarters"),
    };
    let (falls, lies) = match outside {
        [_] => ("valt", "lies"),
        _ => ("vallen", "lie"),
    };
    let problem = Diagnostic::new(
        Code::QuarterGap,
        place,
        text!(
            "{dutch} {names} {falls} buiten het reisplan",
            "{english} {names} {lies} outside the journey"
        ),
    )
    .with_help(text!(
        "Het reisplan loopt van {from} tot en met {to}; pas van of tot aan, of haal de bestanden \
         weg die er niet bij horen",
        "The journey runs from {from} to {to}; change van or tot, or remove the files that do not \
         belong to it"
    ));
    with_files(problem, outside)
}

fn with_files(problem: Diagnostic, outside: &[(&str, Place)]) -> Diagnostic {
    outside.iter().fold(problem, |problem, (name, place)| {
        let message = text!(
            "Kwartaal {name} valt buiten het reisplan",
            "Quarter {name} lies outside the journey"
        );
        problem.with_related(place.clone(), message)
    })
}
