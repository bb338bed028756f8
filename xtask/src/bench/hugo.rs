//! The peer of `press build`: the same stories as a site of Hugo's, with the templates in `benches/peers/hugo`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::edition::{OUTER, Story};
use crate::project;
use crate::tools::{self, Toolbox};

/// Hugo, ready to build its site.
pub(super) struct Hugo {
    tools: Toolbox,
}

impl Hugo {
    /// Sees to it.
    pub(super) fn ready() -> Result<Self> {
        Ok(Self { tools: Toolbox::with(&[&tools::HUGO])? })
    }

    /// The command that builds the site in `folder` into `out`.
    pub(super) fn build(&self, folder: &Path, out: &Path) -> Command {
        let mut command = self.tools.command("hugo");
        command.args(["build", "--quiet", "--noBuildLock", "--source"]).arg(folder).arg("--destination").arg(out);
        command
    }
}

/// Writes a site of so many stories into a folder, which must not be there.
pub(super) fn write(folder: &Path, articles: u64) -> Result<()> {
    let peer = project::root().join("benches/peers/hugo");
    copy(&peer, folder).with_context(|| format!("{} cannot be copied", peer.display()))?;
    let content = folder.join("content/articles");
    fs::create_dir_all(&content)?;
    for number in 0..articles {
        let story = Story::new(number);
        File::create_new(content.join(format!("{}.md", story.id())))?.write_all(page(&story).as_bytes())?;
    }
    Ok(())
}

/// A story as Hugo reads it.
fn page(story: &Story) -> String {
    let credits: Vec<String> =
        story.credits.iter().map(|(role, name)| format!(r#"{{"role": "{role}", "name": "{name}"}}"#)).collect();
    let points: Vec<String> = story.points.iter().map(|point| format!("- {point}")).collect();
    format!(
        r#"{{
  "title": "{headline}",
  "date": "{published}",
  "channels": ["{outer}", "{channel}"],
  "kickers": ["{kickers}"],
  "credits": [{credits}]
}}

{paragraphs}

**{lead}**

{points}
"#,
        headline = story.headline,
        published = story.published,
        outer = OUTER.0,
        channel = story.channel,
        kickers = story.kickers.join(r#"", ""#),
        credits = credits.join(", "),
        paragraphs = story.paragraphs.join("\n\n"),
        lead = story.lead,
        points = points.join("\n"),
    )
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
