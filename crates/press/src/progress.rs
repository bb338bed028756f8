//! How far the work is. Shown on a terminal only, on standard error, and gone when the work is done.

use std::fmt::Display;
use std::io::{self, Write};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar for so many steps. Where standard error is no terminal it shows nothing.
pub fn bar(doing: &'static str, steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:>10} {bar:30} {pos}/{len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX)).with_style(style).with_message(doing)
}

/// Says something that whoever waits should know.
pub fn say(what: impl Display) {
    // Nobody may be listening, which is no reason to stop.
    _ = writeln!(io::stderr(), "{what}");
}
