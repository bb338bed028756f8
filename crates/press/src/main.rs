//! The `press` program. All of it is in the library, so that tests can call it.

use std::process::ExitCode;

use clap::Parser;
use press::Cli;

fn main() -> ExitCode {
    Cli::parse().run().into()
}
