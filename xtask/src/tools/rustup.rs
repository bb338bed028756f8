//! Parts of the Rust toolchain. rust-toolchain.toml names them, but rustup does not always add them by itself.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::{cache, path};
use crate::command::{answer, into_log};
use crate::{progress, project};

/// What runs in the browser is compiled for this.
const WASM: &str = "wasm32-unknown-unknown";

/// A program of the toolchain that Cargo starts by its own name.
pub(crate) struct Component {
    /// The name in `rustup component add`.
    name: &'static str,
    /// The name in `cargo …`.
    command: &'static str,
}

/// Finds likely mistakes.
pub(crate) const CLIPPY: Component = Component { name: "clippy", command: "clippy" };

/// Formats the source.
pub(crate) const RUSTFMT: Component = Component { name: "rustfmt", command: "fmt" };

/// Sees to the standard library for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    let folder = answer(rust("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if folder.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    add(&["target", "add", WASM], "Rust's library for the browser")
}

/// Sees to the source of the standard library, which a release is built with.
pub(crate) fn rust_source() -> Result<()> {
    let folder = answer(rust("rustc").args(["--print", "sysroot"]));
    if folder.is_some_and(|folder| Path::new(folder.trim()).join("lib/rustlib/src/rust/library").is_dir()) {
        return Ok(());
    }
    add(&["component", "add", "rust-src"], "the source of Rust's library")
}

/// Sees to a component.
pub(crate) fn component(component: &Component) -> Result<()> {
    if answer(rust("cargo").args([component.command, "--version"])).is_some() {
        return Ok(());
    }
    add(&["component", "add", component.name], component.name)
}

fn add(arguments: &[&str], what: &str) -> Result<()> {
    if path::find("rustup").is_none() {
        bail!("{what} is missing and there is no rustup to add it: install rustup (rustup.rs), and try again");
    }
    let begun = Instant::now();
    progress::begin(format_args!("adding {what} to the toolchain: a few seconds, once"));
    into_log(rust("rustup").args(arguments), &cache::log("rustup")?).with_context(|| {
        let arguments = arguments.join(" ");
        format!("{what} is missing. With the network within reach, run\n    rustup {arguments}\n  and try again")
    })?;
    progress::done(what, begun.elapsed());
    Ok(())
}

/// A program of the toolchain that the project asks for.
fn rust(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root());
    command
}
