//! Pictures, films, sounds and what others show in a page.

use article::{Audio, Block, Captions, Embed, Href, Image, Lang, Rendition, Src, Video};
use dom_query::NodeRef;

use super::super::text::spaced;
use super::elements::{first, named};
use super::runs::{absolute, text};

/// Pictures up to this width and height count readers, and show nothing.
const TRACKER: u32 = 2;

/// A picture; none where it only counts readers.
pub(super) fn image(node: &NodeRef<'_>, base: Option<&str>) -> Option<Image> {
    // Pages that load pictures late have the real address beside the first.
    let late = ["data-src", "data-original", "data-lazy-src", "data-actualsrc", "file"];
    let shown = node.attr("src").filter(|src| !src.starts_with("data:") && !src.is_empty());
    let address = late.iter().find_map(|name| node.attr(name).filter(|src| !src.is_empty())).or(shown)?;
    let (width, height) = (pixels(node, "width"), pixels(node, "height"));
    if width.is_some_and(|width| width <= TRACKER) || height.is_some_and(|height| height <= TRACKER) {
        return None;
    }
    let src = Src::new(&absolute(base, Src::new(&address)?.get()?))?;
    let sources = node.attr("srcset").map(|set| renditions(&set, base)).unwrap_or_default();
    let alt = node.attr("alt").map(|alt| spaced(&alt));
    Some(Image { src, alt, caption: None, credit: None, width, height, sources })
}

fn pixels(node: &NodeRef<'_>, name: &str) -> Option<u32> {
    node.attr(name).and_then(|value| value.trim().trim_end_matches("px").parse().ok())
}

fn renditions(set: &str, base: Option<&str>) -> Vec<Rendition> {
    let entry = |entry: &str| {
        let (address, width) = entry.trim().rsplit_once(' ')?;
        let width = width.strip_suffix('w')?.parse().ok()?;
        Some(Rendition { src: Src::new(&absolute(base, address.trim()))?, width })
    };
    set.split(", ").filter_map(entry).collect()
}

/// A film.
pub(super) fn video(node: &NodeRef<'_>, base: Option<&str>) -> Option<Block> {
    let track = |node: &NodeRef<'_>| {
        let src = src(node, base)?;
        let lang = node.attr("srclang").and_then(|tag| Lang::new(&tag))?;
        Some(Captions { src, lang, label: node.attr("label").map(|label| label.to_string()) })
    };
    // One of them is no shape.
    let (width, height) = pixels(node, "width").zip(pixels(node, "height")).unzip();
    Some(Block::Video(Box::new(Video {
        src: media(node, base)?,
        poster: node.attr("poster").and_then(|address| Src::new(&absolute(base, &address))),
        captions: named(node, "track").iter().filter_map(track).collect(),
        title: node.attr("title").map(|title| spaced(&title)),
        transcript: first(node, &["p"]).and_then(|transcript| text(&transcript, base)),
        width,
        height,
    })))
}

/// A sound.
pub(super) fn audio(node: &NodeRef<'_>, base: Option<&str>) -> Option<Block> {
    Some(Block::Audio(Box::new(Audio {
        src: media(node, base)?,
        title: node.attr("title").map(|title| spaced(&title)),
        transcript: first(node, &["p"]).and_then(|transcript| text(&transcript, base)),
    })))
}

fn media(node: &NodeRef<'_>, base: Option<&str>) -> Option<Src> {
    src(node, base).or_else(|| named(node, "source").iter().find_map(|source| src(source, base)))
}

fn src(node: &NodeRef<'_>, base: Option<&str>) -> Option<Src> {
    let address = node.attr("src").filter(|address| !address.is_empty())?;
    Src::new(&absolute(base, Src::new(&address)?.get()?))
}

/// Something of a third party, by its address.
pub(super) fn embed(
    address: Option<&str>,
    title: Option<&str>,
    provider: Option<String>,
    base: Option<&str>,
) -> Option<Block> {
    let url = Href::new(&absolute(base, Href::new(address?)?.get()?))?;
    let title = title.map(spaced).filter(|title| !title.is_empty());
    Some(Block::Embed(Box::new(Embed { url, title, provider, player: None, width: None, height: None })))
}
