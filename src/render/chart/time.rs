//! A series of years: columns, or a line when there are many.
//!
//! Years are placed proportionally, so that a year without a value is a gap. The axis starts at
//! zero, so that differences are drawn at their true size.

use super::point::{ChartPoint, is_percent, scaled};
use crate::escape;
use crate::model::number::Number;

/// Dimensions in user units. The drawing is shown at about three quarters of them, so that text of
/// 26 units is as large as the text around it.
const WIDTH: u64 = 480;
const HEIGHT: u64 = 320;
const LEFT: u64 = 92;
const RIGHT: u64 = WIDTH - 8;
const TOP: u64 = 44;
const BOTTOM: u64 = HEIGHT - 46;

/// Approximate width of a digit.
const DIGIT: u64 = 15;

/// A series of years as a picture that names its numbers.
pub(super) fn chart(unit: &str, points: &[ChartPoint]) -> String {
    let years: Vec<u64> = points
        .iter()
        .filter_map(|p| p.year().map(u64::from))
        .collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return String::new();
    };
    let largest = points.iter().map(|point| point.hundredths).max();
    let finest = match points.iter().all(|point| point.hundredths % 100 == 0) {
        true => 100,
        false => 1,
    };
    let axis = TimeAxis::new(largest.unwrap_or(0), finest);
    let plot = TimePlot {
        first: *first,
        slots: last - first + 1,
        top: axis.top(),
    };
    let mut svg = format!(
        "<svg class=\"tijd\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
        escape::html(&summary_in_words(unit, points))
    );
    axis.draw(&mut svg, is_percent(unit));
    let dated: Vec<(u64, &ChartPoint)> = years.into_iter().zip(points).collect();
    // Columns as long as the numbers fit above them; otherwise a line.
    let widest = points.iter().map(|point| text_width(&point.number)).max();
    if plot.room() >= widest.unwrap_or(0).max(text_width("2024")) {
        plot.columns(&mut svg, &dated);
    } else {
        plot.line(&mut svg, &dated);
    }
    svg.push_str("</svg>");
    svg
}

/// The numbers of a series in words; for a long one the first and last only.
fn summary_in_words(unit: &str, points: &[ChartPoint]) -> String {
    let unit = match is_percent(unit) {
        true => String::new(),
        false => format!(" {unit}"),
    };
    let one = |point: &ChartPoint| format!("{}: {}{unit}", point.label, point.text());
    match points {
        [first, .., last] if points.len() > 8 => {
            format!("{}. {}. De tabel noemt alle jaren.", one(first), one(last))
        }
        _ => format!("{}.", points.iter().map(one).collect::<Vec<_>>().join(". ")),
    }
}

/// The value axis, at the left.
struct TimeAxis {
    step: u64,
    steps: u64,
}

impl TimeAxis {
    /// Round steps, at most five, that reach the largest value; none is smaller than the unit
    /// counted.
    fn new(largest: u64, finest: u64) -> Self {
        let largest = largest.max(finest);
        let mut unit = finest;
        while largest / unit > 50 {
            unit = unit.saturating_mul(10);
        }
        let step = [1, 2, 5, 10, 20].map(|factor| unit.saturating_mul(factor));
        let fits = |step: &u64| largest.div_ceil(*step) <= 5;
        let step = step.into_iter().find(fits).unwrap_or(unit);
        Self {
            step,
            steps: largest.div_ceil(step),
        }
    }

    fn top(&self) -> u64 {
        self.step.saturating_mul(self.steps)
    }

    fn draw(&self, svg: &mut String, percent: bool) {
        for at in 0..=self.steps {
            let value = self.step.saturating_mul(at);
            let y = BOTTOM - scaled(value, self.top(), BOTTOM - TOP);
            let sign = if percent { "%" } else { "" };
            let number = Number::of_hundredths(value).dutch_quantity();
            svg.push_str(&format!(
                "<path class=\"tijd-lijn\" d=\"M{LEFT} {y}H{RIGHT}\"/>\
                 <text class=\"tijd-as\" x=\"{}\" y=\"{}\">{number}{sign}</text>",
                LEFT - 12,
                y + 9
            ));
        }
    }
}

/// Maps years and values to coordinates.
struct TimePlot {
    first: u64,
    slots: u64,
    top: u64,
}

impl TimePlot {
    fn x(&self, year: u64) -> u64 {
        let slot = 2 * (year - self.first) + 1;
        LEFT + (RIGHT - LEFT) * slot / (2 * self.slots)
    }

    /// The width available to a year.
    fn room(&self) -> u64 {
        (RIGHT - LEFT) / self.slots
    }

    fn y(&self, value: u64) -> u64 {
        BOTTOM - scaled(value, self.top, BOTTOM - TOP)
    }

    fn columns(&self, svg: &mut String, dated: &[(u64, &ChartPoint)]) {
        let room = self.room();
        let width = (room * 6 / 10).min(80);
        for (year, point) in dated {
            let (x, y) = (self.x(*year), self.y(point.hundredths));
            let about = if point.about.is_some() {
                " tijd-ongeveer"
            } else {
                ""
            };
            svg.push_str(&format!(
                "<rect class=\"tijd-kolom{about}\" x=\"{}\" y=\"{y}\" width=\"{width}\" height=\"{}\"/>",
                x - width / 2,
                BOTTOM - y
            ));
            // Letters are narrower than digits, and words may overlap the neighbouring years.
            let text = point.text();
            let fits = text_width(&text) <= room * 4 / 3;
            value(svg, x, y, if fits { &text } else { &point.number });
        }
        for year in self.first..self.first + self.slots {
            let known = dated.iter().any(|(known, _)| *known == year);
            self.label(svg, year, known);
        }
    }

    fn line(&self, svg: &mut String, dated: &[(u64, &ChartPoint)]) {
        let places: Vec<String> = dated
            .iter()
            .map(|(year, point)| format!("{} {}", self.x(*year), self.y(point.hundredths)))
            .collect();
        svg.push_str(&format!(
            "<path class=\"tijd-loop\" d=\"M{}\"/>",
            places.join("L")
        ));
        let largest = dated.iter().map(|(_, point)| point.hundredths).max();
        let peak = dated
            .iter()
            .position(|(_, point)| Some(point.hundredths) == largest);
        let peak_x = peak
            .and_then(|at| dated.get(at))
            .map(|(year, _)| self.x(*year));
        for (at, (year, point)) in dated.iter().enumerate() {
            let (x, y) = (self.x(*year), self.y(point.hundredths));
            svg.push_str(&format!(
                "<circle class=\"tijd-punt\" cx=\"{x}\" cy=\"{y}\" r=\"7\"/>"
            ));
            // Numbers at the peak and at both ends; below the point where the number would overlap
            // that of the peak.
            let is_end = at == 0 || at + 1 == dated.len();
            let is_near = peak_x.is_some_and(|peak| peak.abs_diff(x) < 100);
            if peak == Some(at) || (is_end && !is_near) {
                value(svg, x, y, &point.number);
            } else if is_end {
                value(svg, x, y + 46, &point.number);
            }
        }
        let every = self.slots.div_ceil(6);
        for year in
            (self.first..self.first + self.slots).step_by(usize::try_from(every).unwrap_or(1))
        {
            self.label(svg, year, true);
        }
    }

    fn label(&self, svg: &mut String, year: u64, known: bool) {
        let class = if known {
            "tijd-jaar"
        } else {
            "tijd-jaar tijd-leeg"
        };
        svg.push_str(&format!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\">{year}</text>",
            self.x(year),
            HEIGHT - 10
        ));
    }
}

/// A number centred above a point, kept within the drawing.
fn value(svg: &mut String, x: u64, y: u64, text: &str) {
    let half = text_width(text) / 2;
    svg.push_str(&format!(
        "<text class=\"tijd-waarde\" x=\"{}\" y=\"{}\">{}</text>",
        x.clamp(half, WIDTH.saturating_sub(half).max(half)),
        y - 12,
        escape::html(text)
    ));
}

/// Approximate width of a text.
fn text_width(text: &str) -> u64 {
    text.chars().map(|_| DIGIT).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[(&str, u64)]) -> Vec<ChartPoint> {
        let point =
            |(label, value): &(&str, u64)| ChartPoint::new(label, value.to_string(), value * 100);
        values.iter().map(point).collect()
    }

    #[test]
    fn the_axis_has_round_steps_and_begins_at_zero() {
        for (largest, finest, step, steps) in [
            (626_700, 100, 200_000, 4),
            (4_500, 100, 1_000, 5),
            (300, 100, 100, 3),
            (0, 100, 100, 1),
            (250, 1, 50, 5),
            (99_900, 100, 20_000, 5),
        ] {
            let axis = TimeAxis::new(largest, finest);
            assert_eq!((axis.step, axis.steps), (step, steps), "{largest}");
        }
        assert!(TimeAxis::new(u64::MAX, 100).steps <= 50);
    }

    #[test]
    fn a_column_is_as_high_as_its_value_and_a_year_without_one_is_a_gap() {
        let svg = chart("mensen", &series(&[("2022", 500), ("2024", 250)]));
        assert_eq!(svg.matches("<rect").count(), 2);
        let full = BOTTOM - TOP;
        assert!(
            svg.contains(&format!("y=\"{TOP}\" width=\"75\" height=\"{full}\"")),
            "{svg}"
        );
        assert!(svg.contains(&format!("height=\"{}\"", full / 2)), "{svg}");
        assert!(svg.contains("tijd-leeg\" x=\"282\""), "{svg}");
    }

    #[test]
    fn the_label_of_the_svg_lists_its_numbers() {
        let svg = chart("mensen", &series(&[("2022", 6267), ("2024 (bijna)", 6000)]));
        assert!(
            svg.contains("aria-label=\"2022: 6267 mensen. 2024: bijna 6000 mensen.\""),
            "{svg}"
        );
        assert!(svg.contains(">bijna 6000</text>"), "{svg}");
        assert!(svg.contains("tijd-ongeveer"), "{svg}");
    }

    #[test]
    fn many_years_are_a_line() {
        let years: Vec<(String, u64)> = (2005..=2024).map(|y| (y.to_string(), y - 2000)).collect();
        let years: Vec<(&str, u64)> = years.iter().map(|(l, v)| (l.as_str(), *v)).collect();
        let svg = chart("fte", &series(&years));
        assert_eq!(svg.matches("<circle").count(), 20);
        assert_eq!(svg.matches("tijd-loop").count(), 1);
        assert_eq!(
            svg.matches("tijd-waarde").count(),
            2,
            "the ends, one of them the peak"
        );
        assert!(svg.contains("De tabel noemt alle jaren."));
    }
}
