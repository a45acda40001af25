//! Why the operating system gives no access to a path, and waiting for descriptors to become free.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::world::{AccessFailure, Unreadable};

/// How often an operation is repeated when the process has too many open files.
const ATTEMPTS: u32 = 6;

/// The pause before the first repetition; each next one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(10);

/// The error numbers of Unix for too many open files: in the process, and in the system.
const TOO_MANY_OPEN_FILES: [i32; 2] = [24, 23];

/// The error number of Unix for an error of the device.
const DEVICE_ERROR: i32 = 5;

/// The reason in an error of the system.
pub(super) fn access_failure(error: &io::Error) -> AccessFailure {
    if is_out_of_descriptors(error) {
        return AccessFailure::OpenFiles;
    }
    match error.kind() {
        io::ErrorKind::PermissionDenied => AccessFailure::Rights,
        _ if cfg!(unix) && error.raw_os_error() == Some(DEVICE_ERROR) => AccessFailure::Disk,
        _ if is_link_loop(error) => AccessFailure::LinkLoop,
        _ => AccessFailure::Other(error.to_string()),
    }
}

/// Why a file cannot be read.
pub(super) fn blocked(path: &Path, error: &io::Error) -> Unreadable {
    let is_dangling = error.kind() == io::ErrorKind::NotFound && path.is_symlink();
    Unreadable::Blocked(match is_dangling {
        true => AccessFailure::DanglingLink,
        false => access_failure(error),
    })
}

/// Whether nothing is at a path any more: it was removed after its folder was listed.
pub(super) fn has_vanished(path: &Path, error: &io::Error) -> bool {
    let is_absence = |kind| matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
    is_absence(error.kind())
        && path
            .symlink_metadata()
            .is_err_and(|error| is_absence(error.kind()))
}

/// Whether not even the metadata of a path can be read: its folder may be listed, but not entered.
pub(super) fn is_in_closed_folder(path: &Path) -> bool {
    path.symlink_metadata()
        .is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

/// Performs an operation, and repeats it after a pause for as long as the process has too many open
/// files: the others are closed soon.
pub(super) fn when_descriptors_allow<T>(
    mut operation: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    let mut pause = FIRST_PAUSE;
    for _ in 1..ATTEMPTS {
        match operation() {
            Err(error) if is_out_of_descriptors(&error) => {
                thread::sleep(pause);
                pause *= 2;
            }
            done => return done,
        }
    }
    operation()
}

fn is_out_of_descriptors(error: &io::Error) -> bool {
    let number = error.raw_os_error();
    cfg!(unix) && number.is_some_and(|number| TOO_MANY_OPEN_FILES.contains(&number))
}

/// `ErrorKind::FilesystemLoop` is not stable yet.
fn is_link_loop(error: &io::Error) -> bool {
    const LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(LOOP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn an_operation_is_repeated_until_a_descriptor_is_free() {
        let mut calls = 0;
        let result = when_descriptors_allow(|| {
            calls += 1;
            match calls {
                1 | 2 => Err(io::Error::from_raw_os_error(24)),
                _ => Ok(calls),
            }
        });
        assert_eq!(result.ok(), Some(3));
        let never: io::Result<()> =
            when_descriptors_allow(|| Err(io::Error::from_raw_os_error(24)));
        assert_eq!(
            never.as_ref().map_err(access_failure),
            Err(AccessFailure::OpenFiles)
        );
    }

    #[cfg(unix)]
    #[test]
    fn each_reason_with_a_remedy_is_recognised() {
        let of = |number| access_failure(&io::Error::from_raw_os_error(number));
        assert_eq!(of(13), AccessFailure::Rights);
        assert_eq!(of(23), AccessFailure::OpenFiles);
        assert_eq!(of(5), AccessFailure::Disk);
        assert!(matches!(of(22), AccessFailure::Other(words) if !words.is_empty()));
    }
}
