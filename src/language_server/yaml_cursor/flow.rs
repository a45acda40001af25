//! Where a cursor is in a YAML value between brackets, which may not be closed yet.

use std::ops::Range;

use super::{YamlSpot, YamlStep};

/// A value between brackets, read up to its end or to where it can no longer go on.
pub(super) struct FlowCursor {
    /// The place of the cursor, if that is inside.
    pub(super) found: Option<FlowPlace>,
    /// The offset after it.
    pub(super) end: usize,
}

/// The place of a cursor between brackets.
pub(super) struct FlowPlace {
    /// The way from the outermost brackets.
    pub(super) steps: Vec<YamlStep>,
    /// What is written there.
    pub(super) spot: YamlSpot,
    /// The word that the cursor is at.
    pub(super) word: Range<usize>,
    /// The keys or items beside it.
    pub(super) siblings: Vec<String>,
}

/// An open bracket.
struct Bracket {
    is_list: bool,
    /// The key whose value is being written; `None` before its colon.
    key: Option<String>,
    /// The keys or items so far.
    words: Vec<String>,
    /// The depth is that of the cursor's brackets.
    holds_cursor: bool,
}

impl FlowCursor {
    /// Reads the brackets that open at `start`. `is_over` returns whether a value that is not closed
    /// ends before the line that starts at an offset.
    pub(super) fn read(
        text: &str,
        start: usize,
        cursor: usize,
        is_over: &dyn Fn(usize) -> bool,
    ) -> Self {
        let mut scan = FlowScan {
            text,
            cursor,
            brackets: Vec::new(),
            word_start: start,
            found: None,
        };
        let mut quote = None;
        for (at, c) in text[start..].char_indices() {
            let at = start + at;
            match (quote, c) {
                (_, '\n') if is_over(at + 1) => {
                    scan.word(at);
                    return scan.over(at);
                }
                (Some(open), c) if c == open => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') if text[scan.word_start..at].trim().is_empty() => {
                    quote = Some(c);
                }
                (None, '[' | '{') => scan.open(at, c == '['),
                (None, ']' | '}') => {
                    scan.word(at);
                    if scan.close(at) {
                        return scan.over(at + 1);
                    }
                }
                (None, ',') => {
                    scan.word(at);
                    scan.next(at + 1);
                }
                (None, ':') if text[at + 1..].starts_with([' ', '\n', '\r']) => scan.colon(at),
                _ => {}
            }
        }
        scan.word(text.len());
        scan.over(text.len())
    }
}

struct FlowScan<'t> {
    text: &'t str,
    cursor: usize,
    brackets: Vec<Bracket>,
    word_start: usize,
    found: Option<FlowPlace>,
}

impl FlowScan<'_> {
    fn over(mut self, end: usize) -> FlowCursor {
        while !self.brackets.is_empty() {
            self.collect();
        }
        FlowCursor {
            found: self.found,
            end,
        }
    }

    fn open(&mut self, at: usize, is_list: bool) {
        self.brackets.push(Bracket {
            is_list,
            key: None,
            words: Vec::new(),
            holds_cursor: false,
        });
        self.word_start = at + 1;
    }

    /// Closes the innermost bracket; returns whether it was the outermost.
    fn close(&mut self, at: usize) -> bool {
        self.collect();
        self.word_start = at + 1;
        self.brackets.is_empty()
    }

    /// Removes the innermost bracket, and notes what was beside the cursor in it.
    fn collect(&mut self) {
        if let Some(bracket) = self.brackets.pop()
            && bracket.holds_cursor
            && let Some(found) = &mut self.found
        {
            found.siblings = bracket.words;
        }
    }

    fn next(&mut self, start: usize) {
        self.word_start = start;
        if let Some(bracket) = self.brackets.last_mut() {
            bracket.key = None;
        }
    }

    /// Ends a key at its colon.
    fn colon(&mut self, at: usize) {
        let is_list = self.brackets.last().is_none_or(|bracket| bracket.is_list);
        if is_list {
            return;
        }
        let written = self.text[self.word_start..at].trim();
        let key = written.trim_matches(['"', '\'']).to_owned();
        if self.is_here(at) {
            self.find(
                YamlSpot::Key {
                    is_complete: true,
                    is_flow: true,
                },
                at,
            );
        } else if let Some(bracket) = self.brackets.last_mut() {
            bracket.words.push(key.clone());
        }
        if let Some(bracket) = self.brackets.last_mut() {
            bracket.key = Some(key);
        }
        self.word_start = at + 1;
    }

    /// Ends a word before an offset.
    fn word(&mut self, at: usize) {
        let is_here = self.is_here(at);
        let Some(bracket) = self.brackets.last_mut() else {
            return;
        };
        let is_key = !bracket.is_list && bracket.key.is_none();
        if is_here && self.found.is_none() {
            let spot = match is_key {
                true => YamlSpot::Key {
                    is_complete: false,
                    is_flow: true,
                },
                false => YamlSpot::FlowValue,
            };
            self.find(spot, at);
            return;
        }
        let written = self.text[self.word_start..at].trim();
        if bracket.is_list && !written.is_empty() && !written.starts_with(['[', '{']) {
            bracket
                .words
                .push(written.trim_matches(['"', '\'']).to_owned());
        }
    }

    fn is_here(&self, end: usize) -> bool {
        (self.word_start..=end).contains(&self.cursor)
    }

    fn find(&mut self, spot: YamlSpot, end: usize) {
        let written = &self.text[self.word_start..end];
        let start = self.word_start + (written.len() - written.trim_start().len());
        let end = start + written.trim().len();
        let word = start.min(self.cursor)..end.max(self.cursor);
        let depth = self.brackets.len();
        let is_key = matches!(spot, YamlSpot::Key { .. });
        let steps = self
            .brackets
            .iter()
            .enumerate()
            .filter_map(|(at, bracket)| match (bracket.is_list, &bracket.key) {
                (true, _) => Some(YamlStep::Item),
                (false, _) if is_key && at + 1 == depth => None,
                (false, key) => Some(YamlStep::Key(key.clone().unwrap_or_default())),
            });
        self.found = Some(FlowPlace {
            steps: steps.collect(),
            spot,
            word,
            siblings: Vec::new(),
        });
        if let Some(bracket) = self.brackets.last_mut() {
            bracket.holds_cursor = true;
        }
    }
}
