//! The app's files get names by what is in them, so that browsers and caches may keep them for ever (`docs/publish.md`).
//!
//! Trunk names them too, but before they are made smaller: another minifier, or other short names, would give other bytes
//! under the same name, and a reader with one old file and one new would have an app that does not start.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

const WASM: &str = "_bg.wasm";
const LOADER: &str = "/loader.js";
const PAGE: &str = "index.html";

/// Renames the app's files at the top of `site`, in its page too.
pub(crate) fn by_content(site: &Path) -> Result<()> {
    rename_loader(site)?;
    rename_app(site)
}

fn rename_loader(site: &Path) -> Result<()> {
    let html = read(site, PAGE)?;
    let called = html.matches(LOADER).count();
    ensure!(called == 1, "{PAGE} names {LOADER} {called} times, and must name it once");
    let mut hasher = DefaultHasher::new();
    let file = &LOADER[1..];
    read(site, file)?.hash(&mut hasher);
    let name = format!("kanbao-{:016x}.js", hasher.finish());
    write(site, PAGE, &html.replace(LOADER, &format!("/{name}")))?;
    rename(site, file, &name)
}

fn rename_app(site: &Path) -> Result<()> {
    let files = fs::read_dir(site).with_context(|| format!("{} cannot be read", site.display()))?;
    let names = files.flatten().filter_map(|file| file.file_name().into_string().ok());
    let stems: Vec<String> = names.filter_map(|name| name.strip_suffix(WASM).map(str::to_owned)).collect();
    let [stem] = stems.as_slice() else {
        bail!("{} should have the WebAssembly of one app, and has that of {}", site.display(), stems.len());
    };
    let (script, wasm) = (format!("{stem}.js"), format!("{stem}{WASM}"));
    let glue = read(site, &script)?;
    let name = name(stem, &fs::read(site.join(&wasm)).with_context(|| format!("{wasm} cannot be read"))?, &glue);
    let html = read(site, PAGE)?;
    ensure!(html.contains(stem.as_str()), "{PAGE} does not name the app's files");

    write(site, PAGE, &html.replace(stem, &name))?;
    write(site, &script, &glue.replace(stem, &name))?;
    rename(site, &script, &format!("{name}.js"))?;
    rename(site, &wasm, &format!("{name}{WASM}"))
}

fn read(site: &Path, name: &str) -> Result<String> {
    fs::read_to_string(site.join(name)).with_context(|| format!("{name} cannot be read"))
}

fn write(site: &Path, name: &str, text: &str) -> Result<()> {
    fs::write(site.join(name), text).with_context(|| format!("{name} cannot be written"))
}

fn rename(site: &Path, old: &str, new: &str) -> Result<()> {
    fs::rename(site.join(old), site.join(new)).with_context(|| format!("{old} cannot be renamed"))
}

/// The name for an app with this content. What it was called before has no part in it.
fn name(stem: &str, wasm: &[u8], glue: &str) -> String {
    let mut hasher = DefaultHasher::new();
    wasm.hash(&mut hasher);
    glue.replace(stem, "").hash(&mut hasher);
    let (program, _) = stem.rsplit_once('-').unwrap_or((stem, ""));
    format!("{program}-{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_content_alone() {
        let one = name("kanbao-12ab", b"wasm", "load('kanbao-12ab_bg.wasm')");
        assert!(one.starts_with("kanbao-") && one.len() == "kanbao-".len() + 16, "{one}");
        assert_eq!(name("kanbao-34cd", b"wasm", "load('kanbao-34cd_bg.wasm')"), one);
        assert_ne!(name("kanbao-12ab", b"wasn", "load('kanbao-12ab_bg.wasm')"), one);
        assert_ne!(name("kanbao-12ab", b"wasm", "take('kanbao-12ab_bg.wasm')"), one);
    }
}
