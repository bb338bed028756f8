//! The machine that is measured on, as a reader of the figures needs to know it. Its name is nobody's business.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use crate::command::answer;

/// `2 cores (Some CPU), 24 GB of memory, Linux 6.18, rustc 1.95.0`, and how many programs were at work on it already, since
/// beside others every figure on the clock is longer.
pub(super) fn described() -> String {
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
    let processor = field("/proc/cpuinfo", "model name").map(|name| format!(" ({name})")).unwrap_or_default();
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|total| total.trim_end_matches(" kB").parse::<f64>().ok())
        .map(|kilobytes| format!(", {:.0} GB of memory", kilobytes * 1024.0 / 1e9))
        .unwrap_or_default();
    let system = answer(Command::new("uname").args(["-s", "-r"])).map(|system| without_build(&system));
    let load = fs::read_to_string("/proc/loadavg")
        .ok()
        .and_then(|load| Some(format!(", load {} at the start", load.split_whitespace().next()?)))
        .unwrap_or_default();
    let rust = answer(Command::new("rustc").arg("--version"))
        .and_then(|version| Some(version.split_whitespace().nth(1)?.to_owned()));
    format!(
        "{cores} cores{processor}{memory}, {}, rustc {}{load}",
        system.as_deref().unwrap_or("an unknown system"),
        rust.as_deref().unwrap_or("unknown")
    )
}

/// `in memory`, or `on a disk`: where the files of a folder are kept, also of one that is not there yet.
pub(super) fn kept(folder: &Path) -> &'static str {
    let there = folder.ancestors().find(|above| above.exists()).unwrap_or(Path::new("."));
    let kind = answer(Command::new("stat").args(["--file-system", "--format=%T"]).arg(there));
    if kind.is_some_and(|kind| kind.trim() == "tmpfs") { "in memory" } else { "on a disk" }
}

/// `Linux 6.18` of `Linux 6.18.44-some-build`.
fn without_build(system: &str) -> String {
    let parts: Vec<&str> = system.trim().splitn(3, '.').take(2).collect();
    parts.join(".")
}

/// What a file of the system says of something: `name : value`.
fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    line.split_once(':').map(|(_, value)| value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_still_to_be_made_lies_where_the_one_above_it_does() {
        // What every Linux keeps there is in memory.
        let memory = Path::new("/dev/shm");
        if memory.is_dir() {
            assert_eq!(kept(&memory.join("no/such/folder")), kept(memory));
        }
        assert_eq!(kept(Path::new("/no/such/folder")), kept(Path::new("/")));
    }
}
