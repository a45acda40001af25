//! Writes texts as YAML scalars, for drafts and for fixes.

use std::ops::Range;

/// The YAML context of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum YamlContext {
    /// After a key, alone on its line.
    Line,
    /// Inside `[…]` or `{…}`, where commas and brackets are special.
    Flow,
}

/// A text as a YAML scalar, quoted if a plain scalar could be misread.
pub fn yaml_scalar(text: &str, context: YamlContext) -> String {
    if is_plain(text, context) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// The indentation of the lines of a block that takes the place of the value at `at`; `None` when
/// the value does not stand alone after its key.
pub fn block_indentation(text: &str, value: Range<usize>) -> Option<usize> {
    let start = text.get(..value.start)?.rfind('\n').map_or(0, |at| at + 1);
    let before = text.get(start..value.start)?;
    let mut rest = before.trim_start_matches(' ');
    while let Some(inner) = rest.strip_prefix("- ") {
        rest = inner.trim_start_matches(' ');
    }
    let indentation = before.len() - rest.len();
    let key = rest.trim_end().strip_suffix(':')?;
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let after = text
        .get(value.end..)?
        .lines()
        .next()
        .unwrap_or_default()
        .trim();
    let is_alone = after.is_empty() || after.starts_with('#');
    (is_alone && !key.is_empty() && key.chars().all(is_key)).then_some(indentation + 2)
}

/// A text as a double-quoted YAML scalar.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '\\' | '"' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\x{:02x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn is_plain(text: &str, context: YamlContext) -> bool {
    let sign = |c: char| match context {
        YamlContext::Line => " ./_-@?!&+'’:,;()#".contains(c),
        YamlContext::Flow => " ./_-@?!&+'’:#".contains(c),
    };
    let starts = |c: char| c.is_alphanumeric() || c == '/' || c == '.';
    let misread = ["true", "false", "null", "yes", "no", "on", "off"];
    text.starts_with(starts)
        && !text.ends_with([':', ' '])
        && text.chars().all(|c| c.is_alphanumeric() || sign(c))
        && ![": ", " #"].iter().any(|mark| text.contains(mark))
        && !misread.contains(&&*text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_where_it_could_be_misread() {
        let line = |text| yaml_scalar(text, YamlContext::Line);
        assert_eq!(
            line("Hoe werkt de gemeente, en wie?"),
            "Hoe werkt de gemeente, en wie?"
        );
        assert_eq!(line("Stap 1: beginnen"), "\"Stap 1: beginnen\"");
        assert_eq!(line("Zeg \"ja\" # of niet"), "\"Zeg \\\"ja\\\" # of niet\"");
        assert_eq!(line("- streepje"), "\"- streepje\"");
        assert_eq!(line("True"), "\"True\"");
        let flow = |text| yaml_scalar(text, YamlContext::Flow);
        assert_eq!(flow("een, twee"), "\"een, twee\"");
        assert_eq!(flow("https://voorbeeld.nl"), "https://voorbeeld.nl");
    }
}
