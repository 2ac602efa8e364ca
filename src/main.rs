//! The `veiviser` program.

use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    veiviser::cli::run()
}
