//! Figures, measured side by side with others in one run, and written to `docs/benchmarks.md`.
//!
//! Budgets, which fail a test, are about bytes and live elsewhere: bytes do not depend on the machine. Times do, so here
//! they stand as ratios, medians of runs that took turns.

pub(crate) mod edition;
mod hugo;
mod import;
mod machine;
mod measure;
mod page;
mod pages;
mod partner;
mod press;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{budget, project};
use page::Page;

/// `cargo xtask bench`.
#[derive(Args)]
pub(crate) struct Bench {
    /// Measure this alone; may be given several times [default: everything]
    #[arg(long, value_name = "PART")]
    only: Vec<Part>,
    /// Where to work: hundreds of thousands of files. In memory (/dev/shm) programs are measured, not the disk
    #[arg(long = "in", value_name = "DIR")]
    workshop: Option<PathBuf>,
    /// How often each is measured
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    runs: usize,
    /// The most articles in an edition: 100,000 take some minutes and 2 GB
    #[arg(long, value_name = "NUMBER", default_value_t = 100_000)]
    articles: u64,
    /// Measure with this app instead of building one
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
}

/// Something to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// What the reader downloads first
    Bytes,
    /// How fast an edition is published, beside Hugo
    Press,
    /// How fast damaged copy is imported
    Import,
    /// How fast pages are, beside a static page and a Preact app
    Pages,
    /// How fast a story is on a partner's page, beside the same words in the page itself and in an iframe
    Partner,
}

impl Bench {
    /// Measures, prints, and writes down. A limit that is broken is not this command's business.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let parts: Vec<Part> = if self.only.is_empty() { Part::value_variants().to_vec() } else { self.only.clone() };
        let mut page = Page::open()?;
        for part in parts {
            match part {
                Part::Bytes => {
                    budget::within(&self.app()?)?;
                }
                Part::Press => {
                    let section = press::measure(&self)?;
                    println!("\n{section}");
                    page.put("press", &section);
                }
                Part::Import => {
                    let section = import::measure(&self)?;
                    println!("\n{section}");
                    page.put("import", &section);
                }
                Part::Pages => {
                    let section = pages::measure(&self)?;
                    println!("\n{section}");
                    page.put("pages", &section);
                }
                Part::Partner => {
                    let section = partner::measure(&self)?;
                    println!("\n{section}");
                    page.put("partner", &section);
                }
            }
        }
        page.save()?;
        Ok(ExitCode::SUCCESS)
    }

    /// The folder of the app to publish.
    fn app(&self) -> Result<PathBuf> {
        match &self.app {
            Some(app) => project::absolute(app),
            None => {
                let app = project::workshop().join("bench/app");
                crate::app::build(&app, crate::app::Quality::Release)?;
                Ok(app)
            }
        }
    }

    /// The folder to work in.
    fn workshop(&self) -> Result<PathBuf> {
        match &self.workshop {
            Some(folder) => Ok(project::absolute(folder)?.join("kanbao-bench")),
            None => Ok(project::workshop().join("bench")),
        }
    }
}
