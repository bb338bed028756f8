//! A plain static host: `/a/` is `/a/index.html`, `/a` redirects there, and what is missing is `404.html`.

use std::path::{Component, Path, PathBuf};

/// What a host finds for an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file to send as it is.
    File(PathBuf),
    /// A folder that was asked for without its slash.
    Folder,
    /// Nothing: the site's own page for that, if it has one.
    Missing(Option<PathBuf>),
}

/// Looks an address up in a site's folder.
pub(super) fn find(folder: &Path, path: &str) -> Found {
    let relative = Path::new(path.trim_start_matches('/'));
    let inside = relative.components().all(|component| matches!(component, Component::Normal(_)));
    let file = folder.join(relative);
    if inside && file.is_dir() {
        if !path.ends_with('/') {
            return Found::Folder;
        }
        let index = file.join("index.html");
        if index.is_file() {
            return Found::File(index);
        }
    } else if inside && file.is_file() && !path.ends_with('/') {
        return Found::File(file);
    }
    let page = folder.join("404.html");
    Found::Missing(page.is_file().then_some(page))
}

/// The content type by a file's ending, as static hosts send it.
pub(super) fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("avif") => "image/avif",
        Some("webp") => "image/webp",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("bmp") => "image/bmp",
        Some("ico") => "image/x-icon",
        Some("mp4") => "video/mp4",
        Some("webm") => "video/webm",
        Some("mp3") => "audio/mpeg",
        Some("ogg" | "oga" | "opus") => "audio/ogg",
        Some("wav") => "audio/wav",
        Some("vtt") => "text/vtt; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The path of an address with its `%` escapes read; bytes that are no UTF-8 become replacement characters.
pub(super) fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte == b'%'
            && let Some(escaped) = tail.get(..2).and_then(hexadecimal)
        {
            bytes.push(escaped);
            rest = &tail[2..];
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok()?;
    u8::from_str_radix(digits, 16).ok()
}
