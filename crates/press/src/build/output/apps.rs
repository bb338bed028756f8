//! The app that a site has, and what is kept of the one before.
//!
//! A new app has files of other names (`kanbao-<hash>.js`). But pages that somebody has open, and those that a cache keeps for
//! some minutes, still ask for the old ones: so these stay until the next app takes the place of the new one. The words that the
//! app is given are the site's, and are others without a new app: those before them stay as long.

use std::collections::BTreeSet;
use std::fs;

use serde::{Deserialize, Serialize};

use super::{Content, Output};
use crate::build::BuildError;

/// Names of the apps' files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Apps {
    /// Those of the app that the pages load.
    now: BTreeSet<String>,
    /// Those that the app before it had and this one has not, and the words that this one had before.
    before: BTreeSet<String>,
}

impl Apps {
    /// What is to be there once an app of these files is published, with the site's words among them.
    fn after(&self, app: BTreeSet<String>, words: Option<&str>) -> Self {
        let mut before: BTreeSet<String> = self.now.difference(&app).cloned().collect();
        // Where nothing of the app has gone, it is the same, whatever has come, and so it is where nothing but words has come: its
        // pages may still be asking for what was before.
        let come = || app.difference(&self.now).all(|file| words == Some(file));
        if before.is_empty() || come() {
            before.extend(self.before.difference(&app).cloned());
        }
        Self { now: app, before }
    }
}

impl Output {
    /// Notes which files are the app's, once all others of the site are in their places, and keeps what is to be kept of the
    /// app before. The words of the interface are one of them.
    pub(in crate::build) fn keep_apps(&self, app: BTreeSet<String>, words: Option<&str>) -> Result<(), BuildError> {
        let mut apps = self.published.inventory.apps.after(app, words);
        let before = std::mem::take(&mut apps.before);
        for file in before {
            if self.keep_old(&file)? {
                apps.before.insert(file);
            }
        }
        self.now().apps = apps;
        Ok(())
    }

    /// Keeps a file of the app before, where it is still there and nothing else of the site has its place.
    fn keep_old(&self, file: &str) -> Result<bool, BuildError> {
        let is_taken = |place: &str| {
            self.now().files.contains(place)
                || fs::symlink_metadata(self.tree.path(place)).is_ok_and(|found| found.is_dir())
        };
        // An app has its scripts at the top of the site, where Trunk puts them.
        if file.contains('/') || is_taken(file) {
            return Ok(false);
        }
        let Some(entry) = self.published.inventory.files.get(file).copied() else { return Ok(false) };
        if self.keep(file, entry.made_of)? {
            return Ok(true);
        }
        // Of a copy of the site that has not kept the times (an archive, a checkout) no file is as it was noted. This one
        // cannot be made again, and pages that are open ask for it by its name.
        let there = self.published.root.path().join(file);
        if !fs::symlink_metadata(&there).is_ok_and(|found| found.is_file()) {
            return Ok(false);
        }
        self.put(file, entry.made_of, Content::File(&there)).map(|()| true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &str) -> BTreeSet<String> {
        names.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn an_app_stays_until_the_one_after_the_next() {
        let mut apps = Apps::default();
        for (app, before) in [
            ("embed.js a.js", ""),
            ("embed.js a.js", ""),
            ("embed.js b.js", "a.js"),
            ("embed.js b.js", "a.js"),
            ("embed.js cards.js b.js", "a.js"),
            ("embed.js cards.js c.js", "b.js"),
            ("embed.js cards.js b.js", "c.js"),
        ] {
            apps = apps.after(names(app), None);
            assert_eq!(apps, Apps { now: names(app), before: names(before) });
        }
    }
    #[test]
    fn other_words_are_no_other_app() {
        let mut apps = Apps::default();
        for (app, words, before) in [
            ("a.js", "one.js", ""),
            ("b.js", "one.js", "a.js"),
            ("b.js", "two.js", "a.js one.js"),
            ("b.js", "three.js", "a.js one.js two.js"),
            ("b.js", "one.js", "a.js three.js two.js"),
            ("c.js", "one.js", "b.js"),
            ("d.js", "two.js", "c.js one.js"),
        ] {
            let now = names(&format!("{app} {words}"));
            apps = apps.after(now.clone(), Some(words));
            assert_eq!(apps, Apps { now, before: names(before) });
        }
    }
}
