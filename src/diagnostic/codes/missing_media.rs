//! A picture or download that is not there.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "missing-media",
    group: Group::Addresses,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Elke foto en elke download die wordt genoemd, bestaat.",
        en: "Every picture and download that is named exists.",
    },
    explanation: Words {
        nl: "Foto’s en downloads staan onder media. Let op hoofdletters en op het einde van de \
             naam: foto.JPG en foto.jpg zijn twee verschillende bestanden.",
        en: "Pictures and downloads stand under media. Mind capitals and the extension: foto.JPG \
             and foto.jpg are two files.",
    },
    bad: "afbeelding:
  bestand: media/plein.JPG
  alt: Kinderen spelen op een plein",
    good: "afbeelding:
  bestand: media/plein.jpg
  alt: Kinderen spelen op een plein",
};

/// A picture or download that does not exist; `nearest` is one that does, as it could be written.
pub fn problem(place: Place, target: &str, nearest: Option<&str>) -> Diagnostic {
    let shown = phrases::shortened(target);
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
        None => problem.with_help(Text::new(
            "Zet de foto of download onder media, of verbeter de naam",
            "Put the picture or download under media, or correct its name",
        )),
    }
}
