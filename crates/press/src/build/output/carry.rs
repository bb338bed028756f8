//! What others put into the published folder comes along into the next one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Published;
use super::inventory::{Inventory, path_of};
use super::tree::Tree;
use crate::build::{BuildError, about};

/// Takes along what others put into the published folder, and lets go what they took away.
pub(super) fn carry(
    published: &Published,
    tree: &Tree,
    before: &Inventory,
    made: &Inventory,
) -> Result<(), BuildError> {
    let survey = &published.survey;
    // The hidden folder was the site until the last build, and has what was put there then: the list of the site tells.
    let listed = || [before, &published.inventory].into_iter();
    let files = listed().flat_map(|list| list.foreign.keys());
    for file in files.filter(|file| !survey.foreign.contains_key(Path::new(file))) {
        if !made.contains(file) {
            tree.remove(file, &survey.foreign_folders).map_err(about(&tree.path(file), "removed"))?;
        }
    }
    let mut gone: Vec<_> = listed()
        .flat_map(|list| list.foreign_folders.keys())
        .filter(|folder| !survey.foreign_folders.contains(Path::new(folder)))
        .collect();
    gone.sort_unstable_by_key(|folder| std::cmp::Reverse(folder.len()));
    for folder in gone {
        // One with something in it stays.
        _ = fs::remove_dir(path_of(tree.root(), folder));
    }
    // Where the site has a file, there is nothing but that: an empty folder gives way.
    let is_below = |path: &Path| path.ancestors().any(|folder| folder.to_str().is_some_and(|it| made.contains(it)));
    let mut folders: Vec<&PathBuf> = survey.foreign_folders.iter().filter(|folder| !is_below(folder)).collect();
    folders.sort_unstable();
    for folder in folders {
        let theirs = published.root.path().join(folder);
        tree.carry_folder(folder).map_err(about(&theirs, "made"))?;
        like(&theirs, &tree.root().join(folder));
    }
    for (file, stamp) in &survey.foreign {
        let place = file.to_str();
        let theirs = published.root.path().join(file);
        // The press's own file goes before.
        if place.is_some_and(|place| made.contains(place)) {
            continue;
        }
        if place.is_some_and(|place| made.contains_folder(place)) || is_below(file) {
            return Err(BuildError::InTheWay { path: theirs });
        }
        if place.and_then(|place| before.foreign.get(place)) == Some(stamp) {
            continue;
        }
        match tree.carry(file, &published.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(&theirs).is_err() => {}
            carried => carried.map_err(about(&theirs, "made"))?,
        }
    }
    Ok(())
}

/// Gives a folder the rights and, where the system lets us, the owner of another.
pub(super) fn like(model: &Path, folder: &Path) {
    let Ok(found) = fs::metadata(model) else { return };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        _ = chown(folder, Some(found.uid()), Some(found.gid()));
    }
    _ = fs::set_permissions(folder, found.permissions());
}
