//! The files of one story in one script, while they are seen to.

use std::io;

use article::Script;

use super::part::{Part, Spot};
use super::sheet::Sheet;
use super::{Content, Output};
use crate::build::BuildError;
use crate::fingerprint::Fingerprint;

/// Sees to a story's files in one script, all made of the same. What has become of them is noted when it is dropped.
pub(in crate::build) struct Proof<'o> {
    output: &'o Output,
    row: usize,
    script: Option<Script>,
    id: &'o str,
    made_of: Fingerprint,
    /// What readers see.
    published: Option<&'o Sheet>,
    /// What the tree had, where it is another folder.
    before: Option<&'o Sheet>,
    now: Sheet,
    unchanged: usize,
    written: usize,
    moved: usize,
}

impl Output {
    /// Begins to see to the files of a story in one script. `row` is its number among the stories of the build; `made_of` is
    /// of all that its files depend on, but for the basis.
    pub(in crate::build) fn proof<'o>(
        &'o self,
        row: usize,
        id: &'o str,
        script: Option<Script>,
        made_of: Fingerprint,
    ) -> Proof<'o> {
        self.proof_of(row, id, script, made_of.and(self.basis))
    }

    /// The same, where `made_of` is of the basis too.
    pub(super) fn proof_of<'o>(
        &'o self,
        row: usize,
        id: &'o str,
        script: Option<Script>,
        made_of: Fingerprint,
    ) -> Proof<'o> {
        let [published, before] = &self.rows;
        let row_of = |rows: &[Option<u32>]| rows.get(row).copied().flatten().map(|row| row as usize);
        let published = row_of(published).and_then(|row| self.published.inventory.stories.sheet(row, script));
        let before = self.before.as_ref().zip(row_of(before));
        let before = before.and_then(|(before, row)| before.stories.sheet(row, script));
        let mut now = Sheet::new(made_of);
        // The folders that are there keep their times, where nothing comes or goes.
        if let Some(there) = if self.before.is_some() { before } else { published } {
            now.take_times(there);
        }
        Proof { output: self, row, script, id, made_of, published, before, now, unchanged: 0, written: 0, moved: 0 }
    }
}

impl<'o> Proof<'o> {
    /// Keeps all of the files, where they were made of the same and nobody has touched them. There must not have been any
    /// yet.
    pub(in crate::build) fn keep_all(&mut self) -> bool {
        let Some(published) = self.published.filter(|published| published.made_of == self.made_of) else {
            return false;
        };
        let is_same =
            self.output.before.is_none() || self.before.is_some_and(|before| before.has_same_files(published));
        if !is_same || !self.output.published.survey.changed.is_empty() {
            return false;
        }
        for part in published.parts() {
            self.keep_noted(part, published);
        }
        true
    }

    /// Sees to a file, and makes its bytes only where that is needed: where it is not there yet, or was made of something
    /// else.
    pub(in crate::build) fn make<B: AsRef<[u8]>>(
        &mut self,
        part: Part,
        make: impl FnOnce() -> Result<B, BuildError>,
    ) -> Result<(), BuildError> {
        if self.keep(part)? { Ok(()) } else { self.put(part, make()?.as_ref()) }
    }

    /// Keeps the published file, where there is one that was made of the same.
    pub(super) fn keep(&mut self, part: Part) -> Result<bool, BuildError> {
        let Some(published) = self.published.filter(|published| published.made_of == self.made_of) else {
            return Ok(false);
        };
        let Some(stamp) = published.stamp(part) else { return Ok(false) };
        let (output, spot) = (self.output, self.spot(part));
        let changed = &output.published.survey.changed;
        if !changed.is_empty() && changed.contains(spot.place().as_str()) {
            return Ok(false);
        }
        let is_same = |before: &Sheet| before.made_of == published.made_of && before.stamp(part) == Some(stamp);
        if output.before.is_some() && !self.before.is_some_and(is_same) {
            match output.tree.link_part(spot, self.has_folder(part), &output.published.root) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
                linked => linked.map_err(|error| output.failed(&spot.place(), error))?,
            }
            self.moved(part);
        }
        self.keep_noted(part, published);
        Ok(true)
    }

    fn keep_noted(&mut self, part: Part, published: &Sheet) {
        self.now.put(part, published.stamp(part).unwrap_or_default());
        self.unchanged += 1;
    }

    /// Puts a file in its place, unless the published one has the same bytes.
    fn put(&mut self, part: Part, bytes: &[u8]) -> Result<(), BuildError> {
        let (output, spot, has_folder) = (self.output, self.spot(part), self.has_folder(part));
        let tree = &output.tree;
        let unchanged = output.published.is_there && output.published.has(&spot.place(), Content::Bytes(bytes));
        let stamp = if unchanged {
            let linked = match output.before {
                Some(_) => tree.link_part(spot, has_folder, &output.published.root),
                None => Ok(()),
            };
            linked.and_then(|()| tree.stamp(&spot.place()))
        } else {
            tree.write_part(spot, has_folder, bytes)
        };
        self.now.put(part, stamp.map_err(|error| output.failed(&spot.place(), error))?);
        *if unchanged { &mut self.unchanged } else { &mut self.written } += 1;
        self.moved(part);
        Ok(())
    }

    /// Notes that a file came into the tree.
    fn moved(&mut self, part: Part) {
        self.moved += 1;
        if let Some(own) = part.own() {
            self.now.set_time(own, 0);
        }
    }

    /// Whether the story's own folder for a part was in the tree before.
    fn has_folder(&self, part: Part) -> bool {
        let there = if self.output.before.is_some() { self.before } else { self.published };
        there.is_some_and(|there| there.stamp(part).is_some())
    }

    fn spot(&self, part: Part) -> Spot<'o> {
        Spot { part, script: self.script, id: self.id }
    }
}

impl Drop for Proof<'_> {
    fn drop(&mut self) {
        let mut now = self.output.now();
        now.stories.set(self.row, self.script, self.now);
        now.moved += self.moved;
        now.tally.written += self.written;
        now.tally.unchanged += self.unchanged;
    }
}
