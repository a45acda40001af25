//! What is remembered, and what is not.

use jiff::civil::date;

use super::*;
use crate::source::FilePath;
use crate::world::{FileEntry, MemoryWorld, Unreadable, World};

/// A stage whose result is the number of the run that computed it.
#[derive(Hash)]
struct Numbered<'a>(&'a str);

static RUNS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);

impl Stage for Numbered<'static> {
    const NAME: &'static str = "numbered";
    type Output = usize;

    fn run(&self) -> usize {
        RUNS.fetch_add(1, ORDER)
    }
}

#[test]
fn a_result_is_computed_once_and_dropped_when_unused() {
    let memo = Memo::new();
    let first = *memo.get(&Numbered("a"));
    assert_eq!(*memo.get(&Numbered("a")), first);
    assert_ne!(*memo.get(&Numbered("b")), first);
    assert_eq!(memo.sweep().get("numbered"), Some(&2));
    assert_eq!(*memo.get(&Numbered("a")), first);
    memo.sweep();
    memo.sweep();
    assert!(memo.is_empty());
    assert_ne!(*memo.get(&Numbered("a")), first);
}

#[test]
fn a_result_that_is_still_held_survives_a_sweep() {
    let memo = Memo::new();
    let held = memo.get(&Numbered("held"));
    memo.sweep();
    memo.sweep();
    assert_eq!(*memo.get(&Numbered("held")), *held);
    let first = *held;
    drop(held);
    memo.sweep();
    memo.sweep();
    assert_ne!(*memo.get(&Numbered("held")), first);
}

#[test]
fn a_slot_is_computed_once_and_counted_when_computed() {
    let memo = Memo::new();
    let slot = memo.slot(Numbered("later"));
    assert_eq!(slot.computed(), None);
    assert_eq!(memo.sweep().get("numbered"), None);
    let first = *slot.output();
    assert_eq!(*memo.slot(Numbered("later")).output(), first);
    assert_eq!(memo.sweep().get("numbered"), Some(&1));
}

/// The number of bytes of a file.
#[derive(Hash)]
struct Length {
    path: FilePath,
    entry: FileEntry,
}

impl ReadingStage for Length {
    const NAME: &'static str = "length";
    type Output = Option<usize>;

    fn run(&self, reader: &FileReader<'_>) -> Option<usize> {
        let bytes = reader.read(&self.path, &self.entry).ok()?;
        Some(bytes.len())
    }
}

/// A stage that uses the result of [`Length`].
#[derive(Hash)]
struct Outer(Length);

impl ReadingStage for Outer {
    const NAME: &'static str = "outer";
    type Output = Option<usize>;

    fn run(&self, reader: &FileReader<'_>) -> Option<usize> {
        *reader.get(&self.0)
    }
}

#[test]
fn a_result_is_not_remembered_when_a_listed_file_cannot_be_read() {
    let mut whole = MemoryWorld::new(date(2026, 11, 1));
    whole.write("content/a.md", "text");
    let path = FilePath::from("content/a.md");
    let entry = whole.entries().get(&path).cloned().unwrap();
    let stage = Outer(Length { path, entry });
    let without = MemoryWorld::new(date(2026, 11, 1));

    let memo = Memo::new();
    let partial = FileReader::new(&without, &memo).get(&stage);
    assert_eq!(*partial, None);
    let complete = FileReader::new(&whole, &memo).get(&stage);
    assert_eq!(*complete, Some(4));
    assert_ne!(Digest::of_value(&partial), Digest::of_value(&complete));
    // A remembered result does not read the file again.
    assert_eq!(*FileReader::new(&without, &memo).get(&stage), Some(4));
}

#[test]
fn a_result_that_depends_on_a_file_listed_as_unreadable_is_remembered() {
    let mut world = MemoryWorld::new(date(2026, 11, 1));
    world.write_unreadable("content/a.md", Unreadable::Escapes);
    let path = FilePath::from("content/a.md");
    let entry = world.entries().get(&path).cloned().unwrap();
    let memo = Memo::new();
    FileReader::new(&world, &memo).get(&Length { path, entry });
    assert_eq!(memo.sweep().get("length"), Some(&1));
}
