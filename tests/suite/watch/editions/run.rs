//! A warm edition after each step, compared with a clean one; and the fewest edits that still
//! make them differ.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::preview::reply::PreviewAddress;
use vindplek::preview::why;

use super::observe::Observed;
use super::world::{Edit, EditedWorld};
use crate::support::random::Random;

/// Some edits, and what is asked of the edition that follows on them.
#[derive(Clone)]
pub(super) struct Step {
    /// What kind of edits they are.
    pub(super) kind: &'static str,
    pub(super) edits: Vec<Edit>,
    /// Whether the edition is compiled before the next edits.
    pub(super) compiles: bool,
    /// Decides what is asked of the edition, and in which order.
    pub(super) seed: u64,
    /// Whether the edition is compared with a clean one.
    pub(super) compares: bool,
}

/// A difference between a warm edition and a clean one.
pub(super) struct Difference {
    /// The step after which it was found.
    pub(super) step: usize,
    pub(super) text: String,
}

/// An edition that follows on another, as in a preview.
struct Warm {
    memo: Memo,
    /// The edition before, which somebody may still hold.
    before: Option<Edition>,
}

impl Warm {
    /// Asks an edition what a preview asks, or a part of that, in any order.
    fn compile(&mut self, world: &EditedWorld, seed: u64) -> Edition {
        let mut random = Random::new(seed);
        let edition = compile(world, options(world), &self.memo);
        for _ in 0..random.below(4) {
            match random.below(4) {
                0 => {
                    edition.problems();
                }
                1 => {
                    edition.template_problems(world);
                }
                2 => {
                    for site in edition.sites() {
                        let file = site.file(random.below(site.len().max(1)));
                        if let Some(file) = file.filter(|_| random.one_in(2)) {
                            let _ = file.produce(world, &vindplek::picture::NothingKept);
                        }
                    }
                }
                _ => {
                    let asked = PreviewAddress {
                        site: "noord".to_owned(),
                        address: Some("/aanbod/tweede/".to_owned()),
                    };
                    why::why(&edition, world, &asked, "/project");
                }
            }
        }
        if random.one_in(2) {
            self.before = None;
        }
        if !random.one_in(4) {
            self.memo.sweep();
        }
        edition
    }
}

/// How two clean editions of a world differ, which they never may.
pub(super) fn differs(world: &EditedWorld, seed: u64) -> Option<String> {
    clean(world, seed).difference(&clean(world, seed))
}

/// What is observed of an edition that remembers nothing.
fn clean(world: &EditedWorld, seed: u64) -> Observed {
    let edition = compile(world, options(world), &Memo::new());
    Observed::new(world, &edition, seed)
}

fn options(world: &EditedWorld) -> Options {
    Options {
        drafts: world.drafts,
        ..Options::default()
    }
}

/// Makes the steps, and returns the first difference. The names of the files that were compared
/// are added to `compared`.
pub(super) fn first_difference(
    start: &EditedWorld,
    steps: &[Step],
    compared: &mut BTreeSet<String>,
) -> Option<Difference> {
    let at = AtomicUsize::new(0);
    let run = || differs_after(start, steps, compared, &at);
    // A panic is a difference too, and must be reported with the edits that cause it.
    let text = match catch_unwind(AssertUnwindSafe(run)) {
        Ok(text) => text?,
        Err(_) => "it panics".to_owned(),
    };
    let step = at.into_inner();
    Some(Difference { step, text })
}

/// The first difference, after the step that `at` holds then.
fn differs_after(
    start: &EditedWorld,
    steps: &[Step],
    compared: &mut BTreeSet<String>,
    at: &AtomicUsize,
) -> Option<String> {
    let mut world = start.clone();
    let mut warm = Warm {
        memo: Memo::new(),
        before: None,
    };
    for (number, step) in steps.iter().enumerate() {
        at.store(number, Ordering::Relaxed);
        for edit in &step.edits {
            world.apply(edit);
        }
        if !step.compiles {
            continue;
        }
        let edition = warm.compile(&world, step.seed);
        if step.compares && !world.is_failing() {
            let clean = clean(&world, step.seed);
            let observed = Observed::new(&world, &edition, step.seed);
            compared.extend(observed.paths().map(str::to_owned));
            if let Some(text) = observed.difference(&clean) {
                return Some(match differs(&world, step.seed) {
                    None => text,
                    Some(_) => format!("two clean editions differ from each other as well\n{text}"),
                });
            }
        }
        warm.before = Some(edition);
    }
    None
}

/// How many results are remembered at the end of the steps, and how many a clean edition needs.
pub(super) fn remembered(start: &EditedWorld, steps: &[Step]) -> (usize, usize) {
    let mut world = start.clone();
    let mut warm = Warm {
        memo: Memo::new(),
        before: None,
    };
    for step in steps {
        step.edits.iter().for_each(|edit| world.apply(edit));
        warm.before = Some(warm.compile(&world, step.seed));
    }
    world.apply(&Edit::ReadAgain);
    drop(warm.before.take());
    // A stage whose result is only used by another stage is not asked for again.
    let needed = |memo: &Memo| {
        for _ in 0..2 {
            memo.sweep();
            let edition = compile(&world, options(&world), memo);
            Observed::new(&world, &edition, 0);
            drop(edition);
        }
        memo.sweep();
        memo.len()
    };
    (needed(&warm.memo), needed(&Memo::new()))
}

/// Leaves out what a difference does not need: ever smaller parts of the steps, then single edits,
/// then lines of what is written.
pub(super) fn shrink(start: &EditedWorld, mut steps: Vec<Step>) -> (Vec<Step>, String) {
    let differs = |steps: &[Step]| {
        let found = first_difference(start, steps, &mut BTreeSet::new());
        found.map(|found| (found.step + 1, found.text))
    };
    let mut text = match differs(&steps) {
        Some((length, text)) => {
            steps.truncate(length);
            text
        }
        None => return (steps, "the difference does not come back".to_owned()),
    };
    let mut accept = |steps: &mut Vec<Step>, mut fewer: Vec<Step>| match differs(&fewer) {
        Some((length, found)) => {
            fewer.truncate(length);
            *steps = fewer;
            text = found;
            true
        }
        None => false,
    };
    let mut once = steps.clone();
    let last = once.len() - 1;
    for step in &mut once[..last] {
        step.compares = false;
    }
    accept(&mut steps, once);
    let mut size = steps.len().div_ceil(2);
    loop {
        let mut end = steps.len();
        while end > 0 {
            let from = end.saturating_sub(size);
            let mut fewer = steps.clone();
            fewer.drain(from..end);
            accept(&mut steps, fewer);
            end = from.min(steps.len());
        }
        if size == 1 {
            break;
        }
        size = size.div_ceil(2);
    }
    for at in (0..steps.len()).rev() {
        for edit in (0..steps.get(at).map_or(0, |step| step.edits.len())).rev() {
            let mut fewer = steps.clone();
            fewer[at].edits.remove(edit);
            if !accept(&mut steps, fewer) {
                shorten(&mut steps, at, edit, &mut accept);
            }
            if steps.len() <= at {
                break;
            }
        }
    }
    (steps, text)
}

/// Leaves out lines of what an edit writes.
fn shorten(
    steps: &mut Vec<Step>,
    at: usize,
    edit: usize,
    accept: &mut impl FnMut(&mut Vec<Step>, Vec<Step>) -> bool,
) {
    let lines = |steps: &[Step]| match &steps.get(at)?.edits[edit] {
        Edit::Write { bytes, .. } => {
            let lines = bytes.split_inclusive(|byte| *byte == b'\n');
            Some(lines.map(<[u8]>::to_vec).collect::<Vec<_>>())
        }
        _ => None,
    };
    let mut line = lines(steps).map_or(0, |lines| lines.len());
    while let Some(before) = line.checked_sub(1) {
        line = before;
        let mut fewer = steps.clone();
        let Some(mut rest) = lines(steps).filter(|lines| line < lines.len()) else {
            continue;
        };
        rest.remove(line);
        if let Edit::Write { bytes, .. } = &mut fewer[at].edits[edit] {
            *bytes = rest.concat();
        }
        accept(steps, fewer);
    }
}
