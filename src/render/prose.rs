//! From a finished text to the HTML of one site: where its links lead, where its pictures are,
//! what its figures say.

use super::context::PageContext;
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

/// How a text is set on a page.
#[derive(Debug, Clone, Default)]
pub(super) struct TextPlacement {
    /// How many levels its headings are lower than they were written.
    lower: u8,
    /// What its anchors begin with, with a hyphen at its end; nothing on a page of its own.
    scope: String,
}

impl TextPlacement {
    /// On a page of its own, as it was written.
    pub(super) const PAGE: Self = Self {
        lower: 0,
        scope: String::new(),
    };

    /// As the part of a page with an anchor.
    pub(super) fn part(anchor: &str) -> Self {
        Self {
            lower: 1,
            scope: format!("{anchor}-"),
        }
    }

    /// The same, with headings a level lower.
    #[must_use]
    pub(super) fn lower(&self) -> Self {
        Self {
            lower: self.lower + 1,
            scope: self.scope.clone(),
        }
    }

    /// An anchor of the text as it is on the page.
    pub(super) fn anchor(&self, id: &str) -> String {
        format!("{}{id}", self.scope)
    }

    /// The level that a heading gets.
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
            .map(|link| target(context, text, setting, link))
            .collect(),
    };
    for piece in &text.prose.pieces {
        writer.piece(piece);
    }
    writer.html
}

/// Where a link of a text leads. An anchor of the text itself is written as it is on this page.
fn target(
    context: &PageContext<'_>,
    text: &DocumentText<'_>,
    setting: &TextPlacement,
    link: &Link,
) -> LinkTarget {
    match link.target.value.strip_prefix('#') {
        Some(anchor) => context.written(text.head, &format!("#{}", setting.anchor(anchor))),
        None => context.written(text.head, &link.target.value),
    }
}

/// Writes a text piece by piece.
struct HtmlWriter<'w> {
    context: &'w PageContext<'w>,
    text: DocumentText<'w>,
    setting: &'w TextPlacement,
    html: String,
    /// Where the links of the text lead, in their order.
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
            Piece::Scope => self.html.push_str(&self.setting.scope),
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

    /// A picture of ours; one from elsewhere would show another host which pages its visitors read, and is
    /// shown by its text alone.
    fn image(&mut self, at: usize) {
        let Some(image) = self.text.body.images.get(at) else {
            return;
        };
        let target = self.context.written(self.text.head, &image.target.value);
        if target.kind != LinkKind::Here {
            escape::push_html(&mut self.html, &printed(&image.alt));
            return;
        }
        self.html.push_str("<img");
        attribute(&mut self.html, "src", &target.href);
        attribute(&mut self.html, "alt", &printed(&image.alt));
        if !image.title.is_empty() {
            attribute(&mut self.html, "title", &printed(&image.title));
        }
        if let Some(size) = target.dimensions {
            attribute(&mut self.html, "width", &size.width.to_string());
            attribute(&mut self.html, "height", &size.height.to_string());
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    fn figure(&mut self, at: usize) {
        let figure = self
            .argument(at)
            .and_then(|id| self.context.heads.figure(id));
        if let Some(figure) = figure {
            figure::push(&mut self.html, &FigureView::of(figure));
        }
    }

    fn audience(&mut self, at: usize) {
        let id = self.argument(at).unwrap_or_default();
        let name = Vocabulary::name(&self.context.heads.vocabulary.audiences, id);
        self.html.push_str("Voor: ");
        escape::push_html(&mut self.html, name);
    }

    /// What stands after the name of a component.
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
        // Browsers show it themselves until a script does it better. In a feed, where no script of
        // ours runs and every entry brings its own first mentions, it would be weight alone.
        if !context.is_anywhere() {
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
