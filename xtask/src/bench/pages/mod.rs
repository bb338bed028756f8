//! How fast pages are: builds our site and its peers (`benches/peers`), and has `benches/pages` visit them.

mod large;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::{Bench, machine};
use crate::command::{aloud, line};
use crate::{press, progress, project, tools};

/// A visit takes seconds, where a build of a large edition takes minutes.
const VISITS_A_RUN: usize = 3;

/// Measures, and gives the figures as a section of `docs/benchmarks.md`.
pub(super) fn measure(bench: &Bench) -> Result<String> {
    tools::browsers()?;
    tools::node_of_peers()?;
    let hosts = tools::hosts()?;
    let workplace = project::workshop().join("bench/pages");
    let app = bench.app()?;
    let sites = workplace.join("sites");

    let Subject { edition, article, words: subject } = Subject::find();
    progress::begin(format_args!("building the sites: {subject}"));
    let large_edition = workplace.join("large");
    large::write(&large_edition).with_context(|| format!("{} cannot be written", large_edition.display()))?;
    press::compile()?;
    publish(&edition, &app, &sites.join("kanbao"))?;
    publish(&large_edition, &app, &sites.join("large"))?;
    let mut peers = Command::new("node");
    peers.arg(project::root().join("benches/peers/build.mjs"));
    peers.arg("--site").arg(sites.join("kanbao")).args(["--article", article]);
    peers.arg("--large").arg(sites.join("large"));
    peers.arg("--out").arg(&sites).arg("--workplace").arg(workplace.join("peers"));
    aloud(&mut peers)?;

    progress::begin("visiting them in turn: some minutes");
    let mut visits = visits(bench, &sites, &workplace.join("work"), &hosts);
    visits.args(["pages", "--article", article, "--large", large::ID, "--subject", subject]);
    let figures = said(&mut visits)?;
    Ok(format!("## Pages\n\n{}.\n\n{figures}", machine::described()))
}

/// The article that is visited.
pub(super) struct Subject {
    pub(super) edition: PathBuf,
    pub(super) article: &'static str,
    /// What it is.
    pub(super) words: &'static str,
}

impl Subject {
    /// The seed's where it is there, else ours.
    pub(super) fn find() -> Self {
        if let Some(edition) = project::seed() {
            return Subject { edition, article: project::SEED_STORY, words: "the seed's article" };
        }
        let edition = project::root().join(project::SAMPLE_EDITION);
        Subject { edition, article: project::SAMPLE_STORY, words: "of the seed's shape: tidal-barrier-works" }
    }
}

/// The program that visits sites. It still has to be told what.
pub(super) fn visits(bench: &Bench, sites: &Path, workplace: &Path, hosts: &Path) -> Command {
    let mut visits = Command::new("cargo");
    visits.current_dir(project::root()).args(["run", "--quiet", "--package", "page-bench", "--"]);
    visits.arg("--sites").arg(sites).arg("--workplace").arg(workplace);
    visits.args(["--rounds", &(bench.runs * VISITS_A_RUN).to_string()]).env("KANBAO_HOSTS", hosts);
    visits
}

/// Runs it, and gives what it found.
pub(super) fn said(visits: &mut Command) -> Result<String> {
    let line = line(visits);
    let output = visits.stdout(Stdio::piped()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("`{line}` does not start"))?;
    ensure!(output.status.success(), "`{line}` failed ({})", output.status);
    String::from_utf8(output.stdout).context("the figures are text")
}

/// Publishes an edition anew.
pub(super) fn publish(edition: &Path, app: &Path, site: &Path) -> Result<()> {
    if site.exists() {
        fs::remove_dir_all(site).with_context(|| format!("{} cannot be emptied", site.display()))?;
    }
    let mut press = Command::new(project::program("debug", "press")?);
    press.arg("build").arg(edition).arg("--app").arg(app).arg("--out").arg(site);
    aloud(&mut press)
}
