//! A whole site: the app, and an edition in it.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::Args;

use crate::app::{self, Quality};
use crate::folder::{self, Size};
use crate::press::{self, Published};
use crate::{progress, project};

/// `cargo xtask build`.
#[derive(Args)]
pub(crate) struct Build {
    /// The edition to publish: a folder with site.json and articles/*.json [default: the sample, static/]
    #[arg(long, value_name = "DIR")]
    edition: Option<PathBuf>,
    /// The folder to publish into; what others have put there stays
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// Publish nothing while there is an error: for builds that nobody watches
    #[arg(long)]
    strict: bool,
}

impl Build {
    /// Builds it. The exit code is the press's: 1 where articles were left out, 2 where nothing could be published.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let edition = project::edition(self.edition.as_deref())?;
        let out = project::absolute(&self.out)?;
        let app = project::built_app();
        app::build(&app, Quality::Release)?;

        let begun = Instant::now();
        progress::begin(format_args!("publishing {}", edition.display()));
        let published = press::build_into(&edition, &app, &out, self.strict)?;
        if published != Published::Nothing {
            progress::done("the edition", begun.elapsed());
            let Size { files, bytes } = folder::size(&out)?;
            println!(
                "\n{}: {} files, {} kB. Any static host can publish this folder; to look at it first:\n  \
                 python3 -m http.server --bind 127.0.0.1 --directory {} 8000",
                out.display(),
                progress::grouped(files),
                progress::grouped(bytes.div_ceil(1000)),
                self.out.display()
            );
        }
        match published {
            Published::All => {}
            Published::Some => progress::warn("some articles were left out (above)"),
            Published::Nothing => progress::warn("nothing could be published (above)"),
        }
        Ok(published.exit_code())
    }
}
