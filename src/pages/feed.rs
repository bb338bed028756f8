//! A story as feeds hold it.

use article::Article;

use super::article::{first_ran, rights};
use crate::components::{Use, body, corrections, figure};
use crate::markup::{Markup, all};
use crate::setting::Setting;

/// What a feed holds of a story: its lead image and its body, and what a text must not go without. Feeds have fields of their
/// own for the rest.
pub(super) fn content(article: &Article, setting: Setting) -> Markup {
    let locale = setting.locale;
    let image = article.image.as_ref().map(|image| figure(image, "lead-image", Use::Block, locale).into());
    let foot = [corrections(&article.corrections, locale), first_ran(article, setting), rights(article)];
    all(image
        .into_iter()
        .chain([body(&article.body, locale).into()])
        .chain(foot.into_iter().flatten().map(Markup::from)))
}
