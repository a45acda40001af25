//! Themes: a small one whose pages show everything that templates can, and the files that edits
//! put in its place.

use std::collections::BTreeMap;

use crate::support::random::Random;

/// The templates that a theme needs.
const TEMPLATES: &[&str] = &[
    "academies",
    "agenda",
    "agenda-month",
    "audience",
    "career-path",
    "course",
    "courses",
    "figures",
    "function",
    "glossary",
    "home",
    "my-list",
    "news-list",
    "news",
    "norm",
    "not-found",
    "overview",
    "page",
    "partners",
    "redirect",
    "registration",
    "roadmap",
    "search",
    "special-article",
    "special-print",
    "special",
    "survey",
    "surveys",
];

/// The templates of the pieces in data files.
const FRAGMENTS: &[&str] = &[
    "agenda-row",
    "compared-course",
    "finder-card",
    "finder-start",
];

/// `__tera_context` is everything that a template is given.
const BASE: &str = "<html><head><title>{{ page.head_title }}</title>\
<link rel=\"stylesheet\" href=\"{{ page.root }}{{ site.stylesheet }}\"></head>\
<body>{% include \"partials/kop.html\" %}{% block content %}{% endblock content %}</body></html>\n";

const PAGE: &str =
    "{% extends \"base.html\" %}{% block content %}{{ __tera_context }}{% endblock content %}\n";

const BASIS: &str = "naam: Basis
kleuren:
  licht: {vlak: \"#ffffff\", tekst: \"#1a1a1a\", rand: \"#767676\"}
  donker: {vlak: \"#111111\", tekst: \"#f5f5f5\", rand: \"#8a8a8a\"}
paren:
  - {tekst: tekst, vlak: vlak, soort: tekst}
  - {tekst: rand, vlak: vlak, soort: bediening}
";

const NOORD: &str = "naam: Noord
ouder: basis
kleuren:
  licht: {tekst: \"#0f323c\"}
  donker: {tekst: \"#f0f8fa\"}
";

/// The files of two themes, of which one builds on the other.
pub(super) fn small() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut add = |path: &str, text: &str| {
        files.insert(format!("themes/{path}"), text.as_bytes().to_vec());
    };
    for name in TEMPLATES {
        add(&format!("basis/templates/{name}.html"), PAGE);
    }
    add("basis/templates/base.html", BASE);
    add(
        "basis/templates/partials/kop.html",
        "<h1>{{ page.title }}</h1>",
    );
    for fragment in FRAGMENTS {
        add(
            &format!("basis/templates/partials/{fragment}.html"),
            "<p>{{ __tera_context }}</p>",
        );
    }
    add(
        "basis/assets/stijl.css",
        "@import \"stijl/deel.css\";\nbody { color: var(--tekst) }\n",
    );
    add(
        "basis/assets/stijl/deel.css",
        "p { background: url(\"../merk.svg\") }\n",
    );
    add(
        "basis/assets/merk.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
    );
    add("basis/assets/vinder.js", "console.log(1)\n");
    add("basis/theme.yaml", BASIS);
    add("noord/theme.yaml", NOORD);
    files
}

/// A file of a theme: its path and its text, seldom a broken one.
pub(super) fn file(random: &mut Random) -> (String, String) {
    let theme = random.one_of(&["basis", "basis", "noord", "wad"]);
    let (name, text) = match random.below(8) {
        0 => ("theme.yaml".to_owned(), settings(random)),
        1 | 2 => {
            let name = random.one_of(TEMPLATES);
            (format!("templates/{name}.html"), template(random))
        }
        3 => ("templates/base.html".to_owned(), base(random)),
        4 => {
            let partials = [&["kop", "voet"], FRAGMENTS].concat();
            let name = random.one_of(&partials);
            let text =
                random.one_of(&["<h1>{{ page.title }}</h1>", "<p>{{ site.name }}</p>", "{{"]);
            (format!("templates/partials/{name}.html"), text.to_owned())
        }
        5 => (
            random
                .one_of(&["assets/stijl.css", "assets/stijl/deel.css"])
                .to_owned(),
            style(random),
        ),
        6 => {
            let name = random.one_of(&["assets/vinder.js", "assets/eigen.js"]);
            (
                name.to_owned(),
                format!("console.log({})\n", random.below(99)),
            )
        }
        _ => {
            let name = random.one_of(&["assets/merk.svg", "assets/voet.svg"]);
            let width = random.below(99);
            let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\"/>\n");
            (name.to_owned(), text)
        }
    };
    (format!("themes/{theme}/{name}"), text)
}

fn settings(random: &mut Random) -> String {
    let parent = random.one_of(&["", "ouder: basis\n", "ouder: noord\n", "ouder: weg\n"]);
    let text = random.one_of(&["#1a1a1a", "#555555", "#cccccc", "rood"]);
    format!(
        "naam: Thema {}\n{parent}kleuren:\n  licht: {{vlak: \"#ffffff\", tekst: \"{text}\"}}\n  \
         donker: {{vlak: \"#111111\", tekst: \"#f5f5f5\"}}\nparen:\n  \
         - {{tekst: tekst, vlak: vlak, soort: tekst}}\n",
        random.below(9)
    )
}

fn template(random: &mut Random) -> String {
    match random.below(8) {
        0 => "{% extends \"base.html\" %}{% block content %}{{ page.bestaat_niet.echt }}{% endblock content %}".to_owned(),
        1 => "{% if %}".to_owned(),
        2 => "{% include \"partials/voet.html\" %}".to_owned(),
        3 => "{% extends \"weg.html\" %}".to_owned(),
        _ => PAGE.replace("{{ __", &format!("{} {{{{ __", random.below(99))),
    }
}

fn base(random: &mut Random) -> String {
    match random.below(5) {
        0 => BASE.replace("partials/kop", "partials/voet"),
        1 => BASE.replace("{% endblock content %}", ""),
        _ => BASE.replace("<body>", &format!("<body id=\"b{}\">", random.below(99))),
    }
}

fn style(random: &mut Random) -> String {
    match random.below(6) {
        0 => "@import \"stijl/weg.css\";\n".to_owned(),
        1 => "body { color: ".to_owned(),
        2 => "p { background: url(\"voet.svg\") }\n".to_owned(),
        _ => format!(
            "@import \"stijl/deel.css\";\nbody {{ margin: {}px }}\n",
            random.below(99)
        ),
    }
}
