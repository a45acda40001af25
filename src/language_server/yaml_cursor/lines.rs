//! Reads YAML line by line, by indentation, hyphens and keys.

use std::ops::Range;

use super::flow::FlowCursor;
use super::levels::{LevelKind, LevelStack};
use super::lexical::{continues, indentation, key_length};
use super::{YamlCursor, YamlSpot, YamlStep};

/// The state between two lines.
pub(super) struct YamlLineScan<'t> {
    text: &'t str,
    cursor: usize,
    levels: LevelStack,
    /// The keys of each mapping.
    entries: Vec<(usize, &'t str)>,
    /// The plain items of each list.
    items: Vec<(usize, &'t str)>,
    found: Option<(YamlCursor, Siblings)>,
}

/// What is beside a place: the entries of some levels, or those of brackets.
enum Siblings {
    Of(Vec<usize>),
    Flow(Vec<String>),
}

impl<'t> YamlLineScan<'t> {
    pub(super) fn new(text: &'t str, cursor: usize) -> Self {
        Self {
            text,
            cursor,
            levels: LevelStack::default(),
            entries: Vec::new(),
            items: Vec::new(),
            found: None,
        }
    }

    /// The place of the cursor, after the last line.
    pub(super) fn finish(self) -> Option<YamlCursor> {
        let (mut cursor, siblings) = self.found?;
        cursor.siblings = match siblings {
            Siblings::Flow(words) => words,
            Siblings::Of(levels) => {
                let all = self.entries.iter().chain(&self.items);
                let of_level = all.filter(|(of, _)| levels.contains(of));
                of_level.map(|(_, word)| (*word).to_owned()).collect()
            }
        };
        Some(cursor)
    }

    /// Reads the line that starts at an offset, and returns where the next one starts: further on
    /// when a value takes several lines.
    pub(super) fn line(&mut self, start: usize, end: usize) -> usize {
        let line = self.text[start..end].split('\n').next().unwrap_or_default();
        let line = line.trim_end_matches('\r');
        let line_end = start + line.len();
        let mut at = start + (line.len() - line.trim_start_matches(' ').len());
        if line.trim().is_empty() {
            if (start..=line_end).contains(&self.cursor) {
                self.blank(self.cursor - start);
            }
            return 0;
        }
        loop {
            let rest = &self.text[at..line_end];
            let column = at - start;
            if rest.starts_with('#') || rest.starts_with("---") {
                return 0;
            }
            if rest == "-" || rest.starts_with("- ") {
                self.levels.hyphen(column);
                let spaces = rest[1..].len() - rest[1..].trim_start_matches(' ').len();
                at += 1 + spaces;
                if at < line_end {
                    continue;
                }
                if self.cursor > start + column && self.cursor <= line_end {
                    self.item_start(self.cursor..self.cursor, self.cursor - start);
                }
                return 0;
            }
            if let Some(length) = key_length(rest) {
                return self.entry(column, at..at + length, line_end, end);
            }
            self.scalar(column, at..line_end);
            return 0;
        }
    }

    /// Reads a key and its value; returns where the next line starts if the value takes several.
    fn entry(&mut self, column: usize, key: Range<usize>, line_end: usize, end: usize) -> usize {
        let id = self.levels.mapping(column);
        let name = self.text[key.clone()].trim_matches(['"', '\'']);
        let is_here = (key.start..=key.end).contains(&self.cursor);
        if is_here {
            let spot = YamlSpot::Key {
                is_complete: true,
                is_flow: false,
            };
            self.find(
                self.levels.steps_to_mapping(),
                spot,
                key.clone(),
                column,
                Siblings::Of(vec![id]),
            );
        } else {
            self.entries.push((id, name));
        }
        let after = key.end + 1;
        let written = &self.text[after..line_end];
        let value_start = after + (written.len() - written.trim_start().len());
        let value = self.text[value_start..line_end].trim_end();
        let has_value = !value.is_empty() && !value.starts_with('#');
        self.levels.set_key(name, has_value);
        let is_in_value = (after..=line_end).contains(&self.cursor) && !is_here;
        match value.chars().next() {
            Some('[' | '{') => self.flow(column, value_start, end),
            Some('|' | '>') => self.block(column, line_end, end),
            Some('"' | '\'') => self.quoted(column, value_start, end),
            Some('#') => {
                if is_in_value && self.cursor <= value_start {
                    self.value(self.cursor..self.cursor, column);
                }
                0
            }
            _ => {
                if is_in_value {
                    let word = match has_value && self.cursor >= value_start {
                        true => value_start..value_start + value.len(),
                        false => self.cursor..self.cursor,
                    };
                    self.value(word.start..word.end.max(self.cursor), column);
                }
                0
            }
        }
    }

    fn value(&mut self, word: Range<usize>, column: usize) {
        let steps = self.levels.steps_to_value();
        self.find(
            steps,
            YamlSpot::Value,
            word,
            column,
            Siblings::Flow(Vec::new()),
        );
    }

    /// Skips a text below `|` or `>`.
    fn block(&self, column: usize, line_end: usize, end: usize) -> usize {
        self.skip_lines(line_end, end, |line| {
            line.trim().is_empty() || indentation(line) > column
        })
    }

    /// Skips a text between quotes, which may take several lines. A quote that is not closed ends at
    /// the next key.
    fn quoted(&mut self, column: usize, start: usize, end: usize) -> usize {
        let quote = self.text[start..].chars().next().unwrap_or('"');
        let mut is_escaped = false;
        for (at, c) in self.text[start + 1..end].char_indices() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' if quote == '"' => is_escaped = true,
                c if c == quote => {
                    let close = start + 1 + at + 1;
                    if (start + 1..close).contains(&self.cursor) {
                        self.value(start..close, column);
                    }
                    return self.next_line(close, end);
                }
                '\n' if !continues(&self.text[start + 1 + at + 1..end], column) => return 0,
                _ => {}
            }
        }
        0
    }

    /// Reads a value between brackets.
    fn flow(&mut self, column: usize, start: usize, end: usize) -> usize {
        let text = &self.text[..end];
        let is_over = |line_start: usize| !continues(&text[line_start..], column);
        let flow = FlowCursor::read(text, start, self.cursor, &is_over);
        if let Some(inner) = flow.found {
            let steps = [self.levels.steps_to_value(), inner.steps].concat();
            self.find(
                steps,
                inner.spot,
                inner.word,
                column,
                Siblings::Flow(inner.siblings),
            );
        }
        self.next_line(flow.end, end)
    }

    fn next_line(&self, at: usize, end: usize) -> usize {
        let rest = self.text.get(at..end).unwrap_or_default();
        rest.find('\n').map_or(end + 1, |newline| at + newline + 1)
    }

    fn skip_lines(&self, at: usize, end: usize, belongs: impl Fn(&str) -> bool) -> usize {
        let mut at = self.next_line(at, end);
        while at < end {
            let line = self.text[at..end].split('\n').next().unwrap_or_default();
            if !belongs(line) {
                break;
            }
            at = self.next_line(at, end);
        }
        at
    }

    /// A text that is no key: an item, or a key without its colon.
    fn scalar(&mut self, column: usize, written: Range<usize>) {
        let word = &self.text[written.clone()];
        let length = word.find(" #").unwrap_or(word.len());
        let word = word[..length].trim_end();
        let span = written.start..written.start + word.len();
        let is_here = (span.start..=written.end).contains(&self.cursor);
        self.levels.leave(column);
        let Some(level) = self.levels.last() else {
            if is_here {
                self.unfinished_key(column, span);
            }
            return;
        };
        let (id, is_aligned) = (level.id, level.column == column);
        match &level.kind {
            LevelKind::List if !is_aligned => match is_here {
                true => self.item_start(span.start..span.end.max(self.cursor), column),
                false => self.items.push((id, word)),
            },
            LevelKind::List => {
                if is_here {
                    self.unfinished_key(column, span);
                }
            }
            LevelKind::Map { .. } if is_here && is_aligned => self.unfinished_key(column, span),
            LevelKind::Map { has_value, .. } if is_here && !has_value => {
                self.below(span.start..span.end.max(self.cursor), column);
            }
            LevelKind::Map { .. } => {}
        }
    }

    /// A line without text, with the cursor on it at a column.
    fn blank(&mut self, column: usize) {
        let here = self.cursor..self.cursor;
        let Some(level) = self.levels.at(column) else {
            return self.unfinished_key(column, here);
        };
        // A list in line with the key above it: a key is likelier than one more item.
        if self.levels.is_list_of_map_at(column) {
            return self.unfinished_key(column, here);
        }
        let is_aligned = level.column == column;
        match &level.kind {
            LevelKind::List if is_aligned => {
                let (id, above) = (level.id, level.column);
                self.levels.leave(above);
                let steps = self.levels.steps_to_mapping();
                self.find(
                    steps,
                    YamlSpot::NextItem,
                    here,
                    column,
                    Siblings::Of(vec![id]),
                );
            }
            LevelKind::Map { .. } if is_aligned => self.unfinished_key(column, here),
            LevelKind::Map {
                has_value: false, ..
            } => {
                self.levels.leave(column);
                self.below(here, column);
            }
            LevelKind::Map { .. } | LevelKind::List => {}
        }
    }

    fn unfinished_key(&mut self, column: usize, word: Range<usize>) {
        let id = self.levels.mapping(column);
        let steps = self.levels.steps_to_mapping();
        let spot = YamlSpot::Key {
            is_complete: false,
            is_flow: false,
        };
        self.find(steps, spot, word, column, Siblings::Of(vec![id]));
    }

    fn item_start(&mut self, word: Range<usize>, column: usize) {
        let list = self.levels.last().map_or(0, |level| level.id);
        let steps = self.levels.steps_to_value();
        // The keys on the next lines belong to the mapping that may start here.
        let mapping = self.levels.push(column, LevelKind::new_map());
        let beside = Siblings::Of(vec![list, mapping]);
        self.find(steps, YamlSpot::Item, word, column, beside);
    }

    fn below(&mut self, word: Range<usize>, column: usize) {
        let steps = self.levels.steps_to_value();
        let mapping = self.levels.push(column, LevelKind::new_map());
        self.find(
            steps,
            YamlSpot::Below,
            word,
            column,
            Siblings::Of(vec![mapping]),
        );
    }

    fn find(
        &mut self,
        steps: Vec<YamlStep>,
        spot: YamlSpot,
        word: Range<usize>,
        column: usize,
        siblings: Siblings,
    ) {
        let cursor = YamlCursor {
            steps,
            spot,
            word,
            column,
            siblings: Vec::new(),
        };
        self.found = Some((cursor, siblings));
    }
}
