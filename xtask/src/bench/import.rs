//! How fast damaged copy is imported.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::measure::{self, Took, median};
use super::{Bench, machine};
use crate::command::aloud;
use crate::{folder, progress, project};

/// How many pages: enough that reading the dictionaries, which is done once, does not count.
const PAGES: u64 = 4_000;
/// What a core should do in a second, repairs included.
const TARGET: u64 = 2_000;

/// Imports pages of damaged copy, on one core and on all, and gives a section for the page.
pub(super) fn measure(bench: &Bench) -> Result<String> {
    ensure!(bench.runs > 0, "nothing to measure: name at least one run");
    let folder = bench.workshop()?.join("import");
    let copy = folder.join("copy");
    folder::remove(&folder)?;
    let root = project::root();
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(&root).args(arguments).args(["--release", "--package", "press"]);
        cargo
    };
    aloud(&mut cargo(&["build"]))?;
    aloud(cargo(&["run", "--quiet", "--example", "damaged_copy"]).arg("--").arg(&copy).arg(PAGES.to_string()))?;
    let press = project::program("release", "press")?;
    let bytes = folder::size(&copy)?.bytes;
    let mut section = format!(
        "## Importing\n\n{}.\n\n{} pages of damaged Chinese copy, {:.1} MB, each time into an edition that has nothing yet, {}; \
         {} runs each, in turns. The aim is {} articles a second on one core.\n\n\
         | cores | wall | processors | memory | articles a second | MB/s | articles a second of processor |\n\
         |---|--:|--:|--:|--:|--:|--:|\n",
        machine::described(),
        progress::grouped(PAGES),
        bytes as f64 / 1e6,
        machine::kept(&folder),
        bench.runs,
        progress::grouped(TARGET)
    );
    let mut all = [("one", Some("1"), Vec::new()), ("all", None, Vec::new())];
    for run in 1..=bench.runs {
        for (cores, threads, runs) in &mut all {
            // Where many files have just been removed, a disk is busy with that for a while: no folder is used twice.
            let took = import(&press, &folder.join(format!("edition-{cores}-{run}")), &copy, *threads)?;
            let (spoken, processors) = (progress::spoken(took.wall), progress::spoken(took.cpu));
            progress::note(format_args!(
                "run {run} of {} on {cores} cores: {spoken}, processors {processors}",
                bench.runs
            ));
            runs.push(took);
        }
    }
    for (cores, _, runs) in all {
        let took = median(&runs);
        let (wall, processors) = (took.wall.as_secs_f64(), took.cpu.as_secs_f64());
        writeln!(
            section,
            "| {cores} | {wall:.2} s | {processors:.2} s | {:.0} MB | {} | {:.1} | {} |",
            took.memory as f64 / 1e6,
            progress::grouped((PAGES as f64 / wall).round() as u64),
            bytes as f64 / 1e6 / wall,
            progress::grouped((PAGES as f64 / processors).round() as u64)
        )?;
    }
    folder::remove(&folder)?;
    Ok(section)
}

/// Imports into an edition that has nothing yet.
fn import(press: &Path, edition: &Path, copy: &Path, threads: Option<&str>) -> Result<Took> {
    fs::create_dir_all(edition).with_context(|| format!("{} cannot be made", edition.display()))?;
    let site = r#"{"name": "鷺浦日報", "lang": "zh-Hant-CN", "channels": [{"id": "harbour", "name": "港區新聞"}]}"#;
    fs::write(edition.join("site.json"), site)?;
    let mut command = Command::new(press);
    command.arg("import").arg(copy).arg("--to").arg(edition).args(["--published", "2026-01-01"]);
    if let Some(threads) = threads {
        command.env("RAYON_NUM_THREADS", threads);
    }
    measure::run(&mut command)
}
