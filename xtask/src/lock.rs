//! Keeps two commands from writing to the same place at once.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};

use crate::progress;

/// Waits until nobody else holds the lock `file`, and holds it for as long as what is returned lives.
pub(crate) fn hold(file: &Path) -> Result<File> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let lock = File::create(file).with_context(|| format!("{} cannot be written", file.display()))?;
    if lock.try_lock().is_err() {
        progress::note(format_args!("another command holds {}; waiting for it", file.display()));
        lock.lock().with_context(|| format!("{} cannot be locked", file.display()))?;
    }
    Ok(lock)
}
