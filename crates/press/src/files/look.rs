//! Looking at many files of one folder: from the folder on, so that the system need not follow the way there each time.

use std::path::{Path, PathBuf};

use crate::fingerprint::{Stamp, modified};

/// A folder to look from.
pub(crate) struct Look {
    root: PathBuf,
    #[cfg(target_os = "linux")]
    open: Option<std::fs::File>,
}

impl Look {
    pub(crate) fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            #[cfg(target_os = "linux")]
            open: std::fs::File::open(root).ok(),
        }
    }

    /// When a name in a folder last changed; none where it is no folder. "" is the folder that this looks from.
    pub(crate) fn folder_time(&self, folder: &str) -> Option<i64> {
        #[cfg(target_os = "linux")]
        if let (Some(open), false) = (&self.open, folder.is_empty()) {
            use rustix::fs::{AtFlags, FileType, statat};
            let found = statat(open, folder, AtFlags::SYMLINK_NOFOLLOW).ok()?;
            let is_folder = FileType::from_raw_mode(found.st_mode) == FileType::Directory;
            return is_folder.then_some(nanoseconds(found.st_mtime, found.st_mtime_nsec as i64));
        }
        let folder = if folder.is_empty() { self.root.clone() } else { self.root.join(folder) };
        let found = std::fs::symlink_metadata(folder).ok()?;
        found.is_dir().then(|| modified(&found))
    }

    /// The stamp of a file, or of the one that a link leads to; none where there is none.
    pub(crate) fn stamp(&self, file: &str) -> Option<Stamp> {
        #[cfg(target_os = "linux")]
        if let Some(open) = &self.open {
            use rustix::fs::{AtFlags, statat};
            let found = statat(open, file, AtFlags::empty()).ok()?;
            return Some(Stamp {
                size: u64::try_from(found.st_size).ok()?,
                modified: nanoseconds(found.st_mtime, found.st_mtime_nsec as i64),
                changed: nanoseconds(found.st_ctime, found.st_ctime_nsec as i64),
            });
        }
        std::fs::metadata(self.root.join(file)).map(|found| Stamp::of(&found)).ok()
    }
}

#[cfg(target_os = "linux")]
fn nanoseconds(seconds: i64, more: i64) -> i64 {
    seconds.saturating_mul(1_000_000_000).saturating_add(more)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn it_sees_what_a_look_at_the_file_itself_would() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("inner")).expect("a folder");
        fs::write(folder.path().join("inner/file"), "x").expect("a file");
        let look = Look::at(folder.path());
        let found = |place: &str| fs::metadata(folder.path().join(place)).expect("something");
        assert_eq!(look.stamp("inner/file"), Some(Stamp::of(&found("inner/file"))));
        assert_eq!(look.folder_time("inner"), Some(modified(&found("inner"))));
        assert_eq!(look.folder_time(""), Some(modified(&found(""))));
        assert_eq!((look.stamp("none"), look.folder_time("inner/file")), (None, None));
    }
}
