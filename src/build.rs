//! The build script: what `vindplek --version` tells, the identity of the program, and when the
//! compiled-in themes are stale.
//!
//! The commit and its date come from the environment (`VINDPLEK_COMMIT`, `SOURCE_DATE_EPOCH`), else
//! from git; without either they are left out. The script runs when a file that is compiled has
//! changed, so a commit alone does not compile anything again. A commit with uncommitted changes of
//! those files gets a `+`: so what a program tells stays true after they are committed.
//!
//! The identity is a digest of those files, with their paths: two programs with the same one make the
//! same from the same. It is of 64 bits, as a program is only ever compared with the one before it.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment of the build is what this tells"
)]

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the program is compiled from.
const SOURCES: [&str; 5] = [
    "Cargo.toml",
    "Cargo.lock",
    ".release/minify-html-common",
    "src",
    "themes",
];

fn main() {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    println!("cargo::rerun-if-env-changed=VINDPLEK_COMMIT");
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let given = env::var("VINDPLEK_COMMIT").ok();
    let commit = given.filter(|commit| !commit.is_empty()).or_else(head);
    let time = env::var("SOURCE_DATE_EPOCH").ok().or_else(|| {
        let commit = commit.as_deref()?.trim_end_matches('+');
        git(&["show", "-s", "--format=%ct", commit])
    });
    set("VINDPLEK_BUILD_COMMIT", commit);
    set("VINDPLEK_BUILD_TIME", time);
    set("VINDPLEK_BUILD_TARGET", env::var("TARGET").ok());
    set("VINDPLEK_BUILD_SOURCES", Some(digest_of_sources()));
}

/// A digest of the files that the program is compiled from.
fn digest_of_sources() -> String {
    let mut files = BTreeSet::new();
    for source in SOURCES {
        add_files(Path::new(source), &mut files);
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        // One that cannot be read is not compiled either.
        (&file, fs::read(&file).ok()).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

fn add_files(path: &Path, files: &mut BTreeSet<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => {
            for entry in entries.flatten() {
                add_files(&entry.path(), files);
            }
        }
        Err(_) => {
            files.insert(path.to_owned());
        }
    }
}

/// The newest commit of the repository of this package, if it is in one.
fn head() -> Option<String> {
    // A package that was unpacked below another repository is not part of it.
    git(&["ls-files", "--error-unmatch", "Cargo.toml"])?;
    let commit = git(&["rev-parse", "HEAD"])?;
    let status = [&["status", "--porcelain", "--"], &SOURCES[..]].concat();
    let is_changed = git(&status).is_some_and(|changes| !changes.is_empty());
    Some(commit + if is_changed { "+" } else { "" })
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

fn set(name: &str, value: Option<String>) {
    println!("cargo::rustc-env={name}={}", value.unwrap_or_default());
}
