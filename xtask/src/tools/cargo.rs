//! Tools from Cargo's registry, built from source.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::cache;
use crate::command::into_log;

/// Tools run for seconds and are built for minutes, so they are built quickly rather than well. Trunk, cold, on two quiet
/// cores: MEASURED instead of MEASURED.
const QUICK_BUILD: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Installs `package` into `shelf`.
pub(crate) fn install(package: &str, version: &str, arguments: &[&str], shelf: &Path, log: &Path) -> Result<()> {
    let build = cache::folder()?.join("build");
    let mut command = Command::new("cargo");
    command.args(["install", package, "--version", version]).args(arguments);
    command.arg("--root").arg(shelf).env("CARGO_TARGET_DIR", &build).envs(QUICK_BUILD);
    into_log(&mut command, log)?;
    // Hundreds of megabytes that nobody reads again; after a failure they stay, to go on from.
    if let Err(error) = fs::remove_dir_all(&build) {
        crate::step::note(format_args!("{} is left over: {error}", build.display()));
    }
    Ok(())
}

/// What to do where [`install`] cannot.
pub(crate) fn by_hand(package: &str, version: &str, arguments: &[&str]) -> String {
    let arguments = arguments.join(" ");
    format!(
        "{package} cannot be installed by itself. With the network within reach, run\n    \
         cargo install {package} --version {version} {arguments}\n  and try again"
    )
}
