//! After a build of many files: the hidden folder is brought up to date with the published one.

use std::fs;
use std::mem;
use std::path::Path;

use article::Script;
use rayon::prelude::*;

use super::inventory::Inventory;
use super::part::SCRIPTS;
use super::root::Root;
use super::survey::Survey;
use super::tree::{Sight, Tree};
use super::{Now, Output, Published};
use crate::build::{BuildError, about};
use crate::fingerprint::Fingerprint;
use crate::progress;

/// Brings the hidden folder up to date with the published one.
pub(super) fn level(root: &Path, next: &Path, inventory: Inventory, replaced: Published) -> Result<(), BuildError> {
    fs::create_dir_all(next).map_err(about(next, "made"))?;
    Inventory::forget(next).map_err(about(next, "written"))?;
    let Survey { foreign, foreign_folders, .. } = replaced.survey;
    let survey = Survey { foreign, foreign_folders, ..Survey::default() };
    let published = Published { root: Root::new(root), is_there: true, inventory, survey };
    let stories = published.inventory.stories.without_files();
    let (tree, now) =
        (Tree::new(next, Sight::Hidden).map_err(about(next, "written"))?, Now { stories, ..Now::default() });
    let output = Output::new(Fingerprint::default(), published, tree, Some(replaced.inventory), None, now);
    let Inventory { stories, files, .. } = &output.published.inventory;
    let bar = progress::bar("preparing", files.len() + stories.len());
    let others = || {
        (0..files.rows()).into_par_iter().filter_map(|row| files.row(row)).try_for_each(|(file, entry)| {
            bar.inc(1);
            output.keep(file, entry.made_of).map(drop)
        })
    };
    let of_stories = || {
        (0..stories.len()).into_par_iter().try_for_each(|row| {
            bar.inc(1);
            SCRIPTS.into_iter().try_for_each(|script| output.keep_story(row, script))
        })
    };
    output.now().apps = output.published.inventory.apps.clone();
    let kept = others().and_then(|()| of_stories());
    bar.finish_and_clear();
    kept?;
    let Now { stories, files, apps, .. } = mem::take(&mut *output.now());
    output.settle(Inventory { stories, files, apps, ..Inventory::default() }).map(drop)
}

impl Output {
    /// Keeps the published files of a story in one script.
    fn keep_story(&self, row: usize, script: Option<Script>) -> Result<(), BuildError> {
        let stories = &self.published.inventory.stories;
        let Some(sheet) = stories.sheet(row, script) else { return Ok(()) };
        let mut proof = self.proof_of(row, stories.id(row), script, sheet.made_of);
        if proof.keep_all() { Ok(()) } else { sheet.parts().try_for_each(|part| proof.keep(part).map(drop)) }
    }
}
