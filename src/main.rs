//! The program `vindplek`; all code is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    vindplek::cli::run()
}
