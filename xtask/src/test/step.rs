//! The single checks.

use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use clap::ValueEnum;

use super::count::Count;
use super::markup;
use crate::app::Quality;
use crate::command::{aloud, line, overheard, silently};
use crate::tools::{self, Toolbox};
use crate::{app, budget, press, progress, project};

/// A check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Step {
    /// The source is formatted
    Fmt,
    /// No likely mistakes, natively and in the browser
    Clippy,
    /// The dependencies' licences, duplicates and advisories
    Deny,
    /// Contract, press and rendered components
    Unit,
    /// The app can be built for readers
    App,
    /// What the press writes is good HTML
    Markup,
    /// The app is small enough
    Budget,
    /// The app behaves, in three browsers
    Browser,
}

impl Step {
    /// All checks, quick ones first.
    pub(crate) const ALL: [Step; 8] =
        [Step::Fmt, Step::Clippy, Step::Deny, Step::Unit, Step::App, Step::Markup, Step::Budget, Step::Browser];

    /// What `--only` calls it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Step::Fmt => "fmt",
            Step::Clippy => "clippy",
            Step::Deny => "deny",
            Step::Unit => "unit",
            Step::App => "app",
            Step::Markup => "markup",
            Step::Budget => "budget",
            Step::Browser => "browser",
        }
    }

    /// What it checks.
    pub(crate) const fn purpose(self) -> &'static str {
        match self {
            Step::Fmt => "is the source formatted?",
            Step::Clippy => "are there likely mistakes?",
            Step::Deny => "may we use our dependencies?",
            Step::Unit => "do contract, press and components do what they should?",
            Step::App => "can the app be built for readers?",
            Step::Markup => "is what the press writes good HTML?",
            Step::Budget => "are app and page small enough?",
            Step::Browser => "does the app behave, in three browsers?",
        }
    }

    /// What must have passed before.
    pub(crate) const fn needs(self) -> &'static [Step] {
        match self {
            Step::Markup | Step::Budget | Step::Browser => &[Step::App],
            _ => &[],
        }
    }

    /// Whether `--quick` leaves it out.
    pub(crate) const fn is_long(self) -> bool {
        matches!(self, Step::Deny | Step::Browser)
    }

    /// Runs it. What test runners report goes into `count`; `arguments` are for the browser tests.
    pub(crate) fn run(self, arguments: &[String], count: &mut Count) -> Result<()> {
        match self {
            Step::Fmt => {
                tools::component(&tools::RUSTFMT)?;
                aloud(project::cargo().args(["fmt", "--all", "--check"]))
                    .context("the source is not formatted: `cargo fmt --all` mends it")
            }
            Step::Clippy => clippy(),
            Step::Deny => deny(),
            // The browser tests are a program of their own, and a step of their own: of that package, this runs what
            // tests the test server.
            Step::Unit => counted(project::cargo().args(["test", "--no-fail-fast", "--workspace"]), count),
            Step::App => app::build(&project::built_app(), Quality::Release),
            Step::Markup => markup::check(&project::built_app()),
            Step::Budget => {
                ensure!(budget::within(&project::built_app())?, "the app or its page is too large (above)");
                Ok(())
            }
            Step::Browser => browser(arguments, count),
        }
    }
}

fn clippy() -> Result<()> {
    tools::component(&tools::CLIPPY)?;
    tools::wasm_target()?;
    let strict = ["--", "-D", "warnings"];
    aloud(project::cargo().args(["clippy", "--workspace", "--all-targets"]).args(strict))?;
    let in_browser = ["clippy", "--package", "kanbao", "--target", "wasm32-unknown-unknown", "--features", "browser"];
    aloud(project::cargo().args(in_browser).args(strict))
}

fn deny() -> Result<()> {
    let tools = Toolbox::with(&[&tools::CARGO_DENY])?;
    let check = |what: &[&str]| {
        let mut command = tools.command("cargo-deny");
        command.args(["--workspace", "--all-features", "check", "--hide-inclusion-graph"]).args(what);
        command
    };
    aloud(&mut check(&["licenses", "bans", "sources"]))?;

    // The advisories lie in a repository that not every machine can reach; what cannot be known must not stop the others.
    let advisories = silently(&mut check(&["advisories"]))?;
    if advisories.success {
        progress::note("no advisories against our dependencies");
    } else if advisories.said.contains("failed to fetch advisory database") {
        progress::warn("the advisory database is out of reach: advisories were not checked");
    } else {
        bail!("there are advisories against our dependencies:\n{}", advisories.said);
    }
    Ok(())
}

fn browser(arguments: &[String], count: &mut Count) -> Result<()> {
    tools::browsers()?;
    let axe = tools::AXE.file()?;
    let (react, react_dom) = (tools::REACT.file()?, tools::REACT_DOM.file()?);
    let (vue, pym) = (tools::VUE.file()?, tools::PYM.file()?);
    let dark_reader = tools::DARK_READER.file()?;
    let hosts = tools::hosts()?;
    tools::node()?;
    let tools = Toolbox::with(&[&tools::GECKODRIVER])?;
    // Here, so that no test waits for it: the press, and the app that previews have.
    press::compile()?;
    app::build(&project::workshop().join("previewed"), Quality::Debug)?;
    let mut command = tools.command("cargo");
    command.args(["run", "--package", "browser-tests", "--"]).args(arguments);
    command
        .env("KANBAO_APP", project::built_app())
        .env("KANBAO_AXE", axe)
        .env("KANBAO_REACT", react)
        .env("KANBAO_REACT_DOM", react_dom)
        .env("KANBAO_VUE", vue)
        .env("KANBAO_PYM", pym)
        .env("KANBAO_DARK_READER", dark_reader)
        .env("KANBAO_HOSTS", hosts)
        .env("KANBAO_PRESS", project::program("debug", "press")?);
    counted(&mut command, count)
}

/// Runs tests, and counts what they report.
fn counted(command: &mut Command, count: &mut Count) -> Result<()> {
    let status = overheard(command, |said| count.read(said))?;
    ensure!(status.success(), "`{}` failed ({status})", line(command));
    let listed = command.get_args().any(|argument| argument == "--list");
    ensure!(listed || *count != Count::default(), "`{}` ran no test", line(command));
    Ok(())
}
