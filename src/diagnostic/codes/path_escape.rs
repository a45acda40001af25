//! A path or symbolic link that leads out of the project.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "path-escape",
    group: RuleGroup::Privacy,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Paden en snelkoppelingen blijven binnen de map van het project.",
        en: "Paths and symbolic links stay within the project.",
    },
    explanation: StaticText {
        nl: "Alles wat op de site komt, staat in de map van het project. Een pad dat daarbuiten \
             wijst, kan bestanden zichtbaar maken die niet voor de site zijn, en werkt niet op \
             een andere computer.",
        en: "All that is published stands in the project. A path that leaves it may publish what \
             was not meant to be, and does not work on another computer.",
    },
    bad_example: "afbeelding:
  bestand: ../../../Foto’s/plein.jpg",
    good_example: "afbeelding:
  bestand: media/plein.jpg",
};

/// Reports a path in content that leads out of the project.
pub(crate) fn path_outside_project(place: Place, target: &str) -> Diagnostic {
    let shown = phrases::shorten(target);
    Diagnostic::new(
        Code::PathEscape,
        place,
        text!(
            "Het pad “{shown}” wijst buiten de map van het project",
            "The path “{shown}” leaves the project"
        ),
    )
    .with_help(Text::new(
        "Kopieer het bestand naar de map content/media/ en schrijf het pad daarheen, zoals \
         ../media/foto.jpg",
        "Copy the file to the folder content/media/ and write the path to it, such as ../media/foto.jpg",
    ))
}

/// Reports a file that is reached through a symbolic link out of the project.
pub(crate) fn symbolic_link_outside_project(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::PathEscape,
        place,
        Text::new(
            "Dit is een snelkoppeling naar iets buiten de map van het project",
            "This is a symbolic link out of the project",
        ),
    )
    .with_help(Text::new(
        "Zet het bestand zelf in het project in plaats van een snelkoppeling",
        "Put the file itself in the project instead of a link",
    ))
}
