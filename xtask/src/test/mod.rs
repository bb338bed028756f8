//! All checks, one after another. A check that fails does not keep the others from running.

mod count;
mod markup;
mod step;
mod summary;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::Args;

use self::count::Count;
use self::step::Step;
use self::summary::{Ending, Report};
use crate::{progress, project};

/// `cargo xtask test`.
#[derive(Args)]
pub(crate) struct Test {
    /// Leave out what takes longest: the browsers and the dependencies' licences
    #[arg(long)]
    quick: bool,
    /// Only these checks, and what they need
    #[arg(long, value_name = "STEP", value_enum, num_args = 1.., value_delimiter = ',')]
    only: Vec<Step>,
    /// For the browser tests: a filter, or --list
    #[arg(last = true, value_name = "ARGS")]
    browser: Vec<String>,
}

impl Test {
    /// Runs the checks, and ends with a line that CI counts: `N passed, N failed`.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let mut endings: BTreeMap<Step, Ending> = BTreeMap::new();
        let mut reports = Vec::new();
        for step in chosen(self.quick, &self.only) {
            let begun = Instant::now();
            let mut count = Count::default();
            let missing =
                step.needs().iter().find(|needed| endings.get(needed).is_some_and(|end| *end != Ending::Passed));
            let ending = match missing {
                Some(needed) => Ending::Skipped(format!("since {} failed", needed.name())),
                None => {
                    progress::begin(format_args!("{}: {}", step.name(), step.purpose()));
                    step.run(&self.browser, &mut count).map_or_else(
                        |error| {
                            progress::failure(&error);
                            Ending::Failed
                        },
                        |()| Ending::Passed,
                    )
                }
            };
            endings.insert(step, ending.clone());
            reports.push(Report { name: step.name(), ending, count, took: begun.elapsed() });
        }
        if project::seed().is_none() {
            progress::warn("the seed edition is not there: no test of it ran, also where one is counted as passed");
        }
        print!("\n{}", summary::write(&reports));
        let passed = reports.iter().all(|report| report.ending == Ending::Passed);
        Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// The checks to run, in order: each after what it needs.
fn chosen(quick: bool, only: &[Step]) -> Vec<Step> {
    let named =
        |step: &Step| only.is_empty() || only.contains(step) || only.iter().any(|one| one.needs().contains(step));
    let long = |step: &Step| quick && only.is_empty() && step.is_long();
    Step::ALL.into_iter().filter(|step| named(step) && !long(step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_runs_by_default() {
        assert_eq!(chosen(false, &[]), Step::ALL);
    }

    #[test]
    fn quick_leaves_out_what_is_long() {
        assert_eq!(chosen(true, &[]), [Step::Fmt, Step::Clippy, Step::Unit, Step::App, Step::Markup, Step::Budget]);
        assert!(chosen(true, &[Step::Browser]).contains(&Step::Browser), "what is named runs all the same");
    }

    #[test]
    fn what_a_check_needs_runs_before_it() {
        assert_eq!(chosen(false, &[Step::Browser]), [Step::App, Step::Browser]);
        assert_eq!(chosen(false, &[Step::Fmt]), [Step::Fmt]);
    }
}
