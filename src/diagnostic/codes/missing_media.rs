//! A picture or download that does not exist.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "missing-media",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke foto en elke download die wordt genoemd, bestaat.",
        en: "Every picture and download that is named exists.",
    },
    explanation: StaticText {
        nl: "Foto’s en downloads staan onder media. Let op hoofdletters en op het einde van de \
             naam: foto.JPG en foto.jpg zijn twee verschillende bestanden. Een pad is gezien vanaf \
             het bestand waar het in staat: ../media/foto.jpg in een tekst, media/logo.svg in \
             partners.yaml.",
        en: "Pictures and downloads stand under media. Mind capitals and the extension: foto.JPG \
             and foto.jpg are two files. A path is seen from the file that it is in: \
             ../media/foto.jpg in a document, media/logo.svg in partners.yaml.",
    },
    bad_example: "afbeelding:
  bestand: media/plein.JPG
  alt: Kinderen spelen op een plein",
    good_example: "afbeelding:
  bestand: media/plein.jpg
  alt: Kinderen spelen op een plein",
};

/// Reports a picture or download that does not exist; `nearest` is the nearest one that does, as
/// the content would write it.
pub(crate) fn problem(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let shown = phrases::shorten(target);
    // List files are in the folder that holds `media`, documents in one beside it.
    let example = match place.path.folder() {
        "content" => "media/logo.svg",
        _ => "../media/foto.jpg",
    };
    let problem = Diagnostic::new(
        Code::MissingMedia,
        place.clone(),
        text!(
            "Het bestand “{shown}” bestaat niet",
            "The file “{shown}” does not exist"
        ),
    );
    match nearest {
        Some(near) => problem
            .with_help(phrases::did_you_mean(near))
            .with_fix(false, place, near),
        None => problem.with_help(text!(
            "Zet het bestand in de map content/media/, of verbeter het pad: het is gezien vanaf dit \
             bestand, zoals {example}",
            "Put the file in the folder content/media/, or correct the path: it is seen from this file, \
             such as {example}"
        )),
    }
}

/// Reports a path with the separators of Windows.
pub(crate) fn backslashes(place: Place, target: &str, path: &str) -> Diagnostic {
    let shown = phrases::shorten(target);
    Diagnostic::new(
        Code::MissingMedia,
        place.clone(),
        text!(
            "Het bestand “{shown}” bestaat niet: in het pad staan backslashes",
            "The file “{shown}” does not exist: its path holds backslashes"
        ),
    )
    .with_help(text!(
        "Schrijf {path}, en kopieer het bestand naar content/media als het daar nog niet staat",
        "Write {path}, and copy the file to content/media if it is not there yet"
    ))
    .with_fix(true, place, path)
}
