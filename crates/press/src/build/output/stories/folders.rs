//! The folders that stories have, for themselves and together: when names in them last came or went.

use std::path::Path;

use rayon::prelude::*;

use super::super::part::{Own, Part, SCRIPTS, number_of};
use super::super::sheet::Sheet;
use super::Stories;
use crate::files::look::Look;

impl Stories {
    /// Every folder of a story's own whose time is another than the one that is noted.
    pub(in crate::build::output) fn stirred(&self, root: &Path) -> Vec<String> {
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

    /// Every folder of a story's own.
    pub(in crate::build::output) fn each_own_folder(&self) -> impl ParallelIterator<Item = String> {
        self.sheets().flat_map_iter(move |(row, script, sheet)| {
            let owns = Own::ALL.into_iter().filter(|own| sheet.folder(*own).is_some());
            owns.map(move |own| own.place(script, self.id(row)))
        })
    }

    /// The folders that stories share, but for those around them.
    pub(in crate::build::output) fn shared_folders(&self) -> Vec<String> {
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
    pub(in crate::build::output) fn is_own_folder(&self, folder: &str) -> bool {
        let stamp = Own::at(folder).and_then(|(own, script, id)| self.sheet_of(script, id)?.stamp(own.part()));
        stamp.is_some()
    }

    /// Says of a folder that names in it may have come or gone; false where it is no story's own.
    pub(in crate::build::output) fn stir(&mut self, folder: &str) -> bool {
        let Some((own, script, id)) = Own::at(folder) else { return false };
        let Some(row) = self.ids.find(id) else { return false };
        match self.sheets[number_of(script)].get_mut(row).filter(|sheet| sheet.stamp(own.part()).is_some()) {
            Some(sheet) => {
                sheet.set_time(own, 0);
                true
            }
            None => false,
        }
    }

    /// Looks up, on all cores, the time of every folder that has none, but for those that `is_unlisted`.
    pub(in crate::build::output) fn fill_times(&mut self, root: &Path, is_unlisted: impl Fn(&str) -> bool + Sync) {
        let Self { ids, sheets } = self;
        for script in SCRIPTS {
            for own in Own::ALL {
                let look = Look::at(&root.join(own.part().shared(script)));
                let unknown = |sheet: &&mut Sheet| sheet.folder(own) == Some(0);
                let sheets = sheets[number_of(script)].par_iter_mut().enumerate();
                sheets.filter(|(_, sheet)| unknown(sheet)).for_each(|(row, sheet)| {
                    if !is_unlisted(&own.place(script, ids.get(row))) {
                        sheet.set_time(own, look.folder_time(ids.get(row)).unwrap_or_default());
                    }
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::stamp::FileStamp;
    use super::*;
    use crate::fingerprint::Fingerprint;

    #[test]
    fn only_folders_without_a_time_are_looked_up() {
        let mut stories = Stories::of(["a", "b"].into_iter());
        for row in 0..2 {
            let mut sheet = Sheet::new(Fingerprint::of("x"));
            sheet.put(Part::Page, FileStamp::from_number(7));
            sheet.set_time(Own::Page, 5);
            stories.set(row, None, sheet);
        }
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
