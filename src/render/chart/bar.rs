//! A bar: how much of a whole, and what it may be more.

use super::point::scaled;

/// A quantity of which the least and the most are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) struct BarRange {
    /// It is not less.
    pub(in crate::render) least: u64,
    /// It is not more.
    pub(in crate::render) most: u64,
}

impl BarRange {
    /// A quantity that is known.
    pub(super) fn exactly(value: u64) -> Self {
        Self {
            least: value,
            most: value,
        }
    }
}

/// The id of the hatching that stands for what is not certain. A page that draws such bars defines
/// it once.
const HATCHING: &str = "arcering";

/// A bar as long as a quantity is of a whole. What is not certain of it is hatched: it ends
/// somewhere there.
pub(in crate::render) fn bar(range: BarRange, whole: u64) -> String {
    let least = scaled(range.least, whole, 1000).min(1000);
    let most = scaled(range.most, whole, 1000).clamp(least, 1000);
    let mut svg = "<svg class=\"staaf\" aria-hidden=\"true\" focusable=\"false\">".to_owned();
    if least > 0 {
        svg.push_str(&format!(
            "<rect class=\"staaf-maat\" width=\"{}%\" height=\"100%\"/>",
            percent(least)
        ));
    }
    if most > least {
        svg.push_str(&format!(
            "<rect class=\"staaf-misschien\" x=\"{}%\" width=\"{}%\" height=\"100%\" \
             fill=\"url(#{HATCHING})\"/>",
            percent(least),
            percent(most - least)
        ));
    }
    svg.push_str("</svg>");
    svg
}

/// Thousandths as percents: `45`, `45.2`.
fn percent(thousandths: u64) -> String {
    match thousandths % 10 {
        0 => (thousandths / 10).to_string(),
        tenth => format!("{}.{tenth}", thousandths / 10),
    }
}

/// The largest share of its whole, in thousandths: what all bars of a group are drawn against, so
/// that they can be compared. Each item is a quantity with its whole.
pub(in crate::render) fn most<I: IntoIterator<Item = (BarRange, u64)>>(shares: I) -> u64 {
    let shares = shares.into_iter();
    let largest = shares.map(|(range, whole)| scaled(range.most, whole, 1000));
    largest.max().unwrap_or(0).clamp(1, 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        let svg = bar(BarRange::exactly(45), 60);
        assert!(svg.contains("class=\"staaf-maat\" width=\"75%\""), "{svg}");
        assert!(!svg.contains("staaf-misschien"));
    }

    #[test]
    fn what_is_too_small_to_publish_is_neither_nought_nor_nine() {
        let svg = bar(BarRange { least: 0, most: 9 }, 100);
        assert!(!svg.contains("staaf-maat"), "{svg}");
        assert!(svg.contains("x=\"0%\" width=\"9%\""), "{svg}");
    }

    #[test]
    fn a_sum_with_a_small_count_ends_somewhere_in_its_hatching() {
        let svg = bar(
            BarRange {
                least: 120,
                most: 138,
            },
            400,
        );
        assert!(svg.contains("staaf-maat\" width=\"30%\""), "{svg}");
        assert!(svg.contains("x=\"30%\" width=\"4.5%\""), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(!bar(BarRange::exactly(0), 0).contains("<rect"));
    }

    #[test]
    fn bars_of_a_group_are_drawn_against_the_largest_share() {
        let shares = [
            (BarRange::exactly(30), 100),
            (BarRange { least: 1, most: 5 }, 10),
        ];
        assert_eq!(most(shares), 500);
        assert_eq!(most([]), 1);
    }
}
