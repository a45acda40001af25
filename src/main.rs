//! The program `vindplek`; all of it stands in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    vindplek::cli::run()
}
