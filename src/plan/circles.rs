//! Circles of references: of courses that follow on one another, of terms that are broader than one
//! another.

use std::collections::BTreeSet;

/// The circles of a graph.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Circles {
    /// In each, every node refers to the next and the last to the first, which is the lowest.
    pub circles: Vec<Vec<usize>>,
    /// The references that close them. Without these every walk ends.
    pub closing: BTreeSet<(usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    None,
    OnWay,
    Done,
}

impl Circles {
    /// The circles of a graph, by the nodes to which each node refers. Each reference is followed
    /// once, and without recursion: an editor may write a chain of any length. A reference to a node
    /// that does not exist is ignored.
    pub fn of(references: &[Vec<usize>]) -> Self {
        let mut found = Self::default();
        let mut visit = vec![Visit::None; references.len()];
        for start in 0..references.len() {
            if visit[start] == Visit::None {
                found.walk(references, &mut visit, start);
            }
        }
        found
    }

    fn walk(&mut self, references: &[Vec<usize>], visit: &mut [Visit], start: usize) {
        visit[start] = Visit::OnWay;
        // The nodes from the start to the current one, with the next reference to follow of each.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((node, next)) = way.last_mut() {
            let (node, other) = (*node, references[*node].get(*next).copied());
            *next += 1;
            let Some(other) = other else {
                visit[node] = Visit::Done;
                way.pop();
                continue;
            };
            match visit.get(other) {
                Some(Visit::None) => {
                    visit[other] = Visit::OnWay;
                    way.push((other, 0));
                }
                Some(Visit::OnWay) => {
                    self.closing.insert((node, other));
                    let circle = way.iter().map(|(node, _)| *node);
                    let mut circle: Vec<usize> =
                        circle.skip_while(|on_way| *on_way != other).collect();
                    let lowest = circle.iter().enumerate().min_by_key(|(_, node)| **node);
                    let lowest = lowest.map_or(0, |(at, _)| at);
                    circle.rotate_left(lowest);
                    self.circles.push(circle);
                }
                Some(Visit::Done) | None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_is_found_once_from_its_lowest_node() {
        let found = Circles::of(&[vec![2], vec![1], vec![3], vec![0, 1], vec![0]]);
        assert_eq!(found.circles, [vec![0, 2, 3], vec![1]]);
        assert_eq!(found.closing, BTreeSet::from([(3, 0), (1, 1)]));
    }

    #[test]
    fn two_ways_to_one_node_are_no_circle() {
        let found = Circles::of(&[vec![1, 2], vec![3], vec![3, 9], vec![]]);
        assert_eq!(found, Circles::default());
    }
}
