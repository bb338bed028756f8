//! What was a file and is a folder now, and the other way round.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::inventory::{folders_around, path_of, place_in};
use super::{Sight, Tree};

impl Tree {
    /// Frees the place of a file: of files where folders around it are to be, and of a folder where it is to be itself. In
    /// public, what is not the press's stays.
    ///
    /// # Errors
    /// What stays in the way.
    pub(in crate::build::output) fn clear_the_way(
        &self,
        file: &str,
        is_ours: impl Fn(&str) -> bool,
    ) -> Result<(), PathBuf> {
        let may_go = |place: &str| self.sight == Sight::Hidden || is_ours(place);
        for folder in folders_around(file) {
            let path = path_of(self.root(), folder);
            if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_dir()) {
                if !may_go(folder) {
                    return Err(path);
                }
                // Another thread may have been quicker. What fails for another reason shows when the file is put there.
                _ = fs::remove_file(path);
            }
        }
        let path = self.path(file);
        if fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir()) {
            if let Some(theirs) =
                first_in(&path, &|path| place_in(self.root(), path).is_none_or(|place| !may_go(&place)))
            {
                return Err(theirs);
            }
            self.folders().made.retain(|made| !made.starts_with(file));
            _ = fs::remove_dir_all(path);
        }
        Ok(())
    }
}

/// The first file in a folder, or below, of which this is true.
fn first_in(folder: &Path, is_it: &impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).find_map(|path| match fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => first_in(&path, is_it),
        _ => is_it(&path).then_some(path),
    })
}
