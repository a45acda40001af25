//! A project with its problems, as used by `check`, `check --fix` and `new`.

use super::args::{DEFAULT_OUT, ScopeArgs};
use super::context::{CommandContext, SiteSelection};
use super::core;
use crate::diagnostic::{Diagnostic, sort_and_merge};
use crate::edge::Failure;
use crate::edge::disk::DiskWorld;
use crate::edge::kept::KeptOnDisk;
use crate::edition::Edition;
use crate::edition::Options;

/// A project that has been checked.
pub(super) struct CheckedProject {
    /// The world that was checked.
    pub(super) world: DiskWorld,
    /// The selected sites.
    pub(super) meant: SiteSelection,
    /// Its edition.
    pub(super) edition: Edition,
    /// The problems of the selected sites.
    pub(super) problems: Vec<Diagnostic>,
}

impl CheckedProject {
    /// Reads the project from the disk and checks it.
    pub(super) fn new(context: &CommandContext, scope: &ScopeArgs) -> Result<Self, Failure> {
        let (world, meant) = context.open(scope)?;
        let edition = core::compile(
            &world,
            Options {
                drafts: scope.drafts,
                ..Options::default()
            },
        );
        let mut found = edition.problems().to_vec();
        found.extend(edition.template_problems(&world));
        // A build has decoded what it made pictures of.
        let kept = KeptOnDisk::new(&world.project().join(DEFAULT_OUT));
        found.extend(kept.undecodable(&edition, &world));
        let problems = meant.select(&edition, &sort_and_merge(found));
        Ok(Self {
            world,
            meant,
            edition,
            problems,
        })
    }
}
