//! A file that exists, but cannot be opened, or a folder that cannot be listed.
//!
//! References to it are not reported: it counts as existing. A folder is one problem at its own
//! path, and whatever may be in it counts as existing.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unreadable-file",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elk bestand en elke map van het project kan worden gelezen.",
        en: "Every file and folder of the project can be read.",
    },
    explanation: StaticText {
        nl: "Het bestand of de map staat er wel, maar de computer geeft het niet vrij. Meestal \
             ontbreken de rechten, of een ander programma houdt het bestand vast. Van een map die \
             niet te lezen is, is onbekend wat erin staat: daarvan wordt niets als ontbrekend \
             gemeld, en er verdwijnt niets van de sites.",
        en: "The file or folder is there, but the operating system refuses to read it. Mostly \
             rights are missing, or another program holds the file. What stands in a folder that \
             cannot be read is unknown: nothing in it is reported as missing, and nothing \
             disappears from the sites.",
    },
    bad_example: "content/nieuws/lab-special.md   (geen leesrechten)",
    good_example: "content/nieuws/lab-special.md   (iedereen mag lezen)",
};

/// Reports a file that the operating system refuses to open, with the message of the system.
pub(crate) fn open_refused(place: Place, system_message: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableFile,
        place,
        Text::new(
            "Dit bestand kan niet worden geopend",
            "This file cannot be opened",
        ),
    )
    .with_help(text!(
        "Controleer of u het bestand mag lezen en of het niet in gebruik is (de computer meldt: \
         {system_message})",
        "Check its rights and whether another program holds it (the system says: {system_message})"
    ))
}

/// Why the operating system gives no access to a file or folder.
#[derive(Debug, Clone, Copy)]
pub(crate) enum AccessReason<'a> {
    /// The user lacks the rights.
    Rights,
    /// Too many files are open.
    OpenFiles,
    /// The disk reports an error.
    Disk,
    /// A symbolic link to nothing.
    DanglingLink,
    /// A symbolic link that leads back to itself or to a folder above.
    LinkLoop,
    /// Another reason, in the words of the system.
    Other(&'a str),
}

/// Reports a file that cannot be opened.
pub(crate) fn file(place: Place, reason: AccessReason<'_>) -> Diagnostic {
    let (dutch, english) = in_words(reason);
    let message = text!(
        "Dit bestand kan niet worden geopend: {dutch}",
        "This file cannot be opened: {english}"
    );
    let help = remedy(&place, "u+r", reason);
    Diagnostic::new(Code::UnreadableFile, place, message).with_help(help)
}

/// Reports a folder whose files cannot be listed.
pub(crate) fn folder(place: Place, reason: AccessReason<'_>) -> Diagnostic {
    let (dutch, english) = in_words(reason);
    let message = text!(
        "Deze map kan niet worden gelezen: {dutch}. Wat erin staat, is dus onbekend",
        "This folder cannot be read: {english}. So what is in it is unknown"
    );
    let help = remedy(&place, "-R u+rX", reason);
    Diagnostic::new(Code::UnreadableFile, place, message).with_help(help)
}

fn in_words(reason: AccessReason<'_>) -> (String, String) {
    let (dutch, english) = match reason {
        AccessReason::Rights => ("u hebt er geen rechten voor", "you lack the rights"),
        AccessReason::OpenFiles => (
            "er staan te veel bestanden tegelijk open",
            "too many files are open at the same time",
        ),
        AccessReason::Disk => ("de schijf geeft een fout", "the disk reports an error"),
        AccessReason::DanglingLink => (
            "het is een snelkoppeling naar iets dat er niet is",
            "it is a symbolic link to something that does not exist",
        ),
        AccessReason::LinkLoop => (
            "het is een snelkoppeling die weer bij zichzelf uitkomt",
            "it is a symbolic link that leads back to itself",
        ),
        AccessReason::Other(words) => {
            return (
                format!("de computer meldt “{words}”"),
                format!("the system says “{words}”"),
            );
        }
    };
    (dutch.to_owned(), english.to_owned())
}

fn remedy(place: &Place, mode: &str, reason: AccessReason<'_>) -> Text {
    let path = &place.path;
    match reason {
        AccessReason::Rights => text!(
            "Geef uzelf leesrechten: chmod {mode} '{path}' (op Windows: klik met rechts, \
             Eigenschappen, Beveiliging). Is het van iemand anders, vraag die dan om rechten",
            "Give yourself the right to read: chmod {mode} '{path}' (on Windows: right-click, \
             Properties, Security). If it belongs to someone else, ask them for rights"
        ),
        AccessReason::OpenFiles => Text::new(
            "Geef de opdracht opnieuw. Helpt dat niet, sluit dan andere programma’s of sta meer \
             open bestanden toe met: ulimit -n 4096",
            "Run the command again. If that does not help, close other programs or allow more open \
             files with: ulimit -n 4096",
        ),
        AccessReason::Disk => Text::new(
            "Controleer de schijf of de verbinding ermee, en maak zo snel mogelijk een kopie van \
             wat nog te lezen is",
            "Check the disk or the connection to it, and copy what can still be read as soon as \
             possible",
        ),
        AccessReason::DanglingLink => Text::new(
            "Haal de snelkoppeling weg, of zet terug waar die naar wijst",
            "Remove the link, or restore what it leads to",
        ),
        AccessReason::LinkLoop => Text::new(
            "Haal de snelkoppeling weg, en zet op deze plek het bestand of de map zelf",
            "Remove the link, and put the file or folder itself here",
        ),
        AccessReason::Other(_) => Text::new(
            "Los op wat de computer meldt, en geef de opdracht opnieuw",
            "Solve what the system says, and run the command again",
        ),
    }
}

/// Reports a file whose name is not Unicode; the path is a lossy conversion of the name.
pub(crate) fn name_not_unicode(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableFile,
        place,
        Text::new(
            "De naam van dit bestand bevat tekens die niet te lezen zijn",
            "The name of this file holds characters that cannot be read",
        ),
    )
    .with_help(Text::new(
        "Geef het bestand een nieuwe naam van kleine letters, cijfers en streepjes",
        "Rename it with lower-case letters, digits and hyphens",
    ))
}
