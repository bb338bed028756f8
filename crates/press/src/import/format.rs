//! What kind of copy it is.

use clap::ValueEnum;

/// In so many bytes from the first, what is no text has a zero.
const START: usize = 8192;

/// A kind of input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Told by what is in it
    #[default]
    Auto,
    /// A page pasted as text
    Text,
    /// A saved web page
    Html,
    /// ninjs 1, 2 or 3, or Superdesk's dialect of it
    Ninjs,
    /// JSON Feed 1.1
    Jsonfeed,
    /// RSS 0.9 to 2.0
    Rss,
    /// Atom 1.0
    Atom,
    /// Markdown, with front matter
    Markdown,
}

/// Tells the kind of a text by what it begins with, and by its file's name where that says more.
pub(super) fn tell(text: &str, name: &str) -> Format {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\n', '\t']);
    let head: String = start.chars().take(2000).collect::<String>().to_ascii_lowercase();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    if start.starts_with(['{', '[']) {
        // The version stands in the first lines of a feed, and nowhere in ninjs.
        return if head.contains("jsonfeed.org/version") { Format::Jsonfeed } else { Format::Ninjs };
    }
    if head.starts_with('<') {
        let element = |name: &str| {
            head.match_indices(name).any(|(at, _)| {
                head[..at].ends_with('<') && !head[at + name.len()..].starts_with(|next: char| next.is_alphanumeric())
            })
        };
        if element("feed") {
            return Format::Atom;
        }
        if element("rss") || element("rdf:rdf") {
            return Format::Rss;
        }
        return Format::Html;
    }
    match extension.as_str() {
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" if head.contains('<') => Format::Html,
        _ if head.starts_with("---\n") && head[4..].contains("\n---") => Format::Markdown,
        _ => Format::Text,
    }
}

/// The media type of bytes that are no text. Two or three letters make a picture of a text that begins with BMW, so there has
/// to be a zero among the first of them, as no text has but UTF-16, which begins with none of these letters.
pub(super) fn no_text(bytes: &[u8]) -> Option<&'static str> {
    let kind = infer::get(bytes).filter(|kind| kind.matcher_type() != infer::MatcherType::Text)?;
    let has_zero = memchr::memchr(0, &bytes[..bytes.len().min(START)]).is_some();
    (has_zero || kind.mime_type() == "application/pdf").then(|| kind.mime_type())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_beginning() {
        for (text, name, format) in [
            ("鹭浦日报\n", "a.txt", Format::Text),
            ("<!doctype html><p>", "-", Format::Html),
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", "-", Format::Rss),
            ("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">", "x.xml", Format::Atom),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"", "-", Format::Jsonfeed),
            ("{\"uri\": \"x\"}", "-", Format::Ninjs),
            ("---\ntitle: x\n---\nbody", "-", Format::Markdown),
            ("# x", "x.md", Format::Markdown),
            ("", "-", Format::Text),
        ] {
            assert_eq!(tell(text, name), format, "{text}");
        }
    }
}
