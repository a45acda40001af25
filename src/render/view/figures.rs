//! Figures: `figures` in `figures.html`.

use super::meta::PageMeta;
use crate::model::value::items;
use crate::render::context::PageContext;
use crate::render::figure::FigureView;
use serde::Serialize;

/// All figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FiguresView {
    /// The figures, in the order of their file.
    pub(in crate::render) figures: Vec<FigureView>,
}

/// All figures.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, FiguresView) {
    let summary = "Cijfers over buurtsportcoaches en de Brede Regeling Combinatiefuncties, met bron en peildatum.";
    let page = PageMeta::new(context, "Cijfers", summary, &[]);
    let figures = items(&context.heads.figures.figures).iter();
    let figures = figures
        .map(|figure| FigureView::of(&figure.value))
        .collect();
    (page, FiguresView { figures })
}
