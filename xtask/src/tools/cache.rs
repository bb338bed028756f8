//! Our own folder for tools: beside the user's other caches, shared by all checkouts, safe to delete.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The folder.
pub(crate) fn folder() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let caches = set("XDG_CACHE_HOME").filter(|folder| folder.is_absolute());
    let caches = caches.or_else(|| set("HOME").map(|home| home.join(".cache")));
    let caches = caches.or_else(|| set("LOCALAPPDATA"));
    Ok(caches.context("no folder for tools: set HOME or XDG_CACHE_HOME")?.join("kanbao"))
}

/// Where one version of a package is, or will be.
pub(crate) fn shelf(package: &str, version: &str) -> Result<PathBuf> {
    Ok(folder()?.join(format!("{package}-{version}")))
}

/// Where the installation of a package writes what it says.
pub(crate) fn log(package: &str) -> Result<PathBuf> {
    Ok(folder()?.join("logs").join(format!("{package}.log")))
}

/// Keeps other commands from installing while the returned file is open.
pub(crate) fn lock() -> Result<File> {
    let folder = folder()?;
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let name = folder.join("lock");
    let file = File::create(&name).with_context(|| format!("{} cannot be written", name.display()))?;
    if file.try_lock().is_err() {
        crate::step::note("another command is installing; waiting for it");
        file.lock().with_context(|| format!("{} cannot be locked", name.display()))?;
    }
    Ok(file)
}
