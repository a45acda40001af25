//! A table whose header row is empty.
//!
//! Markdown has no tables without a header row, so editors leave that row empty instead.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "table-without-header",
    group: RuleGroup::Accessibility,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke tabel heeft een eerste rij die zegt wat er in de kolommen staat.",
        en: "Every table has a header row.",
    },
    explanation: StaticText {
        nl: "Bij een tabel wordt voor elke cel de naam van de kolom voorgelezen. Zonder die namen \
             zijn de cellen los zand. Vul de bovenste rij in.",
        en: "For each cell the name of its column is read aloud. Without names the cells hang \
             together by nothing. Fill in the first row.",
    },
    bad_example: "|          |      |
|----------|------|
| Module 1 | 2 uur |",
    good_example: "| Onderdeel | Duur  |
|-----------|-------|
| Module 1  | 2 uur |",
};

/// Reports a table without names of columns.
pub(crate) fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::TableWithoutHeader,
        place,
        Text::new(
            "De bovenste rij van deze tabel is leeg",
            "The header row of this table is empty",
        ),
    )
    .with_help(Text::new(
        "Zet in de bovenste rij wat er in elke kolom staat",
        "Say in the first row what each column holds",
    ))
}
