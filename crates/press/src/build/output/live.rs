//! Which stories readers have, as their pages lie in the published folder: so it is true where the list of the site was lost,
//! or is of another press, as well.

use std::fs;
use std::io;
use std::path::Path;

use super::part::Part;

/// Whether there is a page of any story.
pub(in crate::build) fn has_stories(site: &Path) -> io::Result<bool> {
    match fs::read_dir(site.join(Part::Page.shared(None))) {
        Ok(mut entries) => Ok(entries
            .any(|entry| entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(|id| has_story(site, id))))),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether there is the page of this story.
pub(in crate::build) fn has_story(site: &Path, id: &str) -> bool {
    site.join(Part::Page.place(None, id)).is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_there_with_its_page() {
        let site = tempfile::tempdir().expect("a folder");
        let has_any = || has_stories(site.path()).expect("a folder");
        assert!(!has_any());
        fs::create_dir_all(site.path().join("articles/pier")).expect("a folder");
        fs::write(site.path().join("articles/pier/map.svg"), "<svg/>").expect("a file");
        fs::write(site.path().join("articles/quay.avif"), "picture").expect("a file");
        assert!(!has_any() && !has_story(site.path(), "pier"));
        fs::write(site.path().join("articles/pier/index.html"), "<p>").expect("a file");
        assert!(has_any() && has_story(site.path(), "pier") && !has_story(site.path(), "quay"));
    }
}
