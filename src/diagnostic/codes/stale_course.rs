//! A course that can be booked, while all its runs are past.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "stale-course",
    group: RuleGroup::Time,
    severity: Severity::Warning,
    is_date_dependent: true,
    summary: StaticText {
        nl: "Een cursus waarvoor men zich kan aanmelden, heeft een uitvoering die nog komt of kan \
             zonder datum.",
        en: "A course that can be booked has a run that is still to come, or needs no date.",
    },
    explanation: StaticText {
        nl: "Op de pagina staat dat aanmelden kan, maar alle data zijn voorbij. Voeg een nieuwe \
             uitvoering toe, zeg met aanmelden of op_aanvraag dat het zonder datum kan, of kies een \
             andere fase.",
        en: "The page says that one can enrol, but all dates are past. Add a new run, say with \
             aanmelden or op_aanvraag that no date is needed, or choose another phase.",
    },
    bad_example: "fase: beschikbaar
uitvoeringen:
  - id: najaar-2022
    regio: noord
    start: 2022-10-04",
    good_example: "fase: beschikbaar
uitvoeringen:
  - id: voorjaar-2027
    regio: noord
    start: 2027-03-09
    plaats: Utrecht",
};

/// Reports a bookable course by the last day of its last run.
pub(crate) fn problem(place: Place, last_day: &str) -> Diagnostic {
    Diagnostic::new(
        Code::StaleCourse,
        place,
        text!(
            "Aanmelden kan volgens deze fase, maar de laatste uitvoering was op {last_day}",
            "This phase says that one can enrol, but the last run was on {last_day}"
        ),
    )
    .with_help(Text::new(
        "Voeg onder uitvoeringen een nieuwe toe:\n  - id: voorjaar-2027\n    start: 2027-03-09\n    plaats: \
         Utrecht\nof zet aanmelden of op_aanvraag bij de cursus, als het zonder datum kan\nof kies een andere \
         fase, zoals fase: afgerond of fase: gestopt",
        "Add a new one under uitvoeringen:\n  - id: voorjaar-2027\n    start: 2027-03-09\n    plaats: \
         Utrecht\nor add aanmelden or op_aanvraag to the course, if it needs no date\nor choose another phase, \
         such as fase: gestopt",
    ))
}
