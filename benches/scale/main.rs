//! Measures how the cost of a build grows with the number of documents, and how the stages compare.
//!
//! Absolute times depend on the machine, so compare the ratios of one run.
//! `cargo bench --bench scale [-- 1000 10000]`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark may panic"
)]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod project;

use std::time::{Duration, Instant};

use rayon::prelude::*;
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

fn main() {
    for size in project::sizes() {
        let mut world = project::project(size);
        let memo = Memo::new();
        let (edition, cold) = timed(|| compile(&world, Options::default(), &memo));
        let errors = edition
            .problems()
            .iter()
            .filter(|p| p.severity == vindplek::diagnostic::Severity::Error);
        assert_eq!(errors.count(), 0, "the project is free of errors");
        memo.sweep();
        let ((files, bytes), render) = timed(|| {
            let sites: Vec<_> = edition.sites().collect();
            let sizes: Vec<usize> = sites
                .par_iter()
                .flat_map(|site| {
                    let files: Vec<_> = site.files().collect();
                    let files = files.into_par_iter();
                    files.map(|file| {
                        file.produce(&world, &vindplek::picture::NothingKept)
                            .unwrap()
                            .len()
                    })
                })
                .collect();
            (sizes.len(), sizes.iter().sum::<usize>())
        });
        let (path, text) = project::document(1, size);
        world.write(&path, format!("{text}\nNog een zin.\n"));
        let (_, body) = timed(|| compile(&world, Options::default(), &memo));
        memo.sweep();
        world.write(
            &path,
            text.replace("titel: ", "titel: Nieuw: ")
                .replace("titel: Nieuw: ", "titel: Nieuw "),
        );
        let (_, head) = timed(|| compile(&world, Options::default(), &memo));
        memo.sweep();
        println!(
            "{size} documents: compile and check {:.0} ms, render {:.0} ms ({files} files, {} MB), \
             again after a body {:.1} ms, after a title {:.1} ms; compile/render {:.2}",
            ms(cold),
            ms(render),
            bytes / 1_000_000,
            ms(body),
            ms(head),
            ms(cold) / ms(render),
        );
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
