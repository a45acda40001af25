//! Tests of the split: what is front matter, and what is mended.

use super::*;

fn parts(text: &str) -> (Option<&str>, &str, Vec<&'static str>) {
    let source = Source::new("content/a.md".into(), text);
    let split = split(&source);
    let codes = split.problems.iter().map(|problem| problem.code.as_str());
    (
        split.yaml.map(|range| &text[range]),
        &text[split.body],
        codes.collect(),
    )
}

#[test]
fn front_matter_and_body_are_split_at_the_closing_line() {
    assert_eq!(
        parts("---\ntitel: Een\n---\n\nTekst\n\n---\n"),
        (Some("titel: Een\n"), "\nTekst\n\n---\n", vec![])
    );
    assert_eq!(
        parts("---\r\na: b\r\n---\r\nTekst"),
        (Some("a: b\r\n"), "Tekst", vec![])
    );
    assert_eq!(parts("---\n---"), (Some(""), "", vec![]));
}

#[test]
fn a_byte_order_mark_may_precede_the_front_matter() {
    let source = Source::decode("a.md".into(), b"\xEF\xBB\xBF---\na: b\n---\n").unwrap();
    assert_eq!(split(&source).problems, []);
}

#[test]
fn a_document_without_front_matter_is_all_body() {
    for text in [
        "",
        "Tekst\n",
        "a: b\n\nTekst\n",
        " ---\n",
        "Tekst\n\n---\n\nMeer tekst\n\n---\n",
    ] {
        assert_eq!(
            parts(text),
            (None, text, vec!["missing-front-matter"]),
            "{text:?}"
        );
    }
}

/// The text after the safe fixes.
fn fixed(text: &str) -> String {
    let source = Source::new("content/a.md".into(), text);
    let problems = split(&source).problems;
    let edits = problems.iter().flat_map(|problem| &problem.fix);
    let edits = edits.filter(|fix| fix.is_safe).flat_map(|fix| &fix.edits);
    let mut fixed = text.to_owned();
    for edit in edits.collect::<Vec<_>>().into_iter().rev() {
        fixed.replace_range(edit.place.span.range(), &edit.text);
    }
    fixed
}

#[test]
fn misdelimited_front_matter_is_read_reported_once_and_mended() {
    let good = "---\ntitel: Een\nvorm: x\n---\nTekst\n";
    for text in [
        "titel: Een\nvorm: x\n---\nTekst\n",
        "\n---\ntitel: Een\nvorm: x\n---\nTekst\n",
        "----\ntitel: Een\nvorm: x\n----\nTekst\n",
        "—\ntitel: Een\nvorm: x\n—\nTekst\n",
        "–-\ntitel: Een\nvorm: x\n---\nTekst\n",
        "\u{A0}---\ntitel: Een\nvorm: x\n ---\nTekst\n",
        "\u{200B}---\ntitel: Een\nvorm: x\n———\nTekst\n",
    ] {
        assert_eq!(
            parts(text),
            (
                Some("titel: Een\nvorm: x\n"),
                "Tekst\n",
                vec!["missing-front-matter"]
            ),
            "{text:?}"
        );
        assert_eq!(fixed(text), good, "{text:?}");
    }
    let bare = "titel: Een\nvorm: x\n\nTekst\n";
    assert_eq!(fixed(bare), "---\ntitel: Een\nvorm: x\n---\n\nTekst\n");
    let below = "Dag!\n\n---\ntitel: Een\nvorm: x\n---\nTekst\n";
    assert_eq!(
        parts(below),
        (
            Some("titel: Een\nvorm: x\n"),
            "Tekst\n",
            vec!["missing-front-matter"]
        )
    );
}

#[test]
fn a_line_in_the_text_does_not_close_front_matter() {
    let text = "---\ntitel: Een\nvorm: x\n\n## Kop\n\nTekst.\n\n---\n\nMeer.\n";
    assert_eq!(
        parts(text),
        (
            Some("titel: Een\nvorm: x\n\n"),
            "## Kop\n\nTekst.\n\n---\n\nMeer.\n",
            vec!["missing-front-matter"]
        )
    );
    assert_eq!(parts(&fixed(text)).2, Vec::<&str>::new());
    let mistyped = "---\ntitel: Een\n\nsamenvatting Leer\ndatum: x\n---\nTekst\n";
    assert_eq!(parts(mistyped).1, "Tekst\n");
}

#[test]
fn a_second_front_matter_is_reported_once_and_left_out() {
    let first = "---\ntitel: Een\nvorm: x\n---\n";
    for second in [
        "---\ntitel: Een\nvorm: x\n---\n",
        "\n\n---\ntitel: Twee\n---\n",
        "----\ntitel: Twee\ndoel: y\n----\n",
        "\n---\ntitel: Een\nvorm: x\n---\n\n---\ntitel: Een\nvorm: x\n---\n",
        "titel: Een\nvorm: x\n---\n",
    ] {
        let text = format!("{first}{second}Tekst\n");
        assert_eq!(
            parts(&text),
            (
                Some("titel: Een\nvorm: x\n"),
                "Tekst\n",
                vec!["double-front-matter"]
            ),
            "{second:?}"
        );
    }
    for body in [
        "---\n\nTekst\n",
        "\n---\nLet op: dit is tekst\n---\n",
        "\n---\nvraag: wie doet mee\n---\n",
        "- a\n- b\n",
    ] {
        assert_eq!(
            parts(&format!("{first}{body}")).2,
            Vec::<&str>::new(),
            "{body:?}"
        );
    }
}

#[test]
fn unclosed_front_matter_ends_where_text_begins() {
    let head = "---\ntitel: Een\nthemas:\n- a\nkosten:\n  bedrag: 3\n\n";
    for text in [
        "## Kop\n\nTekst\n",
        "Let op: tekst\n",
        "- een\n- twee\n",
        "**Vet**\n",
    ] {
        assert_eq!(
            parts(&format!("{head}{text}")),
            (Some(&head[4..]), text, vec!["missing-front-matter"])
        );
    }
}
