//! Pictures. They keep their place before they load and say what they show when they fail.

use article::Image;
use yew::prelude::*;

use super::credits::caption;
use crate::Locale;

/// When a picture loads, and how wide it is shown.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Use {
    /// At once: it is the first thing on the page.
    Lead,
    /// When it nears the screen, as wide as the text.
    Block,
    /// When it nears the screen, a third as wide.
    Small,
}

/// The picture at the head of a story.
pub(crate) fn lead_image(image: Option<&Image>, locale: &Locale) -> Html {
    image.map(|image| figure(image, "lead-image", Use::Lead, locale)).unwrap_or_default()
}

/// A picture with its caption.
pub(crate) fn figure(image: &Image, part: &'static str, shown: Use, locale: &Locale) -> Html {
    html! {
        <figure part={part}>
            {picture(image, shown)}
            {caption(image.caption.as_ref(), image.credit.as_deref(), locale)}
        </figure>
    }
}

/// A picture alone. The frame around it shows the alternative text when it fails (`browser/pictures.rs`).
pub(crate) fn picture(image: &Image, shown: Use) -> Html {
    let alt = image.alt.clone().unwrap_or_default();
    let (loading, priority) = match shown {
        Use::Lead => (None, Some("high")),
        _ => (Some("lazy"), None),
    };
    let sizes = match shown {
        Use::Small => "(min-width: 60em) 20rem, 50vw",
        _ => "(min-width: 50em) 45rem, 100vw",
    };
    let sources = srcset(image);
    html! {
        <span class="frame">
            <img
                src={image.src.get().map(str::to_owned)}
                sizes={sources.is_some().then_some(sizes)}
                srcset={sources}
                alt={alt}
                width={image.width.map(|width| width.to_string())}
                height={image.height.map(|height| height.to_string())}
                loading={loading}
                fetchpriority={priority}
                decoding="async"
            />
        </span>
    }
}

/// All widths that there are, for the browser to choose from.
fn srcset(image: &Image) -> Option<String> {
    if image.sources.is_empty() {
        return None;
    }
    let widest = image.src.get().zip(image.width);
    let others = image.sources.iter().filter_map(|rendition| rendition.src.get().zip(Some(rendition.width)));
    // A space or comma in an address would end the candidate too early (HTML, "srcset attributes").
    let candidates: Vec<String> = others
        .chain(widest)
        .map(|(src, width)| format!("{} {width}w", src.replace(' ', "%20").replace(',', "%2C")))
        .collect();
    Some(candidates.join(", "))
}
