//! Releases: on a disk with symbolic links, a site's folder is a link to a whole folder, and publishing
//! makes a new one beside it and swaps the link. So all of a site changes at one moment, and the last
//! ones can be put back.
//!
//! ```text
//! www/noord -> .noord.vindplek/releases/7      what visitors see
//! www/.noord.vindplek/releases/6/…             what they saw before
//! www/.noord.vindplek/lock                     held by the running publication
//! ```
//!
//! A folder that stands there as a folder stays one, and is published to file by file.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::state_files::{DENIAL, MANIFEST, is_state};
use super::transport::SendProgress;
use crate::diagnostic::Text;
use crate::edge::path::is_absence;
use crate::edge::{Action, Failure};
use crate::publish::{PublishPlan, TargetListing};

/// How many releases are kept, the current one included.
const KEPT: usize = 3;

/// A place that takes releases.
#[derive(Debug, Clone)]
pub struct Releases {
    /// The link that visitors follow.
    link: PathBuf,
    /// The folder that holds the releases.
    folder: PathBuf,
    /// The path from the folder of the link to that folder.
    relative: PathBuf,
}

impl Releases {
    /// The place, if it takes releases: it is not there yet, or is a link of ours.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn at(link: &Path) -> Result<Option<Self>, Failure> {
        let (Some(parent), Some(name)) = (link.parent(), link.file_name()) else {
            return Ok(None);
        };
        let relative = Path::new(&format!(".{}.vindplek", name.display())).join("releases");
        let releases = Self {
            link: link.to_owned(),
            folder: parent.join(&relative),
            relative,
        };
        let takes = match fs::symlink_metadata(link) {
            Ok(found) if found.is_symlink() => releases.current()?.is_some(),
            Ok(_) => false,
            Err(error) if is_absence(&error) => cfg!(unix),
            Err(error) => return Err(Failure::io(Action::Read, link, &error)),
        };
        Ok(takes.then_some(releases))
    }

    /// The folder that visitors see, which need not be there.
    pub fn path(&self) -> &Path {
        &self.link
    }

    /// The number of the release that visitors see.
    fn current(&self) -> Result<Option<u64>, Failure> {
        let target = match fs::read_link(&self.link) {
            Ok(target) => target,
            Err(error) if is_absence(&error) => return Ok(None),
            Err(error) => return Err(Failure::io(Action::Read, &self.link, &error)),
        };
        let number = target.strip_prefix(&self.relative).ok();
        Ok(number.and_then(|number| number.to_str()?.parse().ok()))
    }

    /// The numbers of all releases, in order.
    fn numbers(&self) -> Result<BTreeSet<u64>, Failure> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if is_absence(&error) => return Ok(BTreeSet::new()),
            Err(error) => return Err(Failure::io(Action::Read, &self.folder, &error)),
        };
        let number =
            |entry: io::Result<fs::DirEntry>| entry.ok()?.file_name().to_str()?.parse::<u64>().ok();
        Ok(entries.filter_map(number).collect())
    }

    /// Takes the lock of the place, which the operating system releases when its holder ends.
    ///
    /// # Errors
    /// Somebody else is publishing there, or the disk refuses.
    pub fn lock(&self) -> Result<File, Failure> {
        let failed = |error: &io::Error| Failure::io(Action::Write, &self.folder, error);
        fs::create_dir_all(&self.folder).map_err(|error| failed(&error))?;
        let path = self.folder.with_file_name("lock");
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path);
        let lock = lock.map_err(|error| failed(&error))?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(lock)
            }
            Err(TryLockError::Error(error)) => Err(failed(&error)),
            Err(TryLockError::WouldBlock) => Err(Failure::new(
                Text::new(
                    "Een andere opdracht is deze site hier aan het publiceren",
                    "Another command is publishing this site here",
                ),
                Text::new(
                    "Wacht tot die klaar is, en geef de opdracht dan opnieuw",
                    "Wait until it is done, then run the command again",
                ),
            )),
        }
    }

    /// Makes a release by a plan for what visitors see now, and swaps it into place. Call it with the
    /// lock held.
    ///
    /// # Errors
    /// The disk refuses; visitors see what they saw.
    pub fn release(
        &self,
        plan: &PublishPlan,
        listing: &TargetListing,
        from: &Path,
        progress: &dyn SendProgress,
    ) -> Result<(), Failure> {
        let numbers = self.numbers()?;
        let next = numbers.last().map_or(1, |last| last + 1);
        let fresh = self.folder.join(format!("{next}.new"));
        let failed = |path: &Path, error: &io::Error| Failure::io(Action::Write, path, error);
        remove_folder(&fresh)?;
        let sent: BTreeSet<&str> = plan.sends.iter().map(|send| send.path.as_str()).collect();
        let removed: BTreeSet<&str> = plan.removals.iter().map(String::as_str).collect();
        let stays = |path: &&String| {
            !is_state(path) && !sent.contains(path.as_str()) && !removed.contains(path.as_str())
        };
        for path in listing.keys().filter(stays) {
            let to = made_folder(&fresh, path)?;
            carry_over(&self.link.join(path), &to).map_err(|error| failed(&to, &error))?;
        }
        let mut bytes = 0;
        for path in sent {
            let to = made_folder(&fresh, path)?;
            bytes += fs::copy(from.join(path), &to).map_err(|error| failed(&to, &error))?;
            progress.sent(bytes);
        }
        let manifest = serde_json::to_vec(&plan.manifest).unwrap_or_default();
        for (path, bytes) in [(MANIFEST, &*manifest), DENIAL] {
            let to = made_folder(&fresh, path)?;
            fs::write(&to, bytes).map_err(|error| failed(&to, &error))?;
        }
        let whole = self.folder.join(next.to_string());
        fs::rename(&fresh, &whole).map_err(|error| failed(&whole, &error))?;
        self.swap(next)?;
        self.prune(&numbers);
        Ok(())
    }

    /// Puts back the release before the one that visitors see; returns its number, or `None` if there is
    /// none. Call it with the lock held.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn roll_back(&self) -> Result<Option<u64>, Failure> {
        let Some(current) = self.current()? else {
            return Ok(None);
        };
        let before = self.numbers()?.range(..current).next_back().copied();
        if let Some(before) = before {
            self.swap(before)?;
        }
        Ok(before)
    }

    /// Lets the link lead to a release, at one moment.
    fn swap(&self, number: u64) -> Result<(), Failure> {
        let target = self.relative.join(number.to_string());
        let fresh = self.folder.with_file_name("link");
        let swapped = remove_file(&fresh)
            .and_then(|()| link_to(&target, &fresh))
            .and_then(|()| fs::rename(&fresh, &self.link));
        swapped.map_err(|error| Failure::io(Action::Write, &self.link, &error))
    }

    /// Removes the oldest releases but those that are kept. What cannot be removed stays until the next
    /// time.
    fn prune(&self, before: &BTreeSet<u64>) {
        for number in before.iter().rev().skip(KEPT - 1) {
            let _ = fs::remove_dir_all(self.folder.join(number.to_string()));
        }
    }
}

/// Makes a link. Its target is relative to the folder that it is renamed into.
#[cfg(unix)]
fn link_to(target: &Path, fresh: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, fresh)
}

#[cfg(not(unix))]
fn link_to(_target: &Path, _fresh: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if !is_absence(&error) => Err(error),
        _ => Ok(()),
    }
}

fn remove_folder(path: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(path) {
        Err(error) if !is_absence(&error) => Err(Failure::io(Action::Remove, path, &error)),
        _ => Ok(()),
    }
}

/// The path of a file in a release, whose folder is made.
fn made_folder(release: &Path, path: &str) -> Result<PathBuf, Failure> {
    let to = release.join(path);
    let folder = to.parent().unwrap_or(release);
    fs::create_dir_all(folder).map_err(|error| Failure::io(Action::Write, folder, &error))?;
    Ok(to)
}

/// Gives a file of the last release to the next one, without copying it where the disk can do that.
fn carry_over(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(_) => fs::copy(from, to).map(|_| ()),
    }
}
