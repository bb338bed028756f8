//! Where in a site the press alone writes: a file of the edition cannot be published there.

use article::Severity;

use super::maps;
use crate::check::finding::Finding;
use crate::edition::Edition;

/// The page of a folder.
pub(super) const INDEX: &str = "index.html";
/// Folders that the press alone writes into.
const FOLDERS: [&str; 6] = ["channels", "embed", "embed-dialogue", "hans", "hant", "oembed"];
/// What the press writes beside the pages.
const OURS: [&str; 7] = [INDEX, "404.html", "front.json", "rss.xml", "atom.xml", "feed.json", "news-sitemap.xml"];

/// Whether a file of the edition would stand where the site has a file or folder of its own, whatever app it is built with.
pub(crate) fn is_taken(edition: &Edition, file: &str) -> bool {
    is_ours(file) || is_in_the_way(edition, file)
}

/// That a file of the edition is not published.
pub(crate) fn warning(edition: &Edition, file: &str) -> Finding {
    let own = if is_in_the_way(edition, file) { "folder or file" } else { "file" };
    let message = format!("not published: the site has a {own} of its own there");
    Finding::of_file(file, Severity::Warning, message, "give the file another name")
}

/// Whether the press writes this file itself.
pub(super) fn is_ours(file: &str) -> bool {
    let segments: Vec<&str> = file.split('/').collect();
    match segments.as_slice() {
        [name] => OURS.contains(name) || maps::is_sitemap(name),
        ["articles", _, name] => *name == INDEX,
        [folder, ..] => FOLDERS.contains(folder),
        [] => false,
    }
}

/// Whether a file of the edition would stand where a story has its folder, or below a file of the site's own.
fn is_in_the_way(edition: &Edition, file: &str) -> bool {
    let story = file.strip_prefix("articles/").is_some_and(|name| edition.articles.contains(name));
    let below = file.split_once('/').is_some_and(|(first, _)| OURS.contains(&first) || maps::is_sitemap(first));
    let folder = file == "articles" || FOLDERS.contains(&file);
    story || below || folder
}
