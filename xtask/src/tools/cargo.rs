//! Tools from Cargo's registry, built from source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::cache;
use crate::command::into_log;

/// Tools are built for minutes and run for seconds, so they are built quickly rather than well. Trunk took 6 minutes of
/// processor time so, 12 with opt-level 1, and was as fast in use.
const QUICK_BUILD: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// How a package is installed.
pub(super) struct Recipe<'a> {
    pub(super) package: &'a str,
    pub(super) version: &'a str,
    pub(super) arguments: &'a [&'a str],
    pub(super) opt_level: &'a str,
}

impl Recipe<'_> {
    /// Installs it into `shelf`.
    pub(super) fn install(&self, shelf: &Path, log: &Path) -> Result<()> {
        let mut command = Command::new("cargo");
        command.args(["install", self.package, "--version", self.version]).args(self.arguments);
        command.arg("--root").arg(shelf).env("CARGO_TARGET_DIR", build_folder()?);
        command.envs(QUICK_BUILD).env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level);
        into_log(&mut command, log)
    }

    /// What to do where it cannot be installed.
    pub(super) fn by_hand(&self) -> String {
        let Recipe { package, version, arguments, .. } = self;
        format!(
            "{package} cannot be installed by itself. With the network within reach, run\n    \
             cargo install {package} --version {version} {}\n  and try again",
            arguments.join(" ")
        )
    }
}

/// Deletes what was left of building: hundreds of megabytes that nobody reads again. After a failure they stay, to go on from.
pub(super) fn tidy() -> Result<()> {
    let folder = build_folder()?;
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be deleted", folder.display()))?;
    }
    Ok(())
}

/// Where tools are built: one folder for all, so that they share what they have in common.
fn build_folder() -> Result<PathBuf> {
    Ok(cache::folder()?.join("build"))
}
