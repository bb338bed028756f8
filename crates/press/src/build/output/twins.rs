//! Compressed files beside those of the site (`docs/hosting/prepare.mjs`). They are somebody else's, but a host sends them in the
//! place of what they were made of: so each goes when that goes, and when that becomes another.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Published;
use super::inventory::{Inventory, place_in};

/// What hosts look for: brotli, gzip, Zstandard.
const ENDINGS: [&str; 3] = ["br", "gz", "zst"];

impl Published {
    /// The compressed files of what is no longer in `made`, or has other bytes there. A file whose bytes are the same keeps its
    /// stamp.
    pub(super) fn outdated_twins(&self, made: &Inventory) -> Vec<PathBuf> {
        let foreign = self.survey.foreign.par_iter();
        let outdated = foreign.filter(|(twin, _)| original(twin).is_some_and(|file| self.is_outdated(&file, made)));
        outdated.map(|(twin, _)| twin.clone()).collect()
    }

    fn is_outdated(&self, original: &str, made: &Inventory) -> bool {
        let listed = || self.inventory.get(original).map(|entry| entry.stamp);
        // Where the list was lost, the press's files are in the survey.
        let found = || self.survey.foreign.get(Path::new(original)).copied();
        match made.get(original) {
            Some(entry) => listed().or_else(found) != Some(entry.stamp),
            None => listed().is_some(),
        }
    }
}

/// What a file was compressed from, by its name.
pub(super) fn original(twin: &Path) -> Option<Box<str>> {
    let is_one = twin.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known));
    is_one.then(|| place_in(Path::new(""), &twin.with_extension("")))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_is_known_by_its_name() {
        let original = |twin: &str| original(Path::new(twin));
        assert_eq!(original("a/index.html.br").as_deref(), Some("a/index.html"));
        assert_eq!(original("map.svg.gz").as_deref(), Some("map.svg"));
        for other in ["index.html", "br", ".br", "a.br/index.html", "notes.bro"] {
            assert_eq!(original(other), None, "{other}");
        }
    }
}
