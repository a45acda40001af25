//! What this machine remembers of a publication: the id of the lock that it took, so that it need not
//! wait for one that it left on a host when it was interrupted.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::diagnostic::Text;
use crate::edge::{Action, Failure};

/// How often, and after how many milliseconds, another publication from this folder is looked for again.
const PATIENCE: (u32, u64) = (100, 200);

/// The memory of the publications of a site, held by one command at a time.
///
/// The lock is that of an open file, which programs that are started with it as their standard input
/// share: while such a program goes on after this one was killed, nobody else can begin.
pub struct LocalState {
    file: File,
    dead: Vec<String>,
}

impl LocalState {
    /// Opens the memory of a site in an output folder.
    ///
    /// # Errors
    /// Another command is publishing the site from this folder, or the disk refuses.
    pub fn open(out: &Path, site: &str) -> Result<Self, Failure> {
        let folder = out.join(".vindplek");
        let path = folder.join(format!("{site}.publishing"));
        let failed = |error: &io::Error| Failure::io(Action::Write, &path, error);
        fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(|error| failed(&error))?;
        for attempt in 0.. {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    break;
                }
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
                Err(TryLockError::WouldBlock) if attempt < PATIENCE.0 => {
                    thread::sleep(Duration::from_millis(PATIENCE.1));
                }
                Err(TryLockError::WouldBlock) => return Err(busy()),
            }
        }
        let mut state = Self {
            file,
            dead: Vec::new(),
        };
        let mut text = String::new();
        // What cannot be read is not remembered.
        if state.file.read_to_string(&mut text).is_ok() {
            state.dead = text.lines().map(str::to_owned).collect();
        }
        Ok(state)
    }

    /// The ids of locks that publications from this folder took and may have left.
    pub fn dead(&self) -> &[String] {
        &self.dead
    }

    /// Remembers the id of a lock before it is taken.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn begin(&self, id: &str) -> io::Result<()> {
        let mut file = &self.file;
        file.seek(SeekFrom::End(0))?;
        writeln!(file, "{id}")?;
        file.flush()
    }

    /// Forgets all locks: they have been removed.
    pub fn finish(&self) {
        // If it fails, ids of locks that are not there any more stay, which does no harm.
        let _ = self.file.set_len(0);
    }

    /// The open file, for a program that is part of this publication.
    ///
    /// # Errors
    /// The system has no file left to open.
    pub fn share(&self) -> io::Result<File> {
        self.file.try_clone()
    }
}

impl Drop for LocalState {
    fn drop(&mut self) {
        // If this fails, the operating system unlocks the file when it is closed.
        let _ = self.file.unlock();
    }
}

fn busy() -> Failure {
    Failure::new(
        Text::new(
            "Een andere opdracht is deze site vanuit deze map aan het publiceren",
            "Another command is publishing this site from this folder",
        ),
        Text::new(
            "Wacht tot die klaar is, en geef de opdracht dan opnieuw",
            "Wait until it is done, then run the command again",
        ),
    )
}
