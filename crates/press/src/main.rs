//! The `press` program. All of it is in the library, so that tests can call it.

use std::process::ExitCode;

use clap::Parser;
use press::Cli;

/// Pages are made of many small pieces: measured, a tenth of a build's time on one core.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    Cli::parse().run().into()
}
