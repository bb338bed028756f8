//! A story as feeds hold it.

use article::Article;

use super::article::{first_ran, rights};
use crate::components::{Use, body, corrections, figure};
use crate::markup::{Markup, all, el};
use crate::setting::Setting;

/// What a feed holds of a story: its lead image and its body, and what a text must not go without. Feeds have fields of their
/// own for the rest. It says its language, since feed readers do not hand on the feed's: Arabic would run from left to right.
pub(super) fn content(article: &Article, setting: Setting) -> Markup {
    let locale = setting.locale;
    let image = article.image.as_ref().map(|image| figure(image, "lead-image", Use::Block, locale).into());
    let foot = [corrections(&article.corrections, locale), first_ran(article, setting), rights(article)];
    let story = image
        .into_iter()
        .chain([body(&article.body, Use::Block, locale).into()])
        .chain(foot.into_iter().flatten().map(Markup::from));
    el("div").lang(Some(setting.lang)).child(all(story)).into()
}
