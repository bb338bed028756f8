//! What partners' pages load: one module, of the files in `src/browser/embed` and of what these share with our own pages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project;

/// Its files, in the order in which they stand in it, from `src/browser` on.
const PARTS: [&str; 5] = ["dates.js", "embed/pages.js", "embed/styles.js", "embed/element.js", "embed/frames.js"];

/// Writes `embed.js` into the site.
pub(super) fn write(site: &Path) -> Result<()> {
    let sources = project::root().join("src/browser");
    let mut whole = String::new();
    for part in PARTS.map(|part| sources.join(part)) {
        whole += &fs::read_to_string(&part).with_context(|| format!("{} cannot be read", part.display()))?;
    }
    let embed = site.join("embed.js");
    fs::write(&embed, whole).with_context(|| format!("{} cannot be written", embed.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn no_file_of_the_folder_is_left_out() {
        let folder = fs::read_dir(project::root().join("src/browser/embed")).expect("the folder");
        for file in folder.map(|file| file.expect("a file").file_name()) {
            let part = format!("embed/{}", file.to_string_lossy());
            assert!(PARTS.contains(&part.as_str()), "{part}");
        }
    }
}
