//! The next day on which sites change by themselves: something scheduled appears, a run begins or
//! ends, enrolment closes, a quarter begins.
//!
//! Dozens of places compare something with today's date, and each could report when its answer
//! changes. One that forgets to would make the result wrong, and nobody would notice. So the days
//! that may matter are derived from what is written ([`mod@candidates`]), generously, and of each in
//! turn the sites are rendered and compared. A day that changes nothing costs time; the result is
//! exact as long as the candidates have every day that matters, of which a test renders all days.

mod candidates;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use self::candidates::candidates;
use super::file::EditionFile;
use super::site::EditionSite;
use super::{Edition, compile};
use crate::deferred::Deferred;
use crate::digest::Digest;
use crate::memo::Memo;
use crate::picture::NothingKept;
use crate::syntax::front_matter;
use crate::world::{DatedWorld, World};

/// The next change of sites by the date alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextChange {
    /// The first day on which a file of a site is new, gone or different.
    pub day: Date,
    /// The sites that change on that day, in the order of their folders: at least one.
    pub sites: Vec<Arc<str>>,
}

impl Edition {
    /// The next change of the selected sites by the date alone; `None` if what is written now will
    /// never change them. `world` is the one that the edition was compiled from.
    ///
    /// A page that cannot be rendered counts as a page without contents.
    pub fn next_change(
        &self,
        world: &dyn World,
        memo: &Memo,
        is_selected: &dyn Fn(&str) -> bool,
    ) -> Option<NextChange> {
        let selected = |site: &EditionSite<'_>| is_selected(site.id());
        let present: BTreeMap<&str, PresentSite<'_>> = self
            .sites()
            .filter(selected)
            .map(|site| (&**site.id(), PresentSite::new(site)))
            .collect();
        candidates(self.when.today, self.dated_texts()).find_map(|day| {
            let later_world = DatedWorld::new(world, day);
            let later = compile(&later_world, self.options, memo);
            let sites: Vec<Arc<str>> = later
                .sites()
                .filter(|site| {
                    let before = present.get(&**site.id());
                    before.is_some_and(|before| before.differs(world, *site))
                })
                .map(|site| Arc::clone(site.id()))
                .collect();
            (!sites.is_empty()).then_some(NextChange { day, sites })
        })
    }

    /// The texts in which a date has a meaning: front matter, and the YAML files.
    fn dated_texts(&self) -> impl Iterator<Item = &str> {
        let heads = self.documents().filter_map(|document| {
            let range = front_matter::split(&document.source).yaml?;
            document.source.text().get(range)
        });
        // A file in `reisplan/` has its quarter in its name.
        let paths = self
            .documents()
            .map(|document| document.source.path().as_str());
        let files = self.yaml.all().into_iter();
        let texts = files.map(|file| file.source.text());
        heads.chain(paths).chain(texts)
    }
}

/// A site as it is now: its files by address, each with the digest of its contents on demand.
struct PresentSite<'e>(BTreeMap<&'e str, PresentFile<'e>>);

struct PresentFile<'e> {
    file: EditionFile<'e>,
    contents: Deferred<Option<Digest>>,
}

impl<'e> PresentSite<'e> {
    fn new(site: EditionSite<'e>) -> Self {
        let files = site.files().map(|file| {
            let contents = Deferred::new();
            (file.address().as_str(), PresentFile { file, contents })
        });
        Self(files.collect())
    }

    /// Whether a later version of the site has another file, or a file with other contents.
    fn differs(&self, world: &dyn World, later: EditionSite<'_>) -> bool {
        let files: BTreeMap<&str, EditionFile<'_>> = later
            .files()
            .map(|file| (file.address().as_str(), file))
            .collect();
        if !self.0.keys().eq(files.keys()) {
            return true;
        }
        let pairs: Vec<_> = self.0.values().zip(files.values()).collect();
        let pairs = pairs.into_par_iter();
        pairs.any(|(before, later)| before.differs(world, later))
    }
}

impl PresentFile<'_> {
    fn differs(&self, world: &dyn World, later: &EditionFile<'_>) -> bool {
        if let (Some(before), Some(after)) = (self.file.digest(), later.digest()) {
            return before != after;
        }
        let before = self.contents.get_or_compute(|| contents(&self.file, world));
        *before != contents(later, world)
    }
}

fn contents(file: &EditionFile<'_>, world: &dyn World) -> Option<Digest> {
    let bytes = file.produce(world, &NothingKept).ok()?;
    Some(Digest::of(&bytes))
}
