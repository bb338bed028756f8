//! Real web servers, set up as `docs/hosting` tells a newsroom to set them up.
//!
//! A configuration is written for `/var/www/news` and port 80. Here it serves other folders on a free port: the marked
//! lines are changed, as a newsroom changes them, and nothing else.

mod asking;
mod caddy;
mod nginx;

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::children::Running;
use crate::repository;

pub(crate) use asking::{Answer, ask, ask_by};
pub(crate) use caddy::Caddy;
pub use nginx::Nginx;

/// What a host proves with that it has its name.
pub(crate) struct Certificate {
    file: PathBuf,
    key: PathBuf,
}

const STARTS_WITHIN: Duration = Duration::from_secs(10);

/// Makes the site in `folder` ready as the documentation says: compressed files, and the list of its scripts.
pub fn prepare(folder: &Path) -> Result<(), String> {
    let mut command = Command::new("node");
    command.arg(repository::root().join("docs/hosting/prepare.mjs")).arg(folder);
    let output = command.output().map_err(|error| format!("node does not start: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("prepare.mjs fails: {}", String::from_utf8_lossy(&output.stderr)))
}

/// A file of `docs/hosting`.
fn configuration(name: &str) -> Result<String, String> {
    let file = repository::root().join("docs/hosting").join(name);
    fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Where Debian's packages of the servers are unpacked: `KANBAO_HOSTS`.
fn unpacked(program: &str) -> Result<PathBuf, String> {
    let missing = "set KANBAO_HOSTS to a folder with Debian's nginx and Caddy unpacked in it, as cargo xtask does";
    let file = repository::hosts().ok_or(missing)?.join(program);
    if file.is_file() { Ok(file) } else { Err(format!("there is no {}: {missing}", file.display())) }
}

/// Changes a line of a configuration, which must be there.
fn change(text: &str, from: &str, to: &str) -> Result<String, String> {
    if text.contains(from) { Ok(text.replace(from, to)) } else { Err(format!("the configuration lacks {from:?}")) }
}

/// Starts a server and waits until it listens.
fn start(command: &mut Command, port: u16, log: &Path) -> Result<Running, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = fs::File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
    let errors = output.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
    let mut process = Running::start(command.stdout(output).stderr(errors))
        .map_err(|error| format!("{name} does not start: {error}"))?;
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if process.has_ended() || begun.elapsed() > STARTS_WITHIN {
            let said = fs::read_to_string(log).unwrap_or_default();
            return Err(format!("{name} does not listen:\n{said}"));
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(process)
}
