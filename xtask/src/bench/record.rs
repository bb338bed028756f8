//! `docs/benchmarks.md`: a section for each part of the benchmarks, written anew by whoever has measured that part.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::answer;
use crate::{project, step};

const OPENING: &str = "# Benchmarks

Written by `cargo xtask bench`; a part of it alone by `cargo xtask bench --only PART`. What counts are the ratios, since both
sides of one are measured in the same run on the same machine. A figure that breaks its limit is bold and has a cross.
";

/// Writes the section `heading` with what was measured, and the machine that it was measured on.
pub(super) fn keep(heading: &str, figures: &str) -> Result<()> {
    let file = project::root().join("docs/benchmarks.md");
    let before = fs::read_to_string(&file).unwrap_or_default();
    let section = format!("{}\n\n{}", machine(), figures.trim());
    fs::write(&file, with_section(&before, heading, &section))
        .with_context(|| format!("{} cannot be written", file.display()))?;
    step::note(format_args!("written to {}", file.display()));
    Ok(())
}

/// The page with a section in the place of its former self, or after the others.
fn with_section(page: &str, heading: &str, text: &str) -> String {
    let mut sections: Vec<(&str, &str)> =
        page.split("\n## ").skip(1).filter_map(|section| section.split_once('\n')).collect();
    match sections.iter_mut().find(|(name, _)| *name == heading) {
        Some((_, former)) => *former = text,
        None => sections.push((heading, text)),
    }
    let mut page = OPENING.to_owned();
    for (name, text) in sections {
        page.push_str(&format!("\n## {name}\n\n{}\n", text.trim()));
    }
    page
}

/// Cores, memory and system, in a sentence. Where Linux does not tell, less is said.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processor = field("/proc/cpuinfo", "model name").map(|name| format!(" ({name})")).unwrap_or_default();
    let kilobytes = field("/proc/meminfo", "MemTotal").and_then(|size| size.split(' ').next()?.parse::<f64>().ok());
    let memory = kilobytes.map(|size| format!(", {:.0} GB of memory", size * 1024.0 / 1e9)).unwrap_or_default();
    let system = answer(Command::new("uname").arg("-sr")).map(|name| format!(", {}", name.trim())).unwrap_or_default();
    format!("Machine: {cores} cores{processor}{memory}{system}.")
}

/// A line's value in one of Linux's tables.
fn field(table: &str, name: &str) -> Option<String> {
    let table = fs::read_to_string(Path::new(table)).ok()?;
    let line = table.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_takes_its_own_place_and_leaves_the_others() {
        let first = with_section("", "Press", "fast\n\n### more\n\nfacts");
        let second = with_section(&first, "Pages", "slow");
        let third = with_section(&second, "Press", "faster");
        assert_eq!(third, format!("{OPENING}\n## Press\n\nfaster\n\n## Pages\n\nslow\n"));
        assert_eq!(with_section(&third, "Press", "faster"), third, "nothing grows");
    }
}
