//! Writing the site.
//!
//! A build must not show: whenever it ends, also by being killed, the published folder is as before or complete. So the
//! press keeps a second folder beside it, hidden (`.OUT.press/next`), brings that up to date, and exchanges the two in one
//! step ([`exchange`]). Files that stay the same are one file with a name in each folder, so that a build after a small
//! change costs only the change, and their dates stay, so that caches keep them.
//!
//! What lies in a folder, and what each file was made of, stands in its [`inventory`]. What somebody else put into the
//! published folder is found by a [`survey`] and carried along.
//!
//! The app's own folder is written in place, file by file: it is the place where Trunk prepares a site, and nobody reads
//! there. So is a folder that cannot be exchanged ([`Place`]).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::{BuildError, Place, about};
use crate::fingerprint::Fingerprint;
use crate::progress;

mod apps;
mod carry;
mod content;
mod exchange;
mod finish;
pub(super) mod inventory;
mod journal;
mod level;
pub(super) mod live;
mod part;
mod places;
mod proof;
mod published;
mod rights;
mod root;
mod sheet;
mod stamp;
mod stories;
mod strays;
mod survey;
mod tree;
mod twins;

use apps::Apps;
use content::Content;
pub(super) use content::same_bytes;
use inventory::{Entry, Inventory};
pub(super) use part::Part;
use places::Places;
use published::Published;
use stories::Stories;
use tree::{Sight, Tree};

/// What became of the files of a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that are new or have changed.
    pub written: usize,
    /// Those that were the same already.
    pub unchanged: usize,
    /// Those of an earlier build that this one does not have.
    pub removed: usize,
}

/// A site, while it is written.
pub(super) struct Output {
    /// What every file that is made depends on.
    basis: Fingerprint,
    published: Published,
    tree: Tree,
    /// What the tree held before, where it is another folder than the published one.
    before: Option<Inventory>,
    /// Whether another folder takes turns with the published one, in this build or in others.
    takes_turns: bool,
    /// Where the published folder goes for a moment, where the system cannot exchange two at once.
    aside: Option<PathBuf>,
    /// For each story of this build its rows in the lists of before, in the order of the fields above.
    rows: [Vec<Option<u32>>; 2],
    now: Mutex<Now>,
    full: AtomicBool,
    begun: Instant,
}

#[derive(Default)]
struct Now {
    stories: Stories,
    files: Places<Entry>,
    apps: Apps,
    tally: Tally,
    /// Files that had to be given a name in the tree.
    moved: usize,
}

impl Output {
    /// Begins to write a site of the stories that these ids lead to, which are in order. `basis` is of what every file that is
    /// made depends on: `site.json`, the app's page, the press itself.
    pub(super) fn open(place: &Place, ids: &[&str], basis: Fingerprint) -> Result<Self, BuildError> {
        let root = &place.out;
        let [next, aside] = hidden(place);
        let (before, published) = rayon::join(
            || next.as_ref().map(|next| ready(next).map_err(about(next, "made ready"))).transpose(),
            || Published::read(root).map_err(about(root, "read")),
        );
        let (before, published) = (before?, published?);
        let tree = match &next {
            Some(next) => Tree::new(next, Sight::Hidden),
            None => Tree::new(root, Sight::Public),
        };
        let tree = tree.map_err(about(root, "written"))?;
        let stories = Stories::of(ids.iter().copied());
        let files = Places::with_room(published.inventory.files.len());
        let now = Now { stories, files, ..Now::default() };
        let takes_turns = next.is_some() || place.has_hidden();
        Ok(Self { takes_turns, ..Self::new(basis, published, tree, before, aside, now) })
    }

    fn new(
        basis: Fingerprint,
        published: Published,
        tree: Tree,
        before: Option<Inventory>,
        aside: Option<PathBuf>,
        now: Now,
    ) -> Self {
        let rows_before = before.as_ref().map(|before| before.stories.rows_of(&now.stories)).unwrap_or_default();
        let rows = [published.inventory.stories.rows_of(&now.stories), rows_before];
        let (now, full) = (Mutex::new(now), AtomicBool::default());
        Self { basis, published, tree, before, takes_turns: true, aside, rows, now, full, begun: Instant::now() }
    }

    /// Sees to a file, and makes its bytes only where that is needed: where it is not there yet, or was made of something
    /// else. `file` is its place from the site's folder on, with slashes; `made_of` is of all that the bytes depend on, but
    /// for the basis.
    pub(super) fn make<B: AsRef<[u8]>>(
        &self,
        file: &str,
        made_of: Fingerprint,
        make: impl FnOnce() -> Result<B, BuildError>,
    ) -> Result<(), BuildError> {
        let made_of = made_of.and(self.basis);
        if self.keep(file, made_of)? {
            return Ok(());
        }
        self.put(file, made_of, Content::Bytes(make()?.as_ref()))
    }

    /// Writes a file whose bytes are at hand.
    pub(super) fn write(&self, file: &str, bytes: &[u8]) -> Result<(), BuildError> {
        let made_of = Fingerprint::of(bytes);
        if self.keep(file, made_of)? { Ok(()) } else { self.put(file, made_of, Content::Bytes(bytes)) }
    }

    /// Copies a file.
    pub(super) fn copy(&self, file: &str, from: &Path) -> Result<(), BuildError> {
        let made_of = Fingerprint::of_file(from).map_err(about(from, "read"))?;
        if self.keep(file, made_of)? { Ok(()) } else { self.put(file, made_of, Content::File(from)) }
    }

    /// Keeps the published file, where there is one that was made of the same.
    fn keep(&self, file: &str, made_of: Fingerprint) -> Result<bool, BuildError> {
        let Some(entry) = self.published.unchanged(file).filter(|entry| entry.made_of == made_of) else {
            return Ok(false);
        };
        let moved = match &self.before {
            Some(before) if before.files.get(file) != Some(&entry) => {
                let link = || match self.tree.link(file, &self.published.root) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
                    linked => linked.map(|()| true),
                };
                if !self.placed(file, link)? {
                    return Ok(false);
                }
                true
            }
            _ => false,
        };
        self.note(file, entry, true, moved);
        Ok(true)
    }

    /// Puts a file in its place, unless the published one has the same bytes.
    fn put(&self, file: &str, made_of: Fingerprint, content: Content) -> Result<(), BuildError> {
        let unchanged = self.published.has(file, content);
        let stamp = self.placed(file, || {
            if unchanged {
                let linked = if self.before.is_some() { self.tree.link(file, &self.published.root) } else { Ok(()) };
                return linked.and_then(|()| self.tree.stamp(file));
            }
            match content {
                Content::Bytes(bytes) => self.tree.write(file, bytes),
                Content::File(from) => self.tree.copy(file, from),
            }
        })?;
        self.note(file, Entry { made_of, stamp }, unchanged, true);
        Ok(())
    }

    /// Puts something into the tree. Where the site had a file before and has a folder now, or the other way round, what was
    /// there goes first.
    fn placed<T>(&self, file: &str, put: impl Fn() -> io::Result<T>) -> Result<T, BuildError> {
        use io::ErrorKind::{AlreadyExists, DirectoryNotEmpty, IsADirectory, NotADirectory};
        match put() {
            Err(error) if matches!(error.kind(), AlreadyExists | DirectoryNotEmpty | IsADirectory | NotADirectory) => {
                let is_ours = |file: &str| self.published.inventory.contains(file);
                match self.tree.clear_the_way(file, is_ours) {
                    Ok(()) => put().map_err(|error| self.failed(file, error)),
                    Err(path) => Err(BuildError::InTheWay { path }),
                }
            }
            done => done.map_err(|error| self.failed(file, error)),
        }
    }

    fn note(&self, file: &str, entry: Entry, unchanged: bool, moved: bool) {
        let mut now = self.now();
        now.files.insert(file, entry);
        now.moved += usize::from(moved);
        *if unchanged { &mut now.tally.unchanged } else { &mut now.tally.written } += 1;
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, file: &str, error: io::Error) -> BuildError {
        if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            self.full.store(true, Ordering::Relaxed);
        }
        about(&self.published.root.path().join(file), "written")(error)
    }
}

/// Puts the published folder back where a build was cut off in exchanging it. Nothing must have looked for it before.
pub(super) fn recover(place: &Place) -> Result<(), BuildError> {
    match hidden(place) {
        [Some(next), Some(aside)] => exchange::recover(&place.out, &next, &aside).map_err(about(&aside, "put back")),
        _ => Ok(()),
    }
}

/// Where the next site is made, and where the published one goes for a moment; nowhere where it is written in place.
fn hidden(place: &Place) -> [Option<PathBuf>; 2] {
    ["next", "aside"].map(|name| place.beside.as_ref().map(|beside| beside.join(name)))
}

/// Makes the hidden folder ready to be written into, and says what it holds. What a build that was cut off left in it is
/// cleared away.
fn ready(next: &Path) -> io::Result<Inventory> {
    // It has the rights of the published folder, which was perhaps not to be written.
    rights::regain(next);
    let before = Inventory::read_if_whole(next);
    if before.is_none() && next.exists() {
        progress::say(match Inventory::is_of_another_press(next) {
            true => "another version of the press was at work here: making the site anew",
            false => "the last build was cut off: clearing away what it left",
        });
        fs::remove_dir_all(next)?;
    }
    fs::create_dir_all(next)?;
    // From here on nobody knows what is in it, until the new list is written.
    Inventory::forget(next)?;
    Ok(before.unwrap_or_default())
}
