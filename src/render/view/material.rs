//! What a participant gets, and what a participant need not take again elsewhere.

use serde::Serialize;

use crate::model::course::{Course, Material, TextOrLink};
use crate::model::document::Head;
use crate::model::schema::Field;
use crate::model::value::{items, value};
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::link_context::LinkTarget;
use crate::render::part::basics::LinkView;
use crate::render::part::download::DownloadView;
use crate::source::Spanned;

/// Something that a participant gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MaterialView {
    /// Its name.
    pub(in crate::render) title: String,
    /// Its file.
    pub(in crate::render) file: Option<DownloadView>,
    /// The link to it.
    pub(in crate::render) link: Option<LinkView>,
}

impl MaterialView {
    fn new(context: &PageContext<'_>, head: &Head, material: &Material) -> Self {
        let title = material.title().to_owned();
        let (file, link) = match material {
            Material::Text(_) => (None, None),
            Material::Linked(linked) => (value(&linked.file), value(&linked.link)),
        };
        Self {
            file: file.and_then(|file| DownloadView::of_file(context, head, &title, file)),
            link: link.map(|link| context.resolve(head, link).with_text(&*title)),
            title,
        }
    }
}

/// What participants of a course get.
pub(super) fn materials(
    context: &PageContext<'_>,
    localized: &LocalizedDocument<'_>,
    course: &Course,
) -> Vec<MaterialView> {
    let (head, materials) = localized.materials(course);
    let view = |material: &Spanned<Material>| MaterialView::new(context, head, &material.value);
    materials.iter().map(view).collect()
}

/// What is named in a text or by a title, linked when there is a link.
pub(super) fn openable(
    context: &PageContext<'_>,
    head: &Head,
    parts: &Field<Vec<Spanned<TextOrLink>>>,
) -> Vec<LinkView> {
    let view = |part: &Spanned<TextOrLink>| {
        let target = match part.value.link() {
            Some(link) => context.resolve(head, link),
            None => LinkTarget::NO_TARGET,
        };
        target.with_text(part.value.title())
    };
    items(parts).iter().map(view).collect()
}
