//! The text of an open file, which may differ from the file on the disk.

use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::position::{ColumnUnit, TextLines};

/// An open file.
#[derive(Debug, Clone)]
pub struct OpenBuffer {
    /// Its URI as the client writes it.
    pub uri: Uri,
    /// Its version, which the client counts.
    pub version: i32,
    /// Its text.
    pub text: String,
}

impl OpenBuffer {
    /// A file that was opened.
    pub fn new(item: TextDocumentItem) -> Self {
        Self {
            uri: item.uri,
            version: item.version,
            text: item.text,
        }
    }

    /// Applies the changes of a notification, in their order.
    pub fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: ColumnUnit,
    ) {
        self.version = version;
        for change in changes {
            match change.range {
                None => self.text = change.text,
                Some(range) => {
                    let lines = TextLines::new(&self.text, unit);
                    let start = lines.offset(range.start);
                    let end = lines.offset(range.end).max(start);
                    self.text.replace_range(start..end, &change.text);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use lsp_types::{Position, Range};

    use super::*;

    fn change(
        range: Option<((u32, u32), (u32, u32))>,
        text: &str,
    ) -> TextDocumentContentChangeEvent {
        let position = |(line, column)| Position::new(line, column);
        TextDocumentContentChangeEvent {
            range: range.map(|(start, end)| Range::new(position(start), position(end))),
            range_length: None,
            text: text.to_owned(),
        }
    }

    #[test]
    fn changes_apply_in_their_order_and_to_the_text_before_them() {
        let mut buffer = OpenBuffer {
            uri: Uri::from_str("file:///a.md").unwrap(),
            version: 1,
            text: "🏃 een\r\ntwee\r\n".to_owned(),
        };
        let changes = vec![
            change(Some(((0, 3), (0, 6))), "één"),
            change(Some(((0, 6), (1, 0))), " en "),
            change(Some(((9, 9), (9, 9))), "drie"),
        ];
        buffer.change(2, changes, ColumnUnit::Utf16);
        assert_eq!(buffer.text, "🏃 één en twee\r\ndrie");
        buffer.change(3, vec![change(None, "nieuw")], ColumnUnit::Utf16);
        assert_eq!((buffer.text.as_str(), buffer.version), ("nieuw", 3));
    }
}
