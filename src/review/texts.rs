//! The differences between what visitors saw of a page and what they see now.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::page_text::VisiblePiece;
use super::report::TextChange;

/// The pieces of two lists that differ, in order: those of the one in place of those of the other.
pub(super) fn differing(
    before: &[VisiblePiece],
    now: &[VisiblePiece],
) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + use<> {
    let operations = capture_diff_slices(Algorithm::Myers, before, now).into_iter();
    let differing = operations.filter(|operation| !matches!(operation, DiffOp::Equal { .. }));
    differing.map(|operation| (operation.old_range(), operation.new_range()))
}

/// The changes from one list of pieces to another, in order.
pub(super) fn changes(before: &[VisiblePiece], now: &[VisiblePiece]) -> Vec<TextChange> {
    let changes = differing(before, now).filter_map(|(old, new)| {
        let old = before.get(old).unwrap_or_default();
        let new = now.get(new).unwrap_or_default();
        // Where a text differs, so do the links in it.
        let mut pieces = old.iter().chain(new);
        let has_text = pieces.any(|piece| matches!(piece, VisiblePiece::Text(_)));
        let mut change = TextChange {
            before: described(old, !has_text),
            now: described(new, !has_text),
        };
        if change.before == change.now {
            // Pictures that differ in what they show only.
            let pictures = change.now.iter_mut();
            pictures.for_each(|words| *words = words.replacen("een foto", "een andere foto", 1));
        }
        (!change.now.is_empty() || !change.before.is_empty()).then_some(change)
    });
    changes.collect()
}

/// Pieces in words.
fn described(pieces: &[VisiblePiece], with_links: bool) -> Vec<String> {
    let words = |piece: &VisiblePiece| match piece {
        VisiblePiece::Text(text) => Some(format!("“{text}”")),
        VisiblePiece::Picture { alt, .. } if alt.is_empty() => {
            Some("een foto of tekening".to_owned())
        }
        VisiblePiece::Picture { alt, .. } => Some(format!("een foto of tekening (“{alt}”)")),
        VisiblePiece::Link { text, target } if with_links => {
            Some(format!("de link “{text}” naar {target}"))
        }
        VisiblePiece::Link { .. } => None,
    };
    pieces.iter().filter_map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(target: &str) -> VisiblePiece {
        VisiblePiece::Link {
            text: "Het plan".to_owned(),
            target: target.to_owned(),
        }
    }

    fn picture(file: &str) -> VisiblePiece {
        VisiblePiece::Picture {
            alt: String::new(),
            file: file.to_owned(),
        }
    }

    #[test]
    fn a_link_is_named_only_if_its_text_is_the_same() {
        let text = |text: &str| VisiblePiece::Text(text.to_owned());
        let only_link = changes(&[text("Lees"), link("/a/")], &[text("Lees"), link("/b/")]);
        assert_eq!(only_link[0].before, ["de link “Het plan” naar /a/"]);
        assert_eq!(only_link[0].now, ["de link “Het plan” naar /b/"]);
        let both = changes(&[text("Lees"), link("/a/")], &[text("Kijk"), link("/b/")]);
        assert_eq!(both.len(), 1);
        assert_eq!(
            (&*both[0].before, &*both[0].now),
            (&["“Lees”".to_owned()][..], &["“Kijk”".to_owned()][..])
        );
    }

    #[test]
    fn another_picture_is_a_change_though_it_has_no_description() {
        let change = changes(&[picture("/a.webp")], &[picture("/b.webp")]);
        assert_eq!(change[0].now, ["een andere foto of tekening"]);
        assert_eq!(change[0].before, ["een foto of tekening"]);
    }
}
