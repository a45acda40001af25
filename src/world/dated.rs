//! A world on another date, such as a day on which the sites may look different.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Listing, Unreadable, World};
use crate::source::FilePath;

/// The files of a world on another date.
#[derive(Debug, Clone)]
pub struct DatedWorld<W> {
    base: W,
    today: Date,
}

impl<W: World> DatedWorld<W> {
    /// The files of `base` on the date `today`.
    pub fn new(base: W, today: Date) -> Self {
        Self { base, today }
    }
}

impl<W: World> World for DatedWorld<W> {
    fn entries(&self) -> &Listing {
        self.base.entries()
    }

    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable> {
        self.base.read(path)
    }

    fn today(&self) -> Date {
        self.today
    }
}
