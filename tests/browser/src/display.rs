//! A display that nobody sees, for the engine that has no headless mode.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::children::Running;

/// A running X server.
pub(crate) struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts Xvfb on a free display.
    pub(crate) fn start() -> Result<Display, String> {
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-screen", "0", "2000x1600x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = Running::start(&mut command)
            .map_err(|error| format!("Xvfb does not start: {error}; apt-get install xvfb"))?;
        let output = server.child().stdout.take();
        let mut number = String::new();
        // Xvfb writes the number once it is ready, or ends without a word.
        BufReader::new(output.expect("its output is piped"))
            .read_line(&mut number)
            .map_err(|error| format!("Xvfb says nothing: {error}"))?;
        match number.trim() {
            "" => Err("Xvfb ended before it had a display".into()),
            number => Ok(Display { name: format!(":{number}"), _server: server }),
        }
    }

    /// What `DISPLAY` must be.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}
