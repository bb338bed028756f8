//! Writes a small script into every page that remembers what the page's own eyes cannot see afterwards: console
//! errors, uncaught errors, unhandled rejections and layout shift. WebDriver offers the console in one engine only.

const RECORDER: &str = concat!("<script>", include_str!("recorder.js"), "</script>");

/// The page with the recorder as the first thing in its head, ahead of any policy that would forbid it.
pub(super) fn inject(page: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(page.clone()) else {
        return page;
    };
    let Some(end) = head_end(&text) else {
        return page;
    };
    [&text[..end], RECORDER, &text[end..]].concat().into_bytes()
}

/// Where the head begins: after `<head …>`, or after `<html …>` in a minified page, which leaves `<head>` out.
fn head_end(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    tag_end(&lower, "<head").or_else(|| tag_end(&lower, "<html"))
}

/// Where a tag ends. A `<header>` is no `<head>`.
fn tag_end(lower: &str, name: &str) -> Option<usize> {
    let start = lower
        .match_indices(name)
        .map(|(at, tag)| at + tag.len())
        .find(|&at| lower[at..].starts_with(['>', ' ', '\n']))?;
    Some(start + lower[start..].find('>')? + 1)
}
