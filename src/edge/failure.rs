//! What the outside refused, in words that say what to do.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostic::Text;

/// Something outside the content that stops the work: a disk, a folder, an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    message: Text,
    help: Text,
}

/// What was being done to a path when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Reading or listing.
    Read,
    /// Creating, writing or putting into place.
    Write,
    /// Removing.
    Remove,
}

impl Failure {
    /// A failure in words, and the way out.
    pub fn new(message: Text, help: Text) -> Self {
        Self { message, help }
    }

    /// What the operating system refused. Its own words are kept, because they are what an
    /// administrator searches for.
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
        Self::new(message, way_out(error))
    }

    /// What is wrong.
    pub fn message(&self) -> &Text {
        &self.message
    }

    /// What to do about it.
    pub fn help(&self) -> &Text {
        &self.help
    }
}

fn way_out(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Text::new(
            "Maak ruimte vrij op de schijf en geef de opdracht opnieuw",
            "Free some space on the disk and run the command again",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Text::new(
            "Zorg dat u hier mag lezen en schrijven, of kies een andere map",
            "Make sure that you may read and write here, or choose another folder",
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
