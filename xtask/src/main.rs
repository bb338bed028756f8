//! The developer's commands.
//!
//! One program does what a newcomer, the editor's preview and CI need, so that each is one line and all agree. A command
//! installs what it lacks ([`tools`]), says what it does while it does it ([`progress`]), and stops with a remedy where it
//! cannot go on. Nothing of the product lives here: the viewer and the press know nothing of this crate.

mod app;
mod bench;
mod budget;
mod build;
mod command;
#[cfg(test)]
mod documents;
mod folder;
mod gone;
mod hook;
mod lean;
mod lock;
mod naming;
mod partner;
mod press;
mod progress;
mod project;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Kanbao's commands. Each installs by itself what it needs and lacks.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Kanbao {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Preview an edition in the browser; saving an article or a source file reloads the page
    Serve(serve::Serve),
    /// Build a site that any static host can publish: the app, and an edition in it
    Build(build::Build),
    /// Build the app alone, with no edition in it: what `press build --app` takes
    App(app::App),
    /// Check everything that CI checks
    Test(test::Test),
    /// Measure what the reader downloads first, against its budget
    Budget(budget::Budget),
    /// Measure side by side with others, and write docs/benchmarks.md
    Bench(bench::Bench),
    /// What Trunk runs after each build (Trunk.toml)
    #[command(hide = true)]
    Hook,
}

fn main() -> ExitCode {
    let outcome = match Kanbao::parse().command {
        Command::Serve(serve) => serve.run(),
        Command::Build(build) => build.run(),
        Command::App(app) => app.run(),
        Command::Test(test) => test.run(),
        Command::Budget(budget) => budget.run(),
        Command::Bench(bench) => bench.run(),
        Command::Hook => hook::run(),
    };
    outcome.unwrap_or_else(|error| {
        progress::failure(&error);
        ExitCode::FAILURE
    })
}
