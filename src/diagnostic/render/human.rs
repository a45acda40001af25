//! Renders problems for a person at a terminal, in the style of rustc: the line, a caret, and help.

use std::borrow::Cow;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
    normalize_untrusted_str,
};

use super::wrap::wrap;
use super::{SourceLookup, Summary, without_secrets};
use crate::diagnostic::{
    Diagnostic, Edit, Fix, Language, Place, RelatedNote, Severity, StaticText,
};
use crate::source::{Source, Span};

const HELP: StaticText = StaticText {
    nl: "hulp",
    en: "help",
};
const SEE_ALSO: StaticText = StaticText {
    nl: "zie ook",
    en: "see also",
};
const SITES: StaticText = StaticText { nl: "op", en: "on" };

/// The minimum number of columns to which text is wrapped; narrower terminals wrap it themselves.
const MIN_COLUMNS: usize = 30;

/// The maximum number of bytes of an excerpt. Nobody finds a place in a longer line, and a
/// generated line can be as long as its file.
const MAX_EXCERPT_BYTES: usize = 8_000;

/// The settings with which problems are rendered for a terminal.
#[derive(Debug, Clone, Copy)]
pub struct HumanRenderer {
    /// The language of the messages.
    pub language: Language,
    /// Whether to add colours, as ANSI escapes.
    pub has_colour: bool,
    /// The width of the terminal in columns.
    pub width: usize,
}

impl HumanRenderer {
    /// Renders all problems, an empty line after each, and a line with the counts.
    pub fn report(&self, problems: &[Diagnostic], sources: &dyn SourceLookup) -> String {
        let mut report = String::new();
        for problem in problems {
            report.push_str(&self.render_problem(problem, sources));
            report.push_str("\n\n");
        }
        report.push_str(&Summary::of(problems).in_words(self.language));
        report.push('\n');
        report
    }

    /// Renders one problem, without a final line end.
    pub fn render_problem(&self, problem: &Diagnostic, sources: &dyn SourceLookup) -> String {
        let name = problem.severity.singular().in_language(self.language);
        let code = problem.code.as_str();
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Hint => Level::INFO,
        };
        let message = problem.message.in_language(self.language);
        let message = self.wrapped(message, name.len() + code.len() + "[]: ".len());
        let source = sources.source(&problem.place.path);
        let related = RelatedNotes::of(problem, source);
        let title = level.with_name(name).primary_title(message).id(code);
        let mut primary =
            title.element(self.excerpt_element(&problem.place, source, &related.same_file));

        let patch = match (source, &problem.fix) {
            (Some(source), Some(fix)) => patch_element(source, fix),
            _ => None,
        };
        let help = problem
            .help
            .as_ref()
            .map(|help| help.in_language(self.language));
        if let (Some(help), None) = (help, &patch) {
            primary = primary.element(self.footnote(HELP, help));
        }
        if !problem.sites.is_empty() {
            primary = primary.element(self.footnote(SITES, &problem.sites.join(", ")));
        }

        let mut groups = vec![primary];
        let other_files = related.other_files.iter();
        groups.extend(other_files.map(|related| self.related_group(related, sources)));
        if let (Some(help), Some(patch)) = (help, patch) {
            let name = HELP.in_language(self.language);
            let level = Level::HELP.with_name(name);
            let help = self.wrapped(&replace_control_characters(help), name.len() + ": ".len());
            groups.push(level.secondary_title(help).element(patch));
        }
        self.renderer().render(&groups)
    }

    fn renderer(&self) -> Renderer {
        let renderer = if self.has_colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.term_width(self.width)
    }

    /// Renders the source lines of a place and of related places in the same file.
    fn excerpt_element<'a>(
        &self,
        place: &'a Place,
        source: Option<&'a Source>,
        related: &[&'a RelatedNote],
    ) -> Element<'a> {
        let Some(source) = source.filter(|_| place.span != Span::FILE || !related.is_empty())
        else {
            return path_element(place);
        };
        let spans = related.iter().map(|related| related.place.span);
        let excerpt = SourceExcerpt::of(source, spans.chain([place.span]));
        if excerpt.text.len() > MAX_EXCERPT_BYTES {
            let at = source.line_column(place.span.start);
            return Origin::path(source.path().as_str())
                .line(at.line as usize)
                .char_column(at.column as usize)
                .into();
        }
        let text = presentable(excerpt.text);
        let primary = AnnotationKind::Primary.span(excerpt.range(place.span));
        let related = related.iter().map(|related| -> Annotation<'a> {
            AnnotationKind::Context
                .span(excerpt.range(related.place.span))
                .label(related.message.in_language(self.language))
        });
        Snippet::source(text)
            .line_start(excerpt.line)
            .path(source.path().as_str())
            .annotation(primary)
            .annotations(related)
            .into()
    }

    /// Renders a related place in another file.
    fn related_group<'a>(
        &self,
        related: &'a RelatedNote,
        sources: &'a dyn SourceLookup,
    ) -> Group<'a> {
        let name = SEE_ALSO.in_language(self.language);
        let message = replace_control_characters(related.message.in_language(self.language));
        let message = self.wrapped(&message, name.len() + ": ".len());
        let source = sources.source(&related.place.path);
        let level = Level::NOTE.with_name(name);
        level
            .secondary_title(message)
            .element(self.excerpt_element(&related.place, source, &[]))
    }

    fn footnote<'a>(&self, name: StaticText, text: &str) -> Element<'a> {
        let name = name.in_language(self.language);
        let level = Level::HELP.with_name(name);
        // The text follows a line number of about four digits, " = ", the name and ": ".
        let text = self.wrapped(&replace_control_characters(text), name.len() + 9);
        level.message(text).into()
    }

    /// Wraps the first line of a text to fit next to `prefix` columns. Lines after the first are
    /// examples, which are kept as they are.
    fn wrapped(&self, text: &str, prefix: usize) -> String {
        let columns = self.width.saturating_sub(prefix).max(MIN_COLUMNS);
        match text.split_once('\n') {
            Some((first, rest)) => format!("{}\n{rest}", wrap(first, columns)),
            None => wrap(text, columns),
        }
    }
}

/// The related notes of a problem, by whether they are in its own file.
struct RelatedNotes<'a> {
    same_file: Vec<&'a RelatedNote>,
    other_files: Vec<&'a RelatedNote>,
}

impl<'a> RelatedNotes<'a> {
    fn of(problem: &'a Diagnostic, source: Option<&Source>) -> Self {
        let is_same_file = |related: &&RelatedNote| {
            source.is_some_and(|source| *source.path() == related.place.path)
        };
        let (same_file, other_files) = problem.related.iter().partition(is_same_file);
        Self {
            same_file,
            other_files,
        }
    }
}

/// The lines of a source that hold some spans, so that the renderer need not read the others.
struct SourceExcerpt<'a> {
    text: &'a str,
    line: usize,
    offset: usize,
}

impl<'a> SourceExcerpt<'a> {
    fn of(source: &'a Source, spans: impl Iterator<Item = Span>) -> Self {
        let text = source.text();
        let (mut start, mut end) = (text.len(), 0);
        for span in spans {
            start = start.min(char_boundary(text, span.start));
            end = end.max(char_boundary(text, span.end));
        }
        let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let lines = &text[start..end.max(start)];
        Self {
            text: lines.strip_suffix('\r').unwrap_or(lines),
            line: text[..start].matches('\n').count() + 1,
            offset: start,
        }
    }

    /// Converts a span of the source to a range of the excerpt.
    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let clamp = |offset: u32| {
            let offset = (offset as usize).saturating_sub(self.offset);
            char_boundary(self.text, u32::try_from(offset).unwrap_or(u32::MAX))
        };
        clamp(span.start)..clamp(span.end)
    }
}

/// Returns the nearest character boundary at or before an offset.
fn char_boundary(text: &str, offset: u32) -> usize {
    text.floor_char_boundary(offset as usize)
}

fn path_element(place: &Place) -> Element<'_> {
    Origin::path(place.path.as_str()).into()
}

/// Renders the lines of a fix before and after it; `None` if it changes another file as well, or if
/// the excerpt would be too long.
fn patch_element<'a>(source: &'a Source, fix: &'a Fix) -> Option<Element<'a>> {
    let mut edits: Vec<&Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.place.span);
    if edits.is_empty() || edits.iter().any(|edit| edit.place.path != *source.path()) {
        return None;
    }
    let excerpt = SourceExcerpt::of(source, edits.iter().map(|edit| edit.place.span));
    if excerpt.text.len() > MAX_EXCERPT_BYTES {
        return None;
    }
    let patches = edits
        .iter()
        .map(|edit| Patch::new(excerpt.range(edit.place.span), edit.text.as_str()));
    let snippet = Snippet::source(presentable(excerpt.text))
        .line_start(excerpt.line)
        .patches(patches);
    Some(snippet.into())
}

/// A text of a source as it can be shown: without secrets, and without the control characters that the
/// renderer would pass on to the terminal. Each is replaced by as many bytes, so that places stay right.
fn presentable(text: &str) -> Cow<'_, str> {
    let is_control = |c| matches!(c, '\u{80}'..='\u{9F}');
    let text = without_secrets(text);
    match text.contains(is_control) {
        true => Cow::Owned(text.replace(is_control, "·")),
        false => text,
    }
}

/// Replaces control characters, with which the text of a file could control the terminal.
fn replace_control_characters(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(normalize_untrusted_str).collect();
    lines.join("\n")
}
