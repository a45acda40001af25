//! What rclone, `ssh` and servers complain about, in words that say what to do.

use super::transport::TransportError;
use crate::diagnostic::Text;
use crate::edge::Failure;

/// A kind of complaint, known by what stands in it, in lower case.
struct ComplaintKind {
    marks: &'static [&'static str],
    may_pass: bool,
    message: (&'static str, &'static str),
    help: (&'static str, &'static str),
}

/// A server whose key is not known, or another one.
const UNKNOWN_SERVER: ComplaintKind = ComplaintKind {
    marks: &["knownhosts:", "host key"],
    may_pass: false,
    message: (
        "De server is niet de server die deze computer kent, of deze computer kent hem nog niet",
        "The server is not the one that this machine knows, or this machine does not know it yet",
    ),
    help: (
        "Vraag de beheerder van de server om de sleutel. Klopt die, maak dan een keer verbinding met \
         ssh of sftp en zeg ja; in een pijplijn zet u hem in VINDPLEK_KNOWN_HOSTS",
        "Ask the server's administrator for its key. If it is right, connect once with ssh or sftp \
         and say yes; in a pipeline, put it in VINDPLEK_KNOWN_HOSTS",
    ),
};

const KINDS: &[ComplaintKind] = &[
    UNKNOWN_SERVER,
    ComplaintKind {
        marks: &[
            "unable to authenticate",
            "no supported methods remain",
            "login incorrect",
            "530 ",
            "401 unauthorized",
            "unauthorized",
            "accessdenied",
            "invalidaccesskeyid",
            "signaturedoesnotmatch",
            "no valid credential",
            "nocredentialproviders",
            "not logged in",
            "failed to retrieve credentials",
            "static credentials are empty",
            "permission denied (",
            "unable to negotiate",
            "subsystem request failed",
            "status code: 403",
            "statuscode: 403",
        ],
        may_pass: false,
        message: (
            "De server laat u niet binnen",
            "The server does not let you in",
        ),
        help: (
            "Kijk of de naam van het account klopt, en geef het wachtwoord in VINDPLEK_PASSWORD of de \
             sleutel in VINDPLEK_KEY of in de sleutelbos (ssh-agent); voor een bucket in AWS_ACCESS_KEY_ID \
             en AWS_SECRET_ACCESS_KEY",
            "Check the name of the account, and give the password in VINDPLEK_PASSWORD or the key in \
             VINDPLEK_KEY or in the key agent (ssh-agent); for a bucket in AWS_ACCESS_KEY_ID and \
             AWS_SECRET_ACCESS_KEY",
        ),
    },
    ComplaintKind {
        marks: &["x509", "certificate"],
        may_pass: false,
        message: (
            "Het certificaat van de server is niet te vertrouwen",
            "The certificate of the server cannot be trusted",
        ),
        help: (
            "Kijk of de naam van de server klopt, en vraag anders de beheerder om een geldig certificaat",
            "Check the name of the server, or else ask its administrator for a valid certificate",
        ),
    },
    ComplaintKind {
        marks: &[
            "no space left",
            "disk full",
            "quota",
            "insufficient storage",
            "507",
            "552 ",
            "not enough space",
        ],
        may_pass: false,
        message: (
            "De ruimte op de server is op",
            "The server has no space left",
        ),
        help: (
            "Maak ruimte vrij op de server, en geef de opdracht dan opnieuw",
            "Free some space on the server, then run the command again",
        ),
    },
    ComplaintKind {
        marks: &["nosuchbucket"],
        may_pass: false,
        message: ("Die bucket is er niet", "There is no such bucket"),
        help: (
            "Kijk naar de naam in het doel, of maak de bucket bij de aanbieder",
            "Check the name in the target, or make the bucket at the provider",
        ),
    },
    ComplaintKind {
        marks: &[
            "no such host",
            "server misbehaving",
            "could not resolve hostname",
        ],
        may_pass: false,
        message: ("De server is niet te vinden", "The server cannot be found"),
        help: (
            "Kijk of de naam van de server klopt, en of deze computer internet heeft",
            "Check the name of the server, and whether this machine is online",
        ),
    },
    ComplaintKind {
        marks: &["permission denied", "550 ", "forbidden", "read-only"],
        may_pass: false,
        message: (
            "De server laat u hier niet schrijven",
            "The server does not let you write here",
        ),
        help: (
            "Kijk of de map in het doel klopt, en of het account er mag schrijven",
            "Check the folder in the target, and whether the account may write there",
        ),
    },
    ComplaintKind {
        marks: &[
            "connection refused",
            "connection reset",
            "connection lost",
            "broken pipe",
            "timeout",
            "timed out",
            "deadline exceeded",
            "eof",
            "no route to host",
            "network is unreachable",
        ],
        may_pass: true,
        message: (
            "De verbinding met de server viel weg, of kwam er niet",
            "The connection to the server was lost, or was not made",
        ),
        help: (
            "Kijk of de server het doet, en geef de opdracht dan opnieuw: vindplek gaat verder waar het \
             gebleven was",
            "Check that the server works, then run the command again: vindplek goes on where it stopped",
        ),
    },
];

/// A complaint as an error. Its own words are kept, because administrators search for them.
pub(super) fn explain(complaint: &str) -> TransportError {
    let lower = complaint.to_lowercase();
    let is_kind = |kind: &&ComplaintKind| kind.marks.iter().any(|mark| lower.contains(mark));
    let mut lines = complaint.lines().map(str::trim);
    let said = lines.rfind(|line| !line.is_empty());
    let said = said.map(|said| format!(" ({said})")).unwrap_or_default();
    match KINDS.iter().find(is_kind) {
        Some(kind) => TransportError {
            failure: Failure::new(
                Text::new(
                    format!("{}{said}", kind.message.0),
                    format!("{}{said}", kind.message.1),
                ),
                Text::new(kind.help.0, kind.help.1),
            ),
            may_pass: kind.may_pass,
        },
        None => TransportError::passing(Failure::new(
            Text::new(
                format!("De server deed niet wat gevraagd werd{said}"),
                format!("The server did not do what it was asked{said}"),
            ),
            Text::new(
                "Geef de opdracht opnieuw: vindplek gaat verder waar het gebleven was. Blijft het misgaan, \
                 vraag dan de beheerder van de server wat deze melding betekent",
                "Run the command again: vindplek goes on where it stopped. If it keeps failing, ask the \
                 server's administrator what this message means",
            ),
        )),
    }
}

/// The failure of a machine that knows no server at all.
pub(super) fn unknown_server() -> Failure {
    let kind = &UNKNOWN_SERVER;
    Failure::new(
        Text::new(kind.message.0, kind.message.1),
        Text::new(kind.help.0, kind.help.1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_may_pass_and_a_wrong_password_does_not() {
        for (complaint, may_pass) in [
            ("read tcp 127.0.0.1:2: read: connection reset by peer", true),
            ("unexpected EOF", true),
            (
                "NewFs: couldn't connect SSH: ssh: unable to authenticate",
                false,
            ),
            ("530 Login incorrect.", false),
            ("sftp: write: no space left on device", false),
            ("knownhosts: key is unknown", false),
            ("Host key verification failed.", false),
            ("noord@host.nl: Permission denied (publickey).", false),
            ("Timeout, server host.nl not responding.", true),
            (
                "ssh: connect to host host.nl port 22: Connection timed out",
                true,
            ),
            (
                "tls: failed to verify certificate: x509: unknown authority",
                false,
            ),
        ] {
            assert_eq!(explain(complaint).may_pass, may_pass, "{complaint}");
        }
    }

    #[test]
    fn the_words_of_the_server_are_kept() {
        let error = explain("first\nFailed to copy: 451 Strange thing\n\n");
        assert!(
            error
                .failure
                .message()
                .dutch()
                .ends_with("(Failed to copy: 451 Strange thing)")
        );
    }
}
