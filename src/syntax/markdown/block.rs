//! Blocks and emphasis whose tags are written without further state.

use pulldown_cmark::{BlockQuoteKind, Tag, TagEnd};

use super::segments::SegmentWriter;
use super::text::TextKind;

/// The kind of text run that a tag begins, if it begins one.
pub(super) fn text_kind(tag: &Tag<'_>) -> Option<TextKind> {
    match tag {
        Tag::Paragraph
        | Tag::HtmlBlock
        | Tag::DefinitionListDefinition
        | Tag::BlockQuote(_)
        | Tag::FootnoteDefinition(_) => Some(TextKind::Paragraph),
        Tag::Heading { .. } => Some(TextKind::Heading),
        Tag::Item | Tag::DefinitionListTitle | Tag::List(_) => Some(TextKind::Item),
        Tag::TableCell => Some(TextKind::Cell),
        Tag::CodeBlock(_) => Some(TextKind::Code),
        _ => None,
    }
}

/// Whether a text run ends at this tag.
pub(super) fn ends_text(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::DefinitionListDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::List(_)
            | TagEnd::TableCell
            | TagEnd::CodeBlock
    )
}

/// Writes the tags that open a block or emphasis.
pub(super) fn open(out: &mut SegmentWriter, tag: &Tag<'_>) {
    let html = match tag {
        Tag::Paragraph | Tag::HtmlBlock => "<p>",
        Tag::BlockQuote(None) => "<blockquote>",
        Tag::BlockQuote(Some(kind)) => {
            let (class, title) = callout(*kind);
            out.html(&format!("<div class=\"melding {class}\" role=\"note\">"));
            if let Some(title) = title {
                out.html(&format!("<p class=\"melding-titel\">{title}</p>"));
            }
            return;
        }
        Tag::CodeBlock(_) => "<pre><code>",
        Tag::List(None) => "<ul>",
        Tag::List(Some(1)) => "<ol>",
        Tag::List(Some(start)) => return out.html(&format!("<ol start=\"{start}\">")),
        Tag::Item => "<li>",
        Tag::DefinitionList => "<dl>",
        Tag::DefinitionListTitle => "<dt>",
        Tag::DefinitionListDefinition => "<dd>",
        Tag::Emphasis => "<em>",
        Tag::Strong => "<strong>",
        Tag::Strikethrough => "<del>",
        _ => return,
    };
    out.html(html);
}

/// Writes the tags that close what [`open()`] opened.
pub(super) fn close(out: &mut SegmentWriter, tag: TagEnd) {
    out.html(match tag {
        TagEnd::Paragraph | TagEnd::HtmlBlock => "</p>",
        TagEnd::BlockQuote(None) => "</blockquote>",
        TagEnd::BlockQuote(Some(_)) => "</div>",
        TagEnd::CodeBlock => "</code></pre>",
        TagEnd::List(false) => "</ul>",
        TagEnd::List(true) => "</ol>",
        TagEnd::Item => "</li>",
        TagEnd::DefinitionList => "</dl>",
        TagEnd::DefinitionListTitle => "</dt>",
        TagEnd::DefinitionListDefinition => "</dd>",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        _ => return,
    });
}

/// Class and title of a callout: GitHub's five kinds, in Dutch. A note has no title: the same words
/// above every note say nothing about any of them.
fn callout(kind: BlockQuoteKind) -> (&'static str, Option<&'static str>) {
    match kind {
        BlockQuoteKind::Note => ("weetje", None),
        BlockQuoteKind::Tip => ("tip", Some("Tip")),
        BlockQuoteKind::Important => ("belangrijk", Some("Belangrijk")),
        BlockQuoteKind::Warning => ("let-op", Some("Let op")),
        BlockQuoteKind::Caution => ("pas-op", Some("Pas op")),
    }
}
