//! Writes a finished text as HTML for one page: fills in the targets of links, the pictures and the
//! figures.

use super::context::PageContext;
use super::dutch;
use super::figure::{self, FigureView};
use super::link_context::LinkTarget;
use super::part::basics::LinkKind;
use super::routing;
use super::texts::DocumentText;
use crate::escape;
use crate::model::address::Address;
use crate::model::value::{items, text};
use crate::model::vocabulary::Vocabulary;
use crate::syntax::markdown::Link;
use crate::syntax::prose::Piece;
use crate::syntax::typography::printed;

/// How wide a picture in a text is shown: the value of `sizes`.
const COLUMN: &str = "(min-width: 48em) 42rem, calc(100vw - 2.2rem)";

/// How a text is embedded in a page.
#[derive(Debug, Clone, Default)]
pub(super) struct TextPlacement {
    /// How many levels headings are lowered.
    lower: u8,
    /// Prefix of its anchors, ending in a hyphen; empty on a page of its own.
    scope: String,
}

impl TextPlacement {
    /// On a page of its own: headings and anchors as written.
    pub(super) const PAGE: Self = Self {
        lower: 0,
        scope: String::new(),
    };

    /// Within a page, as the part with the given anchor.
    pub(super) fn part(anchor: &str) -> Self {
        Self {
            lower: 1,
            scope: format!("{anchor}-"),
        }
    }

    /// The same, with headings one level lower.
    #[must_use]
    pub(super) fn lower(&self) -> Self {
        Self {
            lower: self.lower + 1,
            scope: self.scope.clone(),
        }
    }

    /// The anchor on the page of an anchor in the text.
    pub(super) fn anchor(&self, id: &str) -> String {
        format!("{}{id}", self.scope)
    }

    /// The level on the page of a heading in the text.
    pub(super) fn level(&self, written: u8) -> u8 {
        (written + self.lower).min(6)
    }
}

/// The HTML of a text on a page.
pub(super) fn html(
    context: &PageContext<'_>,
    text: &DocumentText<'_>,
    setting: &TextPlacement,
) -> String {
    let mut writer = HtmlWriter {
        context,
        text: *text,
        setting,
        html: String::new(),
        targets: text
            .body
            .links
            .iter()
            .map(|link| link_target(context, text, setting, link))
            .collect(),
    };
    for piece in &text.prose.pieces {
        writer.piece(piece);
    }
    writer.html
}

/// The target of a link in a text. An anchor of the text itself is written as on this page.
fn link_target(
    context: &PageContext<'_>,
    text: &DocumentText<'_>,
    setting: &TextPlacement,
    link: &Link,
) -> LinkTarget {
    match link.target.value.strip_prefix('#') {
        Some(anchor) => context.resolve(text.head, &format!("#{}", setting.anchor(anchor))),
        None => context.resolve(text.head, &link.target.value),
    }
}

/// Writes a text piece by piece.
struct HtmlWriter<'w> {
    context: &'w PageContext<'w>,
    text: DocumentText<'w>,
    setting: &'w TextPlacement,
    html: String,
    /// The targets of the text's links, in order.
    targets: Vec<LinkTarget>,
}

impl<'w> HtmlWriter<'w> {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Html(html) => self.html.push_str(html),
            Piece::HeadingOpen(at) => self.heading(*at, true),
            Piece::HeadingClose(at) => self.heading(*at, false),
            Piece::LinkOpen(at) => self.link_open(*at),
            Piece::LinkClose(at) => self.link_close(*at),
            Piece::Image(at) => self.image(*at),
            Piece::Figure(at) => self.figure(*at),
            Piece::Routing => routing::push(&mut self.html, self.context),
            Piece::Audience(at) => self.audience(*at),
            Piece::Term { term, text } => self.term(*term, text),
            Piece::Scope => self.scope(),
        }
    }

    fn heading(&mut self, at: usize, opens: bool) {
        let Some(heading) = self.text.body.outline.get(at) else {
            return;
        };
        let level = self.setting.level(heading.level);
        if opens {
            let id = self.setting.anchor(&heading.id);
            self.html.push_str(&format!("<h{level} id=\"{id}\">"));
        } else {
            self.html.push_str(&format!("</h{level}>"));
        }
    }

    fn link_open(&mut self, at: usize) {
        let Some(target) = self.targets.get(at) else {
            return;
        };
        let class = match target.kind {
            LinkKind::None => return,
            LinkKind::Referral => " class=\"verwijzing\"",
            LinkKind::External => " class=\"extern\"",
            LinkKind::Here | LinkKind::Contact => "",
        };
        self.html.push_str("<a");
        self.html.push_str(class);
        attribute(&mut self.html, "href", &target.href);
        let title = self.text.body.links.get(at).map_or("", |link| &link.title);
        if !title.is_empty() {
            attribute(&mut self.html, "title", title);
        }
        self.html.push('>');
    }

    fn link_close(&mut self, at: usize) {
        let Some(target) = self.targets.get(at) else {
            return;
        };
        if target.kind == LinkKind::None {
            return;
        }
        if let Some(academy) = &target.academy {
            self.html
                .push_str("<span class=\"alleen-voorlezen\"> (op de site van ");
            escape::push_html(&mut self.html, academy);
            self.html.push_str(")</span>");
        }
        self.html.push_str("</a>");
    }

    /// Writes a picture of ours. One of another host is written as its alternative text: loading it
    /// would tell that host which pages visitors read.
    fn image(&mut self, at: usize) {
        let Some(image) = self.text.body.images.get(at) else {
            return;
        };
        let files = self
            .context
            .picture_files(self.text.head, &image.target.value);
        let Some(files) = files else {
            escape::push_html(&mut self.html, &printed(&image.alt));
            return;
        };
        // Readers of feeds take one file, and know how wide they are themselves.
        let has_widths = !files.webp.is_empty() && !self.context.has_absolute_urls();
        if has_widths {
            self.html.push_str("<picture><source type=\"image/webp\"");
            let widths = files
                .webp
                .iter()
                .map(|file| format!("{} {}w", file.src, file.width));
            attribute(
                &mut self.html,
                "srcset",
                &widths.collect::<Vec<_>>().join(", "),
            );
            attribute(&mut self.html, "sizes", COLUMN);
            self.html.push('>');
        }
        self.html.push_str("<img");
        attribute(&mut self.html, "src", &files.src);
        attribute(&mut self.html, "alt", &printed(&image.alt));
        if !image.title.is_empty() {
            attribute(&mut self.html, "title", &printed(&image.title));
        }
        if let (Some(width), Some(height)) = (files.width, files.height) {
            attribute(&mut self.html, "width", &width.to_string());
            attribute(&mut self.html, "height", &height.to_string());
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
        if has_widths {
            self.html.push_str("</picture>");
        }
    }

    fn figure(&mut self, at: usize) {
        let figure = self
            .argument(at)
            .and_then(|id| self.context.heads.figure(id));
        if let Some(figure) = figure {
            figure::push(&mut self.html, &FigureView::of(figure));
        }
    }

    /// Writes the prefix of the anchor that follows. After a `#` the anchor is the target of a link,
    /// which in a feed must be absolute.
    fn scope(&mut self) {
        if self.html.ends_with('#') {
            self.html.pop();
            self.html.push_str(&self.context.before_anchor());
            self.html.push('#');
        }
        self.html.push_str(&self.setting.scope);
    }

    fn audience(&mut self, at: usize) {
        let id = self.argument(at).unwrap_or_default();
        let name = Vocabulary::plural(&self.context.heads.vocabulary.audiences, id);
        self.html.push_str("Voor ");
        escape::push_html(&mut self.html, &dutch::uncapitalised(name));
    }

    /// The argument after the name of a component.
    fn argument(&self, at: usize) -> Option<&'w str> {
        let component = self.text.body.components.get(at)?;
        Some(&component.argument.as_ref()?.value)
    }

    fn term(&mut self, at: usize, words: &str) {
        let context = self.context;
        let term = items(&context.heads.glossary.terms).get(at);
        let known = term.and_then(|term| Some((term, term.id.as_ref()?)));
        let Some((term, id)) = known else {
            self.html.push_str(words);
            return;
        };
        let glossary = context.href(&Address::from("/begrippen/"));
        self.html.push_str("<a class=\"begrip\"");
        attribute(
            &mut self.html,
            "href",
            &format!("{glossary}#{}", id.value.0),
        );
        // Browsers show `title` until a script improves on it. In a feed no script of ours runs and
        // every entry has its own first mentions, so that the attribute would only add bytes.
        if !context.has_absolute_urls() {
            attribute(&mut self.html, "title", &printed(text(&term.definition)));
        }
        self.html.push('>');
        self.html.push_str(words);
        self.html.push_str("</a>");
    }
}

fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape::push_html(html, value);
    html.push('"');
}
