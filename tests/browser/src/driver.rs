//! A WebDriver process of one engine: started on a free port, ended with all that it started.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::children::{self, Running};
use crate::display::Display;
use crate::engine::Engine;
use crate::preferences::Preferences;
use crate::repository;

const STARTS_WITHIN: Duration = Duration::from_secs(20);
const BROWSER_STARTS_WITHIN: Duration = Duration::from_secs(60);

/// A driver that is ready for sessions.
pub struct Driver {
    engine: Engine,
    port: u16,
    log: PathBuf,
    /// Where the browser looks for its settings.
    settings: PathBuf,
    preferences: Preferences,
    process: Running,
    // After the process, since fields end in order and the browser draws until it ends.
    _display: Option<Display>,
}

impl Driver {
    /// Starts `engine`'s driver, for browsers with these preferences; `folder` takes its log and settings.
    pub async fn start(engine: Engine, folder: &Path, preferences: Preferences) -> Result<Driver, String> {
        if children::over() {
            return Err("interrupted".into());
        }
        let name = engine.driver();
        let install = engine.install();
        let program = repository::program(name)
            .ok_or_else(|| format!("{name} is not on the PATH; install it with: {install}"))?;
        let folder = folder.join(engine.name());
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let log = folder.join("driver.log");
        let output = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let errors = output.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
        let settings = folder.join("settings");

        let port = free_port()?;
        let mut command = Command::new(program);
        command.args(engine.driver_arguments(port)).stdout(output).stderr(errors);
        command.envs(engine.environment(preferences).iter().copied());
        let display = engine.needs_display().then(Display::start).transpose()?;
        if let Some(display) = &display {
            command.env("DISPLAY", display.name()).env("XDG_CONFIG_HOME", &settings).env("GDK_BACKEND", "x11");
        }
        let process = Running::start(&mut command)
            .map_err(|error| format!("{name} does not start: {error}; install it with: {install}"))?;
        let mut driver = Driver { engine, port, log, settings, preferences, process, _display: display };
        driver.listening().await?;
        Ok(driver)
    }

    /// Opens a browser.
    pub async fn open(&self) -> Result<Client, String> {
        self.preferences.write_settings(self.engine, &self.settings)?;
        let capabilities = self.engine.capabilities(self.preferences);
        let address = format!("http://127.0.0.1:{}", self.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let opening = builder.capabilities(capabilities).connect(&address);
        match timeout(BROWSER_STARTS_WITHIN, opening).await {
            Ok(Ok(client)) => Ok(client),
            Ok(Err(error)) => Err(self.complaint(&format!("opens no browser: {error}"))),
            Err(_) => Err(self.complaint("opened no browser within a minute")),
        }
    }

    /// Whether the driver still runs.
    pub(crate) fn lives(&mut self) -> bool {
        !self.process.has_ended()
    }

    async fn listening(&mut self) -> Result<(), String> {
        let up = async {
            while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
                if self.process.has_ended() {
                    return Err("ended as it started");
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Ok(())
        };
        let outcome = timeout(STARTS_WITHIN, up).await;
        outcome.unwrap_or(Err("did not listen in time")).map_err(|what| self.complaint(what))
    }

    /// What went wrong, with the last that the driver said and what to install.
    fn complaint(&self, what: &str) -> String {
        let name = self.engine.driver();
        let install = self.engine.install();
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let last = lines[lines.len().saturating_sub(8)..].join("\n  ");
        format!("{name} {what}\n  {last}\nIf something is missing: {install}")
    }
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0));
    let address = listener.and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}
