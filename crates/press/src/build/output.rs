//! Writing the site.
//!
//! Each file is written beside its place and renamed, so that a reader gets the old one or the new one and never
//! half of it. What has the same bytes already is left alone, so that its date stays and caches keep it. The list of
//! what was written, `.press.json`, tells the next build what it may take away.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};

use super::{BuildError, about};

pub(super) mod manifest;

use manifest::Manifest;

/// What became of the files of a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that are new or have changed.
    pub written: usize,
    /// Those that were the same already.
    pub unchanged: usize,
    /// Those of an earlier build that this one does not have.
    pub removed: usize,
}

/// The folder of a site, while it is written.
pub(super) struct Output {
    root: PathBuf,
    before: Manifest,
    now: Mutex<(BTreeSet<String>, Tally)>,
}

impl Output {
    /// Begins to write into a folder that is there.
    pub(super) fn open(root: &Path) -> Self {
        Self { root: root.to_owned(), before: Manifest::read(root), now: Mutex::default() }
    }

    /// Writes a file. `file` is its place from the site's folder on, with slashes.
    pub(super) fn write(&self, file: &str, bytes: &[u8]) -> Result<(), BuildError> {
        let path = self.root.join(file);
        let same = fs::metadata(&path).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
            && fs::read(&path).is_ok_and(|found| found == bytes);
        if !same {
            self.replace(&path, |beside| fs::write(beside, bytes))?;
        }
        self.note(file, same);
        Ok(())
    }

    /// Copies a file.
    pub(super) fn copy(&self, file: &str, from: &Path) -> Result<(), BuildError> {
        let path = self.root.join(file);
        let same = same_bytes(&path, from).unwrap_or(false);
        if !same {
            self.replace(&path, |beside| copy_bytes(from, beside))?;
        }
        self.note(file, same);
        Ok(())
    }

    /// Takes away what the last build wrote and this one did not, and writes the list for the next one.
    pub(super) fn finish(self) -> Result<Tally, BuildError> {
        let (files, mut tally) = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        for file in self.before.files().filter(|file| !files.contains(*file)) {
            let path = self.root.join(file);
            match fs::remove_file(&path) {
                Ok(()) => tally.removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(about(&path, "removed")(error)),
            }
            remove_empty_folders(&self.root, &path);
        }
        let manifest = Manifest::new(files);
        if manifest != self.before {
            let path = Manifest::path(&self.root);
            write_beside(&path, |beside| fs::write(beside, manifest.to_json())).map_err(about(&path, "written"))?;
        }
        Ok(tally)
    }

    /// Notes what was written so far together with what was there before, for a build that could not be finished.
    pub(super) fn abandon(self) {
        let (mut files, _) = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.extend(self.before.files().map(str::to_owned));
        // Whatever stopped the build may stop this too; the build's own error is the one to report.
        _ = write_beside(&Manifest::path(&self.root), |beside| fs::write(beside, Manifest::new(files).to_json()));
    }

    fn replace(&self, path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), BuildError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(about(folder, "made"))?;
        }
        write_beside(path, write).map_err(about(path, "written"))
    }

    fn note(&self, file: &str, same: bool) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let (files, tally) = &mut *now;
        files.insert(file.to_owned());
        if same {
            tally.unchanged += 1;
        } else {
            tally.written += 1;
        }
    }
}

fn write_beside(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.{}", process::id()));
    let result = write(&beside).and_then(|()| fs::rename(&beside, path));
    if result.is_err() {
        _ = fs::remove_file(&beside);
    }
    result
}

/// The bytes alone: what is published may be read by all whom the site's folder lets in, whoever owns the edition.
fn copy_bytes(from: &Path, to: &Path) -> io::Result<()> {
    io::copy(&mut fs::File::open(from)?, &mut fs::File::create(to)?).map(drop)
}

/// Whether two files have the same bytes.
pub(super) fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    Ok(fs::read(one)? == fs::read(other)?)
}

/// Removes the folders that the file leaves empty. A folder with something in it cannot be removed.
fn remove_empty_folders(root: &Path, file: &Path) {
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != root) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}
