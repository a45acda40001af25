//! SARIF 2.1.0 (OASIS standard), which code hosts and editors read.
//!
//! Every rule stands in the log with its explanation, whether it was broken or not, so that its
//! index is that of the table. Columns are in Unicode scalar values, which `columnKind` says.

mod log;

use log::{
    Artifact, Change, Configuration, Driver, FixObject, Log, Message, Multiline, Physical,
    Properties, Region, Replacement, ResultObject, RuleObject, RuleProperties, Run, Site, Tool,
};

use super::Sources;
use super::located::Located;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Language, Place, Rule, Severity, Text};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/\
                      sarif-schema-2.1.0.json";

/// A SARIF log of one run.
///
/// # Errors
/// None that these values can cause; the error is that of the JSON writer.
pub fn report(
    problems: &[Diagnostic],
    sources: &dyn Sources,
    language: Language,
) -> serde_json::Result<String> {
    let rules = Code::ALL.iter().map(|code| rule(code.rule(), language));
    let results = problems
        .iter()
        .map(|problem| result(problem, sources, language));
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "vindplek",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: rules.collect(),
                },
            },
            language: match language {
                Language::Dutch => "nl",
                Language::English => "en",
            },
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    let mut report = serde_json::to_string_pretty(&log)?;
    report.push('\n');
    Ok(report)
}

fn rule(rule: &'static Rule, language: Language) -> RuleObject {
    let explanation = rule.explanation.say(language);
    let (bad, good) = match language {
        Language::Dutch => ("Fout", "Goed"),
        Language::English => ("Bad", "Good"),
    };
    RuleObject {
        id: rule.code,
        short_description: Message::new(rule.summary.say(language)),
        full_description: Message::new(explanation),
        help: Multiline {
            text: explanation.to_owned(),
            markdown: format!(
                "{explanation}\n\n{bad}:\n\n```\n{}\n```\n\n{good}:\n\n```\n{}\n```\n",
                rule.bad, rule.good
            ),
        },
        default_configuration: Configuration {
            level: level(rule.severity),
        },
        properties: RuleProperties {
            tags: [rule.group.tag()],
        },
    }
}

fn result<'a>(
    problem: &'a Diagnostic,
    sources: &dyn Sources,
    language: Language,
) -> ResultObject<'a> {
    let message = problem.message.say(language).to_owned();
    let message = match &problem.help {
        Some(help) => format!("{message}. {}", help.say(language)),
        None => message,
    };
    let related = problem
        .related
        .iter()
        .enumerate()
        .map(|(index, related)| Site {
            id: Some(index + 1),
            physical_location: physical(&related.place, sources),
            message: Some(Message::new(related.message.say(language))),
        });
    let help = problem.help.as_ref();
    // A fix without a change is not valid in SARIF.
    let fixes = problem.fix.iter().filter(|fix| !fix.edits.is_empty());
    ResultObject {
        rule_id: problem.code.as_str(),
        rule_index: problem.code as usize,
        level: level(problem.severity),
        message: Message::new(message),
        locations: [Site {
            id: None,
            physical_location: physical(&problem.place, sources),
            message: None,
        }],
        related_locations: related.collect(),
        fixes: fixes
            .map(|fix| fix_object(fix, help, sources, language))
            .collect(),
        properties: Properties {
            sites: &problem.sites,
            safe_fix: problem.fix.as_ref().map(|fix| fix.safe),
        },
    }
}

fn fix_object<'a>(
    fix: &'a Fix,
    help: Option<&Text>,
    sources: &dyn Sources,
    language: Language,
) -> FixObject<'a> {
    let files = fix.edits.chunk_by(|a, b| a.place.path == b.place.path);
    FixObject {
        description: help.map(|help| Message::new(help.say(language).to_owned())),
        artifact_changes: files.filter_map(|edits| change(edits, sources)).collect(),
    }
}

/// The edits of one file; `None` when there are none.
fn change<'a>(edits: &'a [Edit], sources: &dyn Sources) -> Option<Change<'a>> {
    let first = edits.first()?;
    let replacements = edits.iter().map(|edit| Replacement {
        deleted_region: region(&edit.place, sources),
        inserted_content: Message::new(edit.text.as_str()),
    });
    Some(Change {
        artifact_location: artifact(&first.place),
        replacements: replacements.collect(),
    })
}

/// The levels of SARIF have a `note` where we have a hint.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn physical(place: &Place, sources: &dyn Sources) -> Physical {
    Physical {
        artifact_location: artifact(place),
        region: region(place, sources),
    }
}

fn artifact(place: &Place) -> Artifact {
    Artifact {
        uri: uri(place.path.as_str()),
        uri_base_id: "%SRCROOT%",
    }
}

fn region(place: &Place, sources: &dyn Sources) -> Region {
    let Located { start, end } = Located::of(place, sources);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// A path as a relative reference of RFC 3986. A colon is escaped too: in the first part of a path
/// it would be taken to end a scheme.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
