//! The `press` program. All of it is in the library, so that tests can call it.

use std::process::ExitCode;

use clap::Parser;
use press::Cli;

/// A build of many stories takes and gives back millions of small pieces of memory, on all cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    Cli::parse().run().into()
}
