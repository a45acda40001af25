//! The text of a document on one site.

use serde::Serialize;

use crate::escape;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::prose::{self, TextPlacement};
use crate::render::texts::DocumentText;

/// A text as HTML, to be written with `| safe`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct BodyView {
    /// HTML; empty when the document has no text. Headings start at `<h2>`. A region's addition is
    /// at the end in `<section class="accent">`, with a heading anchored `accent`.
    pub(in crate::render) html: String,
    /// The headings of the second level, for a table of contents.
    pub(in crate::render) outline: Vec<OutlineHeading>,
    /// Whether a region has added to the text, so that the anchor `accent` exists.
    pub(in crate::render) has_accent: bool,
}

/// A heading in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct OutlineHeading {
    /// Its anchor.
    pub(in crate::render) id: String,
    /// Its text, without markup.
    pub(in crate::render) text: String,
}

/// The anchor of a region's addition to a text.
pub(in crate::render) const ACCENT: &str = "accent";

impl BodyView {
    /// The text of a document on a page of its own.
    pub(in crate::render) fn of(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
    ) -> Self {
        Self::new(context, localized, &TextPlacement::PAGE)
    }

    /// The text of a document as part of a page: headings one level lower, anchors prefixed with
    /// that of the part.
    pub(super) fn part(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        anchor: &str,
    ) -> Self {
        Self::new(context, localized, &TextPlacement::part(anchor))
    }

    fn new(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        setting: &TextPlacement,
    ) -> Self {
        let mut view = Self::default();
        let accent = context.texts.accent(localized.document, context.plan.site);
        let accent = accent.filter(|accent| !accent.is_empty());
        if accent.is_none() || !localized.replaces_body() {
            let body = context.texts.body(localized.document);
            view.push_text(context, body.as_ref(), setting);
        }
        match accent {
            Some(accent) if localized.replaces_body() => {
                view.push_text(context, Some(&accent), setting)
            }
            Some(accent) => view.push_accent(context, &accent, setting),
            None => {}
        }
        view
    }

    fn push_text(
        &mut self,
        context: &PageContext<'_>,
        text: Option<&DocumentText<'_>>,
        setting: &TextPlacement,
    ) {
        let Some(text) = text else {
            return;
        };
        self.html.push_str(&prose::html(context, text, setting));
        let headings = text
            .body
            .outline
            .iter()
            .filter(|heading| heading.level == 2);
        self.outline.extend(headings.map(|heading| OutlineHeading {
            id: setting.anchor(&heading.id),
            text: heading.text.to_string(),
        }));
    }

    /// Appends a region's addition under a heading of its own, one level above the headings in it.
    fn push_accent(
        &mut self,
        context: &PageContext<'_>,
        accent: &DocumentText<'_>,
        setting: &TextPlacement,
    ) {
        let id = setting.anchor(ACCENT);
        let text = format!("In {}", context.site().short_name());
        let level = setting.level(2);
        self.html.push_str(&format!(
            "<section class=\"accent\" aria-labelledby=\"{id}\"><h{level} id=\"{id}\">{}</h{level}>{}\
             </section>",
            escape::html(&text),
            prose::html(context, accent, &setting.lower())
        ));
        self.outline.push(OutlineHeading { id, text });
        self.has_accent = true;
    }
}
