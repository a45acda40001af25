//! A picture or download that does something by itself: a script, or a request to another host.
//!
//! Whoever opens an SVG by itself opens a document of the site, and its script can do there what
//! the site can. A page or program as a download is as dangerous.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unsafe-media",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een foto of download doet zelf niets: geen script, niets van een andere site.",
        en: "A picture or download does nothing by itself: no script, nothing from another host.",
    },
    explanation: StaticText {
        nl: "Een SVG is een tekening, maar er kan ook een script in staan, of een deel dat van een \
             andere site komt. Opent een bezoeker zo’n tekening, dan draait dat script op uw site, \
             of ziet de andere site wie er keek. Bewaar een tekening daarom als gewone SVG. Een \
             webpagina of programma kan om dezelfde reden geen download zijn.",
        en: "An SVG is a drawing, but it can hold a script as well, or a part from another host. \
             Whoever opens such a drawing runs that script on our site, or tells the other host \
             that they looked. So save a drawing as plain SVG. A web page or program cannot be a \
             download for the same reason.",
    },
    bad_example: "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>…</script></svg>",
    good_example: "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>",
};

/// Reports a file of a kind that runs as a program, on the computer or in the browser.
pub(crate) fn active_file(place: Place) -> Diagnostic {
    let message = match place.path.extension() {
        "" => Text::new(
            "Dit is een programma, en dat kan geen download zijn",
            "This is a program, which cannot be a download",
        ),
        extension => text!(
            "Een .{extension}-bestand kan geen download zijn",
            "A .{extension} file cannot be a download"
        ),
    };
    problem(
        place,
        message,
        Text::new(
            "Maak van een webpagina een gewone pagina (vindplek new pagina) of een pdf, zet \
             gegevens in een csv of zip, en verwijs naar een programma met een link",
            "Make a web page a plain page (vindplek new pagina) or a PDF, put data in a CSV or \
             ZIP, and link to a program",
        ),
    )
}

/// Reports a script in an SVG.
pub(crate) fn script(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "In deze tekening staat een script",
            "There is a script in this drawing",
        ),
        plain_svg(),
    )
}

/// Reports an event handler in an SVG, such as `onload`.
pub(crate) fn event_handler(place: Place, name: &str) -> Diagnostic {
    let shown = phrases::shorten(name);
    problem(
        place,
        text!(
            "In deze tekening staat een script: “{shown}”",
            "There is a script in this drawing: “{shown}”"
        ),
        plain_svg(),
    )
}

/// Reports an address in an SVG that is itself a script or a page.
pub(crate) fn script_address(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "In deze tekening staat een adres dat zelf een script of pagina is",
            "An address in this drawing is itself a script or a page",
        ),
        plain_svg(),
    )
}

/// Reports a part of an SVG that is fetched from elsewhere.
pub(crate) fn external_part(place: Place, address: &str) -> Diagnostic {
    let shown = phrases::shorten(address);
    problem(
        place,
        text!(
            "Deze tekening haalt iets op van een andere plek: “{shown}”",
            "This drawing fetches something from elsewhere: “{shown}”"
        ),
        Text::new(
            "Neem dat deel op in de tekening zelf (in Inkscape: Afbeelding inbedden; een \
             lettertype: Object naar pad), of haal het weg",
            "Embed that part in the drawing itself (in Inkscape: Embed Images; a font: Object to \
             Path), or remove it",
        ),
    )
}

/// Reports a part of a web page in an SVG.
pub(crate) fn web_page_part(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "In deze tekening staat een deel van een webpagina",
            "There is a part of a web page in this drawing",
        ),
        Text::new(
            "Bewaar de tekening als gewone SVG, met de teksten als tekst (in draw.io: zet \
             “Formatted Text” uit), of als PNG",
            "Save the drawing as plain SVG, with its texts as text (in draw.io: switch off \
             “Formatted Text”), or as PNG",
        ),
    )
}

/// Reports declarations of entities or default attributes in an SVG.
pub(crate) fn declarations(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Deze tekening begint met eigen afkortingen (ENTITY), waar van alles in kan staan",
            "This drawing begins with declarations (ENTITY), which can hold anything",
        ),
        Text::new(
            "Bewaar de tekening opnieuw als gewone SVG. In Illustrator: Exporteren > Exporteren \
             als > SVG, niet Opslaan als",
            "Save the drawing again as plain SVG. In Illustrator: Export > Export As > SVG, not \
             Save As",
        ),
    )
}

/// Reports a style sheet or transformation that an SVG asks for.
pub(crate) fn style_sheet(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Deze tekening haalt de opmaak uit een ander bestand",
            "This drawing gets its style from another file",
        ),
        Text::new(
            "Zet de opmaak in de tekening zelf, tussen <style> en </style>, en haal deze regel \
             weg. Of bewaar de tekening opnieuw als gewone SVG",
            "Put the style in the drawing itself, between <style> and </style>, and remove this \
             line. Or save the drawing again as plain SVG",
        ),
    )
}

fn plain_svg() -> Text {
    Text::new(
        "Bewaar de tekening als gewone SVG (in Inkscape: Opslaan als > Gewone SVG), of als PNG. \
         Met de hand kan ook: haal dit weg",
        "Save the drawing as plain SVG (in Inkscape: Save As > Plain SVG), or as PNG. Or remove \
         this by hand",
    )
}

fn problem(place: Place, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Code::UnsafeMedia, place, message).with_help(help)
}
