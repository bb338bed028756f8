//! What in the folder of an app counts, and what it weighs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::brotli;
use crate::folder;

/// One thing that the reader downloads.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) brotli: u64,
}

/// The weight of an app.
pub(crate) struct Weights {
    pub(crate) code: Vec<Item>,
    pub(crate) style: Vec<Item>,
    /// What a partner's page loads instead.
    pub(crate) embed: Vec<Item>,
    /// What is loaded only for a reader who asks for it.
    pub(crate) wanted: Vec<Item>,
    /// What each page loads, whether the app comes or not.
    pub(crate) page: Vec<Item>,
}

/// Weighs the app in `folder`: every `.wasm`, `.js` and `.css` in it, and the style sheets within its page.
pub(crate) fn weigh(folder: &Path) -> Result<Weights> {
    let page = folder.join("index.html");
    let page =
        fs::read_to_string(&page).with_context(|| format!("{} is no app: it lacks index.html", folder.display()))?;
    let mut weights =
        Weights { code: Vec::new(), style: Vec::new(), embed: Vec::new(), wanted: Vec::new(), page: Vec::new() };

    let inline = inline_styles(&page);
    if !inline.is_empty() {
        weights.style.push(item("<style> in index.html", inline.as_bytes())?);
    }
    let mut files = folder::files(folder)?;
    files.sort();
    for file in files {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(group) = match name {
            "embed.js" => Some(&mut weights.embed),
            "cards.js" | "embed-dialogue.js" => Some(&mut weights.wanted),
            // The glue is loaded by it, and is not named so.
            _ if page.contains(&format!("src=/{name}")) => Some(&mut weights.page),
            _ => None,
        } {
            group.push(item(name, &fs::read(&file)?)?);
            continue;
        }
        let items = match file.extension().and_then(|extension| extension.to_str()) {
            Some("wasm" | "js") => &mut weights.code,
            Some("css") => &mut weights.style,
            _ => continue,
        };
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        items.push(item(&name, &bytes)?);
    }
    ensure!(!weights.embed.is_empty(), "{} has no embed.js", folder.display());
    ensure!(!weights.page.is_empty(), "{} has no loader", folder.display());
    ensure!(
        weights.code.iter().any(|item| item.name.ends_with(".wasm")),
        "{} is no app: it has no WebAssembly",
        folder.display()
    );
    Ok(weights)
}

/// Weighs the words of the interface that the app of a page is given: the last of the files that the page names to it.
pub(crate) fn words(page: &Path) -> Result<Item> {
    let text = fs::read_to_string(page).with_context(|| format!("{} cannot be read", page.display()))?;
    let (_, files) = text.split_once(r#"name="kanbao-app" content=""#).context("the page has no app")?;
    let words =
        files.split('"').next().and_then(|files| files.split(' ').nth(3)).context("the app is given no words")?;
    // `articles/<id>/index.html`
    let site = page.ancestors().nth(3).context("a page is in a site")?;
    let bytes = fs::read(site.join(words.trim_start_matches('/'))).with_context(|| format!("there is no {words}"))?;
    item(words.trim_start_matches('/'), &bytes)
}

/// Weighs one file.
pub(crate) fn file(path: &Path) -> Result<Item> {
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    item(&Path::new(folder).join(path.file_name().unwrap_or_default()).display().to_string(), &bytes)
}

fn item(name: &str, bytes: &[u8]) -> Result<Item> {
    Ok(Item { name: name.to_owned(), raw: bytes.len() as u64, brotli: brotli::size(bytes)? })
}

/// The contents of all `<style>` elements of `page`, one after another.
fn inline_styles(page: &str) -> String {
    // Lower case keeps every byte where it is, so places in one are places in the other.
    let lower = page.to_ascii_lowercase();
    let mut styles = String::new();
    let mut rest = 0;
    while let Some(start) = lower[rest..].find("<style").map(|place| rest + place) {
        let Some(open) = lower[start..].find('>').map(|place| start + place + 1) else { break };
        let end = lower[open..].find("</style").map_or(page.len(), |place| open + place);
        styles.push_str(&page[open..end]);
        rest = end;
    }
    styles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_elements_are_joined() {
        let page = "<!doctype html><STYLE media=print>a{}</STYLE><p>新聞<style>b{color:red}</style><p>";
        assert_eq!(inline_styles(page), "a{}b{color:red}");
    }

    #[test]
    fn a_page_may_have_no_style() {
        assert_eq!(inline_styles("<p>styles"), "");
        assert_eq!(inline_styles("<style"), "");
        assert_eq!(inline_styles("<style>a{}"), "a{}");
    }
}
