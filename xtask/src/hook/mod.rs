//! What Trunk runs after each build, before it puts the new site in place: put the partners' script together, minify the scripts,
//! name the app's files for what is in them, publish the edition.
//!
//! `trunk serve` and `trunk build` run it by themselves (Trunk.toml), so the whole site comes from them alone too.

mod embed;
mod wrong;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::command::aloud;
use crate::press::{self, Published};
use crate::tools::{self, Toolbox};
use crate::{lean, naming, progress, project};

/// The variable that names the edition to publish: a folder, [`NO_EDITION`], or nothing for the sample.
pub(crate) const EDITION: &str = "KANBAO_EDITION";
/// Says that the app is to stay alone.
pub(crate) const NO_EDITION: &str = "none";
/// The variable that holds the address at which the site is served, if it is.
pub(crate) const ADDRESS: &str = "KANBAO_ADDRESS";
/// The variable that holds the address of the partner's page with stories of the site, if there is one.
pub(crate) const PARTNER: &str = "KANBAO_PARTNER";

/// The first line of the glue: V8 compiles all functions of such a script while it comes, away from the page's thread, and else
/// each when it is first called, which is when the reader clicks ("Explicit JavaScript Compile Hints", WICG). To other engines
/// it is a comment.
const EAGER: &str = "//# allFunctionsCalledOnLoad\n";

/// Runs the hook.
pub(crate) fn run() -> Result<ExitCode> {
    let Some(site) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        bail!("`cargo xtask hook` is run by Trunk after it has built; run `cargo xtask build` instead");
    };
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    embed::write(&site)?;
    if release {
        minify(&site)?;
        mend(&site)?;
        shorten(&site)?;
        naming::by_content(&site)?;
    }
    match chosen(env::var_os(EDITION)) {
        Chosen::Nothing => Ok(ExitCode::SUCCESS),
        Chosen::Sample => publish(&project::edition(None)?, &site, release),
        Chosen::Folder(folder) => publish(&project::edition(Some(&folder))?, &site, release),
    }
}

/// Which edition goes into the site.
#[derive(Debug, PartialEq, Eq)]
enum Chosen {
    Nothing,
    Sample,
    Folder(PathBuf),
}

fn chosen(variable: Option<OsString>) -> Chosen {
    match variable {
        Some(value) if value == NO_EDITION => Chosen::Nothing,
        Some(value) if !value.is_empty() => Chosen::Folder(value.into()),
        _ => Chosen::Sample,
    }
}

/// A preview goes on without the articles that are wrong, so that the others can be worked on, and where all is wrong from the
/// start it says so; a release does not.
fn publish(edition: &Path, site: &Path, release: bool) -> Result<ExitCode> {
    match press::build_into(edition, site, site, false)? {
        Published::All => {}
        Published::Some if !release => {
            wrong::show(edition, site)?;
            progress::warn("some articles are wrong and not in this preview (above); their pages say so");
        }
        Published::Some => bail!("some articles are wrong (above): a release publishes all or nothing"),
        Published::Nothing if !release && is_first(site) => {
            wrong::show_instead(edition, site)?;
            progress::warn("nothing can be shown yet (above); the preview's page says so, until it can");
        }
        Published::Nothing if !release => {
            bail!("nothing of {} could be published (above): the preview stays as it was", edition.display())
        }
        Published::Nothing => bail!("nothing of {} could be published (above)", edition.display()),
    }
    if let Some(address) = env::var_os(ADDRESS) {
        let address = address.to_string_lossy();
        progress::begin(format_args!("{} is at {address}   (Ctrl-C ends it)", edition.display()));
    }
    if let Some(partner) = env::var_os(PARTNER) {
        progress::note(format_args!("stories of it on a partner's page: {}", partner.to_string_lossy()));
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether there is no preview yet that could stay as it was.
fn is_first(site: &Path) -> bool {
    env::var_os("TRUNK_DIST_DIR").is_some_and(|served| wrong::nothing_was_shown(site, Path::new(&served)))
}

/// Gives short names to what the app's WebAssembly and its glue share, and has the glue compiled early.
fn shorten(site: &Path) -> Result<()> {
    let files = fs::read_dir(site).with_context(|| format!("{} cannot be read", site.display()))?;
    for wasm in files.flatten().map(|entry| entry.path()) {
        let Some(name) = wasm.file_name().and_then(|name| name.to_str()?.strip_suffix("_bg.wasm")) else { continue };
        let glue = site.join(format!("{name}.js"));
        let (short_wasm, short_glue) = lean::names::shorten(&fs::read(&wasm)?, &fs::read_to_string(&glue)?)?;
        fs::write(&wasm, short_wasm)?;
        fs::write(&glue, EAGER.to_owned() + &short_glue)?;
    }
    Ok(())
}

/// Minifies the scripts at the top of `site`, in place.
fn minify(site: &Path) -> Result<()> {
    let entries = fs::read_dir(site).with_context(|| format!("{} cannot be read", site.display()))?;
    let scripts: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension() == Some("js".as_ref())).collect();
    if scripts.is_empty() {
        return Ok(());
    }
    // What has no style sheets to adopt (before Safari 16.4) shows the link, and so may fail at a newer word too.
    let mut command = Toolbox::with(&[&tools::ESBUILD])?.command("esbuild");
    command.args(["--minify", "--log-level=warning", "--target=es2022", "--format=esm", "--allow-overwrite"]);
    command.args(&scripts).arg(option("--outdir=", site));
    as_package(site, || aloud(&mut command))
}

/// Does something while a folder is a package by itself. The nearest one says whether a script is CommonJS and to be wrapped: one
/// of a newsroom may be around the site, and none of ours is that.
fn as_package<T>(folder: &Path, act: impl FnOnce() -> Result<T>) -> Result<T> {
    let package = folder.join("package.json");
    fs::write(&package, "{}").with_context(|| format!("{} cannot be written", package.display()))?;
    let done = act();
    fs::remove_file(&package).with_context(|| format!("{} cannot be removed", package.display()))?;
    done
}

/// Mends the page that Trunk's minifier has written.
fn mend(site: &Path) -> Result<()> {
    let index = site.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("{} cannot be read", index.display()))?;
    fs::write(&index, with_head(&page).with_context(|| format!("{} has no <html>", index.display()))?)?;
    Ok(())
}

/// The page with the tag `<head>` in it. HTML lets one leave it out, and Trunk's minifier does, but not all who read pages
/// know that.
fn with_head(page: &str) -> Option<String> {
    if page.contains("<head>") {
        return Some(page.to_owned());
    }
    let html = page.find("<html")?;
    let end = html + page[html..].find('>')? + 1;
    Some(format!("{}<head>{}", &page[..end], &page[end..]))
}

/// An option with a path for its value.
fn option(name: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(name);
    argument.push(path);
    argument
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_its_head() {
        let page = "<!doctype html><html lang=en><head><meta charset=utf-8></head>";
        assert_eq!(with_head("<!doctype html><html lang=en><meta charset=utf-8></head>").as_deref(), Some(page));
        assert_eq!(with_head(page).as_deref(), Some(page));
        assert_eq!(with_head("<p>"), None);
    }

    #[test]
    fn a_site_is_a_package_while_its_scripts_are_made_small() {
        let site = env::temp_dir().join(format!("kanbao-package-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        let package = as_package(&site, || Ok(fs::read_to_string(site.join("package.json"))?));
        let failed = as_package(&site, || -> Result<()> { anyhow::bail!("esbuild found something") });
        let files = fs::read_dir(&site).unwrap().count();
        fs::remove_dir_all(&site).unwrap();
        assert_eq!((package.unwrap().as_str(), failed.is_err(), files), ("{}", true, 0));
    }

    #[test]
    fn the_variable_names_the_edition() {
        assert_eq!(chosen(None), Chosen::Sample);
        assert_eq!(chosen(Some("".into())), Chosen::Sample);
        assert_eq!(chosen(Some("none".into())), Chosen::Nothing);
        assert_eq!(chosen(Some("/news".into())), Chosen::Folder("/news".into()));
    }
}
