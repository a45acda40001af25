//! What a crop of a picture keeps: `afbeelding.brandpunt`.

use super::schema::{FieldReader, Read, scalar};
use super::shape::Shape;
use crate::diagnostic::Text;
use crate::diagnostic::codes::{invalid_value, wrong_type};
use crate::syntax::yaml::{Node, Value};

/// A point of a picture, in whole hundredths of its width and height, from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FocalPoint {
    /// From the left edge (0) to the right edge (100).
    pub x: u8,
    /// From the top edge (0) to the bottom edge (100).
    pub y: u8,
}

impl FocalPoint {
    /// The middle, which a crop keeps of a picture without a focal point.
    pub const MIDDLE: Self = Self { x: 50, y: 50 };

    /// The point to the nearest tenth of the width and height: as many steps as a style sheet has
    /// classes for.
    #[must_use]
    pub fn in_tenths(self) -> Self {
        let rounded = |hundredths: u8| (hundredths.min(100) + 5) / 10 * 10;
        Self {
            x: rounded(self.x),
            y: rounded(self.y),
        }
    }
}

/// A whole number from 0 to 100.
fn hundredths(written: &str) -> Option<u8> {
    let is_digits = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    let number = written.parse().ok().filter(|number| *number <= 100);
    number.filter(|_| is_digits)
}

/// Two numbers that stand in one text, with or without percent signs: `50, 30`, `50% 30%`.
fn numbers_in_text(written: &str) -> Option<FocalPoint> {
    let parts = written.split([' ', ',', ';', '/', 'x']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match *parts {
        [x, y] => Some(FocalPoint {
            x: hundredths(x.trim_end_matches('%'))?,
            y: hundredths(y.trim_end_matches('%'))?,
        }),
        _ => None,
    }
}

/// Reads one of the two numbers.
fn read_hundredths(node: &Node, reader: &mut FieldReader<'_>) -> Option<u8> {
    let expected = Text::new(
        "een heel getal van 0 tot en met 100, zonder procentteken",
        "a whole number from 0 to 100, without a percent sign",
    );
    let written = scalar(node, reader, &expected)?;
    if let Some(number) = hundredths(written) {
        return Some(number);
    }
    let place = reader.place(node.span);
    let problem = invalid_value::unexpected_value(place.clone(), written, &expected);
    let without_sign = written.strip_suffix('%').map(str::trim_end);
    let fixed = without_sign.filter(|number| hundredths(number).is_some());
    reader.push(match fixed {
        Some(number) => problem.with_fix(true, place, number),
        None => problem,
    });
    None
}

impl Read for FocalPoint {
    fn expected() -> Text {
        Text::new(
            "twee hele getallen van 0 tot en met 100: hoe ver van links en hoe ver van boven, zoals \
             [50, 30]",
            "two whole numbers from 0 to 100: how far from the left and how far from the top, such \
             as [50, 30]",
        )
    }

    fn shape() -> Shape {
        Shape::Point
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let items = match &node.value {
            Value::List(items) => items,
            Value::Scalar(written) if !written.text.trim().is_empty() => {
                let place = reader.place(node.span);
                let problem = wrong_type::problem(
                    place.clone(),
                    wrong_type::ValueKind::Text,
                    &Self::expected(),
                    reader.example(),
                );
                reader.push(match numbers_in_text(written.text.trim()) {
                    Some(Self { x, y }) => problem.with_fix(true, place, format!("[{x}, {y}]")),
                    None => problem,
                });
                return None;
            }
            Value::Scalar(_) | Value::Null => {
                scalar(node, reader, &Self::expected())?;
                return None;
            }
            Value::Map(_) | Value::Unread => return reader.wrong_type(node, &Self::expected()),
        };
        let [x, y] = items.as_slice() else {
            let place = reader.place(node.span);
            let source = reader.source();
            let written = source.text().get(node.span.range()).unwrap_or_default();
            let problem = invalid_value::unexpected_value(place, written, &Self::expected());
            reader.push(problem);
            return None;
        };
        let (x, y) = (read_hundredths(x, reader), read_hundredths(y, reader));
        Some(Self { x: x?, y: y? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_rounded_to_tenths() {
        let rounded = |x, y| {
            let point = FocalPoint { x, y }.in_tenths();
            (point.x, point.y)
        };
        assert_eq!(rounded(0, 100), (0, 100));
        assert_eq!(rounded(4, 5), (0, 10));
        assert_eq!(rounded(33, 96), (30, 100));
    }

    #[test]
    fn two_numbers_in_a_text_are_a_point_without_brackets() {
        let point = |text| numbers_in_text(text).map(|point| (point.x, point.y));
        assert_eq!(point("50, 30"), Some((50, 30)));
        assert_eq!(point("50% 30%"), Some((50, 30)));
        assert_eq!(point("50 x 30"), Some((50, 30)));
        for text in ["50", "120, 30", "+5, 3", "links, boven", "1, 2, 3", "-1, 3"] {
            assert_eq!(point(text), None, "{text}");
        }
    }
}
