//! The table of bytes, and the verdict.

use std::fmt::Write;

use super::weigh::Item;
use crate::progress::grouped;

/// What a group of items may weigh, in bytes of brotli.
pub(crate) struct Limit {
    /// Above this the check fails.
    pub(crate) most: u64,
    /// What to aim for.
    pub(crate) mark: Option<u64>,
}

/// Items that share a limit.
pub(crate) struct Group {
    pub(crate) name: &'static str,
    pub(crate) items: Vec<Item>,
    pub(crate) limit: Limit,
}

impl Group {
    /// The sum of what each item weighs, since each is downloaded by itself.
    fn brotli(&self) -> u64 {
        self.items.iter().map(|item| item.brotli).sum()
    }

    fn raw(&self) -> u64 {
        self.items.iter().map(|item| item.raw).sum()
    }

    /// Whether the limit is kept.
    pub(crate) fn is_within(&self) -> bool {
        self.brotli() <= self.limit.most
    }

    fn verdict(&self) -> String {
        let weight = self.brotli();
        if weight > self.limit.most {
            return format!("{} bytes too many", grouped(weight - self.limit.most));
        }
        match self.limit.mark {
            Some(mark) if weight <= mark => format!("within the mark of {}", grouped(mark)),
            Some(mark) => format!("{} above the mark of {}", grouped(weight - mark), grouped(mark)),
            None => "within".to_owned(),
        }
    }
}

/// The table as text.
pub(crate) fn write(groups: &[&Group]) -> String {
    let names = groups.iter().flat_map(|group| group.items.iter().map(|item| item.name.chars().count()));
    let width = names.max().unwrap_or(0).max(16);
    let mut table = format!("{:width$}  {:>9}  {:>7}  {:>7}\n", "bytes", "raw", "brotli", "budget");
    let mut row = |name: &str, raw: u64, brotli: u64, rest: &str| {
        let row = format!("{name:width$}  {:>9}  {:>7}  {rest}", grouped(raw), grouped(brotli));
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{}", row.trim_end());
    };
    for group in groups {
        for item in &group.items {
            row(&item.name, item.raw, item.brotli, "");
        }
        let rest = format!("{:>7}  {}", grouped(group.limit.most), group.verdict());
        row(group.name, group.raw(), group.brotli(), &rest);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(sizes: &[u64]) -> Group {
        let items = sizes.iter().map(|&brotli| Item { name: "a".into(), raw: brotli * 3, brotli }).collect();
        Group { name: "code", items, limit: Limit { most: 80_000, mark: Some(60_000) } }
    }

    #[test]
    fn a_limit_counts_the_sum_and_is_kept_to_the_byte() {
        assert!(group(&[76_000, 4_000]).is_within());
        assert!(!group(&[76_000, 4_001]).is_within());
        assert!(group(&[]).is_within());
    }

    #[test]
    fn the_verdict_says_how_far() {
        assert_eq!(group(&[60_000]).verdict(), "within the mark of 60,000");
        assert_eq!(group(&[61_500]).verdict(), "1,500 above the mark of 60,000");
        assert_eq!(group(&[81_500]).verdict(), "1,500 bytes too many");
    }

    #[test]
    fn the_table_lines_up() {
        let expected = "\
bytes                   raw   brotli   budget
a                   150,000   50,000
a                    12,000    4,000
code                162,000   54,000   80,000  within the mark of 60,000
";
        assert_eq!(write(&[&group(&[50_000, 4_000])]), expected);
    }
}
