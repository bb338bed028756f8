//! The newsroom's preview, `cargo xtask serve`: Trunk, its hook, and a partner's page.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::{Instant, sleep};

use crate::children::{self, Running};
use crate::repository;

/// The app is compiled before (`xtask/src/test/step.rs`), so that this is a few seconds.
const STARTS_WITHIN: Duration = Duration::from_secs(40);
const ENDS_WITHIN: Duration = Duration::from_secs(10);
const BETWEEN: Duration = Duration::from_millis(50);
/// What the hook says before the address of the partner's page.
const PARTNER: &str = "on a partner's page: ";

/// A running preview. It ends when it is dropped.
pub(crate) struct Preview {
    port: u16,
    partner: String,
    /// What it says. The file stays where the preview did not end in order: a test of it has failed.
    log: PathBuf,
    process: Running,
}

impl Preview {
    /// Previews the edition in a folder; `name` is that of the log.
    pub(crate) async fn start(edition: &Path, name: &str) -> Result<Preview, String> {
        let port = free_port()?;
        let log = repository::failures().join(format!("preview-{name}.log"));
        let written = fs::create_dir_all(repository::failures()).and_then(|()| File::create(&log));
        let output = written.map_err(|error| format!("{}: {error}", log.display()))?;
        let errors = output.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
        let mut command = Command::new("cargo");
        command.current_dir(repository::root()).args(["xtask", "serve", "--port", &port.to_string(), "--edition"]);
        command.arg(edition).stdout(output).stderr(errors);
        let process = Running::start(&mut command).map_err(|error| format!("cargo does not start: {error}"))?;
        let mut preview = Preview { port, partner: String::new(), log, process };
        preview.listening().await?;
        let said = preview.said();
        let address = said.split_once(PARTNER).and_then(|(_, rest)| rest.split_whitespace().next());
        preview.partner = address.ok_or_else(|| format!("the preview names no partner's page:\n{said}"))?.to_owned();
        Ok(preview)
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address of the partner's page.
    pub(crate) fn partner(&self) -> &str {
        &self.partner
    }

    /// All that it has said in its terminal.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until it says something in its terminal.
    pub(crate) async fn until_said(&self, what: &str, patience: Duration) -> Result<(), String> {
        let begun = Instant::now();
        while !self.said().contains(what) {
            if begun.elapsed() > patience {
                return Err(format!("the preview does not say {what:?}:\n{}", self.said()));
            }
            sleep(BETWEEN).await;
        }
        Ok(())
    }

    /// Asks it to end, as whoever started it does, and sees to it that Trunk ends with it.
    pub(crate) async fn end(mut self) -> Result<(), String> {
        let started = self.process.descendants();
        self.process.ask_to_end();
        let begun = Instant::now();
        while !self.process.has_ended() || self.answers().await {
            if begun.elapsed() > ENDS_WITHIN {
                let is_left = self.process.has_ended();
                children::end(&started);
                return Err(if is_left { "Trunk outlives the preview" } else { "the preview does not end" }.into());
            }
            sleep(BETWEEN).await;
        }
        let place = repository::root().join(format!("target/kanbao/preview-{}", self.port));
        if place.exists() {
            return Err(format!("the preview leaves {} behind", place.display()));
        }
        // It says no more than what went well.
        _ = fs::remove_file(&self.log);
        Ok(())
    }

    async fn listening(&mut self) -> Result<(), String> {
        let begun = Instant::now();
        while !self.answers().await {
            if self.process.has_ended() || begun.elapsed() > STARTS_WITHIN {
                return Err(format!("the preview does not listen:\n{}", self.said()));
            }
            sleep(BETWEEN).await;
        }
        Ok(())
    }

    async fn answers(&self) -> bool {
        TcpStream::connect(("127.0.0.1", self.port)).await.is_ok()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        if self.log.exists() {
            eprintln!("what the preview said: {}", self.log.display());
        }
    }
}

/// A port that nobody listens on, with room for the partner's page above. Trunk takes it only when it has built, and ports
/// from 32,768 on are given to whoever asks for any, as each server and each connection of the other tests does.
fn free_port() -> Result<u16, String> {
    // Other runs begin elsewhere.
    let first = 20_000 + u16::try_from(process::id() % 1_000).unwrap_or(0) * 10;
    let free = |port: u16| TcpListener::bind(("127.0.0.1", port)).is_ok();
    let found = (first..first + 1_000).step_by(10).find(|&port| free(port) && free(port + 1));
    found.ok_or_else(|| format!("there is no free port from {first} on"))
}
