//! The preview: Trunk builds, watches and serves; its hook publishes the edition after every build. A partner's page with
//! stories of it is served beside it.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::app::{self, Quality};
use crate::hook::{ADDRESS, EDITION, PARTNER};
use crate::{command, folder, gone, partner, press, progress, project};

/// `cargo xtask serve`.
#[derive(Args)]
pub(crate) struct Serve {
    /// The edition to show: a folder with site.json and articles/*.json [default: the sample, static/]
    #[arg(long, value_name = "DIR")]
    edition: Option<PathBuf>,
    /// The port to serve at
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the site in the browser once it is there
    #[arg(long)]
    open: bool,
}

impl Serve {
    /// Serves until it is ended.
    pub(crate) fn run(self) -> Result<ExitCode> {
        let edition = project::edition(self.edition.as_deref())?;
        ensure_free(self.port)?;
        let tools = app::tools_for(Quality::Debug)?;
        let address = format!("http://127.0.0.1:{}/", self.port);
        let partner = partner::serve(self.port.saturating_add(1), &address)?;
        progress::begin(format_args!(
            "building {}; it will be at {address}, and on a partner's page at {partner}",
            edition.display()
        ));
        press::compile()?;

        let mut command = app::trunk(&tools);
        command.args(["serve", "--offline", "--address", "127.0.0.1", "--port", &self.port.to_string()]);
        // A place of its own: another preview is not overwritten, and nothing is shown of an edition before.
        let place = project::workshop().join(format!("preview-{}", self.port));
        folder::remove(&place)?;
        command.arg("--dist").arg(place.join("site"));
        let signs = place.join("signs");
        gone::watch(&edition, &signs)?;
        for folder in watched(&edition)?.into_iter().chain([signs]) {
            command.arg("--watch").arg(folder);
        }
        if self.open {
            command.arg("--open");
        }
        command.env(EDITION, &edition).env(ADDRESS, &address).env(PARTNER, &partner);
        let status = command::until_asked_to_end(&mut command)?;
        // What a build that was on its way still writes there, the next preview at this port removes.
        _ = folder::remove(&place);
        Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
    }
}

/// What Trunk.toml watches, and the edition where that is somewhere else: the command line replaces Trunk.toml's list.
fn watched(edition: &Path) -> Result<Vec<PathBuf>> {
    let root = project::root();
    let settings = std::fs::read_to_string(root.join("Trunk.toml")).context("Trunk.toml cannot be read")?;
    let mut folders: Vec<PathBuf> = watch_list(&settings).into_iter().map(|name| root.join(name)).collect();
    let edition = edition.canonicalize().with_context(|| format!("{} cannot be read", edition.display()))?;
    let covered =
        folders.iter().filter_map(|folder| folder.canonicalize().ok()).any(|folder| edition.starts_with(folder));
    if !covered {
        folders.push(edition);
    }
    Ok(folders)
}

/// The strings of `watch = […]` in Trunk.toml.
fn watch_list(settings: &str) -> Vec<&str> {
    let list = settings.split_once("\nwatch = [").and_then(|(_, rest)| rest.split_once(']'));
    list.map(|(list, _)| list.split('"').skip(1).step_by(2).collect()).unwrap_or_default()
}

/// Trunk would build for a while before it found the port taken.
fn ensure_free(port: u16) -> Result<()> {
    let free = |port: u16| TcpListener::bind(("127.0.0.1", port)).is_ok();
    if free(port) {
        return Ok(());
    }
    let other = (port.saturating_add(1)..port.saturating_add(100)).find(|&port| free(port));
    let other = other.map_or_else(|| "another port".to_owned(), |port| port.to_string());
    bail!(
        "port {port} is taken or forbidden: perhaps a preview runs already, at http://127.0.0.1:{port}/\n  \
         for a second one: cargo xtask serve --port {other}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_trunk_watches_is_read_from_its_settings() {
        let settings = "[watch]\n# Why.\nwatch = [\n    \"src\",\n    \"styles\", # and\n]\nignore = []\n";
        assert_eq!(watch_list(settings), ["src", "styles"]);
    }

    #[test]
    fn our_own_settings_watch_the_source_and_the_sample() {
        let list = watch_list(include_str!("../../Trunk.toml"));
        for folder in ["src", "styles", "crates", project::SAMPLE_EDITION] {
            assert!(list.contains(&folder), "{folder} is not watched: {list:?}");
        }
        assert!(!list.contains(&"."), "that would watch target/");
    }

    #[test]
    fn a_page_that_was_loaded_while_a_build_failed_is_loaded_again_when_one_does_not() {
        // Trunk keeps the first success from whoever came after a failure that it told them of.
        assert!(include_str!("../../Trunk.toml").contains("\nno_error_reporting = true\n"));
    }
}
