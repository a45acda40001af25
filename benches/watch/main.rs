//! Measures how long the page in view takes after a save, by kind of save, compared with a clean
//! compilation.
//!
//! Absolute times depend on the machine, so compare the ratios of one run. Each kind of save is
//! repeated; a time is that from the changed world to the bytes of the page in view, without the
//! watcher's delay. `cargo bench --bench watch [-- 1000 10000]`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark may panic"
)]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

#[path = "../scale/project.rs"]
mod project;

use std::time::{Duration, Instant};

use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::world::{MemoryWorld, World};

/// How often each kind of save is repeated.
const SAVES: usize = 40;

/// The number of the document that is in view: a course of all regions.
const IN_VIEW: usize = 1;

fn main() {
    for size in project::sizes() {
        measure(size);
    }
}

fn measure(size: usize) {
    let mut world = project::project(size);
    let memo = Memo::new();
    let start = Instant::now();
    let mut edition = compile(&world, Options::default(), &memo);
    let first_bytes = page(&edition, &world, "noord");
    let first = start.elapsed();
    let (_, checked) = timed(|| edition.problems().len());
    let (clean, all) = timed(|| compile(&world, Options::default(), &Memo::new()));
    let (_, all_checked) = timed(|| clean.problems().len());
    drop(clean);
    memo.sweep();
    println!(
        "{size} documents: first page {:.0} ms; all problems {:.0} ms more; anew {:.0} + {:.0} ms",
        ms(first),
        ms(checked),
        ms(all),
        ms(all_checked)
    );
    let (path, text) = project::document(IN_VIEW, size);
    let vocabulary = text_of(&world, "content/vocabulaire.yaml");
    let template = text_of(&world, "themes/basis/templates/course.html");
    let base = text_of(&world, "themes/basis/templates/base.html");
    type Save<'s> = (&'s str, &'s str, Box<dyn Fn(usize) -> String + 's>);
    let saves: [Save<'_>; 7] = [
        ("body", &path, Box::new(|n| format!("{text}\nZin {n}.\n"))),
        (
            "title",
            &path,
            Box::new(|n| text.replacen("titel: ", &format!("titel: Nieuw {n} "), 1)),
        ),
        (
            "region",
            &path,
            Box::new(|n| {
                let regions = ["noord", "noord, zuid"][n % 2];
                text.replacen("---\n", &format!("---\nregios: [{regions}]\n"), 1)
            }),
        ),
        (
            "new file",
            "content/aanbod/a-nieuw.md",
            Box::new(|n| format!("{text}\nZin {n}.\n")),
        ),
        (
            "template",
            "themes/basis/templates/course.html",
            Box::new(|n| format!("{template}\n{{# {n} #}}\n")),
        ),
        (
            "base template",
            "themes/basis/templates/base.html",
            Box::new(|n| base.replacen("</body>", &format!("<p>{n}</p></body>"), 1)),
        ),
        (
            "vocabulary",
            "content/vocabulaire.yaml",
            Box::new(|n| vocabulary.replacen("naam: ", &format!("naam: N{n} "), 1)),
        ),
    ];
    for site in ["noord", "landelijk"] {
        for (kind, path, change) in &saves {
            let before = world.read(&(*path).into()).ok();
            let mut phases: [Vec<Duration>; 4] = Default::default();
            let mut total = Vec::new();
            for save in 0..SAVES {
                world.write(path, change(save));
                let start = Instant::now();
                let next = compile(&world, Options::default(), &memo);
                let compiled = start.elapsed();
                let site_index = next.heads().site_with_id(site).unwrap();
                next.plan(site_index);
                let planned = start.elapsed();
                next.site(site_index);
                let sited = start.elapsed();
                let bytes = page(&next, &world, site);
                total.push(start.elapsed());
                phases[0].push(compiled);
                phases[1].push(planned - compiled);
                phases[2].push(sited - planned);
                phases[3].push(start.elapsed() - sited);
                assert!(!bytes.is_empty());
                edition = next;
                memo.sweep();
            }
            match before {
                Some(before) => world.write(path, &before),
                None => {
                    world.remove(path);
                }
            }
            let [compiled, planned, sited, rendered] = &mut phases;
            println!(
                "  {site} {kind}: {:.1} ms ({:.1} compile, {:.1} plan, {:.1} site, {:.1} page); \
                 95th percentile {:.1} ms; {:.3} of anew",
                ms(percentile(&mut total, 50)),
                ms(percentile(compiled, 50)),
                ms(percentile(planned, 50)),
                ms(percentile(sited, 50)),
                ms(percentile(rendered, 50)),
                ms(percentile(&mut total, 95)),
                ms(percentile(&mut total, 50)) / ms(all + all_checked),
            );
        }
    }
    drop((edition, first_bytes));
}

/// The bytes of the page in view.
fn page(edition: &Edition, world: &MemoryWorld, site: &str) -> Vec<u8> {
    let known = edition.heads().site_with_id(site).unwrap();
    let site = edition.site(known).unwrap();
    let file = site.find(&format!("/aanbod/stuk-{IN_VIEW}/")).unwrap();
    file.produce(world, &vindplek::picture::NothingKept)
        .unwrap()
        .to_vec()
}

fn text_of(world: &MemoryWorld, path: &str) -> String {
    String::from_utf8(world.read(&path.into()).unwrap().to_vec()).unwrap()
}

fn percentile(times: &mut [Duration], hundredths: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * hundredths / 100).min(times.len() - 1)]
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
