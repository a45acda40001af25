//! Renders SARIF 2.1.0 (OASIS standard), which code hosts and text editors read.
//!
//! The log lists every rule with its explanation, violated or not, so that `ruleIndex` is the index
//! of the rule in the table. `columnKind` states that columns count Unicode scalar values.

mod log;

use super::SourceLookup;
use super::position::PositionRange;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Language, Place, Rule, Severity, Text};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/\
                      sarif-schema-2.1.0.json";

/// Renders a SARIF log with one run.
///
/// # Errors
/// Returns the error of the JSON writer, which these values cannot cause.
pub(crate) fn report(
    problems: &[Diagnostic],
    sources: &dyn SourceLookup,
    language: Language,
) -> serde_json::Result<String> {
    let rules = Code::ALL
        .iter()
        .map(|code| reporting_descriptor(code.rule(), language));
    let results = problems
        .iter()
        .map(|problem| result(problem, sources, language));
    let sarif_log = log::SarifLog {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [log::Run {
            tool: log::Tool {
                driver: log::ToolComponent {
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
    let mut report = serde_json::to_string_pretty(&sarif_log)?;
    report.push('\n');
    Ok(report)
}

fn reporting_descriptor(rule: &'static Rule, language: Language) -> log::ReportingDescriptor {
    let explanation = rule.explanation.in_language(language);
    let (bad, good) = match language {
        Language::Dutch => ("Fout", "Goed"),
        Language::English => ("Bad", "Good"),
    };
    log::ReportingDescriptor {
        id: rule.code,
        short_description: log::Message::new(rule.summary.in_language(language)),
        full_description: log::Message::new(explanation),
        help: log::MultiformatMessageString {
            text: explanation.to_owned(),
            markdown: format!(
                "{explanation}\n\n{bad}:\n\n```\n{}\n```\n\n{good}:\n\n```\n{}\n```\n",
                rule.bad_example, rule.good_example
            ),
        },
        default_configuration: log::ReportingConfiguration {
            level: level(rule.severity),
        },
        properties: log::RulePropertyBag {
            tags: [rule.group.tag()],
        },
    }
}

fn result<'a>(
    problem: &'a Diagnostic,
    sources: &dyn SourceLookup,
    language: Language,
) -> log::Result<'a> {
    let message = problem.message.in_language(language).to_owned();
    let message = match &problem.help {
        Some(help) => format!("{message}. {}", help.in_language(language)),
        None => message,
    };
    let related = problem
        .related
        .iter()
        .enumerate()
        .map(|(index, related)| log::Location {
            id: Some(index + 1),
            physical_location: physical_location(&related.place, sources),
            message: Some(log::Message::new(related.message.in_language(language))),
        });
    let help = problem.help.as_ref();
    // SARIF does not allow a fix without changes.
    let fixes = problem.fix.iter().filter(|fix| !fix.edits.is_empty());
    log::Result {
        rule_id: problem.code.as_str(),
        rule_index: problem.code as usize,
        level: level(problem.severity),
        message: log::Message::new(message),
        locations: [log::Location {
            id: None,
            physical_location: physical_location(&problem.place, sources),
            message: None,
        }],
        related_locations: related.collect(),
        fixes: fixes
            .map(|fix| sarif_fix(fix, help, sources, language))
            .collect(),
        properties: log::ResultPropertyBag {
            sites: &problem.sites,
            safe_fix: problem.fix.as_ref().map(|fix| fix.is_safe),
        },
    }
}

fn sarif_fix<'a>(
    fix: &'a Fix,
    help: Option<&Text>,
    sources: &dyn SourceLookup,
    language: Language,
) -> log::Fix<'a> {
    let files = fix.edits.chunk_by(|a, b| a.place.path == b.place.path);
    log::Fix {
        description: help.map(|help| log::Message::new(help.in_language(language).to_owned())),
        artifact_changes: files
            .filter_map(|edits| artifact_change(edits, sources))
            .collect(),
    }
}

/// Converts the edits of one file; `None` if there are none.
fn artifact_change<'a>(
    edits: &'a [Edit],
    sources: &dyn SourceLookup,
) -> Option<log::ArtifactChange<'a>> {
    let first = edits.first()?;
    let replacements = edits.iter().map(|edit| log::Replacement {
        deleted_region: region(&edit.place, sources),
        inserted_content: log::ArtifactContent { text: &edit.text },
    });
    Some(log::ArtifactChange {
        artifact_location: artifact_location(&first.place),
        replacements: replacements.collect(),
    })
}

/// SARIF calls a hint a `note`.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn physical_location(place: &Place, sources: &dyn SourceLookup) -> log::PhysicalLocation {
    log::PhysicalLocation {
        artifact_location: artifact_location(place),
        region: region(place, sources),
    }
}

fn artifact_location(place: &Place) -> log::ArtifactLocation {
    log::ArtifactLocation {
        uri: relative_uri(place.path.as_str()),
        uri_base_id: "%SRCROOT%",
    }
}

fn region(place: &Place, sources: &dyn SourceLookup) -> log::Region {
    let PositionRange { start, end } = PositionRange::of(place, sources);
    log::Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// Encodes a path as a relative reference (RFC 3986). A colon is escaped too: in the first segment
/// it would end a scheme.
fn relative_uri(path: &str) -> String {
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
