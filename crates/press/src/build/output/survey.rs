//! A look at a folder that a build wrote: what have others done there since?
//!
//! A folder's time changes when a name in it comes or goes. So where it is the one that the list has, nothing did, and
//! only the others are read.

use std::collections::{HashMap, HashSet};
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::inventory::{self, Inventory, folder_of, path_of, place_in};
use super::stamp::FileStamp;
use crate::files::look::Look;

/// What others did to a site.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Folders in which something came or went.
    pub(super) stirred: HashSet<Box<str>>,
    /// Files of the list that are gone, or are no longer what the press wrote.
    pub(super) changed: HashSet<Box<str>>,
    /// Files that the press did not write, from the site's folder on. A link counts as a file.
    pub(super) foreign: HashMap<PathBuf, FileStamp>,
    /// Folders that the press did not make.
    pub(super) foreign_folders: HashSet<PathBuf>,
}

impl Survey {
    /// Looks at a site.
    pub(super) fn of(root: &Path, listed: &Inventory) -> io::Result<Self> {
        let mut survey = Self { stirred: stirred(root, listed), ..Self::default() };
        // What is known of others and lies where nothing came or went is there still.
        for file in listed.foreign.keys().filter(|file| !survey.stirred.contains(folder_of(file))) {
            if let Ok(found) = fs::symlink_metadata(root.join(file)) {
                survey.foreign.insert(PathBuf::from(file), FileStamp::of(&found));
            }
        }
        let there = listed.foreign_folders.keys().filter(|folder| !survey.stirred.contains(folder_of(folder)));
        survey.foreign_folders.extend(there.map(PathBuf::from));
        for folder in survey.stirred.clone() {
            survey.look_into(root, &folder, listed)?;
        }
        if !survey.stirred.is_empty() {
            let stirred = &survey.stirred;
            let untouched = |file: &str, stamp: FileStamp| {
                !stirred.contains(folder_of(file))
                    || fs::symlink_metadata(root.join(file))
                        .is_ok_and(|found| found.is_file() && FileStamp::of(&found) == stamp)
            };
            let changed = listed.each_file().filter(|(file, stamp)| !untouched(file, *stamp));
            survey.changed = changed.map(|(file, _)| file.into()).collect();
        }
        Ok(survey)
    }

    /// Whether there is a file that the press did not write.
    pub(super) fn has_files(&self) -> bool {
        !self.foreign.is_empty()
    }

    /// Notes what is in a folder and not on the list.
    fn look_into(&mut self, root: &Path, folder: &str, listed: &Inventory) -> io::Result<()> {
        for entry in entries(&path_of(root, folder))? {
            let path = entry.path();
            let is_folder = entry.file_type()?.is_dir();
            let own = match place_in(root, &path) {
                Some(place) if is_folder => listed.contains_folder(&place) && !listed.foreign_folders.contains(&place),
                Some(place) => listed.contains(&place) || inventory::is_list(&place),
                None => false,
            };
            if own {
                continue;
            }
            if is_folder {
                self.foreign_folder(root, &path, listed)?;
            } else {
                self.foreign_file(root, &path, &entry)?;
            }
        }
        Ok(())
    }

    /// Notes a folder that somebody else made, with all that is in it.
    fn foreign_folder(&mut self, root: &Path, folder: &Path, listed: &Inventory) -> io::Result<()> {
        self.foreign_folders.extend(folder.strip_prefix(root).map(Path::to_owned));
        for entry in entries(folder)? {
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                self.foreign_folder(root, &path, listed)?;
            } else if !place_in(root, &path).is_some_and(|place| listed.contains(&place)) {
                self.foreign_file(root, &path, &entry)?;
            }
        }
        Ok(())
    }

    fn foreign_file(&mut self, root: &Path, path: &Path, entry: &DirEntry) -> io::Result<()> {
        if let Ok(place) = path.strip_prefix(root) {
            self.foreign.insert(place.to_owned(), FileStamp::of(&entry.metadata()?));
        }
        Ok(())
    }
}

/// The folders of the list that are not as they were, and the site's own where there is no list.
fn stirred(root: &Path, listed: &Inventory) -> HashSet<Box<str>> {
    let look = Look::at(root);
    let others = (0..listed.folders.rows()).into_par_iter().filter_map(|row| listed.folders.row(row));
    let others = others.filter(|(folder, time)| look.folder_time(folder) != Some(**time));
    let mut stirred: HashSet<Box<str>> = others.map(|(folder, _)| folder.into()).collect();
    stirred.extend(listed.stories.stirred(root).into_iter().map(Into::into));
    if !listed.folders.contains("") {
        stirred.insert("".into());
    }
    stirred
}

/// What is in a folder; nothing where it is gone, or is a link in its place.
fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    if fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink()) {
        return Ok(Vec::new());
    }
    match fs::read_dir(folder) {
        Ok(entries) => entries.collect(),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
