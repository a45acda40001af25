//! Which of the known names an editor may have meant.
//!
//! A single lookup calls [`nearest`]. Where many lookups go against one list, that list is prepared
//! once as [`Names`]. A lookup compares only names of about the same length and with about the same
//! letters, looks at a narrow band of the distance matrix, and stops after [`MAX_STEPS`]: a list or
//! a name that was made to do harm gets no suggestion instead of minutes of work.

mod distance;

use distance::Matrix;

/// The most steps of one lookup. A step is a name that is looked at, or a row of a distance matrix;
/// a name in a list of ten thousand takes some twenty thousand.
pub const MAX_STEPS: usize = 200_000;

/// Characters past which a name is neither looked up nor offered.
const MAX_LENGTH: usize = 1_000;

/// The most names that a help lists; a longer list helps nobody.
const LONGEST_LIST: usize = 8;

/// Names that lookups go against, prepared once.
#[derive(Debug)]
pub struct Names<S> {
    /// In the order in which they were given.
    names: Vec<S>,
    /// By length, then by their letters.
    by_length: Vec<Candidate>,
    /// Positions of `by_length`, by the letters.
    by_letters: Vec<usize>,
}

#[derive(Debug)]
struct Candidate {
    /// A position of [`Names::names`].
    name: usize,
    letters: Box<[char]>,
    signature: u128,
}

/// What can be suggested for a name that is not known.
#[derive(Debug, Clone, Default)]
pub struct Suggestion<'n> {
    near: Option<&'n str>,
    is_only: bool,
    choices: Vec<&'n str>,
    steps: usize,
}

impl<'n> Suggestion<'n> {
    /// The name that is nearest to what was written, when one is near enough to be meant.
    pub fn near(&self) -> Option<&'n str> {
        self.near
    }

    /// The nearest name when no other is near as well, so that a machine may take it to be meant.
    pub fn only_near(&self) -> Option<&'n str> {
        self.near.filter(|_| self.is_only)
    }

    /// All known names, when there are so few that a help can list them.
    pub fn choices(&self) -> &[&'n str] {
        &self.choices
    }

    /// How much work the lookup took, at most [`MAX_STEPS`] and the length of one name.
    pub fn steps(&self) -> usize {
        self.steps
    }
}

impl<S: AsRef<str>> Names<S> {
    /// Prepares names.
    pub fn new(names: impl IntoIterator<Item = S>) -> Self {
        let names: Vec<S> = names.into_iter().collect();
        let prepared = names.iter().enumerate().filter_map(|(at, name)| {
            let letters = lower_case(name.as_ref())?;
            Some(Candidate {
                name: at,
                signature: signature(&letters),
                letters: letters.into(),
            })
        });
        let mut by_length: Vec<Candidate> = prepared.collect();
        by_length.sort_by(|a, b| {
            let length = a.letters.len().cmp(&b.letters.len());
            length.then_with(|| a.letters.cmp(&b.letters))
        });
        let mut by_letters: Vec<usize> = (0..by_length.len()).collect();
        by_letters.sort_by(|a, b| by_length[*a].letters.cmp(&by_length[*b].letters));
        Self {
            names,
            by_length,
            by_letters,
        }
    }

    /// What can be suggested for a name that is not among these.
    pub fn suggest(&self, written: &str) -> Suggestion<'_> {
        self.suggest_where(written, |_| true)
    }

    /// What can be suggested of the names that `is_wanted` keeps.
    pub fn suggest_where(&self, written: &str, is_wanted: impl Fn(&str) -> bool) -> Suggestion<'_> {
        let Some(mut lookup) = Lookup::new(written) else {
            return self.choices_only();
        };
        let mut best: Option<(usize, &str)> = None;
        let mut others = false;
        let is_complete = self.visit(&mut lookup, |distance, name, limit| {
            let found = (distance, name);
            if !is_wanted(name) || best.is_some_and(|(_, known)| known == name) {
                return;
            }
            others |= best.is_some();
            let nearest = best.map_or(found, |best| best.min(found));
            best = Some(nearest);
            if others {
                // From here on only a nearer one changes the answer.
                *limit = nearest.0;
            }
        });
        Suggestion {
            near: best.map(|(_, name)| name),
            is_only: is_complete && !others,
            steps: lookup.steps,
            ..self.choices_only()
        }
    }

    /// Every name that is near enough to what was written to be meant.
    pub fn all_near(&self, written: &str) -> Vec<&str> {
        let mut near = Vec::new();
        if let Some(mut lookup) = Lookup::new(written) {
            self.visit(&mut lookup, |_, name, _| near.push(name));
        }
        near
    }

    /// The names to choose from, without a lookup.
    pub fn choices_only(&self) -> Suggestion<'_> {
        let is_short = self.names.len() <= LONGEST_LIST;
        let choices = self.names.iter().filter(|_| is_short);
        Suggestion {
            choices: choices.map(AsRef::as_ref).collect(),
            ..Suggestion::default()
        }
    }

    /// Calls `on_near` with the distance and the name of each that is within the limit, which it may
    /// lower. Returns whether all were compared before the lookup ran out of steps.
    fn visit<'n>(
        &'n self,
        lookup: &mut Lookup,
        mut on_near: impl FnMut(usize, &'n str, &mut usize),
    ) -> bool {
        let (length, limit) = (lookup.letters.len(), lookup.limit);
        let longer = length + limit + 1;
        if length >= LEAST_PREFIX {
            // Names that are longer still are near only when they begin with what was written.
            let letters = |at: &usize| &self.by_length[*at].letters;
            let start = self
                .by_letters
                .partition_point(|at| **letters(at) < *lookup.letters);
            for at in self.by_letters.iter().skip(start) {
                lookup.steps += 1;
                let letters = letters(at);
                if lookup.steps > MAX_STEPS || !letters.starts_with(&lookup.letters) {
                    break;
                }
                if letters.len() >= longer {
                    on_near(1, self.name(*at), &mut lookup.limit);
                }
            }
        }
        let shorter_than = |length: usize| {
            let names = &self.by_length;
            names.partition_point(|other| other.letters.len() < length)
        };
        let candidates = shorter_than(length.saturating_sub(limit))..shorter_than(longer);
        for at in candidates {
            lookup.steps += 1;
            if lookup.steps > MAX_STEPS {
                return false;
            }
            let other = &self.by_length[at];
            let distance = lookup.distance(other);
            if let Some(distance) = distance.filter(|distance| *distance < other.letters.len()) {
                on_near(distance, self.name(at), &mut lookup.limit);
            }
        }
        true
    }

    /// The name at a position of `by_length`.
    fn name(&self, at: usize) -> &str {
        self.names[self.by_length[at].name].as_ref()
    }
}

/// The fewest letters that are taken to be the beginning of a longer name.
const LEAST_PREFIX: usize = 4;

/// A lookup on its way through the names.
struct Lookup {
    letters: Vec<char>,
    signature: u128,
    /// The greatest distance that still matters.
    limit: usize,
    matrix: Matrix,
    steps: usize,
}

impl Lookup {
    fn new(written: &str) -> Option<Self> {
        let letters = lower_case(written)?;
        Some(Self {
            limit: limit(letters.len()),
            signature: signature(&letters),
            letters,
            matrix: Matrix::default(),
            steps: 0,
        })
    }

    /// The distance to a name, when it is within the limit.
    fn distance(&mut self, other: &Candidate) -> Option<usize> {
        if self.letters.len() >= LEAST_PREFIX && other.letters.starts_with(&self.letters) {
            return (self.limit >= 1).then_some(1);
        }
        let differing = (self.signature ^ other.signature).count_ones() as usize;
        if differing > 2 * self.limit {
            return None;
        }
        self.steps += self.letters.len().min(other.letters.len());
        self.matrix
            .distance(&self.letters, &other.letters, self.limit)
    }
}

/// How many slips are understood: transpositions and single slips in short words, a third of the
/// letters in long ones.
fn limit(length: usize) -> usize {
    (length / 3).clamp(1, 4)
}

/// The characters in lower case; `None` when there are too many.
fn lower_case(text: &str) -> Option<Vec<char>> {
    if text.len() > 4 * MAX_LENGTH {
        return None;
    }
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    (letters.len() <= MAX_LENGTH).then_some(letters)
}

/// Which letters a name has, each up to four times: a bit for each time. A slip changes at most two bits, so names whose
/// signatures differ in more bits than twice the limit are not near.
fn signature(letters: &[char]) -> u128 {
    let mut signature = 0;
    for letter in letters {
        let lane = 4 * (u32::from(*letter) % 32);
        let lowest = (signature >> lane) & 0xF;
        signature |= ((lowest << 1) | 1) << lane & (0xF << lane);
    }
    signature
}

/// The known name that is nearest to what was written, when one is near enough to be meant. Of two
/// that are as near the first in order is taken, so that the suggestion is the same at every run.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names = Names::new(known);
    let near = names.suggest(written).near()?;
    names.names.iter().copied().find(|name| *name == near)
}

#[cfg(test)]
mod tests;
