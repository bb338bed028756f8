//! What is left to look at after a test has failed: a picture and the page's source.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::Client;
use tokio::time::timeout;

use super::Page;
use crate::repository;

const LIMIT: Duration = Duration::from_secs(10);

impl Page {
    /// Saves a picture of what is in view under the failures' folder.
    pub(crate) async fn screenshot(&self, name: &str) -> PathBuf {
        let file = repository::failures().join(format!("{}-{name}.png", self.engine.name()));
        let picture = self.client.screenshot().await;
        save(&file, &picture.expect("the browser takes a picture"));
        file
    }
}

/// Saves picture and source as `name`, and says where, in words; nothing where the browser no longer answers.
pub(crate) async fn keep_failure(client: &Client, name: &str) -> Option<String> {
    let file = repository::failures().join(name.replace("::", "-"));
    let mut kept = Vec::new();
    let mut keep = |ending: &str, content: &[u8]| {
        let file = file.with_added_extension(ending);
        save(&file, content);
        kept.push(file.display().to_string());
    };
    if let Ok(Ok(picture)) = timeout(LIMIT, client.screenshot()).await {
        keep("png", &picture);
    }
    if let Ok(Ok(source)) = timeout(LIMIT, client.source()).await {
        keep("html", source.as_bytes());
    }
    (!kept.is_empty()).then(|| format!("See {}", kept.join("\nand ")))
}

fn save(file: &Path, content: &[u8]) {
    let folder = repository::failures();
    let saved = fs::create_dir_all(folder).and_then(|()| fs::write(file, content));
    if let Err(error) = saved {
        eprintln!("{}: {error}", file.display());
    }
}
