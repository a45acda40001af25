//! Components: containers between lines of colons.
//!
//! ```text
//! ::: kader Goed om te weten
//! Tekst, ook met **opmaak**.
//! :::
//! ```
//!
//! `doelgroep`, `kader`, `stappen` and `citaat` contain the text between their lines. `cijfer` and
//! `routing` are leaves: they have no content and need not be closed.
//!
//! Markdown has no such lines, and would parse some as a definition list. They are found before
//! the text is parsed, and each is replaced by a thematic break of the same length: that ends
//! every paragraph and list, keeps all offsets, and shows up as an event. Cutting the text at
//! components and parsing the pieces would be simpler, but a footnote or reference could then not
//! be defined outside the component that uses it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::body::{ComponentKind, ComponentUse};
use super::dialect::OPTIONS;
use crate::diagnostic::codes::{invalid_component, limit_exceeded};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{FilePath, Span, Spanned};
use crate::syntax::MAX_PROBLEMS;

/// How deep components may nest.
const MAX_NESTING: usize = 6;

/// The components of a text.
pub(super) struct ScannedComponents<'a> {
    /// The text with thematic breaks in place of the fences.
    pub(super) text: Cow<'a, str>,
    /// The components.
    pub(super) components: Vec<ComponentUse>,
    /// The action of each fence, by the offset of its line.
    pub(super) actions: HashMap<usize, FenceAction>,
    /// Their problems.
    pub(super) problems: Vec<Diagnostic>,
}

/// What a fence does. Numbers are indices into the components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FenceAction {
    /// Opens a component.
    Open(usize),
    /// Closes a component.
    Close(usize),
    /// Nothing: the fence has a problem, or closes a leaf.
    Nothing,
}

/// Finds the components in a text that starts `offset` bytes into its file.
pub(super) fn scan<'a>(text: &'a str, offset: usize, path: &FilePath) -> ScannedComponents<'a> {
    let fences = fences(text);
    let own_first = FenceMatcher::run(&fences, LeafCloser::Own, offset, path);
    // A `:::` after a leaf closes the leaf, unless the enclosing component would then stay open.
    let matched = if own_first.problems.is_empty() {
        own_first
    } else {
        let outer_first = FenceMatcher::run(&fences, LeafCloser::Outer, offset, path);
        if outer_first.problems.len() < own_first.problems.len() {
            outer_first
        } else {
            own_first
        }
    };
    ScannedComponents {
        text: with_rules_for_fences(text, &fences),
        components: matched.components,
        actions: matched.actions,
        problems: matched.problems,
    }
}

/// A line that starts with `:::`.
struct Fence<'a> {
    /// The line without its line break.
    line: Range<usize>,
    /// The colons and what follows, without surrounding blanks.
    written: Range<usize>,
    /// The name of the component it opens, and its offset; `None` when it closes one.
    name: Option<(&'a str, usize)>,
    /// The text after the name, and its offset.
    argument: Option<(&'a str, usize)>,
    /// Whether nothing but blank lines separates it from the previous fence.
    follows_fence: bool,
}

fn fences(text: &str) -> Vec<Fence<'_>> {
    if !text.contains(":::") {
        return Vec::new();
    }
    let code = code_blocks(text);
    let mut fences = Vec::new();
    let mut start = 0;
    let mut follows_fence = false;
    for line in text.split_inclusive('\n') {
        let line_start = start;
        start += line.len();
        let line = line.trim_end_matches(['\r', '\n']);
        let written = line.trim();
        let block = code.partition_point(|block| block.end <= line_start);
        let in_code = code.get(block).is_some_and(|block| block.start < start);
        if !written.starts_with(":::") || in_code {
            follows_fence &= written.is_empty();
            continue;
        }
        let indentation = line.len() - line.trim_start().len();
        let after = written.trim_start_matches(':').trim_start();
        let name = after.split_whitespace().next();
        let rest = after[name.map_or(0, str::len)..].trim();
        let end = line_start + indentation + written.len();
        fences.push(Fence {
            line: line_start..line_start + line.len(),
            written: line_start + indentation..end,
            name: name.map(|name| (name, end - after.len())),
            argument: (!rest.is_empty()).then(|| (rest, end - rest.len())),
            follows_fence: std::mem::replace(&mut follows_fence, true),
        });
    }
    fences
}

/// The ranges of code blocks, in which lines of colons are text.
fn code_blocks(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, OPTIONS)
        .into_offset_iter()
        .filter_map(|(event, range)| {
            matches!(event, Event::Start(Tag::CodeBlock(_))).then_some(range)
        })
        .collect()
}

/// The text with a thematic break in place of each fence, of the same length in bytes and without
/// its indentation.
fn with_rules_for_fences<'a>(text: &'a str, fences: &[Fence<'_>]) -> Cow<'a, str> {
    if fences.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut with_rules_for_fences = String::with_capacity(text.len());
    let mut done = 0;
    for fence in fences {
        with_rules_for_fences.push_str(&text[done..fence.line.start]);
        with_rules_for_fences.extend(std::iter::repeat_n('*', fence.line.len()));
        done = fence.line.end;
    }
    with_rules_for_fences.push_str(&text[done..]);
    Cow::Owned(with_rules_for_fences)
}

/// What a `:::` directly after a leaf closes: the leaf itself or the enclosing component.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LeafCloser {
    Own,
    Outer,
}

struct FenceMatcher<'p> {
    path: &'p FilePath,
    offset: usize,
    components: Vec<ComponentUse>,
    actions: HashMap<usize, FenceAction>,
    /// The open components: number (`None` when invalid), opening line and name.
    open: Vec<(Option<usize>, Range<usize>, String)>,
    problems: Vec<Diagnostic>,
}

impl<'p> FenceMatcher<'p> {
    fn run(
        fences: &[Fence<'_>],
        leaf_closer: LeafCloser,
        offset: usize,
        path: &'p FilePath,
    ) -> Self {
        let mut matcher = Self {
            path,
            offset,
            components: Vec::new(),
            actions: HashMap::new(),
            open: Vec::new(),
            problems: Vec::new(),
        };
        let mut follows_leaf = false;
        for fence in fences {
            let is_own_end = follows_leaf && fence.follows_fence && fence.name.is_none();
            follows_leaf = false;
            let action = match fence.name {
                None if is_own_end && leaf_closer == LeafCloser::Own => FenceAction::Nothing,
                None => matcher.close(fence),
                Some((name, at)) => {
                    let (action, is_leaf) = matcher.open(fence, name, at);
                    follows_leaf = is_leaf;
                    action
                }
            };
            matcher.actions.insert(fence.line.start, action);
        }
        for (number, written, name) in std::mem::take(&mut matcher.open) {
            // An invalid component has been reported already.
            if number.is_some() {
                let place = matcher.place(written);
                matcher.report(invalid_component::unclosed_component(place, &name));
            }
        }
        matcher
    }

    fn open(&mut self, fence: &Fence<'_>, name: &str, at: usize) -> (FenceAction, bool) {
        let found = ComponentKind::ALL
            .into_iter()
            .find(|kind| kind.name() == name);
        let Some(kind) = found else {
            let place = self.place(at..at + name.len());
            self.report(invalid_component::unknown_name(
                place,
                name,
                &component_names(),
            ));
            self.open
                .push((None, fence.written.clone(), name.to_owned()));
            return (FenceAction::Nothing, false);
        };
        let is_leaf = kind.is_leaf();
        if kind.needs_argument() && fence.argument.is_none() {
            let place = self.place(fence.written.clone());
            self.report(invalid_component::missing_id(place, name));
        }
        if self.open.len() >= MAX_NESTING {
            let place = self.place(fence.written.clone());
            self.report(limit_exceeded::nesting_too_deep(place, MAX_NESTING));
            if !is_leaf {
                self.open
                    .push((None, fence.written.clone(), name.to_owned()));
            }
            return (FenceAction::Nothing, is_leaf);
        }
        let number = self.components.len();
        self.components.push(ComponentUse {
            kind,
            argument: fence.argument.map(|(argument, at)| {
                Spanned::new(argument.into(), self.span(at..at + argument.len()))
            }),
            span: self.span(fence.written.clone()),
        });
        if !is_leaf {
            self.open
                .push((Some(number), fence.written.clone(), name.to_owned()));
        }
        (FenceAction::Open(number), is_leaf)
    }

    fn close(&mut self, fence: &Fence<'_>) -> FenceAction {
        match self.open.pop() {
            Some((Some(number), ..)) => FenceAction::Close(number),
            Some((None, ..)) => FenceAction::Nothing,
            None => {
                let place = self.place(fence.written.clone());
                self.report(invalid_component::close_without_open(place));
                FenceAction::Nothing
            }
        }
    }

    fn report(&mut self, problem: Diagnostic) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(range.start + self.offset, range.end + self.offset)
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.path, self.span(range))
    }
}

fn component_names() -> [&'static str; 6] {
    ComponentKind::ALL.map(ComponentKind::name)
}
