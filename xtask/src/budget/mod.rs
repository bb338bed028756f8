//! What a reader downloads before the page is alive, against what it may be.
//!
//! The measure is brotli at its best, which is what a host that cares sends. The limits are of the release build; a
//! debug build is ten times as large.

mod brotli;
mod table;
mod weigh;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::app::{self, Quality};
use crate::{press, progress, project};

pub(crate) use table::Limit;

/// The WebAssembly and the scripts that start it, in bytes: at most, and where we aim.
const CODE: Limit = Limit { most: 80_000, mark: Some(60_000) };
/// All style sheets.
const STYLE: Limit = Limit { most: 10_000, mark: None };
/// What a partner's page loads.
const EMBED: Limit = Limit { most: 3_000, mark: None };
/// The words of the interface that the app is given: those of the sample edition, in four languages.
const WORDS: Limit = Limit { most: 3_000, mark: None };
/// The scripts that are loaded only for a reader who asks for what they do.
const WANTED: Limit = Limit { most: 2_000, mark: None };
/// The page of a story of the seed's shape, with the style sheets that it needs in it, and its loader: what fits into the first window of a
/// connection, ten packets (RFC 6928), with its headers. So it can be painted after one round trip.
const PAGE: Limit = Limit { most: 14_000, mark: None };

/// `cargo xtask budget`.
#[derive(Args)]
pub(crate) struct Budget {
    /// The folder of a release build of the app [default: builds one]
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
}

impl Budget {
    /// Measures; the exit code says whether all is within limits.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let app = match self.app {
            Some(app) => project::absolute(&app)?,
            None => {
                let app = project::built_app();
                app::build(&app, Quality::Release)?;
                app
            }
        };
        Ok(if within(&app)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Prints the table of `app`'s bytes, and says whether all is within limits.
pub(crate) fn within(app: &Path) -> Result<bool> {
    let weights = weigh::weigh(app)?;
    let mut groups = vec![
        table::Group { name: "wasm + scripts", items: weights.code, limit: CODE },
        table::Group { name: "CSS", items: weights.style, limit: STYLE },
        table::Group { name: "embed", items: weights.embed, limit: EMBED },
        table::Group { name: "on demand", items: weights.wanted, limit: WANTED },
    ];
    let pages = pages(app)?;
    if let Some((_, page)) = pages.first() {
        groups.push(table::Group { name: "words", items: vec![weigh::words(page)?], limit: WORDS });
    }
    for (name, page) in pages {
        let items = [vec![weigh::file(&page)?], weights.page.clone()].concat();
        groups.push(table::Group { name, items, limit: PAGE });
    }
    print!("{}", table::write(&groups.iter().collect::<Vec<_>>()));
    Ok(groups.iter().all(table::Group::is_within))
}

/// The pages that have a limit, each with what it is called: one of the sample edition that is of the seed's shape, and the
/// seed's own where that is there.
fn pages(app: &Path) -> Result<Vec<(&'static str, PathBuf)>> {
    let mut pages = Vec::new();
    let ours = ("page", project::edition(None)?, project::SAMPLE_STORY);
    let seed = project::seed().map(|seed| ("seed's page", seed, project::SEED_STORY));
    if seed.is_none() {
        progress::note("without the seed edition, which is not there");
    }
    for (name, edition, story) in [ours].into_iter().chain(seed) {
        let out = project::workshop().join("budget").join(story);
        press::build_into(&edition, app, &out, false)?;
        pages.push((name, out.join("articles").join(story).join("index.html")));
    }
    Ok(pages)
}
