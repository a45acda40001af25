//! Renders the opening and closing of components.

use super::body::{ComponentKind, ComponentUse, Segment};
use super::component::FenceAction;
use super::html::escaped;
use super::render::Renderer;
use super::text::TextKind;
use crate::syntax::typography::typeset;

impl Renderer<'_> {
    /// Opens or closes the component of a fence.
    pub(super) fn apply_fence_action(&mut self, action: FenceAction) {
        match action {
            FenceAction::Nothing => {}
            FenceAction::Open(number) => self.open_component(number),
            // A component inside something else, such as HTML, was never opened.
            FenceAction::Close(number) => {
                while self.open_components.iter().any(|(open, _)| *open == number) {
                    self.close_component();
                }
            }
        }
    }

    fn open_component(&mut self, number: usize) {
        let Some(ComponentUse { kind, argument, .. }) =
            self.writer.body.components.get(number).cloned()
        else {
            return;
        };
        self.runs.begin(TextKind::Heading);
        let title = argument
            .as_ref()
            .map(|argument| escaped(&typeset(&argument.value, None)));
        let html = match (kind, &title) {
            (ComponentKind::Figure, _) => return self.writer.out.slot(Segment::Figure(number)),
            (ComponentKind::Routing, _) => return self.writer.out.slot(Segment::Routing),
            (ComponentKind::Audience, id) => format!(
                "<div class=\"doelgroep\" role=\"note\" data-doelgroep=\"{}\">\
                 <p class=\"doelgroep-naam\">",
                id.as_deref().unwrap_or_default()
            ),
            (ComponentKind::Frame, None) => "<div class=\"kader\" role=\"note\">".to_owned(),
            (ComponentKind::Frame, Some(title)) => {
                format!("<div class=\"kader\" role=\"note\"><p class=\"kader-titel\">{title}</p>")
            }
            (ComponentKind::Steps, _) => "<div class=\"stappen\">".to_owned(),
            (ComponentKind::Quotation, _) => "<figure class=\"citaat\"><blockquote>".to_owned(),
        };
        self.writer.out.html(&html);
        if kind == ComponentKind::Audience {
            self.writer.out.slot(Segment::Audience(number));
            self.writer.out.html("</p>");
        } else if let Some(argument) = &argument {
            self.runs.push(&argument.value, argument.span);
        }
        self.runs.end();
        self.open_components.push((number, self.depth));
    }

    /// Closes the components that were opened inside a block at a depth, which ends.
    pub(super) fn close_components_inside(&mut self, depth: usize) {
        while self
            .open_components
            .last()
            .is_some_and(|(_, at)| *at >= depth)
        {
            self.close_component();
        }
    }

    /// Closes the innermost component.
    pub(super) fn close_component(&mut self) {
        let Some((number, _)) = self.open_components.pop() else {
            return;
        };
        let Some(component) = self.writer.body.components.get(number) else {
            return;
        };
        self.writer.out.html(match component.kind {
            ComponentKind::Quotation => "</blockquote>",
            _ => "</div>",
        });
        if component.kind == ComponentKind::Quotation {
            if let Some(name) = &component.argument {
                let name = escaped(&typeset(&name.value, None));
                self.writer
                    .out
                    .html(&format!("<figcaption>{name}</figcaption>"));
            }
            self.writer.out.html("</figure>");
        }
    }
}
