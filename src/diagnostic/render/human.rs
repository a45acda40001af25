//! Problems for a person at a terminal, in the look of rustc: the line, a caret, and the way out.

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
    normalize_untrusted_str,
};

use super::wrap::wrap;
use super::{Sources, Summary};
use crate::diagnostic::{Diagnostic, Edit, Fix, Language, Place, Related, Severity, Words};
use crate::source::{Source, Span};

const HELP: Words = Words {
    nl: "hulp",
    en: "help",
};
const SEE_ALSO: Words = Words {
    nl: "zie ook",
    en: "see also",
};
const SITES: Words = Words { nl: "op", en: "on" };

/// The narrowest room that text is wrapped to; narrower terminals wrap by themselves.
const NARROWEST: usize = 30;

/// The most bytes of source that are shown of one problem. Nobody finds a place in a longer line,
/// and of those that a program wrote one can be as long as a file.
const LONGEST_EXCERPT: usize = 8_000;

/// How problems are shown to a person.
#[derive(Debug, Clone, Copy)]
pub struct Human {
    /// The language of the words.
    pub language: Language,
    /// Whether to use the colours of a terminal, as ANSI escapes.
    pub colour: bool,
    /// The width of the terminal in columns.
    pub width: usize,
}

impl Human {
    /// All problems, an empty line after each, and a line with the counts.
    pub fn report(&self, problems: &[Diagnostic], sources: &dyn Sources) -> String {
        let mut report = String::new();
        for problem in problems {
            report.push_str(&self.problem(problem, sources));
            report.push_str("\n\n");
        }
        report.push_str(&Summary::of(problems).say(self.language));
        report.push('\n');
        report
    }

    /// One problem, without a line end behind it.
    pub fn problem(&self, problem: &Diagnostic, sources: &dyn Sources) -> String {
        let name = problem.severity.one().say(self.language);
        let code = problem.code.as_str();
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Hint => Level::INFO,
        };
        let message = problem.message.say(self.language);
        let message = self.wrapped(message, name.len() + code.len() + "[]: ".len());
        let source = sources.source(&problem.place.path);
        let near = Near::of(problem, source);
        let title = level.with_name(name).primary_title(message).id(code);
        let mut primary = title.element(self.shown(&problem.place, source, &near.related));

        let patch = match (source, &problem.fix) {
            (Some(source), Some(fix)) => patched(source, fix),
            _ => None,
        };
        let help = problem.help.as_ref().map(|help| help.say(self.language));
        if let (Some(help), None) = (help, &patch) {
            primary = primary.element(self.note(HELP, help));
        }
        if !problem.sites.is_empty() {
            primary = primary.element(self.note(SITES, &problem.sites.join(", ")));
        }

        let mut groups = vec![primary];
        let elsewhere = near.elsewhere.iter();
        groups.extend(elsewhere.map(|related| self.elsewhere(related, sources)));
        if let (Some(help), Some(patch)) = (help, patch) {
            let name = HELP.say(self.language);
            let level = Level::HELP.with_name(name);
            let help = self.wrapped(&clean(help), name.len() + ": ".len());
            groups.push(level.secondary_title(help).element(patch));
        }
        self.renderer().render(&groups)
    }

    fn renderer(&self) -> Renderer {
        let renderer = if self.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.term_width(self.width)
    }

    /// The source lines of a place and of further places in the same file.
    fn shown<'a>(
        &self,
        place: &'a Place,
        source: Option<&'a Source>,
        related: &[&'a Related],
    ) -> Element<'a> {
        let Some(source) = source.filter(|_| place.span != Span::FILE || !related.is_empty())
        else {
            return origin(place);
        };
        let spans = related.iter().map(|related| related.place.span);
        let excerpt = Excerpt::of(source, spans.chain([place.span]));
        if excerpt.text.len() > LONGEST_EXCERPT {
            let at = source.line_column(place.span.start);
            return Origin::path(source.path().as_str())
                .line(at.line as usize)
                .char_column(at.column as usize)
                .into();
        }
        let primary = AnnotationKind::Primary.span(excerpt.range(place.span));
        let related = related.iter().map(|related| -> Annotation<'a> {
            AnnotationKind::Context
                .span(excerpt.range(related.place.span))
                .label(related.message.say(self.language))
        });
        Snippet::source(excerpt.text)
            .line_start(excerpt.line)
            .path(source.path().as_str())
            .annotation(primary)
            .annotations(related)
            .into()
    }

    /// A further place in another file.
    fn elsewhere<'a>(&self, related: &'a Related, sources: &'a dyn Sources) -> Group<'a> {
        let name = SEE_ALSO.say(self.language);
        let message = clean(related.message.say(self.language));
        let message = self.wrapped(&message, name.len() + ": ".len());
        let source = sources.source(&related.place.path);
        let level = Level::NOTE.with_name(name);
        level
            .secondary_title(message)
            .element(self.shown(&related.place, source, &[]))
    }

    fn note<'a>(&self, name: Words, text: &str) -> Element<'a> {
        let name = name.say(self.language);
        let level = Level::HELP.with_name(name);
        // Beside the words stand a line number of some four digits, " = " and ": ".
        let text = self.wrapped(&clean(text), name.len() + 9);
        level.message(text).into()
    }

    /// Breaks the first line of a text so that it fits beside `taken` columns. Lines after the
    /// first are examples, which stay as they are.
    fn wrapped(&self, text: &str, taken: usize) -> String {
        let room = self.width.saturating_sub(taken).max(NARROWEST);
        match text.split_once('\n') {
            Some((first, rest)) => format!("{}\n{rest}", wrap(first, room)),
            None => wrap(text, room),
        }
    }
}

/// The further places of a problem, by whether they stand in the same file.
struct Near<'a> {
    related: Vec<&'a Related>,
    elsewhere: Vec<&'a Related>,
}

impl<'a> Near<'a> {
    fn of(problem: &'a Diagnostic, source: Option<&Source>) -> Self {
        let here =
            |related: &&Related| source.is_some_and(|source| *source.path() == related.place.path);
        let (related, elsewhere) = problem.related.iter().partition(here);
        Self { related, elsewhere }
    }
}

/// The lines of a source that hold some spans: the renderer need not look at the others.
struct Excerpt<'a> {
    text: &'a str,
    line: usize,
    offset: usize,
}

impl<'a> Excerpt<'a> {
    fn of(source: &'a Source, spans: impl Iterator<Item = Span>) -> Self {
        let text = source.text();
        let (mut start, mut end) = (text.len(), 0);
        for span in spans {
            start = start.min(boundary(text, span.start));
            end = end.max(boundary(text, span.end));
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

    /// A span of the source as a range of the excerpt.
    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let inside = |offset: u32| {
            let offset = (offset as usize).saturating_sub(self.offset);
            boundary(self.text, u32::try_from(offset).unwrap_or(u32::MAX))
        };
        inside(span.start)..inside(span.end)
    }
}

/// The nearest offset at or before this one at which the text can be cut.
fn boundary(text: &str, offset: u32) -> usize {
    text.floor_char_boundary(offset as usize)
}

fn origin(place: &Place) -> Element<'_> {
    Origin::path(place.path.as_str()).into()
}

/// The lines of a fix as they would become; `None` when it changes another file as well, or lines
/// that are too long to show.
fn patched<'a>(source: &'a Source, fix: &'a Fix) -> Option<Element<'a>> {
    let mut edits: Vec<&Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.place.span);
    if edits.is_empty() || edits.iter().any(|edit| edit.place.path != *source.path()) {
        return None;
    }
    let excerpt = Excerpt::of(source, edits.iter().map(|edit| edit.place.span));
    if excerpt.text.len() > LONGEST_EXCERPT {
        return None;
    }
    let patches = edits
        .iter()
        .map(|edit| Patch::new(excerpt.range(edit.place.span), edit.text.as_str()));
    let snippet = Snippet::source(excerpt.text)
        .line_start(excerpt.line)
        .patches(patches);
    Some(snippet.into())
}

/// Without control characters, by which a file could play with the reader's terminal.
fn clean(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(normalize_untrusted_str).collect();
    lines.join("\n")
}
