//! Caddy, with `docs/hosting/Caddyfile`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::{Certificate, STARTS_WITHIN, change, configuration, prepare, start, unpacked};
use crate::children::Running;
use crate::driver::free_port;

/// What a machine that nobody can reach needs: no certificate, and no door for an administrator.
const PLAIN: &str = "{\n\tadmin off\n\tauto_https off\n}\n";
/// With a certificate that Caddy signs itself, on this port alone, and that this machine is not told to trust.
const SECURE: &str = "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n";

/// A running Caddy. It ends when it is dropped.
pub(crate) struct Caddy {
    scheme: &'static str,
    port: u16,
    workplace: PathBuf,
    _process: Running,
}

impl Caddy {
    /// Serves published sites, each a folder in `sites` that is named for the host that it answers to.
    pub(crate) fn start(sites: &Path, hosts: &[&str], workplace: &Path) -> Result<Caddy, String> {
        Self::start_with("http", PLAIN, sites, hosts, workplace)
    }

    /// Serves them over TLS.
    pub(crate) fn start_secure(sites: &Path, hosts: &[&str], workplace: &Path) -> Result<Caddy, String> {
        Self::start_with("https", SECURE, sites, hosts, workplace)
    }

    fn start_with(
        scheme: &'static str,
        options: &str,
        sites: &Path,
        hosts: &[&str],
        workplace: &Path,
    ) -> Result<Caddy, String> {
        let program = unpacked("usr/bin/caddy")?;
        let port = free_port()?;
        let mut text = options.to_owned();
        for host in hosts {
            let folder = sites.join(host);
            prepare(&folder)?;
            let site = change(&configuration("Caddyfile")?, "/var/www/news", &folder.display().to_string())?;
            text += &change(&site, "\nnews.example {", &format!("\n{scheme}://{host}.localhost:{port} {{"))?;
        }
        fs::create_dir_all(workplace)
            .and_then(|()| fs::write(workplace.join("Caddyfile"), text))
            .map_err(|error| format!("{}: {error}", workplace.display()))?;

        let mut command = Command::new(program);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(workplace.join("Caddyfile"));
        command.env("XDG_CONFIG_HOME", workplace).env("XDG_DATA_HOME", workplace).env("HOME", workplace);
        let process = start(&mut command, port, &workplace.join("caddy.log"))?;
        Ok(Caddy { scheme, port, workplace: workplace.to_owned(), _process: process })
    }

    /// `http://HOST.localhost:PORT`, or `https:`, without a slash at the end.
    pub(crate) fn origin(&self, host: &str) -> String {
        format!("{}://{host}.localhost:{}", self.scheme, self.port)
    }

    /// What it has signed for a host that it serves over TLS. It listens already while it still signs.
    pub(crate) fn certificate(&self, host: &str) -> Result<Certificate, String> {
        let name = format!("{host}.localhost");
        let folder = self.workplace.join("caddy/certificates/local").join(&name);
        let [file, key, last] = ["crt", "key", "json"].map(|ending| folder.join(format!("{name}.{ending}")));
        let begun = Instant::now();
        while !last.is_file() {
            if begun.elapsed() > STARTS_WITHIN {
                return Err(format!("Caddy has signed nothing for {name}"));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Certificate { file, key })
    }
}
