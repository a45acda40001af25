use std::sync::Arc;

use tera::{Context, Value};

use super::{Layer, Theme};
use crate::diagnostic::Diagnostic;
use crate::model;
use crate::model::document::read_yaml_file;
use crate::source::{FilePath, Source, line_column};

/// The folder of a theme, with its files.
struct Folder {
    id: &'static str,
    files: Vec<(&'static str, &'static str)>,
}

fn compile(chain: &[Folder]) -> (Theme, Vec<Diagnostic>) {
    type LayerFiles = Vec<(FilePath, Arc<[u8]>)>;
    let read: Vec<(model::theme::ThemeSettings, LayerFiles)> = chain
        .iter()
        .map(|folder| {
            let path = |name: &str| FilePath::new(format!("themes/{}/{name}", folder.id));
            let text = text_of(folder, "theme.yaml").unwrap_or("naam: Proef\n");
            let source = Source::new(path("theme.yaml"), text);
            let sheet = read_yaml_file::<model::theme::ThemeSettings>(source);
            let files = folder.files.iter();
            let files = files.map(|(name, text)| (path(name), text.as_bytes().into()));
            (sheet.value, files.collect())
        })
        .collect();
    let layers: Vec<Layer<'_>> = chain
        .iter()
        .zip(&read)
        .map(|(folder, (settings, files))| Layer {
            id: folder.id,
            settings,
            files,
        })
        .collect();
    Theme::compile(&layers, &[])
}

fn text_of(folder: &Folder, name: &str) -> Option<&'static str> {
    let found = folder.files.iter().find(|(path, _)| *path == name);
    found.map(|(_, text)| *text)
}

/// The problems as `path:line:column: message`.
fn reported(chain: &[Folder], problems: &[Diagnostic]) -> Vec<String> {
    let place = |problem: &Diagnostic| {
        let path = problem.place.path.as_str();
        let text = chain.iter().find_map(|folder| {
            text_of(
                folder,
                path.strip_prefix(&format!("themes/{}/", folder.id))?,
            )
        });
        let at = line_column(text.unwrap_or_default(), problem.place.span.start);
        let words = problem.message.english();
        format!("{path}:{}:{}: {words}", at.line, at.column)
    };
    problems.iter().map(place).collect()
}

fn stylesheet(theme: &Theme) -> String {
    let found = theme
        .assets
        .iter()
        .find(|asset| asset.address == theme.stylesheet);
    String::from_utf8_lossy(&found.unwrap().bytes).into_owned()
}

fn basis(files: &[(&'static str, &'static str)]) -> Folder {
    Folder {
        id: "basis",
        files: files.to_vec(),
    }
}

fn noord(files: &[(&'static str, &'static str)]) -> Folder {
    Folder {
        id: "noord",
        files: files.to_vec(),
    }
}

#[test]
fn a_theme_overrides_its_parent_file_by_file() {
    let chain = [
        noord(&[
            ("templates/partials/hero.html", "lucht"),
            ("assets/merk.svg", "<svg>noord</svg>"),
        ]),
        basis(&[
            (
                "templates/home.html",
                "{% include \"partials/hero.html\" %} {{ drawing(name=\"merk.svg\") }} {{ drawing(name=\"pijl.svg\") }}",
            ),
            ("templates/partials/hero.html", "grijs"),
            ("assets/merk.svg", "<svg>basis</svg>"),
            ("assets/pijl.svg", "<svg>pijl</svg>"),
        ]),
    ];
    let (theme, problems) = compile(&chain);
    assert_eq!(reported(&chain, &problems), Vec::<String>::new());
    assert_eq!(
        theme.render("home.html", &Context::new()).unwrap(),
        "lucht <svg>noord</svg> <svg>pijl</svg>"
    );
}

#[test]
fn a_template_can_extend_the_one_that_it_overrides() {
    let chain = [
        noord(&[(
            "templates/base.html",
            "{% extends \"themes/basis/templates/base.html\" %}{% block kop %}noord{% endblock kop %}",
        )]),
        basis(&[
            (
                "templates/base.html",
                "<{% block kop %}basis{% endblock kop %}>",
            ),
            ("templates/page.html", "{% extends \"base.html\" %}"),
        ]),
    ];
    let (theme, problems) = compile(&chain);
    assert_eq!(reported(&chain, &problems), Vec::<String>::new());
    assert_eq!(
        theme.render("page.html", &Context::new()).unwrap(),
        "<noord>"
    );
}

#[test]
fn values_are_escaped() {
    let chain = [basis(&[(
        "templates/page.html",
        "<p title=\"{{ titel }}\">{{ titel }}</p>",
    )])];
    let mut context = Context::new();
    context.insert_value("titel", Value::from("<b>\"x\"</b>"));
    let page = compile(&chain).0.render("page.html", &context).unwrap();
    assert!(!page.contains("<b>") && !page.contains("\"x\""), "{page}");
}

#[test]
fn the_problems_of_all_templates_are_reported_with_their_places() {
    let chain = [basis(&[
        ("templates/a.html", "<p>\n    {% if %}</p>\n"),
        ("templates/b.html", "goed"),
        ("templates/c.html", "<ul>\n  <li>{{ naam }</li>\n"),
    ])];
    let (theme, problems) = compile(&chain);
    let places: Vec<String> = reported(&chain, &problems)
        .iter()
        .map(|reported| reported.split(": ").next().unwrap().to_owned())
        .collect();
    assert_eq!(
        places,
        [
            "themes/basis/templates/a.html:2:11",
            "themes/basis/templates/c.html:2:15"
        ]
    );
    assert_eq!(theme.render("b.html", &Context::new()).unwrap(), "goed");
}

#[test]
fn unknown_names_are_reported_for_every_template() {
    let chain = [basis(&[
        ("templates/a.html", "\n\t{{ titel | hoofdletter }}"),
        ("templates/b.html", "{% include \"kop.html\" %}"),
        ("templates/c.html", "{% extends \"weg.html\" %}"),
    ])];
    let (_, problems) = compile(&chain);
    let mut reported = reported(&chain, &problems);
    reported.sort();
    assert_eq!(
        reported,
        [
            "themes/basis/templates/a.html:2:13: This template fails: Unknown filter `hoofdletter`",
            "themes/basis/templates/b.html:1:12: This template fails: Unknown template `kop.html`",
            "themes/basis/templates/c.html:1:1: This template fails: it extends `weg.html`, which is \
             not there",
        ]
    );
}

#[test]
fn a_template_that_does_not_parse_causes_no_further_problems() {
    let chain = [basis(&[
        (
            "templates/base.html",
            "{% block kop %}{{ }}{% endblock kop %}",
        ),
        (
            "templates/page.html",
            "{% extends \"base.html\" %}{% block kop %}x{% endblock kop %}",
        ),
    ])];
    assert_eq!(compile(&chain).1.len(), 1);
}

#[test]
fn a_failing_page_reports_the_line_and_column_in_the_template() {
    let chain = [basis(&[
        (
            "templates/page.html",
            "{% include \"partials/deel.html\" %}",
        ),
        (
            "templates/partials/deel.html",
            "<p>\n      {{ page.titel }}\n</p>",
        ),
    ])];
    let (theme, _) = compile(&chain);
    let problem = theme.render("page.html", &Context::new()).unwrap_err();
    let reported = reported(&chain, &[*problem]);
    assert!(
        reported[0].starts_with("themes/basis/templates/partials/deel.html:2:10: "),
        "{reported:?}"
    );
}

#[test]
fn tokens_come_from_the_nearest_theme_in_both_schemes() {
    let chain = [
        noord(&[(
            "theme.yaml",
            "naam: Noord\nkleuren:\n  licht: {tekst: '#102030'}\n  donker: {tekst: '#ffeedd'}\n",
        )]),
        basis(&[
            (
                "theme.yaml",
                "naam: Basis\nkleuren:\n  licht: {tekst: '#000001', vlak: '#fffffe'}\n  donker: \
                 {tekst: '#eeeeee', vlak: '#111112'}\nletters: {koppen: 'Georgia, serif'}\nvorm: \
                 {radius: 3px}\n",
            ),
            ("assets/stijl.css", "body{color:var(--tekst)}"),
        ]),
    ];
    let (theme, problems) = compile(&chain);
    assert_eq!(reported(&chain, &problems), Vec::<String>::new());
    let css = stylesheet(&theme);
    let (light, dark) = css.split_once("@media screen").unwrap();
    assert!(
        light.contains("--tekst:#102030") && light.contains("--vlak:#fffffe"),
        "{css}"
    );
    assert!(light.contains("--letter-koppen:Georgia, serif"), "{css}");
    assert!(light.contains("--vorm-radius:3px"), "{css}");
    assert!(
        dark.contains("--tekst:#fed") && dark.contains("--vlak:#111112"),
        "{css}"
    );
    assert!(!css.contains("#000001"), "{css}");
}

#[test]
fn style_sheets_are_bundled_from_the_root_theme_down() {
    let chain = [
        noord(&[("assets/stijl.css", "b{color:#123456}")]),
        basis(&[
            (
                "assets/stijl.css",
                "@import 'deel/knop.css';\na{color:#654321}",
            ),
            ("assets/deel/knop.css", ".knop{&:hover{top:1px}}"),
        ]),
    ];
    let (theme, problems) = compile(&chain);
    assert_eq!(reported(&chain, &problems), Vec::<String>::new());
    let css = stylesheet(&theme);
    let at = |needle: &str| css.find(needle);
    assert!(
        at(".knop:hover").is_some()
            && at(".knop:hover") < at("#654321")
            && at("#654321") < at("#123456"),
        "{css}"
    );
    assert!(!css.contains("@import"));
    let styles = theme
        .assets
        .iter()
        .filter(|asset| asset.address.as_str().ends_with(".css"));
    assert_eq!(styles.count(), 1);
}

#[test]
fn every_style_sheet_that_is_missing_is_reported_in_order() {
    let chain = [Folder {
        id: "noord",
        files: vec![
            (
                "assets/stijl.css",
                "@import 'deel/weg.css';\n@import 'deel/knop.css';\n@import 'weg.css';\n",
            ),
            (
                "assets/deel/knop.css",
                "@import 'ook-weg.css';\na{color:red}",
            ),
        ],
    }];
    for _ in 0..20 {
        let (_, problems) = compile(&chain);
        assert_eq!(
            reported(&chain, &problems),
            [
                "themes/noord/assets/stijl.css:1:1: This template fails: there is no style sheet \
                 themes/noord/assets/deel/weg.css",
                "themes/noord/assets/stijl.css:3:1: This template fails: there is no style sheet \
                 themes/noord/assets/weg.css",
                "themes/noord/assets/deel/knop.css:1:1: This template fails: there is no style \
                 sheet themes/noord/assets/deel/ook-weg.css",
            ]
        );
    }
}

#[test]
fn a_style_sheet_refers_to_assets_by_their_published_names() {
    let chain = [basis(&[
        ("assets/stijl.css", "body{background:url(golf.svg)}"),
        ("assets/golf.svg", "<svg/>"),
    ])];
    let (theme, problems) = compile(&chain);
    assert_eq!(reported(&chain, &problems), Vec::<String>::new());
    let golf = theme
        .assets
        .iter()
        .find(|asset| asset.address.as_str().starts_with("/assets/golf."));
    let name = golf
        .unwrap()
        .address
        .as_str()
        .strip_prefix("/assets/")
        .unwrap();
    assert!(
        stylesheet(&theme).contains(&format!("url(\"{name}\")")),
        "{}",
        stylesheet(&theme)
    );
}

#[test]
fn mistakes_in_style_sheets_are_reported_with_their_places() {
    let wrong = [basis(&[
        ("assets/stijl.css", "a{color:red}\n@media ({}\n"),
        ("assets/stijl/b.css", "\n\n  }"),
    ])];
    let places: Vec<String> = reported(&wrong, &compile(&wrong).1)
        .iter()
        .map(|reported| reported.rsplit_once(": This").unwrap().0.to_owned())
        .collect();
    assert_eq!(places.len(), 2, "{places:?}");
    assert!(
        places[0].starts_with("themes/basis/assets/stijl.css:2:"),
        "{places:?}"
    );
    assert!(
        places[1].starts_with("themes/basis/assets/stijl/b.css:3:"),
        "{places:?}"
    );

    let absent = [basis(&[
        (
            "assets/stijl.css",
            "a{color:red}\nb{background:url(glof.svg)}",
        ),
        ("assets/golf.svg", "<svg/>"),
    ])];
    let reported = reported(&absent, &compile(&absent).1);
    assert!(
        reported[0].starts_with("themes/basis/assets/stijl.css:2:"),
        "{reported:?}"
    );
    assert!(
        reported[0].ends_with("did you mean `golf.svg`?"),
        "{reported:?}"
    );
}

#[test]
fn a_font_that_browsers_cannot_read_or_that_is_large_is_reported() {
    let large: &'static str = Box::leak(format!("wOF2{}", "x".repeat(40_000)).into_boxed_str());
    let chain = [basis(&[
        ("assets/geen.woff2", "wOFF"),
        ("assets/goed.woff2", "wOF2"),
        ("assets/groot.woff2", large),
    ])];
    assert_eq!(
        reported(&chain, &compile(&chain).1),
        [
            "themes/basis/assets/geen.woff2:1:1: This is not a font in WOFF2",
            "themes/basis/assets/groot.woff2:1:1: This font is 41 kB, and every visitor loads it",
        ]
    );
}

#[test]
fn headings_have_soft_hyphens_and_attributes_have_none() {
    let template = "<h2 title=\"{{ titel }}\">{{ titel }}</h2>";
    let mut context = Context::new();
    context.insert_value("titel", Value::from("Toetsingskader"));
    let theme = compile(&[basis(&[("templates/page.html", template)])]).0;
    assert_eq!(
        theme.render("page.html", &context).unwrap(),
        "<h2 title=\"Toetsingskader\">Toet\u{AD}sings\u{AD}kader</h2>"
    );
}

#[test]
fn an_asset_has_the_digest_of_its_bytes_in_its_name() {
    let of = |bytes: &'static str| {
        let (theme, _) = compile(&[basis(&[
            (
                "templates/page.html",
                "{{ asset(name=\"kaart/noord.svg\") }} {{ has_asset(name=\"x\") }}",
            ),
            ("assets/kaart/noord.svg", bytes),
        ])]);
        theme.render("page.html", &Context::new()).unwrap()
    };
    let one = of("<svg>1</svg>");
    assert!(
        one.starts_with("assets/kaart/noord.") && one.ends_with(".svg false"),
        "{one}"
    );
    assert_ne!(one, of("<svg>2</svg>"));
    assert_eq!(one, of("<svg>1</svg>"));
}

#[test]
fn a_missing_asset_is_reported_at_the_call_in_the_template() {
    let chain = [basis(&[(
        "templates/page.html",
        "<p>\n{{ asset(name=\"weg.svg\") }}",
    )])];
    let problem = compile(&chain)
        .0
        .render("page.html", &Context::new())
        .unwrap_err();
    let reported = reported(&chain, &[*problem]);
    assert!(
        reported[0].starts_with("themes/basis/templates/page.html:2:"),
        "{reported:?}"
    );
    assert!(reported[0].contains("weg.svg"), "{reported:?}");
}

#[test]
fn templates_can_look_up_the_colours_of_both_schemes() {
    let template = "{{ colour(token=\"kop\") }} {{ colour(token=\"kop\", dark=true) }} {{ colour(token=\"voet\", dark=true) }}";
    let chain = [
        noord(&[(
            "theme.yaml",
            "naam: Noord\nouder: basis\nkleuren:\n  licht:\n    kop: \"#102030\"\n",
        )]),
        basis(&[
            (
                "theme.yaml",
                "naam: Basis\nkleuren:\n  licht:\n    kop: \"#000001\"\n    voet: \"#123456\"\n  donker:\n    kop: \"#fedcba\"\n",
            ),
            ("templates/a.html", template),
            ("templates/b.html", "{{ colour(token=\"kopp\") }}"),
        ]),
    ];
    let (theme, problems) = compile(&chain);
    assert_eq!(reported(&chain, &problems), Vec::<String>::new());
    // A colour that the dark scheme lacks falls back to the light one, as in style sheets.
    assert_eq!(
        theme.render("a.html", &Context::new()).unwrap(),
        "#102030 #fedcba #123456"
    );
    let problem = theme.render("b.html", &Context::new()).unwrap_err();
    assert!(problem.message.english().contains("no colour `kopp`"));
}
