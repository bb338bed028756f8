//! Where things lie in the repository, and what the environment says about them.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).expect("this package lies two folders below the root").to_owned()
}

/// A site written by hand, that tests the harness itself.
pub(crate) fn stand_in() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("stand-in")
}

/// Where failed tests leave a picture and the page's source.
pub(crate) fn failures() -> PathBuf {
    root().join("target/kanbao/failures")
}

/// The built app, with no edition in it: `KANBAO_APP`, or where `cargo xtask app` puts it.
pub(crate) fn app() -> PathBuf {
    env::var_os("KANBAO_APP").map_or_else(|| root().join("target/kanbao/app"), PathBuf::from)
}

/// The file of axe-core: `KANBAO_AXE`.
pub(crate) fn axe() -> Option<PathBuf> {
    env::var_os("KANBAO_AXE").map(PathBuf::from)
}

/// What partners make their pages with, each one script: `KANBAO_REACT`, `KANBAO_REACT_DOM`, `KANBAO_VUE`, `KANBAO_PYM`.
pub(crate) fn library(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// The press, when it is built already: `KANBAO_PRESS`.
pub(crate) fn press() -> Option<PathBuf> {
    env::var_os("KANBAO_PRESS").map(PathBuf::from)
}

/// Where Debian's web servers are unpacked: `KANBAO_HOSTS`.
pub(crate) fn hosts() -> Option<PathBuf> {
    env::var_os("KANBAO_HOSTS").map(PathBuf::from)
}

/// A program on the search path.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
