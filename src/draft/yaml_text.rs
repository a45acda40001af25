//! A text as a YAML scalar.

/// The YAML context of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum YamlContext {
    /// After a key, alone on its line.
    Line,
    /// Inside `[…]` or `{…}`, where commas and brackets are special.
    Flow,
}

/// A text as a YAML scalar, quoted if a plain scalar could be misread.
pub(super) fn yaml_scalar(text: &str, context: YamlContext) -> String {
    if is_plain(text, context) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text as a double-quoted YAML scalar.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
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
