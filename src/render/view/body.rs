//! The text of a document on one site.

use serde::Serialize;

use crate::escape;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::prose::{self, TextPlacement};
use crate::render::texts::DocumentText;

/// A text, ready to be written with `| safe`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct BodyView {
    /// HTML; empty when the document has no text. Headings begin at `<h2>`. What a region adds
    /// stands at its end in `<section class="accent">`, its heading anchored `accent`.
    pub(in crate::render) html: String,
    /// The headings of the second level, for a table of contents.
    pub(in crate::render) outline: Vec<OutlineHeading>,
    /// Whether a region has added to the text, so that there is an anchor `accent` to lead to.
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

/// The anchor of what a region adds to a text.
pub(super) const ACCENT: &str = "accent";

impl BodyView {
    /// The text of a document as a page of its own shows it.
    pub(in crate::render) fn of(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
    ) -> Self {
        Self::set(context, localized, &TextPlacement::PAGE)
    }

    /// The text of a document as a part of a page: its headings begin a level lower, and its
    /// anchors with that of the part.
    pub(super) fn part(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        anchor: &str,
    ) -> Self {
        Self::set(context, localized, &TextPlacement::part(anchor))
    }

    fn set(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        setting: &TextPlacement,
    ) -> Self {
        let mut view = Self::default();
        let accent = context.texts.accent(localized.document, context.plan.site);
        let accent = accent.filter(|accent| !accent.is_empty());
        if accent.is_none() || !localized.replaces_body() {
            let body = context.texts.body(localized.document);
            view.extend(context, body.as_ref(), setting);
        }
        match accent {
            Some(accent) if localized.replaces_body() => {
                view.extend(context, Some(&accent), setting)
            }
            Some(accent) => view.add(context, &accent, setting),
            None => {}
        }
        view
    }

    fn extend(
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

    /// Adds what a region says under a heading of its own, a level above the headings in it.
    fn add(
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
