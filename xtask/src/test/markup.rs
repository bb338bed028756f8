//! Whether the pages that the press writes are good HTML, and say to search engines what these understand.
//!
//! Every kind of page is checked: those of the sample edition, of the catalogue of awkward articles, and of the seed where
//! that is there. `html-validate` reads them as a browser would. What they say in JSON-LD is checked against the types that
//! `schema-dts` makes of schema.org's own data, by the TypeScript compiler: it knows which type has which property, and
//! what may stand there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::bench::edition::{self, Offer};
use crate::command::aloud;
use crate::press::{self, Published};
use crate::tools::{self, node};
use crate::{folder, progress, project};

/// What the HTML standard and WCAG ask for. Left out are matters of taste, and what is checked better elsewhere:
/// `unique-landmark` takes every pull quote for a landmark, which axe in the browser tests does not; a `div` with the role
/// of a region is as good as a `section`; a telephone number may end a line.
const RULES: &str = r#"{
    "root": true,
    "extends": ["html-validate:standard", "html-validate:a11y"],
    "rules": {
        "aria-label-misuse": ["error", {"allowAnyNamable": true}],
        "prefer-native-element": "off",
        "tel-non-breaking": "off",
        "unique-landmark": "off"
    }
}
"#;

/// Checks the pages that the press makes with `app`.
pub(super) fn check(app: &Path) -> Result<()> {
    node()?;
    let workshop = project::workshop().join("markup");
    let mut pages = Vec::new();
    for (name, edition) in editions()? {
        let out = workshop.join(name);
        folder::remove(&out)?;
        let published = press::build_into(&edition, app, &out, false)?;
        ensure!(published == Published::All, "not every article of {} was published (above)", edition.display());
        pages.extend(pages_in(&out)?);
    }
    archives(app, &workshop, &mut pages)?;
    pages.sort();
    ensure!(!pages.is_empty(), "the press wrote no pages");
    html(&workshop, &pages)?;
    let said = data(&workshop, &pages)?;
    progress::note(format_args!("{} pages, and {said} things that they say to search engines", pages.len()));
    Ok(())
}

/// Adds the pages of channels with more stories than one page has.
fn archives(app: &Path, workshop: &Path, pages: &mut Vec<PathBuf>) -> Result<()> {
    let (many, out) = (workshop.join("many-stories"), workshop.join("many"));
    folder::remove(&many)?;
    folder::remove(&out)?;
    edition::write(&many, Offer::Readers, 45).with_context(|| format!("{} cannot be written", many.display()))?;
    let published = press::build_into(&many, app, &out, false)?;
    ensure!(published == Published::All, "not every article of {} was published (above)", many.display());
    let channel = out.join("channels/news");
    ensure!(channel.join("3").is_dir(), "the channel has no third page");
    pages.extend(pages_in(&channel)?);
    Ok(())
}

fn pages_in(folder: &Path) -> Result<impl Iterator<Item = PathBuf>> {
    Ok(folder::files(folder)?.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "html")))
}

fn editions() -> Result<Vec<(&'static str, PathBuf)>> {
    let root = project::root();
    let mut editions = vec![("sample", project::edition(None)?), ("catalogue", root.join("tests/catalogue"))];
    editions.extend(project::seed().map(|seed| ("seed", seed)));
    Ok(editions)
}

fn html(workshop: &Path, pages: &[PathBuf]) -> Result<()> {
    let rules = workshop.join("html-validate.json");
    fs::write(&rules, RULES).with_context(|| format!("{} cannot be written", rules.display()))?;
    let mut command = Command::new("node");
    command.arg(tools::HTML_VALIDATE.at("bin/html-validate.mjs")?).arg("--config").arg(&rules).args(pages);
    aloud(&mut command).context("some pages are no good HTML (above)")
}

/// Checks the JSON-LD of pages, and says how much there is.
fn data(workshop: &Path, pages: &[PathBuf]) -> Result<usize> {
    let mut said = BTreeSet::new();
    for page in pages {
        let text = fs::read_to_string(page).with_context(|| format!("{} cannot be read", page.display()))?;
        said.extend(scripts(&text).map(str::to_owned));
    }
    ensure!(!said.is_empty(), "no page says anything to search engines");
    let vocabulary = tools::SCHEMA_ORG.at("dist/schema")?;
    let program = workshop.join("said.ts");
    fs::write(&program, typed(&vocabulary, &said))
        .with_context(|| format!("{} cannot be written", program.display()))?;
    let mut command = Command::new("node");
    command.arg(tools::TYPESCRIPT.at("bin/tsc")?).args(["--noEmit", "--strict", "--skipLibCheck"]);
    command.args(["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"]).arg(&program);
    aloud(&mut command).context("schema.org does not know what some pages say (above)")?;
    Ok(said.len())
}

/// A program that compiles only where all that is said is of the vocabulary.
fn typed<'a>(vocabulary: &Path, said: impl IntoIterator<Item = &'a String>) -> String {
    let mut program = format!("import type * as schema from {:?};\n", vocabulary.display().to_string());
    for (number, json) in said.into_iter().enumerate() {
        let kind = json.split(r#""@type":""#).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("Thing");
        program.push_str(&format!("export const said{number}: schema.WithContext<schema.{kind}> = {json};\n"));
    }
    program
}

/// What stands in a page's scripts of data. There is no `<` in it.
fn scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split(r#"<script type="application/ld+json">"#).skip(1).filter_map(|rest| rest.split('<').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_becomes_a_constant_of_its_type() {
        let page = r#"<p><script type="application/ld+json">{"@type":"WebSite","name":"a"}</script><script>x</script>"#;
        let said: Vec<String> = scripts(page).map(str::to_owned).collect();
        assert_eq!(said, [r#"{"@type":"WebSite","name":"a"}"#]);
        assert_eq!(
            typed(Path::new("/types"), &said),
            "import type * as schema from \"/types\";\n\
             export const said0: schema.WithContext<schema.WebSite> = {\"@type\":\"WebSite\",\"name\":\"a\"};\n"
        );
    }
}
