//! A story as feeds hold it.

use article::{Article, Lang};

use crate::Locale;
use crate::components::{Use, body, figure};
use crate::markup::{Markup, all};

/// What a feed holds of a story: its lead image and its body.
pub(super) fn content(article: &Article, lang: &Lang) -> Markup {
    let locale = Locale::of(lang);
    let image = article.image.as_ref().map(|image| figure(image, "lead-image", Use::Block, locale).into());
    all(image.into_iter().chain([body(&article.body, locale).into()]))
}
