//! Whether the machine has other work than ours, which slows both sides of a ratio, but not evenly.

use std::fs;
use std::time::Duration;

use tokio::time::sleep;

const LOOK: Duration = Duration::from_secs(3);
/// More than this share of the processors' time makes a figure doubtful.
const TOLERABLE: f64 = 0.1;

/// The share of the processors' time that goes to others while we wait, where Linux tells.
pub(crate) async fn others() -> Option<f64> {
    let before = times()?;
    sleep(LOOK).await;
    let after = times()?;
    let (all, idle) = (after.0 - before.0, after.1 - before.1);
    (all > 0.0).then(|| 1.0 - idle / all)
}

/// What is to be said of it.
pub(crate) fn said(before: Option<f64>, after: Option<f64>) -> String {
    let (Some(before), Some(after)) = (before, after) else { return "How busy the machine was is not known.".into() };
    let shares = format!("{:.0} % before and {:.0} % after", before * 100.0, after * 100.0);
    if before.max(after) > TOLERABLE {
        return format!(
            "**The machine had other work ({shares}): these figures are doubtful. Measure again when it is quiet.**"
        );
    }
    format!("The machine had next to no other work ({shares}).")
}

/// Time that has passed on all processors, and how much of it was idle (proc_stat(5)).
fn times() -> Option<(f64, f64)> {
    let stat = fs::read_to_string("/proc/stat").ok()?;
    let times: Vec<f64> =
        stat.lines().next()?.split_whitespace().skip(1).filter_map(|time| time.parse().ok()).collect();
    // The fourth is idle, the fifth waits for a disk; the last two are counted in the first two already.
    Some((times.get(..8)?.iter().sum(), times[3] + times[4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_machine_is_told_of() {
        assert!(said(Some(0.02), Some(0.03)).starts_with("The machine had next to no other work"));
        assert!(said(Some(0.02), Some(0.4)).contains("doubtful"));
    }
}
