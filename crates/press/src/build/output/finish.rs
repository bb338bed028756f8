//! The end of a build: what is no longer wanted goes, what others put there comes along, and the folders are exchanged.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rayon::prelude::*;

use super::inventory::{Entry, FileStamp, Inventory, Places, folders_around, path_of, place_in};
use super::survey::Survey;
use super::tree::{Sight, Tree};
use super::{Now, Output, Published, Tally, exchange};
use crate::build::{BuildError, about};
use crate::fingerprint::Fingerprint;
use crate::look::Look;
use crate::progress;

/// While a build of this length is at work, somebody may well put a file into the published folder.
const LONG: Duration = Duration::from_secs(2);
/// With so many files to be given a name, the hidden folder is brought up to date at once, after the site is published: in
/// the next build it would be felt, half a second and more.
const MANY: usize = 50_000;

impl Output {
    /// Takes away what the last build wrote and this one did not, and shows the site to its readers.
    pub(in crate::build) fn finish(mut self) -> Result<Tally, BuildError> {
        let Now { files, mut tally, moved } = mem::take(self.now.get_mut().unwrap_or_else(PoisonError::into_inner));
        tally.removed = gone(&self.published.inventory.files, &files).len();
        let (root, aside, begun) = (self.published.root.clone(), self.aside.take(), self.begun);
        if aside.is_some() && begun.elapsed() > LONG {
            let Published { root, inventory, survey } = &mut self.published;
            let again = Survey::of(root, inventory).map_err(about(root, "read"))?;
            (survey.foreign, survey.foreign_folders) = (again.foreign, again.foreign_folders);
        }
        let next = self.tree.root().to_owned();
        let (inventory, published) =
            self.settle(files).map_err(|error| full_gives_way(&next, aside.is_some(), error))?;
        let Some(aside) = aside else { return Ok(tally) };
        if root.exists() && published.survey.changed.is_empty() && inventory.is_same_site(&published.inventory) {
            return Ok(tally);
        }
        like(&root, &next);
        exchange::exchange(&root, &next, &aside).map_err(about(&root, "put in place"))?;
        if moved > MANY {
            // The site is published. Where this fails, the next build does it.
            _ = level(&root, &next, inventory, published);
        }
        Ok(tally)
    }

    /// Ends a build that could not be finished. The published folder is as it was, or is known for what it is.
    pub(in crate::build) fn abandon(mut self) {
        // Whatever stopped the build may stop this too; the build's own error is the one to report.
        let next = self.tree.root().to_owned();
        if self.before.is_some() {
            if self.full.load(Ordering::Relaxed) {
                _ = fs::remove_dir_all(next);
            }
            return;
        }
        let Now { files, .. } = mem::take(self.now.get_mut().unwrap_or_else(PoisonError::into_inner));
        let mut inventory = self.published.inventory;
        for (file, entry) in files.iter() {
            inventory.files.insert(file, *entry);
        }
        for folder in self.tree.stirred() {
            // No time is that of a folder that is to be looked at again.
            inventory.folders.insert(&folder, 0);
        }
        _ = Inventory::begin(&next, Sight::Public).and_then(|file| inventory.write(file));
    }

    /// Makes the tree what it is to be, and writes its list.
    fn settle(self, files: Places<Entry>) -> Result<(Inventory, Published), BuildError> {
        let Self { mut published, tree, before, .. } = self;
        // A folder that the site has files in is the press's, whoever made it.
        let foreign_folders = &mut published.survey.foreign_folders;
        if !foreign_folders.is_empty() {
            for folder in files.keys().flat_map(folders_around) {
                foreign_folders.remove(Path::new(folder));
            }
        }
        let survey = &published.survey;
        let listed = before.as_ref().unwrap_or(&published.inventory);
        for file in gone(&listed.files, &files) {
            tree.remove(file, &survey.foreign_folders).map_err(about(&tree.path(file), "removed"))?;
        }
        if before.is_some() {
            carry(&published, &tree, listed, &files)?;
        }
        let mut inventory = Inventory { files, ..Inventory::default() };
        inventory.note_foreign(survey);
        let root = tree.root().to_owned();
        let list = Inventory::begin(&root, tree.sight()).map_err(about(&root, "written"))?;
        let mut stirred = tree.stirred();
        stirred.extend(survey.stirred.iter().cloned());
        inventory.note_folders(&root, &stirred, listed, survey);
        inventory.write(list).map_err(about(&root, "written"))?;
        Ok((inventory, published))
    }
}

/// What is listed and no longer wanted.
fn gone<'a>(listed: &'a Places<Entry>, wanted: &Places<Entry>) -> Vec<&'a str> {
    let rows = (0..listed.rows()).into_par_iter();
    rows.filter_map(|row| listed.row(row)).map(|(file, _)| file).filter(|file| !wanted.contains(file)).collect()
}

impl Inventory {
    fn note_foreign(&mut self, survey: &Survey) {
        let place = |path: &Path| place_in(Path::new(""), path);
        for (path, stamp) in &survey.foreign {
            if let Some(file) = place(path).filter(|file| !self.files.contains(file)) {
                self.foreign.insert(&file, *stamp);
            }
        }
        for folder in survey.foreign_folders.iter().filter_map(|folder| place(folder)) {
            self.foreign_folders.insert(&folder, ());
        }
    }

    /// Notes every folder with its time: the one noted before, where nothing came or went in it.
    fn note_folders(&mut self, root: &Path, stirred: &HashSet<Box<str>>, before: &Self, survey: &Survey) {
        let folders = &mut self.folders;
        folders.insert("", 0);
        for file in self.files.keys().chain(self.foreign.keys()) {
            for folder in folders_around(file) {
                if folders.contains(folder) {
                    break;
                }
                folders.insert(folder, 0);
            }
        }
        for folder in self.foreign_folders.keys() {
            folders.insert(folder, 0);
        }
        // A name that is not Unicode cannot be listed: its folder is looked at each time.
        let unlisted: HashSet<Option<Box<str>>> = survey
            .foreign
            .keys()
            .chain(&survey.foreign_folders)
            .filter(|path| path.to_str().is_none())
            .map(|path| place_in(Path::new(""), path.parent().unwrap_or(Path::new(""))))
            .collect();
        let look = Look::at(root);
        self.folders.fill(|folder| {
            if !unlisted.is_empty() && unlisted.contains(&Some(folder.into())) {
                return 0;
            }
            let noted = before.folders.get(folder).filter(|_| !stirred.contains(folder));
            noted.copied().or_else(|| look.folder_time(folder)).unwrap_or_default()
        });
    }
}

/// Takes along what others put into the published folder, and lets go what they took away.
fn carry(published: &Published, tree: &Tree, before: &Inventory, files: &Places<Entry>) -> Result<(), BuildError> {
    let survey = &published.survey;
    for file in before.foreign.keys().filter(|file| !survey.foreign.contains_key(Path::new(file))) {
        if !files.contains(file) {
            tree.remove(file, &survey.foreign_folders).map_err(about(&tree.path(file), "removed"))?;
        }
    }
    let mut gone: Vec<_> =
        before.foreign_folders.keys().filter(|folder| !survey.foreign_folders.contains(Path::new(folder))).collect();
    gone.sort_unstable_by_key(|folder| std::cmp::Reverse(folder.len()));
    for folder in gone {
        // One with something in it stays.
        _ = fs::remove_dir(path_of(tree.root(), folder));
    }
    let mut folders: Vec<&PathBuf> = survey.foreign_folders.iter().collect();
    folders.sort_unstable();
    for folder in folders {
        let theirs = published.root.join(folder);
        tree.carry_folder(folder).map_err(about(&theirs, "made"))?;
        like(&theirs, &tree.root().join(folder));
    }
    for (file, stamp) in &survey.foreign {
        let place = file.to_str();
        let known = |listed: &Places<FileStamp>| place.and_then(|place| listed.get(place)) == Some(stamp);
        // The press's own file goes before.
        if place.is_some_and(|place| files.contains(place)) || known(&before.foreign) {
            continue;
        }
        let theirs = published.root.join(file);
        match tree.carry(file, &theirs) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(&theirs).is_err() => {}
            carried => carried.map_err(about(&theirs, "made"))?,
        }
    }
    Ok(())
}

/// Brings the hidden folder up to date with the published one.
fn level(root: &Path, next: &Path, inventory: Inventory, replaced: Published) -> Result<(), BuildError> {
    fs::create_dir_all(next).map_err(about(next, "made"))?;
    Inventory::forget(next).map_err(about(next, "written"))?;
    let Survey { foreign, foreign_folders, .. } = replaced.survey;
    let survey = Survey { foreign, foreign_folders, ..Survey::default() };
    let output = Output {
        basis: Fingerprint::default(),
        published: Published { root: root.to_owned(), inventory, survey },
        tree: Tree::new(next, Sight::Hidden),
        before: Some(replaced.inventory),
        aside: None,
        now: Default::default(),
        full: Default::default(),
        begun: std::time::Instant::now(),
    };
    let files = &output.published.inventory.files;
    let bar = progress::bar("preparing", files.len());
    let kept = (0..files.rows()).into_par_iter().filter_map(|row| files.row(row)).try_for_each(|(file, entry)| {
        bar.inc(1);
        output.keep(file, entry.made_of).map(drop)
    });
    bar.finish_and_clear();
    kept?;
    let files = mem::take(&mut output.now.lock().unwrap_or_else(PoisonError::into_inner).files);
    output.settle(files).map(drop)
}

/// Gives a folder the rights and, where the system lets us, the owner of another.
fn like(model: &Path, folder: &Path) {
    let Ok(found) = fs::metadata(model) else { return };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        _ = chown(folder, Some(found.uid()), Some(found.gid()));
    }
    _ = fs::set_permissions(folder, found.permissions());
}

/// Gives back what a hidden folder takes of a full disk.
fn full_gives_way(next: &Path, hidden: bool, error: BuildError) -> BuildError {
    if hidden && matches!(error, BuildError::Full { .. }) {
        _ = fs::remove_dir_all(next);
    }
    error
}
