//! Renders the explanations of rules: for `vindplek explain`, and as a Markdown guide for editors.

use super::wrap::wrap;
use crate::diagnostic::{Code, Language, Rule, RuleGroup, StaticText};

const BAD: StaticText = StaticText {
    nl: "Fout",
    en: "Bad",
};
const GOOD: StaticText = StaticText {
    nl: "Goed",
    en: "Good",
};
const BY_CLOCK: StaticText = StaticText {
    nl: "Deze melding kan vanzelf verschijnen doordat er een dag voorbijgaat.",
    en: "This problem can appear by the passing of time alone.",
};
const MORE: StaticText = StaticText {
    nl: "Meer over een regel: vindplek explain unknown-key",
    en: "More on a rule: vindplek explain unknown-key",
};
const GUIDE_TITLE: StaticText = StaticText {
    nl: "De regels",
    en: "The rules",
};
const GUIDE_OPENING: StaticText = StaticText {
    nl: "Bij elke controle leest het programma alle bestanden en noemt het alles wat niet klopt. \
         Een fout moet weg voordat de sites worden gebouwd. Een waarschuwing wijst op iets waar \
         een lezer over struikelt. Een tip is een voorstel. Waarschuwingen en tips kunt u in een \
         stuk uitzetten met negeer, met de reden erbij. Dit document is gemaakt uit het programma \
         zelf: verander het hier niet met de hand.",
    en: "At every check the program reads all files and names all that is wrong. An error must go \
         before the sites are made. A warning points at what a reader would stumble over. A hint \
         is a suggestion. Warnings and hints can be silenced in a document with negeer, with the \
         reason. This document is generated from the program itself: do not edit it by hand.",
};

/// The number of columns to which paragraphs are wrapped.
const WIDTH: usize = 80;

/// Renders one rule for a terminal: what it requires, why, a bad and a good example.
pub(crate) fn explain_rule(code: Code, language: Language) -> String {
    let rule = code.rule();
    let severity = rule.severity.singular().in_language(language);
    let mut text = format!("{} ({severity})\n", rule.code);
    for paragraph in paragraphs(rule, language) {
        text.push_str(&format!("\n{}\n", wrap(paragraph, WIDTH)));
    }
    for (heading, example) in examples(rule, language) {
        text.push_str(&format!("\n{heading}:\n\n"));
        for line in example.lines() {
            let line = format!("    {line}");
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

/// Renders a list of all rules by group for a terminal, each with its severity and summary.
pub(crate) fn rules_overview(language: Language) -> String {
    let rules = || Code::ALL.iter().map(|code| code.rule());
    let code_width = rules()
        .map(|rule| rule.code.len())
        .max()
        .unwrap_or_default();
    let severities = rules().map(|rule| rule.severity.singular().in_language(language).len());
    let severity_width = severities.max().unwrap_or_default();
    let mut text = String::new();
    for group in RuleGroup::ALL {
        text.push_str(&format!("{}\n", group.title().in_language(language)));
        for rule in rules_of(group) {
            let severity = rule.severity.singular().in_language(language);
            let summary = rule.summary.in_language(language);
            text.push_str(&format!(
                "  {:code_width$}  {severity:severity_width$}  {summary}\n",
                rule.code
            ));
        }
        text.push('\n');
    }
    text.push_str(MORE.in_language(language));
    text.push('\n');
    text
}

/// Renders all rules as a Markdown document for editors.
pub(crate) fn editors_guide(language: Language) -> String {
    let title = GUIDE_TITLE.in_language(language);
    let mut text = format!("# {title}\n\n{}\n", GUIDE_OPENING.in_language(language));
    for group in RuleGroup::ALL {
        text.push_str(&format!("\n## {}\n", group.title().in_language(language)));
        for rule in rules_of(group) {
            let severity = rule.severity.singular().in_language(language);
            text.push_str(&format!("\n### `{}` ({severity})\n", rule.code));
            for paragraph in paragraphs(rule, language) {
                text.push_str(&format!("\n{paragraph}\n"));
            }
            for (heading, example) in examples(rule, language) {
                text.push_str(&format!("\n{heading}:\n\n````\n{example}\n````\n"));
            }
        }
    }
    text
}

fn rules_of(group: RuleGroup) -> impl Iterator<Item = &'static Rule> {
    let rules = Code::ALL.iter().map(|code| code.rule());
    rules.filter(move |rule| rule.group == group)
}

fn paragraphs(rule: &Rule, language: Language) -> impl Iterator<Item = &'static str> {
    let by_clock = rule
        .is_date_dependent
        .then(|| BY_CLOCK.in_language(language));
    [
        rule.summary.in_language(language),
        rule.explanation.in_language(language),
    ]
    .into_iter()
    .chain(by_clock)
}

fn examples(rule: &Rule, language: Language) -> [(&'static str, &'static str); 2] {
    [
        (BAD.in_language(language), rule.bad_example),
        (GOOD.in_language(language), rule.good_example),
    ]
}
