//! Runs the browser tests: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    browser_tests::run()
}
