//! Where things lie in the project.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::command::answer;

/// The sample edition, shown where no other is named.
pub(crate) const SAMPLE_EDITION: &str = "static";

/// The project's root: the folder above this crate.
pub(crate) fn root() -> PathBuf {
    // Cargo sets it for `cargo run`, as this program is always started; where it does not, the place of compilation stands in.
    let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package).parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// A story of the sample, of the seed's shape.
pub(crate) const SAMPLE_STORY: &str = "tidal-barrier-works";

/// The story of the seed.
pub(crate) const SEED_STORY: &str = "ningde-projects";

/// The edition with a real paper's page, where it lies beside the repository: its words are not ours to keep in it.
pub(crate) fn seed() -> Option<PathBuf> {
    let seed = root().join("../shared/seed/edition");
    seed.join("site.json").is_file().then_some(seed)
}

/// Cargo, for what is here.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root());
    cargo
}

/// Where the commands leave what they make: never published, never committed.
pub(crate) fn workshop() -> PathBuf {
    root().join("target/kanbao")
}

/// Where a release of the app is built, to be published, weighed and tested.
pub(crate) fn built_app() -> PathBuf {
    workshop().join("app")
}

/// Where Cargo leaves a native program of ours, in the folder of a profile.
pub(crate) fn program(profile: &str, name: &str) -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata = answer(&mut cargo).context("Cargo does not say where it builds")?;
    let target = target_folder(&metadata).context("Cargo does not say where it builds")?;
    Ok(target.join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX)))
}

/// The target folder, in Cargo's metadata.
fn target_folder(metadata: &str) -> Option<PathBuf> {
    let (_, rest) = metadata.split_once("\"target_directory\":\"")?;
    let (folder, _) = rest.split_once('"')?;
    Some(folder.replace("\\\\", "\\").into())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_says_where_it_builds() {
        let unix = r#"{"packages":[],"target_directory":"/home/me/kanbao/target","version":1}"#;
        assert_eq!(target_folder(unix), Some(PathBuf::from("/home/me/kanbao/target")));
        let windows = r#"{"target_directory":"C:\\kanbao\\target"}"#;
        assert_eq!(target_folder(windows), Some(PathBuf::from(r"C:\kanbao\target")));
        assert_eq!(target_folder("{}"), None);
    }
}
