//! Which files a story shows: pictures, films, sounds, and captions.

use std::path::Path;

const PICTURES: &[&str] = &["apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "jxl", "png", "svg", "webp"];
const FILMS: &[&str] = &["m4v", "mov", "mp4", "ogv", "webm"];
const SOUNDS: &[&str] = &["aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "weba"];
const CAPTIONS: &[&str] = &["vtt"];

/// Whether a file is one, by its name. Cameras write theirs in capitals.
pub(crate) fn is_media(file: &str) -> bool {
    ends_with_any(file, &[PICTURES, FILMS, SOUNDS, CAPTIONS])
}

/// Whether a file is a picture, by its name.
pub(crate) fn is_picture(file: &str) -> bool {
    ends_with_any(file, &[PICTURES])
}

fn ends_with_any(file: &str, lists: &[&[&str]]) -> bool {
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str());
    let mut known = lists.iter().copied().flatten();
    ending.is_some_and(|ending| known.any(|known| ending.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const HOSTS: [(&str, &str); 2] = [
        ("nginx.conf", include_str!("../../../../docs/hosting/nginx.conf")),
        ("Caddyfile", include_str!("../../../../docs/hosting/Caddyfile")),
    ];

    #[test]
    fn media_are_known_by_their_endings() {
        for file in ["pier.avif", "a/b/IMG_1.JPG", "talk.de.vtt", "x.json.png", "film.webm"] {
            assert!(is_media(file), "{file}");
        }
        for file in ["pier.json", "pier", "avif", ".avif", "pier.avif~", "pier.avif.bak", "a.png/notes", "#pier.png#"] {
            assert!(!is_media(file), "{file}");
        }
    }

    #[test]
    fn hosts_lend_all_that_a_story_shows() {
        let shown: BTreeSet<&str> = [PICTURES, FILMS, SOUNDS].into_iter().flatten().copied().collect();
        for (host, text) in HOSTS {
            let lists =
                text.split("\\.(").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.split('|').collect()));
            let lists: Vec<BTreeSet<&str>> = lists.filter(|list: &BTreeSet<_>| list.contains("avif")).collect();
            assert!(lists.len() > 1 && lists.iter().all(|list| *list == shown), "{host}: {lists:?}");
        }
    }

    #[test]
    fn hosts_know_the_type_of_all_that_a_story_shows() {
        let kinds = [(PICTURES, "image/"), (FILMS, "video/"), (SOUNDS, "audio/"), (CAPTIONS, "text/")];
        for ((host, text), (endings, kind)) in HOSTS.into_iter().flat_map(|host| kinds.map(|kind| (host, kind))) {
            let types: Vec<&str> = text.lines().filter(|line| line.contains(kind)).collect();
            for ending in endings {
                let words = |line: &&str| line.split(|char: char| !char.is_alphanumeric()).any(|word| word == *ending);
                // What is not the ending is the type, and some are called alike.
                let named = types.iter().filter(|line| words(&&line.replacen(&format!("{kind}{ending}"), kind, 1)[..]));
                assert_eq!(named.count(), 1, "{host}: {ending}");
            }
        }
    }
}
