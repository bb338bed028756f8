//! A folder of this run's own, for what is published and written on the way. It goes away at the end.

use std::path::PathBuf;
use std::{env, fs, process};

/// The folder, which may not be there yet.
pub(crate) fn folder() -> PathBuf {
    env::temp_dir().join(format!("kanbao-browser-tests-{}", process::id()))
}

/// Takes it away.
pub(crate) fn remove() {
    // Nothing to take away is fine, and the system clears its temporary folder anyway.
    let _ = fs::remove_dir_all(folder());
}
