//! Who may read the site. A new file gets the rights that the program was started with (`umask`). Files that stay the same have
//! those of the build that wrote them: so a list says which they were, and where they are others now, all get the new ones.

#[cfg(unix)]
use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::inventory::{Inventory, path_of};

/// The rights of a new file, as Unix counts them; nothing elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rights(u32);

/// All that the owner of a folder may do with it.
#[cfg(unix)]
const OURS: u32 = 0o700;

impl Rights {
    /// Those of a file that was made just now.
    pub(super) fn of(new: &File) -> io::Result<Self> {
        #[cfg(unix)]
        return new.metadata().map(|found| Self(bits(&found) & 0o777));
        #[cfg(not(unix))]
        return Ok(Self::default());
    }

    /// Gives them to what the press has written and made, but not to the site's folder itself, which keeps its own. What belongs
    /// to somebody else, and what they may not change, stays as it is.
    pub(super) fn give(self, made: &Inventory, root: &Path) {
        made.each_file().for_each(|(file, _)| self.give_one(&root.join(&*file)));
        let others = made.folders.keys().filter(|folder| !folder.is_empty() && !made.foreign_folders.contains(folder));
        others.for_each(|folder| self.give_one(&path_of(root, folder)));
        made.stories.each_own_folder().for_each(|folder| self.give_one(&path_of(root, &folder)));
    }

    #[cfg(unix)]
    fn give_one(self, path: &Path) {
        use std::os::unix::fs::PermissionsExt;
        // Not through a link, which may lead anywhere.
        let Ok(found) = fs::symlink_metadata(path) else { return };
        let bits = bits(&found);
        let wanted = match found.file_type() {
            kind if kind.is_file() => self.0,
            // Who may read a folder may enter it. That it hands down its group is somebody's wish.
            kind if kind.is_dir() => self.0 | (self.0 & 0o444) >> 2 | bits & 0o7000,
            _ => return,
        };
        if bits != wanted {
            _ = fs::set_permissions(path, fs::Permissions::from_mode(wanted));
        }
    }

    #[cfg(not(unix))]
    fn give_one(self, _: &Path) {}
}

/// Lets us write into a folder of our own, if it is there.
#[cfg(unix)]
pub(super) fn regain(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if let Ok(found) = fs::symlink_metadata(folder)
        && found.is_dir()
        && bits(&found) & OURS != OURS
    {
        _ = fs::set_permissions(folder, fs::Permissions::from_mode(bits(&found) | OURS));
    }
}

#[cfg(not(unix))]
pub(super) fn regain(_: &Path) {}

#[cfg(unix)]
fn bits(found: &fs::Metadata) -> u32 {
    use std::os::unix::fs::MetadataExt;
    found.mode() & 0o7777
}
