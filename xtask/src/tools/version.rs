//! Which version of a program will do.

use std::cmp::Ordering;
use std::fs;

use anyhow::{Context, Result};

use crate::project;

/// A rule for versions.
pub(crate) enum Wanted {
    /// This one alone.
    Exactly(&'static str),
    /// The first or any later one; the second is what we install.
    AtLeast(&'static str, &'static str),
    /// The one that Cargo.lock has of this library.
    AsLocked(&'static str),
}

impl Wanted {
    /// The version to install.
    pub(crate) fn to_install(&self) -> Result<String> {
        match self {
            Wanted::Exactly(version) | Wanted::AtLeast(_, version) => Ok((*version).to_owned()),
            Wanted::AsLocked(library) => {
                let lock =
                    fs::read_to_string(project::root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
                locked(&lock, library).with_context(|| format!("Cargo.lock has no {library}"))
            }
        }
    }

    /// Whether `found` will do.
    pub(crate) fn accepts(&self, found: &str) -> Result<bool> {
        match self {
            Wanted::Exactly(_) | Wanted::AsLocked(_) => Ok(found == self.to_install()?),
            Wanted::AtLeast(least, _) => Ok(compare(found, least) != Ordering::Less),
        }
    }
}

/// The version in what a program says of itself: the first word that begins with a digit.
pub(crate) fn spoken(said: &str) -> Option<&str> {
    said.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// Compares two versions, part by part.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    let parts =
        |version: &str| -> Vec<u64> { version.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect() };
    parts(left).cmp(&parts(right))
}

/// The version that a Cargo.lock holds of `package`.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"')).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_what_programs_say() {
        assert_eq!(spoken("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(spoken("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(spoken("0.28.2"), Some("0.28.2"));
        assert_eq!(spoken("v20.20.2"), Some("20.20.2"));
        assert_eq!(spoken("geckodriver 0.37.1 (c3a1 2026-01-01 10:00 +0000)\n\nThe source …"), Some("0.37.1"));
        assert_eq!(spoken("command not found"), None);
    }

    #[test]
    fn later_versions_are_greater() {
        assert_eq!(compare("132", "116"), Ordering::Greater);
        assert_eq!(compare("0.36.0", "0.36"), Ordering::Greater);
        assert_eq!(compare("0.9.1", "0.36"), Ordering::Less);
        assert_eq!(compare("0.22.0-beta.1", "0.21.14"), Ordering::Greater);
    }

    #[test]
    fn a_rule_says_what_will_do() {
        let least = Wanted::AtLeast("116", "132.0.0");
        assert!(least.accepts("132").unwrap());
        assert!(!least.accepts("108").unwrap());
        let exactly = Wanted::Exactly("0.21.14");
        assert!(exactly.accepts("0.21.14").unwrap());
        assert!(!exactly.accepts("0.22.1").unwrap());
    }

    #[test]
    fn the_lock_file_pins_a_library() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130".to_owned()));
        assert_eq!(locked(lock, "yew"), None);
    }
}
