//! The folder that readers see, as the build finds it.

use std::io;
use std::path::Path;

use super::content::Content;
use super::inventory::{Entry, Inventory};
use super::root::Root;
use super::survey::Survey;

/// The folder that readers see.
pub(super) struct Published {
    pub(super) root: Root,
    /// Whether there is anything: else nothing needs to be looked for.
    pub(super) is_there: bool,
    pub(super) inventory: Inventory,
    pub(super) survey: Survey,
}

impl Published {
    /// Reads its list, and looks what others have done there.
    pub(super) fn read(root: &Path) -> io::Result<Self> {
        let inventory = Inventory::read(root);
        let survey = Survey::of(root, &inventory)?;
        let is_there = inventory.has_files() || survey.has_files();
        Ok(Self { root: Root::new(root), is_there, inventory, survey })
    }

    /// What is known of a file that nobody else has touched.
    pub(super) fn unchanged(&self, file: &str) -> Option<Entry> {
        self.inventory.files.get(file).filter(|_| !self.survey.changed.contains(file)).copied()
    }

    /// Whether a file has this in it already.
    pub(super) fn has(&self, file: &str, content: Content) -> bool {
        self.is_there && content.is_in(&self.root.path().join(file))
    }
}
