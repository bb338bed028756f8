//! What makes a release smaller than Cargo's profile alone can: every byte of it is fetched by every reader.
//!
//! | step | what it takes off, brotli (ARCHITECTURE.md, "Bytes") |
//! |---|---|
//! | the standard library, built with the app and for size, where a panic is a trap and carries no words | 14.7 kB |
//! | short names for what WebAssembly imports from the glue | 4.4 kB |

pub(crate) mod names;

use std::process::Command;

use anyhow::Result;

use crate::command::aloud;
use crate::project;

/// The stack, in bytes. The linker would give it a megabyte, of every reader's memory; runs as deep in one another as JSON is
/// read (`tests/browser/src/cases/sizes.rs`) take a fraction of this.
const STACK: usize = 128 * 1024;

/// Has Cargo build the standard library along with the app.
///
/// These settings are not stable yet; `RUSTC_BOOTSTRAP` has a stable compiler take them. A build of their own folder
/// keeps them from the crates of every other build. A panic of the app is noticed by `src/browser/loader.js`.
pub(crate) fn build_std(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", project::root().join("target/lean"))
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            format!(
                "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none \
                 -Clink-arg=-zstack-size={STACK}"
            ),
        );
}

/// Fetches what the standard library itself depends on. Trunk builds without the network, and its own hook fetches for the
/// machine that builds, not for the browser.
pub(crate) fn fetch() -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(project::root()).args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]);
    build_std(&mut command);
    aloud(&mut command)
}
