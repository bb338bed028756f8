//! What a folder of a site holds: `.press`, a list that lies in the folder itself.
//!
//! It moves with the folder, so it cannot be another's. It says which files a build wrote and may take away again, what
//! each was made of, and what tells that nobody else has been there since.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{self, File, Metadata, OpenOptions};
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::tree::Sight;
use crate::fingerprint::{Fingerprint, modified};

/// The list's own name.
pub(super) const NAME: &str = ".press";
/// Raised when the list is written in another way: then an old one is as good as none.
const EDITION: u32 = 1;

/// Files and folders of a site, by their place from its folder on, with slashes.
#[derive(Debug, Default)]
pub(in crate::build) struct Inventory {
    /// What the press wrote.
    pub(super) files: Places<Entry>,
    /// What somebody else put there, with its stamp.
    pub(super) foreign: Places<FileStamp>,
    /// The folders, "" for the site's own. With the time when names in it last changed.
    pub(super) folders: Places<i64>,
    /// Those of the folders that somebody else made: they stay when they are empty.
    pub(super) foreign_folders: Places<()>,
}

/// Places with something about each. A site has a million: so their names stand one after the other in one text, and each
/// is found by its hash.
#[derive(Debug)]
pub(super) struct Places<T> {
    names: String,
    /// Where each name ends, and what is known of it.
    rows: Vec<(u32, T)>,
    by_hash: HashMap<u64, u32, BuildHasherDefault<AsIs>>,
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

/// Where a list will stand.
#[derive(Debug)]
pub(super) struct Room {
    file: File,
    path: PathBuf,
    site: PathBuf,
}

/// A list as it is written.
type Lists<'a> = (u32, List<'a, Entry>, List<'a, FileStamp>, List<'a, i64>, List<'a, ()>);
type List<'a, T> = (&'a str, Cow<'a, [(u32, T)]>);

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
        let (lists, seal) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
        if seal != Fingerprint::of(lists).to_bytes() {
            return None;
        }
        let (edition, files, foreign, folders, foreign_folders): Lists = postcard::from_bytes(lists).ok()?;
        (edition == EDITION).then_some(())?;
        Some(Self {
            files: Places::from_list(files, stays_inside)?,
            foreign: Places::from_list(foreign, stays_inside)?,
            folders: Places::from_list(folders, |place| place.is_empty() || stays_inside(place))?,
            foreign_folders: Places::from_list(foreign_folders, stays_inside)?,
        })
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
    pub(super) fn write(&self, mut room: Room) -> io::Result<()> {
        fn list<T: Copy>(places: &Places<T>) -> List<'_, T> {
            (&places.names, Cow::Borrowed(&places.rows))
        }
        let lists: Lists =
            (EDITION, list(&self.files), list(&self.foreign), list(&self.folders), list(&self.foreign_folders));
        let mut bytes = postcard::to_allocvec(&lists).map_err(io::Error::other)?;
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
        self.files.contains(file)
    }

    /// Whether both have the same files, made of the same.
    pub(super) fn is_same_site(&self, other: &Self) -> bool {
        self.files.len() == other.files.len()
            && self
                .files
                .iter()
                .all(|(file, entry)| other.files.get(file).is_some_and(|other| other.made_of == entry.made_of))
    }
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self { names: String::new(), rows: Vec::new(), by_hash: HashMap::default() }
    }
}

impl<T> Places<T> {
    /// Room for so many places.
    pub(super) fn with_room(places: usize) -> Self {
        let by_hash = HashMap::with_capacity_and_hasher(places, BuildHasherDefault::default());
        Self { names: String::new(), rows: Vec::with_capacity(places), by_hash }
    }

    pub(super) fn len(&self) -> usize {
        self.by_hash.len()
    }

    /// Notes a place. Of one that is noted twice, the last counts.
    pub(super) fn insert(&mut self, place: &str, value: T) {
        let row = u32::try_from(self.rows.len()).expect("a site has fewer than 4,000,000,000 files");
        self.names.push_str(place);
        let end = u32::try_from(self.names.len()).expect("the names of a site's files have fewer than 4 GB");
        self.rows.push((end, value));
        self.by_hash.insert(xxh3_64(place.as_bytes()), row);
    }

    pub(super) fn contains(&self, place: &str) -> bool {
        self.get(place).is_some()
    }

    pub(super) fn get(&self, place: &str) -> Option<&T> {
        let row = *self.by_hash.get(&xxh3_64(place.as_bytes()))? as usize;
        (self.name(row) == place).then(|| &self.rows[row].1)
    }

    /// Every place with what is known of it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        // Row by row, since rows lie in order in memory; a place that was noted twice is passed by the first time.
        (0..self.rows.len()).filter_map(|row| self.row(row))
    }

    /// Every place.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(place, _)| place)
    }

    /// The place of a number below [`rows`](Self::rows), if it counts.
    pub(super) fn row(&self, row: usize) -> Option<(&str, &T)> {
        let name = self.name(row);
        // Only where places were noted twice are there more rows than places.
        let counts = self.rows.len() == self.by_hash.len()
            || self.by_hash.get(&xxh3_64(name.as_bytes())).is_some_and(|last| *last as usize == row);
        counts.then(|| (name, &self.rows[row].1))
    }

    /// How many numbers there are to ask [`row`](Self::row) for.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Looks up anew, on all cores, what is known of every place.
    pub(super) fn fill(&mut self, value: impl Fn(&str) -> T + Sync)
    where
        T: Send + Sync,
    {
        let values: Vec<T> = (0..self.rows.len()).into_par_iter().map(|row| value(self.name(row))).collect();
        for (row, value) in self.rows.iter_mut().zip(values) {
            row.1 = value;
        }
    }

    fn name(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(0, |before| self.rows[before].0 as usize);
        &self.names[start..self.rows[row].0 as usize]
    }
}

impl<T: Copy> Places<T> {
    /// The places of a list; none where it is damaged. What leads out of the folder is not taken over: the list says what
    /// may be removed.
    fn from_list((names, rows): List<T>, stays_inside: impl Fn(&str) -> bool) -> Option<Self> {
        let mut places = Self::with_room(0);
        places.names.reserve(names.len());
        places.by_hash.reserve(rows.len());
        let (mut start, mut all_stay) = (0, true);
        for (row, (end, _)) in (0_u32..).zip(rows.iter()) {
            let place = names.get(start..*end as usize)?;
            start = *end as usize;
            all_stay &= stays_inside(place);
            places.by_hash.insert(xxh3_64(place.as_bytes()), row);
        }
        if all_stay {
            // The rows were read for this, and are not copied: they are most of what a list takes.
            places.names.push_str(&names[..start]);
            places.rows = rows.into_owned();
            return Some(places);
        }
        places.by_hash.clear();
        let mut start = 0;
        for (end, value) in rows.iter() {
            let place = &names[start..*end as usize];
            start = *end as usize;
            if stays_inside(place) {
                places.insert(place, *value);
            }
        }
        Some(places)
    }
}

/// What is a hash already needs no other.
#[derive(Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Whether a file is a list, or one that a build was cut off in writing ([`Inventory::begin`]).
pub(super) fn is_list(file: &str) -> bool {
    let rest = file.strip_prefix(NAME);
    rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('.').is_some_and(|id| id.parse::<u32>().is_ok()))
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
        let mut inventory = Inventory::default();
        for file in files {
            inventory.files.insert(file, entry);
        }
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
        listed(site.path(), &["../secret", "/etc/passwd", "a/../../b", "a//b", "fine/a"]);
        let inventory = Inventory::read(site.path());
        assert_eq!(inventory.files.keys().collect::<Vec<_>>(), ["fine/a"]);
    }

    #[test]
    fn of_a_place_noted_twice_the_last_counts() {
        let mut places = Places::default();
        for (place, value) in [("a", 1), ("b", 2), ("a", 3)] {
            places.insert(place, value);
        }
        assert_eq!((places.len(), places.get("a"), places.get("c")), (2, Some(&3), None));
        assert_eq!(places.iter().collect::<Vec<_>>(), [("b", &2), ("a", &3)]);
    }

    #[test]
    fn only_the_presss_own_list_is_one() {
        assert!([".press", ".press.4711"].into_iter().all(is_list));
        assert!(![".pressroom", ".press.txt", "press", "a/.press", ".press."].into_iter().any(is_list));
    }

    #[test]
    fn folders_around_a_file() {
        assert_eq!(folders_around("a/b/c.html").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders_around("c.html").count(), 0);
    }
}
