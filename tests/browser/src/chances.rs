//! Second chances: in some thousand tests of three browsers one is overtaken by the machine now and then. It says so, with what it found the first time, and passes if it does not find it again. What is wrong with the page is
//! found again; and a page that is wrong every now and then soon has used all chances up.

use std::sync::Mutex;

/// How many tests of a whole run may find something once.
const OF_A_RUN: usize = 3;

/// The second chances of a run.
pub(crate) struct Chances {
    given: Mutex<Vec<String>>,
    most: usize,
}

impl Chances {
    /// Those of a run of all tests. Whoever asks for some of them wants to know of each time.
    pub(crate) fn of(is_whole: bool) -> Self {
        Chances { given: Mutex::default(), most: if is_whole { OF_A_RUN } else { 0 } }
    }

    /// Takes one for a test, if one is left.
    pub(crate) fn take(&self, test: &str, complaint: &str) -> bool {
        let mut given = self.given.lock().expect("nobody stops while counting");
        let is_left = given.len() < self.most;
        if is_left {
            given.push(format!("{test}\n{complaint}"));
        }
        is_left
    }

    /// Says which tests had one.
    pub(crate) fn report(&self) {
        for what in self.given.lock().expect("nobody stops while counting").iter() {
            println!("run again: {what}\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chances, OF_A_RUN};

    #[test]
    fn a_whole_run_has_a_few() {
        let chances = Chances::of(true);
        let taken = (0..OF_A_RUN + 1).filter(|test| chances.take(&test.to_string(), "it was late")).count();
        assert_eq!(taken, OF_A_RUN);
    }

    #[test]
    fn a_test_that_was_asked_for_has_none() {
        assert!(!Chances::of(false).take("focus", "it was late"));
    }
}
