//! Where things lie in the project.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The sample edition, shown where no other is named.
pub(crate) const SAMPLE_EDITION: &str = "static";

/// The project's root: the folder above this crate.
pub(crate) fn root() -> PathBuf {
    // Cargo sets it for `cargo run`, as this program is always started; where it does not, the place of compilation stands in.
    let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package).parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Where the commands leave what they make: never published, never committed.
pub(crate) fn workshop() -> PathBuf {
    root().join("target/kanbao")
}

/// Where Cargo leaves the native programs.
pub(crate) fn native_programs(profile_folder: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    root().join(target).join(profile_folder)
}

/// The edition in `folder`, as an absolute path: the sample where none is named.
pub(crate) fn edition(folder: Option<&Path>) -> Result<PathBuf> {
    let edition = match folder {
        Some(folder) => absolute(folder)?,
        None => root().join(SAMPLE_EDITION),
    };
    ensure!(
        edition.join("site.json").is_file(),
        "{} is no edition: an edition is a folder with site.json and articles/*.json in it",
        edition.display()
    );
    Ok(edition)
}

/// A path as the user wrote it, from the folder that they stand in.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("{} is no path", path.display()))
}
