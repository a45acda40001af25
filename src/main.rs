//! The program `vindplek`; all code is in the library.

use std::process::ExitCode;

/// A build is many small values of which most live as long as it does: this allocator takes a fifth
/// off its time, and more where the system's own is slow, as in the static program for Linux.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    vindplek::cli::run()
}
