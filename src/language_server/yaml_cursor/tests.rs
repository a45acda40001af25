use super::*;

/// The place of the `|` in a text, as `steps  spot  word  siblings`.
fn place(marked: &str) -> String {
    let cursor = marked.find('|').unwrap();
    let text = marked.replacen('|', "", 1);
    let Some(found) = yaml_cursor(&text, 0..text.len(), cursor) else {
        return "nothing".to_owned();
    };
    let steps: Vec<&str> = found
        .steps
        .iter()
        .map(|step| match step {
            YamlStep::Key(key) => key.as_str(),
            YamlStep::Item => "-",
        })
        .collect();
    let spot = match found.spot {
        YamlSpot::Key {
            is_complete: true, ..
        } => "key:",
        YamlSpot::Key {
            is_complete: false, ..
        } => "key",
        YamlSpot::Value => "value",
        YamlSpot::FlowValue => "flow",
        YamlSpot::Item => "item",
        YamlSpot::Below => "below",
        YamlSpot::NextItem => "next",
    };
    let word = &text[found.word];
    format!(
        "{} {spot} {word:?} {}",
        steps.join("."),
        found.siblings.join(",")
    )
}

#[test]
fn a_key_has_the_others_of_its_mapping_as_siblings() {
    assert_eq!(
        place("titel: a\nfa|\nsoort: b\n"),
        " key \"fa\" titel,soort"
    );
    assert_eq!(place("|"), " key \"\" ");
    assert_eq!(place("titel: a\n|\n"), " key \"\" titel");
    assert_eq!(place("ti|tel: a\nsoort: b\r\n"), " key: \"titel\" soort");
    assert_eq!(
        place("contact:\n  naam: x\n  e|\nsoort: b\n"),
        "contact key \"e\" naam"
    );
    assert_eq!(place("contact:\n  |\nsoort: b\n"), "contact below \"\" ");
    assert_eq!(place("contact:\n  naam: x\n  |\n"), "contact key \"\" naam");
}

#[test]
fn a_value_is_on_the_line_of_its_key() {
    assert_eq!(place("soort: |\n"), "soort value \"\" ");
    assert_eq!(place("soort:|\n"), "soort value \"\" ");
    assert_eq!(place("soort: cur|sus\r\n"), "soort value \"cursus\" ");
    assert_eq!(place("soort: | # wat\n"), "soort value \"\" ");
    assert_eq!(place("a:\n  soort: 'c|'\n"), "a.soort value \"'c'\" ");
}

#[test]
fn items_of_lists_are_found_at_any_depth() {
    let runs = "runs:\n  - id: a\n    start: b\n  - id: c\n";
    assert_eq!(place(&format!("{runs}    |")), "runs.- key \"\" id");
    assert_eq!(place(&format!("{runs}    pl|\n")), "runs.- key \"pl\" id");
    assert_eq!(place(&format!("{runs}  |\n")), "runs next \"\" ");
    assert_eq!(place(&format!("{runs}  - |\n")), "runs.- item \"\" ");
    assert_eq!(
        place("themas:\n  - a\n  - |\n  - b\n"),
        "themas.- item \"\" a,b"
    );
    assert_eq!(place("themas:\n- a\n- b|\nc: d\n"), "themas.- item \"b\" a");
    assert_eq!(place("themas:\n  - |\n  - b\n"), "themas.- item \"\" b");
    assert_eq!(place("themas:\n- a\n|\n"), " key \"\" themas");
    assert_eq!(place("themas:\n- a\nc|\n"), " key \"c\" themas");
    assert_eq!(
        place("runs:\n  - |\n    start: b\n"),
        "runs.- item \"\" start"
    );
}

#[test]
fn brackets_need_not_be_closed() {
    assert_eq!(place("themas: [a, |\nsoort: b\n"), "themas.- flow \"\" a");
    assert_eq!(place("themas: [|]\n"), "themas.- flow \"\" ");
    assert_eq!(place("themas: [a, b|c, d]\n"), "themas.- flow \"bc\" a,d");
    assert_eq!(
        place("kosten: {bedrag: 3, p|}\nsoort: b\n"),
        "kosten key \"p\" bedrag"
    );
    assert_eq!(
        place("kosten: {per: |\nsoort: b\n"),
        "kosten.per flow \"\" per"
    );
    assert_eq!(place("runs: [{id: a}, {id: b, |}]\n"), "runs.- key \"\" id");
    assert_eq!(
        place("themas: [a,\n  b|\n]\nsoort: c\n"),
        "themas.- flow \"b\" a"
    );
    assert_eq!(place("themas: [a\nso|\n"), " key \"so\" themas");
}

#[test]
fn comments_and_running_texts_are_nothing() {
    assert_eq!(place("# fa|\n"), "nothing");
    assert_eq!(
        place(
            "tekst: |-\n  een |\nsoort: b\n"
                .replacen("|-", ">-", 1)
                .as_str()
        ),
        "nothing"
    );
    assert_eq!(place("tekst: een\n  twee|\n"), "nothing");
    assert_eq!(place("tekst: >-\n  so: x\nsoort: |\n"), "soort value \"\" ");
    assert_eq!(place("tekst: \"een\n  so: x\"\nso|\n"), " key \"so\" tekst");
}
