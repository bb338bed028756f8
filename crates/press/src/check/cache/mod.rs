//! What checking found, kept from one build to the next.
//!
//! A newsroom of a hundred thousand stories changes one. So the press notes for each article's file what came of checking
//! it, and looks at the file itself again only where its size or its times are others; where these are too young to be
//! trusted, at its bytes. What a file's checks asked of the rest of the edition (is there such a story, is there such a
//! picture?) is noted with the answers, and asked again where the edition has other files.
//!
//! The cache is worth nothing to anybody else: one that is damaged, of another press or of another edition is as good as
//! none.

mod record;

use std::borrow::Cow;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize, Serializer};

use crate::check::Story;
use crate::check::across::Asked;
use crate::check::finding::Finding;
use crate::edition::Edition;
use crate::files::sealed::{self, Sealed};
use crate::fingerprint::{Fingerprint, Stamp};
use record::Record;

/// What is known of an edition, as it was read.
#[derive(Debug, Default)]
pub(crate) struct Cache<'a> {
    /// In the order of their names.
    notes: Vec<Note<'a>>,
    /// Whether the edition has the same articles and other files as then.
    same_names: bool,
}

/// Everything that is written.
#[derive(Serialize, Deserialize)]
pub(crate) struct Notebook<'a> {
    /// Of the press, the edition's place and its `site.json`: where one is another, nothing holds.
    basis: Fingerprint,
    /// Of the names of the edition's files.
    names: Fingerprint,
    #[serde(borrow)]
    notes: Vec<Note<'a>>,
}

/// What is known of an article's file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Note<'a> {
    name: &'a str,
    /// None where the file had been written too short a time ago.
    stamp: Option<Stamp>,
    /// Of its bytes.
    source: Fingerprint,
    /// What was found: a [`Record`], packed.
    #[serde(serialize_with = "in_one_piece")]
    found: &'a [u8],
}

/// What came of checking an article's file.
#[derive(Debug)]
pub(crate) struct Examined<'a> {
    /// The story, where it is sound.
    pub(crate) story: Option<Story>,
    /// What is wrong with it.
    pub(crate) findings: Vec<Finding>,
    /// What is to be noted: none where the file could not be read.
    pub(crate) noted: Option<Noted<'a>>,
}

/// A note to be written.
#[derive(Debug)]
pub(crate) struct Noted<'a> {
    stamp: Option<Stamp>,
    source: Fingerprint,
    found: Cow<'a, [u8]>,
    /// Whether it says something new.
    is_new: bool,
}

/// What is known of the articles after a build has looked at them.
pub(crate) struct Notes<'a> {
    pub(crate) edition: &'a Edition,
    /// What was known before.
    pub(crate) before: Cache<'a>,
    /// By the names of their files.
    pub(crate) noted: Vec<(&'a str, Noted<'a>)>,
}

impl<'a> Cache<'a> {
    /// What a notebook knows of an edition.
    pub(crate) fn of(notebook: Option<Notebook<'a>>, edition: &Edition) -> Self {
        let Some(notebook) = notebook.filter(|notebook| notebook.basis == basis(edition)) else {
            return Self::default();
        };
        let same_names = notebook.names == names(edition);
        let mut notes = notebook.notes;
        if !notes.is_sorted_by_key(|note| note.name) {
            notes.sort_unstable_by_key(|note| note.name);
        }
        Self { notes, same_names }
    }

    fn note(&self, name: &str) -> Option<&Note<'a>> {
        self.notes.binary_search_by_key(&name, |note| note.name).ok().map(|place| &self.notes[place])
    }

    /// What is known of an article's file that has this stamp, if all of it still holds.
    pub(crate) fn recall(&self, edition: &Edition, name: &str, stamp: Stamp) -> Option<Examined<'a>> {
        let note = self.note(name).filter(|note| note.stamp == Some(stamp))?;
        self.told(edition, note, note.stamp, false)
    }

    /// What is known of an article's file that has these bytes, if all of it still holds.
    pub(crate) fn recognise(
        &self,
        edition: &Edition,
        name: &str,
        source: Fingerprint,
        stamp: Option<Stamp>,
    ) -> Option<Examined<'a>> {
        let note = self.note(name).filter(|note| note.source == source)?;
        self.told(edition, note, stamp, note.stamp != stamp)
    }

    fn told(&self, edition: &Edition, note: &Note<'a>, stamp: Option<Stamp>, is_new: bool) -> Option<Examined<'a>> {
        let record = Record::unpack(note.found)?;
        if !self.same_names && !record.holds(edition) {
            return None;
        }
        let (story, findings) = record.tell(note.name, note.source)?;
        let noted = Noted { stamp, source: note.source, found: Cow::Borrowed(note.found), is_new };
        Some(Examined { story, findings, noted: Some(noted) })
    }

    /// Whether these notes, of these articles, are all that is known already.
    fn is(&self, notes: &[(&str, Noted)]) -> bool {
        self.same_names && self.notes.len() == notes.len() && !notes.iter().any(|(_, noted)| noted.is_new)
    }
}

impl Examined<'_> {
    /// What came of checking a file just now. `stamp` is none where the file may still change without its times changing.
    pub(crate) fn new(
        story: Option<Story>,
        findings: Vec<Finding>,
        asked: &Asked,
        source: Fingerprint,
        stamp: Option<Stamp>,
    ) -> Self {
        let found = Cow::Owned(Record::of(story.as_ref(), &findings, asked).pack());
        Self { story, findings, noted: Some(Noted { stamp, source, found, is_new: true }) }
    }
}

/// The bytes of a cache; none where there is none.
pub(crate) fn load(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_default()
}

impl Notes<'_> {
    /// Writes what is known, unless it stands there already. What goes wrong costs the next build time and nothing else.
    pub(crate) fn save(&self, path: &Path) {
        let Self { edition, before, noted } = self;
        if before.is(noted) {
            return;
        }
        let notes = noted.iter().map(|(name, Noted { stamp, source, found, .. })| Note {
            name,
            stamp: *stamp,
            source: *source,
            found,
        });
        let notebook = Notebook { basis: basis(edition), names: names(edition), notes: notes.collect() };
        // Beside its place and renamed: a cache that a build was cut off in would be thrown away whole.
        let beside = path.with_extension("new");
        if write(&beside, &notebook).and_then(|()| fs::rename(&beside, path)).is_err() {
            _ = fs::remove_file(&beside);
        }
    }
}

/// Writes piece by piece: in one, the notes of many stories would take as much memory again.
fn write(path: &Path, notebook: &Notebook) -> io::Result<()> {
    let sealed = Sealed::new(File::create(path)?);
    postcard::to_io(notebook, sealed).map_err(io::Error::other)?.end()
}

/// The stamp of a file, where it can be trusted at `now`, before the file was read.
pub(crate) fn settled(stamp: Stamp, now: SystemTime) -> Option<Stamp> {
    Some(stamp).filter(|stamp| stamp.is_settled(now))
}

/// Reads the bytes of a cache; none where they are damaged.
pub(crate) fn read(bytes: &[u8]) -> Option<Notebook<'_>> {
    postcard::from_bytes(sealed::opened(bytes)?).ok()
}

fn basis(edition: &Edition) -> Fingerprint {
    Fingerprint::of_press().with(edition.root().as_os_str().as_encoded_bytes()).with(&edition.site_text)
}

fn names(edition: &Edition) -> Fingerprint {
    let mut names = String::new();
    for name in &edition.articles {
        names.push_str(name);
        names.push('\n');
    }
    for file in &edition.files {
        names.push('/');
        names.push_str(file);
        names.push('\n');
    }
    Fingerprint::of(names)
}

fn in_one_piece<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}
