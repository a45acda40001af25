use super::*;

fn scope(source: &Source) -> Option<FormScope> {
    let end = source.text().find("---\n")?;
    Some(FormScope {
        keys: Vec::new(),
        yaml: 0..end,
        body: Some(end + 4..source.text().len()),
    })
}

fn reconciled(before: &str, mine: &str, theirs: &str, side: Option<Side>) -> Reconciliation {
    let source = |text: &str| Source::new("a.md".into(), text);
    let (before, mine, theirs) = (source(before), source(mine), source(theirs));
    reconcile(Some(&before), &mine, &theirs, &scope, &|_| side)
}

/// The text of what does not conflict.
fn merged(before: &str, mine: &str, theirs: &str) -> String {
    let found = reconciled(before, mine, theirs, None);
    assert_eq!(found.conflicts, []);
    assert!(found.is_settled());
    found.text
}

const BEFORE: &str = "titel: Stap\nprijs: 10\nlijst: [a, b, c]\n---\nEen\nTwee\nDrie\nVier\n";

#[test]
fn what_one_of_them_changed_is_taken_over() {
    let mine = BEFORE.replace("Stap", "Stap een").replace("Vier", "4");
    let theirs = BEFORE.replace("prijs: 10", "prijs: '12' # nieuw\nmaximum: 8");
    let theirs = theirs.replace("Een\n", "Een\nEn\n");
    assert_eq!(
        merged(BEFORE, &mine, &theirs),
        "titel: Stap een\nprijs: '12' # nieuw\nmaximum: 8\nlijst: [a, b, c]\n---\nEen\nEn\nTwee\nDrie\n4\n"
    );
    assert_eq!(merged(BEFORE, BEFORE, &theirs), theirs);
    assert_eq!(merged(BEFORE, &mine, BEFORE), mine);
    assert_eq!(merged(BEFORE, &mine, &mine), mine);
}

#[test]
fn a_key_that_is_added_or_removed_by_one_of_them_is_so_in_the_result() {
    let mine = BEFORE
        .replace("prijs: 10\n", "")
        .replace("---", "nieuw: ja\n---");
    let theirs = BEFORE.replace("Stap", "Stap twee");
    assert_eq!(
        merged(BEFORE, &mine, &theirs),
        "titel: Stap twee\nlijst: [a, b, c]\nnieuw: ja\n---\nEen\nTwee\nDrie\nVier\n"
    );
}

#[test]
fn lists_are_brought_together_by_their_items() {
    let list = |items: &str| BEFORE.replace("a, b, c", items);
    assert_eq!(
        merged(BEFORE, &list("a, b, c, d"), &list("x, a, b, c")),
        list("x, a, b, c, d")
    );
    assert_eq!(
        merged(BEFORE, &list("a, c"), &list("a, b, c, d")),
        list("a, c, d")
    );
    let both = reconciled(BEFORE, &list("a, p"), &list("a, b, q"), Some(Side::Mine));
    assert_eq!(both.text, list("a, p"));
    assert_eq!(both.conflicts[0].theirs.as_deref(), Some("– a\n– b\n– q"));
}

#[test]
fn items_that_are_mappings_are_brought_together_by_their_keys() {
    let runs = |first: &str, second: &str| {
        format!("runs:\n  - start: 1 # eerst\n    prijs: {first}\n    plaats: {second}\n---\n")
    };
    let before = runs("5", "Assen");
    assert_eq!(
        merged(&before, &runs("6", "Assen"), &runs("5", "Emmen")),
        runs("6", "Emmen")
    );
    let found = reconciled(&before, &runs("6", "Assen"), &runs("7", "Emmen"), None);
    let conflict = &found.conflicts[0];
    let place = serde_json::to_string(&conflict.at).unwrap();
    assert_eq!(place, r#"{"value":["runs",0,"prijs"]}"#);
    assert_eq!(found.text, runs("7", "Emmen"));
    assert!(!found.is_settled());
}

#[test]
fn what_both_changed_is_a_conflict_in_which_one_is_chosen() {
    let mine = BEFORE
        .replace("Stap", "Van mij")
        .replace("Twee", "Mijn twee");
    let theirs = BEFORE
        .replace("titel: Stap\n", "")
        .replace("Twee", "Hun twee");
    let found = reconciled(BEFORE, &mine, &theirs, None);
    assert_eq!(found.text, theirs);
    let told: Vec<_> = found
        .conflicts
        .iter()
        .map(|it| (&it.before, &it.mine, &it.theirs))
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        told,
        [
            (&text("Stap"), &text("Van mij"), &None),
            (&text("Twee\n"), &text("Mijn twee\n"), &text("Hun twee\n")),
        ]
    );
    let chosen = reconciled(BEFORE, &mine, &theirs, Some(Side::Mine));
    assert!(chosen.is_settled());
    assert!(chosen.text.contains("titel: Van mij") && chosen.text.contains("Mijn twee"));
}

#[test]
fn a_file_that_both_began_has_everything_of_both() {
    let source = |text: &str| Source::new("a.md".into(), text);
    let (mine, theirs) = (
        source("titel: A\nb: 1\n---\n"),
        source("titel: A\nc: 2\n---\nTekst\n"),
    );
    let found = reconcile(None, &mine, &theirs, &scope, &|_| None);
    assert_eq!(found.text, "titel: A\nc: 2\nb: 1\n---\nTekst\n");
}

#[test]
fn line_ends_and_comments_of_the_other_stay() {
    let theirs = "# van hen\r\ntitel: 'Stap'\r\nprijs: 12\r\n---\n\r\nEen\r\n";
    let before = "titel: Stap\nprijs: 10\n---\n\nEen\n";
    let mine = "titel: Stap twee\nprijs: 10\n---\n\nEen\nTwee\n";
    assert_eq!(
        merged(before, mine, theirs),
        "# van hen\r\ntitel: 'Stap twee'\r\nprijs: 12\r\n---\n\r\nEen\r\nTwee\r\n"
    );
}

#[test]
fn a_version_that_cannot_be_read_is_chosen_as_a_whole() {
    let broken = BEFORE.replace("titel: Stap", "titel: [Stap");
    let mine = BEFORE.replace("Stap", "Van mij");
    let found = reconciled(BEFORE, &mine, &broken, Some(Side::Mine));
    assert_eq!(found.conflicts[0].at, ConflictPlace::File);
    assert_eq!(found.text, mine);
    assert_eq!(reconciled(BEFORE, &mine, &broken, None).text, broken);
}
