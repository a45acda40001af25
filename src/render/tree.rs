//! A decision tree as a drawing: a row for each question, with tracks beside the rows.
//!
//! Questions are stacked so that every answer leads downward. An answer that leads to the next row
//! follows the trunk. Any other leaves its row for a track at the side, shared by all answers with
//! the same target, which enters the target's row: much as on a metro map. This works for every
//! tree, wide or deep, with text that wraps on a phone; boxes and arrows in two dimensions suit
//! only small trees on wide screens.

/// The layout of the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TreeDrawing {
    /// The rows, from top to bottom.
    pub(super) rows: Vec<TreeRow>,
    /// The number of lanes.
    pub(super) width: usize,
    tracks: Vec<TreeTrack>,
}

/// A row of the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TreeRow {
    /// The answers that lead to the next row, along the trunk.
    pub(super) down: Vec<usize>,
    /// The exits to tracks, in the order of the answers.
    pub(super) exits: Vec<TreeExit>,
}

/// Answers that leave a row for the same track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TreeExit {
    /// The positions of the answers.
    pub(super) answers: Vec<usize>,
    /// The row that they lead to.
    pub(super) target: usize,
}

/// A track: down from the first row that leads to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TreeTrack {
    first: usize,
    target: usize,
    /// Its lane, counted from the rows outward.
    lane: usize,
}

/// Orders the questions so that every answer leads to a later one or to an outcome. `answers` has
/// for each node the nodes that its answers lead to, `None` for an outcome. Nodes that cannot be
/// reached from `start` are left out. With a cycle no such order exists; any order is returned.
pub(super) fn topological_order(answers: &[Vec<Option<usize>>], start: usize) -> Vec<usize> {
    let mut seen = vec![false; answers.len()];
    let mut done = Vec::new();
    // The path from the start, each node with the number of its answers already followed. The last
    // answer is followed first: what is finished first comes last.
    let mut path_from_start: Vec<(usize, usize)> = Vec::new();
    if let Some(seen) = seen.get_mut(start) {
        *seen = true;
        path_from_start.push((start, 0));
    }
    while let Some((node, followed)) = path_from_start.last_mut() {
        let (node, next) = (*node, answers[*node].iter().rev().nth(*followed));
        *followed += 1;
        match next {
            None => {
                done.push(node);
                path_from_start.pop();
            }
            Some(Some(next)) if seen.get(*next) == Some(&false) => {
                seen[*next] = true;
                path_from_start.push((*next, 0));
            }
            Some(_) => {}
        }
    }
    done.reverse();
    done
}

impl TreeDrawing {
    /// Lays out the rows. `rows` has for each row the rows that its answers lead to; an answer that
    /// leads upward is not drawn.
    pub(super) fn new(rows: &[Vec<Option<usize>>]) -> Self {
        let mut drawn: Vec<TreeRow> = Vec::with_capacity(rows.len());
        let mut tracks: Vec<TreeTrack> = Vec::new();
        for (at, answers) in rows.iter().enumerate() {
            let mut row = TreeRow::default();
            for (answer, target) in answers.iter().enumerate() {
                match *target {
                    Some(target) if target == at + 1 => row.down.push(answer),
                    Some(target) if target > at => {
                        match row.exits.iter_mut().find(|exit| exit.target == target) {
                            Some(exit) => exit.answers.push(answer),
                            None => row.exits.push(TreeExit {
                                answers: vec![answer],
                                target,
                            }),
                        }
                        if !tracks.iter().any(|track| track.target == target) {
                            tracks.push(TreeTrack {
                                first: at,
                                target,
                                lane: 0,
                            });
                        }
                    }
                    _ => {}
                }
            }
            drawn.push(row);
        }
        let width = assign_lanes(&mut tracks);
        Self {
            rows: drawn,
            width,
            tracks,
        }
    }

    /// The tracks beside a row as SVG, each with the class that `class` returns for its target.
    pub(super) fn svg(&self, at: usize, class: &dyn Fn(usize) -> &'static str) -> String {
        let exits = self.rows.get(at).map_or(&[][..], |row| &row.exits);
        let height = Self::exit_y(exits.len().max(1) - 1) + EXIT;
        let width = LANE * self.width + MARGIN;
        let mut head = String::new();
        let mut tail = String::new();
        for track in &self.tracks {
            let x = LANE * track.lane + MARGIN;
            let class = class(track.target);
            let mut path = String::new();
            if track.first < at && at < track.target {
                path.push_str(&format!("M{x} 0V{height}"));
            }
            if at == track.target {
                let y = Self::exit_y(0);
                path.push_str(&format!(
                    "M{x} 0V{}q0 {BEND} -{BEND} {BEND}H3M10 {}L3 {y}L10 {}",
                    y - BEND,
                    y - 6,
                    y + 6
                ));
            }
            if let Some(exit) = exits.iter().position(|exit| exit.target == track.target) {
                let y = Self::exit_y(exit);
                path.push_str(&format!(
                    "M0 {y}H{}q{BEND} 0 {BEND} {BEND}V{height}",
                    x - BEND
                ));
            }
            if !path.is_empty() {
                head.push_str(&format!("<path class=\"{class}\" d=\"{path}\"/>"));
            }
            if (track.first..track.target).contains(&at) {
                tail.push_str(&format!(
                    "<line class=\"{class}\" x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"100%\"/>",
                    rem(x),
                    rem(height)
                ));
            }
        }
        let (wide, high) = (rem(width), rem(height));
        format!(
            "<svg class=\"sporen\" width=\"{wide}\" aria-hidden=\"true\" focusable=\"false\">\
             <svg viewBox=\"0 0 {width} {height}\" width=\"{wide}\" height=\"{high}\">{head}</svg>\
             {tail}</svg>"
        )
    }

    /// The distance from the top of a row to its nth exit.
    fn exit_y(exit: usize) -> usize {
        EXIT * (exit + 1)
    }
}

/// Sizes in sixteenths of the font size: between lanes, before the first lane, between exits, and
/// the radius of a bend.
const LANE: usize = 16;
const MARGIN: usize = 14;
const EXIT: usize = 22;
const BEND: usize = 8;

/// Assigns lanes so that no two tracks in a lane overlap, and short tracks are inside long ones
/// instead of crossing them. Returns the number of lanes.
fn assign_lanes(tracks: &mut [TreeTrack]) -> usize {
    let mut order: Vec<usize> = (0..tracks.len()).collect();
    order.sort_by_key(|at| (tracks[*at].target - tracks[*at].first, *at));
    let mut lanes: Vec<Vec<usize>> = Vec::new();
    for at in order {
        let TreeTrack { first, target, .. } = tracks[at];
        let is_free = |lane: &Vec<usize>| {
            let mut taken = lane.iter().map(|other| tracks[*other]);
            taken.all(|other| other.target < first || target < other.first)
        };
        let lane = lanes.iter().position(is_free).unwrap_or_else(|| {
            lanes.push(Vec::new());
            lanes.len() - 1
        });
        lanes[lane].push(at);
        tracks[at].lane = lane;
    }
    lanes.len()
}

fn rem(sixteenths: usize) -> String {
    let thousandths = sixteenths * 1000 / 16;
    format!("{}.{:03}rem", thousandths / 1000, thousandths % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten questions and two outcomes: yes leads to the next row, no to the last.
    fn chain() -> TreeDrawing {
        let row = |at: usize| vec![Some(at + 1), Some(11), Some(11)];
        let mut rows: Vec<Vec<Option<usize>>> = (0..10).map(row).collect();
        rows.extend([vec![], vec![]]);
        TreeDrawing::new(&rows)
    }

    #[test]
    fn in_a_chain_yes_follows_the_trunk_and_all_noes_share_a_track() {
        let chain = chain();
        assert_eq!(chain.width, 1);
        assert!(chain.rows[..10].iter().all(|row| row.down == [0]));
        let exit = TreeExit {
            answers: vec![1, 2],
            target: 11,
        };
        assert!(
            chain.rows[..10]
                .iter()
                .all(|row| row.exits == [exit.clone()])
        );
        assert_eq!(chain.rows[10], TreeRow::default());
    }

    #[test]
    fn a_track_is_drawn_from_its_first_row_to_its_target() {
        let chain = chain();
        let class = |_: usize| "weg";
        let passes = "M14 0V44";
        assert!(!chain.svg(0, &class).contains(passes), "begins");
        assert!(chain.svg(5, &class).contains(passes), "is joined");
        assert!(chain.svg(10, &class).contains(passes), "passes");
        assert!(chain.svg(10, &class).contains("<line"));
        assert!(!chain.svg(11, &class).contains("<line"), "ends");
        assert!(chain.svg(11, &class).contains("M14 0V14q0 8 -8 8H3"));
    }

    #[test]
    fn disjoint_tracks_share_a_lane_and_short_tracks_are_inside_long_ones() {
        // 0 → 2, 3 → 5, 0 → 6.
        let drawing = TreeDrawing::new(&[
            vec![Some(1), Some(2), Some(6)],
            vec![Some(2)],
            vec![Some(3)],
            vec![Some(4), Some(5)],
            vec![Some(5)],
            vec![Some(6)],
            vec![],
        ]);
        let lanes: Vec<(usize, usize)> =
            drawing.tracks.iter().map(|t| (t.target, t.lane)).collect();
        assert_eq!(lanes, [(2, 0), (6, 1), (5, 0)]);
        assert_eq!(drawing.width, 2);
        assert_eq!(drawing.rows[0].exits.len(), 2);
    }

    #[test]
    fn nodes_are_ordered_so_that_every_answer_leads_to_a_later_one() {
        // 0 leads to 2 (yes) and 1 (no); both lead to 3. 4 cannot be reached.
        let answers = [
            vec![Some(2), Some(1)],
            vec![Some(3), None],
            vec![Some(3), None],
            vec![None, None],
            vec![Some(0), None],
        ];
        assert_eq!(topological_order(&answers, 0), [0, 2, 1, 3]);
        assert_eq!(topological_order(&answers, 9), Vec::<usize>::new());
    }

    #[test]
    fn in_a_loop_only_downward_answers_are_drawn() {
        let answers = [vec![Some(1), None], vec![Some(0), None]];
        assert_eq!(topological_order(&answers, 0), [0, 1]);
        let drawing = TreeDrawing::new(&answers);
        assert_eq!(drawing.width, 0);
    }
}
