use super::*;

struct ParsedYaml {
    root: Node,
    complete: bool,
    problems: Vec<Diagnostic>,
}

fn parse_text(text: &str) -> ParsedYaml {
    let source = Source::new("content/aanbod/cursus.md".into(), text);
    let (YamlTree { root, complete }, problems) = parse(&source, 0..text.len());
    ParsedYaml {
        root,
        complete,
        problems,
    }
}

/// The tree on one line; each scalar is followed by the text of its span where the two differ.
fn describe(text: &str) -> String {
    let tree = parse_text(text);
    assert_eq!(tree.problems, [], "{text}");
    assert!(tree.complete);
    describe_node(text, &tree.root)
}

fn describe_node(text: &str, node: &Node) -> String {
    let written = &text[node.span.range()];
    match &node.value {
        Value::Null => format!("null<{written}>"),
        Value::Scalar(scalar) if *scalar.text == *written => written.to_owned(),
        Value::Scalar(scalar) => format!("{}<{written}>", scalar.text),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|item| describe_node(text, item)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(map) => {
            let entries: Vec<_> = map
                .entries
                .iter()
                .map(|pair| format!("{}: {}", *pair.key, describe_node(text, &pair.value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Unread => "?".to_owned(),
    }
}

/// The recovered tree, and each problem as `line:column code «text of its span»`.
fn reported(text: &str) -> (String, Vec<String>) {
    let source = Source::new("content/aanbod/cursus.md".into(), text);
    let (tree, problems) = parse(&source, 0..text.len());
    let problems = problems
        .iter()
        .map(|problem| {
            let span = problem.place.span;
            let at = source.line_column(span.start);
            let (line, column, code) = (at.line, at.column, problem.code);
            format!("{line}:{column} {code} «{}»", &text[span.range()])
        })
        .collect();
    (describe_node(text, &tree.root), problems)
}

/// The text with the fixes of all its problems applied.
fn fixed(text: &str) -> String {
    let problems = parse_text(text).problems;
    let edits = problems
        .iter()
        .flat_map(|problem| &problem.fix.as_ref().unwrap().edits);
    let mut edits: Vec<_> = edits.collect();
    edits.sort_by_key(|edit| edit.place.span);
    let mut fixed = text.to_owned();
    for edit in edits.into_iter().rev() {
        fixed.replace_range(edit.place.span.range(), &edit.text);
    }
    fixed
}

#[test]
fn a_special_space_is_reported_once_and_every_place_is_in_the_text_as_written() {
    assert_eq!(
        reported("a:\u{A0}b\nc:\u{A0}d\ne: f: g\n"),
        (
            "{a: b, c: d, e: ?}".to_owned(),
            vec![
                "1:3 invalid-yaml «\u{A0}»".to_owned(),
                "3:5 invalid-yaml «:»".to_owned()
            ]
        )
    );
    for text in [
        "a: b\u{A0}c\n",
        "a: |\n  \u{A0}b: c\n  d\n",
        "a: be\u{AD}we\u{AD}gen\n",
        "a: \"b:\u{A0}c\"\n",
    ] {
        assert_eq!(parse_text(text).problems, [], "{text:?}");
    }
}

fn mapping(root: &Node) -> &Map {
    match &root.value {
        Value::Map(map) => map,
        other => panic!("no mapping: {other:?}"),
    }
}

#[test]
fn values_have_narrow_spans() {
    let text = "# kop\ntitel:  \"Een: twee\"  # naam\nthemas: [a, 'b c']\nkosten:\n  bedrag: 12.50\n  per: deelnemer\n\nlocatie:\ntekst: >-\n  Een\n  twee\n";
    assert_eq!(
        describe(text),
        "{titel: Een: twee<\"Een: twee\">, themas: [a, b c<'b c'>], \
         kosten: {bedrag: 12.50, per: deelnemer}, locatie: null<>, tekst: Een twee<Een\n  twee>}"
    );
    let tree = parse_text(text);
    let map = mapping(&tree.root);
    let written = |key: &str| &text[map.get(key).unwrap().span.range()];
    assert_eq!(written("themas"), "[a, 'b c']");
    assert_eq!(written("kosten"), "bedrag: 12.50\n  per: deelnemer");
}

#[test]
fn spans_are_relative_to_the_whole_file() {
    let text = "---\ntitel: één\ndoel: Wat: dan\n---\n";
    let source = Source::new("content/a.md".into(), text);
    let (tree, problems) = parse(&source, 4..text.len() - 4);
    assert_eq!(source.line_column(problems[0].place.span.start).line, 3);
    let map = mapping(&tree.root);
    assert_eq!(&text[map.get("titel").unwrap().span.range()], "één");
}

#[test]
fn windows_line_endings_and_tabs_after_colons_are_accepted() {
    assert_eq!(
        describe("a:\tb\r\nc: |\r\n  d\r\n  e\r\nf: g\r\n"),
        "{a: b, c: d\ne\n<d\r\n  e>, f: g}"
    );
}

#[test]
fn a_text_without_content_is_an_empty_mapping() {
    for text in ["", "\n\n", "# niets\n", "---\n"] {
        assert_eq!(describe(text), "{}");
    }
}

#[test]
fn a_mistake_loses_only_its_own_value_and_is_reported_once() {
    let cases = [
        (
            "titel: Cursus: hoe\nb: x\n",
            "{titel: ?, b: x}",
            "1:14 invalid-yaml «:»",
        ),
        (
            "titel: \"Cursus\nb: x\nc: \"y\"\n",
            "{titel: ?, b: x, c: y<\"y\">}",
            "1:8 invalid-yaml «\"»",
        ),
        (
            "titel: 'foto's hier'\nb: x\n",
            "{titel: ?, b: x}",
            "1:14 invalid-yaml «s hier'»",
        ),
        (
            "titel: “Cursus: hoe”\nb: x\n",
            "{titel: ?, b: x}",
            "1:8 invalid-yaml «“»",
        ),
        (
            "a: 1\n\tb: 2\nc: 3\n",
            "{a: ?, c: 3}",
            "2:1 invalid-yaml «\t»",
        ),
        (
            "kosten:\n\tbedrag: 3\n\tper: x\nb: y\n",
            "{kosten: ?, b: y}",
            "2:1 invalid-yaml «\t»",
        ),
        (
            "a:\n - x\n   - y\nb: z\n",
            "{a: [?], b: z}",
            "3:4 invalid-yaml «-»",
        ),
        (
            "kosten:\n\tbedrag: 3\n  per: x\nb: y\n",
            "{kosten: {bedrag: 3, per: x}, b: y}",
            "2:1 invalid-yaml «\t»",
        ),
        (
            "kosten:\n  bedrag 3\n  per: x\nb: y\n",
            "{kosten: {per: x}, b: y}",
            "2:3 invalid-yaml «bedrag 3»",
        ),
        (
            "kosten:\n  bedrag: 3\n per: x\nb: y\n",
            "{kosten: {bedrag: 3, per: x}, b: y}",
            "3:2 invalid-yaml «per»",
        ),
        (
            "tijd:\n  uren: 4\n   dagen: 2\nb: y\n",
            "{tijd: {uren: ?}, b: y}",
            "3:4 invalid-yaml «dagen»",
        ),
        (
            " a: 1\nb: 2\nc: 3\n",
            "{a: 1, b: 2, c: 3}",
            "1:2 invalid-yaml «a»",
        ),
        (
            "titel: @naam\nb: x\n",
            "{titel: ?, b: x}",
            "1:8 invalid-yaml «@»",
        ),
        (
            "titel: *heel* goed\nb: x\n",
            "{titel: ?, b: x}",
            "1:8 invalid-yaml «*»",
        ),
        (
            "titel: [LAB] nieuws\nb: x\n",
            "{titel: ?, b: x}",
            "1:8 invalid-yaml «[»",
        ),
        (
            "themas: [a, b\nb: x\n",
            "{themas: ?, b: x}",
            "1:9 invalid-yaml «[»",
        ),
        (
            "a: x\ntitel:Cursus\nb: x\n",
            "{a: x, titel: ?, b: x}",
            "2:1 invalid-yaml «titel:»",
        ),
        (
            "titel:Cursus\nb: x\n",
            "{titel: ?, b: x}",
            "1:1 invalid-yaml «titel:»",
        ),
        (
            "a: \"C:\\zoek\"\nb: x\n",
            "{a: ?, b: x}",
            "1:7 invalid-yaml «\\»",
        ),
        ("a: b\n---\nc: d\n", "{a: b}", "2:1 invalid-yaml «---»"),
        (
            "a: x\0y\nb: 3\n",
            "{a: x y<x\0y>, b: 3}",
            "1:5 invalid-yaml «\0»",
        ),
        (
            "a: &naam x\nb: y\n",
            "{a: x, b: y}",
            "1:4 invalid-yaml «&naam»",
        ),
        (
            "a: *naam\nb: y\n",
            "{a: ?, b: y}",
            "1:4 invalid-yaml «*naam»",
        ),
        (
            "a: !!str x\nb: y\n",
            "{a: x, b: y}",
            "1:4 invalid-yaml «!!str»",
        ),
        ("[a, b]: c\nd: e\n", "{d: e}", "1:1 invalid-yaml «[a, b]»"),
        (
            "a: 1\nb: 2\na: 3\n",
            "{a: 1, b: 2}",
            "3:1 duplicate-key «a»",
        ),
    ];
    for (text, tree, problem) in cases {
        assert_eq!(
            reported(text),
            (tree.to_owned(), vec![problem.to_owned()]),
            "{text:?}"
        );
    }
}

#[test]
fn mistakes_in_several_entries_are_all_reported() {
    let text = "begrippen:\n  - id: x\n    term: a: b\n    zie: [q]\n  - id: y\n  - id: z\n    term: 'x\n  - id: p\nb: c: d\n";
    let (tree, problems) = reported(text);
    assert_eq!(
        tree,
        "{begrippen: [{id: x, term: ?, zie: [q]}, {id: y}, {id: z, term: ?}, {id: p}], b: ?}"
    );
    assert_eq!(
        problems,
        [
            "3:12 invalid-yaml «:»",
            "7:11 invalid-yaml «'»",
            "9:5 invalid-yaml «:»"
        ]
    );
}

#[test]
fn a_line_without_a_colon_leaves_the_tree_incomplete() {
    let tree = parse_text("a: x\ntitel Cursus\nb: x\n");
    assert_eq!(tree.problems.len(), 1);
    assert!(!tree.complete);
    let tree = parse_text("titel: Cursus: hoe\nb: x\n");
    assert!(tree.complete, "the key is known, only its value is not");
}

#[test]
fn fixes_make_the_text_valid() {
    let cases = [
        ("titel: Wat nu?: ja # zo\n", "titel: \"Wat nu?: ja\" # zo\n"),
        (
            "titel: De \"pilot\": deel 2\r\n",
            "titel: 'De \"pilot\": deel 2'\r\n",
        ),
        ("titel: “Wat: nu”\n", "titel: \"Wat: nu\"\n"),
        ("titel: 'foto's hier'\n", "titel: \"foto's hier\"\n"),
        ("titel: @naam\n", "titel: \"@naam\"\n"),
        ("titel:Cursus\nb: x\n", "titel: Cursus\nb: x\n"),
        (
            "a: 's Ochtends, in Utrecht\nb: x\n",
            "a: \"'s Ochtends, in Utrecht\"\nb: x\n",
        ),
        ("a: 's-Hertogenbosch\n", "a: \"'s-Hertogenbosch\"\n"),
        ("a: 't \"Huis\"\n", "a: \"'t \\\"Huis\\\"\"\n"),
        ("a: 's Ochtends foto's\n", "a: \"'s Ochtends foto's\"\n"),
        (
            "a:\n  - 'n Dag\n  - '26 telt\n",
            "a:\n  - \"'n Dag\"\n  - \"'26 telt\"\n",
        ),
        (
            "a: ['s avonds, 't Gooi, x]\n",
            "a: [\"'s avonds\", \"'t Gooi\", x]\n",
        ),
        ("a: {b: 's avonds, c: d}\n", "a: {b: \"'s avonds\", c: d}\n"),
        ("a: {uren:4, per:groep}\n", "a: {uren: 4, per: groep}\n"),
        ("a: {uren: 12,5, b: c}\n", "a: {uren: 12.5, b: c}\n"),
        ("a: [Utrecht nr. #1, x]\n", "a: [\"Utrecht nr. #1\", x]\n"),
        ("titel: Wat: nu #meedoen\n", "titel: \"Wat: nu #meedoen\"\n"),
        (
            "titel: 'foto's van #1 hier'\n",
            "titel: \"foto's van #1 hier\"\n",
        ),
        (
            "a: \"..\\media\\groep.jpg\"\n",
            "a: '..\\media\\groep.jpg'\n",
        ),
        ("a:\u{A0}b\nc:\u{202F}d\n", "a: b\nc: d\n"),
        ("a:\n\u{A0}\u{A0}b: c\n  d: e\n", "a:\n  b: c\n  d: e\n"),
        ("a: x\n\u{A0}b: y\n", "a: x\nb: y\n"),
        ("a:\n  -\u{A0}b\n  -\u{2009}c\n", "a:\n  - b\n  - c\n"),
        ("ti\u{AD}tel: x\n", "titel: x\n"),
        ("titel\u{A0}: x\n", "titel: x\n"),
        ("titel:\u{200B}x\n", "titel: x\n"),
        ("titel: x\u{FEFF}y\n", "titel: xy\n"),
        ("a: \u{A0}[b, c]\n", "a:  [b, c]\n"),
    ];
    for (text, expected) in cases {
        assert_eq!(fixed(text), expected);
        assert_eq!(parse_text(expected).problems, []);
    }
    for text in [
        "a:\n - b\n  - \"c, ‘d: e’\"\n",
        "a: 'b''c\n",
        "a: \"b\" c\\d\"\n",
    ] {
        let problems = parse_text(text).problems;
        assert!(problems[0].fix.is_none(), "{text:?}");
    }
    let problems = parse_text("titel: Wat: ja\n  en meer\nb: c\n").problems;
    assert_eq!(problems[0].fix, None, "the value goes on below");
}

#[test]
fn nesting_depth_and_number_of_nodes_are_bounded() {
    let nested = |depth: usize| format!("a: {}{}\nb: x\n", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(parse_text(&nested(MAX_DEPTH - 1)).problems, []);
    let tree = parse_text(&nested(100_000));
    assert_eq!(tree.problems.len(), 1);
    assert_eq!(tree.problems[0].code.as_str(), "limit-exceeded");
    assert!(mapping(&tree.root).get("b").is_some());

    let many = format!("a: [{}]\n", "x,".repeat(MAX_NODES));
    let problems = parse_text(&many).problems;
    assert_eq!(problems[0].code.as_str(), "limit-exceeded");
    assert_eq!(problems.len(), 1);
}

#[test]
fn random_and_repetitive_texts_neither_panic_nor_hang() {
    let pieces = [
        "a: ", "- ", "? ", "[", "{", "\"", "'", "| \n", ">\n", "\n", "\r", "\t", "  ", "#", "&a ",
        "*a ", "!t ", "%", "---\n", "...\n", ": ", ",", "]", "}", "é", "\u{FEFF}", "\0",
        "\u{2028}", "“", "a:b\n",
    ];
    let mut state = 7_u32;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        let tree = parse_text(&text);
        assert!(tree.complete || !tree.problems.is_empty(), "{text:?}");
        for problem in tree.problems {
            assert!(text.get(problem.place.span.range()).is_some(), "{text:?}");
        }
    }
    for piece in pieces {
        parse_text(&piece.repeat(200_000));
        parse_text(&format!("a: b: c\n{}", piece.repeat(20_000)));
    }
    parse_text(&"a: b: c\n".repeat(50_000));
    parse_text(&"k:\n  - a: b: c\n".repeat(20_000));
}

#[test]
fn an_overindented_entry_leaves_the_tree_incomplete() {
    for text in ["a: x\n  b: y\nc: z\n", "a: x\n\tb: y\nc: z\n"] {
        let tree = parse_text(text);
        assert_eq!(tree.problems.len(), 1, "{text:?}");
        assert!(!tree.complete, "{text:?}");
    }
}
