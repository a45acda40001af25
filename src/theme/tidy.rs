//! Removes the indentation of templates, and that of scripts with their comments.
//!
//! Indentation is a good part of a page's bytes and has no meaning outside `pre`, `textarea` and
//! `script`. It is removed line by line before the engine parses the template: line numbers stay
//! the same, and columns in errors are corrected by the number of bytes removed. HTML minifiers are
//! unfit for templates: they drop quotes around `{{ … }}`, so that data could become attributes.

use super::place::line_start;

/// Elements in which white space is significant.
const VERBATIM: [&str; 3] = ["pre", "textarea", "script"];

/// A template without its indentation.
#[derive(Debug)]
pub(super) struct TidiedTemplate {
    /// The text for the engine.
    pub(super) text: String,
    /// The number of bytes removed from the start of each line.
    indentation: Vec<usize>,
}

impl TidiedTemplate {
    /// Removes the indentation of a template.
    pub(super) fn of(template: &str) -> Self {
        let mut text = String::with_capacity(template.len());
        let mut indentation = Vec::new();
        let mut verbatim = None;
        for line in template.split_inclusive('\n') {
            let kept = match verbatim {
                Some(_) => line,
                None => line.trim_start_matches([' ', '\t']),
            };
            indentation.push(line.len() - kept.len());
            text.push_str(kept);
            verbatim = verbatim_after(kept, verbatim);
        }
        Self { text, indentation }
    }

    /// The number of bytes removed from a line, counted from 0; spaces and tabs, so as many
    /// characters.
    pub(super) fn indentation(&self, line: usize) -> usize {
        self.indentation.get(line).copied().unwrap_or(0)
    }

    /// The offset in the template of an offset in the text for the engine.
    pub(super) fn original(&self, template: &str, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count();
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        line_start(template, line) + self.indentation(line) + column
    }
}

/// The verbatim element that is open at the end of a line; `inside` is the one open at its start.
fn verbatim_after(line: &str, mut inside: Option<&'static str>) -> Option<&'static str> {
    let mut rest = line;
    loop {
        let (at, next) = match inside {
            Some(element) => match rest.find(&format!("</{element}")) {
                Some(at) => (at, None),
                None => return inside,
            },
            None => VERBATIM
                .into_iter()
                .filter_map(|element| opening_tag(rest, element).map(|at| (at, Some(element))))
                .min()?,
        };
        inside = next;
        rest = rest.get(at + 2..).unwrap_or_default();
    }
}

/// The offset of the first opening tag of an element.
fn opening_tag(text: &str, element: &str) -> Option<usize> {
    let tag = format!("<{element}");
    text.match_indices(&tag)
        .find(|(at, _)| {
            let next = text[at + tag.len()..].chars().next();
            next.is_none_or(|next| !next.is_ascii_alphanumeric() && next != '-')
        })
        .map(|(at, _)| at)
}

/// A script without the indentation of its lines and without lines that are a comment: an eighth of
/// its compressed bytes. Line ends stay, so its meaning does too. Lines of a template literal, which
/// is text, are left as they are.
pub(super) fn script(script: &str) -> String {
    let mut text = String::with_capacity(script.len());
    let mut in_literal = false;
    for line in script.split_inclusive('\n') {
        let kept = line.trim_start_matches([' ', '\t']);
        match in_literal {
            true => text.push_str(line),
            false if kept.starts_with("//") => continue,
            false => text.push_str(kept),
        }
        in_literal ^= line.matches('`').count() % 2 == 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_kept_and_preformatted_text_keeps_its_indentation() {
        let template = "<ul>\n    <li>\n  <pre>\n    a\n</pre>\n\t<b>";
        let tidied = TidiedTemplate::of(template);
        assert_eq!(tidied.text, "<ul>\n<li>\n<pre>\n    a\n</pre>\n<b>");
    }

    #[test]
    fn offsets_map_back_to_the_template() {
        let template = "<ul>\n    <li>{{ é }}{{ fout }}\n  <p>";
        let tidied = TidiedTemplate::of(template);
        for needle in ["<ul>", "{{ fout", "<p>"] {
            let at = tidied.text.find(needle).unwrap();
            assert_eq!(template.find(needle), Some(tidied.original(template, at)));
        }
    }

    #[test]
    fn an_element_whose_name_starts_with_pre_is_not_preformatted() {
        assert_eq!(TidiedTemplate::of("<prefix>\n  a").text, "<prefix>\na");
        assert_eq!(
            TidiedTemplate::of("<pre>x</pre><p>\n  a").text,
            "<pre>x</pre><p>\na"
        );
    }

    #[test]
    fn a_script_is_without_indentation_and_comments_but_its_texts_stay() {
        let written = "// Why.\n  run(); // now\n  // More.\n  say(`one\n  // two`);\n";
        assert_eq!(script(written), "run(); // now\nsay(`one\n  // two`);\n");
    }
}
