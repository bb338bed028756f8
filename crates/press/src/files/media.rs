//! Which files a story shows: pictures, films, sounds, and captions.

use std::path::Path;

const PICTURES: &[&str] = &["apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "jxl", "png", "svg", "webp"];
const FILMS: &[&str] = &["m4v", "mov", "mp4", "ogv", "webm"];
const SOUNDS: &[&str] = &["aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "weba"];
const CAPTIONS: &[&str] = &["vtt"];

/// Whether a file is one, by its name. Cameras write theirs in capitals.
pub(crate) fn is_media(file: &str) -> bool {
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str());
    let mut known = [PICTURES, FILMS, SOUNDS, CAPTIONS].into_iter().flatten();
    ending.is_some_and(|ending| known.any(|known| ending.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_are_known_by_their_endings() {
        for file in ["pier.avif", "a/b/IMG_1.JPG", "talk.de.vtt", "x.json.png", "film.webm"] {
            assert!(is_media(file), "{file}");
        }
        for file in ["pier.json", "pier", "avif", ".avif", "pier.avif~", "pier.avif.bak", "a.png/notes", "#pier.png#"] {
            assert!(!is_media(file), "{file}");
        }
    }
}
