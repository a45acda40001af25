//! Tables.
//!
//! Alignment is a class, as pages have no inline styles. A wide table scrolls in a container that
//! has a name and can be focused with the keyboard (WCAG 2.1.1, 1.4.10).

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::body::{Segment, Table};
use super::html::escaped;
use super::render::{Renderer, trimmed};

/// The most characters of its heading in the name of a table.
const MAX_NAME_CHARS: usize = 90;

/// A table that is being written.
pub(super) struct OpenTable {
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

impl Renderer<'_> {
    /// Begins a table.
    pub(super) fn begin_table(&mut self, columns: Vec<Alignment>, range: Range<usize>) {
        let number = self.body.tables.len() + 1;
        let heading = self.body.outline.last().map_or("", |heading| &heading.text);
        let heading: String = heading.chars().take(MAX_NAME_CHARS).collect();
        let name = match &*heading {
            "" => format!("Tabel {number}"),
            heading => format!("Tabel {number}: {}", escaped(heading)),
        };
        self.out.html(&format!(
            "<div class=\"tabel\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\"><table>"
        ));
        self.body.tables.push(Table {
            span: self.span(trimmed(self.text, range)),
            has_header: false,
        });
        self.tables.push(OpenTable {
            columns,
            column: 0,
            part: TablePart::Head,
        });
    }

    /// Writes the head of a table, whose cells were collected separately. A head without text is
    /// omitted: a screen reader would announce empty column headers.
    pub(super) fn end_table_head(&mut self, cells: Vec<Segment>) {
        if let Some(table) = self.tables.last_mut() {
            table.part = TablePart::Gap;
        }
        let has_header = self
            .body
            .tables
            .last()
            .is_some_and(|table| table.has_header);
        if has_header {
            self.out.html("<thead><tr>");
            self.out.extend(cells);
            self.out.html("</tr></thead>");
        }
    }

    /// Begins a row below the head.
    pub(super) fn begin_table_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.column = 0;
            let part = std::mem::replace(&mut table.part, TablePart::Rows);
            self.out.html(if part == TablePart::Rows {
                "<tr>"
            } else {
                "<tbody><tr>"
            });
        }
    }

    /// Begins a cell.
    pub(super) fn begin_table_cell(&mut self, range: Range<usize>) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let class = match table.columns.get(table.column) {
            Some(Alignment::Right) => " class=\"rechts\"",
            Some(Alignment::Center) => " class=\"midden\"",
            _ => "",
        };
        table.column += 1;
        if table.part == TablePart::Head {
            self.out.html(&format!("<th scope=\"col\"{class}>"));
            let has_words = self
                .text
                .get(range)
                .is_some_and(|cell| !cell.trim().is_empty());
            if let Some(table) = self.body.tables.last_mut().filter(|_| has_words) {
                table.has_header = true;
            }
        } else {
            self.out.html(&format!("<td{class}>"));
        }
    }

    /// Ends a cell.
    pub(super) fn end_table_cell(&mut self) {
        let is_head = self
            .tables
            .last()
            .is_some_and(|table| table.part == TablePart::Head);
        self.out.html(if is_head { "</th>" } else { "</td>" });
    }

    /// Ends a table.
    pub(super) fn end_table(&mut self) {
        let table = self.tables.pop();
        if table.is_some_and(|table| table.part == TablePart::Rows) {
            self.out.html("</tbody>");
        }
        self.out.html("</table></div>");
    }
}
