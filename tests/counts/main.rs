//! Counts the work of a build, so that a step back shows without a clock: how often memory is asked for
//! to read and check a document, and to make a file, and how much.
//!
//! A test program of its own, as the count is of the whole process. The figures that are the limits are
//! those of today with a tenth to spare; lower them when less work is needed.

#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "../../benches/scale/project.rs"]
#[expect(dead_code, reason = "benchmarks use the rest")]
mod project;

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use vindplek::edition::{Edition, Options, compile};
use vindplek::memo::Memo;
use vindplek::picture::NothingKept;
use vindplek::plan::file::FileKind;
use vindplek::world::MemoryWorld;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How often memory was asked for, and how many bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Asked {
    times: usize,
    bytes: usize,
}

impl Asked {
    /// What more some work asks for than other work, for each of `count` things.
    fn more_than(self, other: Self, count: usize) -> Self {
        Self {
            times: (self.times - other.times) / count,
            bytes: (self.bytes - other.bytes) / count,
        }
    }

    fn assert_at_most(self, limit: Self, what: &str) {
        assert!(
            self.times <= limit.times && self.bytes <= limit.bytes,
            "{what} takes {self:?}, more than {limit:?}"
        );
    }
}

fn counted<T>(work: impl FnOnce() -> T) -> (T, Asked) {
    let region = Region::new(ALLOCATOR);
    let result = work();
    let change = region.change();
    let asked = Asked {
        times: change.allocations + change.reallocations,
        bytes: change.bytes_allocated,
    };
    (result, asked)
}

/// Compiles and checks a project, then makes its pages and data.
fn built(documents: usize) -> (MemoryWorld, usize, [Asked; 2]) {
    let world = project::project(documents);
    let (edition, checking) = counted(|| {
        let edition = compile(&world, Options::default(), &Memo::new());
        edition.problems();
        edition
    });
    let (files, making) = counted(|| made(&edition, &world));
    (world, files, [checking, making])
}

/// How many pages and files of data a project has; each is made.
fn made(edition: &Edition, world: &MemoryWorld) -> usize {
    let is_made = |kind: FileKind| matches!(kind, FileKind::Page(_) | FileKind::Data(_));
    let mut count = 0;
    for site in edition.sites() {
        let planned = site.plan().files.len();
        for (file, planned) in site.files().take(planned).zip(&site.plan().files) {
            if is_made(planned.kind) {
                assert!(file.produce(world, &NothingKept).is_ok());
                count += 1;
            }
        }
    }
    count
}

#[test]
fn a_document_and_a_file_take_no_more_than_they_did() {
    let (_, few_files, [few_checked, few_made]) = built(100);
    let (_, files, [checked, made]) = built(300);
    let document = checked.more_than(few_checked, 200);
    let file = made.more_than(few_made, files - few_files);
    document.assert_at_most(DOCUMENT, "reading and checking a document");
    file.assert_at_most(FILE, "making a file");
}

/// For reading and checking a document.
const DOCUMENT: Asked = Asked {
    times: 1_020,
    bytes: 115_000,
};

/// For making a page or a file of data.
const FILE: Asked = Asked {
    times: 2_960,
    bytes: 410_000,
};
