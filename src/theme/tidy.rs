//! Templates without their indentation.
//!
//! Indentation is a good part of a page's bytes and means nothing outside `pre`, `textarea` and
//! `script`. It is taken off line by line, before the engine reads the template: lines stay, and
//! a column in an error is put back by adding what was taken. A minifier of HTML is not for
//! templates: those that exist drop quotes around `{{ … }}`, which lets data become attributes.

use super::place::line_start;

/// Elements in which white space is kept.
const VERBATIM: [&str; 3] = ["pre", "textarea", "script"];

/// A template without its indentation.
#[derive(Debug)]
pub(super) struct TidiedTemplate {
    /// What the engine reads.
    pub(super) text: String,
    /// How many bytes were taken from the beginning of each line.
    indentation: Vec<usize>,
}

impl TidiedTemplate {
    /// Takes the indentation off a template.
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

    /// How much was taken from a line, counted from 0; spaces and tabs, so bytes are characters.
    pub(super) fn indentation(&self, line: usize) -> usize {
        self.indentation.get(line).copied().unwrap_or(0)
    }

    /// Where an offset in the tidied text was in the template.
    pub(super) fn original(&self, template: &str, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count();
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        line_start(template, line) + self.indentation(line) + column
    }
}

/// The element in which white space is kept at the end of a line, given that at its beginning.
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

/// Where the first opening tag of an element stands.
fn opening_tag(text: &str, element: &str) -> Option<usize> {
    let tag = format!("<{element}");
    text.match_indices(&tag)
        .find(|(at, _)| {
            let next = text[at + tag.len()..].chars().next();
            next.is_none_or(|next| !next.is_ascii_alphanumeric() && next != '-')
        })
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_and_preformatted_text_keeps_its_indentation() {
        let template = "<ul>\n    <li>\n  <pre>\n    a\n</pre>\n\t<b>";
        let tidied = TidiedTemplate::of(template);
        assert_eq!(tidied.text, "<ul>\n<li>\n<pre>\n    a\n</pre>\n<b>");
    }

    #[test]
    fn a_place_is_found_back() {
        let template = "<ul>\n    <li>{{ é }}{{ fout }}\n  <p>";
        let tidied = TidiedTemplate::of(template);
        for needle in ["<ul>", "{{ fout", "<p>"] {
            let at = tidied.text.find(needle).unwrap();
            assert_eq!(template.find(needle), Some(tidied.original(template, at)));
        }
    }

    #[test]
    fn an_element_whose_name_begins_alike_is_not_preformatted() {
        assert_eq!(TidiedTemplate::of("<prefix>\n  a").text, "<prefix>\na");
        assert_eq!(
            TidiedTemplate::of("<pre>x</pre><p>\n  a").text,
            "<pre>x</pre><p>\na"
        );
    }
}
