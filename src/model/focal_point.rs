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

/// A whole number from 0 to 100 as an item of a list; an error holds what it should be, if that is
/// sure.
fn item(node: &Node) -> Result<u8, Option<u8>> {
    let Value::Scalar(scalar) = &node.value else {
        return Err(None);
    };
    let written = scalar.text.trim();
    let without_sign = || hundredths(written.strip_suffix('%')?.trim_end());
    hundredths(written).ok_or_else(without_sign)
}

/// Reports a list, or an item of it, that is something else; `meant` is what it should be.
fn report(node: &Node, reader: &mut FieldReader<'_>, expected: &Text, meant: Option<String>) {
    let place = reader.place(node.span);
    let written = reader.source().text().get(node.span.range());
    let written = written.unwrap_or_default().to_owned();
    let problem = invalid_value::unexpected_value(place.clone(), &written, expected);
    reader.push(match meant {
        Some(meant) => problem.with_fix(true, place, meant),
        None => problem,
    });
}

impl Read for FocalPoint {
    fn expected() -> Text {
        Text::new(
            "een lijst van twee hele getallen van 0 tot en met 100: hoe ver van links en hoe ver van \
             boven, zoals [50, 30]",
            "a list of two whole numbers from 0 to 100: how far from the left and how far from the \
             top, such as [50, 30]",
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
            report(node, reader, &Self::expected(), None);
            return None;
        };
        let expected = Text::new(
            "een heel getal van 0 tot en met 100, zonder procentteken",
            "a whole number from 0 to 100, without a percent sign",
        );
        match (item(x), item(y)) {
            (Ok(x), Ok(y)) => return Some(Self { x, y }),
            (Err(meant), Ok(_)) => report(x, reader, &expected, meant.map(|x| x.to_string())),
            (Ok(_), Err(meant)) => report(y, reader, &expected, meant.map(|y| y.to_string())),
            (Err(x), Err(y)) => {
                let meant = x.zip(y).map(|(x, y)| format!("[{x}, {y}]"));
                report(node, reader, &Self::expected(), meant);
            }
        }
        None
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
