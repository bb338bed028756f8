//! What is known of a story's files in one script. All are made of the same, so one fingerprint is enough.

use super::part::{Own, Part};
use super::stamp::FileStamp;
use crate::fingerprint::Fingerprint;

/// A story's files in one script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Of all that they were made of; the default where they were not all made of the same.
    pub(super) made_of: Fingerprint,
    /// Each part's stamp, as it was when it was written.
    stamps: [FileStamp; Part::ALL.len()],
    /// When names in the story's own folders last changed, in nanoseconds since 1970; 0 where that is to be looked up.
    times: [i64; Own::ALL.len()],
}

impl Sheet {
    /// How many bytes it takes in a list.
    pub(super) const BYTES: usize = 16 + 8 * (Part::ALL.len() + Own::ALL.len());

    /// No files, made of this.
    pub(super) fn new(made_of: Fingerprint) -> Self {
        Self { made_of, ..Self::default() }
    }

    /// Whether there is no file.
    pub(super) fn is_empty(&self) -> bool {
        self.stamps == <[FileStamp; Part::ALL.len()]>::default()
    }

    /// The stamp of a part, if it is there.
    pub(super) fn stamp(&self, part: Part) -> Option<FileStamp> {
        Some(self.stamps[part.number()]).filter(|stamp| *stamp != FileStamp::NONE)
    }

    /// The parts that are there.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part> {
        Part::ALL.into_iter().filter(|part| self.stamp(*part).is_some())
    }

    /// Notes a part.
    pub(super) fn put(&mut self, part: Part, stamp: FileStamp) {
        self.stamps[part.number()] = stamp;
    }

    /// The time of a folder of the story's own, if it has the folder.
    pub(super) fn folder(&self, own: Own) -> Option<i64> {
        self.stamp(own.part()).map(|_| self.times[own.number()])
    }

    /// Notes the time of a folder.
    pub(super) fn set_time(&mut self, own: Own, time: i64) {
        self.times[own.number()] = time;
    }

    /// Takes over the times of another sheet's folders.
    pub(super) fn take_times(&mut self, other: &Self) {
        self.times = other.times;
    }

    /// Whether both have the same files.
    pub(super) fn has_same_files(&self, other: &Self) -> bool {
        self.made_of == other.made_of && self.stamps == other.stamps
    }

    /// These files after a build that did not come to its end and has seen to some of them. What was made of something else
    /// before is to be made again.
    pub(super) fn after(&self, seen: &Self) -> Self {
        let made_of = if self.made_of == seen.made_of { self.made_of } else { Fingerprint::default() };
        let mut after = Self { made_of, stamps: self.stamps, ..Self::default() };
        for part in seen.parts() {
            after.put(part, seen.stamps[part.number()]);
        }
        after
    }

    pub(super) fn to_bytes(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        let (made_of, rest) = bytes.split_at_mut(16);
        made_of.copy_from_slice(&self.made_of.to_bytes());
        let numbers = self.stamps.map(FileStamp::to_number).into_iter().chain(self.times.map(i64::cast_unsigned));
        for (place, number) in rest.as_chunks_mut::<8>().0.iter_mut().zip(numbers) {
            *place = number.to_le_bytes();
        }
        bytes
    }

    pub(super) fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        let numbers = bytes.as_chunks::<8>().0;
        let number = |at: usize| u64::from_le_bytes(numbers[at]);
        Self {
            made_of: Fingerprint::from_halves(number(0), number(1)),
            stamps: Part::ALL.map(|part| FileStamp::from_number(number(2 + part.number()))),
            times: Own::ALL.map(|own| number(2 + Part::ALL.len() + own.number()).cast_signed()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_into_a_list_is_read_again() {
        let mut sheet = Sheet::new(Fingerprint::of("x"));
        assert!(sheet.is_empty());
        sheet.put(Part::Embed, FileStamp::from_number(7));
        sheet.put(Part::Json, FileStamp::from_number(8));
        sheet.set_time(Own::Embed, -9);
        assert_eq!(Sheet::from_bytes(&sheet.to_bytes()), sheet);
        assert_eq!(sheet.parts().collect::<Vec<_>>(), [Part::Json, Part::Embed]);
        assert_eq!(Own::ALL.map(|own| sheet.folder(own)), [None, Some(-9)]);
        assert!(!sheet.is_empty() && !sheet.has_same_files(&Sheet::new(Fingerprint::of("x"))));
    }

    #[test]
    fn files_of_two_makes_are_made_again() {
        let sheet = |of: &str, part| {
            let mut sheet = Sheet::new(Fingerprint::of(of));
            sheet.put(part, FileStamp::from_number(7));
            sheet
        };
        let both = sheet("old", Part::Json).after(&sheet("new", Part::Page));
        assert_eq!((both.made_of, both.parts().count()), (Fingerprint::default(), 2));
        let both = sheet("same", Part::Json).after(&sheet("same", Part::Page));
        assert_eq!((both.made_of, both.parts().count()), (Fingerprint::of("same"), 2));
    }
}
