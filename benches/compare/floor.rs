//! The least that sites can cost: their files written, and their Markdown parsed.
//!
//! `floor write FROM TO` reads the files under FROM, and times making the folders and the files under TO.
//! `floor parse FOLDER` times reading the Markdown files under FOLDER and parsing them, without making HTML.
//! Both use all processors, and print the seconds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark may panic"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and the disk"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use walkdir::WalkDir;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .filter(|argument| argument != "--bench")
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let time = match arguments[..] {
        [_, "write", from, to] => write(Path::new(from), Path::new(to)),
        [_, "parse", folder] => parse(Path::new(folder)),
        _ => panic!("floor write FROM TO, or floor parse FOLDER"),
    };
    println!("{}", time.as_secs_f64());
}

fn write(from: &Path, to: &Path) -> Duration {
    let target = |path: &Path| to.join(path.strip_prefix(from).unwrap());
    let (folders, files) = listed(from);
    let folders: Vec<PathBuf> = folders.iter().map(|path| target(path)).collect();
    let files: Vec<(PathBuf, Vec<u8>)> = files
        .par_iter()
        .map(|path| (target(path), fs::read(path).unwrap()))
        .collect();
    let start = Instant::now();
    for folder in &folders {
        fs::create_dir_all(folder).unwrap();
    }
    files
        .par_iter()
        .for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
    start.elapsed()
}

fn parse(folder: &Path) -> Duration {
    let (_, mut files) = listed(folder);
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let start = Instant::now();
    let events: usize = files
        .par_iter()
        .map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let body = text.split_once("\n---\n").expect("front matter").1;
            Parser::new_ext(body, options).count()
        })
        .sum();
    let time = start.elapsed();
    assert!(events > 0, "no Markdown in {}", folder.display());
    time
}

/// The folders, each before what is in it, and the files; not the program's own state.
fn listed(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let entries = WalkDir::new(folder).into_iter();
    let entries = entries.filter_entry(|entry| entry.file_name() != ".vindplek");
    let entries = entries.map(Result::unwrap);
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.file_type().is_dir());
    let paths = |entries: Vec<walkdir::DirEntry>| {
        entries
            .into_iter()
            .map(walkdir::DirEntry::into_path)
            .collect()
    };
    (paths(folders), paths(files))
}
