//! Web addresses, mail addresses and telephone numbers that cannot be right, each with its own
//! reason: "one slash after https" helps an editor more than "not a web address".

use super::not_right;
use crate::diagnostic::phrases;
use crate::diagnostic::{Diagnostic, Place, Text};

/// Why an address cannot be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AddressFault {
    /// A web address without `https://`.
    NoScheme,
    /// `https:/`, `https//`, `htps://`.
    MisspeltScheme,
    /// `https://https://`.
    DoubledScheme,
    /// A mail address without `mailto:`, in a key that takes both.
    NoMailto,
    /// `mailto:` misspelt.
    MisspeltMailto,
    /// A mail address where only a web address is allowed.
    MailForWeb,
    /// A telephone number where only a web address is allowed.
    PhoneForWeb,
    /// Something else than a web address.
    NotWeb,
    /// Something else than a web address or `mailto:`.
    NotWebOrMail,
    /// Several addresses in one value.
    Several,
    /// Quotes, brackets or an angle bracket around the address.
    Enclosed(char),
    /// A character of the sentence behind the address.
    Trailing(char),
    /// An ellipsis: a part of the address was left out.
    Shortened,
    /// A space or line break in the name of the site.
    SpaceInHost,
    /// A space or line break behind the name of the site.
    SpaceInPath,
    /// No site.
    EmptyHost,
    /// A name of a site without a dot.
    NoDot(String),
    /// A name of a site without its ending, as `www.vsg`.
    NoEnding(String),
    /// Two dots in a row, or a dot at the start or the end of the name of a site.
    EmptyLabel,
    /// A comma for a dot.
    CommaInHost,
    /// A character that the name of a site cannot have.
    CharacterInHost(char),
    /// A part of the name of a site that begins or ends with a hyphen, is too long, or is a number
    /// where that cannot be.
    Label(String),
    /// Something else than a number behind the colon.
    Port(String),
    /// A user name and password.
    Credentials,
    /// `\` for `/`.
    Backslash,
    /// A character without a shape.
    Invisible(char),
    /// `%` that begins no escape.
    Percent,
    /// A character that must be written as an escape.
    CharacterInPath(char),
    /// A web address where only a mail address is allowed.
    WebForMail,
    /// `mailto:` in a key that takes the bare address.
    MailtoPrefix,
    /// `?subject=…` in a key that takes the bare address.
    MailParameters,
    /// A name before the address: `Jan <jan@voorbeeld.nl>`.
    DisplayName,
    /// `(at)` for `@`.
    Disguised,
    /// No `@`.
    NoAt,
    /// `@@`.
    DoubledAt,
    /// A space in a mail address.
    SpaceInMail,
    /// No name before the `@`.
    NoMailName,
    /// A character or a dot that the name before the `@` cannot have there.
    CharacterInMail(char),
    /// `mailto:` and nothing behind it.
    EmptyMailto,
    /// A space or another raw character behind `mailto:…?`.
    RawMailParameters,
    /// `tel:` and too few digits.
    EmptyPhone,
    /// A space in a telephone number.
    SpaceInPhone,
    /// Another character than a digit in a telephone number.
    CharacterInPhone(char),
}

/// An address that cannot be right, with the address that was meant, where that is clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadAddress {
    /// The first thing that is wrong.
    pub(crate) fault: AddressFault,
    /// The address after every correction.
    pub(crate) correction: Option<Correction>,
}

/// What to write instead of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Correction {
    /// The text.
    pub(crate) text: String,
    /// Whether it is certainly what was meant, and nothing of meaning is dropped.
    pub(crate) is_safe: bool,
}

/// Reports an address that cannot be right. `replacement` is the correction as it stands in the
/// file: quoted where its place needs that.
pub(crate) fn problem(
    place: Place,
    written: &str,
    bad: &BadAddress,
    replacement: Option<String>,
) -> Diagnostic {
    let (reason, way_out) = words(&bad.fault);
    let problem = not_right(place.clone(), written, &reason);
    let Some(correction) = &bad.correction else {
        return problem.with_help(way_out);
    };
    let (shown, dutch, english) = (&correction.text, way_out.dutch(), way_out.english());
    let problem = problem.with_help(text!(
        "{dutch}. Bedoelt u “{shown}”?",
        "{english}. Did you mean “{shown}”?"
    ));
    match replacement {
        Some(replacement) => problem.with_fix(correction.is_safe, place, replacement),
        None => problem,
    }
}

/// The reason, which follows "is not right:", and the way out, without a full stop.
fn words(fault: &AddressFault) -> (Text, Text) {
    match fault {
        AddressFault::NoScheme
        | AddressFault::MisspeltScheme
        | AddressFault::DoubledScheme
        | AddressFault::NoMailto
        | AddressFault::MisspeltMailto
        | AddressFault::MailForWeb
        | AddressFault::PhoneForWeb
        | AddressFault::NotWeb
        | AddressFault::NotWebOrMail
        | AddressFault::WebForMail => of_kind(fault),
        AddressFault::Several
        | AddressFault::Enclosed(_)
        | AddressFault::Trailing(_)
        | AddressFault::Shortened
        | AddressFault::Invisible(_) => of_surroundings(fault),
        AddressFault::SpaceInHost
        | AddressFault::EmptyHost
        | AddressFault::NoDot(_)
        | AddressFault::NoEnding(_)
        | AddressFault::EmptyLabel
        | AddressFault::CommaInHost
        | AddressFault::CharacterInHost(_)
        | AddressFault::Label(_)
        | AddressFault::Port(_)
        | AddressFault::Credentials => of_host(fault),
        AddressFault::SpaceInPath
        | AddressFault::Backslash
        | AddressFault::Percent
        | AddressFault::CharacterInPath(_) => of_path(fault),
        _ => of_mail_or_phone(fault),
    }
}

const WEB_EXAMPLE: &str = "https://www.voorbeeld.nl";

/// The words for an address of another kind than expected, or without its beginning.
fn of_kind(fault: &AddressFault) -> (Text, Text) {
    match fault {
        AddressFault::NoScheme => (
            Text::new(
                "https:// ontbreekt aan het begin",
                "https:// is missing at the start",
            ),
            text!(
                "Schrijf het hele webadres, zoals {WEB_EXAMPLE}",
                "Write the whole web address, such as {WEB_EXAMPLE}"
            ),
        ),
        AddressFault::MisspeltScheme => (
            Text::new(
                "het begin is niet goed geschreven",
                "the start is not spelt right",
            ),
            text!(
                "Een webadres begint met https, een dubbele punt en twee schuine strepen: {WEB_EXAMPLE}",
                "A web address begins with https, a colon and two slashes: {WEB_EXAMPLE}"
            ),
        ),
        AddressFault::DoubledScheme => (
            Text::new("https:// staat er twee keer", "https:// stands there twice"),
            Text::new("Haal er een weg", "Remove one of them"),
        ),
        AddressFault::NoMailto => (
            Text::new(
                "mailto: ontbreekt voor dit e-mailadres",
                "mailto: is missing before this mail address",
            ),
            text!(
                "Zet mailto: voor een e-mailadres, zoals mailto:info@voorbeeld.nl; een webadres \
                 begint met https://, zoals {WEB_EXAMPLE}/aanmelden",
                "Put mailto: before a mail address, such as mailto:info@voorbeeld.nl; a web \
                 address begins with https://, such as {WEB_EXAMPLE}/aanmelden"
            ),
        ),
        AddressFault::MisspeltMailto => (
            Text::new(
                "mailto: is niet goed geschreven",
                "mailto: is not spelt right",
            ),
            Text::new(
                "Zet mailto en een dubbele punt voor het e-mailadres, zoals mailto:info@voorbeeld.nl",
                "Put mailto and a colon before the mail address, such as mailto:info@voorbeeld.nl",
            ),
        ),
        AddressFault::MailForWeb => (
            Text::new(
                "dit is een e-mailadres, en hier hoort een webadres",
                "this is a mail address, and a web address belongs here",
            ),
            text!(
                "Schrijf een webadres, zoals {WEB_EXAMPLE}; een e-mailadres kan bij contact: \
                 {{email: info@voorbeeld.nl}}",
                "Write a web address, such as {WEB_EXAMPLE}; a mail address can stand under \
                 contact: {{email: info@voorbeeld.nl}}"
            ),
        ),
        AddressFault::PhoneForWeb => (
            Text::new("dit is een telefoonnummer", "this is a telephone number"),
            text!(
                "Schrijf hier een webadres, zoals {WEB_EXAMPLE}; een telefoonnummer kan in de tekst: \
                 [030 123 45 67](tel:0301234567)",
                "Write a web address here, such as {WEB_EXAMPLE}; a telephone number can stand in \
                 the text: [030 123 45 67](tel:0301234567)"
            ),
        ),
        AddressFault::NotWebOrMail => (
            Text::new(
                "dit is geen webadres en geen e-mailadres",
                "this is neither a web address nor a mail address",
            ),
            text!(
                "Schrijf een webadres dat met https:// begint, zoals {WEB_EXAMPLE}/aanmelden, of \
                 mailto: met een e-mailadres, zoals mailto:info@voorbeeld.nl",
                "Write a web address that begins with https://, such as {WEB_EXAMPLE}/aanmelden, \
                 or mailto: with a mail address, such as mailto:info@voorbeeld.nl"
            ),
        ),
        AddressFault::WebForMail => (
            Text::new(
                "dit is een webadres, en hier hoort een e-mailadres",
                "this is a web address, and a mail address belongs here",
            ),
            text!(
                "Schrijf een e-mailadres, zoals info@voorbeeld.nl; een webadres kan bij contact: \
                 {{url: {WEB_EXAMPLE}}}",
                "Write a mail address, such as info@voorbeeld.nl; a web address can stand under \
                 contact: {{url: {WEB_EXAMPLE}}}"
            ),
        ),
        _ => (
            Text::new("dit is geen webadres", "this is not a web address"),
            text!(
                "Schrijf een webadres dat met https:// begint, zoals {WEB_EXAMPLE}",
                "Write a web address that begins with https://, such as {WEB_EXAMPLE}"
            ),
        ),
    }
}

/// The words for something around or between addresses.
fn of_surroundings(fault: &AddressFault) -> (Text, Text) {
    match fault {
        AddressFault::Enclosed(c) => (
            text!(
                "het begint met {c}, en dat hoort niet bij het adres",
                "it begins with {c}, which is no part of the address"
            ),
            Text::new(
                "Schrijf alleen het adres zelf",
                "Write the address by itself",
            ),
        ),
        AddressFault::Trailing(c) => (
            text!(
                "aan het eind staat {c}, en dat hoort niet bij het adres",
                "it ends in {c}, which is no part of the address"
            ),
            match c {
                '.' => Text::new(
                    "Haal de punt weg; hoort die er echt bij, schrijf dan %2E",
                    "Remove the full stop; if it is part of the address, write %2E",
                ),
                c => text!("Haal {c} weg", "Remove {c}"),
            },
        ),
        AddressFault::Shortened => (
            Text::new(
                "het is afgekapt, want er staan puntjes aan het eind",
                "it is cut short, as it ends in dots",
            ),
            Text::new(
                "Open de pagina in de browser, en kopieer het hele adres uit de adresbalk",
                "Open the page in the browser, and copy the whole address from its address bar",
            ),
        ),
        AddressFault::Invisible(c) => {
            let code = u32::from(*c);
            (
                text!(
                    "er staat een onzichtbaar teken in (U+{code:04X})",
                    "it has an invisible character (U+{code:04X})"
                ),
                Text::new(
                    "Haal dat teken weg, of typ het adres opnieuw",
                    "Remove that character, or type the address again",
                ),
            )
        }
        _ => (
            Text::new(
                "hier staan twee adressen, en er kan er maar één staan",
                "there are two addresses here, and one fits",
            ),
            Text::new(
                "Houd er één over; het andere kan in de tekst of in een eigen regel van een lijst",
                "Keep one of them; the other can stand in the text or in its own item of a list",
            ),
        ),
    }
}

/// The words for the name of a site.
fn of_host(fault: &AddressFault) -> (Text, Text) {
    let whole = || {
        text!(
            "Schrijf de hele naam van de site, zoals {WEB_EXAMPLE}",
            "Write the whole name of the site, such as {WEB_EXAMPLE}"
        )
    };
    match fault {
        AddressFault::SpaceInHost => (
            Text::new(
                "er staat een spatie in de naam van de site",
                "there is a space in the name of the site",
            ),
            Text::new(
                "Haal de spatie weg, of zet er een punt",
                "Remove the space, or put a dot there",
            ),
        ),
        AddressFault::EmptyHost => (
            Text::new(
                "de naam van de site ontbreekt",
                "the name of the site is missing",
            ),
            whole(),
        ),
        AddressFault::NoDot(name) => (
            text!(
                "in de naam van de site, “{name}”, staat geen punt",
                "the name of the site, “{name}”, has no dot"
            ),
            whole(),
        ),
        AddressFault::NoEnding(name) => (
            text!(
                "aan de naam van de site, “{name}”, ontbreekt het eind, zoals .nl",
                "the name of the site, “{name}”, lacks its ending, such as .nl"
            ),
            whole(),
        ),
        AddressFault::EmptyLabel => (
            Text::new(
                "in de naam van de site staat een punt te veel",
                "the name of the site has a dot too many",
            ),
            whole(),
        ),
        AddressFault::CommaInHost => (
            Text::new(
                "in de naam van de site staat een komma of puntkomma in plaats van een punt",
                "the name of the site has a comma or semicolon where a dot belongs",
            ),
            Text::new("Schrijf punten", "Write dots"),
        ),
        AddressFault::CharacterInHost(c) => (
            text!(
                "het teken {c} kan niet in de naam van een site",
                "the name of a site cannot have the character {c}"
            ),
            Text::new(
                "Een naam bestaat uit letters, cijfers, streepjes en punten, zoals www.voorbeeld.nl",
                "A name has letters, digits, hyphens and dots, such as www.voorbeeld.nl",
            ),
        ),
        AddressFault::Label(label) => {
            let label = phrases::shorten(label);
            (
                text!(
                    "het deel “{label}” kan zo niet in de naam van een site",
                    "the part “{label}” cannot stand in the name of a site"
                ),
                Text::new(
                    "Elk deel tussen twee punten heeft letters, cijfers en streepjes, met een \
                     letter of cijfer aan begin en eind, en hoogstens 63 tekens; het laatste deel \
                     is geen getal",
                    "Each part between two dots has letters, digits and hyphens, with a letter or \
                     digit at both ends, and at most 63 characters; the last part is no number",
                ),
            )
        }
        AddressFault::Port(port) => (
            text!(
                "achter de dubbele punt hoort een getal, en er staat “{port}”",
                "a number belongs behind the colon, and “{port}” stands there"
            ),
            text!(
                "Schrijf een / als het een pad is, zoals {WEB_EXAMPLE}/pad, of haal de dubbele \
                 punt weg",
                "Write a / if it is a path, such as {WEB_EXAMPLE}/pad, or remove the colon"
            ),
        ),
        _ => (
            Text::new(
                "er staat een gebruikersnaam of wachtwoord in",
                "it has a user name or password in it",
            ),
            Text::new(
                "Haal alles tot en met het apenstaartje weg; stond er een echt wachtwoord, \
                 verander dat dan",
                "Remove everything up to and including the @; if it was a real password, change it",
            ),
        ),
    }
}

/// The words for what follows the name of a site.
fn of_path(fault: &AddressFault) -> (Text, Text) {
    match fault {
        AddressFault::SpaceInPath => (
            Text::new("er staat een spatie in", "there is a space in it"),
            Text::new(
                "Schrijf een spatie als %20, of haal weg wat niet bij het adres hoort",
                "Write a space as %20, or remove what is no part of the address",
            ),
        ),
        AddressFault::Backslash => (
            Text::new(
                "er staat een \\ in plaats van een /",
                "it has a \\ where a / belongs",
            ),
            Text::new(
                "In een webadres staan gewone schuine strepen",
                "A web address has forward slashes",
            ),
        ),
        AddressFault::CharacterInPath(c) => {
            let escaped = crate::percent::component(&c.to_string());
            (
                text!(
                    "het teken {c} kan zo niet in een webadres",
                    "a web address cannot have the character {c}"
                ),
                text!(
                    "Schrijf {escaped}, of haal het weg als het niet bij het adres hoort",
                    "Write {escaped}, or remove it if it is no part of the address"
                ),
            )
        }
        _ => (
            Text::new(
                "achter een % horen twee cijfers of letters van een code",
                "two digits or letters of a code belong behind a %",
            ),
            Text::new(
                "Schrijf een gewoon procentteken als %25",
                "Write a plain percent sign as %25",
            ),
        ),
    }
}

/// The words for a mail address or a telephone number.
fn of_mail_or_phone(fault: &AddressFault) -> (Text, Text) {
    let bare = || {
        Text::new(
            "Schrijf alleen het e-mailadres, zoals info@voorbeeld.nl",
            "Write the bare mail address, such as info@voorbeeld.nl",
        )
    };
    let whole = || {
        Text::new(
            "Schrijf het hele e-mailadres, zoals info@voorbeeld.nl",
            "Write the whole mail address, such as info@voorbeeld.nl",
        )
    };
    match fault {
        AddressFault::MailtoPrefix => (
            Text::new(
                "mailto: hoort hier niet; dat zet vindplek er zelf voor",
                "mailto: does not belong here; vindplek adds it by itself",
            ),
            bare(),
        ),
        AddressFault::MailParameters => (
            Text::new(
                "een onderwerp of tekst (vanaf het vraagteken) kan hier niet",
                "a subject or text (from the question mark on) cannot stand here",
            ),
            bare(),
        ),
        AddressFault::DisplayName => (
            Text::new(
                "er staat een naam bij het e-mailadres",
                "a name stands beside the mail address",
            ),
            text!(
                "Schrijf alleen het e-mailadres, zoals info@voorbeeld.nl; een naam kan bij contact: \
                 {{naam: Programma LAB, email: info@voorbeeld.nl}}",
                "Write the bare mail address, such as info@voorbeeld.nl; a name can stand under \
                 contact: {{naam: Programma LAB, email: info@voorbeeld.nl}}"
            ),
        ),
        AddressFault::Disguised => (
            Text::new(
                "het apenstaartje is als woord geschreven",
                "the @ is written as a word",
            ),
            whole(),
        ),
        AddressFault::NoAt => (
            Text::new("er staat geen apenstaartje (@) in", "it has no @"),
            whole(),
        ),
        AddressFault::DoubledAt => (
            Text::new(
                "er staat meer dan één apenstaartje (@) in",
                "it has more than one @",
            ),
            whole(),
        ),
        AddressFault::SpaceInMail => (
            Text::new(
                "er staat een spatie in het e-mailadres",
                "there is a space in the mail address",
            ),
            Text::new("Haal de spatie weg", "Remove the space"),
        ),
        AddressFault::NoMailName => (
            Text::new(
                "voor het apenstaartje staat niets",
                "nothing stands before the @",
            ),
            whole(),
        ),
        AddressFault::CharacterInMail(c) => (
            text!(
                "het teken {c} kan daar niet in een e-mailadres",
                "a mail address cannot have the character {c} there"
            ),
            whole(),
        ),
        AddressFault::EmptyMailto => (
            Text::new(
                "achter mailto: staat geen e-mailadres",
                "no mail address stands behind mailto:",
            ),
            Text::new(
                "Schrijf mailto: met een e-mailadres, zoals mailto:info@voorbeeld.nl",
                "Write mailto: with a mail address, such as mailto:info@voorbeeld.nl",
            ),
        ),
        AddressFault::RawMailParameters => (
            Text::new(
                "achter het vraagteken staat een teken dat een code moet zijn",
                "a character behind the question mark must be a code",
            ),
            Text::new(
                "Schrijf een spatie als %20 en een gewoon procentteken als %25, zoals \
                 mailto:info@voorbeeld.nl?subject=Vraag%20over%20scholing",
                "Write a space as %20 and a plain percent sign as %25, such as \
                 mailto:info@voorbeeld.nl?subject=Vraag%20over%20scholing",
            ),
        ),
        AddressFault::SpaceInPhone => (
            Text::new(
                "er staat een spatie in het telefoonnummer",
                "there is a space in the telephone number",
            ),
            Text::new(
                "Schrijf achter tel: alleen cijfers; in de tekst van de link mogen wel spaties",
                "Write digits only behind tel:; the text of the link may have spaces",
            ),
        ),
        AddressFault::CharacterInPhone(c) => (
            text!(
                "het teken {c} kan niet in een telefoonnummer",
                "a telephone number cannot have the character {c}"
            ),
            Text::new(
                "Schrijf tel: met alleen cijfers, zoals tel:0301234567 of tel:+31301234567",
                "Write tel: with digits only, such as tel:0301234567 or tel:+31301234567",
            ),
        ),
        _ => (
            Text::new(
                "achter tel: staat geen telefoonnummer",
                "no telephone number stands behind tel:",
            ),
            Text::new(
                "Schrijf tel: met het nummer, zoals tel:0301234567",
                "Write tel: with the number, such as tel:0301234567",
            ),
        ),
    }
}
