//! The app alone: what Trunk makes of `src/`, `styles/` and `index.html`, with no edition in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::command::aloud;
use crate::hook::{EDITION, NO_EDITION};
use crate::tools::{self, Toolbox};
use crate::{lean, lock, progress, project};

/// `cargo xtask app`.
#[derive(Args)]
pub(crate) struct App {
    /// The folder to build into; what an earlier build left there is replaced
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Build quickly and with names in backtraces, instead of small
    #[arg(long)]
    debug: bool,
}

/// How an app is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quality {
    /// Quick to build.
    Debug,
    /// Small and fast for the reader.
    Release,
}

impl App {
    /// Builds it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let out = project::absolute(&self.out)?;
        build(&out, if self.debug { Quality::Debug } else { Quality::Release })?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Builds the app into `out`.
pub(crate) fn build(out: &Path, quality: Quality) -> Result<()> {
    ensure_ours(out)?;
    let tools = tools_for(quality)?;
    // Wherever the app goes, Trunk makes its parts in the same folders.
    let _lock = lock::hold(&project::workshop().join("build.lock"))?;
    let begun = Instant::now();
    progress::begin(format_args!("building the app into {}", out.display()));
    let mut command = trunk(&tools);
    command.args(["build", "--offline", "--dist"]).arg(out).env(EDITION, NO_EDITION);
    if quality == Quality::Release {
        command.arg("--release");
        lean::build_std(&mut command);
        lean::fetch()?;
    }
    aloud(&mut command)?;
    progress::done("the app", begun.elapsed());
    Ok(())
}

/// The tools that Trunk and its hook need.
pub(crate) fn tools_for(quality: Quality) -> Result<Toolbox> {
    tools::wasm_target()?;
    if quality == Quality::Release {
        tools::rust_source()?;
    }
    match quality {
        Quality::Debug => Toolbox::with(&[&tools::TRUNK, &tools::WASM_BINDGEN]),
        Quality::Release => Toolbox::with(&[&tools::TRUNK, &tools::WASM_BINDGEN, &tools::WASM_OPT, &tools::ESBUILD]),
    }
}

/// Trunk, ready for its arguments.
pub(crate) fn trunk(tools: &Toolbox) -> Command {
    let mut command = tools.command("trunk");
    // Trunk 0.21 takes no other value than true, where no-color.org says any.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

/// Makes sure that `out` holds nothing but an earlier build, since Trunk empties it.
fn ensure_ours(out: &Path) -> Result<()> {
    let entries = match fs::read_dir(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.with_context(|| format!("{} cannot be read", out.display()))?,
    };
    let names: Vec<String> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    ensure!(
        is_ours(&names),
        "{} holds something else than an earlier build, and building would delete it: name another folder, or empty it",
        out.display()
    );
    Ok(())
}

/// Whether a folder with these `names` in it is empty or a build of ours, finished or not, and nothing else.
fn is_ours(names: &[String]) -> bool {
    names.iter().all(|name| {
        matches!(
            name.as_str(),
            ".stage" | "index.html" | "icons" | "embed.js" | "embed-dialogue.js" | "cards.js" | "loader.js"
        ) || (name.starts_with("kanbao") && (name.ends_with(".js") || name.ends_with("_bg.wasm")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_empty_folder_or_an_earlier_build_is_overwritten() {
        let ours = |names: &[&str]| is_ours(&names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>());
        assert!(ours(&[]));
        assert!(ours(&[".stage"]));
        assert!(ours(&[
            "index.html",
            "kanbao-12ab_bg.wasm",
            "kanbao-12ab.js",
            "embed.js",
            "cards.js",
            "loader.js",
            "icons"
        ]));
        assert!(!ours(&["thesis.tex"]));
        assert!(!ours(&["index.html", "holiday.jpg"]));
        assert!(!ours(&["index.html", "kanbao-12ab_bg.wasm", "kanbao-12ab.js", "CNAME"]));
    }
}
