//! A missing quarter of the journey between `van` and `tot`, or a quarter outside this period.
//!
//! Reported once, at `tot` in `reisplan/index.md`, for all quarters; files outside the period are
//! related places.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

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

/// Reports quarters without a file. It adds the files outside the period, as one of these may be a
/// misnamed file of a missing quarter.
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
    with_outside_files(problem, outside)
}

/// Reports quarters outside the period of the journey, each with the place of its file.
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
    with_outside_files(problem, outside)
}

fn with_outside_files(problem: Diagnostic, outside: &[(&str, Place)]) -> Diagnostic {
    outside.iter().fold(problem, |problem, (name, place)| {
        let message = text!(
            "Kwartaal {name} valt buiten het reisplan",
            "Quarter {name} lies outside the journey"
        );
        problem.with_related(place.clone(), message)
    })
}
