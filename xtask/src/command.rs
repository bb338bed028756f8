//! How other programs are run: aloud, silently, or into a log with a sign of life.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::progress::{self, Heartbeat};

/// How many lines of a log a failure shows.
const SHOWN: usize = 30;
/// How often a program that runs on is looked at.
const GLANCE: Duration = Duration::from_millis(200);

/// Runs `command` with its output in sight.
pub(crate) fn aloud(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs `command` with its output in sight, and says how it ended.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    command.status().with_context(|| format!("`{}` does not start", line(command)))
}

/// Runs `command` with its output in sight, and says how it ended. It does not outlive us where we are asked to end.
pub(crate) fn until_asked_to_end(command: &mut Command) -> Result<ExitStatus> {
    let (ask, asked) = mpsc::channel();
    ctrlc::set_handler(move || _ = ask.send(()))?;
    let mut child = command.spawn().with_context(|| format!("`{}` does not start", line(command)))?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if asked.recv_timeout(GLANCE).is_ok() {
            child.kill()?;
        }
    }
}

/// What `command` wrote to standard output, if it runs and ends well.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a command that ended left behind.
pub(crate) struct Ended {
    pub(crate) success: bool,
    /// All that it wrote.
    pub(crate) said: String,
}

/// Runs `command` out of sight, and says how it ended.
pub(crate) fn silently(command: &mut Command) -> Result<Ended> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("`{}` does not start", line(command)))?;
    let said = [output.stdout, output.stderr].concat();
    Ok(Ended { success: output.status.success(), said: String::from_utf8_lossy(&said).into_owned() })
}

/// Runs `command` with its output in sight, and hands each line of its standard output to `read` as well.
pub(crate) fn overheard(command: &mut Command, mut read: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("`{}` does not start", line(command)))?;
    let output = child.stdout.take().context("its output is piped")?;
    for text in BufReader::new(output).split(b'\n') {
        let text = text.context("its output ended early")?;
        let text = String::from_utf8_lossy(&text);
        println!("{text}");
        read(&text);
    }
    child.wait().with_context(|| format!("`{}` was lost", line(command)))
}

/// Runs a command that says too much: its output goes to `log`, and is shown where the command fails.
pub(crate) fn into_log(command: &mut Command, log: &Path) -> Result<()> {
    let folder = log.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let output = File::create(log).with_context(|| format!("{} cannot be written", log.display()))?;
    let errors = output.try_clone().with_context(|| format!("{} cannot be written", log.display()))?;
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .spawn()
        .with_context(|| format!("`{}` does not start", line(command)))?;

    let mut heartbeat = Heartbeat::new();
    let status = loop {
        if let Some(status) = child.try_wait().with_context(|| format!("`{}` was lost", line(command)))? {
            break status;
        }
        heartbeat.beat(begun.elapsed(), last_lines(log, 1).trim());
        thread::sleep(GLANCE);
    };
    drop(heartbeat);
    if !status.success() {
        progress::note(format_args!("the end of {}:", log.display()));
        eprintln!("{}", last_lines(log, SHOWN));
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// A command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn last_lines(log: &Path, count: usize) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
