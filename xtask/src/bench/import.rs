//! How fast damaged copy is imported.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::measure::{self, Took, median};
use super::{Bench, machine};
use crate::command::aloud;
use crate::{project, step};

/// How many pages: enough that reading the dictionaries, which is done once, does not count.
const PAGES: u64 = 4_000;
/// What a core should do in a second, repairs included.
const TARGET: u64 = 2_000;

/// Imports pages of damaged copy, on one core and on all, and gives a section for the page.
pub(super) fn measure(bench: &Bench) -> Result<String> {
    ensure!(bench.runs > 0, "nothing to measure: name at least one run");
    let folder = bench.workshop()?.join("import");
    let copy = folder.join("copy");
    remove(&folder)?;
    let root = project::root();
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(&root).args(arguments).args(["--release", "--package", "press"]);
        cargo
    };
    aloud(&mut cargo(&["build"]))?;
    aloud(cargo(&["run", "--quiet", "--example", "damaged_copy"]).arg("--").arg(&copy).arg(PAGES.to_string()))?;
    let press = project::program("release", "press")?;
    let bytes = size(&copy)?;
    let mut section = format!(
        "## Importing\n\n{}.\n\n{} pages of damaged Chinese copy, {:.1} MB, into an edition that has nothing yet; {} runs each. \
         The aim is {} articles a second on one core.\n\n\
         | cores | wall | processors | memory | articles a second | MB/s | articles a second of processor |\n\
         |---|--:|--:|--:|--:|--:|--:|\n",
        machine::described(),
        step::grouped(PAGES),
        bytes as f64 / 1e6,
        bench.runs,
        step::grouped(TARGET)
    );
    for (cores, threads) in [("one", Some("1")), ("all", None)] {
        let mut runs = Vec::new();
        for run in 1..=bench.runs {
            let took = import(&press, &folder, &copy, threads)?;
            let spoken = step::spoken(took.wall);
            step::note(format_args!("import on {cores} cores, run {run} of {}: {spoken}", bench.runs));
            runs.push(took);
        }
        let took = median(&runs);
        let (wall, processors) = (took.wall.as_secs_f64(), took.cpu.as_secs_f64());
        writeln!(
            section,
            "| {cores} | {wall:.2} s | {processors:.2} s | {:.0} MB | {} | {:.1} | {} |",
            took.memory as f64 / 1e6,
            step::grouped((PAGES as f64 / wall).round() as u64),
            bytes as f64 / 1e6 / wall,
            step::grouped((PAGES as f64 / processors).round() as u64)
        )?;
    }
    remove(&folder)?;
    Ok(section)
}

/// Imports into an edition that has nothing yet.
fn import(press: &Path, folder: &Path, copy: &Path, threads: Option<&str>) -> Result<Took> {
    let edition: PathBuf = folder.join("edition");
    remove(&edition)?;
    fs::create_dir_all(&edition).with_context(|| format!("{} cannot be made", edition.display()))?;
    fs::write(edition.join("site.json"), r#"{"name": "鷺浦日報", "lang": "zh-Hant-CN"}"#)?;
    let mut command = Command::new(press);
    command.arg("import").arg(copy).arg("--to").arg(&edition).args(["--published", "2026-01-01"]);
    if let Some(threads) = threads {
        command.env("RAYON_NUM_THREADS", threads);
    }
    measure::run(&mut command)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}

fn size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}
