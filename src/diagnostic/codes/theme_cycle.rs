//! A theme that extends itself, directly or through other themes.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "theme-cycle",
    group: RuleGroup::Themes,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een thema bouwt niet via een omweg op zichzelf voort.",
        en: "A theme does not build on itself.",
    },
    explanation: StaticText {
        nl: "Met ouder zegt een thema op welk ander thema het voortbouwt. Die rij moet eindigen \
             bij een thema zonder ouder.",
        en: "With ouder a theme says which one it builds on. The chain must end in a theme \
             without a parent.",
    },
    bad_example: "# themes/noord/theme.yaml
ouder: oost
# themes/oost/theme.yaml
ouder: noord",
    good_example: "# themes/noord/theme.yaml
ouder: basis
# themes/oost/theme.yaml
ouder: basis",
};

/// Reports a cycle; `chain` names its themes, from one theme to itself.
pub(crate) fn problem(place: Place, chain: &[&str]) -> Diagnostic {
    let chain = chain.join(" → ");
    Diagnostic::new(
        Code::ThemeCycle,
        place,
        text!(
            "Dit thema bouwt op zichzelf voort: {chain}",
            "This theme builds on itself: {chain}"
        ),
    )
    .with_help(Text::new(
        "Kies een andere ouder, of laat ouder weg",
        "Choose another parent, or leave ouder out",
    ))
}
