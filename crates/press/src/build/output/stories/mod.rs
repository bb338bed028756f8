//! What is known of the files of every story: a row each, in the order of their ids.
//!
//! A site has a hundred thousand stories and eight times as many files. So no file's name stands here: it follows from the
//! id and the number of its place in the row.

mod folders;
mod ids;
mod list;

use article::Script;
use rayon::prelude::*;

use super::part::{SCRIPTS, number_of};
use super::sheet::Sheet;

use ids::Ids;
pub(super) use list::List;

/// The stories of a site.
#[derive(Debug, Default)]
pub(super) struct Stories {
    ids: Ids,
    /// By script: a sheet for each story, or none at all where no story is in this script.
    sheets: [Vec<Sheet>; SCRIPTS.len()],
}

impl Stories {
    /// Stories without files. Their ids must be in order.
    pub(super) fn of<'i>(ids: impl Iterator<Item = &'i str>) -> Self {
        Self { ids: Ids::of(ids), ..Self::default() }
    }

    /// The same stories, without files.
    pub(super) fn without_files(&self) -> Self {
        Self { ids: self.ids.clone(), ..Self::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The id of a story, by its row.
    pub(super) fn id(&self, row: usize) -> &str {
        self.ids.get(row)
    }

    /// For each story of another list its row here.
    pub(super) fn rows_of(&self, others: &Self) -> Vec<Option<u32>> {
        self.ids.rows_of(&others.ids)
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
        self.sheet(self.ids.find(id)?, script)
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

    /// Every sheet with a file in it: its row, its script, and itself.
    pub(super) fn sheets(&self) -> impl ParallelIterator<Item = (usize, Option<Script>, &Sheet)> {
        SCRIPTS.into_par_iter().flat_map(|script| {
            let sheets = self.sheets[number_of(script)].par_iter().enumerate();
            sheets.filter(|(_, sheet)| !sheet.is_empty()).map(move |(row, sheet)| (row, script, sheet))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::part::{Own, Part};
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
}
