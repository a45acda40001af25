//! A picture or download that is not what its name says.
//!
//! The problem is at the file as a whole, or at the place in an SVG. It is reported once for each
//! file, however often it is used; the related places are where. A fix cannot rename a file, so the
//! help says which command does.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "broken-media",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke foto en elke download is heel, en is wat de naam zegt.",
        en: "Every picture and download is whole, and is what its name says.",
    },
    explanation: StaticText {
        nl: "Een bestand dat leeg is, halverwege ophoudt of van een andere soort is dan de naam \
             zegt, ziet een bezoeker als een kapotte afbeelding of een download die niet opengaat. \
             Browsers tonen JPEG, PNG, WebP, AVIF, GIF en SVG. Wat niet op de site hoort, kunt u \
             gewoon weghalen.",
        en: "A file that is empty, cut off or of another kind than its name says is a broken \
             picture to a visitor, or a download that does not open. Browsers show JPEG, PNG, \
             WebP, AVIF, GIF and SVG. What does not belong on the site can simply be removed.",
    },
    bad_example: "content/media/plein.jpg   (een PNG, of HEIC van een iPhone)",
    good_example: "content/media/plein.png",
};

/// Reports a file without bytes, or with zeros only.
pub(crate) fn empty_file(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new("Dit bestand is leeg", "This file is empty"),
        Text::new(
            "Het kopiëren is waarschijnlijk mislukt. Zet het bestand er opnieuw neer, of haal het \
             weg",
            "Copying has probably failed. Put the file here again, or remove it",
        ),
    )
}

/// Reports a file of which a part is missing.
pub(crate) fn damaged_file(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Dit bestand is niet heel: er ontbreekt een deel",
            "This file is damaged: a part is missing",
        ),
        Text::new(
            "Haal het opnieuw op waar het vandaan komt en zet het hier neer, of haal het weg",
            "Get it again from where it came and put it here, or remove it",
        ),
    )
}

/// Reports a picture that no decoder can read, though its parts follow each other.
pub(crate) fn undecodable(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Deze foto is niet te lezen: er is iets in beschadigd",
            "This picture cannot be read: something in it is damaged",
        ),
        Text::new(
            "Open de foto, sla die opnieuw op als JPEG of PNG en zet die hier neer. Lukt dat niet, haal \
             de foto dan opnieuw op waar die vandaan komt",
            "Open the picture, save it again as JPEG or PNG and put it here. If that fails, get it again \
             from where it came",
        ),
    )
}

/// Reports a font that is not in the format that its name says, and that browsers need.
pub(crate) fn not_a_font(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Dit is geen lettertype in WOFF2",
            "This is not a font in WOFF2",
        ),
        Text::new(
            "Een ander soort lettertype zet u om met fonttools; alleen een andere naam is niet \
             genoeg",
            "A font of another kind can be converted with fonttools; another name alone is not \
             enough",
        ),
    )
}

/// Reports a pointer of Git LFS.
pub(crate) fn git_lfs_pointer(place: Place) -> Diagnostic {
    let path = place.path.clone();
    problem(
        place,
        Text::new(
            "Dit is niet het bestand zelf: Git LFS bewaart het ergens anders",
            "This is not the file itself: Git LFS keeps it elsewhere",
        ),
        text!(
            "Haal het op met “git lfs pull --include {path}”, of zet het bestand zelf hier neer",
            "Fetch it with “git lfs pull --include {path}”, or put the file itself here"
        ),
    )
}

/// Reports a pointer of git-annex.
pub(crate) fn git_annex_pointer(place: Place) -> Diagnostic {
    let path = place.path.clone();
    problem(
        place,
        Text::new(
            "Dit is niet het bestand zelf: git-annex bewaart het ergens anders",
            "This is not the file itself: git-annex keeps it elsewhere",
        ),
        text!(
            "Haal het op met “git annex get {path}” en “git annex unlock {path}”, of zet het \
             bestand zelf hier neer",
            "Fetch it with “git annex get {path}” and “git annex unlock {path}”, or put the file \
             itself here"
        ),
    )
}

/// Reports a symbolic link that was stored as text.
pub(crate) fn symbolic_link_as_text(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Dit is niet het bestand zelf: er staat alleen in waar het is",
            "This is not the file itself: it only says where that is",
        ),
        Text::new(
            "Zet het bestand zelf hier neer in plaats van een verwijzing",
            "Put the file itself here instead of a reference",
        ),
    )
}

/// Reports a shortcut to a document elsewhere.
pub(crate) fn shortcut(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Dit is een snelkoppeling, niet het bestand zelf",
            "This is a shortcut, not the file itself",
        ),
        Text::new(
            "Download het document, bijvoorbeeld als pdf, en zet dat hier neer. Of verwijs ernaar \
             in de tekst: [het verslag](https://voorbeeld.nl/verslag)",
            "Download the document, for example as PDF, and put that here. Or link to it in the \
             text: [het verslag](https://voorbeeld.nl/verslag)",
        ),
    )
}

/// Reports a download that a browser has not finished.
pub(crate) fn unfinished_download(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Dit is een download die niet is afgemaakt",
            "This is a download that has not finished",
        ),
        Text::new(
            "Download het bestand opnieuw en zet het hier neer, of haal dit weg",
            "Download the file again and put it here, or remove this one",
        ),
    )
}

/// Reports a web page under the name of a picture or document.
pub(crate) fn web_page(place: Place) -> Diagnostic {
    let extension = shown_extension(&place);
    let message = match &*extension {
        "" => Text::new(
            "Dit is een webpagina, geen download",
            "This is a web page, not a download",
        ),
        _ => text!(
            "Dit is een webpagina, geen {extension}",
            "This is a web page, not a {extension}"
        ),
    };
    problem(
        place,
        message,
        Text::new(
            "Waarschijnlijk is de pagina opgeslagen in plaats van wat erop staat. Open de foto of \
             het document zelf, sla dat op en zet het hier neer",
            "Probably the page was saved instead of what is on it. Open the picture or document \
             itself, save that and put it here",
        ),
    )
}

/// Reports a file of another format than its name says. `found` is the name of its format, and
/// `extension` the one that fits, if there is one.
pub(crate) fn other_format(place: Place, found: &str, extension: Option<&str>) -> Diagnostic {
    let wrong = shown_extension(&place);
    let path = place.path.clone();
    let help = match extension {
        Some(extension) => {
            let stem = path.stem();
            let folder = path.folder();
            text!(
                "Geef het de goede naam: vindplek mv {path} {folder}/{stem}.{extension}. Of zet \
                 hier een echte {wrong} neer",
                "Give it the right name: vindplek mv {path} {folder}/{stem}.{extension}. Or put a \
                 real {wrong} here"
            )
        }
        None => text!(
            "Geef het een naam die past, of zet hier een echte {wrong} neer",
            "Give it a name that fits, or put a real {wrong} here"
        ),
    };
    problem(
        place,
        text!(
            "Dit is een {found}, geen {wrong}",
            "This is a {found}, not a {wrong}"
        ),
        help,
    )
}

/// Reports a picture of a format that browsers do not show; `found` is the name of the format.
pub(crate) fn not_shown(place: Place, found: &str) -> Diagnostic {
    let help = match found {
        "HEIC" => Text::new(
            "Open de foto en bewaar hem als JPEG (.jpg). Op een iPhone maakt u voortaan JPEG met \
             Instellingen > Camera > Structuren > Meest compatibel",
            "Open the photo and save it as JPEG (.jpg). An iPhone makes JPEG from now on with \
             Settings > Camera > Formats > Most Compatible",
        ),
        "SVGZ" => Text::new(
            "Bewaar de tekening als gewone SVG (.svg), niet gecomprimeerd",
            "Save the drawing as plain SVG (.svg), not compressed",
        ),
        _ => Text::new(
            "Open het en bewaar een foto als JPEG (.jpg), een tekening of schermafdruk als PNG \
             (.png). Is het een download? Zet het dan in een zip",
            "Open it and save a photo as JPEG (.jpg), a drawing or screenshot as PNG (.png). Is \
             it a download? Then put it in a ZIP",
        ),
    };
    problem(
        place,
        text!(
            "Browsers tonen geen {found}",
            "Browsers do not show {found}"
        ),
        help,
    )
}

/// Reports a file that is not of the format of its name, `expected`.
pub(crate) fn not_of_format(place: Place, expected: &str) -> Diagnostic {
    let extension = shown_extension(&place);
    problem(
        place,
        text!(
            "Dit is geen {expected}, al zegt de naam van wel",
            "This is no {expected}, though its name says so"
        ),
        text!(
            "Open het in het programma waar het vandaan komt en bewaar het opnieuw als \
             {extension}, of zet het goede bestand hier neer",
            "Open it in the program that it came from and save it again as {extension}, or put \
             the right file here"
        ),
    )
}

/// Reports a picture with too many pixels.
pub(crate) fn too_many_pixels(place: Place, width: u32, height: u32, limit: u64) -> Diagnostic {
    let millions = limit / 1_000_000;
    problem(
        place,
        text!(
            "Deze foto is te groot om te tonen: {width} bij {height} pixels",
            "This picture is too large to show: {width} by {height} pixels"
        ),
        text!(
            "Meer dan {millions} miljoen pixels kan niet. Maak de foto kleiner: 2400 pixels breed \
             is overal genoeg",
            "More than {millions} million pixels is not possible. Scale the picture down: 2400 \
             pixels wide is enough everywhere"
        ),
    )
}

/// Reports an SVG that a browser cannot read from this place on.
pub(crate) fn malformed_svg(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Vanaf hier kan een browser deze tekening niet lezen",
            "From here on a browser cannot read this drawing",
        ),
        Text::new(
            "Bewaar de tekening opnieuw als gewone SVG, in UTF-8. Met de hand gemaakt? Kijk of \
             elk deel dicht is en alle waarden tussen aanhalingstekens staan: <g fill=\"red\"/>",
            "Save the drawing again as plain SVG, in UTF-8. Made by hand? See whether every part \
             is closed and all values are quoted: <g fill=\"red\"/>",
        ),
    )
}

/// Reports an SVG without its namespace.
pub(crate) fn svg_without_namespace(place: Place) -> Diagnostic {
    problem(
        place,
        Text::new(
            "Een browser herkent dit niet als tekening: xmlns ontbreekt",
            "A browser does not recognise this as a drawing: xmlns is missing",
        ),
        Text::new(
            "Begin met <svg xmlns=\"http://www.w3.org/2000/svg\" …>, of bewaar de tekening \
             opnieuw als gewone SVG",
            "Begin with <svg xmlns=\"http://www.w3.org/2000/svg\" …>, or save the drawing again \
             as plain SVG",
        ),
    )
}

/// Reports a prefix that an SVG does not declare.
pub(crate) fn undeclared_prefix(place: Place, prefix: &str) -> Diagnostic {
    let shown = phrases::shorten(prefix);
    let help = match prefix {
        "xlink" => Text::new(
            "Schrijf href in plaats van xlink:href, of zet in het begin: <svg \
             xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">",
            "Write href instead of xlink:href, or put at the start: <svg \
             xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">",
        ),
        _ => text!(
            "Haal “{shown}:” weg, of bewaar de tekening opnieuw als gewone SVG",
            "Remove “{shown}:”, or save the drawing again as plain SVG"
        ),
    };
    problem(
        place,
        text!(
            "Een browser kan deze tekening niet lezen: hij kent “{shown}:” niet",
            "A browser cannot read this drawing: it does not know “{shown}:”"
        ),
        help,
    )
}

/// Reports a part of an SVG that stands in another file.
pub(crate) fn svg_part_elsewhere(place: Place, address: &str) -> Diagnostic {
    let shown = phrases::shorten(address);
    problem(
        place,
        text!(
            "Een deel van deze tekening staat in een ander bestand: “{shown}”",
            "A part of this drawing stands in another file: “{shown}”"
        ),
        Text::new(
            "Browsers laten zo’n deel weg. Neem het op in de tekening zelf (in Inkscape: \
             Afbeelding inbedden), of haal het weg",
            "Browsers leave out such a part. Embed it in the drawing itself (in Inkscape: Embed \
             Images), or remove it",
        ),
    )
}

/// Reports the use as a picture of a file that is none.
pub(crate) fn not_a_picture(place: Place, target: &str) -> Diagnostic {
    let shown = phrases::shorten(target);
    problem(
        place,
        text!(
            "“{shown}” is geen foto of tekening",
            "“{shown}” is not a picture"
        ),
        text!(
            "Maak er een link van: [wat het is]({shown}). Of kies een JPEG, PNG, WebP, AVIF, GIF \
             of SVG",
            "Make it a link: [wat het is]({shown}). Or choose a JPEG, PNG, WebP, AVIF, GIF or SVG"
        ),
    )
}

fn problem(place: Place, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Code::BrokenMedia, place, message).with_help(help)
}

/// The extension of the file at a place, as in “.jpg”; empty when it has none.
fn shown_extension(place: &Place) -> String {
    match place.path.extension() {
        "" => String::new(),
        extension => format!(".{extension}"),
    }
}
