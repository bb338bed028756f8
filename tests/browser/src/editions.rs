//! The editions that the tests read, published by the press as anybody would publish them: each once a run.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use crate::made::Made;
use crate::repository;
use crate::workplace;

/// A site to visit.
#[derive(Clone, Copy)]
pub(crate) enum Edition {
    /// The sample edition, `static/`.
    Sample,
    /// The awkward articles, `tests/catalogue/`.
    Catalogue,
    /// A real page of a regional paper, beside the repository.
    Seed,
    /// An edition that a test writes; the folder of its function is named for it.
    Made(&'static str, fn() -> Made),
    /// The harness's own pages, which nothing publishes.
    StandIn,
}

type Publication = Arc<OnceLock<Result<PathBuf, String>>>;

static PUBLISHED: LazyLock<Mutex<HashMap<&'static str, Publication>>> = LazyLock::new(Mutex::default);

impl Edition {
    /// The folder of the published site; the first call publishes it.
    pub(crate) fn published(self) -> PathBuf {
        if let Edition::StandIn = self {
            return repository::stand_in();
        }
        let publication = {
            let mut published = PUBLISHED.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(published.entry(self.name()).or_default())
        };
        let outcome = publication.get_or_init(|| self.publish());
        match outcome {
            Ok(folder) => folder.clone(),
            Err(error) => panic!("the edition {} is not published: {error}", self.name()),
        }
    }

    /// Why the edition cannot be visited here, if it is one that may be missing.
    pub(crate) fn missing(self) -> Option<String> {
        let source = self.source();
        let optional = matches!(self, Edition::Seed);
        (optional && !source.is_dir()).then(|| format!("there is no {}", source.display()))
    }

    /// The folder that its articles are read from.
    pub(crate) fn source(self) -> PathBuf {
        match self {
            Edition::Sample => repository::root().join("static"),
            Edition::Catalogue => repository::root().join("tests/catalogue"),
            Edition::Seed => repository::root().join("../shared/seed/edition"),
            Edition::Made(name, _) => workplace::folder().join("made").join(name),
            Edition::StandIn => repository::stand_in(),
        }
    }

    /// The ids of its articles, in order.
    pub(crate) fn articles(self) -> Vec<String> {
        let folder = self.source().join("articles");
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut ids: Vec<String> = entries
            .filter_map(|entry| {
                let name = entry.ok()?.file_name().into_string().ok()?;
                name.strip_suffix(".json").map(str::to_owned)
            })
            .collect();
        ids.sort();
        ids
    }

    fn name(self) -> &'static str {
        match self {
            Edition::Sample => "sample",
            Edition::Catalogue => "catalogue",
            Edition::Seed => "seed",
            Edition::Made(name, _) => name,
            Edition::StandIn => "stand-in",
        }
    }

    fn publish(self) -> Result<PathBuf, String> {
        let app = repository::app();
        if !app.join("index.html").is_file() {
            return Err(format!(
                "no built app in {}: run `cargo xtask app --out {}`, or set KANBAO_APP",
                app.display(),
                app.display()
            ));
        }
        let source = self.source();
        if let Edition::Made(_, make) = self {
            make().write(&source).map_err(|error| error.to_string())?;
        }
        let out = workplace::folder().join("sites").join(self.name());
        press(&source, &app, &out)?;
        Ok(out)
    }
}

/// Runs `press build`. A catalogue of awkward articles may hold some that the press leaves out, and says so.
fn press(edition: &Path, app: &Path, out: &Path) -> Result<(), String> {
    let mut command = match repository::press() {
        Some(program) => Command::new(program),
        None => {
            let mut cargo = Command::new("cargo");
            cargo.args(["run", "--quiet", "--package", "press", "--"]);
            cargo
        }
    };
    command.current_dir(repository::root()).arg("build").arg(edition).arg("--app").arg(app).arg("--out").arg(out);
    let output = command.output().map_err(|error| format!("the press does not start: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "the press ends with {}:\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}
