//! Tools from npm's registry. They need Node, which Debian has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use super::{apt, cache, path, version};
use crate::command::into_log;
use crate::progress;

/// What all but the benchmarks need.
const OLDEST_NODE: &str = "18";
/// What Vite 7 needs, which builds one of the pages that ours are measured against.
const OLDEST_NODE_OF_PEERS: &str = "20.19";

/// A package that is read, not run.
pub(crate) struct Package {
    name: &'static str,
    version: &'static str,
    /// The file of interest, in the package's folder.
    file: &'static str,
    /// A word near the file's beginning that names its version.
    mark: &'static str,
    purpose: &'static str,
}

/// Finds what readers with disabilities would stumble over.
pub(crate) const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    file: "axe.min.js",
    mark: "axe v4.14.1",
    purpose: "finds barriers in pages",
};

/// What many partners make their pages with. The last React that is one plain script.
pub(crate) const REACT: Package = Package {
    name: "react",
    version: "18.3.1",
    file: "umd/react.production.min.js",
    mark: "react.production.min.js",
    purpose: "makes host pages for embeds",
};

/// React's other half.
pub(crate) const REACT_DOM: Package = Package {
    name: "react-dom",
    version: "18.3.1",
    file: "umd/react-dom.production.min.js",
    mark: "react-dom.production.min.js",
    purpose: "shows React's pages",
};

/// What others make them with.
pub(crate) const VUE: Package = Package {
    name: "vue",
    version: "3.5.45",
    file: "dist/vue.global.prod.js",
    mark: "vue v3.5.45",
    purpose: "makes host pages for embeds",
};

/// What newsrooms size iframes with.
pub(crate) const PYM: Package = Package {
    name: "pym.js",
    version: "1.3.2",
    file: "dist/pym.v1.min.js",
    mark: "pym.js - v1.3.2",
    purpose: "sizes iframes on host pages",
};

/// What many readers darken pages with.
pub(crate) const DARK_READER: Package = Package {
    name: "darkreader",
    version: "4.9.133",
    file: "darkreader.js",
    mark: "Dark Reader v4.9.133",
    purpose: "darkens pages as its extension does",
};

/// Finds what is no HTML. The last version for Node 18.
pub(crate) const HTML_VALIDATE: Package = Package {
    name: "html-validate",
    version: "9.7.1",
    file: "package.json",
    mark: r#""version": "9.7.1""#,
    purpose: "checks the press's HTML",
};

/// Checks data against types.
pub(crate) const TYPESCRIPT: Package = Package {
    name: "typescript",
    version: "5.9.3",
    file: "lib/typescript.js",
    mark: "Copyright (c) Microsoft",
    purpose: "checks what pages say to search engines",
};

/// The vocabulary of schema.org as types, made from its own data.
pub(crate) const SCHEMA_ORG: Package = Package {
    name: "schema-dts",
    version: "2.1.0",
    file: "package.json",
    mark: r#""version": "2.1.0""#,
    purpose: "has the words of schema.org",
};

impl Package {
    /// A file of the package, which is installed if need be.
    pub(crate) fn at(&self, path: &str) -> Result<PathBuf> {
        self.file()?;
        Ok(cache::shelf(self.name, self.version)?.join("node_modules").join(self.name).join(path))
    }

    /// The file, installed if need be.
    pub(crate) fn file(&self) -> Result<PathBuf> {
        let Package { name, version, purpose, .. } = self;
        let shelf = cache::shelf(name, version)?;
        let file = shelf.join("node_modules").join(name).join(self.file);
        if self.is(&file) {
            return Ok(file);
        }
        let _lock = cache::lock()?;
        if !self.is(&file) {
            let begun = Instant::now();
            progress::begin(format_args!("installing {name} {version}, which {purpose}: a few seconds, once"));
            install(name, version, &shelf, &cache::log(name)?).with_context(|| by_hand(name, version))?;
            ensure!(self.is(&file), "{name} {version} was installed, but {} is not it", file.display());
            progress::done(format_args!("{name} {version}"), begun.elapsed());
        }
        Ok(file)
    }

    fn is(&self, file: &Path) -> bool {
        fs::read_to_string(file).is_ok_and(|text| text.lines().take(3).any(|line| line.contains(self.mark)))
    }
}

/// Installs `package` into `shelf`.
pub(crate) fn install(package: &str, version: &str, shelf: &Path, log: &Path) -> Result<()> {
    node()?;
    fs::create_dir_all(shelf).with_context(|| format!("{} cannot be made", shelf.display()))?;
    let mut command = Command::new("npm");
    command.args(["install", &format!("{package}@{version}"), "--no-save", "--no-audit", "--no-fund"]);
    command.arg("--prefix").arg(shelf);
    into_log(&mut command, log)
}

/// What to do where [`install`] cannot.
pub(crate) fn by_hand(package: &str, version: &str) -> String {
    format!(
        "{package} cannot be installed by itself. With the network within reach, run\n    \
         npm install --global {package}@{version}\n  and try again"
    )
}

/// Sees to Node and npm.
pub(crate) fn node() -> Result<()> {
    node_from(OLDEST_NODE)
}

/// Sees to a Node that can build the pages that ours are measured against.
pub(crate) fn node_of_peers() -> Result<()> {
    node_from(OLDEST_NODE_OF_PEERS)
}

fn node_from(oldest: &str) -> Result<()> {
    match path::find("node").and_then(|node| path::version_of(&node)) {
        Some(found) if version::compare(&found, oldest).is_lt() => {
            bail!("Node {found} is too old: install Node {oldest} or newer from nodejs.org, and try again")
        }
        Some(_) if path::find("npm").is_some() => Ok(()),
        _ => apt::install(&["nodejs", "npm"], "Node makes the app smaller")
            .context(format!("Node {oldest} or newer, with npm, is needed: nodejs.org says how to install it")),
    }
}
