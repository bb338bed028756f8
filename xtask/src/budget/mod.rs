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
use crate::project;

pub(crate) use table::Limit;

/// The WebAssembly and the scripts that start it, in bytes: at most, and where we aim.
const CODE: Limit = Limit { most: 80_000, mark: Some(60_000) };
/// All style sheets.
const STYLE: Limit = Limit { most: 10_000, mark: None };

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
                let app = project::workshop().join("app");
                app::build(&app, Quality::Release)?;
                app
            }
        };
        Ok(if within(&app)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Prints the table of `app`'s bytes, and says whether all is within limits.
pub(crate) fn within(app: &Path) -> Result<bool> {
    let app = weigh::weigh(app)?;
    let code = table::Group { name: "wasm + scripts", items: app.code, limit: CODE };
    let style = table::Group { name: "CSS", items: app.style, limit: STYLE };
    print!("{}", table::write(&[&code, &style]));
    Ok(code.is_within() && style.is_within())
}
