//! Suggestions: finds the known name that an editor probably meant.
//!
//! For a single lookup, call [`nearest`]. For many lookups in one list, index the list once as
//! [`Names`]. A lookup compares only names of similar length and letters, computes a narrow band of
//! the distance matrix, and stops after [`MAX_STEPS`]: a malicious list or name gets no suggestion
//! instead of minutes of work.

mod distance;

use distance::Matrix;

/// The maximum number of steps of a lookup. A step is a name that is considered, or a row of a
/// distance matrix; a lookup in a list of ten thousand names takes some twenty thousand.
pub const MAX_STEPS: usize = 200_000;

/// The maximum length, in characters, of a name that is looked up or suggested.
const MAX_LENGTH: usize = 1_000;

/// The maximum number of names that a help text lists in full.
const MAX_CHOICES: usize = 8;

/// An index of names for lookups.
#[derive(Debug)]
pub struct Names<S> {
    /// The names in their original order.
    names: Vec<S>,
    /// Sorted by length, then by letters.
    by_length: Vec<Candidate>,
    /// Indexes into `by_length`, sorted by letters.
    by_letters: Vec<usize>,
}

#[derive(Debug)]
struct Candidate {
    /// An index into [`Names::names`].
    name: usize,
    letters: Box<[char]>,
    signature: u128,
}

/// The suggestion for an unknown name.
#[derive(Debug, Clone, Default)]
pub struct Suggestion<'n> {
    near: Option<&'n str>,
    is_only: bool,
    choices: Vec<&'n str>,
    steps: usize,
}

impl<'n> Suggestion<'n> {
    /// The nearest known name, if it is near enough to be meant.
    pub fn near(&self) -> Option<&'n str> {
        self.near
    }

    /// The nearest name if no other is near too, so that a fix can use it without asking.
    pub fn only_near(&self) -> Option<&'n str> {
        self.near.filter(|_| self.is_only)
    }

    /// All known names, if few enough to list in a help text; else none.
    pub fn choices(&self) -> &[&'n str] {
        &self.choices
    }

    /// The steps of the lookup: at most [`MAX_STEPS`] plus the length of one name.
    pub fn steps(&self) -> usize {
        self.steps
    }
}

impl<S: AsRef<str>> Names<S> {
    /// Builds the index.
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

    /// Looks up a suggestion for a name that is not among these.
    pub fn suggest(&self, written: &str) -> Suggestion<'_> {
        self.suggest_where(written, |_| true)
    }

    /// Looks up a suggestion among the names for which `is_wanted` returns `true`.
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
                // From now on only a nearer name changes the result.
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

    /// All names that are near enough to be meant.
    pub fn all_near(&self, written: &str) -> Vec<&str> {
        let mut near = Vec::new();
        if let Some(mut lookup) = Lookup::new(written) {
            self.visit(&mut lookup, |_, name, _| near.push(name));
        }
        near
    }

    /// A suggestion with choices only, without a lookup.
    pub fn choices_only(&self) -> Suggestion<'_> {
        let is_short = self.names.len() <= MAX_CHOICES;
        let choices = self.names.iter().filter(|_| is_short);
        Suggestion {
            choices: choices.map(AsRef::as_ref).collect(),
            ..Suggestion::default()
        }
    }

    /// Calls `on_near` with the distance, the name and the limit for each name within the limit;
    /// `on_near` may lower the limit. Returns whether the lookup completed before [`MAX_STEPS`].
    fn visit<'n>(
        &'n self,
        lookup: &mut Lookup,
        mut on_near: impl FnMut(usize, &'n str, &mut usize),
    ) -> bool {
        let (length, limit) = (lookup.letters.len(), lookup.limit);
        let longer = length + limit + 1;
        if length >= MIN_PREFIX {
            // Even longer names are near only when the written name is a prefix.
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

    /// The name at an index into `by_length`.
    fn name(&self, at: usize) -> &str {
        self.names[self.by_length[at].name].as_ref()
    }
}

/// The minimum number of letters of a prefix of a longer name.
const MIN_PREFIX: usize = 4;

/// The state of a lookup.
struct Lookup {
    letters: Vec<char>,
    signature: u128,
    /// The greatest distance of a name that is still considered.
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

    /// The distance to a name, if it is within the limit.
    fn distance(&mut self, other: &Candidate) -> Option<usize> {
        if self.letters.len() >= MIN_PREFIX && other.letters.starts_with(&self.letters) {
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

/// The greatest distance at which a name counts as near: a third of its letters, from 1 to 4.
fn limit(length: usize) -> usize {
    (length / 3).clamp(1, 4)
}

/// The characters in lower case; `None` when there are more than [`MAX_LENGTH`].
fn lower_case(text: &str) -> Option<Vec<char>> {
    if text.len() > 4 * MAX_LENGTH {
        return None;
    }
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    (letters.len() <= MAX_LENGTH).then_some(letters)
}

/// A bit set of the letters of a name, with a bit for each of the first four occurrences. An edit
/// changes at most two bits, so names whose signatures differ in more than twice the limit are not
/// near.
fn signature(letters: &[char]) -> u128 {
    let mut signature = 0;
    for letter in letters {
        let lane = 4 * (u32::from(*letter) % 32);
        let lowest = (signature >> lane) & 0xF;
        signature |= ((lowest << 1) | 1) << lane & (0xF << lane);
    }
    signature
}

/// The nearest known name, if it is near enough to be meant. Of equally near names the first in
/// alphabetical order is returned.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names = Names::new(known);
    let near = names.suggest(written).near()?;
    names.names.iter().copied().find(|name| *name == near)
}

#[cfg(test)]
mod tests;
