//! Content lines of an iCalendar file (RFC 5545, section 3.1).

/// An iCalendar object under construction.
#[derive(Default)]
pub(super) struct CalendarLines(String);

/// The maximum length of a line in bytes, without its line break.
const LIMIT: usize = 75;

impl CalendarLines {
    /// Writes a component with its content.
    pub(super) fn component(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.value("BEGIN", name);
        content(self);
        self.value("END", name);
    }

    /// Writes a property with a text value, which is escaped (section 3.3.11). A property with an
    /// empty text is omitted.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.value(name, &escaped(text));
        }
    }

    /// Writes a property with a value that is not text (a URL, a date, a rule) unchanged; `name`
    /// may include parameters.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// The bytes of the file.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    /// Writes a line, folded between characters so that no part exceeds the limit.
    fn fold(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars().filter(|c| !c.is_control()) {
            if length + c.len_utf8() > LIMIT {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output_of(write: impl FnOnce(&mut CalendarLines)) -> String {
        let mut lines = CalendarLines::default();
        write(&mut lines);
        String::from_utf8(lines.finish()).unwrap()
    }

    #[test]
    fn texts_are_escaped() {
        let line = output_of(|lines| lines.text("SUMMARY", "a,b;c\\d\r\ne"));
        assert_eq!(line, "SUMMARY:a\\,b\\;c\\\\d\\ne\r\n");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let text = "é".repeat(100);
        let folded = output_of(|lines| lines.text("SUMMARY", &text));
        assert!(folded.split("\r\n").all(|line| line.len() <= LIMIT));
        assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
    }

    #[test]
    fn a_line_of_exactly_the_limit_is_not_folded() {
        let text = "x".repeat(LIMIT - "SUMMARY:".len());
        assert_eq!(
            output_of(|lines| lines.text("SUMMARY", &text)),
            format!("SUMMARY:{text}\r\n")
        );
    }
}
