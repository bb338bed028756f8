//! The commands, and what the program answers.

mod export;
mod import;
mod print;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use article::Lang;
use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use miette::Diagnostic;

use crate::build::{self, BuildError, Request};
use crate::check;
use crate::check::finding::{self, Finding};
use crate::edition::Edition;
use crate::progress;
use crate::report::{self, Style, number};
use crate::schema::{self, Contract};
use crate::words;
use print::{Unprinted, eprint, print};

const EXAMPLES: &str = "\
Examples:
  press import page.txt --to static          an article out of a page pasted as text
  press check static                         every problem of the edition in static/
  press build static --app dist              publish it into the app that was built into dist/
  press build static --app dist --out site   publish it into site/, and leave dist/ as it is
  press schema --out schemas                 the contract for your editor, as JSON Schema

Answers: 0 all is well (there may be warnings), 1 some articles have errors and are left out (with
`build --strict`, nothing is published), 2 the work could not be done.";

/// Imports a newsroom's copy, checks its edition and publishes it as a site.
#[derive(Debug, Parser)]
#[command(name = "press", version, about, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make articles out of the copy that there is: text, web pages, feeds, wires. Damage is undone.
    Import(import::Import),
    /// Make of articles what other systems read: ninjs, JSON Feed, Markdown.
    Export(export::Export),
    /// Print every problem of every file, pictures among them.
    #[command(after_help = "Example:\n  press check static")]
    Check {
        /// The folder with site.json and articles/.
        #[arg(env = "KANBAO_EDITION")]
        edition: PathBuf,
    },
    /// Publish an edition as a site for any static host.
    ///
    /// Articles with errors are reported and left out; with --strict, the site stays as it was. What the last build wrote and
    /// this one does not is taken away; files that the press did not write are left alone.
    ///
    /// The site is made in a hidden folder beside OUT (.OUT.press) and exchanged for the published one in one step, so a
    /// build that ends early, however it ends, leaves the old site whole. The hidden folder makes the next build quick: keep
    /// it, but do not publish it; whoever deletes it loses nothing but time. As OUT becomes another folder with each build,
    /// start a server with its name, not from inside it, and mount the folder around it into a container. The app's own
    /// folder, and one that cannot be exchanged, is written in place, file by file.
    #[command(after_help = "Example:\n  press build static --app dist --out site")]
    Build {
        /// The folder with site.json and articles/.
        #[arg(env = "KANBAO_EDITION")]
        edition: PathBuf,
        /// The folder of the built app, with index.html. Trunk names it to its hooks.
        #[arg(long, env = "TRUNK_STAGING_DIR")]
        app: PathBuf,
        /// Where the site goes. The app's own folder where this is left out.
        #[arg(long, env = "KANBAO_OUT")]
        out: Option<PathBuf>,
        /// Publish an edition without stories where there are stories. Without this the build stops.
        #[arg(long)]
        allow_empty: bool,
        /// Publish nothing while there is any error. Without this, the articles at fault are left out.
        #[arg(long)]
        strict: bool,
    },
    /// Print the JSON Schema (2020-12) of the contract's files.
    #[command(after_help = "Examples:\n  press schema site\n  press schema --out schemas")]
    Schema {
        /// Which file's.
        #[arg(default_value = "article")]
        file: Contract,
        /// Write all of them, article.schema.json and so on, into this folder instead.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Print the interface's words in a language as words.json would have them: to begin with, or to see what can be said otherwise.
    #[command(
        after_help = "Examples:\n  press words zh-Hans\n  press words bo > static/words.json   # English, to be translated"
    )]
    Words {
        /// The language's tag.
        #[arg(default_value = "en", value_parser = language)]
        language: Lang,
    },
    /// Print what makes your shell complete the press's commands.
    #[command(after_help = "Example:\n  press completions bash > ~/.local/share/bash-completion/completions/press")]
    Completions {
        /// Which shell's.
        shell: Shell,
    },
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well. There may be warnings.
    Clean = 0,
    /// Some articles have errors.
    Faulty = 1,
    /// The work could not be done.
    Stopped = 2,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

impl Cli {
    /// Does what was asked.
    pub fn run(self) -> Outcome {
        let done = match self.command {
            Command::Import(arguments) => import::run(arguments),
            Command::Export(arguments) => export::run(arguments),
            Command::Completions { shell } => completions(shell),
            Command::Check { edition } => check(&edition),
            Command::Build { edition, app, out, allow_empty, strict } => {
                Ok(build(&Request { edition, app, out, allow_empty, strict }))
            }
            Command::Schema { file, out } => schema(file, out.as_deref()),
            Command::Words { language } => print(&words::template(&language)).map(|()| Outcome::Clean),
        };
        done.unwrap_or_else(|error| stopped(&error))
    }
}

/// Reports on standard output: they are what was asked for.
fn check(path: &Path) -> Result<Outcome, Unprinted> {
    let style = style(io::stdout().is_terminal());
    let mut findings = Vec::new();
    let (edition, fault) = match Edition::open_faulty(path, &mut findings) {
        Ok(opened) => opened,
        Err(error) => {
            print(&style.findings(&findings, path))?;
            return Ok(stopped(&error));
        }
    };
    let bar = progress::bar("checking", edition.articles.len());
    let mut checked = check::check(&edition, &bar);
    bar.finish_and_clear();
    findings.append(&mut checked.findings);
    print(&style.findings(&findings, path))?;
    print(&format!("{}: {}\n", number(edition.articles.len(), "article"), report::counted(&findings)))?;
    Ok(fault.map_or_else(|| outcome(&findings), |fault| stopped(&fault)))
}

/// Reports on standard error: what was asked for are files.
fn build(request: &Request) -> Outcome {
    let began = Instant::now();
    let style = style(io::stderr().is_terminal());
    let mut findings = Vec::new();
    let published = build::build(request, &mut findings);
    eprint(&style.findings(&findings, &request.edition));
    let published = match published {
        Ok(published) => published,
        Err(error @ BuildError::Faulty(_)) => {
            stopped(&error);
            return Outcome::Faulty;
        }
        Err(error) => return stopped(&error),
    };
    for id in &published.taken_down {
        eprint(&format!("taken down: /articles/{id}/ (mend {} and build again)\n", Edition::article_file(id)));
    }
    let files = published.files;
    let mut summary = format!("published {}", number(published.stories, "article"));
    if published.left_out > 0 {
        summary.push_str(&format!(", left out {}", published.left_out));
    }
    eprint(&format!(
        "{summary} ({}): {} written, {} unchanged, {} removed, in {:.1} s\n",
        report::counted(&findings),
        number(files.written, "file"),
        files.unchanged,
        files.removed,
        began.elapsed().as_secs_f64()
    ));
    outcome(&findings)
}

fn schema(contract: Contract, out: Option<&Path>) -> Result<Outcome, Unprinted> {
    let Some(folder) = out else {
        print(&schema::text(contract))?;
        return Ok(Outcome::Clean);
    };
    match schema::write(folder) {
        Ok(written) => {
            written.iter().for_each(|path| eprint(&format!("wrote {}\n", path.display())));
            Ok(Outcome::Clean)
        }
        Err(error) => {
            eprint(&format!("error: the schemas cannot be written into {}: {error}\n", folder.display()));
            Ok(Outcome::Stopped)
        }
    }
}

fn language(tag: &str) -> Result<Lang, &'static str> {
    Lang::new(tag).ok_or("write a BCP 47 tag: \"bo\", \"zh-Hans\"")
}

fn completions(shell: Shell) -> Result<Outcome, Unprinted> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "press", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}

fn outcome(findings: &[Finding]) -> Outcome {
    if finding::count(findings).0 > 0 { Outcome::Faulty } else { Outcome::Clean }
}

fn stopped(error: &dyn Diagnostic) -> Outcome {
    eprint(&style(io::stderr().is_terminal()).fatal(error));
    Outcome::Stopped
}

fn style(terminal: bool) -> Style {
    if terminal { Style::graphical() } else { Style::Plain }
}
