//! `docs/benchmarks.md`: a section a part, so that measuring one leaves the others as they are.

use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{progress, project};

const OPENING: &str = "\
# Benchmarks

Measured by `cargo xtask bench`, which writes this page. Times depend on the machine: what counts are the ratios, of runs
that took turns on one machine. A figure is the median of its runs.
";

/// The page, to be written.
pub(super) struct Page {
    text: String,
    path: PathBuf,
}

impl Page {
    /// The page as it is.
    pub(super) fn open() -> Result<Self> {
        let path = project::root().join("docs/benchmarks.md");
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => OPENING.to_owned(),
            text => text.with_context(|| format!("{} cannot be read", path.display()))?,
        };
        Ok(Self { text, path })
    }

    /// Puts a section in the place of the last one of its name, or at the end.
    pub(super) fn put(&mut self, name: &str, section: &str) {
        self.text = with_section(&self.text, name, section);
    }

    /// Writes the page.
    pub(super) fn save(self) -> Result<()> {
        fs::write(&self.path, self.text).with_context(|| format!("{} cannot be written", self.path.display()))?;
        progress::note(format_args!("written to {}", self.path.display()));
        Ok(())
    }
}

fn with_section(page: &str, name: &str, section: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->\n"));
    let section = format!("{begin}{}\n{end}", section.trim_end());
    let place = page.find(&begin).zip(page.find(&end)).filter(|(first, last)| first < last);
    match place {
        Some((first, last)) => format!("{}{section}{}", &page[..first], &page[last + end.len()..]),
        None => format!("{}\n\n{section}", page.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_takes_the_place_of_its_own_last_one() {
        let page = with_section(&with_section("# A\n", "one", "1"), "two", "2");
        assert_eq!(page, "# A\n\n<!-- one -->\n1\n<!-- /one -->\n\n<!-- two -->\n2\n<!-- /two -->\n");
        assert_eq!(with_section(&page, "one", "11\n"), page.replace("\n1\n", "\n11\n"));
    }
}
