//! What a story is about.

use crate::Locale;
use crate::markup::{Element, el};

/// The story's topics.
pub(crate) fn tags(tags: &[String], locale: &Locale) -> Option<Element> {
    let list = el("ul").part("tags").attr("aria-label", locale.tags());
    (!tags.is_empty()).then(|| list.each(tags, |tag| el("li").text(tag)))
}
