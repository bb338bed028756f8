//! The way to take a story along to another page.

use article::Article;

use super::icons;
use crate::markup::{Element, el};
use crate::setting::Setting;
use crate::{Destination, Route};

/// A link to the story alone, which opens the dialogue with its code (`browser/embed-dialogue.js`). A story that is not for
/// everybody is not offered to everybody.
pub(crate) fn share(article: &Article, setting: Setting) -> Option<Element> {
    let route = Route { script: setting.script, to: Destination::Front };
    let link = el("a")
        .part("share")
        .attr("href", route.alone(&article.id))
        .attr("data-action", "embed")
        .attr("data-words", setting.locale.tag())
        .child(icons::code())
        .child(el("span").spoken(setting.locale).text(setting.locale.embed()));
    setting.site.embedding(article.embed.as_ref()).only().is_none().then_some(link)
}
