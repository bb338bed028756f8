//! What a program takes: time on the clock, time on the processors, memory.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use wait4::Wait4;

use crate::command::line;

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Took {
    /// On the clock.
    pub(super) wall: Duration,
    /// On all processors together, the system's work for it included.
    pub(super) cpu: Duration,
    /// Of that the program's own, without the system's.
    pub(super) own: Duration,
    /// The most memory at once, in bytes.
    pub(super) memory: u64,
}

/// Runs a program and says what it took. It has to end well.
pub(super) fn run(command: &mut Command) -> Result<Took> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let child = command.spawn().with_context(|| format!("`{}` does not start", line(command)))?;
    let used = child.wait4().with_context(|| format!("`{}` was lost", line(command)))?;
    let wall = begun.elapsed();
    ensure!(used.status.success(), "`{}` failed ({})", line(command), used.status);
    let (own, system) = (used.rusage.utime, used.rusage.stime);
    Ok(Took { wall, cpu: own + system, own, memory: used.rusage.maxrss })
}

/// The median of each figure; the upper one where there are two in the middle.
pub(super) fn median(runs: &[Took]) -> Took {
    fn middle<T: Copy + Ord>(runs: &[Took], figure: impl Fn(&Took) -> T) -> T {
        let mut figures: Vec<T> = runs.iter().map(figure).collect();
        figures.sort_unstable();
        figures[figures.len() / 2]
    }
    Took {
        wall: middle(runs, |run| run.wall),
        cpu: middle(runs, |run| run.cpu),
        own: middle(runs, |run| run.own),
        memory: middle(runs, |run| run.memory),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_has_its_own_median() {
        let took = |wall, cpu, own, memory| {
            let [wall, cpu, own] = [wall, cpu, own].map(Duration::from_secs);
            Took { wall, cpu, own, memory }
        };
        let median = median(&[took(3, 1, 1, 9), took(1, 2, 0, 7), took(2, 9, 4, 8)]);
        assert_eq!([median.wall, median.cpu, median.own].map(|time| time.as_secs()), [2, 2, 1]);
        assert_eq!(median.memory, 8);
    }

    #[test]
    fn a_program_that_fails_is_no_measurement() {
        assert!(run(&mut Command::new("false")).is_err());
        assert!(run(&mut Command::new("true")).is_ok_and(|took| took.memory > 0));
    }
}
