//! Tools from Debian: the browsers and what they draw with, and the web servers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::{cache, path};
use crate::command::{answer, into_log};
use crate::progress;

/// A Debian package, and how to tell that the machine has what it brings.
struct Debian {
    package: &'static str,
    shown_by: ShownBy,
}

/// What shows that a package's content is there, from wherever it came.
enum ShownBy {
    Program(&'static str),
    /// A font family, as fontconfig names it.
    Font(&'static str),
}

/// What the browser tests need.
const BROWSERS: [Debian; 8] = [
    Debian { package: "chromium", shown_by: ShownBy::Program("chromium") },
    Debian { package: "chromium-driver", shown_by: ShownBy::Program("chromedriver") },
    Debian { package: "firefox-esr", shown_by: ShownBy::Program("firefox-esr") },
    Debian { package: "webkit2gtk-driver", shown_by: ShownBy::Program("WebKitWebDriver") },
    // WebKit has no headless mode.
    Debian { package: "xvfb", shown_by: ShownBy::Program("Xvfb") },
    Debian { package: "fontconfig", shown_by: ShownBy::Program("fc-list") },
    Debian { package: "fonts-noto-cjk", shown_by: ShownBy::Font("Noto Sans CJK SC") },
    Debian { package: "fonts-noto-core", shown_by: ShownBy::Font("Noto Sans Arabic") },
];

/// The web servers that `docs/hosting` has configurations for, and the parts of them that those ask for.
const HOSTS: [&str; 3] = ["nginx", "libnginx-mod-http-brotli-static", "caddy"];

/// Sees to the web servers, and says in which folder they are. They are unpacked there rather than installed: what is
/// installed starts at once, and again with the machine.
pub(crate) fn hosts() -> Result<PathBuf> {
    // Of another release they would ask for other libraries.
    let shelf = cache::shelf("hosts", &release())?;
    let is_there = || shelf.is_dir();
    if is_there() {
        return Ok(shelf);
    }
    let purpose = "the tests start nginx and Caddy";
    if path::find("apt-get").is_none() {
        bail!("{purpose}, and get them from Debian's packages {}, which this machine cannot", HOSTS.join(" "));
    }
    let _lock = cache::lock()?;
    if !is_there() {
        let begun = Instant::now();
        progress::begin(format_args!("unpacking {}: {purpose}: a few seconds, once", HOSTS.join(" ")));
        unpack(&shelf).with_context(|| format!("{purpose}. See to it that apt-get can download, and try again"))?;
        progress::done(HOSTS.join(" "), begun.elapsed());
    }
    Ok(shelf)
}

/// What this release of Debian calls itself.
fn release() -> String {
    let about = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = about.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="));
    name.unwrap_or("debian").trim_matches('"').to_owned()
}

/// Unpacks all of them beside the shelf, which is there once they are whole.
fn unpack(shelf: &Path) -> Result<()> {
    let whole = shelf.with_extension("part");
    if whole.exists() {
        fs::remove_dir_all(&whole).with_context(|| format!("{} cannot be removed", whole.display()))?;
    }
    let folder = whole.join("packages");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let download = || {
        let mut command = apt_get(&[], &["download"]);
        command.args(HOSTS).current_dir(&folder);
        into_log(&mut command, &cache::log("hosts")?)
    };
    // Without a list of what there is, or with one of old, there is nothing to download.
    if download().is_err() {
        let before = permission().context("sudo apt-get update")?;
        into_log(&mut apt_get(before, &["update"]), &cache::log("apt")?)?;
        download()?;
    }
    for package in fs::read_dir(&folder)?.flatten() {
        let mut command = Command::new("dpkg");
        command.arg("--extract").arg(package.path()).arg(&whole);
        into_log(&mut command, &cache::log("hosts")?)?;
    }
    fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    fs::rename(&whole, shelf).with_context(|| format!("{} cannot be made", shelf.display()))
}

/// Sees to the browsers.
pub(crate) fn browsers() -> Result<()> {
    let missing: Vec<&str> =
        BROWSERS.iter().filter(|debian| !debian.shown_by.is_there()).map(|debian| debian.package).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing, "the tests run in Chromium, Firefox and WebKit") }
}

impl ShownBy {
    fn is_there(&self) -> bool {
        match self {
            ShownBy::Program(name) => path::find(name).is_some(),
            ShownBy::Font(family) => {
                answer(Command::new("fc-list").args([family, "family"])).is_some_and(|found| !found.trim().is_empty())
            }
        }
    }
}

/// Installs Debian packages, if this is Debian and we may.
pub(crate) fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("sudo apt-get update && sudo apt-get install {list}");
    if path::find("apt-get").is_none() {
        bail!("{purpose}, and this machine lacks what Debian calls {list}: install it, and try again");
    }
    let Some(before) = permission() else {
        bail!("{purpose}; run\n    {by_hand}\n  and try again");
    };

    let begun = Instant::now();
    progress::begin(format_args!("installing {list}: {purpose}: a minute or two, once"));
    let log = cache::log("apt")?;
    let remedy = || format!("{purpose}. With the network within reach, run\n    {by_hand}\n  and try again");
    into_log(&mut apt_get(before, &["update"]), &log).with_context(remedy)?;
    let mut command = apt_get(before, &["install", "--yes", "--no-install-recommends"]);
    into_log(command.args(packages), &log).with_context(remedy)?;
    progress::done(list, begun.elapsed());
    Ok(())
}

/// What lets us install, to be written before the command: nothing for root, `sudo` where it asks for no password.
fn permission() -> Option<&'static [&'static str]> {
    if answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    answer(Command::new("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"] as &[_])
}

fn apt_get(before: &[&str], arguments: &[&str]) -> Command {
    let words = [before, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}
