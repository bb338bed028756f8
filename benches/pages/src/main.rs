//! How fast pages are: ours beside a hand-written static page and a Preact app, in a browser that is slowed to a cheap
//! phone on a bad connection.
//!
//! `cargo xtask bench --only pages` builds the sites and runs this. It serves them with nginx as `docs/publish.md` says,
//! visits them in turn, and writes what it found as Markdown to standard output.
//!
//! Times are told apart by ratios of medians: pages of one kind are never all measured before those of another, so that
//! whatever else the machine does meets all of them.

mod figures;
mod large;
mod loading;
mod partner;
mod quiet;
mod reader;
mod table;
mod visiting;

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use browser_tests::{Nginx, end_all};
use clap::{Args, Parser, Subcommand};

use reader::Reader;

/// Measures the pages of sites that are built already.
#[derive(Parser)]
struct Visits {
    /// The folder with the sites
    #[arg(long)]
    sites: PathBuf,
    /// How often each page is visited
    #[arg(long, default_value_t = 15)]
    rounds: usize,
    /// Where the browser and the server may write
    #[arg(long)]
    workplace: PathBuf,
    #[command(subcommand)]
    of: Of,
}

/// What is visited.
#[derive(Subcommand)]
enum Of {
    /// Our pages and their peers: kanbao, static, preact, uncovered, large, created
    Pages(Pages),
    /// A story on a partner's page
    Partner(partner::Partner),
}

#[derive(Args)]
struct Pages {
    /// The article that all show
    #[arg(long)]
    article: String,
    /// The article of ten thousand blocks in `large` and `created`
    #[arg(long)]
    large: String,
    /// What the article is, in words
    #[arg(long)]
    subject: String,
}

/// What the measurements of our pages go by.
struct Arguments {
    article: String,
    large: String,
    subject: String,
    rounds: usize,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Visits { sites, rounds, workplace, of } = Visits::parse();
    let outcome = match of {
        Of::Pages(Pages { article, large, subject }) => {
            measure(&sites, &workplace, &Arguments { article, large, subject, rounds }).await
        }
        Of::Partner(partner) => partner.measure(&sites, &workplace, rounds).await,
    };
    end_all();
    match outcome {
        Ok(report) => {
            print!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(sites: &Path, workplace: &Path, arguments: &Arguments) -> Result<String> {
    let hosts = ["kanbao", "static", "preact", "uncovered", "large", "created"];
    for host in hosts {
        // Of a peer the press has written nothing, and so not who may frame it, nor where its stories have gone.
        for list in [".kanbao-frames.nginx", ".kanbao-moved.nginx"] {
            OpenOptions::new().create(true).append(true).open(sites.join(host).join(list))?;
        }
    }
    let server = Nginx::start(sites, &hosts, &[], &workplace.join("nginx"));
    let server = server.map_err(|error| anyhow!(error))?;
    let before = quiet::others().await;
    let reader = Reader::start(workplace).await?;
    let loading = loading::measure(&reader, &server, arguments).await?;
    let visiting = visiting::measure(&reader, &server, arguments).await?;
    let large = large::measure(&reader, &server, arguments).await?;
    let about = format!(
        "{}, 150 ms latency, 1.6 Mbit/s, processor slowed 4×, window 390 × 844; nginx with brotli. {} visits of each page \
         in turn, all caches emptied before each; medians, with the middle half of the visits in brackets.\n",
        reader.version().await?,
        arguments.rounds
    );
    reader.close().await?;
    let quiet = quiet::said(before, quiet::others().await);
    Ok(format!("{about}\n{quiet}\n\n{loading}\n{visiting}\n{large}"))
}
