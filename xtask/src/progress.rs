//! How progress is told.
//!
//! Progress goes to the standard error stream, results to standard output, so that a result can be piped.

use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// Says what begins.
pub(crate) fn begin(what: impl Display) {
    eprintln!("{} {what}", paint("1", "▸"));
}

/// Says what ended well, and how long it took.
pub(crate) fn done(what: impl Display, took: Duration) {
    eprintln!("{} {what} ({})", paint("32", "✔"), spoken(took));
}

/// Says something beside the way.
pub(crate) fn note(what: impl Display) {
    eprintln!("  {what}");
}

/// Says something that must not be overlooked.
pub(crate) fn warn(what: impl Display) {
    eprintln!("{} {what}", paint("33", "!"));
}

/// Says why a command stops: the error, and beneath it what led there.
pub(crate) fn failure(error: &anyhow::Error) {
    eprintln!("{} {error}", paint("31", "✘"));
    for cause in error.chain().skip(1) {
        note(format_args!("because: {cause}"));
    }
}

/// A line that says how long something has been going on: written over in a terminal, now and then elsewhere.
pub(crate) struct Heartbeat {
    terminal: bool,
    last: Duration,
}

impl Heartbeat {
    /// Elsewhere than in a terminal, a line at this interval shows a log's reader that nothing hangs.
    const INTERVAL: Duration = Duration::from_secs(60);

    /// A heartbeat that has not beaten yet.
    pub(crate) fn new() -> Self {
        Heartbeat { terminal: std::io::stderr().is_terminal(), last: Duration::ZERO }
    }

    /// Says that it goes on after `elapsed`, with `detail`.
    pub(crate) fn beat(&mut self, elapsed: Duration, detail: &str) {
        if self.terminal {
            let detail: String = detail.chars().take(60).collect();
            eprint!("\r\x1b[K  {} {detail}", spoken(elapsed));
            // A line that cannot be shown is no reason to stop.
            let _ = std::io::stderr().flush();
        } else if elapsed >= self.last + Self::INTERVAL {
            self.last = elapsed;
            note(format_args!("{} {detail}", spoken(elapsed)));
        }
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        if self.terminal {
            eprint!("\r\x1b[K");
        }
    }
}

/// A duration as one says it: `0.4 s`, `48 s`, `3 min 12 s`.
pub(crate) fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// A whole number with its thousands apart: `80,000`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `text` in a colour of the terminal, where there is one and nobody asked for none (no-color.org).
fn paint(colour: &str, text: &str) -> String {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted && std::io::stderr().is_terminal() { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_one_says_them() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(48)), "48 s");
        assert_eq!(spoken(Duration::from_secs(192)), "3 min 12 s");
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(80_000), "80,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
