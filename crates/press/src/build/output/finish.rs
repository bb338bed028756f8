//! The end of a build: what is no longer wanted goes, what others put there comes along, and the folders are exchanged.

use std::collections::HashSet;
use std::fs;
use std::mem;
use std::path::Path;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::carry::{carry, like};
use super::inventory::{Inventory, folder_of, folders_around, place_in};
use super::level::level;
use super::places::Places;
use super::stamp::FileStamp;
use super::survey::Survey;
use super::tree::Sight;
use super::{Now, Output, Published, Tally, exchange, strays, twins};
use crate::build::{BuildError, about};
use crate::files::look::Look;
use crate::files::replace::draft_of;

/// While a build of this length is at work, somebody may well put a file into the published folder.
const LONG: Duration = Duration::from_secs(2);
/// With so many files to be given a name, the hidden folder is brought up to date at once, after the site is published: in
/// the next build it would be felt, half a second and more.
const MANY: usize = 50_000;

impl Output {
    /// Takes away what the last build wrote and this one did not, and shows the site to its readers.
    pub(in crate::build) fn finish(mut self) -> Result<Tally, BuildError> {
        let now = mem::take(self.now.get_mut().unwrap_or_else(PoisonError::into_inner));
        let Now { stories, files, apps, mut tally, moved } = now;
        let made = Inventory { stories, files, apps, ..Inventory::default() };
        tally.removed = made.missing(&self.published.inventory).len();
        let (root, aside, begun) = (self.published.root.path().to_owned(), self.aside.take(), self.begun);
        if aside.is_some() && begun.elapsed() > LONG {
            let Published { inventory, survey, .. } = &mut self.published;
            let again = Survey::of(&root, inventory).map_err(about(&root, "read"))?;
            (survey.foreign, survey.foreign_folders) = (again.foreign, again.foreign_folders);
        }
        let next = self.tree.root().to_owned();
        let (inventory, published) =
            self.settle(made).map_err(|error| full_gives_way(&next, aside.is_some(), error))?;
        strays::tell(&root, &published.survey, &inventory);
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
        let Now { stories, files, .. } = mem::take(self.now.get_mut().unwrap_or_else(PoisonError::into_inner));
        let seen = Inventory { stories, files, ..Inventory::default() };
        for twin in self.published.outdated_twins(&seen) {
            // What has not been seen to is as it was.
            if twins::original(&twin).is_some_and(|file| seen.contains(&file)) {
                _ = fs::remove_file(next.join(twin));
            }
        }
        let mut inventory = self.published.inventory;
        inventory.stories = inventory.stories.after(&seen.stories);
        for (file, entry) in seen.files.iter() {
            inventory.files.insert(file, *entry);
        }
        for folder in self.tree.stirred() {
            // No time is that of a folder that is to be looked at again.
            if !inventory.stories.stir(&folder) {
                inventory.folders.insert(&folder, 0);
            }
        }
        _ = Inventory::begin(&next, Sight::Public).and_then(|file| inventory.write(file));
    }

    /// Makes the tree what it is to be, and writes its list.
    pub(super) fn settle(self, mut made: Inventory) -> Result<(Inventory, Published), BuildError> {
        let Self { mut published, tree, before, takes_turns, .. } = self;
        made.note_own_folders();
        // A folder that the site has files in is the press's, whoever made it.
        published.survey.foreign_folders.retain(|folder| !folder.to_str().is_some_and(|it| made.contains_folder(it)));
        let mut gone = Vec::new();
        for twin in published.outdated_twins(&made) {
            published.survey.foreign.remove(&twin);
            if let Some(place) = place_in(Path::new(""), &twin).filter(|place| !made.contains(place)) {
                let keep = &published.survey.foreign_folders;
                tree.remove(&place, keep).map_err(about(&tree.path(&place), "removed"))?;
                gone.push(place);
            }
        }
        let survey = &published.survey;
        let listed = before.as_ref().unwrap_or(&published.inventory);
        // What was a file and is a folder now has gone already.
        for file in made.missing(listed).into_iter().filter(|file| !made.contains_folder(file)) {
            tree.remove(&file, &survey.foreign_folders).map_err(about(&tree.path(&file), "removed"))?;
        }
        if before.is_some() {
            carry(&published, &tree, listed, &made)?;
        }
        for draft in survey.foreign.keys().filter_map(|file| file.to_str()).filter(|file| is_draft(file, &made)) {
            tree.remove(draft, &survey.foreign_folders).map_err(about(&tree.path(draft), "removed"))?;
            gone.push(draft.into());
        }
        if takes_turns {
            if before.is_none() {
                let known = published.inventory.foreign.keys();
                let left = |file: &&str| !survey.foreign.contains_key(Path::new(file)) && !made.contains(file);
                gone.extend(known.filter(left).map(Into::into));
            }
            // The folder that is or becomes the hidden one may have them still, and its own list has nothing of what was put there
            // after it was written: a build that publishes it again looks at this list too.
            gone.iter().for_each(|file| made.foreign.insert(file, FileStamp::NONE));
        }
        made.note_foreign(survey);
        let root = tree.root().to_owned();
        let list = Inventory::begin(&root, tree.sight()).map_err(about(&root, "written"))?;
        made.rights = list.rights().map_err(about(&root, "looked at"))?;
        if [&published.inventory, listed].iter().any(|other| other.has_files() && other.rights != made.rights) {
            made.rights.give(&made, &root);
        }
        let mut stirred = tree.stirred();
        stirred.extend(survey.stirred.iter().cloned());
        made.note_times(&root, &stirred, listed, survey);
        made.write(list).map_err(about(&root, "written"))?;
        Ok((made, published))
    }
}

impl Inventory {
    fn note_foreign(&mut self, survey: &Survey) {
        let place = |path: &Path| place_in(Path::new(""), path);
        for (path, stamp) in &survey.foreign {
            if let Some(file) = place(path).filter(|file| !self.contains(file) && !is_draft(file, self)) {
                self.foreign.insert(&file, *stamp);
            }
        }
        for folder in survey.foreign_folders.iter().filter_map(|folder| place(folder)) {
            self.foreign_folders.insert(&folder, ());
        }
    }

    /// Notes the folders around the press's own files, without their times.
    fn note_own_folders(&mut self) {
        let Self { stories, files, folders, .. } = self;
        folders.insert("", 0);
        for folder in stories.shared_folders() {
            note_folder(&folder, folders);
        }
        for folder in files.keys().map(folder_of) {
            note_folder(folder, folders);
        }
    }

    /// Notes every folder with its time: the one noted before, where nothing came or went in it.
    fn note_times(&mut self, root: &Path, stirred: &HashSet<Box<str>>, before: &Self, survey: &Survey) {
        let there = self.foreign.iter().filter(|(_, stamp)| **stamp != FileStamp::NONE).map(|(file, _)| file);
        let foreign = there.map(folder_of).chain(self.foreign_folders.keys());
        for folder in foreign {
            for folder in std::iter::once(folder).chain(folders_around(folder)) {
                if !self.stories.is_own_folder(folder) && !self.folders.contains(folder) {
                    self.folders.insert(folder, 0);
                }
            }
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
        let is_unlisted = |folder: &str| !unlisted.is_empty() && unlisted.contains(&Some(folder.into()));
        let time = |folder: &str| if is_unlisted(folder) { 0 } else { look.folder_time(folder).unwrap_or_default() };
        for folder in stirred.iter().chain(unlisted.iter().flatten()) {
            self.stories.stir(folder);
        }
        self.stories.fill_times(root, is_unlisted);
        self.folders.fill(|folder| {
            let noted = before.folders.get(folder).filter(|_| !stirred.contains(folder) && !is_unlisted(folder));
            noted.copied().unwrap_or_else(|| time(folder))
        });
    }
}

/// Whether this is what a build that was killed has left of a file of the press's.
fn is_draft(file: &str, made: &Inventory) -> bool {
    let (folder, name) = file.rsplit_once('/').map_or(("", file), |(folder, name)| (folder, name));
    draft_of(name).is_some_and(|name| match folder {
        "" => made.contains(name),
        _ => made.contains(&format!("{folder}/{name}")),
    })
}

/// Notes a folder and those around it.
fn note_folder(folder: &str, folders: &mut Places<i64>) {
    for folder in std::iter::once(folder).chain(folders_around(folder)) {
        if folders.contains(folder) {
            break;
        }
        folders.insert(folder, 0);
    }
}

/// Gives back what a hidden folder takes of a full disk.
fn full_gives_way(next: &Path, hidden: bool, error: BuildError) -> BuildError {
    if hidden && matches!(error, BuildError::Full { .. }) {
        _ = fs::remove_dir_all(next);
    }
    error
}
