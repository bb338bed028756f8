//! How fast damaged copy is imported.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::command::{aloud, line};
use crate::{project, step};

/// How many pages: enough that reading the dictionaries, which is done once, does not count.
const PAGES: u64 = 4_000;
/// What a core should do in a second, repairs included.
const TARGET: u64 = 2_000;

/// Imports pages of damaged copy, on one core and on all, and gives the figures.
pub(super) fn measure(runs: usize) -> Result<String> {
    let workshop = project::workshop().join("bench-import");
    let copy = workshop.join("copy");
    if copy.exists() {
        fs::remove_dir_all(&copy).with_context(|| format!("{} cannot be emptied", copy.display()))?;
    }
    aloud(Command::new("cargo").current_dir(project::root()).args(["build", "--release", "--package", "press"]))?;
    aloud(
        Command::new("cargo")
            .current_dir(project::root())
            .args(["run", "--release", "--quiet", "--package", "press", "--example", "damaged_copy"])
            .arg(&copy)
            .arg(PAGES.to_string()),
    )?;
    let bytes = size(&copy)?;
    let mut figures = String::new();
    for (cores, threads) in [("one core", Some("1")), ("all cores", None)] {
        let mut best = Duration::MAX;
        for run in 1..=runs {
            let took = import(&workshop, &copy, threads)?;
            step::note(format_args!("import on {cores}, run {run} of {runs}: {}", step::spoken(took)));
            best = best.min(took);
        }
        let seconds = best.as_secs_f64();
        figures.push_str(&format!(
            "press import    {} damaged pages on {cores} in {seconds:.2} s: {} articles/s, {:.1} MB/s\n",
            step::grouped(PAGES),
            step::grouped((PAGES as f64 / seconds).round() as u64),
            bytes as f64 / 1e6 / seconds,
        ));
    }
    figures.push_str(&format!("                the target is {} articles/s a core\n", step::grouped(TARGET)));
    Ok(figures)
}

/// Imports into an edition that has nothing yet.
fn import(workshop: &Path, copy: &Path, threads: Option<&str>) -> Result<Duration> {
    let edition = workshop.join("edition");
    if edition.exists() {
        fs::remove_dir_all(&edition).with_context(|| format!("{} cannot be emptied", edition.display()))?;
    }
    fs::create_dir_all(&edition).with_context(|| format!("{} cannot be made", edition.display()))?;
    fs::write(edition.join("site.json"), r#"{"name": "鷺浦日報", "lang": "zh-Hant-CN"}"#)?;
    let mut press = Command::new(project::program("release", "press")?);
    press.arg("import").arg(copy).arg("--to").arg(&edition).args(["--published", "2026-01-01"]);
    if let Some(threads) = threads {
        press.env("RAYON_NUM_THREADS", threads);
    }
    let begun = Instant::now();
    let output = press.stdin(Stdio::null()).output().with_context(|| format!("`{}` does not start", line(&press)))?;
    let took = begun.elapsed();
    ensure!(output.status.success(), "`{}` failed:\n{}", line(&press), String::from_utf8_lossy(&output.stderr));
    Ok(took)
}

fn size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}
