//! What git says when it does not do something, in the words of an editor.
//!
//! The sentences of git that are looked for are those of its English version, in which it is always run.
//! What is not known here is passed on as git said it.

use crate::diagnostic::Text;
use crate::diagnostic::render::without_secrets;

/// A sentence for a reason, and the words by which it is known.
struct KnownComplaint {
    words: &'static [&'static str],
    dutch: &'static str,
    english: &'static str,
}

const KNOWN: &[KnownComplaint] = &[
    KnownComplaint {
        words: &["Host key verification failed"],
        dutch: "Uw computer kent de server nog niet. Maak één keer zelf verbinding: geef in een terminal \
                “git fetch”, en antwoord “yes”. Daarna kan het hier.",
        english: "Your computer does not know the server yet. Connect once by yourself: run “git fetch” in \
                  a terminal and answer “yes”. After that it works here.",
    },
    KnownComplaint {
        words: &[
            "Permission denied (",
            "Authentication failed",
            "could not read Username",
            "could not read Password",
            "terminal prompts disabled",
            "Access denied",
            "error: 401",
            "error: 403",
            "Permission to ",
        ],
        dutch: "De server liet u niet binnen. Log één keer in: geef in een terminal in de map van het project \
                “git fetch”, en volg wat het vraagt. Vraagt het niets, vraag dan de beheerder om toegang. \
                Daarna kan het hier; vindplek vraagt zelf nooit om een wachtwoord.",
        english: "The server did not let you in. Log in once: run “git fetch” in a terminal in the folder of \
                  the project, and do what it asks. If it asks nothing, ask the administrator for access. \
                  After that it works here; vindplek itself never asks for a password.",
    },
    KnownComplaint {
        words: &[
            "Could not resolve host",
            "Connection refused",
            "onnection timed out",
            "Operation timed out",
            "Network is unreachable",
            "No route to host",
            "Failed to connect",
            "Couldn't connect",
            "Connection reset",
            "Connection closed",
        ],
        dutch: "De server is niet te bereiken. Kijk of u internet hebt, en probeer het opnieuw. Wat u bewaard \
                hebt, blijft bewaard.",
        english: "The server cannot be reached. Check your connection, and try again. What you kept stays \
                  kept.",
    },
    KnownComplaint {
        words: &[
            "epository not found",
            "does not appear to be a git repository",
            "repository '",
            "does not exist",
        ],
        dutch: "Op het adres waar naartoe gestuurd wordt, staat geen project waar u bij mag. Vraag de \
                beheerder naar het adres, of om toegang.",
        english: "At the address to send to there is no project that you may see. Ask the administrator for \
                  the address, or for access.",
    },
    KnownComplaint {
        words: &["index.lock", ".lock': File exists"],
        dutch: "Git is hier nog met iets anders bezig. Wacht tot dat klaar is, en probeer het opnieuw. Is er \
                niets bezig, verwijder dan het bestand “index.lock” in de map “.git”.",
        english: "Git is still doing something else here. Wait until that is done, and try again. If nothing \
                  is running, remove the file “index.lock” in the folder “.git”.",
    },
    KnownComplaint {
        words: &[
            "tell me who you are",
            "empty ident",
            "auto-detect email",
            "no email was given",
            "no name was given",
        ],
        dutch: "Git weet niet wie u bent. Vul uw naam en e-mailadres in.",
        english: "Git does not know who you are. Fill in your name and e-mail address.",
    },
    KnownComplaint {
        words: &["failed to sign", "gpg: ", "Couldn't load public key"],
        dutch: "Git ondertekent hier wat u bewaart, en dat lukte niet. Bewaar één keer in een terminal, of \
                vraag een ontwikkelaar.",
        english: "Git signs what you keep here, and that failed. Keep something once in a terminal, or ask a \
                  developer.",
    },
    KnownComplaint {
        words: &["unrelated histories"],
        dutch: "Uw werk en dat van de anderen hebben hier geen gezamenlijk begin. Is alleen het laatste stuk \
                van de geschiedenis opgehaald, geef dan in een terminal: git fetch --unshallow",
        english: "Your work and that of the others have no common start here. If only the last part of the \
                  history was fetched, run in a terminal: git fetch --unshallow",
    },
    KnownComplaint {
        words: &["would be overwritten"],
        dutch: "Op uw computer staat een bestand dat git niet bijhoudt, en dat een ander ook verstuurd heeft. Zet het \
                ergens anders neer, en haal opnieuw op. Er is nog niets veranderd.",
        english: "On your computer there is a file that git does not keep, and that somebody else sent as well. \
                  Put it elsewhere, and fetch again. Nothing has changed yet.",
    },
    KnownComplaint {
        words: &["No space left"],
        dutch: "De schijf is vol. Maak ruimte vrij, en probeer het opnieuw.",
        english: "The disk is full. Free some space, and try again.",
    },
    KnownComplaint {
        words: &[
            "Read-only file system",
            "insufficient permission",
            ": Permission denied",
        ],
        dutch: "In de map van het project mag hier niet geschreven worden.",
        english: "The folder of the project cannot be written to.",
    },
];

/// What git said, as a sentence for an editor.
pub fn complaint(said: &str) -> Text {
    let known = KNOWN
        .iter()
        .find(|known| known.words.iter().any(|words| said.contains(words)));
    match known {
        Some(known) => Text::new(known.dutch, known.english),
        None => {
            let words = shown(said);
            Text::new(
                format!("Git deed het niet, en zei: {words}"),
                format!("Git did not do it, and said: {words}"),
            )
        }
    }
}

/// That what is to be kept was refused, with the words of who refused it: mostly a check of the project.
pub fn refused_to_keep(said: &str) -> Text {
    let known = complaint(said);
    let words = shown(said);
    match known.dutch().ends_with(&words) {
        false => known,
        true => Text::new(
            format!(
                "Er is niets bewaard. Een controle van het project hield het tegen, en zei: {words}"
            ),
            format!("Nothing was kept. A check of the project stopped it, and said: {words}"),
        ),
    }
}

/// The words of git without passwords, without its hints, and not too many of them.
fn shown(said: &str) -> String {
    const MOST: usize = 600;
    let lines = said.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("hint:"));
    let words = lines.collect::<Vec<_>>().join("\n");
    let words: String = words.chars().take(MOST).collect();
    without_secrets(&words).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_says_is_explained_and_else_passed_on() {
        for (said, dutch) in [
            (
                "git@h: Permission denied (publickey).\nfatal: Could not read",
                "liet u niet binnen",
            ),
            (
                "fatal: could not read Username for 'https://h': terminal prompts disabled",
                "liet u niet binnen",
            ),
            ("ssh: Could not resolve hostname h", "niet te bereiken"),
            (
                "fatal: unable to access 'https://h/': Could not resolve host: h",
                "niet te bereiken",
            ),
            ("Host key verification failed.", "kent de server nog niet"),
            (
                "fatal: '/r' does not appear to be a git repository",
                "geen project",
            ),
            (
                "fatal: Unable to create '/p/.git/index.lock': File exists.",
                "met iets anders bezig",
            ),
            ("error: gpg failed to sign the data", "ondertekent"),
        ] {
            assert!(complaint(said).dutch().contains(dutch), "{said}");
        }
        let other = complaint("hint: a\nfatal: https://sleutel@h is raar\n");
        assert_eq!(
            other.dutch(),
            "Git deed het niet, en zei: fatal: https://*******@h is raar"
        );
    }

    #[test]
    fn a_hook_is_quoted() {
        let told = refused_to_keep("De titel is te lang.\n");
        assert!(
            told.dutch().ends_with("zei: De titel is te lang."),
            "{told:?}"
        );
        assert!(
            refused_to_keep("gpg failed to sign")
                .dutch()
                .contains("ondertekent")
        );
    }
}
