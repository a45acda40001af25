//! `vindplek newsletter`: what is in a mail, and in which form. Linters of mail are in
//! `tests/validators`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use regex_lite::Regex;
use tempfile::TempDir;
use vindplek::edition::{Edition, Options, compile};
use vindplek::export::newsletter::{SiteMail, WrittenMail, write};
use vindplek::memo::Memo;
use vindplek::model::layout::Kind;

use crate::sites::{COURSE, base, page, text};
use crate::support::files::ProjectFiles;
use crate::support::program::vindplek;

const TODAY: &str = "2026-11-01";

fn edition(project: &ProjectFiles) -> Edition {
    let world = project.world(TODAY.parse().unwrap());
    compile(&world, Options::default(), &Memo::new())
}

fn newsletter(
    project: &ProjectFiles,
    site: &str,
    since: &str,
    audience: Option<&str>,
) -> Option<SiteMail> {
    let edition = edition(project);
    let site = edition.heads().site_with_id(site).unwrap();
    let since: Date = since.parse().unwrap();
    edition.site(site).unwrap().newsletter(since, audience)
}

fn special(project: &ProjectFiles, audience: Option<&str>) -> Option<SiteMail> {
    let edition = edition(project);
    let heads = edition.heads();
    let site = edition.site(heads.site_with_id("noord").unwrap()).unwrap();
    let special = heads.with_id(Kind::Special, "lab-special").unwrap();
    site.special_mail(special, audience)
}

/// The titles in a mail, part by part.
fn titles(mail: &SiteMail) -> Vec<(Option<&str>, Vec<&str>)> {
    mail.parts
        .iter()
        .map(|part| {
            let titles = part.entries.iter().map(|entry| &*entry.title);
            (part.title.as_deref(), titles.collect())
        })
        .collect()
}

/// The titles of what is new, without the agenda.
fn new_titles(mail: Option<SiteMail>) -> Vec<String> {
    let parts = mail.iter().flat_map(|mail| &mail.parts);
    let new = parts.filter(|part| part.title.as_deref() != Some("In de agenda"));
    let entries = new.flat_map(|part| &part.entries);
    entries.map(|entry| entry.title.clone()).collect()
}

fn add(project: &mut ProjectFiles, path: &str, text: &str) {
    project.files.insert(path.into(), text.as_bytes().to_vec());
}

fn with_keys(project: &mut ProjectFiles, path: &str, keys: &str) {
    let text = text(project, path).replacen("---\n", &format!("---\n{keys}\n"), 1);
    add(project, path, &text);
}

fn news(title: &str, keys: &str) -> String {
    format!(
        "---\ntitel: {title}\nsamenvatting: Een bericht waarin te lezen is wat er bij de academie is \
         gebeurd.\nafzender: LAB\n{keys}\n---\n\nTekst.\n"
    )
}

/// The words that a reader of the HTML sees.
fn visible_words(html: &str) -> BTreeSet<String> {
    let without = |text: &str, pattern: &str| {
        let pattern = Regex::new(pattern).unwrap();
        pattern.replace_all(text, " ").into_owned()
    };
    let (_, body) = html.split_once("<body").unwrap();
    let (_, body) = body.split_once("</div>").unwrap();
    let body = without(body, "(?s)<!--.*?-->");
    let alternatives = Regex::new("alt=\"([^\"]*)\"").unwrap();
    let alternatives: Vec<String> = alternatives
        .captures_iter(&body)
        .map(|found| found[1].to_owned())
        .collect();
    let body = without(&body, "</?(strong|em|del|code|a)( [^>]*)?>").replace(" ,", ",");
    words(&(without(&body, "(?s)<[^>]*>") + " " + &alternatives.join(" ")))
}

/// The words of a text, without the marks around them.
fn words(text: &str) -> BTreeSet<String> {
    let text = text
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("\u{AD}", "");
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn new_is_what_appeared_since_and_the_agenda_goes_along() {
    let mut project = base();
    for (id, keys) in [
        ("oud", "datum: 2026-09-30"),
        ("eerste-dag", "datum: 2026-10-01"),
        (
            "ouder-maar-later-geplaatst",
            "datum: 2024-01-01\npubliceren_op: 2026-10-20",
        ),
        ("vage-maand", "datum: 2026-10"),
        ("vaag-jaar", "datum: '2026'"),
        ("zonder-datum", "datum: onbekend"),
        ("later", "datum: 2026-10-05\npubliceren_op: 2026-12-01"),
    ] {
        add(
            &mut project,
            &format!("content/nieuws/{id}.md"),
            &news(id, keys),
        );
    }
    let course = text(&project, COURSE);
    let new = course.replacen("---\n", "---\npubliceren_op: 2026-10-10\n", 1);
    let new = new.replace("titel: Hoe werkt de gemeente nou?", "titel: Nieuwe cursus");
    let new = new.replace("voorheen: [/cursus/gemeente/]\n", "");
    add(&mut project, "content/aanbod/nieuw.md", &new);
    let mail = newsletter(&project, "oost", "2026-10-01", None).unwrap();
    let parts = titles(&mail);
    assert_eq!(
        parts[0],
        (
            Some("Nieuws"),
            vec!["eerste-dag", "vage-maand", "ouder-maar-later-geplaatst"]
        ),
        "in the order of the site"
    );
    assert_eq!(
        parts[1],
        (Some("Nieuw en bijgewerkt aanbod"), vec!["Nieuwe cursus"])
    );
    assert_eq!(parts[2].0, Some("In de agenda"));
    assert!(
        parts[2].1.contains(&"Hoe werkt de gemeente nou?"),
        "{parts:?}"
    );
    // The facts of the other course were renewed on the first of March.
    let renewed = newsletter(&project, "oost", "2026-03-01", None).unwrap();
    let states: Vec<(&str, &str)> = renewed.parts[1]
        .entries
        .iter()
        .map(|entry| (&*entry.title, &*entry.kicker[0]))
        .collect();
    assert_eq!(states[0], ("Nieuwe cursus", "Nieuw"));
    assert!(
        states.contains(&("Hoe werkt de gemeente nou?", "Bijgewerkt")),
        "{states:?}"
    );
}

#[test]
fn nothing_new_is_no_mail_even_if_the_agenda_has_dates() {
    assert_eq!(newsletter(&base(), "oost", "2026-10-30", None), None);
}

#[test]
fn what_was_added_to_an_older_special_is_new() {
    let mut project = base();
    let path = "content/specials/lab-special/het-aanbod.md";
    with_keys(&mut project, path, "publiceren_op: 2026-10-15");
    let titles = new_titles(newsletter(&project, "noord", "2026-10-01", None));
    assert_eq!(titles, ["Het aanbod"]);
    let titles = new_titles(newsletter(&project, "noord", "2026-07-01", None));
    assert_eq!(titles, ["Op reis met LAB"], "it is part of the new special");
}

#[test]
fn a_mail_for_an_audience_has_its_items_only() {
    let mut project = base();
    for (id, keys) in [
        ("gemeenten", "datum: 2026-10-01\ndoelgroepen: [gemeente]"),
        ("werkgevers", "datum: 2026-10-01\ndoelgroepen: [werkgever]"),
        ("niemand", "datum: 2026-10-01"),
    ] {
        add(
            &mut project,
            &format!("content/nieuws/{id}.md"),
            &news(id, keys),
        );
    }
    let titles = |audience| new_titles(newsletter(&project, "oost", "2026-10-01", audience));
    assert_eq!(titles(Some("gemeente")), ["gemeenten"]);
    assert_eq!(titles(Some("werkgever")), ["werkgevers"]);
    assert_eq!(titles(Some("onderwijs")), [""; 0]);
    let mail = newsletter(&project, "oost", "2026-10-01", Some("gemeente")).unwrap();
    assert!(mail.subject.contains("voor gemeente"), "{}", mail.subject);
}

#[test]
fn a_special_for_an_audience_has_the_articles_and_boxes_for_it() {
    let mut project = base();
    let folder = "content/specials/lab-special";
    with_keys(
        &mut project,
        &format!("{folder}/index.md"),
        "doelgroepen: [werkgever]",
    );
    with_keys(
        &mut project,
        &format!("{folder}/de-reis.md"),
        "doelgroepen: [gemeente]",
    );
    let path = format!("{folder}/het-aanbod.md");
    let boxes =
        "\n::: doelgroep werkgever\nGeld terug.\n:::\n\n::: doelgroep gemeente\nBeleid.\n:::\n";
    let article = text(&project, &path) + boxes;
    add(&mut project, &path, &article);
    let of = |audience| special(&project, audience).map(|mail| write(mail).unwrap().text);
    let everyone = of(None).unwrap();
    for part in ["De reis", "Het aanbod", "Geld terug.", "Beleid."] {
        assert!(everyone.contains(part), "{part}");
    }
    let employers = of(Some("werkgever")).unwrap();
    assert!(employers.contains("Voor werkgever") && employers.contains("Geld terug."));
    assert!(!employers.contains("Beleid.") && !employers.contains("drie kwartalen."));
    let municipalities = of(Some("gemeente")).unwrap();
    assert!(municipalities.contains("De reis duurt") && !municipalities.contains("Geld terug."));
    assert_eq!(of(Some("onderwijs")), None);
}

/// An article with everything that an author can write.
const EVERYTHING: &str = "
## Een kop {#eigen}

Gewone tekst met *nadruk*, **sterk**, ~~weg~~, `code` en een noot[^1]. Zie [de kop](#eigen), [een
cursus](../../aanbod/hoe-werkt-de-gemeente.md), [elders](https://www.elders.example/a?b=1&c=2) en
info@lab.example.\\
Na een regel.

1. Eerste
2. Tweede
   - dieper

   > Een citaat in een lijst.

- [x] gedaan
- [ ] nog niet

Term
: Uitleg van de term.

| Links | Rechts | Midden |
|:------|-------:|:------:|
| appel |    12  |  ja    |

> Een gewoon citaat.

> [!WARNING]
> Pas hier op.

> [!NOTE]
> Een weetje.

```
regel een
  regel twee
```

---

![Kinderen spelen](../../media/plein.jpg)

[![Klik op mij](../../media/plein.jpg)](https://www.elders.example/)

::: kader Goed om te weten
In een kader.
:::

::: stappen
1. Stap een
2. Stap twee
:::

::: citaat Een deelnemer
Samen kom je verder.
:::

::: doelgroep werkgever
Alleen voor werkgevers.
:::

::: cijfer brc-mensen
:::

::: routing
:::

[^1]: De noot zelf.
";

fn everything() -> ProjectFiles {
    let mut project = base();
    let path = "content/specials/lab-special/het-aanbod.md";
    let keys = "auteurs: [Anna, Bas]\nstreamer: {tekst: Een streamer, van: iemand}\n\
                downloads: [{titel: Verslag, bestand: ../../media/verslag.pdf}]\n\
                verder_lezen: [{titel: Meer hierover, link: ../../reisplan/index.md}]\n\
                naar: [{titel: Oorspronkelijk, auteur: Kim, link: https://www.elders.example/o}]\n\
                bijeenkomst: {start: 2026-12-03, plaats: Assen, aanmelden: https://lab.example/aan}\n\
                bovenkop: Boven de kop";
    with_keys(&mut project, path, keys);
    let article = text(&project, path) + EVERYTHING;
    add(&mut project, path, &article);
    project
}

#[test]
fn text_and_html_say_the_same_of_everything_that_an_author_can_write() {
    let WrittenMail {
        html,
        text,
        shortened,
        ..
    } = write(special(&everything(), None).unwrap()).unwrap();
    assert!(shortened.is_empty());
    let text = text.replace('\u{A0}', " ");
    let (in_html, in_text) = (visible_words(&html), words(&text));
    let missing: Vec<&String> = in_html.difference(&in_text).collect();
    assert!(missing.is_empty(), "only in the HTML: {missing:?}\n{text}");
    for part in [
        "nadruk",
        "sterk",
        "weg",
        "code",
        "Na een regel",
        "dieper",
        "Een citaat in een lijst",
        "gedaan",
        "nog niet",
        "Uitleg van de term",
        "appel",
        "Een gewoon citaat",
        "Let op",
        "Pas hier op",
        "Een weetje",
        "regel twee",
        "Kinderen spelen",
        "Klik op mij",
        "Goed om te weten",
        "Stap twee",
        "Een deelnemer",
        "Samen kom je verder",
        "Voor werkgever",
        "Mensen die werken via de regeling",
        "6.267",
        "Jaarverslag 2025",
        "De vraag",
        "De noot zelf",
        "Een streamer",
        "iemand",
        "Verslag",
        "PDF",
        "Meer hierover",
        "Oorspronkelijk",
        "Kim",
        "3 december 2026",
        "Assen",
        "Aanmelden",
        "Boven de kop",
        "Anna en Bas",
    ] {
        let found = Regex::new(&part.replace(' ', "\\s+(?:[|>] )?")).unwrap();
        assert!(found.is_match(&text), "{part} is not in the text:\n{text}");
    }
    for target in [
        "https://www.elders.example/a?b=1&c=2",
        "https://noord.example/aanbod/hoe-werkt-de-gemeente/",
    ] {
        assert!(text.contains(target), "{target}");
    }
}

#[test]
fn a_mail_has_nothing_that_mail_programs_block_or_that_needs_the_site_around_it() {
    let html = write(special(&everything(), None).unwrap()).unwrap().html;
    for element in [
        "<script", "<link", "<svg", "<picture", "<source", "<iframe", "<form", "<details", "<video",
    ] {
        assert!(!html.contains(element), "{element}");
    }
    assert!(!html.contains("url("));
    let attribute = Regex::new("(href|src)=\"([^\"]*)\"").unwrap();
    for found in attribute.captures_iter(&html) {
        let (name, target) = (&found[1], &found[2]);
        let is_whole =
            target.starts_with("https://") || (name == "href" && target.starts_with("mailto:"));
        assert!(is_whole, "{name}={target}");
        if name == "src" {
            assert!(
                target.starts_with("https://noord.example/media/"),
                "{target}"
            );
        }
        assert!(!target.contains("utm_"), "{target}");
    }
    let tables = Regex::new("<table[^>]*>").unwrap();
    for table in tables.find_iter(&html) {
        let is_data = table.as_str().contains("class=\"data\"");
        assert!(
            is_data || table.as_str().contains("role=\"presentation\""),
            "{}",
            table.as_str()
        );
    }
}

#[test]
fn a_course_is_described_in_the_words_of_its_card() {
    let project = base();
    let world = project.world(TODAY.parse().unwrap());
    let edition = compile(&world, Options::default(), &Memo::new());
    for site in ["oost", "noord", "landelijk"] {
        let mail = newsletter(&project, site, "2026-03-01", None).unwrap();
        let list = page(&world, &edition, site, "/aanbod/")
            .unwrap()
            .replace('\u{AD}', "");
        let shown = Regex::new("(?s)<[^>]*>")
            .unwrap()
            .replace_all(&list, "")
            .into_owned();
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let courses = mail
            .parts
            .iter()
            .find(|part| part.title.as_deref() == Some("Nieuw en bijgewerkt aanbod"));
        let entry = &courses.unwrap().entries[0];
        let mut alone = mail.clone();
        alone
            .parts
            .retain(|part| part.title.as_deref() == Some("Nieuw en bijgewerkt aanbod"));
        let text = write(alone).unwrap().text;
        let facts: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("- "))
            .collect();
        assert!(facts.len() > 3, "{site}: {text}");
        for fact in facts
            .into_iter()
            .chain(entry.kicker[1..].iter().map(|part| &**part))
        {
            let fact = fact.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(shown.contains(&fact), "{site}: {fact:?} is not in {shown}");
        }
    }
}

/// The project in a folder.
fn on_disk(project: &ProjectFiles) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &project.files {
        let path = folder.path().join(path.as_str());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = vindplek(folder);
    let command = command
        .arg("newsletter")
        .args(arguments)
        .args(["--as-of", TODAY]);
    let done = command.output().unwrap();
    // Without the line breaks of the screen.
    let text = |bytes| {
        let text = String::from_utf8(bytes).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    (done.status.code(), text(done.stdout), text(done.stderr))
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn the_command_writes_three_files_and_says_which() {
    let folder = on_disk(&base());
    let before = names(folder.path());
    let (code, out, err) = run(
        folder.path(),
        &["--site", "noord", "--special", "lab-special"],
    );
    assert_eq!(code, Some(0), "{err}");
    let files = [
        "nieuwsbrief-noord-lab-special.eml",
        "nieuwsbrief-noord-lab-special.html",
        "nieuwsbrief-noord-lab-special.txt",
    ];
    assert_eq!(names(&folder.path().join("nieuwsbrief")), files);
    for file in files {
        assert!(out.contains(file), "{out}");
    }
    let after: Vec<String> = names(folder.path());
    let added: Vec<&String> = after.iter().filter(|name| !before.contains(name)).collect();
    assert_eq!(added, ["nieuwsbrief"]);
    let eml = folder.path().join("nieuwsbrief").join(files[0]);
    let first = fs::read(&eml).unwrap();
    run(
        folder.path(),
        &["--site", "noord", "--special", "lab-special"],
    );
    assert_eq!(fs::read(&eml).unwrap(), first);
    let arguments = [
        "--site",
        "oost",
        "--since",
        "2026-06-01",
        "--doelgroep",
        "buurtsportcoach",
        "--out",
        "elders",
    ];
    let (code, out, err) = run(folder.path(), &arguments);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.contains("nieuwsbrief-oost-2026-11-01-buurtsportcoach.html"),
        "{out}"
    );
    assert!(err.contains("nog in voorbereiding"), "{err}");
    assert_eq!(names(&folder.path().join("elders")).len(), 3);
}

#[test]
fn nothing_new_is_said_and_nothing_is_written() {
    let folder = on_disk(&base());
    let (code, out, err) = run(folder.path(), &["--site", "noord", "--since", "2026-10-30"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("niets nieuw sinds 30 oktober 2026"), "{out}");
    assert_eq!(names(&folder.path().join("nieuwsbrief")), [""; 0]);
}

#[test]
fn wrong_arguments_say_what_would_be_right() {
    let folder = on_disk(&base());
    for (arguments, says) in [
        (&["--site", "noord"][..], "--since"),
        (&["--since", "2026-06-01"], "--site"),
        (
            &[
                "--site",
                "noord",
                "--since",
                "2026-06-01",
                "--special",
                "lab-special",
            ],
            "--special",
        ),
        (&["--site", "noord", "--since", "juni"], "juni"),
        (
            &["--site", "noord", "--since", "2026-12-01"],
            "nog niet geweest",
        ),
        (
            &["--site", "nord", "--since", "2026-06-01"],
            "Bedoelt u “noord”?",
        ),
        (
            &["--site", "noord", "--special", "lab-spesial"],
            "Bedoelt u “lab-special”?",
        ),
        (
            &[
                "--site",
                "noord",
                "--since",
                "2026-06-01",
                "--doelgroep",
                "werkgevers",
            ],
            "Bedoelt u “werkgever”?",
        ),
        (
            &[
                "--site",
                "noord",
                "--since",
                "2026-06-01",
                "--doelgroep",
                "xyz",
            ],
            "De doelgroepen zijn: ",
        ),
    ] {
        let (code, _, err) = run(folder.path(), arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {err}");
        assert!(err.contains(says), "{arguments:?}: {err}");
    }
    assert_eq!(names(&folder.path().join("nieuwsbrief")), [""; 0]);
}

#[test]
fn an_error_in_the_texts_stops_the_mail() {
    let mut project = base();
    let course = text(&project, COURSE).replace("vorm: fysiek", "vorm: fysiekk");
    add(&mut project, COURSE, &course);
    let folder = on_disk(&project);
    let (code, _, err) = run(folder.path(), &["--site", "oost", "--since", "2026-03-01"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("fysiekk"), "{err}");
    assert_eq!(names(&folder.path().join("nieuwsbrief")), [""; 0]);
}
