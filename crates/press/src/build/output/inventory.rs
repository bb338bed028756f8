//! What a folder of a site holds: `.press`, a list that lies in the folder itself.
//!
//! It moves with the folder, so it cannot be another's. It says which files a build wrote and may take away again, what
//! each was made of, and what tells that nobody else has been there since.

use std::borrow::Cow;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::apps::Apps;
use super::journal::{self, Journal};
use super::part::Part;
use super::places::{self, Places};
use super::rights::Rights;
use super::stamp::FileStamp;
use super::stories::{self, Stories};
use super::tree::Sight;
use crate::files::sealed::{self, Sealed};
use crate::fingerprint::Fingerprint;

/// The list's own name.
pub(super) const NAME: &str = ".press";
/// Raised when the list is written in another way: then an old one is as good as none.
const EDITION: u32 = 3;

/// Files and folders of a site. Those that have a name here are named by their place from the site's folder on, with
/// slashes.
#[derive(Debug, Default)]
pub(in crate::build) struct Inventory {
    /// What the press wrote of stories, and the folders that each has for itself.
    pub(super) stories: Stories,
    /// What else it wrote.
    pub(super) files: Places<Entry>,
    /// Which of these are of an app.
    pub(super) apps: Apps,
    /// Those that files had when they were new.
    pub(super) rights: Rights,
    /// What somebody else put there, with its stamp; with none, what was to go and is still in the folder before.
    pub(super) foreign: Places<FileStamp>,
    /// The other folders, "" for the site's own. With the time when names in it last changed.
    pub(super) folders: Places<i64>,
    /// Those of the folders that somebody else made: they stay when they are empty.
    pub(super) foreign_folders: Places<()>,
}

/// A file that the press wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Of all that it was made of.
    pub(super) made_of: Fingerprint,
    /// As it was when it was written.
    pub(super) stamp: FileStamp,
}

/// Where a list will stand.
#[derive(Debug)]
pub(super) struct Room {
    file: File,
    path: PathBuf,
    site: PathBuf,
}

/// A list as it is written.
#[derive(Serialize, Deserialize)]
struct Lists<'a> {
    edition: u32,
    #[serde(borrow)]
    stories: stories::List<'a>,
    #[serde(borrow)]
    files: places::List<'a, Entry>,
    apps: Cow<'a, Apps>,
    rights: Rights,
    #[serde(borrow)]
    foreign: places::List<'a, FileStamp>,
    #[serde(borrow)]
    folders: places::List<'a, i64>,
    #[serde(borrow)]
    foreign_folders: places::List<'a, ()>,
}

impl Room {
    /// The rights that files have when they are new.
    pub(super) fn rights(&self) -> io::Result<Rights> {
        Rights::of(&self.file)
    }
}

impl Inventory {
    /// Reads the list of a folder; an empty one where there is none, or none that can be trusted. What a build in place that
    /// was killed has added is in it.
    pub(in crate::build) fn read(site: &Path) -> Self {
        let mut inventory = Self::read_if_whole(site).unwrap_or_default();
        for file in Journal::read(site).iter().filter(|file| stays_inside(file)) {
            if !inventory.contains(file) {
                inventory.files.insert(file, Entry::default());
            }
        }
        inventory
    }

    /// Whether the list of a folder was written to its end, and is none that this press can read.
    pub(super) fn is_of_another_press(site: &Path) -> bool {
        let is_whole = fs::read(site.join(NAME)).is_ok_and(|bytes| sealed::opened(&bytes).is_some());
        is_whole && Self::read_if_whole(site).is_none()
    }

    /// Reads the list of a folder, if it was written to its end.
    pub(super) fn read_if_whole(site: &Path) -> Option<Self> {
        let bytes = fs::read(site.join(NAME)).ok()?;
        let (lists, sheets) = postcard::take_from_bytes::<Lists>(sealed::opened(&bytes)?).ok()?;
        (lists.edition == EDITION).then_some(())?;
        Some(Self {
            stories: Stories::from_list(lists.stories, sheets)?,
            files: Places::from_list(lists.files, stays_inside)?,
            apps: lists.apps.into_owned(),
            rights: lists.rights,
            foreign: Places::from_list(lists.foreign, stays_inside)?,
            folders: Places::from_list(lists.folders, |place| place.is_empty() || stays_inside(place))?,
            foreign_folders: Places::from_list(lists.foreign_folders, stays_inside)?,
        })
    }

    /// Makes room for the list, so that writing it changes no folder's time any more. In a folder in sight the old list
    /// holds until the new one is whole.
    pub(super) fn begin(site: &Path, sight: Sight) -> io::Result<Room> {
        let path = match sight {
            Sight::Hidden => site.join(NAME),
            Sight::Public => {
                // What a build that was killed in writing its list has left.
                for entry in fs::read_dir(site)?.flatten() {
                    if entry.file_name().to_str().is_some_and(is_draft_of_list) {
                        _ = fs::remove_file(entry.path());
                    }
                }
                site.join(format!("{NAME}.{}", process::id()))
            }
        };
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(&path)?;
        Ok(Room { file, path, site: site.to_owned() })
    }

    /// Writes the list. One that was cut off is recognised.
    pub(super) fn write(&self, mut room: Room) -> io::Result<()> {
        let lists = Lists {
            edition: EDITION,
            stories: self.stories.list(),
            files: self.files.list(),
            apps: Cow::Borrowed(&self.apps),
            rights: self.rights,
            foreign: self.foreign.list(),
            folders: self.folders.list(),
            foreign_folders: self.foreign_folders.list(),
        };
        let lists = postcard::to_allocvec(&lists).map_err(io::Error::other)?;
        let mut sealed = Sealed::new(&mut room.file);
        let written = sealed.write_all(&lists).and_then(|()| self.stories.write_sheets(&mut sealed));
        let written = written.and_then(|()| sealed.end()).and_then(|()| match room.site.join(NAME) {
            place if place == room.path => Ok(()),
            place => fs::rename(&room.path, place),
        });
        if written.is_err() {
            _ = fs::remove_file(&room.path);
        }
        written.and_then(|()| Journal::end(&room.site))
    }

    /// Takes the list away: from now on the folder holds nobody knows what.
    pub(super) fn forget(site: &Path) -> io::Result<()> {
        match fs::remove_file(site.join(NAME)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// What is known of a file that a build wrote.
    pub(super) fn get(&self, file: &str) -> Option<Entry> {
        let of_story = || {
            let (part, script, id) = Part::at(file)?;
            let sheet = self.stories.sheet_of(script, id)?;
            Some(Entry { made_of: sheet.made_of, stamp: sheet.stamp(part)? })
        };
        of_story().or_else(|| self.files.get(file).copied())
    }

    /// Whether there is any file.
    pub(super) fn has_files(&self) -> bool {
        self.files.len() > 0 || self.stories.len() > 0
    }

    /// Whether a build wrote this file.
    pub(in crate::build) fn contains(&self, file: &str) -> bool {
        self.get(file).is_some()
    }

    /// Whether a folder is known.
    pub(super) fn contains_folder(&self, folder: &str) -> bool {
        self.folders.contains(folder) || self.stories.is_own_folder(folder)
    }

    /// Every file that a build wrote, with its stamp.
    pub(super) fn each_file(&self) -> impl ParallelIterator<Item = (Cow<'_, str>, FileStamp)> {
        let of_stories = self.stories.sheets().flat_map_iter(|(row, script, sheet)| {
            let id = self.stories.id(row);
            sheet.parts().filter_map(move |part| Some((part.place(script, id).into(), sheet.stamp(part)?)))
        });
        let others = (0..self.files.rows()).into_par_iter().filter_map(|row| self.files.row(row));
        of_stories.chain(others.map(|(file, entry)| (file.into(), entry.stamp)))
    }

    /// The files that another list has and this one has not.
    pub(super) fn missing(&self, other: &Self) -> Vec<String> {
        let rows = self.stories.rows_of(&other.stories);
        let of_stories = other.stories.sheets().flat_map_iter(|(row, script, sheet)| {
            let wanted = rows[row].and_then(|row| self.stories.sheet(row as usize, script));
            let gone = move |part: &Part| wanted.is_none_or(|wanted| wanted.stamp(*part).is_none());
            sheet.parts().filter(gone).map(move |part| part.place(script, other.stories.id(row)))
        });
        let others = (0..other.files.rows()).into_par_iter().filter_map(|row| other.files.row(row));
        let others = others.filter(|(file, _)| !self.files.contains(file)).map(|(file, _)| file.to_owned());
        // A file may have been of the one kind then and be of the other now.
        of_stories.chain(others).filter(|file| !self.contains(file)).collect()
    }

    /// Whether both have the same files, made of the same, with the same apps and rights.
    pub(super) fn is_same_site(&self, other: &Self) -> bool {
        let rows = self.stories.rows_of(&other.stories);
        self.apps == other.apps
            && self.rights == other.rights
            && self.stories.len() == other.stories.len()
            && self.files.len() == other.files.len()
            && other.stories.sheets().all(|(row, script, sheet)| {
                let own = rows[row].and_then(|row| self.stories.sheet(row as usize, script));
                own.is_some_and(|own| own.made_of == sheet.made_of && own.parts().eq(sheet.parts()))
            })
            && self.stories.sheets().count() == other.stories.sheets().count()
            && self
                .files
                .iter()
                .all(|(file, entry)| other.files.get(file).is_some_and(|other| other.made_of == entry.made_of))
    }
}

/// Whether a file is a list, or one that a build was cut off in writing ([`Inventory::begin`]).
pub(super) fn is_list(file: &str) -> bool {
    file == NAME || file == journal::NAME || is_draft_of_list(file)
}

fn is_draft_of_list(file: &str) -> bool {
    let process = file.strip_prefix(NAME).and_then(|rest| rest.strip_prefix('.'));
    process.is_some_and(|process| process.parse::<u32>().is_ok())
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
