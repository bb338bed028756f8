//! The last lines.

use std::fmt::Write;
use std::time::Duration;

use super::count::Count;
use crate::progress::spoken;

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Passed,
    Failed,
    /// With the reason.
    Skipped(String),
}

/// What is to be said of one check.
pub(crate) struct Report {
    pub(crate) name: &'static str,
    pub(crate) ending: Ending,
    pub(crate) count: Count,
    pub(crate) took: Duration,
}

/// A line for each check, and the closing line.
pub(crate) fn write(reports: &[Report]) -> String {
    let mut text = String::new();
    for report in reports {
        let ending = match &report.ending {
            Ending::Passed => "passed".to_owned(),
            Ending::Failed => "FAILED".to_owned(),
            Ending::Skipped(why) => format!("skipped {why}"),
        };
        let Count { passed, failed } = report.count;
        let tests =
            if report.count == Count::default() { String::new() } else { format!("  {passed} + {failed} tests") };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:8} {ending}{tests}  ({})", report.name, spoken(report.took));
    }
    let Count { passed, failed } = total(reports);
    let _ = writeln!(text, "\n{passed} passed, {failed} failed");
    text
}

/// What CI counts: all tests, and one more failure for each check that failed without a test that did.
fn total(reports: &[Report]) -> Count {
    let mut total = Count::default();
    for report in reports {
        total += report.count;
        if report.ending != Ending::Passed && report.count.failed == 0 {
            total.failed += 1;
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(name: &'static str, ending: Ending, passed: u64, failed: u64) -> Report {
        Report { name, ending, count: Count { passed, failed }, took: Duration::from_secs(75) }
    }

    #[test]
    fn the_closing_line_counts_tests() {
        let reports = [report("fmt", Ending::Passed, 0, 0), report("unit", Ending::Passed, 40, 0)];
        assert!(write(&reports).ends_with("\n40 passed, 0 failed\n"), "{}", write(&reports));
    }

    #[test]
    fn a_check_without_tests_counts_as_a_failure_when_it_fails() {
        let reports = [
            report("clippy", Ending::Failed, 0, 0),
            report("unit", Ending::Failed, 40, 2),
            report("browser", Ending::Skipped("since app failed".into()), 0, 0),
        ];
        assert_eq!(total(&reports), Count { passed: 40, failed: 4 });
    }
}
