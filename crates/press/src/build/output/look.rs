//! Looking at many folders of a site: from the site's own on, so that the system need not follow the way there each time.

use std::path::{Path, PathBuf};

use super::inventory::path_of;
use crate::fingerprint::modified;

/// A folder to look from.
pub(super) struct Look {
    root: PathBuf,
    #[cfg(target_os = "linux")]
    open: Option<std::fs::File>,
}

impl Look {
    pub(super) fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            #[cfg(target_os = "linux")]
            open: std::fs::File::open(root).ok(),
        }
    }

    /// When a name in a folder last changed; none where it is no folder.
    pub(super) fn folder_time(&self, folder: &str) -> Option<i64> {
        #[cfg(target_os = "linux")]
        if let (Some(open), false) = (&self.open, folder.is_empty()) {
            use rustix::fs::{AtFlags, FileType, statat};
            let found = statat(open, folder, AtFlags::SYMLINK_NOFOLLOW).ok()?;
            let time = found.st_mtime.checked_mul(1_000_000_000)?;
            return (FileType::from_raw_mode(found.st_mode) == FileType::Directory)
                .then_some(time + found.st_mtime_nsec as i64);
        }
        let found = std::fs::symlink_metadata(path_of(&self.root, folder)).ok()?;
        found.is_dir().then(|| modified(&found))
    }
}
