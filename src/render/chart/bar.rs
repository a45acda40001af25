//! A bar: the share of a whole, with its uncertain part.

use super::point::scaled;

/// A quantity known to lie between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) struct BarRange {
    /// Lower bound, inclusive.
    pub(in crate::render) least: u64,
    /// Upper bound, inclusive.
    pub(in crate::render) most: u64,
}

impl BarRange {
    /// A quantity that is known exactly.
    pub(super) fn exactly(value: u64) -> Self {
        Self {
            least: value,
            most: value,
        }
    }
}

/// The id of the hatching pattern for the uncertain part. A page that draws such bars defines it
/// once.
const HATCHING: &str = "arcering";

/// A bar whose length is the share of a quantity in a whole. Its uncertain part is hatched.
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

/// Thousandths as a percentage: `45`, `45.2`.
fn percent(thousandths: u64) -> String {
    match thousandths % 10 {
        0 => (thousandths / 10).to_string(),
        tenth => format!("{}.{tenth}", thousandths / 10),
    }
}

/// The largest share, in thousandths. All bars of a group are drawn against it, so that they can be
/// compared. Each item is a quantity with its whole.
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
    fn a_range_from_zero_is_all_hatching() {
        let svg = bar(BarRange { least: 0, most: 9 }, 100);
        assert!(!svg.contains("staaf-maat"), "{svg}");
        assert!(svg.contains("x=\"0%\" width=\"9%\""), "{svg}");
    }

    #[test]
    fn a_range_is_solid_up_to_its_lower_bound_and_hatched_above() {
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
    fn an_empty_whole_has_no_bar() {
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
