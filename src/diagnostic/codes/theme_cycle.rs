//! A theme that builds on itself, directly or by way of others.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "theme-cycle",
    group: Group::Themes,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Een thema bouwt niet via een omweg op zichzelf voort.",
        en: "A theme does not build on itself.",
    },
    explanation: Words {
        nl: "Met ouder zegt een thema op welk ander thema het voortbouwt. Die rij moet eindigen \
             bij een thema zonder ouder.",
        en: "With ouder a theme says which one it builds on. The chain must end in a theme \
             without a parent.",
    },
    bad: "# themes/noord/theme.yaml
ouder: oost
# themes/oost/theme.yaml
ouder: noord",
    good: "# themes/noord/theme.yaml
ouder: basis
# themes/oost/theme.yaml
ouder: basis",
};

/// The themes from one to itself.
pub fn problem(place: Place, chain: &[&str]) -> Diagnostic {
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
