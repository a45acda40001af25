//! Tables for spreadsheets: semicolons between fields and a byte order mark, so that a Dutch Excel
//! opens them without a dialog. No cell can start a formula.

use csv::{Terminator, WriterBuilder};

use crate::source::BYTE_ORDER_MARK;

/// A table with a heading for each column. All rows have the length of the headings.
pub(super) fn table<const N: usize>(
    columns: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Vec<u8> {
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer(&mut bytes);
    // Writing rows of equal length into a `Vec` cannot fail.
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(row.map(neutralised));
    }
    drop(writer);
    bytes
}

/// Prevents a spreadsheet from interpreting a cell as a formula: text that begins like one is
/// prefixed with an apostrophe (OWASP, "CSV injection").
fn neutralised(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_look_like_formulas_are_neutralised() {
        assert_eq!(
            neutralised("=HYPERLINK(\"x\")".to_owned()),
            "'=HYPERLINK(\"x\")"
        );
        assert_eq!(neutralised("@SUM(1)".to_owned()), "'@SUM(1)");
        assert_eq!(neutralised("Gratis - echt".to_owned()), "Gratis - echt");
    }
}
