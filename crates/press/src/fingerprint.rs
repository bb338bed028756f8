//! What a file is made of, as a number: the same number means the same file.
//!
//! A build notes for each file that it publishes the fingerprint of all that went into it. The next build makes a file
//! again only where the fingerprint is another, so what does not change is not even read.

use std::env;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use memchr::memmem;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

/// A fingerprint: 128 bits of XXH3. It tells changes, not forgers: who writes an edition can only deceive themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Fingerprint(u64, u64);

/// Up to this length XXH3 takes its input in one step.
const SHORT: usize = 240;

/// A file whose time is younger than this may change again without its time changing: file systems count in steps, of
/// two seconds at the coarsest.
const TOO_FRESH: Duration = Duration::from_secs(2);

/// How much of a program is its beginning, in bytes.
const BEGINNING: u64 = 4096;

impl Fingerprint {
    /// Of some bytes.
    pub(crate) fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self::default().with(bytes)
    }

    /// Of all this stands for, and of some more bytes after it.
    pub(crate) fn with(self, bytes: impl AsRef<[u8]>) -> Self {
        let (before, bytes) = (self.to_bytes(), bytes.as_ref());
        // Most are short, and a hash in one go is then several times as fast.
        let mut together = [0; SHORT];
        Self::from_number(match together.get_mut(..before.len() + bytes.len()) {
            Some(together) => {
                together[..before.len()].copy_from_slice(&before);
                together[before.len()..].copy_from_slice(bytes);
                xxh3_128(together)
            }
            None => {
                let mut hash = Xxh3Default::new();
                hash.update(&before);
                hash.update(bytes);
                hash.digest128()
            }
        })
    }

    fn from_number(number: u128) -> Self {
        // The lower and the upper half.
        Self(number as u64, (number >> 64) as u64)
    }

    /// Of both.
    pub(crate) fn and(self, other: Self) -> Self {
        self.with(other.to_bytes())
    }

    /// The number, lowest byte first.
    pub(crate) fn to_bytes(self) -> [u8; 16] {
        (u128::from(self.1) << 64 | u128::from(self.0)).to_le_bytes()
    }

    /// The number of which these are the lower and the upper half.
    pub(crate) fn from_halves(lower: u64, upper: u64) -> Self {
        Self(lower, upper)
    }

    /// Of this program: another press may make another file of the same story. Its time and its length do not tell: packages
    /// that can be made again byte for byte give all their files one time, and a word for another changes no length.
    pub(crate) fn of_press() -> Self {
        static OF_PRESS: LazyLock<Fingerprint> = LazyLock::new(|| {
            let program = env::current_exe().and_then(File::open).and_then(of_program);
            program.unwrap_or_else(|_| Fingerprint::of(env!("CARGO_PKG_VERSION")))
        });
        *OF_PRESS
    }

    /// Of a file, without reading it where its times can be trusted.
    pub(crate) fn of_file(path: &Path) -> io::Result<Self> {
        let found = fs::metadata(path)?;
        let stamp = Stamp::of(&found);
        if stamp.is_settled(SystemTime::now()) { Ok(stamp.fingerprint()) } else { fs::read(path).map(Self::of) }
    }
}

/// Of a program: of what its linker says of it, where it does, and else of its bytes, which takes some milliseconds.
fn of_program(mut program: File) -> io::Result<Fingerprint> {
    let mut beginning = Vec::new();
    program.by_ref().take(BEGINNING).read_to_end(&mut beginning)?;
    if let Some(id) = build_id(&beginning) {
        return Ok(Fingerprint::of(id));
    }
    program.read_to_end(&mut beginning)?;
    Ok(Fingerprint::of(beginning))
}

/// The number that linkers make of all that is in an ELF program, as a note at its beginning (`--build-id`).
fn build_id(beginning: &[u8]) -> Option<&[u8]> {
    // How long its maker's name and the number are (that of SHA-1), the kind of note (`NT_GNU_BUILD_ID`), and the name.
    const NOTE: &[u8] = b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0";
    let after = memmem::find(beginning, NOTE)? + NOTE.len();
    beginning.get(after..after + 20)
}

/// The fingerprint of bytes that come one after the other.
pub(crate) struct Growing(Xxh3Default);

impl Default for Growing {
    fn default() -> Self {
        let mut hash = Xxh3Default::new();
        hash.update(&Fingerprint::default().to_bytes());
        Self(hash)
    }
}

impl Growing {
    /// Adds bytes.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// That of all of them.
    pub(crate) fn end(&self) -> Fingerprint {
        Fingerprint::from_number(self.0.digest128())
    }
}

/// What tells that a file was not touched, without reading it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    pub(crate) size: u64,
    /// When its bytes last changed, in nanoseconds since 1970.
    pub(crate) modified: i64,
    /// When its bytes or its name last changed. A copy that keeps its time has another; zero where systems lack it.
    pub(crate) changed: i64,
}

impl Stamp {
    /// The stamp of a file that was looked at.
    pub(crate) fn of(found: &Metadata) -> Self {
        Self { size: found.len(), modified: modified(found), changed: changed(found) }
    }

    /// Whether whoever writes to the file from now on leaves another stamp.
    pub(crate) fn is_settled(self, now: SystemTime) -> bool {
        let before = |time: i64| nanoseconds(now).is_some_and(|now| time < now - TOO_FRESH.as_nanos() as i64);
        before(self.modified) && before(self.changed)
    }

    fn fingerprint(self) -> Fingerprint {
        Fingerprint::of("stamp")
            .with(self.size.to_le_bytes())
            .with(self.modified.to_le_bytes())
            .with(self.changed.to_le_bytes())
    }
}

/// When the bytes of a file, or the names in a folder, last changed: nanoseconds since 1970.
pub(crate) fn modified(found: &Metadata) -> i64 {
    found.modified().ok().and_then(nanoseconds).unwrap_or_default()
}

#[cfg(unix)]
fn changed(found: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt;
    found.ctime().saturating_mul(1_000_000_000).saturating_add(found.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> i64 {
    0
}

fn nanoseconds(time: SystemTime) -> Option<i64> {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).ok(),
        Err(before) => i64::try_from(before.duration().as_nanos()).ok().map(|before| -before),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_another_order_or_cut_elsewhere_are_another_fingerprint() {
        let [ab, ba] = [["a", "b"], ["b", "a"]].map(|[one, two]| Fingerprint::of(one).with(two));
        assert_ne!(ab, ba);
        assert_ne!(ab, Fingerprint::of("ab"));
        assert_ne!(Fingerprint::of("a").and(ab), ab.and(Fingerprint::of("a")));
        assert_eq!(ab, Fingerprint::of("a").with(b"b"));
        let lengths = [SHORT - 17, SHORT - 16, SHORT - 15, 2 * SHORT].map(|length| Fingerprint::of(vec![b'x'; length]));
        assert!((1..4).all(|index| !lengths[..index].contains(&lengths[index])));
    }

    #[test]
    fn a_program_is_told_by_the_number_that_its_linker_gave_it_or_by_its_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("press");
        let of = |parts: &[&[u8]]| {
            fs::write(&path, parts.concat()).expect("a file");
            File::open(&path).and_then(of_program).expect("it is read")
        };
        let long = vec![b'x'; 2 * BEGINNING as usize];
        assert_ne!(of(&[&long, b"a"]), of(&[&long, b"b"]));
        assert_eq!(of(&[&long, b"a"]), of(&[&long, b"a"]));
        let note = b"\x7fELF\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0";
        let [one, other] = [[1; 20], [2; 20]];
        assert_ne!(of(&[note, &one, &long]), of(&[note, &other, &long]));
        assert_eq!(of(&[note, &one, &long]), Fingerprint::of(one));
        // One that is cut off is none.
        assert_ne!(of(&[note, &one[1..]]), of(&[note, &other[1..]]));
    }

    #[test]
    fn a_file_written_a_moment_ago_is_not_trusted() {
        let second = 1_000_000_000;
        let stamp = Stamp { size: 1, modified: 100 * second, changed: 100 * second };
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        assert!(!stamp.is_settled(at(100)));
        assert!(!stamp.is_settled(at(102)));
        assert!(stamp.is_settled(at(103)));
        // Its name changed later: it was put in the place of another.
        assert!(!Stamp { changed: 105 * second, ..stamp }.is_settled(at(106)));
    }
}
