//! Addresses that no site can be published to.

use super::invisible_character;
use crate::diagnostic::{Code, Diagnostic, Place, Text};

/// Reports an address that no site can be published to.
pub(crate) fn unusable(place: Place, written: &str, fault: &Text, expected: &Text) -> Diagnostic {
    let (dutch, english) = (expected.dutch(), expected.english());
    invisible_character(&place, written).unwrap_or_else(|| {
        Diagnostic::new(Code::InvalidValue, place, fault.clone())
            .with_help(text!("Hier hoort {dutch}", "Expected {english}"))
    })
}

/// Reports an address to publish to with a password in it, which is not repeated.
pub(crate) fn secret(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        place,
        Text::new(
            "Er staat een wachtwoord of sleutel in dit adres, en dit bestand kan iedereen lezen die het \
             project heeft",
            "There is a password or key in this address, and anyone who has the project can read this \
             file",
        ),
    )
    .with_help(Text::new(
        "Laat het weg: alleen de naam van het account mag voor de @ staan. Vervang het wachtwoord, want \
         het is nu bekend; hoe u het meegeeft bij het publiceren, staat in de README",
        "Leave it out: only the name of the account may stand before the @. Replace the password, as it \
         is known now; the README says how to give it when you publish",
    ))
}
