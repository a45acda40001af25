//! Tables.
//!
//! Alignment is a class, as pages have no inline styles. A wide table scrolls in a container that
//! has a name and can be focused with the keyboard (WCAG 2.1.1, 1.4.10).

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::body::{Segment, Table};
use super::html::escaped;
use super::writer::{BodyWriter, trimmed};

/// The most characters of its heading in the name of a table.
const MAX_NAME_CHARS: usize = 90;

/// The tables that are being written, the innermost last.
#[derive(Default)]
pub(super) struct OpenTables(Vec<OpenTable>);

struct OpenTable {
    columns: Vec<Alignment>,
    column: usize,
    part: TablePart,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TablePart {
    Head,
    /// Between the head and the first row.
    Gap,
    Rows,
}

impl OpenTables {
    /// Begins a table.
    pub(super) fn begin(
        &mut self,
        writer: &mut BodyWriter<'_>,
        columns: Vec<Alignment>,
        range: Range<usize>,
    ) {
        let number = writer.body.tables.len() + 1;
        let heading = writer
            .body
            .outline
            .last()
            .map_or("", |heading| &heading.text);
        let heading: String = heading.chars().take(MAX_NAME_CHARS).collect();
        let name = match &*heading {
            "" => format!("Tabel {number}"),
            heading => format!("Tabel {number}: {}", escaped(heading)),
        };
        writer.out.html(&format!(
            "<div class=\"tabel\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\"><table>"
        ));
        writer.body.tables.push(Table {
            span: writer.span(trimmed(writer.text, range)),
            has_header: false,
        });
        self.0.push(OpenTable {
            columns,
            column: 0,
            part: TablePart::Head,
        });
    }

    /// Ends the head of a table, whose cells were written elsewhere. One without words is left
    /// out: empty headings say nothing to those who hear them.
    pub(super) fn end_head(&mut self, writer: &mut BodyWriter<'_>, cells: Vec<Segment>) {
        if let Some(table) = self.0.last_mut() {
            table.part = TablePart::Gap;
        }
        let has_header = writer
            .body
            .tables
            .last()
            .is_some_and(|table| table.has_header);
        if has_header {
            writer.out.html("<thead><tr>");
            writer.out.extend(cells);
            writer.out.html("</tr></thead>");
        }
    }

    /// Begins a row below the head.
    pub(super) fn begin_row(&mut self, writer: &mut BodyWriter<'_>) {
        if let Some(table) = self.0.last_mut() {
            table.column = 0;
            let part = std::mem::replace(&mut table.part, TablePart::Rows);
            writer.out.html(if part == TablePart::Rows {
                "<tr>"
            } else {
                "<tbody><tr>"
            });
        }
    }

    /// Begins a cell.
    pub(super) fn begin_cell(&mut self, writer: &mut BodyWriter<'_>, range: Range<usize>) {
        let Some(table) = self.0.last_mut() else {
            return;
        };
        let class = match table.columns.get(table.column) {
            Some(Alignment::Right) => " class=\"rechts\"",
            Some(Alignment::Center) => " class=\"midden\"",
            _ => "",
        };
        table.column += 1;
        if table.part == TablePart::Head {
            writer.out.html(&format!("<th scope=\"col\"{class}>"));
            let has_words = writer
                .text
                .get(range)
                .is_some_and(|cell| !cell.trim().is_empty());
            if let Some(table) = writer.body.tables.last_mut().filter(|_| has_words) {
                table.has_header = true;
            }
        } else {
            writer.out.html(&format!("<td{class}>"));
        }
    }

    /// Ends a cell.
    pub(super) fn end_cell(&self, writer: &mut BodyWriter<'_>) {
        let is_head = self
            .0
            .last()
            .is_some_and(|table| table.part == TablePart::Head);
        writer.out.html(if is_head { "</th>" } else { "</td>" });
    }

    /// Ends a table.
    pub(super) fn end(&mut self, writer: &mut BodyWriter<'_>) {
        let table = self.0.pop();
        if table.is_some_and(|table| table.part == TablePart::Rows) {
            writer.out.html("</tbody>");
        }
        writer.out.html("</table></div>");
    }
}
