use super::*;

/// The expected result of [`nearest`], by comparing every name in full.
fn full_comparison<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let written = written.to_lowercase();
    let limit = (written.chars().count() / 3).clamp(1, 4);
    let distance = |name: &str| {
        let name = name.to_lowercase();
        match name.starts_with(&written) && written.chars().count() >= 4 {
            true => 1,
            false => strsim::osa_distance(&written, &name),
        }
    };
    let near = known.iter().map(|name| (distance(name), *name));
    let near = near.filter(|(far, name)| *far <= limit && *far < name.chars().count());
    near.min().map(|(_, name)| name)
}

/// Words of a few letters that recur, so that many are near each other.
fn words(count: usize) -> Vec<String> {
    let mut state = 9_u64;
    let mut random = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    };
    let parts = [
        "sport", "buurt", "e", "Co", "aan", "é", "bod", "-", "ch", "a", "42",
    ];
    let word = |random: &mut dyn FnMut(u64) -> u64| {
        let length = 1 + random(5);
        (0..length)
            .map(|_| parts[usize::try_from(random(parts.len() as u64)).unwrap()])
            .collect()
    };
    (0..count).map(|_| word(&mut random)).collect()
}

#[test]
fn misspelt_names_get_a_suggestion_and_unrelated_ones_do_not() {
    let known = ["titel", "samenvatting", "doelgroepen", "themas"];
    assert_eq!(nearest("tittel", known), Some("titel"));
    assert_eq!(nearest("samenvating", known), Some("samenvatting"));
    assert_eq!(nearest("Thema", known), Some("themas"));
    assert_eq!(nearest("prijs", known), None);
    assert_eq!(nearest("x", ["a"]), None);
    assert_eq!(
        nearest("buurtsport", ["buurtsportcoach-in-de-wijk"]),
        Some("buurtsportcoach-in-de-wijk")
    );
}

#[test]
fn the_index_gives_the_same_suggestions_as_a_full_comparison() {
    let words = words(600);
    let (written, known) = words.split_at(300);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let names = Names::new(known.iter().copied());
    let mut found = 0;
    for written in written {
        let suggestion = names.suggest(written);
        let expected = full_comparison(written, &known);
        found += usize::from(expected.is_some());
        assert_eq!(suggestion.near(), expected, "{written}");
        let others: Vec<&str> = known
            .iter()
            .copied()
            .filter(|name| Some(*name) != expected)
            .collect();
        let is_only = expected.is_some() && full_comparison(written, &others).is_none();
        assert_eq!(suggestion.only_near().is_some(), is_only, "{written}");
    }
    assert!((100..300).contains(&found), "{found} of 300 are near");
}

#[test]
fn unwanted_names_are_not_suggested() {
    let names = Names::new(["2026-K3", "2026-K4"]);
    let near = |taken: &str| names.suggest_where("2026-K5", |name| name != taken).near();
    assert_eq!(near(""), Some("2026-K3"));
    assert_eq!(near("2026-K3"), Some("2026-K4"));
}

#[test]
fn a_lookup_in_a_long_list_is_bounded() {
    for length in [20_000, 40_000, 400_000] {
        let names = Names::new((0..length).map(|number| format!("kopje-{number}")));
        let steps = names.suggest("kopjes-77777x").steps();
        assert!(steps <= MAX_STEPS + MAX_LENGTH, "{steps} of {length}");
    }
    let known = Names::new(["x".repeat(1_000_000), "y".repeat(900)]);
    assert!(known.suggest(&"x".repeat(999_999)).near().is_none());
    assert_eq!(known.suggest(&"x".repeat(999_999)).steps(), 0);
    assert!(known.suggest(&"y".repeat(899)).near().is_some());
}

#[test]
fn a_lookup_compares_in_full_only_candidates_that_can_be_near() {
    let names = Names::new(words(5_000));
    let steps = names.suggest("buurtsportbod-42").steps();
    assert!(steps < 3 * 5_000, "{steps} steps");
}
