//! Our own folder for tools: beside the user's other caches, shared by all checkouts, safe to delete.

use std::env;
use std::fs::File;
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

/// Keeps other commands from installing while what is returned lives.
pub(crate) fn lock() -> Result<File> {
    crate::lock::hold(&folder()?.join("lock"))
}
