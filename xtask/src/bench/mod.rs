//! Figures: what the reader downloads, how fast an edition is published, and how fast copy is imported.

mod edition;
mod import;

use std::fs;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::app::{self, Quality};
use crate::command::{aloud, line};
use crate::{budget, project, step};

/// How many articles the edition has: some months of a regional paper.
const ARTICLES: u64 = 1_000;
/// The best of several runs says what the program can do; the others say what else the machine did.
const RUNS: usize = 3;

/// Measures and prints. A limit that is broken is not this command's business.
pub(crate) fn run() -> Result<ExitCode> {
    let workshop = project::workshop().join("bench");
    let app = workshop.join("app");
    app::build(&app, Quality::Release)?;
    aloud(Command::new("cargo").current_dir(project::root()).args(["build", "--release", "--package", "press"]))?;

    let press = project::program("release", "press")?;
    let edition = workshop.join("edition");
    edition::write(&edition, ARTICLES).with_context(|| format!("{} cannot be written", edition.display()))?;
    let mut best = Duration::MAX;
    for run in 1..=RUNS {
        let out = workshop.join("site");
        if out.exists() {
            fs::remove_dir_all(&out).with_context(|| format!("{} cannot be emptied", out.display()))?;
        }
        let mut press = Command::new(&press);
        press.arg("build").arg(&edition).arg("--app").arg(&app).arg("--out").arg(&out);
        let begun = Instant::now();
        let output =
            press.stdin(Stdio::null()).output().with_context(|| format!("`{}` does not start", line(&press)))?;
        let took = begun.elapsed();
        ensure!(
            output.status.success(),
            "`{}` failed ({}):\n{}",
            line(&press),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        step::note(format_args!("run {run} of {RUNS}: {}", step::spoken(took)));
        best = best.min(took);
    }

    println!();
    budget::within(&app)?;
    let rate = ARTICLES as f64 / best.as_secs_f64();
    println!(
        "\npress build     {} articles in {:.2} s: {} articles/s (release build, best of {RUNS} runs)",
        step::grouped(ARTICLES),
        best.as_secs_f64(),
        step::grouped(rate.round() as u64)
    );
    println!("{}", import::measure(RUNS)?);
    Ok(ExitCode::SUCCESS)
}
