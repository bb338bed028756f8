//! The folder that a build writes into, file by file.

mod way;

use std::collections::HashSet;
use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::inventory::{folder_of, folders_around, path_of};
use super::journal::Journal;
use super::part::Spot;
use super::root::Root;
use super::stamp::FileStamp;
use crate::files::replace::replace;

/// Who else may look at the folder while it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// Nobody: files are written where they go.
    Hidden,
    /// Readers: each file is written beside its place and renamed, so that they get the old one or the new one.
    Public,
}

/// A folder to write into.
#[derive(Debug)]
pub(super) struct Tree {
    root: Root,
    sight: Sight,
    folders: Mutex<Folders>,
    /// What comes, where it is written in place.
    journal: Option<Journal>,
}

#[derive(Debug, Default)]
struct Folders {
    /// Those that are there for certain.
    made: HashSet<Box<str>>,
    /// Those in which something came or went.
    stirred: HashSet<Box<str>>,
}

impl Tree {
    /// A folder that is there.
    pub(super) fn new(root: &Path, sight: Sight) -> io::Result<Self> {
        let journal = match sight {
            Sight::Hidden => None,
            Sight::Public => Some(Journal::begin(root)?),
        };
        Ok(Self { root: Root::new(root), sight, folders: Mutex::default(), journal })
    }

    pub(super) fn root(&self) -> &Path {
        self.root.path()
    }

    pub(super) fn sight(&self) -> Sight {
        self.sight
    }

    /// Where a file is, or goes.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    /// Writes a file, in the place of what is there.
    pub(super) fn write(&self, file: &str, bytes: &[u8]) -> io::Result<FileStamp> {
        self.put(file, |new| new.write_all(bytes))
    }

    /// Copies a file: the bytes alone. What is published may be read by all whom the site's folder lets in, whoever owns
    /// the edition.
    pub(super) fn copy(&self, file: &str, from: &Path) -> io::Result<FileStamp> {
        self.put(file, |new| io::copy(&mut File::open(from)?, new).map(drop))
    }

    /// Makes a file the same as the one of this name elsewhere: one file with two names where the system can, else a copy of
    /// the same age.
    pub(super) fn link(&self, file: &str, from: &Root) -> io::Result<()> {
        self.stir(file)?;
        self.link_there(file, from)
    }

    /// The stamp of a file.
    pub(super) fn stamp(&self, file: &str) -> io::Result<FileStamp> {
        fs::symlink_metadata(self.path(file)).map(|found| FileStamp::of(&found))
    }

    /// Makes a folder, and those around it.
    pub(super) fn make_folder(&self, folder: &str) -> io::Result<()> {
        if folder.is_empty() || self.folders().made.contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(path_of(self.root(), folder))?;
        let mut folders = self.folders();
        for made in std::iter::once(folder).chain(folders_around(folder)) {
            folders.made.insert(made.into());
            folders.stirred.insert(made.into());
            folders.stirred.insert(folder_of(made).into());
        }
        Ok(())
    }

    /// Writes a part of a story, in the place of what is there. `is_there` says that the story's own folder for it was made
    /// by a build before.
    pub(super) fn write_part(&self, spot: Spot, is_there: bool, bytes: &[u8]) -> io::Result<FileStamp> {
        self.put_part(spot, is_there, |file| self.put_there(file, |new| new.write_all(bytes)))
    }

    /// Makes a part of a story the same as it is elsewhere.
    pub(super) fn link_part(&self, spot: Spot, is_there: bool, from: &Root) -> io::Result<()> {
        self.put_part(spot, is_there, |file| self.link_there(file, from))
    }

    /// Takes along a file of somebody else's: one file with two names where the system can.
    pub(super) fn carry(&self, file: &Path, from: &Root) -> io::Result<()> {
        match file.to_str() {
            Some(file) => self.link(file, from),
            // What the list cannot name is looked for each time.
            None => {
                let (path, from) = (self.root().join(file), from.path().join(file));
                fs::create_dir_all(path.parent().unwrap_or(self.root()))?;
                or_instead(&path, || fs::hard_link(&from, &path)).or_else(|_| copy_of_same_age(&from, &path))
            }
        }
    }

    /// Takes along a folder of somebody else's.
    pub(super) fn carry_folder(&self, folder: &Path) -> io::Result<()> {
        match folder.to_str() {
            Some(folder) => self.make_folder(folder),
            None => fs::create_dir_all(self.root().join(folder)),
        }
    }

    /// Removes a file, and the folders that it leaves empty. Says whether it was there.
    pub(super) fn remove(&self, file: &str, keep: &HashSet<PathBuf>) -> io::Result<bool> {
        let path = self.path(file);
        let was_there = match fs::remove_file(&path) {
            Ok(()) => true,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => false,
            Err(error) => return Err(error),
        };
        self.note_stirred(folder_of(file));
        for folder in folders_around(file) {
            // A folder with something in it cannot be removed.
            if keep.contains(Path::new(folder)) || fs::remove_dir(path_of(self.root(), folder)).is_err() {
                break;
            }
            let mut folders = self.folders();
            folders.made.remove(folder);
            folders.stirred.insert(folder_of(folder).into());
        }
        Ok(was_there)
    }

    /// The folders in which something came or went through this.
    pub(super) fn stirred(self) -> HashSet<Box<str>> {
        self.folders.into_inner().unwrap_or_else(PoisonError::into_inner).stirred
    }

    fn put(&self, file: &str, write: impl Fn(&mut File) -> io::Result<()>) -> io::Result<FileStamp> {
        self.stir(file)?;
        self.put_there(file, write)
    }

    /// Puts a part of a story into its place, and makes the folders for it. Of a hundred thousand stories, nobody keeps a
    /// list of the folders that are there: the system knows.
    fn put_part<T>(&self, spot: Spot, is_there: bool, put: impl Fn(&str) -> io::Result<T>) -> io::Result<T> {
        let shared = spot.shared();
        self.make_folder(&shared)?;
        self.note_stirred(&shared);
        let file = spot.place();
        let Some(own) = spot.own_folder() else { return put(&file) };
        if !is_there {
            self.root.make_folder(&own)?;
        }
        match put(&file) {
            Err(error) if is_there && error.kind() == io::ErrorKind::NotFound && !self.path(&own).exists() => {
                self.root.make_folder(&own)?;
                put(&file)
            }
            done => done,
        }
    }

    fn put_there(&self, file: &str, write: impl Fn(&mut File) -> io::Result<()>) -> io::Result<FileStamp> {
        match self.sight {
            Sight::Hidden => {
                // What is there may be the published file too, by another name: it must not be written over.
                let mut new = or_instead(&self.path(file), || self.root.create_new(file))?;
                write(&mut new)?;
                new.metadata().map(|found| FileStamp::of(&found))
            }
            Sight::Public => {
                let path = self.path(file);
                if let Some(journal) = self.journal.as_ref().filter(|_| !path.exists()) {
                    journal.note(file)?;
                }
                replace(&path, |new| {
                    write(new)?;
                    new.metadata().map(|found| FileStamp::of(&found))
                })
            }
        }
    }

    fn link_there(&self, file: &str, from: &Root) -> io::Result<()> {
        let path = self.path(file);
        match or_instead(&path, || self.root.link(file, from)) {
            Err(error) if !is_final(&error) => copy_of_same_age(&from.path().join(file), &path),
            done => done,
        }
    }

    /// Sees to the folder of a file that comes.
    fn stir(&self, file: &str) -> io::Result<()> {
        let folder = folder_of(file);
        self.make_folder(folder)?;
        self.note_stirred(folder);
        Ok(())
    }

    fn note_stirred(&self, folder: &str) {
        let mut folders = self.folders();
        if !folders.stirred.contains(folder) {
            folders.stirred.insert(folder.into());
        }
    }

    fn folders(&self) -> std::sync::MutexGuard<'_, Folders> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does something that needs the place to be free; where it is not, frees it first.
fn or_instead<T>(path: &Path, put: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match put() {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            put()
        }
        result => result,
    }
}

/// Whether a copy would fare no better than a link.
fn is_final(error: &io::Error) -> bool {
    use io::ErrorKind::{IsADirectory, NotADirectory, NotFound, QuotaExceeded, StorageFull};
    matches!(error.kind(), NotFound | StorageFull | QuotaExceeded | IsADirectory | NotADirectory)
}

fn copy_of_same_age(from: &Path, to: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(from)?;
    #[cfg(unix)]
    if found.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    fs::copy(from, to)?;
    OpenOptions::new().write(true).open(to)?.set_times(FileTimes::new().set_modified(found.modified()?))
}
