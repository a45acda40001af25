use super::*;
use crate::source::Span;

fn parse_text(text: &str) -> (Source, Body) {
    let source = Source::new("content/aanbod/cursus.md".into(), text);
    let body = parse(&source, 0..text.len(), HeadingIds::ALL);
    (source, body)
}

/// The HTML with slots in braces and unescaped text.
fn describe(body: &Body) -> String {
    let show = |segment: &Segment| match segment {
        Segment::Html(html) => html.to_string(),
        Segment::Text(text) => text.to_string(),
        Segment::HeadingOpen(number) => format!("{{h {}}}", body.outline[*number].id),
        Segment::HeadingClose(_) => "{/h}".to_owned(),
        Segment::LinkOpen(number) => format!("{{a {}}}", body.links[*number].target.value),
        Segment::LinkClose(_) => "{/a}".to_owned(),
        Segment::Image(number) => format!("{{img {}}}", body.images[*number].target.value),
        Segment::Figure(number) => format!("{{cijfer {number}}}"),
        Segment::Routing => "{routing}".to_owned(),
        Segment::Audience(number) => format!("{{doelgroep {number}}}"),
        Segment::Scope => "{}".to_owned(),
    };
    body.segments.iter().map(show).collect()
}

fn html(text: &str) -> String {
    let (_, body) = parse_text(text);
    assert_eq!(body.problems, [], "{text}");
    describe(&body)
}

/// The problems as `code «text of the span»`.
fn reported(text: &str) -> Vec<String> {
    let (_, body) = parse_text(text);
    let reported = body
        .problems
        .iter()
        .map(|problem| format!("{} «{}»", problem.code, &text[problem.place.span.range()]));
    reported.collect()
}

#[test]
fn common_markdown_is_rendered() {
    assert_eq!(
        html(
            "## Hoeveel tijd kost het?\n\nTwee *keer* twee **dagdelen**, of\n~~drie~~ `x < y`.\\\n\
             Meer & beter.\n\n1. Een\n2. Twee\n\n***\n\nVraag\n: Antwoord\n"
        ),
        "{h hoeveel-tijd-kost-het}Hoeveel tijd kost het?{/h}\
         <p>Twee <em>keer</em> twee <strong>dagdelen</strong>, of\n<del>drie</del> \
         <code>x &lt; y</code>.<br>Meer & beter.</p><ol><li>Een</li><li>Twee</li></ol><hr>\
         <dl><dt>Vraag</dt><dd>Antwoord</dd></dl>"
    );
}

#[test]
fn quotation_marks_are_typographic_except_in_code() {
    assert_eq!(
        html(
            "## De regio's\n\nZij zei \"*Hoe* dan\", in 't `'dorp'`\"? Dat\n\"weet\" ik.\n\n\
             :::kader Foto's\n- 's Avonds\n:::\n\n```\nnaam: 'x'\n```\n"
        ),
        "{h de-regios}De regio’s{/h}\
         <p>Zij zei “<em>Hoe</em> dan”, in ’t <code>'dorp'</code>”? Dat\n“weet” ik.</p>\
         <div class=\"kader\" role=\"note\"><p class=\"kader-titel\">Foto’s</p>\
         <ul><li>’s Avonds</li></ul></div><pre><code>naam: 'x'\n</code></pre>"
    );
}

#[test]
fn callouts_but_notes_have_dutch_titles() {
    assert_eq!(
        html("> [!WARNING]\n> Kijk uit.\n"),
        "<div class=\"melding let-op\" role=\"note\"><p class=\"melding-titel\">Let op</p>\
         <p>Kijk uit.</p></div>"
    );
    assert_eq!(
        html("> [!NOTE]\n> Neem brood mee.\n"),
        "<div class=\"melding weetje\" role=\"note\"><p>Neem brood mee.</p></div>"
    );
    assert_eq!(html("> Zomaar\n"), "<blockquote><p>Zomaar</p></blockquote>");
}

#[test]
fn tables_have_a_scroll_container_a_name_and_headers() {
    assert_eq!(
        html("## Kosten\n\n| Wat | Prijs |\n|:-:|--:|\n| a | 1 |\n"),
        "{h kosten}Kosten{/h}<div class=\"tabel\" role=\"region\" tabindex=\"0\" \
         aria-label=\"Tabel 1: Kosten\"><table><thead><tr><th scope=\"col\" class=\"midden\">Wat\
         </th><th scope=\"col\" class=\"rechts\">Prijs</th></tr></thead><tbody><tr>\
         <td class=\"midden\">a</td><td class=\"rechts\">1</td></tr></tbody></table></div>"
    );
    let text = "| | |\n|-|-|\n| a | b |\n";
    let (_, body) = parse_text(text);
    assert!(!describe(&body).contains("<th"));
    assert!(!body.tables[0].has_header);
    assert_eq!(&text[body.tables[0].span.range()], text.trim_end());
}

#[test]
fn task_lists_have_accessible_checkboxes() {
    assert_eq!(
        html("- [x] a\n"),
        "<ul><li><span class=\"vakje gedaan\" role=\"img\" aria-label=\"Gedaan\"></span> a</li></ul>"
    );
}

#[test]
fn footnotes_are_numbered_by_first_use_and_link_back() {
    let output = html("[^z]: Laatste\n[^a]: Eerste\n\nEen[^a] en[^z] en[^a].\n");
    let notes = &output[output.find("<section").unwrap()..];
    assert!(notes.find("Eerste").unwrap() < notes.find("Laatste").unwrap());
    for reference in [
        "#{}voetnoot-1\" id=\"{}voetnoot-1-tekst-2\"",
        "#{}voetnoot-1-tekst-2",
    ] {
        assert!(output.contains(reference), "{output}");
    }
    assert!(html("Tekst[^1] zonder noot.\n").contains("[^1]"));
    assert!(html("Tekst.\n\n[^1]: Nergens gebruikt.\n").contains("Nergens gebruikt."));
}

#[test]
fn every_link_has_the_span_of_its_target() {
    let text = "[een](../a.md#b \"T\") [**t** `]( x`](<b c>) [r][ref] [kort] [weg][kwijt] <https://x.nl>\n\
                <a@b.nl> [](leeg.md) [f(x)](a(b).md)\n\n[ref]:   ../r.md 'T'\n[kort]: <k>\n";
    let (_, body) = parse_text(text);
    let links: Vec<_> = body
        .links
        .iter()
        .map(|link| {
            (
                &*link.target.value,
                &text[link.target.span.range()],
                &*link.text,
            )
        })
        .collect();
    assert_eq!(
        links,
        [
            ("../a.md#b", "../a.md#b", "een"),
            ("b c", "b c", "t ]( x"),
            ("../r.md", "../r.md", "r"),
            ("k", "k", "kort"),
            ("kwijt", "kwijt", "weg"),
            ("https://x.nl", "https://x.nl", "https://x.nl"),
            ("mailto:a@b.nl", "a@b.nl", "a@b.nl"),
            ("leeg.md", "leeg.md", ""),
            ("a(b).md", "a(b).md", "f(x)"),
        ]
    );
    assert_eq!(&text[body.links[0].span.range()], "[een](../a.md#b \"T\")");
    assert_eq!(&*body.links[0].title, "T");
    assert_eq!(
        html("Zie [sic] en [a] [b].\n"),
        "<p>Zie [sic] en [a] [b].</p>"
    );
}

#[test]
fn pictures_have_alternative_text_and_may_be_links() {
    let text = "> [![Een *veld*](../media/a.jpg \"T\")](b.md)\n";
    let (_, body) = parse_text(text);
    assert_eq!(
        describe(&body),
        "<blockquote><p>{a b.md}{img ../media/a.jpg}{/a}</p></blockquote>"
    );
    let image = &body.images[0];
    assert_eq!((&*image.alt, &*image.title), ("Een veld", "T"));
    assert_eq!(&text[image.target.span.range()], "../media/a.jpg");
    assert_eq!(&text[body.links[0].target.span.range()], "b.md");
    assert_eq!(&*body.links[0].text, "Een veld");
}

#[test]
fn headings_have_ids_and_spans() {
    let text = "## Één [kop](a.md)\n\n### Vast {#id}\n\nOnder\n-----\n";
    let source = Source::new("content/a.md".into(), text);
    let body = parse(
        &source,
        0..text.len(),
        HeadingIds {
            prefix: "accent-",
            ..HeadingIds::ALL
        },
    );
    let outline: Vec<_> = body
        .outline
        .iter()
        .map(|heading| {
            (
                heading.level,
                &*heading.id,
                &*heading.text,
                &text[heading.span.range()],
            )
        })
        .collect();
    assert_eq!(
        outline,
        [
            (2, "accent-een-kop", "Één kop", "## Één [kop](a.md)"),
            (3, "accent-id", "Vast", "### Vast {#id}"),
            (2, "accent-onder", "Onder", "Onder\n-----"),
        ]
    );
}

#[test]
fn components_contain_markdown_and_nest() {
    assert_eq!(
        html(
            "Voor\n::: kader Let <op>\n- a\n- b\n::: citaat Een coach\nMooi[^1].\n:::\n::: stappen\n\
             1. x\n:::\n:::\n::: doelgroep werkgever\nTekst\n\n:::\nNa\n\n[^1]: Noot\n"
        )
        .split("<section")
        .next()
        .unwrap()
        .replace(" role=\"note\"", ""),
        "<p>Voor</p><div class=\"kader\"><p class=\"kader-titel\">Let &lt;op&gt;</p><ul><li>a</li>\
         <li>b</li></ul><figure class=\"citaat\"><blockquote><p>Mooi<sup class=\"voetnoot\">\
         <a href=\"#{}voetnoot-1\" id=\"{}voetnoot-1-tekst-1\" role=\"doc-noteref\" \
         aria-label=\"Voetnoot 1\">1</a></sup>.</p></blockquote><figcaption>Een coach</figcaption>\
         </figure><div class=\"stappen\"><ol><li>x</li></ol></div></div><div class=\"doelgroep\" \
         data-doelgroep=\"werkgever\"><p class=\"doelgroep-naam\">{doelgroep 3}</p><p>Tekst</p>\
         </div><p>Na</p>"
    );
    let text = "::: doelgroep werkgever\n:::\n";
    let (_, body) = parse_text(text);
    let argument = body.components[0].argument.as_ref().unwrap();
    assert_eq!(&text[argument.span.range()], "werkgever");
}

#[test]
fn components_stand_in_list_items_and_quotations() {
    for item in [
        "1. Meld je aan.\n\n   ::: kader Let op\n   Neem *niets* mee.\n   :::\n\n   Daarna eten.\n2. Kom langs.\n",
        "1. Meld je aan.\n\n   ::: kader Let op\n\n   Neem *niets* mee.\n\n   :::\n\n   Daarna eten.\n\n2. Kom langs.\n",
        "1. Meld je aan.\n\n   ::: kader Let op\n   Neem *niets* mee.\n     :::\n   Daarna eten.\n2. Kom langs.\n",
    ] {
        assert_eq!(
            html(item),
            "<ol><li><p>Meld je aan.</p><div class=\"kader\" role=\"note\">\
             <p class=\"kader-titel\">Let op</p><p>Neem <em>niets</em> mee.</p></div>\
             <p>Daarna eten.</p></li><li><p>Kom langs.</p></li></ol>",
            "{item}"
        );
    }
    assert_eq!(
        html("> ::: kader Let op\n> Tekst\n>\n> :::\n> Na\n\nBuiten\n"),
        "<blockquote><div class=\"kader\" role=\"note\"><p class=\"kader-titel\">Let op</p>\
         <p>Tekst</p></div><p>Na</p></blockquote><p>Buiten</p>"
    );
    assert_eq!(
        html("> [!TIP]\n> ::: citaat Een coach\n> Mooi.\n> :::\n"),
        "<div class=\"melding tip\" role=\"note\"><p class=\"melding-titel\">Tip</p>\
         <figure class=\"citaat\"><blockquote><p>Mooi.</p></blockquote>\
         <figcaption>Een coach</figcaption></figure></div>"
    );
    assert_eq!(
        html("- a\n  - b\n\n    ::: kader\n    - c\n    :::\n- ::: cijfer brc\n- d\n"),
        "<ul><li>a<ul><li><p>b</p><div class=\"kader\" role=\"note\"><ul><li>c</li></ul></div>\
         </li></ul></li><li>{cijfer 1}</li><li>d</li></ul>"
    );
    let (_, body) = parse_text("::: kader\n1. a\n\n   ::: citaat Jo\n   b\n   :::\n\n:::\n");
    assert_eq!(body.problems, []);
    assert_eq!(
        describe(&body),
        "<div class=\"kader\" role=\"note\"><ol><li><p>a</p><figure class=\"citaat\"><blockquote>\
         <p>b</p></blockquote><figcaption>Jo</figcaption></figure></li></ol></div>"
    );
}

#[test]
fn a_component_closes_where_it_opens() {
    for text in [
        "1. Een\n\n   ::: kader Let op\n   Tekst\n:::\n2. Twee\n",
        "1. Een\n\n   ::: kader Let op\n   Tekst\n\n2. Twee\n",
        "> ::: kader Let op\n> Tekst\n\n:::\n",
        "- a\n  - b\n\n    ::: kader Let op\n    Tekst\n\n  :::\n",
    ] {
        assert_eq!(
            reported(text),
            ["invalid-component «::: kader Let op»"],
            "{text}"
        );
        let (_, body) = parse_text(text);
        let output = describe(&body);
        assert!(
            output.contains("</div></li>") || output.contains("</div></blockquote>"),
            "{output}"
        );
    }
    // A closing line that is indented too far is taken for what it is meant to be.
    assert_eq!(
        html("::: kader\n- a\n- b\n  :::\nNa\n"),
        "<div class=\"kader\" role=\"note\"><ul><li>a</li><li>b</li></ul></div><p>Na</p>"
    );
    assert_eq!(reported("- a\n  :::\n"), ["invalid-component «:::»"]);
}

#[test]
fn braces_in_a_heading_are_text_unless_they_hold_an_id() {
    for (text, shown) in [
        ("## Aanbod {nieuw}\n", "{h aanbod-nieuw}Aanbod {nieuw}{/h}"),
        ("## Kosten {2027}\n", "{h kosten-2027}Kosten {2027}{/h}"),
        ("## Kosten {#kosten}\n", "{h kosten}Kosten{/h}"),
        (
            "## Prijs {nieuw} {#kosten}\n",
            "{h kosten}Prijs {nieuw}{/h}",
        ),
        ("## Kosten { #x }\n", "{h kosten-x}Kosten { #x }{/h}"),
        (
            "## Kosten {.breed}\n",
            "{h kosten-breed}Kosten {.breed}{/h}",
        ),
        ("## Kosten {#a .b}\n", "{h kosten-a-b}Kosten {#a .b}{/h}"),
        ("## Kosten {a=b} ##\n", "{h kosten-a-b}Kosten {a=b}{/h}"),
        ("## {nieuw}\n", "{h nieuw}{nieuw}{/h}"),
        (
            "Kosten {nieuw}\n---\n",
            "{h kosten-nieuw}Kosten {nieuw}{/h}",
        ),
        ("Tekst {x}\n", "<p>Tekst {x}</p>"),
        (
            "`a {x}` en\n`{y}`\n",
            "<p><code>a {x}</code> en\n<code>{y}</code></p>",
        ),
    ] {
        assert_eq!(html(text), shown);
    }
}

#[test]
fn labels_of_footnotes_match_without_regard_to_case() {
    for text in [
        "Eis.[^Bron] Nog.[^bron]\n\n[^bron]: Hier.\n",
        "Eis.[^één] Nog.[^ÉÉN]\n\n[^Één]: Hier.\n",
    ] {
        let output = html(text);
        assert_eq!(output.matches("<li id=").count(), 1, "{output}");
        assert_eq!(output.matches("doc-backlink").count(), 2, "{output}");
        assert_eq!(output.matches("#{}voetnoot-1\"").count(), 2, "{output}");
    }
}

#[test]
fn bare_addresses_are_links() {
    let text = "Zie https://www.vsg.nl/pad_a_b?x=1&amp;y=2. Of (https://x.nl/a_(b)_c) en **https://y.nl/*a*b**,\n\
                <https://z.nl>, `https://w.nl`, [https://v.nl](a.md), www.u.nl of info@vsg.nl!\n\n\
                | a@b.nl |\n|-|\n| https://t.nl |\n\n- http://s.nl\n\n    https://code.nl\n";
    let (_, body) = parse_text(text);
    let links: Vec<_> = body
        .links
        .iter()
        .map(|link| (&*link.target.value, &text[link.target.span.range()]))
        .collect();
    assert_eq!(
        links,
        [
            (
                "https://www.vsg.nl/pad_a_b?x=1&y=2",
                "https://www.vsg.nl/pad_a_b?x=1&amp;y=2"
            ),
            ("https://x.nl/a_(b)_c", "https://x.nl/a_(b)_c"),
            ("https://y.nl/*a*b", "https://y.nl/*a*b"),
            ("https://z.nl", "https://z.nl"),
            ("a.md", "a.md"),
            ("mailto:info@vsg.nl", "info@vsg.nl"),
            ("mailto:a@b.nl", "a@b.nl"),
            ("https://t.nl", "https://t.nl"),
            ("http://s.nl", "http://s.nl"),
            ("https://code.nl", "https://code.nl"),
        ]
    );
    assert_eq!(
        html("Zie 'https://x.nl/l'a' ('s avonds).\n"),
        "<p>Zie ‘{a https://x.nl/l'a}https://x.nl/l'a{/a}’ (’s avonds).</p>"
    );
    assert_eq!(
        html("    https://x.nl\n"),
        "<pre><code>https://x.nl\n</code></pre>"
    );
    assert_eq!(
        html("## Zie https://x.nl/a\n"),
        "{h zie-https-x-nl-a}Zie {a https://x.nl/a}https://x.nl/a{/a}{/h}"
    );
}

#[test]
fn control_characters_are_dropped() {
    let text = "Een\u{b}twee dr\u{7}ie [v\u{1b}ier](a\u{202e}.md \"t\u{9b}\") `v\u{8}ijf` &#x202e;zes\n\n\
                \u{feff}## Z\u{0}even\n\n::: kader A\u{c}cht\n:::\n";
    let (_, body) = parse_text(text);
    assert_eq!(
        describe(&body),
        "<p>Een twee drie {a a.md}vier{/a} <code>vijf</code> zes</p>{h zeven}Zeven{/h}\
         <div class=\"kader\" role=\"note\"><p class=\"kader-titel\">A cht</p></div>"
    );
    assert_eq!((&*body.links[0].title, &*body.links[0].text), ("t", "vier"));
    assert_eq!(&*body.outline[0].text, "Zeven");
    assert_eq!(&*body.text[0].text, "Een twee drie vier vijf zes");
    assert_eq!(
        html("wel\u{a0}en af\u{ad}breken\n"),
        "<p>wel\u{a0}en af\u{ad}breken</p>"
    );
}

#[test]
fn the_digraph_of_a_first_word_stays_together() {
    assert_eq!(
        html("IJsclubs doen mee.\n\nIJs.\n"),
        "<p class=\"begint-ij\"><span>IJ</span>sclubs doen mee.</p><p>IJs.</p>"
    );
    assert_eq!(
        html("## Kop\n\n\"IJs\", zegt *zij*.\n"),
        "{h kop}Kop{/h}<p class=\"begint-ij\"><span>“IJ</span>s”, zegt <em>zij</em>.</p>"
    );
    assert_eq!(html("10 clubs\n\nIJs\n"), "<p>10 clubs</p><p>IJs</p>");
    assert_eq!(html("- IJs\n"), "<ul><li>IJs</li></ul>");
}

#[test]
fn a_figure_may_be_closed_or_left_open() {
    for text in [
        "::: cijfer brc\n\nNa\n",
        "::: cijfer brc\n:::\nNa\n",
        "::: cijfer brc\n\n:::\n\nNa\n",
    ] {
        assert_eq!(html(text), "{cijfer 0}<p>Na</p>", "{text:?}");
    }
    for text in [
        "::: kader\n::: cijfer brc\n:::\nNa\n",
        "::: kader\n::: cijfer brc\n:::\n:::\nNa\n",
    ] {
        assert_eq!(
            html(text),
            "<div class=\"kader\" role=\"note\">{cijfer 1}</div><p>Na</p>",
            "{text:?}"
        );
    }
}

#[test]
fn the_routing_is_a_leaf_without_an_argument() {
    for text in [
        "Voor\n\n::: routing\n\nNa\n",
        "Voor\n::: routing\n:::\nNa\n",
    ] {
        assert_eq!(html(text), "<p>Voor</p>{routing}<p>Na</p>", "{text:?}");
    }
    assert_eq!(
        reported("::: routin\n:::\n"),
        ["invalid-component «routin»"]
    );
}

#[test]
fn lines_of_colons_in_code_are_text() {
    assert_eq!(
        html("```\n::: kader\n```\n\n    ::: kader\n\n- a\n\n  ~~~\n  :::\n  ~~~\n"),
        "<pre><code>::: kader\n</code></pre><pre><code>::: kader\n</code></pre>\
         <ul><li><p>a</p><pre><code>:::\n</code></pre></li></ul>"
    );
}

#[test]
fn each_component_problem_is_reported_once() {
    assert_eq!(
        reported("::: kadr Titel\nTekst\n:::\n"),
        ["invalid-component «kadr»"]
    );
    assert_eq!(
        reported("::: kadr Titel\nTekst\n"),
        ["invalid-component «kadr»"]
    );
    assert_eq!(
        reported("::: kader\nTekst\n"),
        ["invalid-component «::: kader»"]
    );
    assert_eq!(reported("Tekst\n:::\n"), ["invalid-component «:::»"]);
    assert_eq!(reported("::: cijfer\n"), ["invalid-component «::: cijfer»"]);
    let deep = format!("{}{}", "::: kader\n".repeat(8), ":::\n".repeat(8));
    assert_eq!(reported(&deep), ["limit-exceeded «::: kader»"; 2]);
}

#[test]
fn raw_html_is_reported_once_per_paragraph_and_escaped() {
    assert_eq!(
        reported("Een <b>vet</b> <i>woord</i>\nen <u>meer</u>\n"),
        ["raw-html «<b>»"]
    );
    assert_eq!(
        reported("<div class=\"x\">\n\nTekst\n\n</div>\n"),
        ["raw-html «<div class=\"x\">»"]
    );
    assert_eq!(
        reported("- <b>a</b>\n- <br>\n"),
        ["raw-html «<b>»", "raw-html «<br>»"]
    );
    assert_eq!(reported("<!-- weg -->\n"), ["raw-html «<!-- weg -->»"]);
    let (_, body) =
        parse_text("<script>alert(1)</script>\n\nx <img src=x onerror=y> <!-- weg -->\n");
    let output = describe(&body);
    assert!(
        !output.contains("<script") && !output.contains("<img"),
        "{output}"
    );
    assert!(!output.contains("weg"), "{output}");
}

#[test]
fn spans_are_relative_to_the_whole_file() {
    let text = "---\ntitel: één\n---\nTekst <b>\r\n\r\n::: kadr\r\n:::\r\n";
    let source = Source::new("content/a.md".into(), text);
    let start = text.find("Tekst").unwrap();
    let body = parse(&source, start..text.len(), HeadingIds::ALL);
    let places: Vec<_> = body
        .problems
        .iter()
        .map(|problem| &text[problem.place.span.range()])
        .collect();
    assert_eq!(places, ["kadr", "<b>"]);
    assert_eq!(&text[body.text[0].span.range()], "Tekst ");
}

#[test]
fn words_have_spans_across_markup() {
    let text =
        "Mail **Jan** van [de *club*](x.md)\nvia `jan@x.nl` &amp; bel.\n\n| kop |\n|-|\n| cel |\n";
    let (_, body) = parse_text(text);
    let run = &body.text[0];
    assert_eq!(&*run.text, "Mail Jan van de club via jan@x.nl & bel.");
    let at = |words: &str| {
        let start = run.text.find(words).unwrap();
        &text[run.place(start..start + words.len()).range()]
    };
    assert_eq!(at("Jan"), "Jan");
    assert_eq!(at("Jan van"), "Jan** van");
    assert_eq!(at("club via"), "club*](x.md)\nvia");
    assert_eq!(at("jan@x.nl"), "jan@x.nl");
    assert_eq!(at("&"), "&amp;");
    assert_eq!(at("bel."), "bel.");
    let kinds: Vec<_> = body.text.iter().map(|run| (run.kind, &*run.text)).collect();
    assert_eq!(
        kinds[1..],
        [(TextKind::Cell, "kop"), (TextKind::Cell, "cel")]
    );
    assert_eq!(run.place(500..900).end, run.span.end);
    assert_eq!(run.place(0..0), Span::new(0, 0));
}

#[test]
fn marks_of_slots_cannot_be_forged() {
    let (_, body) =
        parse_text("# \u{E000}H0\u{E001} `\u{E000}` \u{E000}L0\u{E001}\0\u{1}\n\nX \u{F8FF}\n");
    let output = describe(&body);
    assert!(
        !output.contains(|c: char| ('\u{E000}'..='\u{F8FF}').contains(&c)),
        "{output}"
    );
    assert!(!output.contains('\u{1}') && !output.contains('\0'));
}

#[test]
fn nesting_depth_is_bounded() {
    let text = format!("{} diep\n\nNa\n", "> ".repeat(10_000));
    assert_eq!(reported(&text).len(), 1);
    let (_, body) = parse_text(&text);
    let html = describe(&body);
    assert_eq!(html.matches("<blockquote>").count(), MAX_DEPTH);
    assert_eq!(html.matches("</blockquote>").count(), MAX_DEPTH);
    assert!(html.contains("diep") && html.ends_with("<p>Na</p>"));
}

#[test]
fn random_and_repetitive_texts_neither_panic_nor_hang() {
    let pieces = [
        "> ",
        "[",
        "](",
        ")",
        "![",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~~\n",
        "- ",
        "1. ",
        "# ",
        "{#a}",
        "\n",
        "\n\n",
        "\r",
        "\t",
        "    ",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "<div>\n",
        "&",
        "&amp;",
        "[^1]",
        "[^1]: ",
        "[a]: b\n",
        "|",
        "|-|\n",
        ": ",
        "::: kader\n",
        "::: cijfer x\n",
        "::: routing\n",
        ":::\n",
        ":::: é\n",
        "> [!NOTE]\n",
        "- [ ] ",
        "\\",
        "~~",
        "é",
        "\u{E000}",
        "\0",
        "\u{2028}",
        "<a@b.nl>",
        "[a][b]",
        "> ::: kader\n",
        "   :::\n",
        "- ::: citaat a\n",
        "https://a.nl/",
        "a@b.nl",
        "{x}",
        "'",
        "IJ",
        "\u{b}",
        "\u{feff}",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..14 {
            text.push_str(pieces[random.usize(..pieces.len())]);
        }
        let (_, body) = parse_text(&text);
        let spans = body
            .problems
            .iter()
            .map(|problem| problem.place.span)
            .chain(
                body.links
                    .iter()
                    .flat_map(|link| [link.span, link.target.span]),
            )
            .chain(
                body.images
                    .iter()
                    .flat_map(|image| [image.span, image.target.span]),
            )
            .chain(body.outline.iter().map(|heading| heading.span))
            .chain(
                body.text
                    .iter()
                    .flat_map(|run| [run.span, run.place(0..run.text.len())]),
            );
        for span in spans {
            assert!(text.get(span.range()).is_some(), "{text:?} {span:?}");
        }
        let prose = crate::syntax::prose::finish(&body, &Default::default());
        assert_eq!(
            prose.pieces.is_empty(),
            body.segments.is_empty(),
            "{text:?}"
        );
    }
    for piece in pieces {
        parse_text(&piece.repeat(20_000));
    }
}
