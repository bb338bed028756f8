//! Pictures. They keep their place before they load and say what they show when they fail.

use article::Image;

use super::credits::caption;
use crate::Locale;
use crate::markup::{Element, el};

/// When a picture loads, and how wide it is shown.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Use {
    /// At once: it is the first thing on the page.
    Lead,
    /// When it nears the screen, as wide as the text.
    Block,
    /// When it nears the screen, a third as wide where there is room beside it.
    Small,
    /// The same, cut to the shape of its neighbours: a link leads to the whole of it.
    Gallery,
}

/// A picture with its caption.
pub(crate) fn figure(image: &Image, part: &'static str, shown: Use, locale: &Locale) -> Element {
    let alt = image.alt.clone().unwrap_or_default();
    let whole = image.src.get().filter(|_| shown == Use::Gallery && !alt.is_empty());
    let picture = picture(image, alt, shown);
    let picture = match whole {
        Some(address) => el("a").attr("href", address).child(picture),
        None => picture,
    };
    el("figure").part(part).child(picture).maybe(caption(image.caption.as_ref(), image.credit.as_deref(), locale))
}

/// A picture alone. The frame around it shows the alternative text when it fails (`browser/pictures.rs`).
pub(crate) fn picture(image: &Image, alt: String, shown: Use) -> Element {
    let is_lead = shown == Use::Lead;
    let sources = srcset(image);
    let is_small = matches!(shown, Use::Small | Use::Gallery);
    // On a phone held upright all are as wide as the screen, and the first of a list on a wider one too.
    let sizes = if is_small {
        "(min-width: 60em) 20rem, (min-width: 43em) 50vw, 100vw"
    } else {
        "(min-width: 50em) 50rem, 100vw"
    };
    let img = el("img")
        .attr("alt", alt)
        .size(pixels(image, image.width), pixels(image, image.height))
        // Before the addresses: a browser may start to load as soon as it sees one.
        .attr("loading", (!is_lead).then_some("lazy"))
        .attr("fetchpriority", is_lead.then_some("high"))
        .attr("decoding", "async")
        .attr("sizes", sources.is_some().then_some(sizes))
        .attr("srcset", sources)
        .attr("src", image.src.get().map(str::to_owned));
    el("span").attr("class", "frame").child(img)
}

/// A length of a picture, which is shown no larger. What says its shape alone is made larger than any page has room for. Of a
/// picture 0 wide nobody would see anything: programs write that where they do not know.
fn pixels(image: &Image, length: Option<u32>) -> Option<u32> {
    let times = if image.is_shape() { 1000 } else { 1 };
    length.filter(|length| *length > 0).map(|length| length.saturating_mul(times))
}

/// All widths that there are, for the browser to choose from.
fn srcset(image: &Image) -> Option<String> {
    if image.sources.is_empty() {
        return None;
    }
    let mut candidates = String::new();
    let mut add = |src: Option<&str>, width: u32| {
        let Some(src) = src.filter(|_| width > 0) else { return };
        if !candidates.is_empty() {
            candidates.push_str(", ");
        }
        // A space or comma in an address would end the candidate too early (HTML, "srcset attributes").
        for character in src.chars() {
            match character {
                ' ' => candidates.push_str("%20"),
                ',' => candidates.push_str("%2C"),
                character => candidates.push(character),
            }
        }
        candidates.push(' ');
        candidates.push_str(&width.to_string());
        candidates.push('w');
    };
    for rendition in &image.sources {
        add(rendition.src.get(), rendition.width);
    }
    if let Some(width) = image.width {
        add(image.src.get(), width);
    }
    Some(candidates)
}
