//! Pages of a preview for what the press could not publish: stories that it has left out, or all there is. Each says what is
//! wrong and where, as the press says it in the terminal, and gives way to the story as soon as that is right.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::press;

/// What Trunk's script has in it that loads a page again.
const RELOADS: &str = ".well-known/trunk/ws";

/// Where stories are, in each script.
const PLACES: [&str; 3] = ["articles", "hans/articles", "hant/articles"];

/// The headline of the page that stands for all.
const NOTHING: &str = "Nothing can be shown until this is right";

/// The way on from a page of a story.
const HOME: &str = "<p><a href=\"/\">The front page</a></p>";

/// Writes the pages of stories that were left out into the site.
pub(super) fn show(edition: &Path, site: &Path) -> Result<()> {
    let findings = press::findings(edition)?;
    let script = reloading(site);
    let folder = edition.join("articles");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for file in entries.flatten().map(|entry| entry.path()) {
        let Some(id) = file.file_stem().filter(|_| file.extension() == Some("json".as_ref())) else { continue };
        if !file.is_file() || site.join(PLACES[0]).join(id).exists() {
            continue;
        }
        let name = id.to_string_lossy();
        let [title, said] = [format!("{name} is left out"), of(&name, &findings)];
        let page = page(&title, "This story is left out until it is right", &said, HOME, &script);
        for place in PLACES.map(|place| site.join(place)).iter().filter(|place| place.is_dir()) {
            let place = place.join(id);
            fs::create_dir_all(&place)
                .and_then(|()| fs::write(place.join("index.html"), &page))
                .with_context(|| format!("{} cannot be written", place.display()))?;
        }
    }
    Ok(())
}

/// Whether somebody waits for a page of `site`, and nothing of the edition has been shown yet: `served` is what is.
pub(super) fn nothing_was_shown(site: &Path, served: &Path) -> bool {
    let shown = fs::read_to_string(served.join("index.html")).ok();
    !reloading(site).is_empty() && shown.is_none_or(|page| page.contains(&format!("<h1>{NOTHING}</h1>")))
}

/// Writes a page in the place of all others, which Trunk shows at every address that it does not know.
pub(super) fn show_instead(edition: &Path, site: &Path) -> Result<()> {
    let findings = press::findings(edition)?;
    // Not all that stops the press is in the edition.
    let said = if findings.contains(" error: ") { findings.as_str() } else { "" };
    let page = page(NOTHING, NOTHING, said, "", &reloading(site));
    let index = site.join("index.html");
    fs::write(&index, page).with_context(|| format!("{} cannot be written", index.display()))
}

/// What is said of a story's file: lines that begin with its name, each with the indented ones below it.
fn of(id: &str, findings: &str) -> String {
    let name = format!("articles/{id}.json");
    let mut is_ours = false;
    let ours = findings.lines().filter(|line| {
        if !line.starts_with(' ') {
            is_ours = line.strip_prefix(&name).is_some_and(|rest| rest.starts_with(':'));
        }
        is_ours
    });
    ours.collect::<Vec<_>>().join("\n")
}

/// Trunk's script, as it stands in the site's own pages; nothing where nobody watches.
fn reloading(site: &Path) -> String {
    let page = fs::read_to_string(site.join("index.html")).unwrap_or_default();
    let script = page.split_inclusive("</script>").find(|piece| piece.contains(RELOADS));
    script.and_then(|piece| piece.rfind("<script").map(|start| piece[start..].to_owned())).unwrap_or_default()
}

/// A page. `way` and `script` are markup, and nothing else is.
fn page(title: &str, headline: &str, said: &str, way: &str, script: &str) -> String {
    let [title, said] = [title, said.trim_end()].map(|text| text.replace('&', "&amp;").replace('<', "&lt;"));
    let said = if said.is_empty() { "The terminal says why.".to_owned() } else { said };
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
         <style>body{{max-width:45rem;margin:3rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}}\
         pre{{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}}</style></head>\
         <body><main><h1>{headline}</h1><pre>{said}</pre>{way}</main>{script}</body></html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINDINGS: &str = "\
articles/mill.json:3:5: error: headline: it is missing
  help: write one
articles/mill.json.json:1:1: error: another's
articles/pier.json:2:1: error: not JSON: <, &
  help: mend it
1 article: 2 errors
";

    #[test]
    fn of_all_that_is_wrong_a_page_has_its_own() {
        assert_eq!(of("mill", FINDINGS), "articles/mill.json:3:5: error: headline: it is missing\n  help: write one");
        assert_eq!(of("quay", FINDINGS), "");
    }

    #[test]
    fn nothing_of_a_file_is_markup() {
        let page = page("<pier>", "Headline", &of("pier", FINDINGS), HOME, "<script>again()</script>");
        assert!(page.contains("<title>&lt;pier></title>"), "{page}");
        assert!(page.contains("not JSON: &lt;, &amp;\n  help: mend it</pre>"), "{page}");
        assert!(page.contains("<script>again()</script>"), "{page}");
    }

    #[test]
    fn the_script_that_loads_again_is_found_in_a_page() {
        let site = std::env::temp_dir().join(format!("kanbao-again-{}", std::process::id()));
        fs::create_dir_all(&site).expect("a folder");
        assert_eq!(reloading(&site), "");
        let ours = format!("<script>ws(\"{RELOADS}\")</script>");
        fs::write(site.join("index.html"), format!("<script>1</script><p>{ours}</p><script>2</script>"))
            .expect("a page");
        assert_eq!(reloading(&site), ours);
        fs::remove_dir_all(site).expect("removed");
    }
}
