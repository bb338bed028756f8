//! One import at a time into an edition: two would each write a ledger that knows nothing of the other's stories.

use std::fs::File;
use std::path::Path;

use crate::files::lock;

/// Keeps other imports from an edition for as long as it lives. The system lets go of it however this one ends.
#[derive(Debug)]
pub(super) struct Hold {
    _folder: Option<File>,
}

impl Hold {
    /// Waits until no other import is at work there. The folder itself is held, so that no file of ours lies in it; where
    /// the system cannot hold a folder, nothing is held.
    pub(super) fn take(edition: &Path) -> Self {
        let waiting = format_args!("another import is at work on {}; waiting for it", edition.display());
        Self { _folder: File::open(edition).ok().filter(|folder| lock::wait(folder, waiting).is_ok()) }
    }
}
