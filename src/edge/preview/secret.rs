//! Unguessable names, from the random number source of the operating system.

use crate::diagnostic::Text;
use crate::edge::Failure;

/// A random name of 128 bits, in hexadecimal digits.
///
/// # Errors
/// The system has no random numbers.
pub(super) fn random_name() -> Result<String, Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| unavailable(&error))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

fn unavailable(error: &getrandom::Error) -> Failure {
    Failure::new(
        Text::new(
            format!("Het besturingssysteem geeft geen willekeurige getallen: {error}"),
            format!("The operating system gives no random numbers: {error}"),
        ),
        Text::new(
            "Start de computer opnieuw en geef de opdracht nog eens",
            "Restart the machine and run the command again",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_names_are_32_hexadecimal_digits_and_differ() {
        let name = random_name().unwrap();
        assert_eq!(name.len(), 32);
        assert!(name.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_ne!(name, random_name().unwrap());
    }
}
