//! What a folder of a site holds: `.press`, a list that lies in the folder itself.
//!
//! It moves with the folder, so it cannot be another's. It says which files a build wrote and may take away again, what
//! each was made of, and what tells that nobody else has been there since.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use serde::{Deserialize, Serialize};

use super::tree::Sight;
use crate::fingerprint::{Fingerprint, modified};

/// The list's own name.
pub(super) const NAME: &str = ".press";
/// Raised when the list is written in another way: then an old one is as good as none.
const EDITION: u32 = 1;

/// Where a list will stand.
#[derive(Debug)]
pub(super) struct Room {
    file: File,
    path: PathBuf,
    site: PathBuf,
}

/// Files and folders of a site, by their place from its folder on, with slashes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::build) struct Inventory {
    pub(super) edition: u32,
    /// What the press wrote.
    pub(super) files: HashMap<Box<str>, Entry>,
    /// What somebody else put there, with its stamp.
    pub(super) foreign: HashMap<Box<str>, FileStamp>,
    /// The folders, "" for the site's own. With the time when names in it last changed.
    pub(super) folders: HashMap<Box<str>, i64>,
    /// Those of the folders that somebody else made: they stay when they are empty.
    pub(super) foreign_folders: HashSet<Box<str>>,
}

/// A file that the press wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Of all that it was made of.
    pub(super) made_of: Fingerprint,
    /// As it was when it was written.
    pub(super) stamp: FileStamp,
}

/// What another hand would have changed. A hard link, and a copy that keeps the time, has the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileStamp {
    size: u64,
    modified: i64,
}

impl FileStamp {
    pub(super) fn of(found: &Metadata) -> Self {
        Self { size: found.len(), modified: modified(found) }
    }
}

impl Inventory {
    /// Reads the list of a folder; an empty one where there is none, or none that can be trusted.
    pub(in crate::build) fn read(site: &Path) -> Self {
        Self::read_if_whole(site).unwrap_or_default()
    }

    /// Reads the list of a folder, if it was written to its end.
    pub(super) fn read_if_whole(site: &Path) -> Option<Self> {
        let bytes = fs::read(site.join(NAME)).ok()?;
        let (list, seal) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
        if seal != Fingerprint::of(list).to_bytes() {
            return None;
        }
        let mut inventory: Self = postcard::from_bytes(list).ok()?;
        if inventory.edition != EDITION {
            return None;
        }
        // The list says what may be removed: what leads out of the folder is not taken over.
        inventory.files.retain(|file, _| stays_inside(file));
        inventory.foreign.retain(|file, _| stays_inside(file));
        inventory.folders.retain(|folder, _| folder.is_empty() || stays_inside(folder));
        Some(inventory)
    }

    /// Makes room for the list, so that writing it changes no folder's time any more. In a folder in sight the old list
    /// holds until the new one is whole.
    pub(super) fn begin(site: &Path, sight: Sight) -> io::Result<Room> {
        let path = match sight {
            Sight::Hidden => site.join(NAME),
            Sight::Public => site.join(format!("{NAME}.{}", process::id())),
        };
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(&path)?;
        Ok(Room { file, path, site: site.to_owned() })
    }

    /// Writes the list. One that was cut off is recognised.
    pub(super) fn write(&mut self, mut room: Room) -> io::Result<()> {
        self.edition = EDITION;
        let mut bytes = postcard::to_allocvec(self).map_err(io::Error::other)?;
        bytes.extend(Fingerprint::of(&bytes).to_bytes());
        let written = room.file.write_all(&bytes).and_then(|()| match room.site.join(NAME) {
            place if place == room.path => Ok(()),
            place => fs::rename(&room.path, place),
        });
        if written.is_err() {
            _ = fs::remove_file(&room.path);
        }
        written
    }

    /// Takes the list away: from now on the folder holds nobody knows what.
    pub(super) fn forget(site: &Path) -> io::Result<()> {
        match fs::remove_file(site.join(NAME)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether a build wrote this file.
    pub(in crate::build) fn contains(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// Whether both have the same files, made of the same.
    pub(super) fn is_same_site(&self, other: &Self) -> bool {
        let made_of = |inventory: &Self, file: &str| inventory.files.get(file).map(|entry| entry.made_of);
        self.files.len() == other.files.len()
            && self.files.keys().all(|file| made_of(self, file) == made_of(other, file))
    }
}

/// The folder that a file lies in, "" for the site's own.
pub(super) fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folder that a file lies in and those around it, innermost first, without the site's own.
pub(super) fn folders_around(file: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder_of(file)), |folder| Some(folder_of(folder)))
        .take_while(|folder| !folder.is_empty())
}

/// The place of something in the folder `root`, with slashes; none where its name is not Unicode.
pub(super) fn place_in(root: &Path, path: &Path) -> Option<Box<str>> {
    let names: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(|name| name.to_str()).collect();
    names.map(|names| names.join("/").into())
}

/// Where a place is.
pub(super) fn path_of(root: &Path, place: &str) -> PathBuf {
    if place.is_empty() { root.to_owned() } else { root.join(place) }
}

fn stays_inside(place: &str) -> bool {
    place.split('/').all(|name| !matches!(name, "" | "." | "..") && !name.contains('\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(site: &Path, files: &[&str]) {
        let entry = Entry { made_of: Fingerprint::of("x"), stamp: FileStamp::default() };
        let files = files.iter().map(|file| ((*file).into(), entry)).collect();
        let mut inventory = Inventory { files, ..Inventory::default() };
        inventory.write(Inventory::begin(site, Sight::Hidden).expect("a file")).expect("a list");
    }

    #[test]
    fn a_list_that_was_cut_off_or_written_by_another_is_none() {
        let site = tempfile::tempdir().expect("a folder");
        assert!(Inventory::read_if_whole(site.path()).is_none());
        listed(site.path(), &["index.html", "articles/a/index.html"]);
        let whole = fs::read(site.path().join(NAME)).expect("a list");
        assert!(Inventory::read(site.path()).contains("articles/a/index.html"));
        for length in 0..whole.len() {
            fs::write(site.path().join(NAME), &whole[..length]).expect("a file");
            assert!(Inventory::read_if_whole(site.path()).is_none(), "{length} bytes");
        }
        let mut damaged = whole;
        damaged[3] ^= 1;
        fs::write(site.path().join(NAME), damaged).expect("a file");
        assert!(Inventory::read_if_whole(site.path()).is_none());
    }

    #[test]
    fn what_leads_out_of_the_folder_is_not_taken_over() {
        let site = tempfile::tempdir().expect("a folder");
        listed(site.path(), &["../secret", "/etc/passwd", "a/../../b", "a//b", "", "fine/a"]);
        let inventory = Inventory::read(site.path());
        assert_eq!(inventory.files.keys().map(|file| &**file).collect::<Vec<_>>(), ["fine/a"]);
    }

    #[test]
    fn folders_around_a_file() {
        assert_eq!(folders_around("a/b/c.html").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders_around("c.html").count(), 0);
    }
}
