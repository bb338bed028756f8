//! nginx, with `docs/hosting/nginx.conf`.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Certificate, change, configuration, prepare, start, unpacked};
use crate::children::Running;
use crate::driver::free_port;
use crate::repository;

/// What stands around the configuration in Debian's nginx, with all that nginx writes in a folder of its own.
const AROUND: &str = "
    daemon off;
    worker_processes 1;
    user root;
    pid pid;
    load_module MODULES/ngx_http_brotli_static_module.so;
    events {}
    http {
        access_log off;
        sendfile on;
        tcp_nopush on;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        include sites.conf;
    }
";

/// A site of somebody else's, with nothing in its answers but what it takes to send files well.
const PLAIN: &str = "
server {
    listen 127.0.0.1:PORT;
    server_name HOST.localhost;
    root SITE;
    types {
        text/html html;
        text/css css;
    }
    charset utf-8;
    charset_types text/css;
    brotli_static on;
    add_header Cache-Control no-cache;
}
";

/// A running nginx. It ends when it is dropped.
pub struct Nginx {
    scheme: &'static str,
    port: u16,
    _process: Running,
}

impl Nginx {
    /// Serves published sites, each a folder in `sites` that is named for the host that it answers to, and beside them
    /// `others`, which are not ours.
    pub fn start(sites: &Path, hosts: &[&str], others: &[&str], workplace: &Path) -> Result<Nginx, String> {
        Self::start_with(None, sites, hosts, others, workplace)
    }

    /// Serves one over TLS, with the lines that certbot adds and `http2` after them, as `nginx.conf` says.
    pub(crate) fn start_secure(
        certificate: &Certificate,
        sites: &Path,
        host: &str,
        workplace: &Path,
    ) -> Result<Nginx, String> {
        Self::start_with(Some(certificate), sites, &[host], &[], workplace)
    }

    fn start_with(
        certificate: Option<&Certificate>,
        sites: &Path,
        hosts: &[&str],
        others: &[&str],
        workplace: &Path,
    ) -> Result<Nginx, String> {
        let program = unpacked("usr/sbin/nginx")?;
        let modules = unpacked("usr/lib/nginx/modules/ngx_http_brotli_static_module.so")?;
        let modules = modules.parent().expect("a file is in a folder").display().to_string();
        for host in hosts {
            prepare(&sites.join(host))?;
        }

        let port = free_port()?;
        let listen = certificate.map_or_else(
            || format!("listen 127.0.0.1:{port};"),
            |Certificate { file, key }| {
                let (file, key) = (file.display(), key.display());
                format!("listen 127.0.0.1:{port} ssl http2; ssl_certificate {file}; ssl_certificate_key {key};")
            },
        );
        let mut text = String::new();
        for (index, host) in hosts.iter().enumerate() {
            let site = if index == 0 { configuration("nginx.conf")? } else { another(index)? };
            let site = change(&site, "listen 80;", &listen)?;
            let site = change(&site, "listen [::]:80;", "")?;
            let site = change(&site, "news.example", &format!("{host}.localhost"))?;
            text += &change(&site, "/var/www/news", &sites.join(host).display().to_string())?;
        }
        for other in others {
            let site = sites.join(other).display().to_string();
            text += &PLAIN.replace("PORT", &port.to_string()).replace("HOST", other).replace("SITE", &site);
        }
        let write = |name: &str, text: &str| {
            fs::create_dir_all(workplace)
                .and_then(|()| fs::write(workplace.join(name), text))
                .map_err(|error| format!("{}: {error}", workplace.display()))
        };
        write("sites.conf", &text)?;
        write("nginx.conf", &AROUND.replace("MODULES", &modules))?;

        let mut command = Command::new(program);
        command.arg("-p").arg(workplace).arg("-c").arg(workplace.join("nginx.conf")).args(["-e", "stderr"]);
        let process = start(&mut command, port, &workplace.join("nginx.log"))?;
        let scheme = if certificate.is_some() { "https" } else { "http" };
        Ok(Nginx { scheme, port, _process: process })
    }

    /// `http://HOST.localhost:PORT`, or `https:`, without a slash at the end. Browsers know that this is their own machine.
    pub fn origin(&self, host: &str) -> String {
        format!("{}://{host}.localhost:{}", self.scheme, self.port)
    }
}

/// The configuration of a site that is not the first, as the command that `docs/publish.md` has for that writes it.
fn another(index: usize) -> Result<String, String> {
    let document = repository::root().join("docs/publish.md");
    let text = fs::read_to_string(&document).map_err(|error| format!("{}: {error}", document.display()))?;
    let sed = text.lines().find(|line| line.starts_with("sed ")).and_then(|line| line.split_once(" > "));
    let (sed, _) = sed.ok_or("publish.md has no command for a second site")?;
    let output = Command::new("sh").args(["-c", sed]).current_dir(repository::root()).output();
    let output = output.map_err(|error| format!("sh does not start: {error}"))?;
    // The command has one name; there may be more sites than two.
    change(&String::from_utf8_lossy(&output.stdout), "$second", &format!("$second{index}"))
}
