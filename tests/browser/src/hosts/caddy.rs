//! Caddy, with `docs/hosting/Caddyfile`.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{change, configuration, prepare, start, unpacked};
use crate::children::Running;
use crate::driver::free_port;

/// What a machine that nobody can reach needs: no certificate, and no door for an administrator.
const OPTIONS: &str = "{\n\tadmin off\n\tauto_https off\n}\n";

/// A running Caddy. It ends when it is dropped.
pub(crate) struct Caddy {
    port: u16,
    _process: Running,
}

impl Caddy {
    /// Serves published sites, each a folder in `sites` that is named for the host that it answers to.
    pub(crate) fn start(sites: &Path, hosts: &[&str], workplace: &Path) -> Result<Caddy, String> {
        let program = unpacked("usr/bin/caddy")?;
        let port = free_port()?;
        let mut text = OPTIONS.to_owned();
        for host in hosts {
            let folder = sites.join(host);
            prepare(&folder)?;
            let site = change(&configuration("Caddyfile")?, "/var/www/news", &folder.display().to_string())?;
            text += &change(&site, "\nnews.example {", &format!("\nhttp://{host}.localhost:{port} {{"))?;
        }
        fs::create_dir_all(workplace)
            .and_then(|()| fs::write(workplace.join("Caddyfile"), text))
            .map_err(|error| format!("{}: {error}", workplace.display()))?;

        let mut command = Command::new(program);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(workplace.join("Caddyfile"));
        command.env("XDG_CONFIG_HOME", workplace).env("XDG_DATA_HOME", workplace).env("HOME", workplace);
        let process = start(&mut command, port, &workplace.join("caddy.log"))?;
        Ok(Caddy { port, _process: process })
    }

    /// `http://HOST.localhost:PORT`, without a slash at the end.
    pub(crate) fn origin(&self, host: &str) -> String {
        format!("http://{host}.localhost:{}", self.port)
    }
}
