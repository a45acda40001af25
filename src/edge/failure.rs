//! Failures outside the content, with a message and a remedy.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostic::Text;

/// A failure outside the content that ends the command: of a disk, a folder, an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    message: Text,
    help: Text,
}

/// The operation on a path that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Reading or listing.
    Read,
    /// Creating, writing or renaming.
    Write,
    /// Removing.
    Remove,
}

impl Failure {
    /// A failure with its message and remedy.
    pub fn new(message: Text, help: Text) -> Self {
        Self { message, help }
    }

    /// A failure of an input or output operation. The message of the operating system is kept,
    /// because administrators search for it.
    pub fn io(action: Action, path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        let (dutch, english) = match action {
            Action::Read => ("lezen", "read"),
            Action::Write => ("schrijven", "write"),
            Action::Remove => ("verwijderen", "remove"),
        };
        let message = Text::new(
            format!("Kan “{path}” niet {dutch}: {error}"),
            format!("Cannot {english} “{path}”: {error}"),
        );
        Self::new(message, remedy(error))
    }

    /// The message.
    pub fn message(&self) -> &Text {
        &self.message
    }

    /// The remedy.
    pub fn help(&self) -> &Text {
        &self.help
    }
}

fn remedy(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Text::new(
            "Maak ruimte vrij op de schijf en geef de opdracht opnieuw",
            "Free some space on the disk and run the command again",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Text::new(
            "Zorg dat u hier mag lezen en schrijven, of kies een andere map",
            "Make sure that you may read and write here, or choose another folder",
        ),
        io::ErrorKind::CrossesDevices => Text::new(
            "Zet de sites op één schijf: koppel die aan de uitvoermap, niet aan de map van één site",
            "Put the sites on one disk: mount it on the output folder, not on that of one site",
        ),
        io::ErrorKind::InvalidFilename => Text::new(
            "De naam is te lang, of kan op deze schijf niet: kies een kortere naam, of een andere map",
            "The name is too long, or not possible on this disk: choose a shorter one, or another \
             folder",
        ),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Text::new(
            "Controleer of het pad goed geschreven is",
            "Check that the path is written correctly",
        ),
        _ => Text::new(
            "Los dit op en geef de opdracht opnieuw; wat half af was, wordt dan afgemaakt",
            "Solve this and run the command again; what was left half done is then completed",
        ),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.english())
    }
}

impl std::error::Error for Failure {}
