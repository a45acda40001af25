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
//! every paragraph, keeps all offsets, and shows up as an event. Cutting the text at components and
//! parsing the pieces would be simpler, but a footnote or reference could then not be defined
//! outside the component that uses it.
//!
//! What stands before the colons is kept, so that a component may be in a list item or a quotation,
//! indented as its text is. It must close where it opens: in the same item or quotation. A closing
//! line that is indented further than its opening line belongs to it all the same.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::body::{ComponentKind, ComponentUse};
use super::dialect::OPTIONS;
use super::prepared::prepared;
use crate::diagnostic::codes::{invalid_component, limit_exceeded};
use crate::diagnostic::{Diagnostic, Place};
use crate::printable::cleaned;
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
    /// The action of each fence, by the offset of its thematic break.
    pub(super) actions: BTreeMap<usize, FenceAction>,
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
    let prepared = prepared(text);
    let mut fences = fences(text, &prepared);
    let text_with_rules = with_rules_for_fences(prepared.clone(), &fences);
    let mut containers = Containers::of(&text_with_rules, &mut fences);
    // One that is indented too far for its surroundings stands at the start of its line.
    let mut are_all_found = true;
    for fence in fences.iter_mut().filter(|fence| fence.container.is_none()) {
        fence.replaced = fence.line.clone();
        are_all_found = false;
    }
    if !are_all_found {
        let text_with_rules = with_rules_for_fences(prepared.clone(), &fences);
        containers = Containers::of(&text_with_rules, &mut fences);
        fences.retain(|fence| fence.container.is_some());
    }
    let mut matched = match_fences(&fences, &containers, offset, path);
    if !matched.closes_outside.is_empty() {
        for number in std::mem::take(&mut matched.closes_outside) {
            if let Some(fence) = fences.get_mut(number) {
                fence.replaced = fence.line.clone();
            }
        }
        let text_with_rules = with_rules_for_fences(prepared.clone(), &fences);
        containers = Containers::of(&text_with_rules, &mut fences);
        matched = match_fences(&fences, &containers, offset, path);
    }
    ScannedComponents {
        text: with_rules_for_fences(prepared, &fences),
        components: matched.components,
        actions: matched.actions,
        problems: matched.problems,
    }
}

/// Matches the fences. A `:::` after a leaf closes the leaf, unless the enclosing component would
/// then stay open.
fn match_fences(
    fences: &[Fence<'_>],
    containers: &Containers,
    offset: usize,
    path: &FilePath,
) -> MatchedFences {
    let own_first = FenceMatcher::run(fences, LeafCloser::Own, containers, offset, path);
    if own_first.problems.is_empty() {
        return own_first;
    }
    let outer_first = FenceMatcher::run(fences, LeafCloser::Outer, containers, offset, path);
    match outer_first.problems.len() < own_first.problems.len() {
        true => outer_first,
        false => own_first,
    }
}

/// A line that starts with `:::`, after the marks of the list items and quotations it is in.
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
    /// The range that becomes a thematic break.
    replaced: Range<usize>,
    /// The innermost list item, quotation or note that it is in; `None` when it is no fence after
    /// all, but part of a paragraph or of HTML.
    container: Option<usize>,
}

/// The list items, quotations and notes of a text, numbered in order; 0 is the text as a whole.
struct Containers {
    /// For each, the number of the last one inside it.
    last_inside: Vec<usize>,
}

impl Containers {
    /// Finds the containers of a text with rules for fences, and that of each fence.
    fn of(text: &str, fences: &mut [Fence<'_>]) -> Self {
        let mut last_inside = vec![usize::MAX];
        let mut open = vec![0];
        let mut fences = fences.iter_mut().peekable();
        if fences.peek().is_none() {
            return Self { last_inside };
        }
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            match event {
                Event::Start(_) => {
                    open.push(last_inside.len());
                    last_inside.push(last_inside.len());
                }
                Event::End(_) => {
                    let last = last_inside.len() - 1;
                    if let Some(ended) = open.pop().and_then(|ended| last_inside.get_mut(ended)) {
                        *ended = last;
                    }
                }
                Event::Rule => {
                    while fences
                        .next_if(|fence| fence.replaced.start < range.start)
                        .is_some()
                    {}
                    if let Some(fence) =
                        fences.next_if(|fence| range.contains(&fence.replaced.start))
                    {
                        fence.container = open.last().copied();
                    }
                }
                _ => {}
            }
        }
        Self { last_inside }
    }

    /// Whether a container is another one or is inside it.
    fn is_within(&self, inner: usize, outer: usize) -> bool {
        let last = self.last_inside.get(outer);
        outer <= inner && last.is_some_and(|last| inner <= *last)
    }
}

/// The lines that start with `:::`. `prepared` is the text as the parser sees it.
fn fences<'a>(text: &'a str, prepared: &str) -> Vec<Fence<'a>> {
    if !text.contains(":::") {
        return Vec::new();
    }
    let code = code_blocks(prepared);
    let mut fences = Vec::new();
    let mut start = 0;
    let mut follows_fence = false;
    for line in text.split_inclusive('\n') {
        let line_start = start;
        start += line.len();
        let line = line.trim_end_matches(['\r', '\n']);
        let indentation = marks_length(line);
        let written = line[indentation..].trim_end();
        let block = code.partition_point(|block| block.end <= line_start);
        let in_code = code.get(block).is_some_and(|block| block.start < start);
        if !written.starts_with(":::") || in_code {
            follows_fence &= written.is_empty();
            continue;
        }
        let after = written.trim_start_matches(':').trim_start();
        let name = after.split_whitespace().next();
        let rest = after[name.map_or(0, str::len)..].trim();
        let end = line_start + indentation + written.len();
        fences.push(Fence {
            line: line_start..line_start + line.len(),
            written: line_start + indentation..end,
            replaced: line_start + indentation..end,
            container: None,
            name: name.map(|name| (name, end - after.len())),
            argument: (!rest.is_empty()).then(|| (rest, end - rest.len())),
            follows_fence: std::mem::replace(&mut follows_fence, true),
        });
    }
    fences
}

/// The length of the blanks and the marks of quotations and list items at the start of a line.
fn marks_length(line: &str) -> usize {
    let mut rest = line.trim_start();
    loop {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len() - after.len();
        let inner = match digits {
            0 => rest.strip_prefix('>').or_else(|| {
                let after = rest.strip_prefix(['-', '*', '+'])?;
                after.starts_with([' ', '\t']).then_some(after)
            }),
            1..=9 => {
                let after = after.strip_prefix(['.', ')']);
                after.filter(|after| after.starts_with([' ', '\t']))
            }
            _ => None,
        };
        match inner {
            Some(inner) => rest = inner.trim_start(),
            None => return line.len() - rest.len(),
        }
    }
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

/// The text with a thematic break in place of each fence, of the same length in bytes. It consists
/// of underscores, which are no mark of a list.
fn with_rules_for_fences<'a>(text: Cow<'a, str>, fences: &[Fence<'_>]) -> Cow<'a, str> {
    if fences.is_empty() {
        return text;
    }
    let mut with_rules_for_fences = String::with_capacity(text.len());
    let mut done = 0;
    for fence in fences {
        with_rules_for_fences.push_str(&text[done..fence.replaced.start]);
        with_rules_for_fences.extend(std::iter::repeat_n('_', fence.replaced.len()));
        done = fence.replaced.end;
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

/// What the fences of a text amount to.
struct MatchedFences {
    components: Vec<ComponentUse>,
    actions: BTreeMap<usize, FenceAction>,
    /// The numbers of the fences that close a component outside the list item or quotation they are
    /// in.
    closes_outside: Vec<usize>,
    problems: Vec<Diagnostic>,
}

struct FenceMatcher<'p> {
    path: &'p FilePath,
    containers: &'p Containers,
    offset: usize,
    /// The open components.
    open: Vec<OpenFence>,
    found: MatchedFences,
}

/// A component that is open.
struct OpenFence {
    /// Its number; `None` when it is invalid.
    number: Option<usize>,
    /// Its opening line.
    written: Range<usize>,
    name: String,
    container: usize,
}

impl<'p> FenceMatcher<'p> {
    fn run(
        fences: &[Fence<'_>],
        leaf_closer: LeafCloser,
        containers: &'p Containers,
        offset: usize,
        path: &'p FilePath,
    ) -> MatchedFences {
        let mut matcher = Self {
            path,
            containers,
            offset,
            open: Vec::new(),
            found: MatchedFences {
                components: Vec::new(),
                actions: BTreeMap::new(),
                closes_outside: Vec::new(),
                problems: Vec::new(),
            },
        };
        let mut follows_leaf = false;
        for (number, fence) in fences.iter().enumerate() {
            let has_ended = matcher.end_containers(fence);
            let is_own_end = follows_leaf && fence.follows_fence && fence.name.is_none();
            follows_leaf = false;
            let action = match fence.name {
                None if is_own_end && leaf_closer == LeafCloser::Own => FenceAction::Nothing,
                None => matcher.close(fence, number, has_ended),
                Some((name, at)) => {
                    let (action, is_leaf) = matcher.open(fence, name, at);
                    follows_leaf = is_leaf;
                    action
                }
            };
            matcher.found.actions.insert(fence.replaced.start, action);
        }
        while let Some(open) = matcher.open.pop() {
            matcher.report_unclosed(open);
        }
        let mut found = matcher.found;
        found.problems.sort_by_key(|problem| problem.place.span);
        found
    }

    /// Ends the components of which the list item or quotation ended before a fence. Returns whether
    /// there are any.
    fn end_containers(&mut self, fence: &Fence<'_>) -> bool {
        let container = fence.container.unwrap_or_default();
        let containers = self.containers;
        let has_ended = |open: &mut OpenFence| !containers.is_within(container, open.container);
        let mut some_ended = false;
        while let Some(open) = self.open.pop_if(has_ended) {
            some_ended = true;
            self.report_unclosed(open);
        }
        some_ended
    }

    /// Reports a component without an end. An invalid one has been reported already.
    fn report_unclosed(&mut self, open: OpenFence) {
        if open.number.is_some() {
            let place = self.place(open.written);
            self.report(match open.container {
                0 => invalid_component::unclosed_component(place, &open.name),
                _ => invalid_component::unclosed_in_container(place, &open.name),
            });
        }
    }

    fn push_open(&mut self, number: Option<usize>, fence: &Fence<'_>, name: &str) {
        self.open.push(OpenFence {
            number,
            written: fence.written.clone(),
            name: name.to_owned(),
            container: fence.container.unwrap_or_default(),
        });
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
            self.push_open(None, fence, name);
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
                self.push_open(None, fence, name);
            }
            return (FenceAction::Nothing, is_leaf);
        }
        let number = self.found.components.len();
        self.found.components.push(ComponentUse {
            kind,
            argument: fence.argument.map(|(argument, at)| {
                Spanned::new(cleaned(argument).into(), self.span(at..at + argument.len()))
            }),
            span: self.span(fence.written.clone()),
        });
        if !is_leaf {
            self.push_open(Some(number), fence, name);
        }
        (FenceAction::Open(number), is_leaf)
    }

    /// Closes the innermost component. When one was reported because its list item or quotation
    /// has ended, this may be the end that its author meant.
    fn close(&mut self, fence: &Fence<'_>, number: usize, has_ended: bool) -> FenceAction {
        match self.open.pop() {
            Some(open) => {
                if Some(open.container) != fence.container {
                    self.found.closes_outside.push(number);
                }
                open.number.map_or(FenceAction::Nothing, FenceAction::Close)
            }
            None if has_ended => FenceAction::Nothing,
            None => {
                let place = self.place(fence.written.clone());
                self.report(invalid_component::close_without_open(place));
                FenceAction::Nothing
            }
        }
    }

    fn report(&mut self, problem: Diagnostic) {
        if self.found.problems.len() < MAX_PROBLEMS {
            self.found.problems.push(problem);
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
