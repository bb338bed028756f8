//! The picture that a page names for links to it, where it is the first one of the text too.

use article::{Block, Image};

use super::super::story::Story;
use super::runs::absolute;
use crate::files::media::is_picture;

/// Shows such a picture once: as the lead, with all that the text says of it.
pub(super) fn join(story: &mut Story, base: Option<&str>) {
    let Some(lead) = &story.image else { return };
    let place = story.body.iter().position(|block| matches!(block, Block::Image(_) | Block::Gallery(_)));
    // A gallery stays whole.
    let Some((place, Block::Image(image))) = place.map(|place| (place, &story.body[place])) else { return };
    if !is_same(lead, image, base) {
        return;
    }
    story.image = Some(joined(lead.clone(), Image::clone(image)));
    story.body.remove(place);
}

fn joined(lead: Image, image: Image) -> Image {
    let is_known = image.width.is_some() && image.height.is_some();
    let (width, height) = if is_known { (image.width, image.height) } else { (lead.width, lead.height) };
    // Without the page's own address the text's can lead nowhere.
    let leads = image.src.get().is_some_and(|address| address.contains("//"));
    Image {
        src: if leads { image.src } else { lead.src },
        alt: image.alt.clone().filter(|alt| !alt.is_empty()).or(lead.alt).or(image.alt),
        caption: image.caption.or(lead.caption),
        credit: image.credit.or(lead.credit),
        width,
        height,
        sources: image.sources,
    }
}

fn is_same(lead: &Image, image: &Image, base: Option<&str>) -> bool {
    let Some(lead) = lead.src.get() else { return false };
    let lead = absolute(base, lead);
    let mut sizes = std::iter::once(&image.src).chain(image.sources.iter().map(|rendition| &rendition.src));
    sizes.any(|src| src.get().is_some_and(|address| is_same_address(&lead, address)))
}

fn is_same_address(one: &str, other: &str) -> bool {
    let ((one_host, one), (other_host, other)) = (parts(one), parts(other));
    one == other && one.starts_with('/') && (one_host == other_host || one_host.is_empty() || other_host.is_empty())
}

/// Host and path of an address, each as far as it is there; without the scheme, and without what only asks for a size.
fn parts(address: &str) -> (&str, &str) {
    let address = address.split('#').next().unwrap_or_default();
    let bare = address.split('?').next().unwrap_or_default();
    // Behind a picture's own name a `?` only asks for a size of it.
    let address = if is_picture(bare) { bare } else { address };
    let address = address.trim_start_matches("https:").trim_start_matches("http:");
    match address.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_the_same_whatever_scheme_and_size_are_asked_for() {
        let gate = "https://paper.example/pictures/gate.jpg";
        for other in [
            gate,
            "http://paper.example/pictures/gate.jpg?w=640",
            "//paper.example/pictures/gate.jpg",
            "/pictures/gate.jpg#1",
        ] {
            assert!(is_same_address(gate, other), "{other}");
        }
        let newer = "https://paper.example/pictures/gate.JXL";
        assert!(is_same_address(newer, &format!("{newer}?w=640")));
        for other in [
            "https://paper.example/pictures/gate-2.jpg",
            "https://other.example/pictures/gate.jpg",
            "pictures/gate.jpg",
        ] {
            assert!(!is_same_address(gate, other), "{other}");
        }
        assert!(!is_same_address("https://paper.example/picture?id=1", "https://paper.example/picture?id=2"));
    }
}
