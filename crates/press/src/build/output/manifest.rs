//! The list of files that a build wrote: `.press.json` in the folder of the site.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The files that a build wrote, from the site's folder on and with slashes.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::build) struct Manifest {
    files: BTreeSet<String>,
}

impl Manifest {
    pub(super) fn new(files: BTreeSet<String>) -> Self {
        Self { files }
    }

    /// Where the list of a site is.
    pub(super) fn path(site: &Path) -> PathBuf {
        site.join(".press.json")
    }

    /// Reads the list of a site; an empty one where there is none to read. What leads out of the folder is not
    /// taken over: the list says what may be removed.
    pub(in crate::build) fn read(site: &Path) -> Self {
        let list = fs::read(Self::path(site)).unwrap_or_default();
        let mut manifest: Self = serde_json::from_slice(&list).unwrap_or_default();
        manifest.files.retain(|file| {
            let mut components = Path::new(file).components();
            !file.is_empty() && components.all(|component| matches!(component, Component::Normal(_)))
        });
        manifest
    }

    pub(super) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a list of texts is JSON")
    }

    /// Whether the build wrote this file.
    pub(in crate::build) fn contains(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// The files, in order.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }
}
