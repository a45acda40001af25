use super::*;
use crate::source::Source;
use crate::syntax::markdown::{self, HeadingIds};

fn body(text: &str) -> Body {
    let source = Source::new("content/nieuws/bericht.md".into(), text);
    markdown::parse(&source, 0..text.len(), HeadingIds::ALL)
}

/// The pieces, written as a page would.
fn written(prose: &Prose) -> String {
    let write = |piece: &Piece| match piece {
        Piece::Html(html) => html.to_string(),
        Piece::HeadingOpen(number) => format!("<h2 id=k{number}>"),
        Piece::HeadingClose(_) => "</h2>".to_owned(),
        Piece::LinkOpen(number) => format!("<a href=l{number}>"),
        Piece::LinkClose(_) => "</a>".to_owned(),
        Piece::Image(number) => format!("<img src=p{number}>"),
        Piece::Figure(number) => format!("<figure>{number}</figure>"),
        Piece::Routing => "<figure>routing</figure>".to_owned(),
        Piece::Audience(number) => format!("Doelgroep {number}"),
        Piece::Term { term, text } => format!("<a class=t{term}>{text}</a>"),
        Piece::Scope => "x-".to_owned(),
    };
    prose.pieces.iter().map(write).collect()
}

fn finished(text: &str, terms: &[&[&str]]) -> String {
    written(&finish(
        &body(text),
        &Terms::new(terms.iter().map(|term| term.iter())),
    ))
}

#[test]
fn the_first_mention_in_running_text_is_linked() {
    assert_eq!(
        finished(
            "## De academie\n\nIn [een academie](a.md) en `academie`, <b> & dan een academie en de \
             **academie** van *LAB*.\n\n- academie\n",
            &[&["academie"], &["LAB"]]
        ),
        "<h2 id=k0>De academie</h2><p>In <a href=l0>een academie</a> en <code>academie</code>, \
         &lt;b> & dan een <a class=t0>academie</a> en de <strong>academie</strong> van \
         <em><a class=t1>LAB</a></em>.</p><ul><li>academie</li></ul>"
    );
}

#[test]
fn a_term_over_two_lines_keeps_its_line_break() {
    assert_eq!(
        finished(
            "Een regionale\nacademie & meer.\n",
            &[&["regionale academie"]]
        ),
        "<p>Een <a class=t0>regionale\nacademie</a> & meer.</p>"
    );
}

#[test]
fn slots_keep_their_position_and_order() {
    assert_eq!(
        finished(
            "Zie ![a](b.jpg) [c](d.md), [![e](f.jpg)](g.md).\n\n::: doelgroep werkgever\nTekst[^1].\n\
             ::: cijfer brc\n:::\n\n### Kop met [link](x.md)\n\n[^1]: Noot\n",
            &[]
        ),
        "<p>Zie <img src=p0> <a href=l0>c</a>, <a href=l1><img src=p1></a>.</p>\
         <div class=doelgroep data-doelgroep=werkgever role=note><p class=doelgroep-naam>\
         Doelgroep 0</p><p>Tekst<sup class=voetnoot><a aria-label=\"Voetnoot 1\" \
         href=#x-voetnoot-1 id=x-voetnoot-1-tekst-1 role=doc-noteref>1</a></sup>.</p>\
         <figure>1</figure></div><h2 id=k0>Kop met <a href=l2>link</a></h2>\
         <section aria-label=Voetnoten class=voetnoten role=doc-endnotes><ol>\
         <li id=x-voetnoot-1><p>Noot</p><p class=terug><a aria-label=\"Terug naar de tekst bij \
         voetnoot 1\" href=#x-voetnoot-1-tekst-1 role=doc-backlink>↩</a></p></li></ol></section>"
    );
}

#[test]
fn spaces_between_words_survive() {
    for (text, expected) in [
        (
            "**a** *b* `c` [d](e) ![f](g) ~~h~~\n",
            "<p><strong>a</strong> <em>b</em> <code>c</code> <a href=l0>d</a> <img src=p0> <del>h</del></p>",
        ),
        (
            "## **a** *b*\n",
            "<h2 id=k0><strong>a</strong> <em>b</em></h2>",
        ),
        (
            "- **a** *b*\n  - c *d* **e**\n",
            "<ul><li><strong>a</strong> <em>b</em><ul><li>c <em>d</em> <strong>e</strong></li></ul></li></ul>",
        ),
        (
            "| **a** *b* |\n|-|\n| *c* **d** |\n",
            "<div aria-label=\"Tabel 1\" class=tabel role=region tabindex=0><table><thead><tr><th scope=col><strong>a</strong> <em>b</em></th></tr></thead><tbody><tr><td><em>c</em> <strong>d</strong></td></tr></tbody></table></div>",
        ),
        (
            "a\n: **b** *c*\n",
            "<dl><dt>a</dt><dd><strong>b</strong> <em>c</em></dd></dl>",
        ),
        (
            "::: kader\n**a** *b*\n:::\n",
            "<div class=kader role=note><p><strong>a</strong> <em>b</em></p></div>",
        ),
        (
            "```\n  a\n\n    b\n```\n",
            "<pre><code>  a\n\n    b\n</code></pre>",
        ),
    ] {
        assert_eq!(finished(text, &[]), expected, "{text}");
    }
}

#[test]
fn a_text_without_words_has_no_pieces() {
    assert_eq!(finish(&body("\n\n"), &Terms::default()).pieces, []);
}
