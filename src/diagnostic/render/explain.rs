//! What the rules want, told at length: for `vindplek explain`, and as a document for editors.

use super::wrap::wrap;
use crate::diagnostic::{Code, Group, Language, Rule, Words};

const BAD: Words = Words {
    nl: "Fout",
    en: "Bad",
};
const GOOD: Words = Words {
    nl: "Goed",
    en: "Good",
};
const BY_CLOCK: Words = Words {
    nl: "Deze melding kan vanzelf verschijnen doordat de tijd verstrijkt.",
    en: "This problem can appear by the passing of time alone.",
};
const MORE: Words = Words {
    nl: "Meer over een regel: vindplek explain unknown-key",
    en: "More on a rule: vindplek explain unknown-key",
};
const GUIDE_TITLE: Words = Words {
    nl: "De regels",
    en: "The rules",
};
const GUIDE_OPENING: Words = Words {
    nl: "Bij elke controle leest het programma alle bestanden en noemt het alles wat niet klopt. \
         Een fout moet weg voordat de sites worden gemaakt. Een waarschuwing wijst op iets waar \
         een lezer over struikelt. Een tip is een voorstel. Waarschuwingen en tips kunt u in een \
         document uitzetten met negeer, met de reden erbij. Dit document is gemaakt uit het \
         programma zelf: verander het hier niet met de hand.",
    en: "At every check the program reads all files and names all that is wrong. An error must go \
         before the sites are made. A warning points at what a reader would stumble over. A hint \
         is a suggestion. Warnings and hints can be silenced in a document with negeer, with the \
         reason. This document is generated from the program itself: do not edit it by hand.",
};

/// The number of columns that paragraphs are filled to.
const WIDTH: usize = 80;

/// One rule, for a terminal: what it wants, why, a bad and a good example.
pub fn explain(code: Code, language: Language) -> String {
    let rule = code.rule();
    let severity = rule.severity.one().say(language);
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

/// All rules by group, each with its severity and what it wants, for a terminal.
pub fn overview(language: Language) -> String {
    let rules = || Code::ALL.iter().map(|code| code.rule());
    let code_width = rules()
        .map(|rule| rule.code.len())
        .max()
        .unwrap_or_default();
    let severities = rules().map(|rule| rule.severity.one().say(language).len());
    let severity_width = severities.max().unwrap_or_default();
    let mut text = String::new();
    for group in Group::ALL {
        text.push_str(&format!("{}\n", group.title().say(language)));
        for rule in of_group(group) {
            let severity = rule.severity.one().say(language);
            let summary = rule.summary.say(language);
            text.push_str(&format!(
                "  {:code_width$}  {severity:severity_width$}  {summary}\n",
                rule.code
            ));
        }
        text.push('\n');
    }
    text.push_str(MORE.say(language));
    text.push('\n');
    text
}

/// All rules as a Markdown document for editors.
pub fn editors_guide(language: Language) -> String {
    let title = GUIDE_TITLE.say(language);
    let mut text = format!("# {title}\n\n{}\n", GUIDE_OPENING.say(language));
    for group in Group::ALL {
        text.push_str(&format!("\n## {}\n", group.title().say(language)));
        for rule in of_group(group) {
            let severity = rule.severity.one().say(language);
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

fn of_group(group: Group) -> impl Iterator<Item = &'static Rule> {
    let rules = Code::ALL.iter().map(|code| code.rule());
    rules.filter(move |rule| rule.group == group)
}

fn paragraphs(rule: &Rule, language: Language) -> impl Iterator<Item = &'static str> {
    let by_clock = rule.by_clock.then(|| BY_CLOCK.say(language));
    [rule.summary.say(language), rule.explanation.say(language)]
        .into_iter()
        .chain(by_clock)
}

fn examples(rule: &Rule, language: Language) -> [(&'static str, &'static str); 2] {
    [
        (BAD.say(language), rule.bad),
        (GOOD.say(language), rule.good),
    ]
}
