//! What is known of the files of every story: a row each, in the order of their ids.
//!
//! A site has a hundred thousand stories and eight times as many files. So no file's name stands here: it follows from the
//! id and the number of its place in the row.

mod list;

use std::path::Path;

use article::Script;
use rayon::prelude::*;

use super::part::{Own, Part, SCRIPTS, number_of};
use super::sheet::Sheet;
use crate::look::Look;

pub(super) use list::List;

/// The stories of a site.
#[derive(Debug, Default)]
pub(super) struct Stories {
    /// One after the other.
    ids: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// By script: a sheet for each story, or none at all where no story is in this script.
    sheets: [Vec<Sheet>; SCRIPTS.len()],
}

impl Stories {
    /// Stories without files. Their ids must be in order.
    pub(super) fn of<'i>(ids: impl Iterator<Item = &'i str>) -> Self {
        let mut stories = Self::default();
        for id in ids {
            debug_assert!(stories.ends.is_empty() || stories.id(stories.len() - 1) < id, "{id} is out of order");
            stories.ids.push_str(id);
            stories.ends.push(u32::try_from(stories.ids.len()).expect("the ids of a site have fewer than 4 GB"));
        }
        stories
    }

    /// The same stories, without files.
    pub(super) fn without_files(&self) -> Self {
        Self { ids: self.ids.clone(), ends: self.ends.clone(), ..Self::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The id of a story, by its row.
    pub(super) fn id(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.ids[start..self.ends[row] as usize]
    }

    /// The row of a story.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            match self.id(middle).cmp(id) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// For each story of another list its row here.
    pub(super) fn rows_of(&self, others: &Self) -> Vec<Option<u32>> {
        let mut row = 0;
        let rows = (0..others.len()).map(|other| {
            while row < self.len() && self.id(row) < others.id(other) {
                row += 1;
            }
            (row < self.len() && self.id(row) == others.id(other)).then(|| row_number(row))
        });
        rows.collect()
    }

    /// The files of a story in one script, if there are any.
    pub(super) fn sheet(&self, row: usize, script: Option<Script>) -> Option<&Sheet> {
        self.sheets[number_of(script)].get(row).filter(|sheet| !sheet.is_empty())
    }

    /// Notes the files of a story in one script.
    pub(super) fn set(&mut self, row: usize, script: Option<Script>, sheet: Sheet) {
        let rows = self.len();
        let sheets = &mut self.sheets[number_of(script)];
        if sheets.is_empty() {
            sheets.resize(rows, Sheet::default());
        }
        sheets[row] = sheet;
    }

    /// What is known of the files of a story, where there are any.
    pub(super) fn sheet_of(&self, script: Option<Script>, id: &str) -> Option<&Sheet> {
        // Where there are no stories in this script, none needs to be looked for.
        if self.sheets[number_of(script)].is_empty() {
            return None;
        }
        self.sheet(self.find(id)?, script)
    }

    /// These stories after a build that did not come to its end and has seen to some of them.
    pub(super) fn after(&self, seen: &Self) -> Self {
        let mut ids: Vec<&str> = (0..self.len()).map(|row| self.id(row)).collect();
        ids.extend((0..seen.len()).map(|row| seen.id(row)));
        ids.sort_unstable();
        ids.dedup();
        let mut all = Self::of(ids.into_iter());
        for row in 0..all.len() {
            for script in SCRIPTS {
                let [was, is] = [self, seen].map(|stories| stories.sheet_of(script, all.id(row)));
                let sheet = match (was, is) {
                    (was, None) => was.copied(),
                    (None, is) => is.copied(),
                    (Some(was), Some(is)) => Some(was.after(is)),
                };
                if let Some(sheet) = sheet {
                    all.set(row, script, sheet);
                }
            }
        }
        all
    }

    /// Every folder of a story's own whose time is another than the one that is noted.
    pub(super) fn stirred(&self, root: &Path) -> Vec<String> {
        let mut all = Vec::new();
        for (script, sheets) in SCRIPTS.into_iter().zip(&self.sheets).filter(|(_, sheets)| !sheets.is_empty()) {
            for own in Own::ALL {
                let look = Look::at(&root.join(own.part().shared(script)));
                let is_stirred = |row: usize, sheet: &Sheet| {
                    sheet.folder(own).is_some_and(|time| look.folder_time(self.id(row)) != Some(time))
                };
                let stirred = sheets.par_iter().enumerate().filter(|(row, sheet)| is_stirred(*row, sheet));
                all.par_extend(stirred.map(|(row, _)| own.place(script, self.id(row))));
            }
        }
        all
    }

    /// Every sheet with a file in it: its row, its script, and itself.
    pub(super) fn sheets(&self) -> impl ParallelIterator<Item = (usize, Option<Script>, &Sheet)> {
        SCRIPTS.into_par_iter().flat_map(|script| {
            let sheets = self.sheets[number_of(script)].par_iter().enumerate();
            sheets.filter(|(_, sheet)| !sheet.is_empty()).map(move |(row, sheet)| (row, script, sheet))
        })
    }

    /// The folders that stories share, but for those around them.
    pub(super) fn shared_folders(&self) -> Vec<String> {
        let mut shared = Vec::new();
        for script in SCRIPTS {
            let sheets = &self.sheets[number_of(script)];
            for part in Part::ALL {
                let folder = part.shared(script);
                if !shared.contains(&folder) && sheets.iter().any(|sheet| sheet.stamp(part).is_some()) {
                    shared.push(folder);
                }
            }
        }
        shared
    }

    /// Whether a story has a folder for itself.
    pub(super) fn is_own_folder(&self, folder: &str) -> bool {
        let stamp = Own::at(folder).and_then(|(own, script, id)| self.sheet_of(script, id)?.stamp(own.part()));
        stamp.is_some()
    }

    /// Says of a folder that names in it may have come or gone; false where it is no story's own.
    pub(super) fn stir(&mut self, folder: &str) -> bool {
        let Some((own, script, id)) = Own::at(folder) else { return false };
        let Some(row) = self.find(id) else { return false };
        match self.sheets[number_of(script)].get_mut(row).filter(|sheet| sheet.stamp(own.part()).is_some()) {
            Some(sheet) => {
                sheet.set_time(own, 0);
                true
            }
            None => false,
        }
    }

    /// Looks up, on all cores, the time of every folder that has none, but for those that `is_unlisted`.
    pub(super) fn fill_times(&mut self, root: &Path, is_unlisted: impl Fn(&str) -> bool + Sync) {
        let Self { ids, ends, sheets } = self;
        let id = |row: usize| &ids[row.checked_sub(1).map_or(0, |before| ends[before] as usize)..ends[row] as usize];
        for script in SCRIPTS {
            for own in Own::ALL {
                let look = Look::at(&root.join(own.part().shared(script)));
                let unknown = |sheet: &&mut Sheet| sheet.folder(own) == Some(0);
                let sheets = sheets[number_of(script)].par_iter_mut().enumerate();
                sheets.filter(|(_, sheet)| unknown(sheet)).for_each(|(row, sheet)| {
                    if !is_unlisted(&own.place(script, id(row))) {
                        sheet.set_time(own, look.folder_time(id(row)).unwrap_or_default());
                    }
                });
            }
        }
    }
}

/// A row as it is kept.
pub(super) fn row_number(row: usize) -> u32 {
    u32::try_from(row).expect("a site has fewer than 4,000,000,000 stories")
}

#[cfg(test)]
mod tests {
    use super::super::stamp::FileStamp;
    use super::*;
    use crate::fingerprint::Fingerprint;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new(Fingerprint::of("x"));
        sheet.put(Part::Page, FileStamp::from_number(7));
        sheet.set_time(Own::Page, 5);
        sheet
    }

    #[test]
    fn a_story_is_found_by_its_id() {
        let stories = Stories::of(["a", "ab", "b-1", "c"].into_iter());
        assert_eq!(["a", "ab", "b-1", "c"].map(|id| stories.find(id)), [Some(0), Some(1), Some(2), Some(3)]);
        assert!(["", "aa", "b", "d"].into_iter().all(|id| stories.find(id).is_none()));
        let others = Stories::of(["aa", "ab", "c", "d"].into_iter());
        assert_eq!(stories.rows_of(&others), [None, Some(1), Some(3), None]);
        assert_eq!(others.rows_of(&stories), [None, Some(1), None, Some(2)]);
    }

    #[test]
    fn sheets_are_kept_by_script() {
        let mut stories = Stories::of(["a", "b"].into_iter());
        stories.set(1, Some(Script::Hant), sheet());
        assert_eq!((stories.sheet_of(Some(Script::Hant), "b"), stories.sheet_of(None, "b")), (Some(&sheet()), None));
        assert_eq!(stories.shared_folders(), ["hant/articles"]);
    }

    #[test]
    fn after_a_build_that_was_cut_off_all_files_are_known() {
        let mut before = Stories::of(["a", "b"].into_iter());
        before.set(0, None, sheet());
        before.set(1, None, sheet());
        let mut seen = Stories::of(["b", "c"].into_iter());
        let mut new = Sheet::new(Fingerprint::of("y"));
        new.put(Part::Json, FileStamp::from_number(8));
        seen.set(0, None, new);
        seen.set(1, None, new);
        let after = before.after(&seen);
        let files = |id| after.sheet_of(None, id).map(|sheet| (sheet.made_of, sheet.parts().count()));
        assert_eq!(files("a"), Some((Fingerprint::of("x"), 1)));
        assert_eq!(files("b"), Some((Fingerprint::default(), 2)));
        assert_eq!(files("c"), Some((Fingerprint::of("y"), 1)));
    }

    #[test]
    fn only_folders_without_a_time_are_looked_up() {
        let mut stories = Stories::of(["a", "b"].into_iter());
        stories.set(0, None, sheet());
        stories.set(1, None, sheet());
        assert!(stories.stir("articles/b") && !stories.stir("embed/b") && !stories.stir("articles/c"));
        let site = tempfile::tempdir().expect("a folder");
        for id in ["a", "b"] {
            std::fs::create_dir_all(site.path().join("articles").join(id)).expect("a folder");
        }
        stories.fill_times(site.path(), |_| true);
        let time = |stories: &Stories, row| stories.sheet(row, None).and_then(|sheet| sheet.folder(Own::Page));
        assert_eq!((time(&stories, 0), time(&stories, 1)), (Some(5), Some(0)));
        stories.fill_times(site.path(), |_| false);
        let found = Look::at(site.path()).folder_time("articles/b");
        assert_eq!((time(&stories, 0), time(&stories, 1)), (Some(5), found));
        assert_eq!(stories.stirred(site.path()), ["articles/a"]);
    }
}
