//! Files and folders by their names, for all that is not a story's.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

/// Places with something about each. A site has a million: so their names stand one after the other in one text, and each
/// is found by its hash.
#[derive(Debug)]
pub(super) struct Places<T> {
    names: String,
    /// Where each name ends, and what is known of it.
    rows: Vec<(u32, T)>,
    by_hash: HashMap<u64, u32, BuildHasherDefault<AsIs>>,
}

/// Places as they are written into a list.
pub(super) type List<'a, T> = (&'a str, Cow<'a, [(u32, T)]>);

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self { names: String::new(), rows: Vec::new(), by_hash: HashMap::default() }
    }
}

impl<T> Places<T> {
    /// Room for so many places.
    pub(super) fn with_room(places: usize) -> Self {
        let by_hash = HashMap::with_capacity_and_hasher(places, BuildHasherDefault::default());
        Self { names: String::new(), rows: Vec::with_capacity(places), by_hash }
    }

    pub(super) fn len(&self) -> usize {
        self.by_hash.len()
    }

    /// Notes a place. Of one that is noted twice, the last counts.
    pub(super) fn insert(&mut self, place: &str, value: T) {
        let row = u32::try_from(self.rows.len()).expect("a site has fewer than 4,000,000,000 files");
        self.names.push_str(place);
        let end = u32::try_from(self.names.len()).expect("the names of a site's files have fewer than 4 GB");
        self.rows.push((end, value));
        self.by_hash.insert(xxh3_64(place.as_bytes()), row);
    }

    pub(super) fn contains(&self, place: &str) -> bool {
        self.get(place).is_some()
    }

    pub(super) fn get(&self, place: &str) -> Option<&T> {
        let row = *self.by_hash.get(&xxh3_64(place.as_bytes()))? as usize;
        (self.name(row) == place).then(|| &self.rows[row].1)
    }

    /// Every place with what is known of it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        // Row by row, since rows lie in order in memory; a place that was noted twice is passed by the first time.
        (0..self.rows.len()).filter_map(|row| self.row(row))
    }

    /// Every place.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(place, _)| place)
    }

    /// The place of a number below [`rows`](Self::rows), if it counts.
    pub(super) fn row(&self, row: usize) -> Option<(&str, &T)> {
        let name = self.name(row);
        // Only where places were noted twice are there more rows than places.
        let counts = self.rows.len() == self.by_hash.len()
            || self.by_hash.get(&xxh3_64(name.as_bytes())).is_some_and(|last| *last as usize == row);
        counts.then(|| (name, &self.rows[row].1))
    }

    /// How many numbers there are to ask [`row`](Self::row) for.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Looks up anew, on all cores, what is known of every place.
    pub(super) fn fill(&mut self, value: impl Fn(&str) -> T + Sync)
    where
        T: Send + Sync,
    {
        let values: Vec<T> = (0..self.rows.len()).into_par_iter().map(|row| value(self.name(row))).collect();
        for (row, value) in self.rows.iter_mut().zip(values) {
            row.1 = value;
        }
    }

    fn name(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(0, |before| self.rows[before].0 as usize);
        &self.names[start..self.rows[row].0 as usize]
    }
}

impl<T: Copy> Places<T> {
    /// As they are written into a list.
    pub(super) fn list(&self) -> List<'_, T> {
        (&self.names, Cow::Borrowed(&self.rows))
    }

    /// The places of a list; none where it is damaged. What leads out of the folder is not taken over: the list says what
    /// may be removed.
    pub(super) fn from_list((names, rows): List<T>, stays_inside: impl Fn(&str) -> bool) -> Option<Self> {
        let mut places = Self::with_room(0);
        places.names.reserve(names.len());
        places.by_hash.reserve(rows.len());
        let (mut start, mut all_stay) = (0, true);
        for (row, (end, _)) in (0_u32..).zip(rows.iter()) {
            let place = names.get(start..*end as usize)?;
            start = *end as usize;
            all_stay &= stays_inside(place);
            places.by_hash.insert(xxh3_64(place.as_bytes()), row);
        }
        if all_stay {
            // The rows were read for this, and are not copied: they are most of what a list takes.
            places.names.push_str(&names[..start]);
            places.rows = rows.into_owned();
            return Some(places);
        }
        places.by_hash.clear();
        let mut start = 0;
        for (end, value) in rows.iter() {
            let place = &names[start..*end as usize];
            start = *end as usize;
            if stays_inside(place) {
                places.insert(place, *value);
            }
        }
        Some(places)
    }
}

/// What is a hash already needs no other.
#[derive(Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_place_noted_twice_the_last_counts() {
        let mut places = Places::default();
        for (place, value) in [("a", 1), ("b", 2), ("a", 3)] {
            places.insert(place, value);
        }
        assert_eq!((places.len(), places.get("a"), places.get("c")), (2, Some(&3), None));
        assert_eq!(places.iter().collect::<Vec<_>>(), [("b", &2), ("a", &3)]);
    }
}
