//! `press export`.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;

use super::print::{Unprinted, eprint, print};
use super::{Outcome, outcome, stopped, style};
use crate::export::{self, Target};
use crate::report::number;

const EXAMPLES: &str = "\
Examples:
  press export edition --to jsonfeed > feed.json          all articles as one feed
  press export edition --to ninjs --out wire              a ninjs 3.1 item an article, into wire/
  press export edition harbour-rail-opens --to markdown   one article, on standard output";

/// What to export.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    /// The folder with site.json and articles/.
    #[arg(env = "KANBAO_EDITION")]
    edition: PathBuf,
    /// The ids of the articles; all where this is left out.
    ids: Vec<String>,
    /// What to make of them.
    #[arg(long, value_name = "KIND", value_enum)]
    to: Target,
    /// The folder to write into. Standard output where this is left out.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Writes files, or one text on standard output. Reports on standard error.
pub(super) fn run(arguments: Export) -> Result<Outcome, Unprinted> {
    let style = style(io::stderr().is_terminal());
    let mut findings = Vec::new();
    let exported = export::export(&arguments.edition, &arguments.ids, arguments.to, &mut findings);
    findings.retain(|finding| finding.problem.severity == article::Severity::Error);
    eprint(&style.findings(&findings, &arguments.edition));
    let files = match exported {
        Ok(files) => files,
        Err(error) => return Ok(stopped(&error)),
    };
    let Some(folder) = arguments.out else {
        if files.len() > 1 {
            eprint(
                "error: several files do not go on standard output\n  help: name a folder with --out, or one article by its id\n",
            );
            return Ok(Outcome::Stopped);
        }
        files.iter().try_for_each(|file| print(&file.text))?;
        return Ok(outcome(&findings));
    };
    match export::write(&folder, &files) {
        Ok(written) => {
            eprint(&format!("wrote {} into {}\n", number(written.len(), "file"), folder.display()));
            Ok(outcome(&findings))
        }
        Err(error) => {
            eprint(&format!(
                "error: {} cannot be written: {error}\n  help: name a folder with --out that may be written to\n",
                folder.display()
            ));
            Ok(Outcome::Stopped)
        }
    }
}
