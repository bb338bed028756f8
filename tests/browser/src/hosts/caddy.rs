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
    host: String,
    _process: Running,
}

impl Caddy {
    /// Serves the published site in `sites` that is named for the host that it answers to.
    pub(crate) fn start(sites: &Path, host: &str, workplace: &Path) -> Result<Caddy, String> {
        let program = unpacked("usr/bin/caddy")?;
        let site = sites.join(host);
        prepare(&site)?;

        let port = free_port()?;
        let text = configuration("Caddyfile")?;
        let text = change(&text, "/var/www/news", &site.display().to_string())?;
        let text = change(&text, "\nnews.example {", &format!("\nhttp://{host}.localhost:{port} {{"))?;
        fs::create_dir_all(workplace)
            .and_then(|()| fs::write(workplace.join("Caddyfile"), format!("{OPTIONS}{text}")))
            .map_err(|error| format!("{}: {error}", workplace.display()))?;

        let mut command = Command::new(program);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(workplace.join("Caddyfile"));
        command.env("XDG_CONFIG_HOME", workplace).env("XDG_DATA_HOME", workplace).env("HOME", workplace);
        let process = start(&mut command, port, &workplace.join("caddy.log"))?;
        Ok(Caddy { port, host: host.to_owned(), _process: process })
    }

    /// `http://HOST.localhost:PORT`, without a slash at the end.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}.localhost:{}", self.host, self.port)
    }
}
