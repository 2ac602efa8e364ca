//! The `veiviser` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    veiviser::cli::run()
}
