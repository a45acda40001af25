//! The mappings and lists that a line of YAML is in.

use super::YamlStep;

/// A mapping or list that the current line is in.
pub(super) struct Level {
    /// The column of its keys or hyphens.
    pub(super) column: usize,
    /// Identifies the mapping or list.
    pub(super) id: usize,
    /// What it is.
    pub(super) kind: LevelKind,
}

pub(super) enum LevelKind {
    /// A mapping.
    Map {
        key: String,
        has_value: bool,
    },
    List,
}

/// The levels, the outermost first.
#[derive(Default)]
pub(super) struct LevelStack {
    levels: Vec<Level>,
    count: usize,
}

impl LevelKind {
    /// A mapping without keys so far.
    pub(super) fn new_map() -> Self {
        Self::Map {
            key: String::new(),
            has_value: false,
        }
    }
}

impl LevelStack {
    /// The innermost level.
    pub(super) fn last(&self) -> Option<&Level> {
        self.levels.last()
    }

    /// The innermost level that starts at or before a column.
    pub(super) fn at(&self, column: usize) -> Option<&Level> {
        let mut levels = self.levels.iter().rev();
        levels.find(|level| level.column <= column)
    }

    /// Whether a column is that of a list and of the mapping that holds it.
    pub(super) fn is_list_of_map_at(&self, column: usize) -> bool {
        let at_column = self.levels.iter().filter(|level| level.column == column);
        at_column.count() > 1
    }

    /// Sets the latest key of the innermost mapping.
    pub(super) fn set_key(&mut self, key: &str, has_value: bool) {
        if let Some(level) = self.levels.last_mut() {
            level.kind = LevelKind::Map {
                key: key.to_owned(),
                has_value,
            };
        }
    }

    /// Leaves what ended before a column.
    pub(super) fn leave(&mut self, column: usize) {
        while self
            .levels
            .last()
            .is_some_and(|level| level.column > column)
        {
            self.levels.pop();
        }
    }

    /// Enters a level, and returns what identifies it.
    pub(super) fn push(&mut self, column: usize, kind: LevelKind) -> usize {
        self.count += 1;
        self.levels.push(Level {
            column,
            id: self.count,
            kind,
        });
        self.count
    }

    /// Enters the list of a hyphen, if it is a new one.
    pub(super) fn hyphen(&mut self, column: usize) {
        self.leave(column);
        let is_open = self
            .levels
            .last()
            .is_some_and(|level| level.column == column && matches!(level.kind, LevelKind::List));
        if !is_open {
            self.push(column, LevelKind::List);
        }
    }

    /// The mapping that a key at a column belongs to.
    pub(super) fn mapping(&mut self, column: usize) -> usize {
        self.leave(column);
        // A list may stand in line with the key above it; a key there ends it.
        if let [.., _, last] = &self.levels[..]
            && last.column == column
            && matches!(last.kind, LevelKind::List)
        {
            self.levels.pop();
        }
        match self.levels.last() {
            Some(level)
                if level.column == column && matches!(level.kind, LevelKind::Map { .. }) =>
            {
                level.id
            }
            _ => self.push(column, LevelKind::new_map()),
        }
    }

    /// The way to the value of the latest key, or to an item of the innermost list.
    pub(super) fn steps_to_value(&self) -> Vec<YamlStep> {
        self.levels.iter().map(step).collect()
    }

    /// The way to the innermost mapping.
    pub(super) fn steps_to_mapping(&self) -> Vec<YamlStep> {
        let above = self.levels.len().saturating_sub(1);
        self.levels.iter().take(above).map(step).collect()
    }
}

fn step(level: &Level) -> YamlStep {
    match &level.kind {
        LevelKind::Map { key, .. } => YamlStep::Key(key.clone()),
        LevelKind::List => YamlStep::Item,
    }
}
