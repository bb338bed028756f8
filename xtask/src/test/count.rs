//! How many tests passed, as their runners report it.

use std::ops::AddAssign;

/// Tests by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Count {
    /// Reads a line of a runner's output: `test result: ok. 12 passed; 0 failed; 0 ignored; …` counts, others do not.
    pub(crate) fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else { return };
        let number = |outcome: &str| {
            let words: Vec<&str> = result.split([' ', ';']).filter(|word| !word.is_empty()).collect();
            let place = words.iter().position(|word| *word == outcome)?;
            words.get(place.checked_sub(1)?)?.parse::<u64>().ok()
        };
        if let (Some(passed), Some(failed)) = (number("passed"), number("failed")) {
            *self += Count { passed, failed };
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_runners_are_added() {
        let mut count = Count::default();
        count.read("running 3 tests");
        count.read("test article::tests::an_id_is_lower_case ... ok");
        count.read("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        count.read("test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out; finished in 1.20s");
        assert_eq!(count, Count { passed: 15, failed: 2 });
    }

    #[test]
    fn colours_do_not_matter() {
        let mut count = Count::default();
        count.read("test result: \u{1b}[32mok\u{1b}[0m. 7 passed; 0 failed; 0 ignored");
        assert_eq!(count, Count { passed: 7, failed: 0 });
    }
}
