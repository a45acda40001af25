//! A figure in a text: its chart with its table, its source and its date.

use super::prose::escaped;
use super::view::figures::FigureView;

/// Adds a figure to a page.
pub(super) fn push(html: &mut String, figure: &FigureView) {
    html.push_str(&format!(
        "<figure class=\"cijfer\"><figcaption>{}</figcaption>{}\
         <p class=\"bron\">Bron: {} Peildatum: {}.</p></figure>",
        escaped(&figure.title),
        figure.chart,
        escaped(&figure.source),
        escaped(&figure.as_of)
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_says_what_it_is_about_and_whence() {
        let mut html = String::new();
        let view = FigureView {
            anchor: "cijfer-mensen".to_owned(),
            title: "Mensen & fte".to_owned(),
            source: "Een onderzoek.".to_owned(),
            as_of: "2024".to_owned(),
            chart: "<p>12</p>".to_owned(),
        };
        push(&mut html, &view);
        assert_eq!(
            html,
            "<figure class=\"cijfer\"><figcaption>Mensen &amp; fte</figcaption><p>12</p>\
             <p class=\"bron\">Bron: Een onderzoek. Peildatum: 2024.</p></figure>"
        );
    }
}
