//! The ids of a site's stories, in order: a hundred thousand of them in two pieces of memory.

/// Ids in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// One after the other.
    pub(super) text: String,
    /// Where each ends.
    pub(super) ends: Vec<u32>,
}

impl Ids {
    /// These ids, which must be in order.
    pub(super) fn of<'i>(ids: impl Iterator<Item = &'i str>) -> Self {
        let mut all = Self::default();
        for id in ids {
            debug_assert!(all.ends.is_empty() || all.get(all.len() - 1) < id, "{id} is out of order");
            all.text.push_str(id);
            all.ends.push(u32::try_from(all.text.len()).expect("the ids of a site have fewer than 4 GB"));
        }
        all
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The id of a story, by its row.
    pub(super) fn get(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[row] as usize]
    }

    /// The row of a story.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            match self.get(middle).cmp(id) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// For each story of another list its row here.
    pub(super) fn rows_of(&self, others: &Self) -> Vec<Option<u32>> {
        let mut row = 0;
        let rows = (0..others.len()).map(|other| {
            while row < self.len() && self.get(row) < others.get(other) {
                row += 1;
            }
            (row < self.len() && self.get(row) == others.get(other)).then(|| row_number(row))
        });
        rows.collect()
    }
}

/// A row as it is kept.
fn row_number(row: usize) -> u32 {
    u32::try_from(row).expect("a site has fewer than 4,000,000,000 stories")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_found_by_its_id() {
        let ids = Ids::of(["a", "ab", "b-1", "c"].into_iter());
        assert_eq!(["a", "ab", "b-1", "c"].map(|id| ids.find(id)), [Some(0), Some(1), Some(2), Some(3)]);
        assert!(["", "aa", "b", "d"].into_iter().all(|id| ids.find(id).is_none()));
        let others = Ids::of(["aa", "ab", "c", "d"].into_iter());
        assert_eq!(ids.rows_of(&others), [None, Some(1), Some(3), None]);
        assert_eq!(others.rows_of(&ids), [None, Some(1), None, Some(2)]);
    }
}
